// What is folded is open on paper, and where a link leads into it. The style sheet sees to both where a browser lets it, and
// this is for the others.

/** Each part, whether it was open, and the name under which a browser lets only one be. @type {[HTMLDetailsElement, boolean, string][]} */
let before = [];

addEventListener("beforeprint", () => {
  const all = [...document.querySelectorAll("details")];
  before = all.map((one) => [one, one.open, one.name]);
  for (const one of all) one.name = "";
  for (const one of all) one.open = true;
});
addEventListener("afterprint", () => {
  for (const [one, open, name] of before) [one.open, one.name] = [open, name];
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
