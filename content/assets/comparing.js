// The page of comparisons: any two editions set against each other in the reader's browser, by the same Python that
// makes the prebuilt ones. What is compared is asked of this site alone, and nothing is kept.

import { connect } from "./asking.js";

/**
 * @typedef {{item: string, kind: string, title: string, editions: {edition: string}[]}} Item
 * @typedef {{publishers: {publisher: string, title: string}[], items: Item[]}} Index
 */

const form = document.querySelector("form[data-compare]");
if (form instanceof HTMLFormElement) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const { root = "", worker = "" } = form.dataset;
  const place = document.getElementById("comparison");
  const status = document.getElementById("comparison-status");
  /** @type {ReturnType<typeof connect> | null} */
  let python = null;
  let turn = 0;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void compare();
  });
  const add = form.querySelector("[data-add]");
  add?.addEventListener("click", () => void others());
  // One edition alone can only be set beside another publisher's.
  if (add && form.querySelectorAll("option").length === 2) void others();

  async function compare() {
    const [older, newer] = [chosen("older"), chosen("newer")];
    if (!place || !status || !older || !newer) return;
    const mine = ++turn;
    place.replaceChildren();
    if (older.value === newer.value) {
      status.textContent = form.dataset.same ?? "";
      return;
    }
    status.textContent = form.dataset.working ?? "";
    try {
      python ??= connect(new URL(worker, location.href), "compare");
      const between = inBetween(older, newer);
      const values = await Promise.all([older, newer, ...between].map((one) => fetched(one.value)));
      const [first, second, ...rest] = values.map((one) => one.value);
      const rules = values.slice(0, 2).map((one) => one.rules);
      const request = { older: first, newer: second, rules, between: rest, ...words(older, newer) };
      await python.ready;
      const { html } = await python.ask(request);
      if (mine !== turn) return; // another pair has been asked for since
      place.innerHTML = html;
      status.textContent = "";
      const heading = place.querySelector("h2");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
    } catch {
      if (mine !== turn) return;
      python = null;
      status.textContent = form.dataset.failed ?? "";
    }
  }

  /** Add to both lists what other publishers hold of the same kind. */
  async function others() {
    const { item = "", kind, added = "", failed = "", edition = "" } = form.dataset;
    const own = `${item.split("/")[0]}/`;
    try {
      /** @type {Index} */
      const index = await fetched("index");
      const titles = new Map(index.publishers.map((one) => [`${one.publisher}/`, one.title]));
      for (const select of form.querySelectorAll("select")) {
        for (const one of index.items) {
          const publisher = `${one.item.split("/")[0]}/`;
          if (one.kind !== kind || publisher === own) continue;
          const group = document.createElement("optgroup");
          group.label = `${titles.get(publisher)}: ${one.title}`;
          group.append(...one.editions.map((each) => new Option(edition + each.edition, `${one.item}/${each.edition}`)));
          select.append(group);
        }
      }
      if (document.activeElement === add) form.querySelector("select")?.focus();
      add?.remove();
      if (status) status.textContent = added;
    } catch {
      if (status) status.textContent = failed;
    }
  }

  /** @param {string} name @returns {HTMLOptionElement | null} */
  function chosen(name) {
    const select = form.elements.namedItem(name);
    return select instanceof HTMLSelectElement ? (select.selectedOptions[0] ?? null) : null;
  }

  /** The editions of one item that lie between two, oldest first. @param {HTMLOptionElement} older @param {HTMLOptionElement} newer */
  function inBetween(older, newer) {
    const group = [...(newer.parentElement?.querySelectorAll("option") ?? [])];
    const [from, to] = [group.findIndex((one) => one.value === older.value), group.indexOf(newer)];
    return from < 0 ? [] : group.slice(from + 1, Math.max(from + 1, to));
  }

  /** @param {HTMLOptionElement} older @param {HTMLOptionElement} newer */
  function words(older, newer) {
    const alone = older.parentElement?.getAttribute("label") === newer.parentElement?.getAttribute("label");
    const called = [older, newer].map((one) => `${alone ? "" : `${one.parentElement?.getAttribute("label")}. `}${one.label}`);
    const paths = [older, newer].map((one) => `${root}${one.value}/`);
    // Only this item's own addresses are known by name here: a bare id means another thing at another publisher.
    const known = JSON.parse(form.dataset.names ?? "{}");
    const names = [older, newer].map((one) => (one.value.startsWith(`${form.dataset.item}/`) ? known : {}));
    return { called, paths, names, related: alone };
  }

  /** A file of the site's JSON. @param {string} name @returns {Promise<any>} */
  async function fetched(name) {
    const response = await fetch(`${root}${form.dataset.json ?? ""}${name}.json`);
    if (!response.ok) throw new Error(`${name} could not be fetched (${response.status}).`);
    return response.json();
  }
}
