// What is measured against: the same aid walked by JavaScript written by hand, with nothing of Handrail's but its data.
// It puts the next question or outcome in place at each click and keeps the answers in the history. It writes no
// summary of answers, no drawing, no record and no dates.

const live = /** @type {HTMLElement} */ (document.querySelector("#live"));
const still = /** @type {HTMLElement} */ (document.querySelector(".walk"));
const page = /** @type {HTMLElement} */ (document.querySelector("#aid"));
const { aid } = await (await fetch(page.dataset.bundle ?? "")).json();

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
/** @type {Record<string, any>} */
const nodes = Object.fromEntries([...aid.questions, ...aid.outcomes].map((one) => [one.id, one]));

/** @param {{answers: Record<string, string>, at: string}} walk */
function show({ answers, at }) {
  const node = nodes[at];
  const heading = `<h2 tabindex="-1">${escaped(node.ask ?? node.do)}</h2>`;
  const rest = node.ask
    ? `<p>${escaped(node.why ?? "")}</p>${(node.help ?? []).map((/** @type {string} */ one) => `<p>${escaped(one)}</p>`).join("")}<ul class="answers">${node.answers
        .map((/** @type {any} */ one) => `<li><a class="answer" href="#${one.id}" data-answer="${one.id}">${escaped(one.label)}</a></li>`)
        .join("")}</ul>`
    : `<ol>${node.actions.map((/** @type {any} */ one) => `<li>${escaped(one.do)}</li>`).join("")}</ol>`;
  live.innerHTML = heading + rest;
  const title = live.querySelector("h2");
  requestAnimationFrame(() => title?.focus({ preventScroll: true }));
  history.replaceState({ answers, at }, "");
}

/** @param {string} question @param {string} chosen @param {Record<string, string>} answers @returns {string} */
function next(question, chosen, answers) {
  const { go, decide } = nodes[question].answers.find((/** @type {any} */ one) => one.id === chosen);
  if (go) return go;
  const table = aid.tables.find((/** @type {any} */ one) => one.id === decide);
  const fits = (/** @type {any} */ row) => Object.entries(row.when).every(([id, any]) => /** @type {string[]} */ (any).includes(answers[id] ?? ""));
  return table.rows.find(fits).go;
}

live.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.answer") : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  const { answers, at } = history.state;
  const given = { ...answers, [at]: link.dataset.answer ?? "" };
  history.pushState({ answers: given, at }, "", link.getAttribute("href"));
  show({ answers: given, at: next(at, link.dataset.answer ?? "", given) });
});
addEventListener("popstate", () => history.state && show(history.state));

still.hidden = true;
live.hidden = false;
page.setAttribute("data-engine", "live");
show({ answers: {}, at: aid.first });
