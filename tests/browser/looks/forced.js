// What a ground in a colour of its own says must show where the reader's system sets all colours: by a line, or by words
// that look different (WCAG 1.4.1, 1.4.11).

import { all, colour, contrast, drawn, ground, look, named } from "./elements.js";

/** What stood on a ground of its own while the colours were ours. @type {HTMLElement[]} */
let grounded = [];

/** Look at the page in its own colours first. */
export function remember() {
  grounded = all("body *").filter((one) => {
    const own = colour(getComputedStyle(one).backgroundColor);
    return own[3] > 0 && !one.matches("svg, svg *, code, code *") && contrast(own, ground(one.parentElement)) > 1.02 && drawn(one);
  });
  return grounded.length;
}

/** What no longer shows now that they are not. @returns {import("./elements.js").Look} */
export function lost() {
  const faults = grounded.filter((one) => !framed(one)).map((one) => `Its ground is gone and no line is left: ${named(one)}`);
  const currents = all("[aria-current]").filter(drawn);
  for (const one of currents) {
    const others = all(one.localName, one.closest("nav, ol, ul") ?? document).filter((other) => !other.ariaCurrent);
    if (others.some((other) => shapeOf(other) === shapeOf(one))) faults.push(`It is the current one and looks like the others: ${named(one)}`);
  }
  const shapes = all("svg [class] rect, svg rect[class], svg polygon[class], svg path[class]").filter(drawn);
  for (const one of shapes) {
    const { stroke, fill } = getComputedStyle(one);
    const shows = [stroke, fill].some((each) => contrast(colour(each), ground(one)) >= 3 && colour(each)[3] > 0);
    if (!shows) faults.push(`A shape of a drawing is gone: ${named(one)}`);
  }
  return look(grounded.length + currents.length + shapes.length, faults);
}

/** @param {Element} one */
function framed(one) {
  const style = getComputedStyle(one);
  const under = ground(one.parentElement);
  const line = (/** @type {string} */ side) =>
    parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1 &&
    !["none", "hidden"].includes(style.getPropertyValue(`border-${side}-style`)) &&
    contrast(colour(style.getPropertyValue(`border-${side}-color`)), under) >= 3;
  if (["top", "right", "bottom", "left"].some(line)) return true;
  if (style.textDecorationLine !== "none") return true;
  // Some grounds are kept, such as that of a marked word.
  return contrast(colour(style.backgroundColor), under) >= 3;
}

/** All but the colours of how it looks. @param {Element} one */
function shapeOf(one) {
  const { fontWeight, textDecorationLine, borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(one);
  return [fontWeight, textDecorationLine, borderBottomStyle, borderBottomWidth, borderBottomColor].join(" ");
}
