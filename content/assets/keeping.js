// What somebody chose to keep on this device until they clear it: the answers of a walk, and what they wrote of it. Nothing
// is put here unasked. What was given and written is kept in words too, so that the list on About (kept.js) shows all of it
// where the aid is gone or its engine does not start.

/**
 * @typedef {{asked: string, written: string}} Written what a reader was asked, and what was answered or written
 * @typedef {object} Kept
 * @property {string} id an opaque name, which is all that an address holds of it
 * @property {string} since when it was first kept, as an ISO moment
 * @property {string} path the aid's page, from the site's root, such as england/share-information/
 * @property {string} title the aid
 * @property {string} digest the edition's, so that a changed aid is noticed
 * @property {Record<string, string>} answers
 * @property {{title: string, facts: Record<string, string>} | null} handed what another aid handed over
 * @property {Written[]} given the answers in words
 * @property {Record<string, Written>} typed by the name of the field
 */

const PREFIX = "handrail-record/";
/** What an address ends in that goes on with what was kept. */
export const FRAGMENT = "#kept-";

/** Keep it, in the place of what was kept under the same name. Says whether this device did. @param {Kept} record */
export function keep(record) {
  const text = JSON.stringify(record);
  try {
    localStorage.setItem(PREFIX + record.id, text);
    return localStorage.getItem(PREFIX + record.id) === text;
  } catch {
    return false; // it stores nothing, or there is no room
  }
}

/** What was kept under a name; null for nothing that can be read. @param {string} id @returns {Kept | null} */
export function kept(id) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + id) ?? "null");
    return found?.id === id && found.answers && found.typed && Array.isArray(found.given) ? found : null;
  } catch {
    return null;
  }
}

/** The names of all that is kept, the newest last. */
export function names() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)).sort();
  } catch {
    return [];
  }
}

/** @param {string} id */
export function clear(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // a browser that stores nothing has nothing to clear
  }
}

/** A moment as people say it, on a UK clock. @param {string} moment */
export function inWords(moment) {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "a day that cannot be read";
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "full", timeStyle: "short" }).format(at);
}
