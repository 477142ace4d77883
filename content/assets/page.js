// The page script of a decision aid. The page is whole without it: every question is a section, every answer a link.
// This script remembers the path walked, starts the engine in a worker, and lets it take over when it is ready. All
// HTML of a step and all logic come from Python; only JSON text crosses the worker's border. Nothing is stored unasked:
// the walk lives in history.state, what is typed lives in this page's memory, and both are gone with the page. Whoever
// ticks the box in the record's form has both kept on this device (keeping.js).

import { connect } from "./asking.js";
import { FRAGMENT, clear, inWords, keep, kept, names } from "./keeping.js";
import { isStep, lastCleared, recover, remember, rememberCleared, walkOf } from "./walk.js";

/**
 * @typedef {import("./walk.js").Walk} Walk
 * @typedef {import("./walk.js").Handed} Handed
 * @typedef {import("./keeping.js").Written} Written
 * @typedef {{html: string, answers: Record<string, string>, fragment: string, walked: string[], handing: Handed | null, content: DocumentFragment}} Step
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
  const listed = link("You kept something here before.", `${aid.dataset.root}about/#what-you-chose-to-keep`);
  const engine = connect(new URL(aid.dataset.worker ?? "", location.href));
  resume();
  const before = kept(walkOf(history.state)?.kept ?? "");
  /** What this walk is kept as on this device; nothing where nobody asked for that. */
  let keeping = before?.id ?? "";
  /** What has been typed into the record, so that going back and forth loses nothing. @type {Map<string, Written>} */
  const typed = new Map(Object.entries(before?.typed ?? {}));
  let digest = ""; // of the edition that the engine holds
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
  for (const drawing of document.querySelectorAll(".diagram__drawing")) {
    drawing.addEventListener("toggle", () => drawing.querySelector("[aria-current]")?.scrollIntoView({ block: "center", inline: "center" }));
  }
  live.addEventListener("submit", (event) => {
    event.preventDefault();
    void makeRecord();
  });
  takeOver().catch(() => stayStill("The engine could not start on this device."));

  async function takeOver() {
    const bundle = await (await fetch(aid.dataset.bundle ?? "")).json();
    await engine.ready;
    /** @type {Loaded} */
    const loaded = await engine.ask({ do: "load", bundle, root: aid.dataset.root ?? "" });
    digest = loaded.digest;
    ready = true;
    await show(walkOf(history.state), { focus: false });
  }

  /** Say something once: put there again it would be read out at every answer. @param {string} words @param {Node[]} more */
  function say(words, ...more) {
    const whole = words + more.map((node) => node.textContent).join("");
    if (status.textContent !== whole) status.replaceChildren(words, ...more);
  }

  function showStill() {
    taken = false;
    still.hidden = false;
    live.hidden = true;
    aid.removeAttribute("data-engine");
    aid.parentElement?.removeAttribute("data-live");
    mark([]);
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
    const { later, resumed, ...on } = walk;
    if ((later || walk.handed) && !walk.chosen) remember({ ...on, answers: step.answers, begun: true }, step.fragment);
    handing = step.handing;
    const held = still.contains(document.activeElement) ? document.activeElement : null;
    live.replaceChildren(step.content);
    live.hidden = false;
    still.hidden = true;
    aid.setAttribute("data-engine", "live");
    aid.parentElement?.setAttribute("data-live", ""); // what the step says itself is not said above it too
    taken = true;
    if (keeping) say("Your answers are kept on this device until you clear them.");
    else if (names().length) say("Your answers stay on this device. ", listed);
    else say("Your answers stay on this device.");
    refill();
    date();
    sayKept();
    if (held) follow(held, live);
    // After the paint: to place the focus costs more than all the rest, and the step is there to read meanwhile.
    requestAnimationFrame(() => {
      if (focus) focusOn(live);
      setTimeout(() => {
        foresee();
        keepOn();
        mark(step.walked);
      });
    });
  }

  /** Go on with what was kept on this device, where the address names it. What it holds takes its place in the history. */
  function resume() {
    if (!location.hash.startsWith(FRAGMENT)) return;
    const found = kept(location.hash.slice(FRAGMENT.length));
    if (!found) return;
    const walk = { answers: {}, later: found.answers, handed: found.handed ?? undefined, kept: found.id, resumed: found.digest };
    history.replaceState({ walk: { ...walk, begun: true, clear: lastCleared() } }, "", location.pathname);
  }

  /** Keep the walk and what is typed as they are now, where somebody asked for that; say so when this device cannot. */
  function keepOn({ first = false } = {}) {
    const walk = walkOf(history.state);
    // While an answer is looked at again, the answers after it are not gone.
    if (!keeping || !walk || walk.chosen) return;
    if (!first && !names().includes(keeping)) {
      stopKeeping("It was cleared, so it is no longer kept here."); // in another window, by somebody who meant it
      return;
    }
    const given = [...live.querySelectorAll(".summary dl > div")].map((row) => {
      return { asked: words(row, "dt"), written: words(row, ".summary__answer") };
    });
    const since = kept(keeping)?.since ?? new Date().toISOString();
    const path = location.pathname.slice(new URL(aid.dataset.root ?? "", location.href).pathname.length);
    const title = document.querySelector("h1")?.textContent?.trim() ?? "";
    const record = { id: keeping, since, path, title, digest, answers: walk.answers, handed: walk.handed ?? null, given };
    if (keep({ ...record, typed: Object.fromEntries(typed) })) sayKept();
    else if (first) stopKeeping("This device did not keep it. Save or print your record instead.");
    else (live.querySelector("#keep-status") ?? status).textContent = "This device did not keep your last change. Save or print your record.";
  }

  /** Keep from now on, or no longer. @param {boolean} wanted */
  function choose(wanted) {
    const walk = walkOf(history.state);
    if (!walk || !wanted) {
      stopKeeping("It is no longer kept here.");
      return;
    }
    keeping = String(Date.now());
    remember({ ...walk, kept: keeping });
    keepOn({ first: true });
  }

  /** @param {string} why */
  function stopKeeping(why) {
    clear(keeping);
    keeping = "";
    sayKept(why);
  }

  /** Say beside the box what it has come to. @param {string} [why] it is not kept */
  function sayKept(why = "") {
    const box = live.querySelector("[data-keep]");
    const said = live.querySelector("#keep-status");
    if (!(box instanceof HTMLInputElement) || !said) return;
    box.checked = keeping !== "";
    const since = kept(keeping)?.since;
    const told = since ? `Kept on this device since ${inWords(since)}, until you clear it.` : why;
    if (said.textContent !== told) said.textContent = told;
  }

  /**
   * The step that a walk leads to, from what was foreseen or from the engine, with its HTML ready to be put in place.
   * @param {Walk} walk
   * @returns {Promise<Step>}
   */
  function ask(walk) {
    const request = { do: "step", today: today(), area: area(), ...walk, clear: undefined, kept: undefined };
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
    } else if (link.matches(".emergency__forget")) {
      if (taken) show(current, { focus: false }).catch(stopped); // with the numbers of every area (area.js has forgotten it)
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
    // Once the browser has gone to the section, which is after it has said that it moves.
    else setTimeout(() => focusOn(still.querySelector(":target")?.closest("section") ?? still));
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
    if (field instanceof HTMLInputElement && field.dataset.keep !== undefined) {
      choose(field.checked);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      typed.set(field.name, { asked: field.labels?.[0]?.firstChild?.textContent ?? "", written: field.value });
      one(live, "#record-made").replaceChildren(); // it no longer says what is written
      if (field.type === "datetime-local") date();
      keepOn();
    }
  }

  function refill() {
    for (const [name, { written }] of typed) {
      const field = live.querySelector(`[name="${CSS.escape(name)}"]`);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
        field.value = written;
        if (written) field.closest("details")?.setAttribute("open", "");
      }
    }
  }

  /** What a record is made from as it stands. */
  function written() {
    const walk = walkOf(history.state);
    const fields = Object.fromEntries([...typed].map(([name, { written }]) => [name, written]));
    return { answers: walk?.answers ?? {}, handed: walk?.handed, fields, now: now(), area: area() };
  }

  /** Put beside each deadline the date that follows from the moments written in the record. */
  function date() {
    const places = [...live.querySelectorAll("[data-deadline]")];
    if (!places.length || !typed.size) return;
    /** @param {{dates: Record<string, string>}} found */
    const put = ({ dates }) => {
      for (const place of places) {
        const words = dates[place.getAttribute("data-deadline") ?? ""] ?? "";
        if (place.textContent !== words) place.textContent = words;
      }
    };
    engine.ask({ do: "dates", ...written() }).then(put).catch(stopped);
  }

  async function makeRecord() {
    const asked = written();
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
      // The record alone: the rest of the page is some eight sheets. Whoever prints by the browser's own menu gets all.
      const page = document.documentElement;
      addEventListener("afterprint", () => page.removeAttribute("data-printing"), { once: true });
      page.setAttribute("data-printing", "record");
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
      if (said) said.textContent = "Saved. Keep the file as it is: a changed file can no longer be checked. About leads to where that is done.";
    } else if (what === "clear") {
      typed.clear();
      stopKeeping("");
      file = "";
      recorded = null;
      cleared = Date.now();
      rememberCleared(cleared);
      forget();
      show(walkOf(history.state), { focus: true }).catch(stopped);
    }
  }
}

/** @param {string} words @param {string} address */
function link(words, address) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = words;
  return made;
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

/** The area where the child lives, once somebody has chosen it; the panel says it on every page (area.js). */
function area() {
  const chosen = document.querySelector("[data-area-added]");
  return chosen instanceof HTMLElement ? chosen.dataset.areaAdded : "";
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

/** The words of one element within another. @param {Element} within @param {string} selector */
function words(within, selector) {
  return within.querySelector(selector)?.textContent ?? "";
}

/** Mark in the drawing, and in the list beside it, the way that a walk has taken. @param {string[]} walked from first to last */
function mark(walked) {
  const ways = walked.slice(1).map((node, place) => `${walked[place]} ${node}`);
  for (const one of document.querySelectorAll("[data-node], [data-way]")) {
    if (!(one instanceof HTMLElement || one instanceof SVGElement)) continue;
    const { node = "", way = "" } = one.dataset;
    one.classList.toggle("walked", walked.includes(node) || ways.includes(way));
    if (node && node === walked.at(-1)) one.setAttribute("aria-current", "step");
    else one.removeAttribute("aria-current");
  }
}
