/**
 * The engine under Pyodide in Node: a request on each line of standard input, its answer on the same line of output.
 *
 *     node tests/browser/respond.mjs PYODIDE-FOLDER LIBRARY.zip ENGINE.zip
 *
 * It starts from the files that the site carries, as the worker does.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, library, engine] = process.argv.slice(2).map((path) => resolve(path));
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);

try {
  const pyodide = await loadPyodide({
    indexURL: folder + sep,
    packageBaseUrl: folder + sep,
    stdLibURL: library,
    env: { PYTHONPATH: "/engine.zip" },
    fsInit: async (FS) => FS.writeFile("/engine.zip", await readFile(engine)),
  });
  const page = pyodide.pyimport("decision_aids.page");
  const requests = (await text(process.stdin)).trimEnd().split("\n");
  process.stdout.write(requests.map((request) => `${page.respond(request)}\n`).join(""));
} catch (error) {
  // Not the whole error: Node would print the line it came from, and that line is all of Pyodide.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
