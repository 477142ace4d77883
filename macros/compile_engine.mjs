/**
 * Compiles the browser's Python to bytecode, with Pyodide's own Python, since bytecode fits one version of Python only.
 *
 *     node macros/compile_engine.mjs PYODIDE-FOLDER ENGINE-WHEEL LIBRARY.zip ENGINE.zip
 *
 * The first zip gets those modules of the standard library that Pyodide and the engine import, the second the engine's
 * own modules, taken from its wheel. Nothing in a zip is compressed: the browser would have to undo it, and the web
 * server compresses better. The same inputs give the same bytes: modules in order, fixed dates, a fixed hash seed.
 * Before the zips are written, Pyodide is started a second time from them alone.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, wheel, library, engine] = process.argv.slice(2).map((path) => resolve(path));
if (engine === undefined) {
  console.error("Give four paths: Pyodide's folder, the engine's wheel, and the two zips to write.");
  process.exit(2);
}

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);

/**
 * A Python with one zip on its path, and no way to a package index.
 * @param {Uint8Array} zip
 * @param {string} [stdLibURL]
 */
const python = (zip, stdLibURL) =>
  loadPyodide({
    indexURL: folder + sep,
    packageBaseUrl: folder + sep,
    stdLibURL,
    // The order of a set is part of the bytecode, and it hangs on the seed.
    env: { PYTHONPATH: "/engine.zip", PYTHONHASHSEED: "0" },
    fsInit: async (FS) => FS.writeFile("/engine.zip", zip),
  });

const COMPILE = `
import ast, importlib, importlib.util, marshal, sys, zipfile

STANDARD, ENGINE = f"/lib/python3{sys.version_info.minor}.zip/", "/engine.zip/"
# Wanted only when something goes wrong, so no import shows them.
ALSO = ("traceback", "linecache", "difflib", "encodings.ascii", "encodings.latin_1")

def source(path):
    archive, name = path.split(".zip/")
    with zipfile.ZipFile(archive + ".zip") as file:
        return file.read(name)

def compiled(archive, into):
    """A zip of the bytecode of every module that has been imported from an archive; how many there are."""
    paths = {
        module.__spec__.origin
        for module in tuple(sys.modules.values())
        if str(getattr(getattr(module, "__spec__", None), "origin", "")).startswith(archive)
    }
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as file:
        for path in sorted(paths):
            text, name = source(path), path.removeprefix(archive)
            # Docstrings stay: without one, a dataclass makes its own at each start, which takes longer than reading it.
            code = compile(text, name, "exec", dont_inherit=True, optimize=0)
            # PEP 552: a source hash that is never checked, as there is no source beside it.
            head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(text)
            file.writestr(zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0)), head + marshal.dumps(code))
    return len(paths)

def imports(node):
    """The modules that a piece of source imports, inside functions too, but not for a type checker alone."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
        return
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module
    for child in ast.iter_child_nodes(node):
        yield from imports(child)

with zipfile.ZipFile("/engine.zip") as file:
    own = sorted(name for name in file.namelist() if name.endswith(".py"))
for name in own:
    importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    for wanted in imports(ast.parse(source(ENGINE + name))):
        importlib.import_module(wanted)
for name in ALSO:
    importlib.import_module(name)
[compiled(STANDARD, "/library.zip"), compiled(ENGINE, "/compiled.zip")]
`;

try {
  const stock = await python(await readFile(wheel));
  const [ofLibrary, ofEngine] = stock.runPython(COMPILE).toJs();
  await writeFile(library, stock.FS.readFile("/library.zip"));
  const bytecode = stock.FS.readFile("/compiled.zip");
  await writeFile(engine, bytecode);

  const compiled = await python(bytecode, library);
  const page = compiled.pyimport("decision_aids.page");
  if (typeof page.respond !== "function" || !String(page.__file__).endsWith(".pyc")) {
    throw new Error("decision_aids.page in the compiled engine is not bytecode with a function `respond`.");
  }
  console.log(`${ofLibrary} modules of the standard library and ${ofEngine} of the engine`);
} catch (error) {
  // Not the whole error: Node would print the line it came from, and that line is all of Pyodide.
  console.error(error instanceof Error ? error.message.trim() : error);
  process.exit(1);
}
