// Brings the search when somebody goes for it: with a pointer, with Tab, or with words in the address. The search is
// the theme's, and with the theme's script and the index of all pages it costs a page more than all the rest of it, so a
// reader who looks for nothing never loads it. Until it is there the field takes what is typed.

import { followSearch } from "./narrow.js";

// The theme shuts what is open an eighth of a second after it begins, as it does at every move to another page.
const MS_OPEN = 300;
const FAILED = "The search did not come. Look at your connection, then open the search again.";
const here = document.querySelector("script[data-theme]");
const box = document.querySelector("[data-md-component=search]");
const query = box?.querySelector("input");
const open = document.getElementById("__search");
const label = document.querySelector("label.md-header__button[for=__search]");

if (here instanceof HTMLElement && box && query instanceof HTMLInputElement && open instanceof HTMLInputElement && label) {
  const before = new AbortController(); // what the theme does once it is there is done here until then
  const { signal } = before;
  const asked = new URLSearchParams(location.search);
  /** @type {HTMLScriptElement | null} */
  let theme = null;

  const bring = () => {
    if (theme) return;
    theme = document.createElement("script");
    theme.src = here.dataset.theme ?? "";
    theme.addEventListener("load", () => {
      before.abort();
      followSearch();
      until = performance.now() + MS_OPEN;
      open.addEventListener("click", stayOpen);
      addEventListener("keydown", leave, true);
      // The theme looks at a page's content once that is there, and never learns so when it comes late.
      if (asked.has("h")) Reflect.get(window, "document$")?.next(document);
    });
    theme.addEventListener("error", () => {
      theme?.remove();
      theme = null;
      box.querySelector(".md-search-result__meta")?.replaceChildren(FAILED);
    });
    document.body.append(theme);
  };

  let until = 0;
  /** @param {Event} event */
  const stayOpen = (event) => {
    const byTheme = !event.isTrusted && !open.checked && box.contains(document.activeElement);
    if (byTheme && performance.now() < until) event.preventDefault();
  };
  /** Who leaves shuts it. @param {Event} event */
  const leave = (event) => {
    if (event instanceof KeyboardEvent && ["Tab", "Escape"].includes(event.key)) until = 0;
  };

  for (const one of [box, label]) {
    for (const kind of ["pointerover", "pointerdown", "focusin"]) one.addEventListener(kind, bring, { signal });
  }
  // Whoever spaces their text out makes the line with 999 higher, and the search begins below it.
  const below = () => {
    const line = document.querySelector(".emergency__now");
    if (line instanceof HTMLElement && open.checked) document.documentElement.style.setProperty("--now", `${line.offsetHeight}px`);
  };
  open.addEventListener("change", below);
  query.addEventListener("focus", () => open.checked || open.click(), { signal });
  label.addEventListener("click", () => query.focus(), { signal });
  addEventListener(
    "keydown",
    (event) => {
      if (!(event instanceof KeyboardEvent) || !open.checked || event.key !== "Escape") return;
      open.click();
      query.blur();
    },
    { signal },
  );
  // Somebody comes from what a search has found, whose words are marked on the page; or with words to look for.
  if (asked.has("h") || asked.has("q")) bring();
}
