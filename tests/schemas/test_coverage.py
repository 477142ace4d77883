"""Whether what holds a part of a source document says every number that stands there."""

from pathlib import Path

import pytest

from schemas import register
from schemas.checks import coverage

PUBLISHER = "kind: publisher\ntitle: North Glen\ntier: local\nsummary: It is made up.\n"
DEADLINES = """\
kind: deadlines
deadlines:
  answer:
    title: Answer
    owner: the manager
    dated:
      - {effective_from: null, count: 15, unit: working-day, after: asked, event_words: it was asked, cites: [paper]}
"""
DOCUMENT = """\
kind: document
type: protocol
title: Protocol
effective_from: null
clauses:
  answer:
    number: "3.10"
    text: TEXT
    deadline: answer
"""


def missing(folder: Path, text: str, *numbers: str) -> list[str]:
    """The numbers of a source that a clause with such a text does not say."""
    rows = 'kind: coverage\nsource: paper\nrows:\n  "1-9":\n    label: All\n    held: [north-glen/protocol#answer]\n'
    listed = "".join(f'      - "{one}"\n' for one in numbers)
    for name, body in {
        "publisher.yaml": PUBLISHER,
        "deadlines.yaml": DEADLINES,
        "coverage.yaml": f"{rows}    numbers:\n{listed}",
        "protocol/2020.yaml": DOCUMENT.replace("TEXT", text),
    }.items():
        path = folder / "data" / "north-glen" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    held, problems = register.load(folder / "data")
    assert problems == ()
    return [one.text.strip('"') for one in coverage.problems(held)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Do it within six months.", "6 months"),
        ("Do it within 6 months.", "six months"),
        ("It meets twice a year.", "2"),
        ("It costs £185,431.", "185431"),
        ("It costs 185431 pounds.", "185,431"),
        ("Answer in time.", "15 working days"),
        ("Answer in time.", "3.10"),
        ("One month before the event.", "1 month"),
        ("It is looked at every year.", "annually"),
        ("A monthly report.", "month"),
        ("Somebody of the second tier.", "2nd"),
    ],
)
def test_a_number_is_held_in_digits_in_words_or_by_the_deadline_of_the_clause(
    text: str, number: str, tmp_path: Path
) -> None:
    assert missing(tmp_path, text, number) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Do it within six months.", "7 months"),
        ("Do it within six months.", "6 weeks"),
        ("Within 20 days.", "2 days"),
        ("Somebody of the second tier.", "3rd"),
        ("It is looked at every month.", "annually"),
        ("It costs £185,430.", "185,431"),
    ],
)
def test_another_number_or_another_unit_is_not_the_one_that_the_source_says(
    text: str, number: str, tmp_path: Path
) -> None:
    assert missing(tmp_path, text, number) == [number]


@pytest.mark.parametrize("file", ["deadlines.yaml", "protocol/2020.yaml"])
def test_of_what_stands_in_a_file_with_mistakes_no_number_is_said_to_be_missing(file: str, tmp_path: Path) -> None:
    assert missing(tmp_path, "Answer.", "40 weeks") == ["40 weeks"]
    broken = tmp_path / "data" / "north-glen" / file
    broken.write_text(f"{broken.read_text('utf-8')}unknown: key\n", "utf-8")
    held, problems = register.load(tmp_path / "data")
    assert [one.code for one in problems] == ["unknown-key"]
    assert list(coverage.problems(held)) == []
