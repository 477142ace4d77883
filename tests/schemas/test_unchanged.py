"""What a check says of every file is the same when only the publishers of what has changed are looked at."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decision_aids import held
from schemas import register
from schemas.remembering import memory, unchanged
from schemas.remembering.memory import Memory

if TYPE_CHECKING:
    from schemas.problems import Problem
    from schemas.register import Register

# East refers to north, north to the nation, and nobody to west.
CITED = {"nation": "nation/a", "north": "nation/a#one", "east": "north/a#one", "west": "west/a"}


def document(publisher: str, *, cites: str = "", part: str = "one", first: str = "2025-01-01") -> str:
    return (
        "kind: document\ntype: agreement\ntitle: An agreement\n"
        f"effective_from: {first}\nclauses:\n"
        f'  {part}: {{number: "1", title: A clause, text: What is agreed., cites: [{cites or CITED[publisher]}]}}\n'
    )


def write(folder: Path) -> None:
    for publisher in CITED:
        here = folder / publisher / "a"
        here.mkdir(parents=True)
        tier = "national" if publisher == "nation" else "local"
        (here.parent / "publisher.yaml").write_text(
            f"kind: publisher\ntitle: The {publisher}\ntier: {tier}\nsummary: Made up for a test.\n", encoding="utf-8"
        )
        (here / "2025-01.yaml").write_text(document(publisher), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data")
    return tmp_path / "data"


def check(folder: Path) -> tuple[Problem, ...]:
    known = Memory(memory.beside(folder), "some code")
    found = held.read(folder, known).problems
    known.keep()
    return found


def looked_at(folder: Path) -> list[set[str]]:
    """The publishers that a check is given to look at, each time it is asked."""
    given_to: list[set[str]] = []

    def look(part: Register) -> tuple[Problem, ...]:
        given_to.append(set(part.publishers))
        return ()

    known = Memory(memory.beside(folder), "some code")
    assert unchanged.problems(register.load(folder, known)[0], [look], "look", known) == ()
    known.keep()
    return given_to


def test_a_check_is_asked_only_of_those_whose_files_or_what_these_refer_to_changed(data: Path) -> None:
    assert looked_at(data) == [{"nation", "north", "east", "west"}]
    assert looked_at(data) == [set()]
    (data / "west/a/2025-01.yaml").write_text(document("west", first="2025-02-01"), encoding="utf-8")
    assert looked_at(data) == [{"nation", "west"}]
    (data / "north/a/2025-01.yaml").write_text(document("north", first="2025-02-01"), encoding="utf-8")
    assert looked_at(data) == [{"nation", "north", "east"}]
    (data / "nation/a/2025-01.yaml").write_text(document("nation", first="2024-02-01"), encoding="utf-8")
    assert looked_at(data) == [{"nation", "north", "east", "west"}]


def test_a_clause_that_goes_is_missed_by_those_who_refer_to_it_and_did_not_change(data: Path) -> None:
    assert check(data) == ()
    (data / "north/a/2025-01.yaml").write_text(document("north", part="two"), encoding="utf-8")
    assert [(one.file, one.code) for one in check(data)] == [("data/east/a/2025-01.yaml", "leads-nowhere")]


def test_what_was_wrong_is_told_again_until_it_is_mended(data: Path) -> None:
    file = data / "east/a/2025-01.yaml"
    file.write_text(document("east", cites="west/a#on"), encoding="utf-8")
    first, second = check(data), check(data)
    assert [one.fix for one in first] == ["Did you mean west/a#one?"]
    assert second == first
    file.write_text(document("east"), encoding="utf-8")
    assert check(data) == ()


def test_while_a_file_cannot_be_read_everything_is_asked_anew(data: Path) -> None:
    assert check(data) == ()
    (data / "west/a/2025-01.yaml").write_text("kind: [", encoding="utf-8")
    assert looked_at(data) == looked_at(data) == [{"nation", "north", "east", "west"}]


EDITS = st.tuples(
    st.sampled_from(sorted(CITED)),
    st.sampled_from(["", "nation/a#one", "north/a#one", "east/a#two", "west/a", "west/a/2025-01#one", "south/a"]),
    st.sampled_from(["one", "two"]),
    st.sampled_from(["2025-01-01", "2026-01-01", "null"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=5))
def test_after_any_edits_the_same_is_said_as_by_a_check_that_remembers_nothing(
    edits: list[tuple[str, str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "data")
        write(folder)
        check(folder)
        for publisher, cites, part, first in edits:
            file = folder / publisher / "a" / "2025-01.yaml"
            file.write_text(document(publisher, cites=cites, part=part, first=first), encoding="utf-8")
            assert check(folder) == held.read(folder).problems
