// What a page says by the reader's own date. The build writes for its own day and puts every later case beside it,
// hidden; this script shows the case of today, or of the day that a reader asked for with `?as-at=2025-03-03`. Words and
// classes all come from the page (macros/time/clock.py). Nothing is stored or sent: the day asked for is in the address alone.

/**
 * @typedef {{built: string, status: Record<string, {words: string, class: string}>}} Settings
 * @typedef {[first: string, what: string, words?: string]} Case what holds from its first day on; the first case's is ""
 */

const AS_AT = "as-at";
const LED = "led";
const UK_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short" });
const IN_WORDS = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "long" });
const MS_A_DAY = 86_400_000;

/** @type {Settings} */
const settings = JSON.parse(document.getElementById("clock")?.textContent ?? '{"built": "", "status": {}}');
const asked = new URLSearchParams(location.search).get(AS_AT);
const asAt = asked !== null && isDay(asked) && asked !== today() ? asked : "";
let told = asAt || today();

if (!lead(told)) {
  tell(told);
  welcome();
  choose();
  if (asAt) lookBack();
  else if (asked !== null && !isDay(asked)) refuse(asked);
}
// A page left open overnight, or taken out of the browser's memory.
for (const event of ["visibilitychange", "pageshow"]) addEventListener(event, catchUp, true);

/** Today on a UK calendar, such as 2026-11-22. A clock that stands before the day this page was made is wrong. */
function today() {
  const day = UK_DAY.format(new Date());
  return day < settings.built ? settings.built : day;
}

/** @param {string} text */
function isDay(text) {
  const given = /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith("0000") ? new Date(`${text}T00:00Z`) : null;
  return given !== null && !Number.isNaN(given.valueOf()) && given.toISOString().startsWith(text);
}

/** @param {string} day */
function inWords(day) {
  return IN_WORDS.format(new Date(`${day}T00:00Z`));
}

/** What holds on a day. @param {string | undefined} cases @param {string} day @returns {Case | undefined} */
function on(cases, day) {
  /** @type {Case[]} */
  const all = JSON.parse(cases ?? "[]");
  return all.findLast(([first]) => first <= day);
}

/** @param {string} selector @returns {HTMLElement[]} */
function all(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
}

/**
 * From a moving address to the edition of the day, where that is another than the one the build put here. It goes to
 * that edition's own address, so that nothing of the old one stays in sight.
 * @param {string} day
 * @returns {boolean} whether this page is being left
 */
function lead(day) {
  const edition = document.getElementById("edition");
  const wanted = on(edition?.dataset.moving, day)?.[1];
  if (!wanted || wanted === edition?.dataset.shown) return false;
  const to = new URL(`${wanted}/`, location.href);
  to.search = location.search;
  to.hash = location.hash;
  if (!asAt) to.searchParams.set(LED, "");
  location.replace(to);
  return true;
}

/** Let the page say what is true on a day. What is true already is not touched. @param {string} day */
function tell(day) {
  for (const tag of all("[data-timeline]")) {
    const [, status = "", words] = on(tag.dataset.timeline, day) ?? [];
    const said = settings.status[status];
    if (!said) continue;
    write(tag, words ?? said.words);
    tag.className = said.class;
  }
  for (const place of all("[data-by-day]")) {
    const now = String(on(place.dataset.byDay, day)?.[1]);
    for (const one of place.children) if (one instanceof HTMLElement) one.hidden = one.dataset.case !== now;
  }
  for (const place of all("[data-day]")) write(place, inWords(day));
  const edition = document.getElementById("edition");
  const nothing = document.getElementById("nothing");
  if (edition?.dataset.moving && nothing) {
    edition.hidden = on(edition.dataset.moving, day)?.[1] === "";
    nothing.hidden = !edition.hidden;
    for (const one of all("article > .standing")) one.hidden = edition.hidden;
  }
  sortDue(day);
}

/** @param {HTMLElement} place @param {string} words */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** Put each row of the page of what is due under the heading that its day now has. @param {string} day */
function sortDue(day) {
  const groups = all("[data-within]");
  for (const row of all("[data-due]")) {
    const { due = "", passed = "" } = row.dataset;
    const ahead = (Date.parse(due) - Date.parse(day)) / MS_A_DAY;
    const here = due < day ? passed : groups.find((one) => ahead <= Number(one.dataset.within))?.dataset.within;
    const group = groups.find((one) => one.dataset.within === here);
    if (group && row.closest("[data-within]") !== group) group.querySelector("ul")?.append(row);
  }
  for (const group of groups) {
    const rows = [...group.querySelectorAll("li")];
    const sorted = rows.toSorted((one, other) => ((one.dataset.due ?? "") < (other.dataset.due ?? "") ? -1 : 1));
    if (sorted.some((row, place) => row !== rows[place])) group.querySelector("ul")?.append(...sorted);
    const none = group.querySelector("[data-none]");
    if (none instanceof HTMLElement) none.hidden = rows.length > 0;
    else group.hidden = rows.length === 0;
  }
}

/** Say to a reader whom a moving address led here why. */
function welcome() {
  const here = new URL(location.href);
  if (!here.searchParams.has(LED)) return;
  here.searchParams.delete(LED);
  history.replaceState(history.state, "", here);
  for (const one of all("[data-led]")) one.hidden = false;
}

/** The field in which a reader chooses another day. */
function choose() {
  for (const form of document.querySelectorAll("form[data-as-at]")) {
    const field = form.querySelector("input");
    const wrong = form.querySelector("[role=alert] span");
    if (!field) continue;
    field.value = told;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const right = isDay(field.value);
      if (wrong instanceof HTMLElement) wrong.hidden = right;
      field.setAttribute("aria-invalid", String(!right));
      if (right) location.assign(at(field.value === today() ? "" : field.value, location.href));
      else field.focus();
    });
  }
}

/** An address with the day that is looked at, or without any. @param {string} day @param {string} address */
function at(day, address) {
  const to = new URL(address, location.href);
  if (day) to.searchParams.set(AS_AT, day);
  else to.searchParams.delete(AS_AT);
  return to.href;
}

/** Look at another day than today: say so, take that day along every link, and put no decision aid to anyone. */
function lookBack() {
  const line = document.getElementById("as-at-line");
  if (line) {
    line.hidden = false;
    line.querySelector("button")?.addEventListener("click", () => {
      line.hidden = true;
      document.getElementById("content")?.focus({ preventScroll: true });
    });
    line.querySelector("[data-back]")?.setAttribute("href", at("", location.href));
  }
  const aid = document.getElementById("aid");
  if (aid) {
    aid.hidden = true;
    for (const one of all("[data-not-walked]")) one.hidden = false;
    for (const link of document.querySelectorAll(".diagram a[href^='#']")) link.removeAttribute("href");
  }
  for (const link of document.querySelectorAll("a[href]")) carry(link);
  // Links that come later, such as what a search finds.
  addEventListener("click", ({ target }) => carry(target instanceof Element ? target.closest("a[href]") : null), true);
}

/** Let a link to a page of this site take the day along. @param {Element | null} link */
function carry(link) {
  if (!(link instanceof HTMLAnchorElement) || link.matches("[href^='#'], [download], [data-today], [data-back]")) return;
  if (link.origin === location.origin && (link.pathname.endsWith("/") || link.pathname.endsWith(".html"))) {
    link.href = at(asAt, link.href);
  }
}

/** Say that what the address calls a day is none. @param {string} given */
function refuse(given) {
  for (const one of all("#as-at-wrong")) {
    const place = one.querySelector("[data-given]");
    if (place) place.textContent = given.slice(0, 40);
    one.hidden = false;
  }
}

function catchUp() {
  if (asAt || document.visibilityState === "hidden" || told === today()) return;
  told = today();
  tell(told);
}
