// A walk by the Tab key: what it reaches, in which order, and whether a person sees where they are (WCAG 2.1.1, 2.1.2,
// 2.4.3, 2.4.7, 2.4.11, and 1.4.11 for the mark itself).

import { all, colour, contrast, controls, drawn, face, forEarsOnly, ground, look, named } from "./elements.js";

/** Each of these is several stops: day, month, year. */
const PARTS = "[type=date], [type=datetime-local], [type=time], [type=month]";
/** What opens when the focus comes, or follows it, has this many looks at 20 ms each to do so. */
const PATIENCE = 20;

/** What was reached, one entry a stop. @type {HTMLElement[]} */
let reached = [];
/** What could not be seen while it had the focus, and where the keyboard was caught. @type {string[]} */
let wrong = [];
/** The lines of drawings before anything had the focus. @type {Map<Element, number>} */
let lines = new Map();
/** @type {HTMLElement[]} */
let expected = [];
let over = false;
/** The part of the page that the walk goes through. @type {Element} */
let part = document.body;
/** Where it begins. @type {HTMLElement} */
let start = document.body;

/** Begin at the very top, or behind the very end, of the page or of a part of it; how many controls there are.
 * @param {string} within @param {boolean} backwards */
export function begin(within, backwards) {
  part = all(within)[0];
  const whole = part === document.body;
  start = whole ? document.body : document.createElement("i");
  if (!whole) part[backwards ? "after" : "before"](start);
  start.tabIndex = -1;
  start.focus({ preventScroll: !whole });
  if (whole) start.removeAttribute("tabindex");
  if (whole) scrollTo(0, 0);
  [reached, wrong, over] = [[], [], false];
  expected = controls().filter((one) => part.contains(one));
  rememberLines();
  return expected.length;
}

function rememberLines() {
  lines = new Map(all("svg a *").map((one) => [one, thickness(one)]));
}

/** To be asked after each press; whether the walk has left the page, or come round to where it began. */
export async function note() {
  let at = focused();
  for (let wait = 0; at && at === reached.at(-1) && !at.matches(PARTS) && wait < PATIENCE; wait += 1) {
    await moment();
    at = focused();
  }
  // Backwards from the top the first press leaves the page, and the next comes to its end.
  if (!at && !reached.length && part === document.body) return false;
  if (!at || !part.contains(at) || (at === reached[0] && reached.length > 1)) return (over = true);
  if (at === reached.at(-1)) {
    if (at.matches(PARTS)) return false;
    wrong.push(`The keyboard is caught at ${named(at)}`);
    return true;
  }
  reached.push(at);
  let fault = faultOf(at);
  for (let wait = 0; fault && wait < PATIENCE; wait += 1) {
    await moment();
    fault = faultOf(at);
  }
  if (fault) wrong.push(fault);
  return false;
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

/** What has the focus, if not the page as a whole. */
function focused() {
  const { activeElement: at } = document;
  return at && at !== document.body ? /** @type {HTMLElement} */ (at) : null;
}

/** @param {HTMLElement} stop */
function faultOf(stop) {
  if (hidden(face(stop))) return `While it has the focus, no point of it is in sight: ${named(stop)}`;
  return marked(stop) ? "" : `Nothing shows that it has the focus: ${named(stop)}`;
}

/** @param {Element} shape */
const thickness = (shape) => parseFloat(getComputedStyle(shape).strokeWidth);

/** Whether nothing of it can be seen where it stands now. @param {Element} element */
function hidden(element) {
  for (const box of element.getClientRects()) {
    const { left, right, top, bottom } = within(element, box);
    if (right <= left || bottom <= top) continue;
    for (const x of [(left + right) / 2, left + 2, right - 2]) {
      for (const y of [(top + bottom) / 2, top + 2, bottom - 2]) {
        const there = document.elementFromPoint(x, y);
        if (there && element.contains(there)) return false;
      }
    }
  }
  return true;
}

/** The part of a box that is on the screen, and in the regions it scrolls in. @param {Element} element @param {DOMRect} box */
function within(element, { left, right, top, bottom }) {
  const frames = [new DOMRect(0, 0, innerWidth, innerHeight)];
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflow !== "visible") frames.push(at.getBoundingClientRect());
  }
  for (const frame of frames) {
    [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
    [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
  }
  return { left, right, top, bottom };
}

/** Whether a line of 2 pixels that stands out 3 to 1 shows that it has the focus. @param {HTMLElement} stop */
export function marked(stop) {
  const seen = face(stop);
  return outlined(seen) || all("*", seen).some((one) => thickened(one, ground(seen)));
}

/** @param {Element} seen */
function outlined(seen) {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(seen);
  const [width, offset] = [parseFloat(outlineWidth), parseFloat(outlineOffset)];
  // It stands on the element itself where it is drawn inside.
  const under = ground(offset < 0 ? seen : seen.parentElement);
  return outlineStyle !== "none" && width >= 2 && contrast(colour(outlineColor), under) >= 3 && sides(seen, offset + width / 2) >= 2;
}

/** A line of a drawing. @param {Element} line @param {import("./elements.js").Colour} under */
function thickened(line, under) {
  return thickness(line) - (lines.get(line) ?? Infinity) >= 2 && contrast(colour(getComputedStyle(line).stroke), under) >= 3;
}

/** How many sides of an outline are not cut off by what the element stands in. @param {Element} seen @param {number} away */
function sides(seen, away) {
  const box = seen.getClientRects()[0];
  const [middle, centre] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  let points = [
    [middle, box.top - away],
    [middle, box.bottom + away],
    [box.left - away, centre],
    [box.right + away, centre],
  ];
  for (let at = seen.parentElement; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflow === "visible") continue;
    const cut = at.getBoundingClientRect();
    points = points.filter(([x, y]) => x >= cut.left && x <= cut.right && y >= cut.top && y <= cut.bottom);
  }
  return points.length;
}

/** One for all boxes of a choice: Tab stops at one of them, the arrow keys go on. @param {HTMLElement} control */
function stopOf(control) {
  if (!(control instanceof HTMLInputElement) || control.type !== "radio" || !control.name) return control;
  return all(`input[type=radio][name="${CSS.escape(control.name)}"]`)[0];
}

/** What the walk found. @param {boolean} backwards @returns {import("./elements.js").Look} */
export function found(backwards) {
  if (start !== document.body) start.remove();
  const stops = [...new Set(expected.map(stopOf))];
  if (backwards) stops.reverse();
  const faults = [...wrong];
  if (!over) faults.push(`The walk never came to an end; it was last at ${named(reached.at(-1) ?? document.body)}`);
  const met = reached.map(stopOf);
  for (const one of stops) if (!met.includes(one)) faults.push(`The keyboard never reaches ${named(one)}`);
  met.forEach((one, place) => {
    if (met.indexOf(one) < place) faults.push(`The keyboard comes a second time to ${named(one)}`);
  });
  // A region that scrolls is a stop and no control; what opens when the focus comes was not in sight before.
  const places = met.map((one) => stops.indexOf(one)).filter((place) => place >= 0);
  const early = places.findIndex((place, index) => place < places[index - 1]);
  if (early > 0) faults.push(`Out of the order of reading: ${named(stops[places[early]])}`);
  return look(places.length, faults);
}

/** The elements with words of their own in a control. @param {HTMLElement} seen */
function worded(seen) {
  const own = (/** @type {HTMLElement} */ one) => [...one.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
  // A drawing's words are filled and not coloured.
  return [seen, ...all("*", seen)].filter((one) => one instanceof HTMLElement && own(one) && drawn(one) && !forEarsOnly(one));
}

/** Whether the words of what has the focus do not stand out as WCAG asks (1.4.3). @param {HTMLElement} stop */
function pale(stop) {
  return worded(face(stop)).some((one) => {
    const { color, fontSize, fontWeight } = getComputedStyle(one);
    const large = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
    return contrast(colour(color), ground(one)) < (large ? 3 : 4.5);
  });
}

/** Each kind of control shows that it has the focus and can be read then, whatever the colours are.
 * @returns {import("./elements.js").Look} */
export function marks() {
  /** @type {Map<string, HTMLElement>} */
  const kinds = new Map();
  for (const one of controls()) {
    const kind = `${one.localName} ${one.className} ${one.parentElement?.className} ${ground(one)}`;
    if (!kinds.has(kind)) kinds.set(kind, one);
  }
  rememberLines();
  const faults = [...kinds.values()].flatMap((one) => {
    one.focus({ preventScroll: true });
    const unmarked = marked(one) ? [] : [`Nothing shows that it has the focus: ${named(one)}`];
    return pale(one) ? [...unmarked, `Its words are too pale while it has the focus: ${named(one)}`] : unmarked;
  });
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  return look(kinds.size, faults);
}
