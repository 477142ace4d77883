// What keys do on every page. A letter alone does nothing: the theme opens the search at S, F and /, which whoever speaks to
// the computer, or types before they have come to a field, would set off unasked (WCAG 2.1.4). Escape, which is no
// letter, goes to the emergency number from anywhere on a page.

const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const emergency = document.querySelector(".emergency a[href^='tel:']");
emergency?.setAttribute("aria-keyshortcuts", "Escape");

addEventListener(
  "keydown",
  (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const typed = event.target instanceof Element && event.target.matches(FIELDS);
    // The theme listens after this. What a browser does by itself, such as to scroll at a space, it still does.
    if (event.key.length === 1 && !held && !typed) event.stopImmediatePropagation();
    // In a field, with the search open and where a word is explained, Escape is for what is open.
    const open = document.querySelector("#__search:checked, dialog[open], .short:is(:hover, :focus):not([data-shut])");
    if (event.key === "Escape" && !typed && !open && emergency instanceof HTMLElement) emergency.focus();
  },
  true,
);
