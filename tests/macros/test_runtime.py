"""The files of the browser's Python: held to their recorded hashes, made once, and the same every time."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros import runtime
from macros.runtime import EngineNotBuiltError, RuntimeChangedError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> Mapping[str, Path]:
    return runtime.assets(ROOT / ".cache", ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repo with nothing but what the engine is made from, free to be spoilt."""
    for room in ("schemas", "decision_aids", "macros"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "node_modules").mkdir()
    shutil.copytree(ROOT / "node_modules/pyodide", tmp_path / "node_modules/pyodide")
    return tmp_path


def test_every_file_that_the_worker_names_is_an_asset(files: Mapping[str, Path]) -> None:
    worker = (ROOT / "content/assets/worker.js").read_text(encoding="utf-8")
    # In quotes, or after the folder's own address; a script beside the worker's begins with a dot.
    named = set(re.findall(r"[\"}]([\w.-]+\.(?:zip|mjs|json|js|wasm))", worker))
    assert {"pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "library.zip", "engine.zip"} <= named
    assert {f"assets/engine/{name}" for name in named} <= set(files)


def test_the_manifest_names_every_file_with_its_size_and_hash(files: Mapping[str, Path]) -> None:
    manifest = json.loads(files["assets/engine/engine.json"].read_bytes())
    found = {
        uri.removeprefix("assets/engine/"): {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for uri, path in files.items()
        if not uri.endswith("engine.json")
    }
    assert manifest["files"] == found
    assert manifest["pyodide"] == runtime.PYODIDE
    assert re.fullmatch("[0-9a-f]{64}", manifest["digest"])


def test_the_recorded_version_is_the_one_that_package_json_pins() -> None:
    pinned = json.loads((ROOT / "package.json").read_bytes())["dependencies"]["pyodide"]
    assert pinned == runtime.PYODIDE


def test_the_lock_file_lists_no_package_that_could_be_looked_for_elsewhere(files: Mapping[str, Path]) -> None:
    lock = json.loads(files["assets/engine/pyodide-lock.json"].read_bytes())
    assert lock["packages"] == {}
    assert lock["info"]["abi_version"]


def test_the_engine_holds_the_pure_modules_alone_and_as_bytecode(files: Mapping[str, Path]) -> None:
    with zipfile.ZipFile(files["assets/engine/engine-source.zip"]) as source:
        modules = {name for name in source.namelist() if name.endswith(".py")}
    with zipfile.ZipFile(files["assets/engine/engine.zip"]) as bytecode:
        compiled = {name for name in bytecode.namelist() if not name.endswith("/")}
    assert compiled == {f"{name}c" for name in modules}
    assert "decision_aids/page.py" in modules
    assert {"schemas/comparing/comparison.py", "macros/time/comparing.py"} <= modules
    assert not modules & {"decision_aids/compiler.py", "decision_aids/proof.py", "decision_aids/command.py"}
    assert not modules & {"macros/__init__.py", "schemas/register.py"}


def test_nothing_in_the_compiled_zips_is_compressed_or_dated(files: Mapping[str, Path]) -> None:
    for name in ("library.zip", "engine.zip"):
        with zipfile.ZipFile(files[f"assets/engine/{name}"]) as archive:
            listed = archive.infolist()
        assert {one.compress_type for one in listed} == {zipfile.ZIP_STORED}
        assert {one.date_time for one in listed} == {(1980, 1, 1, 0, 0, 0)}
        assert [one.filename for one in listed] == sorted(one.filename for one in listed)


def test_a_stand_in_for_a_module_that_the_library_does_not_have_stops_the_build(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "STAND_INS", copy / "macros/stand_ins")
    (copy / "macros/stand_ins/no_such_module.py").write_text('"""Nothing."""\n', encoding="utf-8")
    with pytest.raises(EngineNotBuiltError, match=r"has no_such_module\.py, which Pyodide's library has not"):
        runtime.assets(copy / "cache", copy)


def test_what_a_browser_fetches_of_the_library_is_small_and_holds_no_loop_no_compiler_and_no_types(
    files: Mapping[str, Path],
) -> None:
    with zipfile.ZipFile(files["assets/engine/library.zip"]) as library:
        sizes = {one.filename: one.file_size for one in library.infolist()}
    assert not sizes.keys() & {"ast.pyc", "asyncio/events.pyc", "dis.pyc", "shutil.pyc", "zipfile/__init__.pyc"}
    assert max(sizes[f"{name}.pyc"] for name in ("typing", "inspect", "traceback")) < 5_000
    assert sum(sizes.values()) < 1_000_000


def test_nothing_draws_lots_so_an_engine_that_goes_on_from_its_memory_repeats_no_draw(
    files: Mapping[str, Path],
) -> None:
    with zipfile.ZipFile(files["assets/engine/library.zip"]) as library:
        names = {Path(name).parts[0].removesuffix(".pyc") for name in library.namelist()}
    assert "json" in names
    assert not names & {"random", "secrets", "tempfile", "uuid"}


def test_the_same_sources_give_the_same_bytes_in_another_place(files: Mapping[str, Path], copy: Path) -> None:
    again = runtime.assets(copy / "elsewhere", copy)
    assert {uri: path.read_bytes() for uri, path in again.items()} == {
        uri: path.read_bytes() for uri, path in files.items()
    }


def test_an_engine_that_is_unchanged_is_not_made_again(files: Mapping[str, Path]) -> None:
    before = files["assets/engine/engine.zip"].stat().st_mtime_ns
    again = runtime.assets(ROOT / ".cache", ROOT)
    assert again == files
    assert again["assets/engine/engine.zip"].stat().st_mtime_ns == before


def test_a_changed_module_makes_a_new_engine(files: Mapping[str, Path], copy: Path) -> None:
    with (copy / "decision_aids/engine.py").open("a", encoding="utf-8") as module:
        module.write("\nCHANGED = True\n")
    changed = runtime.assets(copy / "cache", copy)
    digests = [json.loads(each["assets/engine/engine.json"].read_bytes())["digest"] for each in (files, changed)]
    assert digests[0] != digests[1]
    assert changed["assets/engine/library.zip"].read_bytes() == files["assets/engine/library.zip"].read_bytes()


@pytest.mark.parametrize("name", runtime.HASHES)
def test_a_changed_file_of_pyodide_stops_the_build_with_its_name_and_what_to_do(copy: Path, name: str) -> None:
    with (copy / "node_modules/pyodide" / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(RuntimeChangedError, match=rf"^node_modules/pyodide/{re.escape(name)} is not .* `npm ci`"):
        runtime.assets(copy / "cache", copy)


def test_every_wrong_file_of_pyodide_is_named_at_once(copy: Path) -> None:
    shutil.rmtree(copy / "node_modules/pyodide")
    with pytest.raises(RuntimeChangedError) as stopped:
        runtime.assets(copy / "cache", copy)
    assert len(str(stopped.value).splitlines()) == len(runtime.HASHES)
    assert "make setup" in str(stopped.value)


def test_a_module_that_the_wheel_lists_and_nobody_wrote_stops_the_build(copy: Path) -> None:
    (copy / "decision_aids/record.py").unlink()
    with pytest.raises(EngineNotBuiltError, match=r"lists record\.py, which decision_aids/ does not have"):
        runtime.assets(copy / "cache", copy)


def test_an_import_that_the_browser_could_not_do_stops_the_build(copy: Path) -> None:
    with (copy / "decision_aids/engine.py").open("a", encoding="utf-8") as module:
        module.write("\ndef later() -> None:\n    import yaml\n")
    with pytest.raises(EngineNotBuiltError, match="No module named 'yaml'"):
        runtime.assets(copy / "cache", copy)
    assert not list((copy / "cache/engine").iterdir())
