// Whether everything can be read without scrolling sideways, nothing is cut off, and no words stand on others (WCAG 1.4.4,
// 1.4.10 and 1.4.12). What has two dimensions, a table, a drawing or lines of code, may scroll in a region that takes the focus.

import { all, drawn, look, named, texts } from "./elements.js";

/** What holds words as they were typed. */
const SCROLLING = "textarea, input, select, pre > code";

/** @returns {import("./elements.js").Look} */
export function cut() {
  const found = texts();
  const faults = found.flatMap(({ parent, boxes }) => cutAway(parent, boxes));
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push(`The page scrolls sideways, by ${over} pixels`);
  const scrolled = all("body *").filter((one) => scrolls(one) && drawn(one));
  for (const one of scrolled) {
    if (!one.querySelector("table, svg") && !one.matches(SCROLLING)) {
      faults.push(`It scrolls sideways and is neither a table nor a drawing: ${named(one)}`);
    } else if (one.tabIndex < 0) faults.push(`It scrolls sideways, and the keyboard cannot scroll it: ${named(one)}`);
  }
  for (const one of all("body *")) {
    const { position } = getComputedStyle(one);
    if ((position !== "fixed" && position !== "sticky") || !drawn(one)) continue;
    const { top, bottom, width } = one.getBoundingClientRect();
    const covered = Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (width > 0 && covered > innerHeight / 2) faults.push(`It stays in sight and takes over half of it: ${named(one)}`);
  }
  return look(found.length, faults);
}

/** @param {Element} one */
function scrolls(one) {
  return one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
}

/** How some words are cut off by what they stand in. @param {Element} parent @param {DOMRect[]} boxes @returns {string[]} */
function cutAway(parent, boxes) {
  const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  for (let at = /** @type {Element | null} */ (parent); at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY, position, textOverflow } = getComputedStyle(at);
    if (overflowX !== "visible" && !(at instanceof SVGElement)) {
      const box = at.getBoundingClientRect();
      if (textOverflow === "ellipsis" && at.scrollWidth > at.clientWidth) return [`Its words end in an ellipsis: ${named(at)}`];
      const hides = (/** @type {string} */ way) => way === "hidden" || way === "clip";
      if (hides(overflowX) && (left < box.left - 2 || right > box.right + 2)) return [`Cut off at a side: ${named(parent)}`];
      if (hides(overflowY) && (top < box.top - 2 || bottom > box.bottom + 2)) return [`Cut off above or below: ${named(parent)}`];
      if (!hides(overflowX)) return [];
    }
    if (position === "fixed") break;
  }
  return left < -1 || right > innerWidth + 1 ? [`It reaches beyond the screen: ${named(parent)}`] : [];
}

/** Words that stand on other words. @returns {import("./elements.js").Look} */
export function overlaps() {
  scrollTo(0, 0); // what stays in sight stands on nothing there
  const found = texts().filter(({ parent }) => !(parent instanceof SVGElement));
  const lines = found.flatMap(({ parent, boxes }) => boxes.map((box) => ({ parent, ...letters(box, region(parent)) })));
  lines.sort((one, other) => one.top - other.top);
  /** @type {string[]} */
  const faults = [];
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.left < one.right && one.left < other.right) faults.push(`${named(one.parent)} stands on ${named(other.parent)}`);
    }
  });
  return look(lines.length, faults);
}

/** The region that some words scroll in. @param {Element} parent @returns {DOMRect | undefined} */
function region(parent) {
  for (let at = /** @type {Element | null} */ (parent); at && at !== document.body; at = at.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return at.getBoundingClientRect();
  }
  return undefined;
}

/** Where the letters of a line are: its box is higher, and lines of one paragraph may touch.
 * @param {DOMRect} box @param {DOMRect} [within] */
function letters({ left, right, top, bottom, height }, within) {
  const [least, most] = [within?.left ?? -Infinity, within?.right ?? Infinity];
  return { left: Math.max(left + 2, least), right: Math.min(right - 2, most), top: top + height / 4, bottom: bottom - height / 4 };
}

const spaced = new CSSStyleSheet();
spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`);

/** The spacing that a reader may need, as WCAG 1.4.12 states it. @param {boolean} on */
export function space(on) {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== spaced).concat(on ? spaced : []);
}
