"""The plan of the house: a room imports only from rooms to its left, and the engine only from the standard library."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Left to right, as data flows (design §2).
ROOMS = ("schemas", "decision_aids", "macros", "publishing")
# The browser's wheel: where each module lies, from decision_aids/, and where it lies in the wheel.
ENGINE: dict[str, str] = tomllib.loads((ROOT / "decision_aids" / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "hatch"
]["build"]["targets"]["wheel"]["force-include"]


def imported(file: Path, *, running: bool = False) -> Iterator[str]:
    """The modules that a file imports; only those imported when it runs, not for its types, when asked."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for_types = [one for one in tree.body if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING"]
    tree.body = [one for one in tree.body if not (running and one in for_types)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_rooms_to_its_left(room: str) -> None:
    right = ROOMS[ROOMS.index(room) + 1 :]
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    for file in files:
        assert not [name for name in imported(file) if name.partition(".")[0] in (*right, "tests")], file


@pytest.mark.parametrize("file", ENGINE)
def test_the_engine_needs_nothing_but_the_standard_library_and_itself(file: str) -> None:
    # By the name each has in the browser's wheel: decision_aids/page.py is the module decision_aids.page.
    ours = {name.removesuffix(".py").replace("/", ".") for name in ENGINE.values()}
    rooms = {part for name in ours for part in (name.partition(".")[0], name.rpartition(".")[0])}
    for name in imported(ROOT / "decision_aids" / file, running=True):
        top = name.partition(".")[0]
        assert top in sys.stdlib_module_names or name in ours | rooms or name.rpartition(".")[0] in ours, name


def test_each_of_the_engines_modules_is_the_one_of_its_name() -> None:
    for file, name in ENGINE.items():
        assert (ROOT / "decision_aids" / file).resolve() == ROOT / name


def test_a_page_that_walks_an_aid_starts_without_the_comparison_of_editions() -> None:
    aids = {file for file, name in ENGINE.items() if name.startswith("decision_aids/")}
    assert "page.py" in aids
    for file in aids:
        names = imported(ROOT / "decision_aids" / file, running=True)
        assert not [name for name in names if name.partition(".")[0] in {"schemas", "macros"}]


def test_the_data_of_a_page_is_made_without_mkdocs() -> None:
    # So that the site can move to another generator by changing the adapters alone.
    seams = ("hooks.py", "site_page.py", "head.py", "preview.py", "served.py", "__init__.py")
    adapters = {ROOT / "macros" / name for name in seams}
    assert all(file.is_file() for file in adapters)
    files = [file for file in (ROOT / "macros").rglob("*.py") if file not in adapters]
    assert files
    assert not [file.name for file in files for name in imported(file) if name.partition(".")[0] == "mkdocs"]


def test_data_holds_only_yaml_and_the_json_that_publishing_keeps() -> None:
    places = [one.relative_to(ROOT / "data") for one in (ROOT / "data").rglob("*") if one.is_file()]
    assert places
    kept = [one for one in places if one.match("*/published/*/*.json") and len(one.parts) == 4]
    assert {one.suffix for one in places if one not in kept} == {".yaml"}
