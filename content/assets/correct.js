// A correction names the part of the page that it is about: the one that the address of the page leads to. On the page to
// print, what the address says is filled in. Nothing is sent.

const link = document.querySelector("a[data-correct]");
if (link instanceof HTMLAnchorElement) {
  const whole = link.dataset.correct ?? "";
  const address = link.getAttribute("href") ?? "";
  const name = () => {
    const part = decodeURIComponent(location.hash.slice(1));
    const named = part && document.getElementById(part);
    link.href = named ? address.replace(whole, encodeURIComponent(`Part: ${part}`)) : address;
    link.textContent = named ? `Report a mistake in this part (${part})` : "Report a mistake on this page";
  };
  addEventListener("hashchange", name);
  name();
}

const form = document.querySelector("[data-correction]");
const given = new URLSearchParams(location.search);
for (const word of form ? ["of", "part"] : []) {
  const field = form?.querySelector(`[name=${word}]`);
  if (field instanceof HTMLInputElement) field.value = (given.get(word) ?? "").replace(/^Part: /, "");
}
