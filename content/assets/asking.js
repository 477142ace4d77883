// The engine's worker as the page sees it: a question and its answer, each as JSON text.

/**
 * The worker that holds the engine, as questions and answers in JSON.
 * @param {URL} address
 */
export function connect(address) {
  const worker = started(address);
  /** @type {Map<number, {done: (value: any) => void, failed: (reason: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  const ready = new Promise((done, failed) => {
    if (!worker) failed(new Error("This browser has no workers."));
    worker?.addEventListener("error", () => failed(new Error("The worker did not start.")));
    worker?.addEventListener("message", ({ data }) => {
      if (data.ready) done(undefined);
      else if (data.failed) failed(new Error(data.failed));
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
        waiting.set(id, { done, failed });
        if (worker) worker.postMessage({ id, request: JSON.stringify(request) });
        else failed(new Error("This browser has no workers."));
      });
    },
  };
}

/** A worker, or null where the browser has none or refuses it. @param {URL} address */
function started(address) {
  try {
    return new Worker(address, { type: "module" });
  } catch {
    return null;
  }
}
