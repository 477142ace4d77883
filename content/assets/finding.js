// Stands before the theme's search in its worker, and keeps it. What somebody in a hurry types is put as the index has
// it: without the words that carry nothing, a slip of the finger mended, "s47" as "section 47". And what was found comes
// in the order in which it answers: what holds today first, then what is called exactly so, then what has most of the
// words in one part.
// No page loads this by itself: a build puts it at the head of the theme's own worker (macros/search_worker.py), so that
// it is one script, which a service worker answers for like any other. A preview searches as the theme does.

"use strict";

{
  /** @typedef {{location: string, title: string, text: string, tags?: string[], boost?: number, also?: string, terms?: string}} Entry */
  /** @typedef {Omit<Entry, "terms"> & {score: number, terms: Record<string, boolean>}} Found */
  /** @typedef {{whole: string, typed: Map<string, string>, meant: string}} Asked */
  // The theme's own numbers for what it says.
  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  // Who uses the signs of the theme's search language means them.
  const SIGNS = /["+~^*]|(^|\s)-/;
  // They carry nothing, and the theme's own list lacks them.
  const EMPTY = new Set(
    "many much being wont won't dont don't cant can't didnt didn't isnt isn't im i'm ive i've whats what's".split(" "),
  );
  // Weights under this are those of what is only printed in old sources (macros/site_page.py).
  const OLD = 0.01;
  // Of this kind the first paragraph says what to do, and is shown wherever in the rest is what was looked for.
  const SITUATIONS = "What has happened";
  // A part as long as this holds every word and answers few questions: only what it is called counts for it.
  const LIST = 4000;
  // The letters in which a word may be mistyped: none in a short one, which is soon another word.
  const slips = (/** @type {string} */ word) => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);

  // The theme's library for searching, which is there when its part of this script has run.
  const lunr = () => Reflect.get(self, "lunr");

  /** @type {Entry[]} */
  let entries = [];
  /** @type {RegExp} */
  let separator = /\s+/;
  /** @type {ReturnType<typeof known> | null} */
  let words = null;
  /** What each part is called, by its place. @type {Map<string, Set<string>>} */
  let names = new Map();
  /** The places of parts that are long. @type {Set<string>} */
  let lists = new Set();
  /** What was asked and is not yet answered. @type {Asked[]} */
  const waiting = [];

  /** @param {string} said */
  const split = (said) => said.toLowerCase().split(separator).filter(Boolean);

  /** All that a part is called, an abbreviation by itself too. @param {Entry} one */
  const called = ({ title, also = "", terms = "" }) =>
    new Set(
      [title, ...`${also}, ${terms}`.split(", ")].flatMap((name) => name.split(/[()]/)).map((name) => split(name).join(" ")),
    );

  /** Every word of the index with how often it is there; the theme's library looks through them for slips. */
  const known = () => {
    /** @type {Map<string, number>} */
    const often = new Map();
    for (const entry of entries) {
      const said = [...called(entry), entry.text.replace(/<[^>]*>/g, " ")].join(" ");
      for (const one of split(said)) often.set(one, (often.get(one) ?? 0) + 1);
    }
    const all = [...often.keys()];
    return { all, often, set: lunr().TokenSet.fromArray([...all].sort()) };
  };

  /** Whether a word of the index begins so. @param {string} start */
  const begins = (start) => (words ??= known()).all.some((one) => one.startsWith(start));

  /** The word of the index that was meant, the nearest and of these the most frequent. @param {string} word */
  const nearest = (word) => {
    const { often, set } = (words ??= known());
    for (let letters = 1; letters <= slips(word); letters++) {
      /** @type {string[]} */
      const near = set.intersect(lunr().TokenSet.fromFuzzyString(word, letters)).toArray();
      const same = near.filter((one) => one[0] === word[0]).sort((one, other) => (often.get(other) ?? 0) - (often.get(one) ?? 0));
      if (same.length) return same[0];
    }
    return "";
  };

  /** The beginning that a word has in all its forms, so that *bruising* finds *bruise*. @param {string} word */
  const beginning = (word) => {
    const end = word.length > 5 ? /(ies|es|ed|ing|(?<!s)s)$/ : /(?<![su])s$/;
    const start = word.replace(end, "");
    return start.length > 2 && begins(start) ? start : word;
  };

  /** @param {string} typed @returns {{query: string} & Asked} */
  const put = (typed) => {
    const said = typed
      .toLowerCase()
      .replaceAll("’", "'")
      .replace(/\bs(?:ec(?:t|tion)?)?[.\s]*(\d+[a-z]*)\b/g, "section $1")
      .replace(/(\d+)\s*h(?:ou)?rs?\b/g, "$1 hours");
    /** @type {Asked["typed"]} */
    const by = new Map();
    if (SIGNS.test(typed) || !entries.length) return { query: typed, whole: "", typed: by, meant: "" };
    const all = split(said);
    const telling = all.filter((one) => lunr().stopWordFilter(one) && !EMPTY.has(one));
    /** @type {Map<string, string>} */
    const mended = new Map();
    for (const one of new Set(telling.length ? telling : all)) {
      const held = begins(one) || begins(beginning(one));
      const word = held ? one : nearest(one) || one;
      mended.set(one, word);
      by.set(beginning(word), word);
    }
    const slipped = [...mended].some(([one, word]) => one !== word);
    return {
      query: [...by.keys()].join(" "),
      whole: all.map((one) => mended.get(one) ?? one).join(" "),
      typed: by,
      meant: slipped ? [...mended.values()].join(" ") : "",
    };
  };

  /**
   * What was found on each page, the part that answers first, and the pages in that order. The theme shows those of the
   * same score with the first, so the scores say the order and nothing else.
   * @param {Found[][]} groups
   * @param {Asked} asked
   */
  const ordered = (groups, asked) => {
    /** @param {Found} one */
    const rank = (one) => {
      const own = [...(names.get(one.location) ?? [])];
      const matched = Object.values(one.terms).filter(Boolean).length;
      const named = Object.keys(one.terms).filter((term) => own.some((name) => ` ${name}`.includes(` ${term}`))).length;
      const most = lists.has(one.location) ? Math.max(named, Math.min(matched, 1)) : matched;
      // What has an area and no kind, or neither, leads to other pages or says how these are made.
      const answers = (one.tags?.length ?? 0) > 1;
      return [+((one.boost ?? 1) >= OLD), +own.includes(asked.whole), most, +answers, one.score];
    };
    /** @type {Map<Found, number[]>} */
    const ranks = new Map(groups.flat().map((one) => [one, rank(one)]));
    /** @param {Found} one @param {Found} other */
    const compare = (one, other) => {
      const [mine, its] = [ranks.get(one) ?? [], ranks.get(other) ?? []];
      const place = mine.findIndex((value, at) => value !== its[at]);
      return place < 0 ? 0 : its[place] - mine[place];
    };
    for (const group of groups) group.sort(compare);
    groups.sort(([one], [other]) => compare(one, other));
    let score = ranks.size;
    for (const one of groups.flat()) one.score = score--;
  };

  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) {
      const { docs, config } = message.data;
      entries = docs;
      separator = new RegExp(config.separator);
      names = new Map(entries.map((one) => [one.location, called(one)]));
      lists = new Set(entries.filter((one) => one.text.length > LIST).map((one) => one.location));
    } else if (message.type === QUERY) {
      const { query, ...asked } = put(message.data);
      waiting.push(asked);
      message.data = query;
    }
  });

  const tell = self.postMessage.bind(self);
  /** @param {{type: number, data?: {items: Found[][], meant?: string}}} message */
  const answer = (message) => {
    const asked = message.type === RESULT ? waiting.shift() : undefined;
    if (asked && message.data) {
      ordered(message.data.items, asked);
      message.data.meant = asked.meant;
      for (const one of message.data.items.flat()) {
        const told = one.tags?.includes(SITUATIONS) && entries.find(({ location }) => location === one.location);
        if (told) one.text = told.text.replace(/<\/p>.*/s, "</p>");
        // What is missing is named as it was typed.
        one.terms = Object.fromEntries(
          Object.entries(one.terms).map(([term, has]) => [has ? term : (asked.typed.get(term) ?? term), has]),
        );
      }
    }
    tell(message);
  };
  Reflect.set(self, "postMessage", answer);
}
