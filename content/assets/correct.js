// A correction names the part of the page that it is about: the one that the address of the page leads to. On the page to
// print, what the address says is filled in. Nothing is sent.

const link = document.querySelector("a[data-correct]");
const line = link?.closest("p");
const article = link?.closest("article");
if (link instanceof HTMLAnchorElement && line && article) {
  const whole = link.dataset.correct ?? "";
  const address = link.getAttribute("href") ?? "";
  /** Name the part that the reader is at, and give it back: nothing beside the article is a part of the page. */
  const name = () => {
    const at = decodeURIComponent(location.hash.slice(1));
    const named = at ? article.querySelector(`[id="${CSS.escape(at)}"]`) : null;
    // The address of a step tells nobody anything. Its number on paper stands on the step itself.
    const step = named?.closest("[data-part]");
    const part = step instanceof HTMLElement ? step.dataset.part : at;
    link.href = named ? address.replace(whole, encodeURIComponent(part ?? "")) : address;
    link.textContent = named ? `Report a mistake in this part (${part})` : "Report a mistake on this page";
    return named;
  };
  // A clause that was gone to by a tap has the link at its end: the page's own end may be thirty screens away. While a page
  // loads the link stays where it is, so that nothing moves.
  addEventListener("hashchange", () => (name()?.closest(".clause") ?? article).append(line));
  // An aid that the engine has taken over goes on without that event: each step is put in the place of the one before.
  const live = document.getElementById("live");
  if (live) new MutationObserver(name).observe(live, { childList: true });
  name();
}

const form = document.querySelector("[data-correction]");
const [of, part] = (new URLSearchParams(location.search).get("of") ?? "").split(",");
for (const [word, said] of form ? Object.entries({ of, part }) : []) {
  const field = form?.querySelector(`[name=${word}]`);
  if (field instanceof HTMLInputElement) field.value = said ?? "";
}
