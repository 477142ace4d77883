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
ENGINE = tuple(
    tomllib.loads((ROOT / "decision_aids" / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]["force-include"]
)


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
def test_the_engine_needs_nothing_but_the_standard_library(file: str) -> None:
    ours = {f"decision_aids.{Path(name).stem}" for name in ENGINE} | {"decision_aids"}
    for name in imported(ROOT / "decision_aids" / file, running=True):
        top = name.partition(".")[0]
        assert top in sys.stdlib_module_names or name in ours or name.rpartition(".")[0] in ours, name


def test_the_data_of_a_page_is_made_without_mkdocs() -> None:
    # So that the site can move to another generator by changing the adapters alone.
    adapters = {"hooks.py", "__init__.py"}
    files = [file for file in (ROOT / "macros").glob("*.py") if file.name not in adapters]
    assert files
    assert not [file.name for file in files for name in imported(file) if name.partition(".")[0] == "mkdocs"]


def test_data_holds_only_yaml() -> None:
    files = [one for one in (ROOT / "data").rglob("*") if one.is_file()]
    assert files
    assert {one.suffix for one in files} == {".yaml"}
