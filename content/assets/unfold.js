// What is folded is open on paper, and where a link leads into it. The style sheet sees to both where a browser lets it, and
// this is for the others.

/** Each part, and whether it was open. @type {[HTMLDetailsElement, boolean][]} */
let before = [];

addEventListener("beforeprint", () => {
  before = [...document.querySelectorAll("details")].map((one) => [one, one.open]);
  for (const [one] of before) one.open = true;
});
addEventListener("afterprint", () => {
  for (const [one, open] of before) one.open = open;
});
addEventListener("hashchange", lead);
lead();

function lead() {
  const target = document.querySelector(":target");
  let around = target?.closest("details:not([open])");
  if (!around) return;
  for (; around instanceof HTMLDetailsElement; around = around.closest("details:not([open])")) around.open = true;
  target?.scrollIntoView();
}
