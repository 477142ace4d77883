// Has the aids and their engine kept on this device, once the page that a person came for has all it needs. What is kept
// and when it is shown is in sw.js, at the root of the site. The About page says what is kept and takes it away again.

const REFUSED = "handrail-keep-nothing";
const KEPT = "handrail-kept";
const PATIENCE = 60_000;
const here = document.querySelector("script[data-root]");
const root = new URL(here instanceof HTMLElement ? (here.dataset.root ?? ".") : ".", location.href);

const place = document.getElementById("kept-here");
if (place) void say(place);
if (!refused()) void settled().then(keep);

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

async function keep() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (/** @type {unknown} */ (navigator));
  if (connection?.saveData) return;
  // A browser that keeps nothing, or a page that did not come safely, refuses; everything works without.
  await navigator.serviceWorker?.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" }).catch(() => {});
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
