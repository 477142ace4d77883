// What a reader sees of a page and can work with. The other looks are made of these.

/** @typedef {{looked: number, faults: string[]}} Look */

const MADE_TO_BE = "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls]";

/** The elements that fit a selector, in the order of the document. @param {string} selector @param {ParentNode} [within] */
export function all(selector, within = document) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}

/** Whether it is drawn at all. @param {Element} element */
export function drawn(element) {
  const ways = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };
  return element.checkVisibility(ways) && element.getClientRects().length > 0;
}

/** Whether it is there for a screen reader only. @param {Element} element */
export function forEarsOnly(element) {
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
    if (getComputedStyle(at).clipPath === "inset(50%)") return true;
  }
  return false;
}

/**
 * What a person sees of a control: itself, or for a box that is not drawn the label that is drawn beside it.
 * @param {HTMLElement} control
 * @returns {HTMLElement}
 */
export function face(control) {
  const boxed = control instanceof HTMLInputElement && getComputedStyle(control).display !== "none";
  if (!boxed || drawn(control) || !control.parentElement) return control;
  return all(":scope > label", control.parentElement).find(drawn) ?? control;
}

/** Everything that ought to be worked by keyboard and is in sight, in the order of the document. */
export function controls() {
  return all(`${MADE_TO_BE}, [tabindex]`).filter(
    (one) =>
      (one.tabIndex >= 0 || one.matches(MADE_TO_BE)) && !one.matches(":disabled, [type=hidden]") && drawn(face(one)),
  );
}

/** How a fault names an element to whoever mends it. @param {Element} element */
export function named(element) {
  const classes = [...element.classList].map((one) => `.${one}`).join("");
  const words = (element.textContent || element.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim();
  return `${element.localName}${element.id ? `#${element.id}` : ""}${classes} “${words.slice(0, 40)}”`;
}

/** Every piece of text that is for eyes, with the boxes of its lines. @returns {{parent: Element, boxes: DOMRect[]}[]} */
export function texts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  /** @type {Map<Element, boolean>} */
  const known = new Map();
  while (walker.nextNode()) {
    const { parentElement: parent, textContent: words } = walker.currentNode;
    if (!parent || !words?.trim()) continue;
    let visible = known.get(parent);
    if (visible === undefined) known.set(parent, (visible = drawn(parent) && !forEarsOnly(parent)));
    if (!visible) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (boxes.length) found.push({ parent, boxes });
  }
  return found;
}

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour */

/** A computed colour; what is no plain colour counts as none. @param {string} written @returns {Colour} */
export function colour(written) {
  const [red, green, blue, alpha = 1] = (/^rgba?\((.*)\)$/.exec(written)?.[1] ?? "0,0,0,0").split(/[\s,/]+/).map(Number);
  return [red, green, blue, alpha];
}

/** The colour that an element's own box or words stand on. @param {Element | null} element @returns {Colour} */
export function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const own = colour(getComputedStyle(at).backgroundColor);
    if (own[3] === 1) return own;
  }
  return matchMedia("(forced-colors: active)").matches ? canvas() : [255, 255, 255, 1];
}

/** The ground of a page whose colours the reader's system sets. */
function canvas() {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.backgroundColor = "Canvas";
  const found = colour(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return found;
}

/** Contrast as WCAG 2.2 defines it, from 1 to 21. @param {Colour} one @param {Colour} other */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {Colour} of */
function luminance(of) {
  const [red, green, blue] = of.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Something seen: how much was looked at, and each fault once. @param {number} looked @param {string[]} faults @returns {Look} */
export function look(looked, faults) {
  return { looked, faults: [...new Set(faults)] };
}
