// What a page is on paper: dark words that need no ground, everything unfolded, the number to ring, nothing to press.

import { all, colour, contrast, drawn, look, named, texts } from "./elements.js";

/** @type {import("./elements.js").Colour} */
const WHITE = [255, 255, 255, 1];
const PRESSED = "button, select, [type=submit], [type=search], .skip, .md-search, .leave";

/** @returns {import("./elements.js").Look} */
export function wrong() {
  const found = texts().filter(({ parent }) => !(parent instanceof SVGElement));
  const faults = found
    .filter(({ parent }) => contrast(colour(getComputedStyle(parent).color), WHITE) < 4.5)
    .map(({ parent }) => `Too pale on white paper: ${named(parent)}`);
  if (!all("a[href='tel:999']").some(drawn)) faults.push("999 is not on the paper");
  for (const one of all(PRESSED)) if (drawn(one)) faults.push(`There is something to press: ${named(one)}`);
  for (const one of all("details:not([open]) > :not(summary)")) {
    const kept = getComputedStyle(one).display !== "none" && one.parentElement && drawn(one.parentElement);
    if (kept && one.textContent?.trim() && !drawn(one)) faults.push(`It stays folded: ${named(one)}`);
  }
  for (const one of all("body *")) {
    if (["fixed", "sticky"].includes(getComputedStyle(one).position) && drawn(one)) faults.push(`It floats over the text: ${named(one)}`);
  }
  for (const one of all("article :is(h2, h3, h4)")) {
    if (drawn(one) && getComputedStyle(one).breakAfter !== "avoid") faults.push(`It may stand alone at the foot of a sheet: ${named(one)}`);
  }
  return look(found.length, faults);
}
