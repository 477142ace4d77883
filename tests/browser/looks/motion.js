// Nothing moves for who asked for less motion (WCAG 2.2.2 and 2.3.3).

import { all, look, named } from "./elements.js";

/** A hundredth of a second is a jump and no motion. */
const LONGEST = 0.01;

/** @returns {import("./elements.js").Look} */
export function moves() {
  const every = all("*");
  const faults = every.flatMap((one) =>
    ["", "::before", "::after"].flatMap((part) => {
      const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(one, part || null);
      const slow = (/** @type {string} */ times) => times.split(",").some((time) => parseFloat(time) > LONGEST);
      const wrong = slow(transitionDuration) || (animationName !== "none" && slow(animationDuration)) || scrollBehavior !== "auto";
      return wrong ? [`It moves: ${named(one)}${part}`] : [];
    }),
  );
  return look(every.length, faults);
}
