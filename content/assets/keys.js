// A letter alone does nothing. The theme opens the search at S, F and /, which whoever speaks to the computer, or types
// before they have come to a field, would set off unasked (WCAG 2.1.4).

const FIELDS = "input, textarea, select, [contenteditable]";

addEventListener(
  "keydown",
  (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const typed = event.target instanceof Element && event.target.matches(FIELDS);
    // The theme listens after this. What a browser does by itself, such as to scroll at a space, it still does.
    if (event.key.length === 1 && !held && !typed) event.stopImmediatePropagation();
  },
  true,
);
