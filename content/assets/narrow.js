// What a search has found, narrowed to an area and a kind of page. The theme draws each result with its area and kind as
// tags; those that lack what was chosen are hidden, and how many are left is said.

const results = document.querySelector(".md-search-result__list");
const narrow = document.querySelector("[data-narrow]");
const said = narrow?.querySelector("[data-narrowed]");

if (results && narrow && said) {
  const choices = [...narrow.querySelectorAll("select")];
  const look = () => {
    const wanted = choices.map((one) => one.value).filter(Boolean);
    const found = [...results.children];
    for (const one of found) {
      const tags = [...one.querySelectorAll(".md-tag")].map((tag) => tag.textContent);
      if (one instanceof HTMLElement) one.hidden = !wanted.every((tag) => tags.includes(tag));
    }
    const left = found.filter((one) => one instanceof HTMLElement && !one.hidden).length;
    // The theme draws ten, and the rest once its list is scrolled to the end, where a narrowed list always is.
    if (wanted.length) results.closest(".md-search__scrollwrap")?.dispatchEvent(new Event("scroll"));
    said.textContent = wanted.length && found.length ? `${left} of the pages found fit this choice.` : "";
  };
  new MutationObserver(look).observe(results, { childList: true });
  for (const one of choices) one.addEventListener("change", look);
}
