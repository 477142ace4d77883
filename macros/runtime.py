"""Everything that the engine needs to run in a browser: Pyodide, its library and our engine, all on our own site.

Of the library there is what the engine imports, with `macros/stand_ins` in the place of a few large modules that are
imported and never used. The stock library lies beside it, for the day when that fails.

The files come from `node_modules` and from this repo, never from the network. Each of Pyodide's is held to the SHA-256
recorded here. What is made from them is kept in a cache and made again only when something it was made from changes.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from macros.node import node

# The folder beside `assets/worker.js` where the worker looks for all of it.
FOLDER = "assets/engine"
PYODIDE = "0.29.5"
# The SHA-256 of each of Pyodide's files that the site carries. npm's own check was of the archive they came in.
HASHES = {
    "pyodide.mjs": "510ca14305230018f50c40fb81be673afd68080e70ce7733fcce6600dd6a1714",
    "pyodide.asm.js": "356c42f69e1695397e9d8670bd3c2e678248cde76e18bdae1731e848537b47d7",
    "pyodide.asm.wasm": "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718",
    "python_stdlib.zip": "831fd1e535084b972f87c6a35275de3d236efd5166f5e77ce89497710635e73c",
    "pyodide-lock.json": "14d2c2dba101277999e17135e653d8f15389ad1437f53eae213bf0c3cdff723d",
}
LOCK = "pyodide-lock.json"
LIBRARY = "python_stdlib.zip"
STAND_INS = Path(__file__).with_name("stand_ins")
MANIFEST = "engine.json"
# In the cache: how much of a digest names a folder, and how many folders are kept.
DIGITS = 16
_UNDATED = (1980, 1, 1, 0, 0, 0)
KEPT = 5


# How the worker names its folder. The build puts the digest of everything in it there.
_IN_WORKER = '"engine/"'


class RuntimeChangedError(Exception):
    """A file of Pyodide's is missing or is not the one recorded; the message says which and what to do."""


class EngineNotBuiltError(Exception):
    """The engine's wheel or its bytecode could not be made; the message says why."""


def assets(cache: Path, root: Path) -> dict[str, Path]:
    """The file on disk for each address that the worker asks for, such as `assets/engine/pyodide.asm.wasm`.

    Args:
        cache: a folder for what is made here; it may be deleted at any time.
        root: the repo, with `node_modules` and `decision_aids`.

    Raises:
        RuntimeChangedError: Pyodide's files are not those recorded.
        EngineNotBuiltError: the engine could not be packed or compiled.
        NodeMissingError: there is no Node to compile with.

    """
    pyodide = root / "node_modules" / "pyodide"
    problems = _problems(pyodide)
    if problems:
        raise RuntimeChangedError("\n".join(problems))
    made = _place(cache, root)
    while not (made / MANIFEST).is_file():
        _make(made, pyodide, root)
        # A module saved while it was being packed belongs under another digest.
        if (now := _place(cache, root)) != made:
            shutil.rmtree(made)
            made = now
    names = {name: pyodide / name for name in HASHES if name != LOCK}
    names |= {path.name: path for path in sorted(made.iterdir())}
    return {f"{FOLDER}/{name}": names[name] for name in sorted(names)}


def by_digest(files: Mapping[str, Path]) -> tuple[str, dict[str, Path]]:
    """The engine's folder on the site, named for the digest of all it holds, and the files at their addresses in it.

    A browser may keep what stands there for ever, and never mixes an old file with a new one.
    """
    digest = json.loads(files[f"{FOLDER}/{MANIFEST}"].read_bytes())["digest"][:DIGITS]
    folder = f"{FOLDER}/{digest}"
    return folder, {f"{folder}{uri.removeprefix(FOLDER)}": path for uri, path in files.items()}


def worker(script: str, folder: str) -> str:
    """The worker's script, which looks for the engine in this folder.

    Raises:
        ValueError: the script does not name its folder exactly once, so nobody could say where it looks.

    """
    if script.count(_IN_WORKER) != 1:
        message = f"assets/worker.js does not name {_IN_WORKER} exactly once, so the engine's folder has no place."
        raise ValueError(message)
    return script.replace(_IN_WORKER, f'"{folder.removeprefix("assets/")}/"')


def _problems(pyodide: Path) -> list[str]:
    """A sentence for each of Pyodide's files that is missing or not the one recorded."""
    said = []
    for name, recorded in HASHES.items():
        path = pyodide / name
        if not path.is_file():
            said.append(f"node_modules/pyodide/{name} is missing. Run `make setup`, which installs it.")
        elif (found := _sha256(path)) != recorded:
            said.append(
                f"node_modules/pyodide/{name} is not the file of Pyodide {PYODIDE} that was recorded: its SHA-256 is "
                f"{found}. Run `npm ci` to have the recorded one back; if Pyodide was upgraded on purpose, "
                "record the new version and hashes in macros/runtime.py."
            )
    return said


def _place(cache: Path, root: Path) -> Path:
    """Where the files made from the present inputs are kept."""
    return cache / "engine" / _digest_of_inputs(root)[:DIGITS]


def _digest_of_inputs(root: Path) -> str:
    """A SHA-256 over everything that the made files are made from, in a fixed order."""
    ours = [*_wheel_sources(root), root / "decision_aids/pyproject.toml"]
    builders = [Path(__file__), Path(__file__).with_name("compile_engine.mjs"), *sorted(STAND_INS.rglob("*.py"))]
    parts = [*HASHES.values(), *(_sha256(path) for path in (*ours, *builders))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _wheel_sources(root: Path) -> list[Path]:
    """The modules that go into the engine's wheel, as its own pyproject lists them; a few are of other rooms."""
    wheel = tomllib.loads((root / "decision_aids/pyproject.toml").read_text(encoding="utf-8"))
    names = wheel["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    listed = [root / "decision_aids" / name for name in names]
    missing = [path.name for path in listed if not path.is_file()]
    if missing:
        raise EngineNotBuiltError(
            f"decision_aids/pyproject.toml lists {', '.join(missing)}, which decision_aids/ does not have. "
            "Write it, or take it off the list."
        )
    return listed


def _make(made: Path, pyodide: Path, root: Path) -> None:
    """Make the engine's files beside their place and move them there whole, so that a half-made set is never used."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as scratch:
        wheels, files = Path(scratch, "wheel"), Path(scratch, "files")
        files.mkdir()
        _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], root / "decision_aids")
        (wheel,) = wheels.glob("*.whl")
        # The fallback: Python imports from a zip as it is.
        _put_folders(wheel, files / "engine-source.zip")
        source = Path(scratch, "library-source.zip")
        _put_stand_ins(pyodide / LIBRARY, source)
        compile_engine = Path(__file__).with_name("compile_engine.mjs")
        zips = [str(files / f"{one}.zip") for one in ("engine-source", "library", "engine")]
        _run([str(node()), str(compile_engine), str(pyodide), str(source), *zips], root)
        (files / LOCK).write_text(_lock_without_packages(pyodide), encoding="utf-8")
        (files / MANIFEST).write_text(_manifest(files, pyodide), encoding="utf-8")
        if made.exists():
            shutil.rmtree(made)
        files.rename(made)
    earlier = sorted(made.parent.glob("?" * DIGITS), key=lambda folder: folder.stat().st_mtime)
    for folder in earlier[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


def _put_stand_ins(stock: Path, into: Path) -> None:
    """Write the stock library with our stand-ins in the place of the modules they are named for."""
    ours = {one.relative_to(STAND_INS).as_posix(): one for one in STAND_INS.rglob("*.py")}
    with zipfile.ZipFile(stock) as library, zipfile.ZipFile(into, "w") as written:
        names = library.namelist()
        unknown = sorted(ours.keys() - set(names))
        if unknown:
            raise EngineNotBuiltError(f"macros/stand_ins has {', '.join(unknown)}, which Pyodide's library has not.")
        for name in names:
            written.writestr(name, ours[name].read_bytes() if name in ours else library.read(name))


def _put_folders(wheel: Path, into: Path) -> None:
    """Write a wheel with an entry for each folder: Python 3.13 sees a folder without `__init__.py` by that alone."""
    with zipfile.ZipFile(wheel) as packed, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as written:
        folders = {f"{one}/" for name in packed.namelist() for one in Path(name).parents if one.name}
        for name in sorted({*folders, *packed.namelist()}):
            content = b"" if name in folders else packed.read(name)
            written.writestr(zipfile.ZipInfo(name, _UNDATED), content, zipfile.ZIP_DEFLATED)


def _run(command: list[str], folder: Path) -> None:
    """Run one step of the making; its own words are shown only if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineNotBuiltError(
            f"The engine for the browser could not be built. {Path(command[0]).name} said:\n"
            f"{(done.stderr or done.stdout).strip()}"
        )


def _lock_without_packages(pyodide: Path) -> str:
    """Pyodide's lock file with no package in it, so that nothing can be looked for elsewhere."""
    lock = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    return json.dumps({"info": lock["info"], "packages": {}}, sort_keys=True) + "\n"


def _manifest(files: Path, pyodide: Path) -> str:
    """Every file of the engine with its size and SHA-256, and one digest over them all, as JSON."""
    paths = [pyodide / name for name in HASHES if name != LOCK] + list(files.iterdir())
    listed = {path.name: {"bytes": path.stat().st_size, "sha256": _sha256(path)} for path in paths}
    digest = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()
    return json.dumps({"digest": digest, "files": listed, "pyodide": PYODIDE}, indent=1, sort_keys=True) + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
