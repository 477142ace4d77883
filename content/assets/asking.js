// The engine's worker as a page sees it: a question and its answer, each as JSON text.

/**
 * The worker that holds the engine.
 * @param {URL} address
 * @param {string} [name] whose questions it answers (worker.js)
 */
export function connect(address, name = "") {
  const worker = started(address, name);
  /** @type {Map<number, {done: (value: any) => void, failed: (reason: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  let stopped = worker ? "" : "This browser has no workers."; // why nothing more will be answered
  const ready = new Promise((done, failed) => {
    const stop = (/** @type {string} */ why) => {
      stopped = why;
      worker?.terminate();
      failed(new Error(why));
      for (const asked of waiting.values()) asked.failed(new Error(why));
      waiting.clear();
    };
    if (stopped) stop(stopped);
    worker?.addEventListener("error", () => stop("The worker did not start."));
    worker?.addEventListener("message", ({ data }) => {
      if (data.ready) done(undefined);
      else if (data.failed) stop(data.failed);
      else answer(data);
    });
  });
  ready.catch(() => {}); // whoever waits for it is told

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
        if (stopped) return failed(new Error(stopped));
        waiting.set(id, { done, failed });
        worker?.postMessage({ id, request: JSON.stringify(request) });
      });
    },
  };
}

/** A worker, or null where the browser has none or refuses it. @param {URL} address @param {string} name */
function started(address, name) {
  try {
    return new Worker(address, { type: "module", name });
  } catch {
    return null;
  }
}
