// What a term or an abbreviation means shows in the line by the style sheet alone. This makes a tap on a term keep the reader's
// place: without it the link goes to the foot of the page. And Escape closes what is shown, before it leads to 999 (keys.js).

addEventListener("click", (event) => {
  const term = event.target instanceof Element && event.target.closest("a.short");
  // Whoever presses it by the keyboard or a screen reader has heard of a link, and goes where it leads.
  if (!(term instanceof HTMLElement) || !(event instanceof MouseEvent) || event.detail === 0) return;
  event.preventDefault();
  term.removeAttribute("data-shut");
  term.focus();
});

addEventListener("keydown", (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== "Escape") return;
  for (const one of document.querySelectorAll(".short:is(:hover, :focus)")) one.setAttribute("data-shut", "");
});

// Whoever comes to it again asks again.
for (const left of ["focusout", "pointerout"]) {
  addEventListener(left, (event) => {
    const term = event.target instanceof Element && event.target.closest(".short[data-shut]");
    const to = event instanceof PointerEvent || event instanceof FocusEvent ? event.relatedTarget : null;
    if (term && !(to instanceof Node && term.contains(to))) term.removeAttribute("data-shut");
  });
}
