// Light or dark: as the reader chose with the button in the header, else as the device has it. Only a choice is kept, where
// the theme looks for it before the first paint. The theme's own script would do the same, and comes only for a search.

const KEPT = "__palette";
const theme = /** @type {{__md_get: (key: string) => any, __md_set: (key: string, value: object) => void}} */ (
  /** @type {unknown} */ (globalThis)
);
const form = document.querySelector("[data-md-component=palette]");
form?.removeAttribute("data-md-component"); // the theme would take it over, and keep a choice that nobody made
const choices = [...(form?.querySelectorAll("input") ?? [])];
const device = matchMedia("(prefers-color-scheme: dark)");
let shown = 0;

// What the style sheet does for browsers without scripts ends here: the search and this button show.
document.documentElement.classList.replace("no-js", "js");
show(wanted());
device.addEventListener("change", () => show(wanted()));
for (const [place, one] of choices.entries()) {
  one.addEventListener("change", () => choose(place));
  one.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const next = choices[(shown + 1) % choices.length];
    next?.click();
    next?.focus();
  });
}

/** The place of what is to be shown, among the choices. */
function wanted() {
  const kept = theme.__md_get(KEPT)?.index;
  const asDevice = choices.findIndex(({ dataset }) => matchMedia(dataset.mdColorMedia ?? "").matches);
  return Math.max(0, choices[kept] ? kept : asDevice);
}

/** @param {number} place */
function choose(place) {
  const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } =
    choices[place]?.dataset ?? {};
  theme.__md_set(KEPT, { index: place, color: { media, scheme, primary, accent } });
  show(place);
}

/** @param {number} place */
function show(place) {
  shown = place;
  const { body } = document;
  body.dataset.mdColorSwitching = ""; // nothing fades from one colour to the other
  Object.assign(body.dataset, { mdColorScheme: choices[place]?.dataset.mdColorScheme ?? "default" });
  for (const [each, one] of choices.entries()) {
    const label = one.nextElementSibling;
    if (label instanceof HTMLElement) label.hidden = each !== place;
  }
  // A phone's browser takes the colour of the header. To ask for it lays the page out, so it is asked after the paint.
  requestAnimationFrame(() =>
    setTimeout(() => {
      delete body.dataset.mdColorSwitching;
      const header = document.querySelector(".md-header");
      if (header) meta("theme-color").content = getComputedStyle(header).backgroundColor;
      meta("color-scheme").content = getComputedStyle(body).colorScheme;
    }),
  );
}

/** @param {string} name */
function meta(name) {
  const found = document.head.querySelector(`meta[name="${name}"]`);
  if (found instanceof HTMLMetaElement) return found;
  const made = document.createElement("meta");
  made.name = name;
  document.head.append(made);
  return made;
}
