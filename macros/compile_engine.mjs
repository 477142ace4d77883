/**
 * Compiles the browser's Python to bytecode, with Pyodide's own Python, since bytecode fits one version of Python only.
 *
 *     node macros/compile_engine.mjs PYODIDE-FOLDER SOURCE-OF-LIBRARY.zip ENGINE.zip LIBRARY.zip BYTECODE.zip
 *
 * The first zip to be written gets those modules of the library that Pyodide and the engine import, the second the
 * engine's own modules. Nothing in a zip is compressed: the browser would have to undo it, and the
 * web server compresses better. The same inputs give the same bytes: modules in order, fixed dates, a fixed hash seed.
 * Before the zips are kept, Pyodide is started a second time from them alone.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, source, modules, library, engine] = process.argv.slice(2).map((path) => resolve(path));
if (engine === undefined) {
  console.error("Give five paths: Pyodide's folder, the library's source, the engine's, and two zips to write.");
  process.exit(2);
}

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(folder, "pyodide.mjs")).href);

/**
 * A Python with one zip on its path, and no way to a package index.
 * @param {string} stdLibURL
 * @param {Uint8Array} zip
 */
const python = (stdLibURL, zip) =>
  loadPyodide({
    indexURL: folder + sep,
    packageBaseUrl: folder + sep,
    stdLibURL,
    // The order of a set is part of the bytecode, and it hangs on the seed.
    env: { PYTHONPATH: "/engine.zip", PYTHONHASHSEED: "0" },
    fsInit: async (FS) => FS.writeFile("/engine.zip", zip),
  });

const COMPILE = `
import _ast, importlib, sys

STANDARD, ENGINE = f"/lib/python3{sys.version_info.minor}.zip/", "/engine.zip/"
# Wanted when something goes wrong and in no import: an encoding is looked for by its name.
ALSO = ("encodings.ascii", "encodings.latin_1")

def imports(node):
    """The modules that a piece of source imports, inside functions too, but not for a type checker alone."""
    if isinstance(node, _ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
        return
    if isinstance(node, _ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, _ast.ImportFrom):
        yield node.module
    for name in node._fields:
        value = getattr(node, name, None)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, _ast.AST):
                yield from imports(child)

def compiled(archive, into):
    """Write the bytecode of every module that has been imported from an archive; how many there are."""
    paths = {
        module.__spec__.origin
        for module in imported
        if str(getattr(getattr(module, "__spec__", None), "origin", "")).startswith(archive)
    }
    with zipfile.ZipFile(archive.rstrip("/")) as sources, zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as file:
        # A folder without a beginning of its own is known by its entry.
        folders = {name for name in sources.namelist() if name.endswith("/")} if archive == ENGINE else set()
        for name in sorted({*folders, *(path.removeprefix(archive) for path in paths)}):
            if name in folders:
                file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), b"")
                continue
            text = sources.read(name)
            # Without docstrings, which nobody reads there, and without assertions, of which the engine has none.
            code = compile(text, name, "exec", dont_inherit=True, optimize=2)
            # PEP 552: a source hash that is never checked, as there is no source beside it.
            head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(text)
            file.writestr(zipfile.ZipInfo(name + "c", (1980, 1, 1, 0, 0, 0)), head + marshal.dumps(code))
    return len(paths)

# What this script needs for itself is forgotten again, so that it does not count.
at_first = set(sys.modules)
import importlib.util, marshal, zipfile
with zipfile.ZipFile("/engine.zip") as file:
    own = {name: file.read(name) for name in sorted(file.namelist()) if name.endswith(".py")}
for name in set(sys.modules) - at_first:
    del sys.modules[name]

for name, text in own.items():
    importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    for wanted in imports(compile(text, name, "exec", 0x400)):
        importlib.import_module(wanted)
for name in ALSO:
    importlib.import_module(name)
imported = tuple(sys.modules.values())
[compiled(STANDARD, "/library.zip"), compiled(ENGINE, "/compiled.zip")]
`;

try {
  const stock = await python(source, await readFile(modules));
  const [ofLibrary, ofEngine] = stock.runPython(COMPILE).toJs();
  await writeFile(library, stock.FS.readFile("/library.zip"));
  const bytecode = stock.FS.readFile("/compiled.zip");
  await writeFile(engine, bytecode);

  const compiled = await python(library, bytecode);
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
