// How the memory of a started engine is written to be kept. worker.js has it made, and reads it.

/** Python takes its memory in pieces larger than this, so two thirds of the pages were never touched. */
const PAGE = 4096;

/**
 * A memory without its empty pages: the size of a page, the length of the memory, how many pages there are, where each stood,
 * and the pages. The last one is filled up with zeros.
 * @param {Uint8Array} memory
 */
export const packed = (memory) => {
  const starts = Array.from({ length: Math.ceil(memory.length / PAGE) }, (_, at) => at * PAGE);
  const places = starts.filter((at) => memory.subarray(at, at + PAGE).some(Boolean));
  const head = Uint32Array.of(PAGE, memory.length, places.length, ...places);
  const written = new Uint8Array(head.byteLength + places.length * PAGE);
  written.set(new Uint8Array(head.buffer));
  places.forEach((place, at) => written.set(memory.subarray(place, place + PAGE), head.byteLength + at * PAGE));
  return written;
};
