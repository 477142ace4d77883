// The list of what somebody chose to keep on this device, on About: all of it in words, with a way to go on with each and
// to clear it. It needs no engine.

import { FRAGMENT, clear, inWords, kept, names } from "./keeping.js";

const list = document.getElementById("kept-records");
if (list) show(list);

/** @param {HTMLElement} list */
function show(list) {
  const found = names();
  list.replaceChildren(...(found.length ? found.reverse().map((id) => row(id, list)) : [made("p", "Nothing of yours is kept on this device.")]));
}

/** @param {string} id @param {HTMLElement} list */
function row(id, list) {
  const record = kept(id);
  const name = record ? `${record.title}, kept since ${inWords(record.since)}` : "Something that can no longer be read";
  const away = made("button", "Clear it");
  away.className = "button button--quiet";
  away.append(hidden(`: ${name}`));
  away.addEventListener("click", () => {
    clear(id);
    show(list);
    list.focus();
  });
  const ways = made("p");
  ways.className = "record__ways";
  const place = made("section", made("h3", name), ways);
  if (record) {
    const link = made("a", "Go on with it");
    link.className = "button";
    link.setAttribute("href", new URL(`../${record.path}${FRAGMENT}${id}`, location.href).href);
    link.append(hidden(`: ${name}`));
    ways.append(link, " ");
    const said = [...record.given, ...Object.values(record.typed)].filter(({ written }) => written);
    ways.before(made("details", made("summary", "What is kept"), made("dl", ...said.flatMap(({ asked, written }) => [made("dt", asked), made("dd", written)]))));
  }
  ways.append(away);
  return place;
}

/** @param {string} name @param {(string | Node)[]} inside */
function made(name, ...inside) {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
}

/** @param {string} words */
function hidden(words) {
  const said = made("span", words);
  said.className = "visually-hidden";
  return said;
}
