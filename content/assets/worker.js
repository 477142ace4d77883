/**
 * The engine in the reader's browser: a module worker that runs the same Python as the build.
 *
 * The page posts `{id, request}` and is answered `{id, answer}` or `{id, error}`. Once, the worker says `{ready: true}`,
 * or `{failed}` with a sentence, after which it has nothing more to give. Requests may come before that; they wait.
 * Request and answer are JSON text, passed to Python as values and never as source. No answer is stored, and every file
 * is asked of the folder `engine/` beside this one.
 *
 * Its name says whose questions it answers: those of the page of comparisons as `compare`, else a decision aid's. Neither waits
 * for the other's modules. A worker of the name `remember` answers nobody. It starts the engine, has its memory
 * kept on this device, and ends; from then on the others begin with that memory, in which Python and the engine are there already.
 */

/**
 * @typedef {{id: number, request: string}} Request
 * @typedef {{ready: true} | {failed: string} | {id: number, answer: string} | {id: number, error: string}} Message
 * @typedef {(request: string) => string} Respond
 * @typedef {{library: string, engine: string}} Zips
 * @typedef {import("pyodide").PyodideAPI} Pyodide
 */

const FOLDER = new URL("engine/", import.meta.url).href;
const WASM = `${FOLDER}pyodide.asm.wasm`;

/** The modules of which one's function `respond` answers. */
const AID = "decision_aids.page";
const COMPARING = "macros.time.comparing";
// By its name and not by its address, under which a browser could hold an older script than the one that answers.
const MODULE = self.name === "compare" ? COMPARING : AID;
const REMEMBERS = self.name === "remember";

/** Where the memory of a started engine is kept: with everything else that the device keeps (sw.js), beside its engine. */
const KEPT = "handrail-kept";
const STARTED = `${FOLDER}started`;

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

/** @param {BufferSource} content */
const digest = async (content) => String(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));

/**
 * The memory of an engine that started on this device and was asked nothing, where it is kept and still what it was.
 * @returns {Promise<Uint8Array | undefined>}
 */
const remembered = async () => {
  const kept = await caches.match(STARTED, { cacheName: KEPT });
  const packed = await kept?.arrayBuffer();
  if (!packed?.byteLength) return undefined;
  if (kept?.headers.get("X-Digest") !== (await digest(packed))) throw new Error("It is not what was kept.");
  return unpacked(packed);
};

/**
 * A memory with its empty pages back in their places: what `packed` in remember.js made shorter.
 * @param {ArrayBuffer} packed
 */
const unpacked = (packed) => {
  const [page = 0, length = 0, count = 0] = new Uint32Array(packed, 0, 3);
  const places = new Uint32Array(packed, 12, count);
  const memory = new Uint8Array(Math.ceil(length / page) * page);
  places.forEach((place, at) => memory.set(new Uint8Array(packed, 12 + 4 * count + at * page, page), place));
  return memory.subarray(0, length);
};

/** Keep a packed memory, where this device keeps anything. @param {Uint8Array<ArrayBuffer>} packed */
const keep = async (packed) => {
  const headers = { "X-Digest": await digest(packed) };
  if (await caches.has(KEPT)) await (await caches.open(KEPT)).put(STARTED, new Response(packed, { headers }));
};

/** An empty one in its place says that it did not work with this engine, and is not to be made again. */
const giveUp = () => keep(new Uint8Array()).catch(() => undefined); // a browser that stores nothing

/**
 * Python with these two zips at hand; with a memory it goes on from there, and imports from them only what that lacks.
 * @param {Zips} zips
 * @param {Promise<Uint8Array | undefined>} [memory]
 * @returns {Promise<Pyodide>}
 */
const start = async (zips, memory) => {
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
    _loadSnapshot: await memory,
    _makeSnapshot: REMEMBERS,
  });
  const [pyodide] = await Promise.all([loaded, engine]);
  return pyodide;
};

/**
 * The engine's one function.
 * @param {Zips} zips
 * @param {Promise<Uint8Array | undefined>} [memory]
 * @returns {Promise<Respond>}
 */
const answering = async (zips, memory) => {
  const module = (await start(zips, memory)).pyimport(MODULE);
  const respond = module.respond.copy();
  module.destroy();
  return respond;
};

/** The same in the quickest way that works here. @returns {Promise<Respond>} */
const quickest = async () => {
  /** @type {Promise<Uint8Array | undefined>} */
  const memory = remembered().catch(() => giveUp().then(() => undefined));
  try {
    return await answering(BYTECODE, memory);
  } catch (problem) {
    if (!(await memory)) throw problem;
    await giveUp();
    return answering(BYTECODE);
  }
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

/** Answer whoever asks, and say once whether that can be. */
const serve = () => {
  const engine = Promise.race([quickest().catch(() => answering(SOURCE)), tooLong()]);

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
};

/** Have the memory of an engine kept that nobody has asked anything. Where that fails, it is not tried again with this engine. */
const remember = async () => {
  try {
    const pyodide = await start(BYTECODE);
    for (const module of [AID, COMPARING]) pyodide.pyimport(module).destroy();
    const { packed } = await import("./remember.js");
    await keep(packed(pyodide.makeMemorySnapshot()));
  } catch {
    await giveUp();
  }
  say({ ready: true });
  self.close();
};

if (REMEMBERS) void remember();
else serve();
