"""Everything that the engine needs to run in a browser: Pyodide, its library and our engine, all on our own site.

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
from pathlib import Path

from macros.node import node

# The folder beside `assets/worker.js` where the worker looks for all of it.
FOLDER = "assets/engine"
PYODIDE = "314.0.7"
# The SHA-256 of each of Pyodide's files that the site carries. npm's own check was of the archive they came in.
HASHES = {
    "pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}
LOCK = "pyodide-lock.json"
MANIFEST = "engine.json"
# In the cache: how much of a digest names a folder, and how many folders are kept.
DIGITS = 16
KEPT = 5


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
    builders = [Path(__file__), Path(__file__).with_name("compile_engine.mjs")]
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
        # The fallback: a wheel is a zip that Python imports from as it is.
        shutil.copyfile(wheel, files / "engine-source.zip")
        compile_engine = Path(__file__).with_name("compile_engine.mjs")
        zips = [str(files / "library.zip"), str(files / "engine.zip")]
        _run([str(node()), str(compile_engine), str(pyodide), str(wheel), *zips], root)
        (files / LOCK).write_text(_lock_without_packages(pyodide), encoding="utf-8")
        (files / MANIFEST).write_text(_manifest(files, pyodide), encoding="utf-8")
        if made.exists():
            shutil.rmtree(made)
        files.rename(made)
    earlier = sorted(made.parent.glob("?" * DIGITS), key=lambda folder: folder.stat().st_mtime)
    for folder in earlier[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


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
