// How large a thing to tap is (WCAG 2.5.8): 24 by 24, or room around it, or part of a sentence; and 44 by 44 for what is
// tapped in a hurry, an answer or a number to ring.

import { controls, face, look, named } from "./elements.js";

const LEAST = 24;
const HURRIED = 44;

/** @typedef {{control: HTMLElement, box: DOMRect}} Target */

/** @returns {import("./elements.js").Look} */
export function tooSmall() {
  const targets = controls().map((control) => ({ control, box: face(control).getBoundingClientRect() }));
  const small = targets.filter(({ box }) => box.width < LEAST || box.height < LEAST);
  const faults = small.filter((one) => !inSentence(one.control) && !hasRoom(one, targets, small));
  return look(targets.length, faults.map(({ control, box }) => `${size(box)}: ${named(control)}`));
}

/** @returns {import("./elements.js").Look} */
export function hurried() {
  const targets = controls().filter((one) => one.matches("a.answer, a[href^='tel:']"));
  const faults = targets.map((one) => ({ one, box: one.getBoundingClientRect() }));
  const small = faults.filter(({ box }) => Math.min(box.width, box.height) < HURRIED - 0.5);
  return look(targets.length, small.map(({ one, box }) => `${size(box)}: ${named(one)}`));
}

/** @param {DOMRect} box */
const size = (box) => `${Math.round(box.width)} by ${Math.round(box.height)}`;

/** Whether it stands in a line of words that are no control. @param {HTMLElement} control */
function inSentence(control) {
  if (getComputedStyle(control).display !== "inline") return false;
  let block = control.parentElement;
  while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
  return block !== null && /\p{L}/u.test(line(block));
}

/** The words that stand in the lines of a block: those of no control and no block inside it. @param {Element} block @returns {string} */
function line(block) {
  return [...block.childNodes]
    .map((one) => {
      if (!(one instanceof Element)) return one.textContent ?? "";
      return getComputedStyle(one).display === "inline" && !one.matches("a, button") ? line(one) : "";
    })
    .join("");
}

/** Whether a circle of 24 around its middle touches no other target, nor the circle of another small one.
 * @param {Target} target @param {Target[]} targets @param {Target[]} small */
function hasRoom(target, targets, small) {
  const [x, y] = middle(target.box);
  return targets.every((other) => {
    if (other === target || other.control.contains(target.control) || target.control.contains(other.control)) return true;
    if (small.includes(other)) {
      const [otherX, otherY] = middle(other.box);
      return Math.hypot(x - otherX, y - otherY) >= LEAST;
    }
    const [nearX, nearY] = [clamp(x, other.box.left, other.box.right), clamp(y, other.box.top, other.box.bottom)];
    return Math.hypot(x - nearX, y - nearY) >= LEAST / 2;
  });
}

/** @param {DOMRect} box @returns {[number, number]} */
const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
