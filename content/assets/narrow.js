// What a search has found, narrowed to an area and a kind of page. The theme draws each result with its area and kind as
// tags; those that lack what was chosen are hidden, and how many are left is said.

const results = document.querySelector(".md-search-result__list");
const scroll = results?.closest(".md-search__scrollwrap");
const narrow = document.querySelector("[data-narrow]");
const said = narrow?.querySelector("[data-narrowed]");

if (results && scroll && narrow && said) {
  const choices = [...narrow.querySelectorAll("select")];
  const pause = () => new Promise((done) => setTimeout(done, 100));
  const PATIENCE = 20; // pauses until nothing more is expected
  let turn = 0;

  /** Hide what does not fit; how many are left. */
  const look = () => {
    const wanted = choices.map((one) => one.value).filter(Boolean);
    const found = [...results.children];
    for (const one of found) {
      const tags = [...one.querySelectorAll(".md-tag")].map((tag) => tag.textContent);
      if (one instanceof HTMLElement) one.hidden = !wanted.every((tag) => tags.includes(tag));
    }
    const left = found.filter((one) => one instanceof HTMLElement && !one.hidden).length;
    said.textContent = wanted.length && found.length ? `${left} of the pages found fit this choice.` : "";
    return wanted.length > 0;
  };

  /** The theme draws ten, and a few more each time its list comes to its end: come to the end until nothing is added. */
  const all = async () => {
    const mine = ++turn;
    results.classList.add("narrowing"); // what is hidden keeps its height, so that the list has an end to come to
    for (let drawn = -1; mine === turn && look() && results.children.length > drawn; ) {
      drawn = results.children.length;
      scroll.scrollTop = 0;
      await pause();
      scroll.scrollTop = scroll.scrollHeight;
      for (let waited = 0; waited < PATIENCE && results.children.length === drawn; waited++) await pause();
    }
    if (mine !== turn) return;
    results.classList.remove("narrowing");
    scroll.scrollTop = 0;
    look();
  };

  new MutationObserver(() => void (look() && !results.classList.contains("narrowing") && all())).observe(results, {
    childList: true,
  });
  for (const one of choices) one.addEventListener("change", () => void all());
}
