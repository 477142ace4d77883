// The page that opens a saved record again. The engine says what it needs to see of this site, and then what came of it: all
// words are its own. The file is read here, goes to the worker, and nowhere else.

import { connect } from "./asking.js";

const form = document.querySelector("form[data-reopen]");
const root = new URL("../", location.href);
if (form instanceof HTMLFormElement) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const chosen = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const place = /** @type {HTMLElement} */ (document.getElementById("reopened"));
  /** @type {ReturnType<typeof connect> | null} */
  let engine = null;
  let turn = 0;
  form.hidden = false;
  document.getElementById("reopen-plain")?.remove();
  form.addEventListener("submit", (event) => event.preventDefault());
  chosen.addEventListener("change", () => void check());

  async function check() {
    const file = chosen.files?.[0];
    if (!file) return;
    const mine = ++turn;
    place.replaceChildren();
    status.textContent = "Checking.";
    try {
      engine ??= connect(new URL("assets/worker.js", root));
      await engine.ready;
      const html = await answer(engine, await base64(file));
      if (mine !== turn) return; // another file has been chosen since
      place.innerHTML = html;
      status.textContent = "";
      place.querySelector("h2")?.focus();
    } catch {
      if (mine !== turn) return;
      engine = null;
      status.textContent = "It could not be checked on this device. Give the file to those who keep these pages.";
    }
  }
}

/**
 * Ask until the engine has seen what it needs.
 * @param {ReturnType<typeof connect>} engine
 * @param {string} file
 * @returns {Promise<string>}
 */
async function answer(engine, file) {
  /** @type {Record<string, unknown>} */
  const fetched = {};
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short" }).format(new Date());
  for (;;) {
    const { html, needs } = await engine.ask({ do: "reopen", file, today, fetched });
    if (html !== undefined) return html;
    const response = await fetch(new URL(needs, root));
    // What this site does not hold is an answer too; a network that fails is none.
    if (!response.ok && response.status !== 404) throw new Error(`${needs}: ${response.status}`);
    fetched[needs] = response.ok ? await response.json() : null;
  }
}

/** The bytes of a file; of one that is far too long, more than the engine will read. @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file.slice(0, 1_000_001));
  });
}
