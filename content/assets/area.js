// The numbers of the area where the child lives, in the emergency panel of every page. It runs before the page is first
// painted, so that nothing moves. Only the area is kept, only until this tab is closed, and only once somebody has opened
// that area's start page; the panel says so and can forget it.

(() => {
  const KEPT = "handrail-area";
  const panel = document.querySelector(".emergency__inner");
  const shown = panel?.querySelector("[data-area]");

  /** @returns {{area: string, name: string, rows: {words: string, tel: string}[], note: string, page: string} | null} */
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    } catch {
      return null; // storage is refused, or holds something that is not ours
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(KEPT);
    } catch {
      // Where nothing may be kept, nothing was.
    }
    document.querySelector("[data-area-added]")?.remove();
    document.querySelector("[data-area-kept]")?.replaceChildren();
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
    line.dataset.areaAdded = "";
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
    note.className = "emergency__note";
    note.textContent = before.note;
    line.append(note, " ", forgetting(before.name));
    panel.insertBefore(line, panel.querySelector(".emergency__more"));
  }

  // On an area's start page its numbers are kept, and the page says so.
  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-area-kept]");
    if (!(place instanceof HTMLElement) || !(shown instanceof HTMLElement)) return;
    const { area = "", areaName = "" } = shown.dataset;
    const rows = [...shown.querySelectorAll(".emergency__number")].map((one) => {
      const tel = one.querySelector(".tel")?.textContent ?? "";
      return { tel, words: (one.textContent ?? "").replace(tel, "|") };
    });
    const note = shown.querySelector(".emergency__note")?.textContent ?? "";
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ area, name: areaName, rows, note, page: location.pathname }));
    } catch {
      return; // the panel of this area's own pages shows its numbers all the same
    }
    place.append(`The numbers of ${areaName} now stand on every page until you close this tab. `, forgetting(areaName));
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-do=clear]")) forget();
  });
})();
