// The page script of a decision aid. The page is whole without it: every question is a section, every answer a link.
// This script remembers the path walked, starts the engine in a worker, and lets it take over when it is ready. All
// HTML of a step and all logic come from Python; only JSON text crosses the worker's border. Nothing is stored: the
// walk lives in history.state, what is typed lives in this page's memory, and both are gone with the page.

/**
 * @typedef {{title: string, facts: Record<string, string>}} Handed
 * @typedef {{answers: Record<string, string>, later?: Record<string, string>, chosen?: string, begun?: boolean, clear?: number, handed?: Handed}} Walk
 * @typedef {{html: string, answers: Record<string, string>, fragment: string, handing: Handed | null, content: DocumentFragment}} Step
 * @typedef {{text: string, file: string, name: string, html: string}} Made
 * @typedef {{aid: string, edition: string, digest: string}} Loaded
 */

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
function one(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`);
  return found;
}

// When everything was last cleared in this tab: a time and nothing else, so that reloading brings nothing back.
const CLEARED = "handrail-cleared";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
// Made once: making it takes longer than a step of the engine.
const UK_CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "short" });
/** The day this page was made. @type {string} */
const BUILT = JSON.parse(one(document, "#clock").textContent ?? "").built;

const aid = document.getElementById("aid");
// The reader's clock (standing.js, before this) hides an aid that has ended, and one looked at as at another day.
if (aid && !aid.closest("[hidden]")) start(aid);

/** @param {HTMLElement} aid */
function start(aid) {
  const still = one(aid, ".walk");
  const live = one(aid, "#live");
  const status = one(aid, "#engine-status");
  const blank = one(status, "a");
  const engine = connect(new URL(aid.dataset.worker ?? "", location.href));
  /** What has been typed into the record, so that going back and forth loses nothing. @type {Map<string, string>} */
  const typed = new Map();
  /** The steps that each answer in sight leads to, asked for while a person reads. @type {Map<string, Promise<Step>>} */
  const foreseen = new Map();
  let ready = false; // the engine holds the aid
  let taken = false; // and what is shown is its step
  const { pathname } = location;
  let file = "";
  /** What the record in sight was made from. @type {object | null} */
  let recorded = null;
  let turn = 0;
  /** What is known where the walk has ended, for the aid that it goes on with. @type {Handed | null} */
  let handing = null;
  let cleared = lastCleared(); // a walk from before it is never shown again
  /** The walk that is shown. @type {Walk | null} */
  let current = null;

  settle();
  one(document, "body").addEventListener("click", onClick);
  addEventListener("popstate", onMove);
  live.addEventListener("input", keepTyped);
  live.addEventListener("submit", (event) => {
    event.preventDefault();
    void makeRecord();
  });
  takeOver().catch(() => stayStill("The engine could not start on this device."));

  async function takeOver() {
    const bundle = await (await fetch(aid.dataset.bundle ?? "")).json();
    await engine.ready;
    /** @type {Loaded} */
    await engine.ask({ do: "load", bundle, root: aid.dataset.root ?? "" });
    ready = true;
    await show(walkOf(history.state), { focus: false });
  }

  /** Say something once: put there again it would be read out at every answer. @param {string} words */
  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  function showStill() {
    taken = false;
    still.hidden = false;
    live.hidden = true;
    aid.removeAttribute("data-engine");
  }

  /** @param {string} why */
  function stayStill(why) {
    ready = false;
    // The static page follows real moves only, and while the engine was live there were none.
    if (taken && location.hash) location.replace(location.hash);
    showStill();
    status.replaceChildren(`${why} You can still answer every question here. Write your record by hand: `, blank);
  }

  /**
   * Show the step that a walk leads to, or say that it is not known. The history moves on only once the step is there,
   * so that nothing is drawn twice.
   * @param {Walk | null} walk
   * @param {{focus: boolean, fragment?: string}} how with the fragment of a step that is new in the history
   */
  async function show(walk, { focus, fragment }) {
    current = walk;
    if (!walk) {
      showStill();
      say("You have come in part-way. Begin at the first question to get a summary and a record.");
      return;
    }
    const mine = ++turn;
    const step = await ask(walk);
    if (mine !== turn) return; // a later move has overtaken this one
    foreseen.clear(); // what was foreseen is shown once
    if (fragment !== undefined) history.pushState({ walk }, "", fragment);
    const { later, ...kept } = walk;
    if ((later || walk.handed) && !walk.chosen) remember({ ...kept, answers: step.answers, begun: true }, step.fragment);
    handing = step.handing;
    const held = still.contains(document.activeElement) ? document.activeElement : null;
    live.replaceChildren(step.content);
    live.hidden = false;
    still.hidden = true;
    aid.setAttribute("data-engine", "live");
    taken = true;
    say("Your answers stay on this device.");
    refill();
    if (held) follow(held, live);
    // After the paint: to place the focus costs more than all the rest, and the step is there to read meanwhile.
    requestAnimationFrame(() => {
      if (focus) focusOn(live);
      setTimeout(foresee);
    });
  }

  /**
   * The step that a walk leads to, from what was foreseen or from the engine, with its HTML ready to be put in place.
   * @param {Walk} walk
   * @returns {Promise<Step>}
   */
  function ask(walk) {
    const request = { do: "step", today: today(), ...walk, clear: undefined };
    const key = JSON.stringify(request);
    const asked = foreseen.get(key) ?? engine.ask(request).then(parsed);
    foreseen.set(key, asked);
    return asked;
  }

  function foresee() {
    for (const link of live.querySelectorAll("a.answer")) {
      const walk = link instanceof HTMLElement ? answered(link) : null;
      if (walk) ask(walk).catch(() => {}); // whoever follows that answer is told; nobody else needs to be
    }
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const link = event.target instanceof Element ? event.target.closest("a, button") : null;
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("a.answer") && aid.contains(link)) {
      event.preventDefault();
      move(answered(link), link.getAttribute("href") ?? "");
    } else if (link.dataset.change) {
      event.preventDefault();
      change(link.dataset.change);
    } else if (link.dataset.onward !== undefined && taken && handing && link instanceof HTMLAnchorElement) {
      event.preventDefault();
      handOver(link, handing);
    } else if (link.dataset.do) {
      event.preventDefault();
      void act(link.dataset.do, link);
    }
  }

  /** The walk after an answer's link is followed. @param {HTMLElement} link @returns {Walk | null} */
  function answered(link) {
    const walk = walkOf(history.state);
    if (link.dataset.begin !== undefined) return { answers: {}, begun: true, clear: cleared };
    const { question = "", answer = "" } = link.dataset;
    const answers = { ...walk?.answers, [question]: answer };
    return walk && { ...walk, answers, chosen: undefined, begun: true, clear: cleared };
  }

  /** Go on to the next step. @param {Walk | null} walk @param {string} fragment */
  function move(walk, fragment) {
    if (taken && walk) {
      show(walk, { focus: true, fragment }).catch(stopped);
      return;
    }
    location.hash = fragment; // a real move, so that the section becomes the target
    if (walk) remember(walk);
    focusOn(still.querySelector(":target")?.closest("section") ?? still);
  }

  /**
   * Go on with another aid. What is known goes along in the history, never in the address and never stored.
   * @param {HTMLAnchorElement} link
   * @param {Handed} handed
   */
  function handOver(link, handed) {
    // The same link on the static page knows the step to begin at, which can be read before the engine is there.
    const here = document.getElementById(location.hash.slice(1))?.closest("section");
    const begin = here?.querySelector("a[data-onward]")?.getAttribute("href") ?? link.href;
    history.pushState({ walk: { answers: {}, begun: true, clear: cleared, handed } }, "", begin);
    location.reload();
  }

  /** Go back to a question and keep what was answered after it. @param {string} question */
  function change(question) {
    const walk = walkOf(history.state);
    if (!walk) return;
    const given = Object.entries(walk.answers);
    const place = given.findIndex(([id]) => id === question);
    const [before, after] = [given.slice(0, place), given.slice(place + 1)];
    const chosen = given[place]?.[1];
    const [answers, later] = [Object.fromEntries(before), Object.fromEntries(after)];
    move({ ...walk, answers, later, chosen, begun: true, clear: cleared }, location.pathname);
  }

  function onMove() {
    if (location.pathname !== pathname) {
      location.reload(); // back to the aid that handed over to this one
      return;
    }
    if (!walkOf(history.state) && !isStep(still)) {
      remember(current); // a fragment that is no step, such as the skip link's, leaves the walk as it is
      return;
    }
    settle();
    if (ready) show(walkOf(history.state), { focus: true }).catch(stopped);
  }

  /** Give this entry of the history its walk, and none from before everything was cleared. */
  function settle() {
    const walk = walkOf(history.state);
    const found = walk ?? recover(still);
    if (walk && (walk.clear ?? 0) !== cleared) forget();
    else remember(found && { ...found, clear: cleared });
  }

  /** Begin again in this entry of the history. */
  function forget() {
    history.replaceState({ walk: { answers: {}, begun: true, clear: cleared } }, "", location.pathname);
  }

  function stopped() {
    stayStill("The engine has stopped.");
  }

  /** @param {Event} event */
  function keepTyped(event) {
    const field = event.target;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      typed.set(field.name, field.value);
      one(live, "#record-made").replaceChildren(); // it no longer says what is written
    }
  }

  function refill() {
    for (const [name, value] of typed) {
      const field = live.querySelector(`[name="${CSS.escape(name)}"]`);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
        field.value = value;
        if (value) field.closest("details")?.setAttribute("open", "");
      }
    }
  }

  async function makeRecord() {
    const walk = walkOf(history.state);
    const fields = Object.fromEntries(typed);
    const asked = { answers: walk?.answers ?? {}, handed: walk?.handed, fields, now: now() };
    /** @type {Made | undefined} */
    const made = await engine.ask({ do: "record", ...asked }).catch(stopped);
    if (!made) return;
    recorded = asked;
    const place = one(live, "#record-made");
    place.innerHTML = made.html;
    file = made.file;
    focusOn(place);
  }

  /** What the file of the record is called. */
  function named() {
    return live.querySelector("[data-do=save]")?.getAttribute("download") ?? "record.json";
  }

  /** @param {string} what @param {HTMLElement} link */
  async function act(what, link) {
    const said = live.querySelector("#record-status");
    const text = live.querySelector(".record__text")?.textContent ?? "";
    if (what === "copy") {
      const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
      if (said) said.textContent = done ? "Copied." : "This browser did not allow copying. Select the text and copy it.";
    } else if (what === "print") {
      print();
    } else if (what === "fill") {
      fill(link);
    } else if (what === "word") {
      /** @type {{file: string} | undefined} */
      const made = recorded && (await engine.ask({ do: "word", ...recorded }).catch(stopped));
      if (!made) return;
      const bytes = Uint8Array.from(atob(made.file), (one) => one.charCodeAt(0));
      save(bytes, WORD, named().replace(/json$/, "docx"));
      if (said) said.textContent = "Saved for Word. Only the other file can be checked later.";
    } else if (what === "save") {
      save(file, "application/json", named());
      if (said) said.textContent = "Saved. Keep the file as it is: a changed file can no longer be checked.";
    } else if (what === "clear") {
      typed.clear();
      file = "";
      recorded = null;
      cleared = Date.now();
      rememberCleared(cleared);
      forget();
      show(walkOf(history.state), { focus: true }).catch(stopped);
    }
  }
}

/** Give the reader a file. @param {BlobPart} content @param {string} type @param {string} name */
function save(content, type, name) {
  const saved = document.createElement("a");
  saved.href = URL.createObjectURL(new Blob([content], { type }));
  saved.download = name;
  saved.click();
  setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
}

/** @param {Step} step */
function parsed(step) {
  const template = document.createElement("template");
  template.innerHTML = step.html;
  return { ...step, content: template.content };
}

/** The time now on a UK clock, such as 2026-11-22T15:05. */
function now() {
  return UK_CLOCK.format(new Date()).replace(" ", "T");
}

/** Today on a UK calendar. A clock that stands before the day this page was made is wrong (as in standing.js). */
function today() {
  const day = now().slice(0, 10);
  return day < BUILT ? BUILT : day;
}

/**
 * Put the focus on the heading of what is now shown; at the top where what it is for would be out of sight: its last answer,
 * the first number to ring, or the ways to keep a record.
 * @param {Element} within
 */
function focusOn(within) {
  const heading = within.querySelector("h2[tabindex], h3[tabindex]");
  if (heading instanceof HTMLElement) {
    heading.focus({ preventScroll: true });
    const last = [...within.querySelectorAll("a.answer")].pop();
    const wanted = last ?? within.querySelector("a[href^='tel:'], [data-do=copy]");
    if (wanted && wanted.getBoundingClientRect().bottom > innerHeight) (heading.parentElement?.querySelector("p.status") ?? heading).scrollIntoView();
    else heading.scrollIntoView({ block: "nearest" });
  }
}

/** Go to a field that a record still needs, unfolded; no step of the history is made of it. @param {HTMLElement} link */
function fill(link) {
  const field = document.getElementById((link.getAttribute("href") ?? "").slice(1));
  field?.closest("details")?.setAttribute("open", "");
  field?.closest(".field")?.scrollIntoView();
  field?.focus({ preventScroll: true });
}

/** Keep the focus where it was when the live step takes the place of the static one. @param {Element} held @param {Element} live */
function follow(held, live) {
  const same = live.querySelector(`a.answer[href="${held.getAttribute("href")}"]`);
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
  else focusOn(live);
}

/** @param {unknown} state @returns {Walk | null} */
function walkOf(state) {
  return state && typeof state === "object" && "walk" in state ? /** @type {Walk} */ (state.walk) : null;
}

/** Keep a walk in the current entry of the history. @param {Walk | null} walk @param {string} [fragment] */
function remember(walk, fragment) {
  if (walk) history.replaceState({ walk }, "", fragment ? `#${fragment}` : undefined);
}

function lastCleared() {
  try {
    return Number(sessionStorage.getItem(CLEARED) ?? 0);
  } catch {
    return 0; // a browser that stores nothing
  }
}

/** @param {number} time */
function rememberCleared(time) {
  try {
    sessionStorage.setItem(CLEARED, String(time));
  } catch {
    // a browser that stores nothing: then only this page knows
  }
}

/** Whether the address names a step of the aid, or an answer that leads to one. @param {HTMLElement} still */
function isStep(still) {
  return location.hash === "" || still.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) !== null;
}

/**
 * The walk that brought a reader to the current section before this script ran, read from the addresses passed on the
 * way, or from the section itself where only one path leads to it. Null when it cannot be known.
 * @param {HTMLElement} still
 * @returns {Walk | null}
 */
function recover(still) {
  const named = location.hash && still.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
  if (!named || named.matches(".step--first")) return { answers: {} };
  /** @type {Map<string, HTMLElement>} */
  const arrows = new Map();
  for (const link of still.querySelectorAll("a.answer")) {
    if (link instanceof HTMLElement) arrows.set(link.getAttribute("href") ?? "", link);
  }
  const doors = [...named.querySelectorAll(".arrival")].map((door) => arrows.get(`#${door.id}`));
  if (doors.some((link) => link?.dataset.begin !== undefined)) return { answers: {}, begun: true };
  /** @type {Record<string, string>[]} */
  const steps = [];
  let fragment = location.hash;
  const passed = passedBefore();
  for (let link = arrows.get(fragment); link; link = arrows.get(fragment)) {
    if (link.dataset.begin !== undefined) return { answers: Object.assign({}, ...steps), begun: true };
    steps.unshift({ [link.dataset.question ?? ""]: link.dataset.answer ?? "" });
    const section = link.closest("section");
    if (!section || section.matches(".step--first")) return { answers: Object.assign({}, ...steps), begun: true };
    const doors = [...section.querySelectorAll(".arrival")].map((door) => `#${door.id}`);
    const door = doors.length === 1 ? doors[0] : doors.find((each) => each === passed.at(-steps.length));
    if (!door) return null;
    fragment = door;
  }
  return null;
}

/** The fragments passed on this page before the current one, oldest first, where the browser can tell. */
function passedBefore() {
  const here = /** @type {any} */ (globalThis).navigation;
  if (!here?.entries) return [];
  /** @type {{url: string}[]} */
  const entries = here.entries().slice(0, here.currentEntry.index);
  return entries.map((entry) => new URL(entry.url).hash);
}

/**
 * The worker that holds the engine, as questions and answers in JSON.
 * @param {URL} address
 */
function connect(address) {
  const worker = new Worker(address, { type: "module" });
  /** @type {Map<number, {done: (value: any) => void, failed: (reason: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  const ready = new Promise((done, failed) => {
    worker.addEventListener("error", () => failed(new Error("The worker did not start.")));
    worker.addEventListener("message", ({ data }) => {
      if (data.ready) done(undefined);
      else if (data.failed) failed(new Error(data.failed));
      else answer(data);
    });
  });

  /** @param {{id: number, answer?: string, error?: string}} data */
  function answer({ id, answer, error }) {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined || answer === undefined) {
      asked?.failed(new Error(error));
      return;
    }
    const value = JSON.parse(answer);
    if (value.sentences) asked?.failed(new Error(value.sentences.join(" ")));
    else asked?.done(value);
  }

  return {
    ready,
    /** @param {object} request @returns {Promise<any>} */
    ask(request) {
      last += 1;
      const id = last;
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed });
        worker.postMessage({ id, request: JSON.stringify(request) });
      });
    },
  };
}
