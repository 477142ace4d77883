/**
 * The service worker: what it keeps of the site, so that a decision aid opens without a network.
 *
 * It keeps the files that `offline.json` lists (macros/offline.py): the aids' pages with all they load, where a reader
 * begins, the numbers to ring, and the engine. Each is held to the SHA-256 in that list before it is kept. No answer passes through here: they
 * live in the page, and nothing that a page stores or types is asked of any server.
 *
 * - The engine's address holds its digest, so what is kept is right for ever: it is taken from here first.
 * - Everything else is asked of the network first. What is kept stands in when there is none, when the host fails, or
 *   when nothing has come after `PATIENCE`; a page from here says since when it is as it is.
 * - Each page that the network gives is followed by a look at the list. What is no longer listed goes before anything
 *   else happens, and what the host says is gone goes at once: withdrawn text stays on no device that sees a network.
 *
 * @typedef {{files: Record<string, string>, checked?: string}} List paths from the site's root, with digests
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const ROOT = new URL("./", worker.location.href).href;
const ENGINE = `${ROOT}assets/engine/`;
const LIST = `${ROOT}offline.json`;
/** The page shown in the place of one that is not kept. */
const NOT_KEPT = `${ROOT}offline/`;
const KEPT = "handrail-kept";
/** What a page one folder below the root begins an address with; its inline scripts stay as their digests know them. */
const UPWARDS = /((?:href|src|data-root)="|"(?:base|search)": ")\.\.\/?/g;
const PATIENCE = 4000;
const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/London" });

worker.addEventListener("install", (event) => event.waitUntil(bringUpToDate().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  event.respondWith(request.url.startsWith(ENGINE) ? keptFirst(request) : networkFirst(event));
});

/** What is kept under an address; a day that is looked at or a worker's purpose makes no other page of it. @param {string} url */
async function kept(url) {
  return (await caches.open(KEPT)).match(url, { ignoreSearch: true });
}

/** @param {Request} request */
async function keptFirst(request) {
  return (await kept(request.url)) ?? fetch(request);
}

/** @param {FetchEvent} event */
async function networkFirst(event) {
  const { request } = event;
  const page = request.mode === "navigate";
  const copy = await kept(request.url);
  // A page is asked for anew even where the browser would still trust its own copy: it may have been withdrawn.
  const asked = fetch(request, page ? { cache: "no-cache" } : {}).then(async (answer) => {
    if (answer.status >= 500) throw new Error("The host has failed.");
    if (copy && [404, 410].includes(answer.status)) await (await caches.open(KEPT)).delete(request, { ignoreSearch: true });
    if (page) event.waitUntil(bringUpToDate().catch(() => {})); // the next page tries again
    return answer;
  });
  if (!copy && !page) return asked;
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  asked.catch(() => {});
  try {
    return await /** @type {Promise<Response>} */ (copy ? Promise.race([asked, late]) : asked);
  } catch {
    if (!page) return /** @type {Response} */ (copy);
    return dated(copy ?? (await kept(NOT_KEPT)) ?? Response.error(), !copy);
  }
}

/**
 * A page with its line about being kept shown, and in it the time when this device last saw the site. The page for what is
 * not kept stands at any address, so what it loads and leads to is given from the root of the site.
 * @param {Response} copy
 * @param {boolean} anywhere whether it stands in the place of another page
 */
async function dated(copy, anywhere) {
  if (copy.type === "error") return copy;
  const { checked = "" } = await listed();
  const since = checked ? WHEN.format(new Date(checked)) : "";
  const written = await copy.text();
  const text = (anywhere ? written.replaceAll(UPWARDS, `$1${ROOT}`) : written)
    .replace('<div id="kept" hidden', '<div id="kept"')
    .replace("<time data-since></time>", `<time datetime="${checked}">${since}</time>`);
  return new Response(text, { headers: copy.headers, status: copy.status });
}

/** What is kept, with its digests, and when it was last seen to be right. @returns {Promise<List>} */
async function listed() {
  const list = await kept(LIST);
  return list ? list.json() : { files: {} };
}

/** Keep what the site's list names and nothing else. Throws where a part of it cannot be had; the rest is kept. */
async function bringUpToDate() {
  const answer = await fetch(LIST, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`The list of what to keep could not be fetched (${answer.status}).`);
  /** @type {List} */
  const wanted = await answer.json();
  const [held, cache] = [await listed(), await caches.open(KEPT)];
  const urls = new Set((await cache.keys()).map(({ url }) => url));
  for (const url of urls) {
    // The memory of a started engine stays and goes with its engine (worker.js).
    const path = url.slice(ROOT.length).replace(/\/started$/, "/engine.zip");
    if (url !== LIST && !(path in wanted.files)) await cache.delete(url);
  }
  const files = Object.fromEntries(Object.entries(held.files).filter(([path]) => path in wanted.files));
  const changed = Object.keys(wanted.files).filter((path) => wanted.files[path] !== files[path] || !urls.has(ROOT + path));
  const missed = await Promise.allSettled(
    changed.map(async (path) => {
      await cache.put(ROOT + path, await right(path, wanted.files[path] ?? ""));
      files[path] = wanted.files[path] ?? "";
    }),
  );
  const whole = missed.every(({ status }) => status === "fulfilled");
  const checked = whole ? new Date().toISOString() : held.checked;
  await cache.put(LIST, Response.json({ files, checked }));
  if (!whole) throw new Error("Not everything could be kept.");
}

/** A file as the host has it now, if it is the one that was listed. @param {string} path @param {string} digest */
async function right(path, digest) {
  // What carries its digest in its address may come from the browser's own cache, where the page has put it.
  const how = (ROOT + path).startsWith(ENGINE) ? "default" : "no-cache";
  const answer = await fetch(ROOT + path, { cache: how });
  const found = await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer());
  const hex = [...new Uint8Array(found)].map((one) => one.toString(16).padStart(2, "0")).join("");
  if (!answer.ok || hex !== digest) throw new Error(`${path} is not what was published.`);
  return answer;
}
