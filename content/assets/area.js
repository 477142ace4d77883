// The numbers of the area where the child lives, in the emergency panel of every page. It runs before the page is first
// painted, so that nothing moves. Only the area is kept, only until this tab is closed, and only once somebody has opened
// that area's start page; the panel says so and can forget it.
//
// It is the first script of a page that asks for what the browser stores. The theme's own, which come later, take storing
// for granted, so where it is refused they get a store that forgets.

(() => {
  const KEPT = "handrail-area";
  const tab = stored("sessionStorage");
  stored("localStorage");

  /** What the browser stores, or null where it refuses. @param {"localStorage" | "sessionStorage"} name */
  function stored(name) {
    try {
      return window[name];
    } catch {
      const value = { refused: true, length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {}, clear() {} };
      Object.defineProperty(window, name, { value });
      return null;
    }
  }

  const panel = document.querySelector(".emergency__inner");
  const shown = panel?.querySelector("[data-area]");

  /** @returns {{area: string, name: string, rows: {words: string, tel: string}[], note: string, page: string} | null} */
  function kept() {
    try {
      return JSON.parse(tab?.getItem(KEPT) ?? "null");
    } catch {
      return null; // it holds something that is not ours
    }
  }

  // For the style sheet. Asking it to look for the line itself would have it look again whenever anything on a page changes.
  function mark() {
    document.documentElement.classList.toggle("has-area", document.querySelector(".emergency__area") !== null);
  }

  function forget() {
    tab?.removeItem(KEPT);
    document.querySelector("[data-area-added]")?.remove();
    document.querySelector("[data-area-kept]")?.replaceChildren();
    mark();
  }

  /** @param {string} name */
  function forgetting(name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "emergency__forget";
    button.textContent = `Forget ${name}`;
    button.addEventListener("click", forget);
    return button;
  }

  const before = kept();
  if (panel && !shown && before) {
    const line = document.createElement("p");
    line.className = "emergency__area";
    line.dataset.areaAdded = before.name; // an aid shows the numbers of this area first
    const name = document.createElement("a");
    name.href = before.page;
    name.textContent = before.name;
    line.append(name, ": ");
    for (const one of before.rows) {
      const number = document.createElement("span");
      number.className = "emergency__number";
      const link = document.createElement("a");
      link.className = "tel";
      link.href = `tel:${one.tel.replaceAll(" ", "")}`;
      link.textContent = one.tel;
      const [words, hours] = one.words.split("|");
      const said = document.createElement("span");
      said.className = "emergency__hours";
      said.textContent = hours ?? "";
      number.append(words ?? "", link, said);
      line.append(number);
    }
    const note = document.createElement("span");
    note.className = before.rows.length ? "emergency__note" : "emergency__none";
    note.textContent = before.note;
    line.append(note, " ");
    // On a phone the way to forget shares the line of the name, so that the numbers take two lines and no more.
    if (matchMedia("(max-width: 30em)").matches) name.nextSibling?.after(forgetting(before.name));
    else line.append(forgetting(before.name));
    panel.insertBefore(line, panel.querySelector(".emergency__more"));
  }

  mark();

  // On an area's start page its numbers are kept, and the page says so.
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-area-kept]");
    // Where nothing may be kept, the panel of this area's own pages shows its numbers all the same.
    if (!tab || !(place instanceof HTMLElement) || !(shown instanceof HTMLElement)) return;
    const { area = "", areaName = "" } = shown.dataset;
    const rows = [...shown.querySelectorAll(".emergency__number")].map((one) => {
      const tel = one.querySelector(".tel")?.textContent ?? "";
      return { tel, words: (one.textContent ?? "").replace(tel, "|") };
    });
    const note = shown.querySelector(".emergency__note, .emergency__none")?.textContent ?? "";
    try {
      tab.setItem(KEPT, JSON.stringify({ area, name: areaName, rows, note, page: location.pathname }));
    } catch {
      return; // there is no room
    }
    const what = rows.length ? `The numbers of ${areaName} now stand on every page` : `Every page now says that no number of ${areaName} is held`;
    place.append(`${what}, until you close this tab. `, forgetting(areaName));
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-do=clear]")) forget();
  });
})();
