"""Every example that the documentation shows is one that the check accepts."""

import re
from pathlib import Path

import pytest

from macros import EXAMPLE
from schemas import kinds, problems
from schemas.files import reading, validation

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "content").rglob("*.md"))]
_BLOCK = re.compile(r"^( *)```yaml[^\n]*\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(r'^\[\[ example\("([^"]+)"\) \]\]$', re.MULTILINE)
_FILES = [*sorted((ROOT / "data").rglob("*.yaml")), *sorted((ROOT / "tests" / "partnership").rglob("*.yaml"))]


def examples() -> list[tuple[str, str]]:
    """Each whole file that a page shows, with the page's name."""
    found = []
    for page in PAGES:
        for indent, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
            lines = "\n".join(line.removeprefix(indent) for line in text.split("\n"))
            if re.search(r"^kind:", lines, re.MULTILINE):
                found.append((page.relative_to(ROOT).as_posix(), lines))
        # The tutorial shows the files of the fictional partnership as they are.
        files = _SHOWN.findall(page.read_text(encoding="utf-8"))
        found += [(file, (ROOT / EXAMPLE / file).read_text(encoding="utf-8")) for file in files]
    return found


def held_to_its_schema(data: bytes, name: str) -> str:
    read, met = reading.read(data, name)
    assert read is not None, problems.as_text(met)
    assert isinstance(read.value, dict)
    schema = kinds.schema(str(read.value["kind"]))
    return problems.as_text((*met, *validation.validate(read, schema, kinds.registry())))


def test_every_example_in_the_documentation_is_held_to_its_schema() -> None:
    shown = examples()
    assert shown, "No page shows a whole file, so nothing was looked at."
    for page, text in shown:
        assert held_to_its_schema(text.encode(), page) == ""


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_shipped_file_is_held_to_its_schema_and_to_the_one_for_every_kind(file: Path) -> None:
    assert held_to_its_schema(file.read_bytes(), file.name) == ""
    read, _ = reading.read(file.read_bytes(), file.name)
    assert read is not None
    assert validation.validate(read, kinds.schema(kinds.ANY), kinds.registry()) == ()


def test_the_fictional_partnership_uses_every_kind_that_is_written_by_hand() -> None:
    used = set()
    for file in (ROOT / "tests" / "partnership").rglob("*.yaml"):
        used.add(file.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("kind: "))
    # The lock is written by `arrangements publish`, never by hand.
    assert used == set(kinds.KINDS) - {"published"}
