"""What is due is told by day, with how far off it is, whose it is and what to do."""

import json
from pathlib import Path

import pytest

from publishing import due
from publishing.command import main

PUBLISHER = "kind: publisher\ntitle: North Glen Partnership\nshort: North Glen\ntier: local\nsummary: Made up.\n"
CONTACTS = """\
kind: contacts
contacts:
  front-door:
    title: Front door
    role: front-door
    serves: children who live here
    dated:
      - effective_from: 2025-04-01
        telephone: "01632 960 001"
        hours: {words: day and night}
        last_verified: 2026-10-02
        verify_every_days: 90
"""
EDITION = """\
kind: document
type: agreement
title: Sharing agreement
agreed: 2025-03-18
effective_from: 2025-04-01
review_by: 2027-01-31
clauses:
  only: {number: "1", title: Only clause, text: Share what helps.}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "north-glen" / "agreement").mkdir(parents=True)
    (folder / "north-glen" / "publisher.yaml").write_text(PUBLISHER, "utf-8")
    (folder / "north-glen" / "contacts.yaml").write_text(CONTACTS, "utf-8")
    (folder / "north-glen" / "agreement" / "2025-04.yaml").write_text(EDITION, "utf-8")
    return folder


def ask(data: Path, day: str, *more: str) -> int:
    return main(["due", "--data", str(data), "--as-at", day, *more])


def test_a_person_reads_what_is_overdue_before_what_comes_up(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(data, "2027-01-02") == 0
    assert capsys.readouterr().out == (
        "Overdue on 2 January 2027: 1\n"
        "\n"
        "  31 December 2026 (2 days overdue). North Glen: Front door\n"
        "    north-glen/contacts#front-door was to be rung by 2026-12-31. It was last rung on 2026-10-02.\n"
        "    Ring it, and write the day under last_verified.\n"
        "\n"
        "Coming up in the 90 days after 2 January 2027: 1\n"
        "\n"
        "  31 January 2027 (in 29 days). North Glen: Sharing agreement\n"
        "    north-glen/agreement/2025-04 is to be reviewed by 2027-01-31.\n"
        "    Review it, and write a new edition or a new date.\n"
    )


def test_nothing_due_is_said_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(data, "2026-11-22", "--within", "1d") == 0
    assert capsys.readouterr().out == (
        "Nothing is overdue on 22 November 2026.\n\nNothing comes up the day after 22 November 2026.\n"
    )


def test_another_program_reads_the_same(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(data, "2027-02-02", "--json") == 0
    contact, review = json.loads(capsys.readouterr().out)
    assert contact["days"] == -33
    assert review == {
        "day": "2027-01-31",
        "days": -2,
        "overdue": True,
        "what": "review",
        "address": "north-glen/agreement/2025-04",
        "title": "Sharing agreement",
        "publisher": "north-glen",
        "sentence": "north-glen/agreement/2025-04 was to be reviewed by 2027-01-31. It is still in force.",
        "todo": "Review it, and write a new edition or a new date.",
    }


@pytest.mark.parametrize(
    ("within", "count"), [("69d", 1), ("70d", 2), ("70", 2), ("10w", 2), ("9w", 1), ("36525d", 2)]
)
def test_it_looks_as_far_ahead_as_it_is_asked_to(
    within: str, count: int, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(data, "2026-11-22", "--within", within, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.parametrize("within", ["0d", "x", "3m", "-5d", "36526d", "999999w", "", "1.5d"])
def test_a_time_ahead_that_is_none_is_refused(within: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        ask(data, "2026-11-22", f"--within={within}")
    assert capsys.readouterr().err.startswith(
        f"--within: {within} is not a number of days or weeks from 1 day to 100 years. Write it as 90d or 12w."
    )


def test_the_last_days_there_are_can_be_asked_about(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(data, "9999-12-31", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_one_publisher_can_be_asked_for_and_an_unknown_one_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(data, "2027-02-02", "--publisher", "north-glen", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert ask(data, "2027-02-02", "--publisher", "north-gln") == 2
    assert capsys.readouterr().err == "There is no publisher north-gln. Did you mean north-glen?\n"


def test_what_could_not_be_read_is_said(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "north-glen" / "contacts.yaml").write_text("kind: contcts\n", "utf-8")
    assert ask(data, "2026-11-22") == 1
    assert capsys.readouterr().err == (
        "This is not all: north-glen/contacts could not be read. Run arrangements check.\n"
    )


@pytest.mark.parametrize(
    ("days", "overdue", "words"),
    [
        (0, False, "today"),
        (1, False, "in 1 day"),
        (29, False, "in 29 days"),
        (-5, False, "this month"),
        (-1, True, "1 day overdue"),
        (-400, True, "400 days overdue"),
        (0, True, "due now"),
    ],
)
def test_how_far_off_a_day_is_in_words(days: int, overdue: bool, words: str) -> None:  # noqa: FBT001 - a column of cases
    assert due.when({"days": days, "overdue": overdue}) == words
