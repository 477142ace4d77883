/**
 * Runs a piece of Python under Pyodide in Node, from the files that the site carries, and prints what it comes to.
 *
 *     node tests/browser/pyodide_in_node.mjs PYODIDE-FOLDER LIBRARY.zip ENGINE.zip [remembered] < a JSON object {source, given}
 *
 * With `remembered` Pyodide goes on from the memory of one that started before, as on a later visit (worker.js).
 * The source sees the JSON text `given`; the value of its last expression, a text, is printed.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, library, engine] = process.argv.slice(2, 5).map((path) => resolve(path));
const remembered = process.argv[5] === "remembered";
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);

try {
  const python = (/** @type {Partial<Parameters<typeof loadPyodide>[0]>} */ more) =>
    loadPyodide({
      indexURL: folder + sep,
      packageBaseUrl: folder + sep,
      stdLibURL: library,
      env: { PYTHONPATH: "/engine.zip" },
      fsInit: async (FS) => FS.writeFile("/engine.zip", await readFile(engine)),
      ...more,
    });
  const before = remembered ? await python({ _makeSnapshot: true }) : null;
  for (const module of ["decision_aids.page", "macros.time.comparing"]) before?.pyimport(module).destroy();
  const pyodide = await python({ _loadSnapshot: before?.makeMemorySnapshot() });
  const { source, given } = JSON.parse(await text(process.stdin));
  pyodide.globals.set("given", given);
  console.log(pyodide.runPython(source));
} catch (error) {
  // Not the whole error: Node would print the line it came from, and that line is all of Pyodide.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
