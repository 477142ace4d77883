"""A check says the same whether it remembers the one before or not."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decision_aids import checking
from schemas.files.reading import Reading, read
from schemas.register import Edition, load
from schemas.remembering import memory, remembered
from schemas.remembering.later import is_made
from schemas.remembering.memory import Memory
from tests.unpublished import AS_UNPUBLISHED

if TYPE_CHECKING:
    from schemas.problems import Problem
    from schemas.register import Register

ROOT = Path(__file__).parents[2]
CODE = "the code of one day"
FILES = sorted(one.relative_to(ROOT / "data") for one in (ROOT / "data").rglob("*.yaml"))

# Each way of editing a file: what is sought in it, and what stands there after.
EDITS = (
    ("the", "a"),
    ("england/sources#", "england/sources#no-"),
    ("effective_from: 20", "effective_from: 21"),
    ("kind: ", "kind: un"),
    ('"', ""),
    ("\n  ", "\n\t"),
    ("title:", "titel:"),
    (": ", ": yes\n"),
    ("deadlines#", "contacts#"),
)


def check(folder: Path, known: Memory | None = None) -> tuple[Register, tuple[Problem, ...]]:
    """All that a check says of a folder."""
    checked = checking.everything(folder, "2026-11-22", known)
    if known:
        known.keep()
    return checked.held.register, checked.problems


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))


def of(data: Path, code: str = CODE) -> Memory:
    return Memory(memory.beside(data), code)


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[Path, str, int]]:
    """A few files, and for each either that it goes, or which edit is made in it."""
    files = draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3))
    return [(one, draw(st.sampled_from(["delete", "copy", *["edit"] * 6])), draw(st.integers(0, 8))) for one in files]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(edits(), min_size=1, max_size=2))
def test_after_any_edits_a_check_that_remembers_says_what_a_fresh_one_says(
    runs: list[list[tuple[Path, str, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(ROOT / "data", Path(scratch, "data"), ignore=AS_UNPUBLISHED))
        check(folder, of(folder))
        for run in runs:
            for file, how, which in run:
                edit(folder / file, how, which)
            register, problems = check(folder, of(folder))
            fresh, expected = check(folder)
            assert problems == expected
            assert register == fresh


def edit(file: Path, how: str, which: int) -> None:
    """Make one edit, where there is anything left to make it in."""
    if not file.exists():
        shutil.copy(ROOT / "data" / Path(*file.parts[-file.parts[::-1].index("data") :]), file)
    elif how == "delete":
        file.unlink()
    elif how == "copy":
        shutil.copy(file, file.with_name("2031-01.yaml"))
    else:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(*EDITS[which], 1), encoding="utf-8")


def test_what_has_not_changed_is_not_read_again(data: Path) -> None:
    check(data, of(data))
    register, _ = load(data, of(data))
    editions = [one for held in register.items.values() for one in held]
    assert editions
    assert not any(is_made(one, "value") or is_made(one.reading, "value") for one in editions)
    assert all(one.title for one in editions)
    assert all(is_made(one, "value") for one in editions)


def test_a_changed_file_is_read_again_and_the_rest_is_not(data: Path) -> None:
    check(data, of(data))
    file = data / "west-sussex/contacts.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
    register, _ = load(data, of(data))
    assert [one.file for one in register.readings if is_made(one, "value") and "contacts" in one.file] == [
        "data/west-sussex/contacts.yaml"
    ]


@pytest.mark.parametrize("ending", [".json", ".values"])
@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other", "gone", "not text"])
def test_a_damaged_memory_is_not_used(data: Path, ending: str, damage: str) -> None:
    expected = check(data, of(data))
    packs = sorted(memory.beside(data).rglob(f"*{ending}"))
    assert packs
    for pack in packs:
        held = pack.read_bytes()
        changed = {
            "cut": held[: len(held) // 2],
            "flip": held[: len(held) // 2] + bytes([held[len(held) // 2] ^ 1]) + held[len(held) // 2 + 1 :],
            "empty": b"",
            "other": b"[]\n[]",
            "not text": b"\xff\xfe\x00",
        }
        pack.unlink() if damage == "gone" else pack.write_bytes(changed[damage])
    register, problems = check(data, of(data))
    assert problems == expected[1]
    assert register == expected[0]


def test_what_other_code_made_is_not_used(data: Path) -> None:
    check(data, of(data))
    register, _ = load(data, of(data, "the code of another day"))
    assert all(is_made(one, "value") for one in register.readings)


def test_a_file_with_a_mistake_is_told_of_it_every_time(data: Path) -> None:
    file = data / "west-sussex/contacts.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  x: yes\n", encoding="utf-8")
    first, second, fresh = (check(data, known)[1] for known in (of(data), of(data), None))
    assert first == second == fresh
    assert any(one.code == "read-as-true-or-false" for one in first)


def test_the_memory_lies_outside_the_data_and_out_of_git(data: Path) -> None:
    check(data, of(data))
    kept = memory.beside(data)
    assert not kept.is_relative_to(data.resolve())
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert {one.suffix for one in data.rglob("*") if one.is_file()} == {".yaml"}


def test_what_belonged_to_a_publisher_who_is_gone_is_thrown_away(data: Path) -> None:
    for one in data.iterdir():
        if one.name not in {"england", "west-sussex"}:
            shutil.rmtree(one)
    check(data, of(data))
    shutil.rmtree(data / "west-sussex")
    check(data, of(data))
    assert {one.name for one in memory.beside(data).rglob("*") if one.is_file()} == {
        ".gitignore",
        "fine.json",
        "england.json",
        "england.values",
    }


def test_where_nothing_can_be_written_nothing_is_kept_and_the_check_is_the_same(data: Path) -> None:
    (data.parent / ".cache").write_text("a file where the folder would be", encoding="utf-8")
    assert check(data, of(data)) == check(data)


def test_everything_that_is_remembered_survives_being_written_down(data: Path) -> None:
    register, _ = check(data, of(data))
    for one in register.readings:
        results = one.remembered.all()
        assert results
        # A tuple comes back as a list, and whoever asks for the result must take both.
        written = json.dumps(results)
        assert json.dumps(json.loads(written)) == written


def a_reading() -> Reading:
    reading, _ = read(b"kind: document\n", "data/north-glen/a/2025-01.yaml")
    assert reading is not None
    return reading


def test_a_result_is_worked_out_once_for_a_file() -> None:
    reading = a_reading()
    assert remembered.per_file("answer", reading, lambda: [4, 2]) == [4, 2]
    assert remembered.per_file("answer", reading, lambda: [0]) == [4, 2]
    assert remembered.per_file("another", reading, lambda: [0]) == [0]


def test_a_problem_that_is_remembered_is_the_problem_that_was_found() -> None:
    reading = a_reading()
    found = reading.problem(("kind",), code="x", sentence="S.", fix="F.", severity="warning")
    for compute in (lambda: [found], list):
        assert remembered.problems("look", reading, compute) == (found,)


def test_a_result_of_an_edition_with_another_value_is_never_that_of_its_file(data: Path) -> None:
    register, _ = load(data)
    held = next(one for one in register.of_kind("document"))
    other = Edition(
        item=held.item,
        name=held.name,
        kind=held.kind,
        value={**held.value, "clauses": {"only-one": {}}},
        dates=held.dates,
        reading=held.reading,
    )
    assert len(held.parts) > 1
    assert other.parts == {"only-one"}


def test_the_mark_of_the_code_changes_with_any_line_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "a_room"
    room.mkdir()
    (room / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    marks = [memory.made_by(["a_room"])]
    for name, text in (("rule.py", "x = 1\n"), ("rule.py", "x = 2\n"), ("v1.json", "{}")):
        (room / name).write_text(text, encoding="utf-8")
        marks.append(memory.made_by(["a_room"]))
    assert len(set(marks)) == len(marks)
