// Of what kinds the things are that stand in a state of an aid: for each element its name, classes, roles, ARIA and ways to
// be worked, under those of all it stands in. Words, addresses and ids are left out: two states of the same kinds differ in
// what they say alone.

const TELLING = /^(aria-.*|role|tabindex|type|required|hidden)$/;

/** @param {Element} one */
function kindOf(one) {
  // The theme marks what has the focus by a class.
  const classes = [...one.classList].filter((each) => each !== "focus-visible").sort().map((each) => `.${each}`).join("");
  const telling = [...one.attributes].map((each) => each.name).filter((name) => TELLING.test(name));
  const type = one instanceof HTMLInputElement || one instanceof HTMLButtonElement ? `=${one.type}` : "";
  const rings = one.getAttribute("href")?.startsWith("tel:") ? "=tel" : "";
  return `${one.localName}${classes}${telling.sort().map((each) => `[${each}]`).join("")}${type}${rings}`;
}

/** @param {ParentNode} root @returns {string[]} */
function kindsIn(root) {
  /** @type {Map<Element, string>} */
  const paths = new Map();
  for (const one of root.querySelectorAll("*")) {
    const above = one.parentElement ? (paths.get(one.parentElement) ?? "") : "";
    paths.set(one, `${above} > ${kindOf(one)}`);
  }
  return [...new Set(paths.values())].sort();
}

/** @param {ParentNode} root */
const headingIn = (root) => root.querySelector("h2")?.textContent ?? "";

/**
 * What each state will be, told from its HTML before anybody has gone there.
 * @param {{step: string, record: string}[]} states
 */
export function foretold(states) {
  /** @type {Map<string, number>} */
  const known = new Map();
  const found = states.map(({ step, record }) => {
    const template = document.createElement("template");
    template.innerHTML = step;
    const place = template.content.querySelector("#record-made");
    if (record && place) place.innerHTML = record;
    const kinds = kindsIn(template.content);
    for (const one of kinds) if (!known.has(one)) known.set(one, known.size);
    return { heading: headingIn(template.content), kinds: kinds.map((one) => known.get(one)) };
  });
  return { kinds: [...known.keys()], found };
}

/** What the state is that a reader sees. */
export function seen() {
  const live = /** @type {HTMLElement} */ (document.getElementById("live"));
  return { heading: headingIn(live), kinds: kindsIn(live) };
}

/**
 * Bring the aid into a state, as Back and Forward do; where a record is to be made of it, with what is typed.
 * @param {object} walk what the page keeps in its history
 * @param {Record<string, string> | null} typed
 */
export async function bring(walk, typed) {
  const live = /** @type {HTMLElement} */ (document.getElementById("live"));
  const before = live.firstElementChild;
  history.replaceState({ walk }, "", location.pathname);
  dispatchEvent(new PopStateEvent("popstate", { state: { walk } }));
  await until(() => live.firstElementChild !== null && live.firstElementChild !== before);
  if (!typed) return;
  const form = /** @type {HTMLFormElement} */ (live.querySelector("form.record"));
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) continue;
    field.value = typed[field.name] ?? "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  form.requestSubmit();
  await until(() => live.querySelector(".record__text") !== null);
}

/** Take away what stands on the aid's page beside every step, in sight or not, so that no look has to go through it again. */
export function leaveTheStepAlone() {
  for (const one of document.querySelectorAll("#aid > .walk, .diagram, .timeline, .provenance, .correct")) one.remove();
}

/** @param {() => boolean} there */
async function until(there) {
  for (let wait = 0; !there(); wait += 1) {
    if (wait > 3000) throw new Error("The aid does not come into the state.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
