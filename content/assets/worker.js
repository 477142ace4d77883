/**
 * The engine in the reader's browser: a module worker that runs the same Python as the build.
 *
 * The page posts `{id, request}` and is answered `{id, answer}` or `{id, error}`. Once, the worker says `{ready: true}`,
 * or `{failed}` with a sentence, after which it has nothing more to give. Requests may come before that; they wait.
 * Request and answer are JSON text, passed to Python as values and never as source. Nothing is stored, and every file
 * is asked of the folder `engine/` beside this one.
 *
 * The address says whose questions it answers: a decision aid's, or with `?compare` those of the page of comparisons.
 * Neither waits for the other's modules.
 */

/**
 * @typedef {{id: number, request: string}} Request
 * @typedef {{ready: true} | {failed: string} | {id: number, answer: string} | {id: number, error: string}} Message
 * @typedef {(request: string) => string} Respond
 */

const FOLDER = new URL("engine/", import.meta.url).href;
const WASM = `${FOLDER}pyodide.asm.wasm`;

/** The module whose function `respond` answers. */
const MODULE = new URL(import.meta.url).search === "?compare" ? "macros.time.comparing" : "decision_aids.page";

/** Bytecode starts in half the time; the same as source is there for the day when that fails. */
const BYTECODE = { library: "library.zip", engine: "engine.zip" };
const SOURCE = { library: "python_stdlib.zip", engine: "engine-source.zip" };

/** A slow line may take this long to bring everything; once the largest file is here, starting takes this long. */
const SECONDS_TO_FETCH = 180;
const SECONDS_TO_START = 20;

/** @param {Message} message */
const say = (message) => self.postMessage(message);

/**
 * One line for a problem. Python puts it last, under the calls that led to it; Pyodide itself puts it first.
 * @param {unknown} problem
 */
const sentence = (problem) => {
  const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
  const lines = message.trim().split("\n");
  return (name === "PythonError" ? lines.at(-1) : lines[0]) ?? "";
};

/** @param {string} name */
const bytes = async (name) => {
  const response = await fetch(FOLDER + name);
  if (!response.ok) {
    throw new Error(`The file ${name} could not be fetched (${response.status}).`);
  }
  return new Uint8Array(await response.arrayBuffer());
};

/**
 * Ask for files now that Pyodide asks for later, one after another, and hand each over when it does.
 * @param {string[]} addresses
 */
const askFor = (addresses) => {
  const asked = new Map(addresses.map((address) => [address, fetch(address)]));
  for (const answer of asked.values()) answer.catch(() => {}); // whoever takes it is told
  const plain = self.fetch;
  self.fetch = (input, init) => {
    const answer = asked.get(String(input));
    asked.delete(String(input));
    return answer ?? plain(input, init);
  };
};

/**
 * The engine's one function, from a Python started with these two zips.
 * @param {{library: string, engine: string}} zips
 * @returns {Promise<Respond>}
 */
const start = async (zips) => {
  askFor([WASM, FOLDER + zips.library, `${FOLDER}pyodide-lock.json`]);
  const engine = bytes(zips.engine);
  // Pyodide would fetch this part of itself only when the first had run. It sets a name that Pyodide then finds.
  const machine = import(`${FOLDER}pyodide.asm.js`);
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${FOLDER}pyodide.mjs`);
  await machine;
  const loaded = loadPyodide({
    indexURL: FOLDER,
    // The lock file in our folder lists no package, and this is where any would be looked for: never at a CDN.
    packageBaseUrl: FOLDER,
    stdLibURL: FOLDER + zips.library,
    env: { PYTHONPATH: "/engine.zip" },
    fsInit: async (FS) => FS.writeFile("/engine.zip", await engine),
  });
  const [pyodide] = await Promise.all([loaded, engine]);
  const answering = pyodide.pyimport(MODULE);
  const respond = answering.respond.copy();
  answering.destroy();
  return respond;
};

/**
 * Fails after a time. A `.wasm` of the wrong type, or one that breaks off, leaves Pyodide waiting and saying nothing.
 * @returns {Promise<never>}
 */
const tooLong = () =>
  new Promise((_, reject) => {
    const failAfter = (/** @type {number} */ seconds) =>
      setTimeout(() => reject(new Error(`It had not started after ${seconds} seconds.`)), seconds * 1000);
    failAfter(SECONDS_TO_FETCH);
    new PerformanceObserver((entries) => {
      if (entries.getEntriesByName(WASM).length > 0) {
        failAfter(SECONDS_TO_START);
      }
    }).observe({ type: "resource" });
  });

const engine = Promise.race([start(BYTECODE).catch(() => start(SOURCE)), tooLong()]);

engine.then(
  () => say({ ready: true }),
  (problem) => say({ failed: `The decision aid's engine could not start. ${sentence(problem)}` }),
);

self.addEventListener("message", async ({ data }) => {
  const { id, request } = /** @type {Request} */ (data);
  try {
    if (typeof request !== "string") {
      throw new Error("A request to the engine is JSON text.");
    }
    say({ id, answer: (await engine)(request) });
  } catch (problem) {
    say({ id, error: sentence(problem) });
  }
});
