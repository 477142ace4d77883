// Has the aids and their engine kept on this device, once the page that a person came for has all it needs. What is kept
// and when it is shown is in sw.js, at the root of the site. The About page says what is kept and takes it away again.
// When the reader then pauses, the engine's memory just after its start is kept too, so that it starts sooner next time.

const REFUSED = "handrail-keep-nothing";
const KEPT = "handrail-kept";
const PATIENCE = 60_000;
// A reader who has not touched anything for this long does not notice that another engine starts.
const PAUSE = 3000;
// A device with less (in gigabytes, where a browser says it) has none to spare for two engines at once.
const LEAST_MEMORY = 2;
const here = document.querySelector("script[data-root]");
const root = new URL(here instanceof HTMLElement ? (here.dataset.root ?? ".") : ".", location.href);

const place = document.getElementById("kept-here");
if (place) void say(place);
if (!refused()) void settled().then(keep).then(remember);

/** Nothing is fetched beside a page that is still loading, or an engine that is still starting. */
async function settled() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  const status = document.querySelector("#aid:not([hidden])");
  if (status) {
    await new Promise((done) => {
      const watch = new MutationObserver(done);
      watch.observe(status, { attributes: true, attributeFilter: ["data-engine"] });
      if (status.hasAttribute("data-engine")) done(undefined);
      setTimeout(done, PATIENCE);
    });
  }
}

/** What some browsers say of the device they run on. */
function device() {
  return /** @type {{connection?: {saveData?: boolean}, deviceMemory?: number}} */ (/** @type {unknown} */ (navigator));
}

async function keep() {
  if (device().connection?.saveData) return;
  // A browser that keeps nothing, or a page that did not come safely, refuses; everything works without.
  await navigator.serviceWorker?.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" }).catch(() => {});
}

/** Have the memory of an engine kept that nobody has asked anything: not this page's, but one started for it (worker.js). */
async function remember() {
  const { connection, deviceMemory = LEAST_MEMORY } = device();
  if (connection?.saveData || deviceMemory < LEAST_MEMORY || !document.querySelector("#aid[data-engine=live]")) return;
  await navigator.serviceWorker?.ready; // from then on everything else is kept
  await paused();
  if (refused() || !(await holds())) return;
  const kept = await (await caches.open(KEPT)).keys();
  if (kept.some(({ url }) => url.endsWith("/started"))) return;
  const worker = new Worker(new URL("assets/worker.js", root), { type: "module", name: "remember" });
  worker.onmessage = () => {
    if (refused()) void forget(); // in another tab, while it was being made
  };
}

/** @returns {Promise<void>} */
function paused() {
  return new Promise((done) => {
    /** @type {ReturnType<typeof setTimeout>} */
    let waiting;
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(done, PAUSE);
    };
    for (const touch of ["pointerdown", "keydown", "scroll"]) addEventListener(touch, wait, { passive: true });
    wait();
  });
}

function refused() {
  try {
    // Where the browser refuses to store, area.js has put a store in place that says so.
    return "refused" in localStorage || localStorage.getItem(REFUSED) !== null;
  } catch {
    return true; // a browser that stores nothing
  }
}

/** Say what is kept, with the button that takes it away or asks for it again. @param {HTMLElement} where */
async function say(where) {
  const known = await holds();
  for (const one of where.querySelectorAll("[data-kept]")) {
    if (one instanceof HTMLElement) one.hidden = one.dataset.kept !== (known ? "yes" : refused() ? "refused" : "no");
  }
  where.onclick = async ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.dataset.keeping) return;
    if (target.dataset.keeping === "forget") await forget();
    else {
      localStorage.removeItem(REFUSED);
      await keep();
    }
    await say(where);
    where.querySelector("p:not([hidden])")?.scrollIntoView({ block: "nearest" });
  };
}

/** Whether anything is kept here. */
async function holds() {
  try {
    return (await globalThis.caches?.has(KEPT)) ?? false;
  } catch {
    return false; // a browser that stores nothing, which may throw where its store is named
  }
}

async function forget() {
  localStorage.setItem(REFUSED, "yes");
  for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope === root.href) await one.unregister();
  await caches.delete(KEPT);
}
