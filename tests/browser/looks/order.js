// What a page says from top to bottom without any style sheet, as it is read out (WCAG 1.3.1, 1.3.2 and 2.4.1), and
// whether that is the order in which it stands on a phone.

import { all, controls, drawn, face, look, named } from "./elements.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** @param {boolean} on */
export function styles(on) {
  for (const one of document.styleSheets) one.disabled = !on;
}

/** To be asked while the styles are off. @returns {import("./elements.js").Look} */
export function unstyled() {
  const headings = all(HEADINGS).filter(drawn);
  /** @type {string[]} */
  const faults = [];
  const first = headings.filter((one) => one.localName === "h1");
  if (first.length !== 1) faults.push(`It has ${first.length} headings of the first level`);
  headings.forEach((one, place) => {
    const [level, before] = [one, headings[place - 1]].map((each) => Number(each?.localName[1] ?? 0));
    if (level > before + 1) faults.push(`A level is skipped before ${named(one)}`);
  });
  const ring = all("a[href='tel:999']").find(drawn);
  if (!ring) faults.push("999 is nowhere");
  const [skip] = controls();
  if (skip?.getAttribute("href") !== "#content") faults.push(`The first link does not lead past the head: ${named(skip ?? document.body)}`);
  if (ring && first[0] && !comes(ring, first[0])) faults.push("The number to ring comes after the title");
  if (first[0] && !all("#content").some((one) => one.contains(first[0]))) faults.push("The title is not in what the first link leads to");
  for (const step of all(".step").filter(drawn)) faults.push(...stepByStep(step));
  const foot = all("footer").at(-1);
  for (const one of headings) if (foot && !comes(one, foot)) faults.push(`It stands below the foot of the page: ${named(one)}`);
  return look(headings.length, faults);
}

/** An aid's step: what is asked or to be done, then the answers or actions, then the rest. @param {HTMLElement} step @returns {string[]} */
function stepByStep(step) {
  const title = step.querySelector(HEADINGS);
  if (!title) return [`A step has no heading: ${named(step)}`];
  const after = all(".answer, .actions > li", step).filter((one) => !comes(title, one));
  return after.map((one) => `It comes before what it answers: ${named(one)}`);
}

/** @param {Element} one @param {Element} other */
function comes(one, other) {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** On a phone what is read next stands lower, or beside it in one line. @returns {import("./elements.js").Look} */
export function upwards() {
  const within = all("#content");
  const stops = controls().filter((one) => within.some((content) => content.contains(one)) && !one.closest("svg"));
  const faults = stops.filter((one, place) => {
    const before = stops[place - 1];
    return before && face(one).getBoundingClientRect().bottom < face(before).getBoundingClientRect().top + 2;
  });
  return look(stops.length, faults.map((one) => `It is read later and stands higher: ${named(one)}`));
}
