// What a search has found, narrowed to an area and a kind of page, by the keyboard too. The theme draws each result with
// its area and kind as tags; those that lack what was chosen are hidden, and how many are left is said.

const results = document.querySelector(".md-search-result__list");
const scroll = results?.closest(".md-search__scrollwrap");
const narrow = document.querySelector("[data-narrow]");
const said = narrow?.querySelector("[data-narrowed]");
const meant = narrow?.querySelector("[data-meant]");
const none = narrow?.querySelector("[data-none]");
let follow = () => {};

/** Look at what is found from now on. The theme's script has to be there. */
export function followSearch() {
  follow();
}

if (results && scroll && narrow && said) {
  const search = results.closest("[data-md-component=search]");
  const open = document.getElementById("__search");
  const query = /** @type {HTMLInputElement | null | undefined} */ (search?.querySelector("input"));
  const choices = [...narrow.querySelectorAll("select")];
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const TRIES = 5; // at coming to the end of the list, before what is not drawn is called unseen
  let expected = 0; // results of this search, drawn or not
  let turn = 0;

  /** Hide what does not fit, and say how many are left. */
  const look = () => {
    const wanted = choices.map((one) => one.value).filter(Boolean);
    const found = [...results.children];
    for (const one of found) {
      const tags = [...one.querySelectorAll(".md-tag")].map((tag) => tag.textContent);
      if (one instanceof HTMLElement) one.hidden = !wanted.every((tag) => tags.includes(tag));
    }
    const left = found.filter((one) => one instanceof HTMLElement && !one.hidden).length;
    const unseen = expected - found.length;
    const so = `Pages found that fit this choice: ${left}.`;
    said.textContent = !wanted.length || !found.length ? "" : unseen > 0 ? `${so} Still to look at: ${unseen}.` : so;
    return wanted.length > 0;
  };

  /**
   * The theme draws ten, and four more each time its list comes to its end after being away from it. It looks once a
   * frame, so being away and coming back each get frames of their own, again until everything it found is drawn.
   */
  const all = async () => {
    const mine = ++turn;
    results.classList.add("narrowing"); // what is hidden keeps its height, so that the list has an end to come to
    for (let tries = 0; tries < TRIES && mine === turn && look() && results.children.length < expected; tries++) {
      const drawn = results.children.length;
      scroll.scrollTop = 0;
      await frames();
      scroll.scrollTop = scroll.scrollHeight;
      await frames();
      if (results.children.length > drawn) tries = 0;
    }
    if (mine !== turn) return;
    results.classList.remove("narrowing");
    scroll.scrollTop = 0;
    look();
  };

  follow = () => {
    // The theme tells of each answer of its search; the first ten results are drawn by then.
    Reflect.get(window, "component$")?.subscribe((/** @type {{ ref: Element, items?: unknown[], meant?: string }} */ one) => {
      if (one.ref !== results.parentElement || !one.items) return;
      expected = one.items.length;
      if (meant) meant.textContent = one.meant ? `Searched for: ${one.meant}.` : "";
      // On a phone the search covers the numbers to ring, so whoever finds nothing is given them here.
      if (none instanceof HTMLElement) none.hidden = expected > 0 || !query?.value.trim();
      void all();
    });
  };
  for (const one of choices) one.addEventListener("change", () => void all());

  // The theme shuts the search at Tab, goes to its first field at Shift and takes the arrows for its list, so no key
  // would ever come to the choices. It listens after this. Who goes on past the end leaves the search, which then shuts.
  /** What had the focus before the search. @type {EventTarget | null} */
  let before = null;
  let byTab = false; // and whether the search was come to from it by Tab
  addEventListener(
    "keydown",
    (event) => {
      if (!(event instanceof KeyboardEvent) || !(event.target instanceof Node)) return;
      if (!search?.contains(event.target)) byTab = event.key === "Tab";
      else if (event.key === "Escape" && isOpen()) setTimeout(back); // once the theme has shut it
      if (!search?.contains(event.target) || !query?.value) return; // whoever only passes by passes by
      const chooses = event.target instanceof HTMLSelectElement && event.key !== "Escape";
      if (chooses || event.key === "Tab" || event.key === "Shift") event.stopImmediatePropagation();
    },
    true,
  );
  /**
   * A way to a result is named for what it leads to and no more: a listener who goes through them hears these names. Its
   * words stand below it, from the first that was looked for; the style sheet shows three lines.
   * @param {Element} link
   */
  const shorten = (link) => {
    const article = link.querySelector("article");
    if (!article) return;
    const named = "h1, h2, .md-search-result__icon, .md-search-result__of, .md-search-result__terms";
    const [tags, hit, words] = [article.querySelector(".md-tags"), document.createElement("div"), document.createElement("div")];
    hit.className = "md-search-result__hit md-typeset";
    words.className = "md-search-result__teaser";
    words.append(...[...article.childNodes].filter((one) => one !== tags && !(one instanceof Element && one.matches(named))));
    const all = [...words.childNodes];
    const marked = all.findIndex((one) => one instanceof Element && (one.matches("mark") || one.querySelector("mark")));
    for (const one of all.slice(0, Math.max(marked, 0))) one.remove();
    article.setAttribute("role", "presentation"); // or the way would have no name at all
    link.replaceWith(hit);
    hit.append(link, words, ...(tags ? [tags] : []));
  };

  /**
   * Of a page whose part answers, the theme draws a way to its top and below it one to the part. They become one, to the
   * part, which is named for it and then for its page: nobody in a hurry looks for the words on a long page.
   * @param {Element} result
   */
  const lead = (result) => {
    const [page, part] = result.querySelectorAll(":scope > a");
    const name = part?.querySelector("h2");
    if (page && name) {
      const of = document.createElement("p");
      of.className = "md-search-result__of";
      of.textContent = page.querySelector("h1")?.textContent ?? "";
      name.after(of);
      const tags = page.querySelector(".md-tags");
      if (tags && !part.querySelector(".md-tags")) of.after(tags);
      page.remove();
    }
    for (const link of result.querySelectorAll("a:not(.md-search-result__hit > a)")) shorten(link);
  };
  // The theme leaves what it found to the arrows; Tab comes to it as well. It calls the tags of each result a way to
  // navigate, which they are not.
  new MutationObserver(() => {
    for (const one of results.children) lead(one);
    for (const one of results.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
    for (const one of results.querySelectorAll("nav:not([role])")) one.setAttribute("role", "presentation");
  }).observe(results, { childList: true });
  search?.addEventListener("focusin", (event) => {
    const { relatedTarget: from } = /** @type {FocusEvent} */ (event);
    if (!(from instanceof Node) || !search.contains(from)) before = from;
  });
  const isOpen = () => open instanceof HTMLInputElement && open.checked;
  // The theme lets the focus fall to the page at Escape. It goes back to where the search was called from, or to its box,
  // which on a small screen is in sight only while the search is open.
  const back = () => {
    const boxed = matchMedia("(min-width: 60em)").matches;
    const place = before instanceof HTMLElement && !(byTab && boxed) ? before : boxed ? query : null;
    // The theme would open the search again for whoever comes to its box.
    const unheard = (/** @type {Event} */ event) => event.stopImmediatePropagation();
    for (const moved of ["focus", "focusin", "focusout"]) addEventListener(moved, unheard, true);
    place?.focus({ preventScroll: true });
    for (const moved of ["focus", "focusin", "focusout"]) removeEventListener(moved, unheard, true);
  };
  query?.addEventListener("input", () => {
    if (!isOpen()) open?.click();
  });
  search?.addEventListener("focusout", (event) => {
    if (!(event instanceof FocusEvent) || !(event.relatedTarget instanceof Node)) return;
    const { relatedTarget: next } = event;
    if (search.contains(next) || !isOpen()) return;
    open?.click();
    // On a phone the theme then puts the page back to where it was.
    if (next instanceof Element) setTimeout(() => next.scrollIntoView({ block: "nearest" }), 200);
  });
}
