"""What has gone stale by a day is a warning with a place, and never stands in the way of a correction."""

import shutil
from pathlib import Path

import pytest

from schemas import currency, register

ROOT = Path(__file__).parents[2]
HELD = register.load(ROOT / "data")[0]


def said(day: str, held: register.Register = HELD) -> dict[str, str]:
    found = list(currency.stale(held, day))
    assert {one.severity for one in found} <= {"warning"}
    return {one.code: one.sentence for one in found}


def test_nothing_is_stale_on_the_day_it_was_published() -> None:
    assert said("2026-11-22") == {}


@pytest.mark.parametrize(("day", "overdue"), [("2027-02-22", False), ("2027-02-23", True)])
def test_a_review_is_overdue_from_the_day_after_its_date(day: str, overdue: bool) -> None:  # noqa: FBT001 - a column of cases
    assert ("review-overdue" in said(day)) is overdue


@pytest.mark.parametrize(("day", "warned"), [("2027-10-02", False), ("2027-10-03", True), ("2030-01-01", True)])
def test_a_calendar_that_ends_within_ninety_days_is_said_in_time(day: str, warned: bool) -> None:  # noqa: FBT001 - as above
    assert ("calendar-runs-out" in said(day)) is warned


@pytest.mark.parametrize(
    ("last", "day", "words"),
    [
        ("2026-11-01", "2026-12-01", None),
        ("2026-11-01", "2026-12-02", "was last rung on 2026-11-01"),
        ("null", "2026-11-22", "has never been rung"),
    ],
)
def test_a_number_is_rung_as_often_as_its_record_says(tmp_path: Path, last: str, day: str, words: str | None) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    file = data / "west-sussex" / "contacts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("last_verified: null", f"last_verified: {last}\n        verify_every_days: 30", 1), "utf-8"
    )
    found = said(day, register.load(data)[0]).get("verification-overdue")
    assert (words in found) if words and found else found is words
