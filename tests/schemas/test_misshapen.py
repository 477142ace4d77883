"""Whatever shape a file of a whole register has, the check says sentences about it and never stops with a traceback.

Each file here is YAML that can be read, so it is the form of its content that is wrong: a list where a text belongs, a
record named by nothing, an address that is no text. The checks of other files look into it all the same.
"""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aids import checking
from schemas import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/schemas/invalid/register/base"
PARTNERSHIP = ROOT / "tests/partnership/north-glen"
DAY = "2026-11-22"

#: What somebody's slip, or another program, may leave where something else belongs.
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, "", " ", "x", "../..", "a/b#c", "/", "#", "yes", "north-glen/", "\u202e", "x" * 500),
    *("2026-02-30", "9999-12-31", "0001-01-01"),
    *([], {}, [None], [[]], [{}], ["x", "x"], {"x": None}, {"x": {"y": {}}}, {"": ""}),
)


def paths(value: object, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if before:
        yield before
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in named:
        yield from paths(one, (*before, key))


def put(value: Any, path: tuple[str | int, ...], new: object) -> None:  # noqa: ANN401 - any file's value
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


def told(text: str, file: str, data: Path) -> tuple[problems.Problem, ...]:
    before = (data / file).read_bytes()
    (data / file).write_text(text, "utf-8")
    try:
        found = checking.everything(data, DAY).problems
        assert problems.as_text(found) or not found
        return found
    finally:
        (data / file).write_bytes(before)


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(shutil.copytree(BASE, Path(folder, "data")))
        # Every kind that is written by hand is there.
        shutil.copytree(PARTNERSHIP, made / "south-glen")
        yield made


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("north-glen/deadlines.yaml", "kind: deadlines\ndeadlines:\n  soon: {dated: [{cites: [{a: b}]}]}\n"),
        ("north-glen/safety-rules.yaml", "kind: safety-rules\nrules:\n  one: {when: [[], {}]}\n"),
        ("north-glen/safety-rules.yaml", "kind: safety-rules\nrules:\n  one: {when: null}\n"),
        ("south-glen/levels-of-need/2026-01.yaml", "kind: levels\ntranslations: {ar: words}\n"),
        ("south-glen/levels-of-need/2026-01.yaml", "kind: levels\ntranslations: {ar: {title: words}}\n"),
        ("south-glen/levels-of-need/2026-01.yaml", "kind: levels\ntranslations: {ar: {title: {text: 1, of: 2}}}\n"),
        ("south-glen/levels-of-need/2026-01.yaml", "kind: levels\ntranslations: {ar: null}\n"),
    ],
)
def test_what_once_ended_in_a_traceback_is_told(data: Path, file: str, text: str) -> None:
    target = data / file
    was_there = target.is_file()
    if not was_there:
        target.write_text("kind: x\n", "utf-8")
    try:
        assert [one.file for one in told(text, file, data) if one.severity == "error"].count(f"data/{file}")
    finally:
        if not was_there:
            target.unlink()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_stands_where_something_else_belongs_the_check_ends_in_sentences(
    data: Path, drawn: st.DataObject
) -> None:
    file = drawn.draw(st.sampled_from(sorted(one.relative_to(data).as_posix() for one in data.rglob("*.yaml"))))
    value = yaml.load((data / file).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and maps
    for _ in range(drawn.draw(st.integers(1, 3))):
        path = drawn.draw(st.sampled_from(sorted(paths(value), key=str)))
        put(value, path, copy.deepcopy(drawn.draw(st.sampled_from(ODD))))
        if not isinstance(value, dict) or not value:
            break
    for one in told(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), file, data):
        assert one.sentence.endswith((".", "”")), one
        assert not {"NoneType", "Traceback", "{'", "['"} & set(one.sentence.split()), one
