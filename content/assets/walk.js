// A walk through an aid: where it lives in the browser's history, and how it is found again on a page that has just loaded.

/**
 * @typedef {{title: string, facts: Record<string, string>}} Handed what another aid handed over
 * @typedef {object} Walk
 * @property {Record<string, string>} answers in the order they were given
 * @property {Record<string, string>} [later] those given after one that is looked at again, or that were kept
 * @property {string} [chosen] what the question that is looked at again was answered with
 * @property {boolean} [begun] whether the opening page of a historic aid is passed
 * @property {number} [clear] when everything had last been cleared as this walk began
 * @property {Handed} [handed]
 * @property {string} [kept] what it is kept as on this device
 * @property {string} [resumed] the digest of the edition with which it was kept, until it has been gone through again
 */

// When everything was last cleared in this tab: a time and nothing else, so that reloading brings nothing back.
const CLEARED = "handrail-cleared";

/** @param {unknown} state @returns {Walk | null} */
export function walkOf(state) {
  return state && typeof state === "object" && "walk" in state ? /** @type {Walk} */ (state.walk) : null;
}

/** Keep a walk in the current entry of the history. @param {Walk | null} walk @param {string} [fragment] */
export function remember(walk, fragment) {
  if (walk) history.replaceState({ walk }, "", fragment ? `#${fragment}` : undefined);
}

export function lastCleared() {
  try {
    return Number(sessionStorage.getItem(CLEARED) ?? 0);
  } catch {
    return 0; // a browser that stores nothing
  }
}

/** @param {number} time */
export function rememberCleared(time) {
  try {
    sessionStorage.setItem(CLEARED, String(time));
  } catch {
    // a browser that stores nothing: then only this page knows
  }
}

/** Whether the address names a step of the aid, or an answer that leads to one. @param {HTMLElement} still */
export function isStep(still) {
  return location.hash === "" || still.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) !== null;
}

/**
 * The walk that brought a reader to the current section before this script ran, read from the addresses passed on the
 * way, or from the section itself where only one path leads to it. Null when it cannot be known.
 * @param {HTMLElement} still
 * @returns {Walk | null}
 */
export function recover(still) {
  const named = location.hash && still.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
  if (!named || named.matches(".step--first")) return { answers: {} };
  /** @type {Map<string, HTMLElement>} */
  const arrows = new Map();
  for (const link of still.querySelectorAll("a.answer")) {
    if (link instanceof HTMLElement) arrows.set(link.getAttribute("href") ?? "", link);
  }
  const doors = [...named.querySelectorAll(".arrival")].map((door) => arrows.get(`#${door.id}`));
  if (doors.some((link) => link?.dataset.begin !== undefined)) return { answers: {}, begun: true };
  /** @type {Record<string, string>[]} */
  const steps = [];
  let fragment = location.hash;
  const passed = passedBefore();
  for (let link = arrows.get(fragment); link; link = arrows.get(fragment)) {
    if (link.dataset.begin !== undefined) return { answers: Object.assign({}, ...steps), begun: true };
    steps.unshift({ [link.dataset.question ?? ""]: link.dataset.answer ?? "" });
    const section = link.closest("section");
    if (!section || section.matches(".step--first")) return { answers: Object.assign({}, ...steps), begun: true };
    const doors = [...section.querySelectorAll(".arrival")].map((door) => `#${door.id}`);
    const door = doors.length === 1 ? doors[0] : doors.find((each) => each === passed.at(-steps.length));
    if (!door) return null;
    fragment = door;
  }
  return null;
}

/** The fragments passed on this page before the current one, oldest first, where the browser can tell. */
function passedBefore() {
  const here = /** @type {any} */ (globalThis).navigation;
  if (!here?.entries) return [];
  /** @type {{url: string}[]} */
  const entries = here.entries().slice(0, here.currentEntry.index);
  return entries.map((entry) => new URL(entry.url).hash);
}
