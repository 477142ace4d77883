"""What has gone stale by a day is a warning with a place, and never stands in the way of a correction.

Each sentence is in the corpus (`test_invalid_register.py`). Here are the days on which it is said, and to whom.
"""

import shutil
from pathlib import Path

import pytest

from schemas import register
from schemas.checks import currency
from tests.schemas import sound
from tests.unpublished import AS_UNPUBLISHED

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
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    file = data / "west-sussex" / "contacts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("last_verified: null", f"last_verified: {last}\n        verify_every_days: 30", 1), "utf-8"
    )
    found = said(day, register.load(data)[0]).get("verification-overdue")
    assert (words in found) if words and found else found is words


def test_the_shipped_data_cites_nothing_superseded_and_was_looked_at_on_no_day_to_come() -> None:
    # The national baseline says of each unconfirmed law that it is; the check goes on saying it too.
    told = list(currency.problems(HELD, "2026-11-27"))
    assert {one.code for one in told} == {"dated"}
    assert not [one.sentence for one in told if "superseded" in one.sentence]
    assert {one.file.split("/")[1] for one in told} == {"england"}


def source(status: str, **more: str | None) -> dict[str, str | None]:
    return {"title": "An Act", "type": "law", "status": status, "last_verified": "2026-10-01", **more}


IN_FORCE, SUPERSEDED = currency.SOURCE_IN_FORCE, currency.SOURCE_SUPERSEDED
NOT_COMMENCED, UNCONFIRMED = currency.SOURCE_NOT_COMMENCED, currency.SOURCE_UNCONFIRMED
UNREAD = currency.SOURCE_UNREAD


@pytest.mark.parametrize(
    ("given", "day", "standing"),
    [
        (source("in-force"), "1999-01-01", IN_FORCE),
        (source("in-force", in_force_from="2026-02-05"), "2026-02-04", NOT_COMMENCED),
        (source("in-force", in_force_from="2026-02-05"), "2026-02-05", IN_FORCE),
        (source("superseded", superseded_by="newer", superseded_from="2024-05-01"), "2024-04-30", IN_FORCE),
        (source("superseded", superseded_by="newer", superseded_from="2024-05-01"), "2024-05-01", SUPERSEDED),
        (source("superseded", superseded_by="newer", superseded_from=None), "1999-01-01", SUPERSEDED),
        (source("superseded", superseded_by="newer"), "1999-01-01", SUPERSEDED),
        (source("not-commenced"), "2099-01-01", NOT_COMMENCED),
        (source("not-commenced", in_force_from="2027-01-01"), "2027-01-01", NOT_COMMENCED),
        (source("unconfirmed"), "2026-11-22", UNCONFIRMED),
        # What is only generally known is never shown as settled.
        (source("in-force", last_verified=None), "2026-11-22", UNREAD),
        (source("superseded", superseded_by="newer", superseded_from="2024-05-01", last_verified=None), "2020-01-01",
         UNREAD),
        (source("unconfirmed", last_verified=None), "2026-11-22", UNCONFIRMED),
    ],
)  # fmt: skip
def test_a_source_stands_on_a_day_as_its_dates_say(given: dict[str, str | None], day: str, standing: str) -> None:
    assert currency.standing(given, day) == standing


SUPERSEDED_GUIDANCE = (
    sound.SOURCES,
    "    type: statutory-guidance\n    status: in-force\n",
    "    type: statutory-guidance\n    status: superseded\n    superseded_by: newer\n    superseded_from: 2026-06-01\n",
)


def newer(name: str, by: str) -> str:
    return (
        f"  {name}:\n    title: Guidance called {name}\n    type: statutory-guidance\n    status: superseded\n"
        f"    superseded_by: {by}\n    superseded_from: 2026-07-01\n    last_verified: 2026-10-01\n"
    )


def test_sources_that_nobody_has_confirmed_are_told_once_for_an_edition_that_cites_them(tmp_path: Path) -> None:
    unconfirmed = "".join(
        f"  {name}:\n    title: Law called {name}\n    type: law\n    status: unconfirmed\n    last_verified: null\n"
        for name in ("one", "two")
    )
    clause = "    cites: [england/sources#one, england/sources#two]\n"
    held = sound.but(
        tmp_path,
        (sound.SOURCES, "  advice:\n", unconfirmed + "  advice:\n"),
        (sound.ADVICE, "    cites: [england/sources#advice]\n", clause),
    )
    (told,) = currency.dated(held, "2026-11-22")
    assert told.sentence == (
        "england/sharing-advice/2024-05 cites 2 sources that nobody has confirmed. "
        "They are: Law called one; Law called two."
    )


@pytest.mark.parametrize(("day", "said_of"), [("2026-05-31", 0), ("2026-06-01", 2)])
def test_an_edition_is_dated_from_the_day_its_source_was_superseded(tmp_path: Path, day: str, said_of: int) -> None:
    held = sound.but(
        tmp_path, SUPERSEDED_GUIDANCE, (sound.SOURCES, "  advice:\n", newer("newer", "advice") + "  advice:\n")
    )
    assert len(list(currency.dated(held, day))) == said_of


def test_an_edition_that_cites_what_was_replaced_twice_is_told_the_newest(tmp_path: Path) -> None:
    held = sound.but(
        tmp_path, SUPERSEDED_GUIDANCE, (sound.SOURCES, "  advice:\n", newer("newer", "advice") + "  advice:\n")
    )
    assert {one.fix for one in currency.dated(held, "2026-11-22")} == {
        "Read it beside england/sources#advice, and write a new edition that cites it."
    }


def test_sources_that_replace_each_other_in_a_ring_are_followed_once(tmp_path: Path) -> None:
    ring = newer("newer", "guidance")
    held = sound.but(tmp_path, SUPERSEDED_GUIDANCE, (sound.SOURCES, "  advice:\n", ring + "  advice:\n"))
    assert {one.fix for one in currency.dated(held, "2026-11-22")} == {
        "Read it beside england/sources#newer, and write a new edition that cites it."
    }


AID = "north-glen/get-help/2026-04.yaml"
BY_THE_AID = (AID, "cites: [north-glen/sharing-agreement#same-day]", "cites: [england/sources#advice]")


@pytest.mark.parametrize(("status", "told"), [("unconfirmed", False), ("not-commenced", True)])
def test_an_aid_may_rest_on_what_is_unconfirmed_since_it_is_proved_without_it(
    tmp_path: Path, status: str, told: bool  # noqa: FBT001 - a column of cases
) -> None:
    change = (sound.SOURCES, "    type: guidance\n    status: in-force", f"    type: guidance\n    status: {status}")
    held = sound.but(tmp_path, BY_THE_AID, change)
    assert any(one.file == f"data/{AID}" for one in currency.dated(held, "2026-11-22")) is told


def test_a_source_that_nobody_here_has_read_is_for_its_keeper_to_mend(tmp_path: Path) -> None:
    unread = ("2024-01-01\n    last_verified: 2026-10-01", "2024-01-01\n    last_verified: null")
    assert list(currency.dated(sound.but(tmp_path, (sound.SOURCES, *unread)), "2026-11-22")) == []


@pytest.mark.parametrize("day", ["2026-03-31", "2026-04-01"])
def test_only_an_edition_that_stands_on_the_day_is_dated(tmp_path: Path, day: str) -> None:
    change = (sound.SOURCES, "    type: statutory-guidance\n    status: in-force",
              "    type: statutory-guidance\n    status: unconfirmed")  # fmt: skip
    found = {one.file for one in currency.dated(sound.but(tmp_path, change), day)}
    assert (f"data/{sound.AGREEMENT}" in found) is (day == "2026-04-01")
    assert f"data/{sound.ADVICE}" in found


def test_a_source_looked_at_today_was_not_looked_at_in_the_future(tmp_path: Path) -> None:
    assert list(currency.ahead_of_its_time(sound.but(tmp_path), "2026-10-02")) == []


@pytest.mark.parametrize(
    ("edition", "day", "current"),
    [
        ("2024-04", "2024-03-31", True),  # still to start
        ("2024-04", "2026-03-31", True),
        ("2024-04", "2026-04-01", False),  # superseded
        ("2026-04", "2024-01-01", True),
        ("2026-04", "2030-01-01", True),  # its review is overdue, and it stands
    ],
)
def test_an_edition_is_current_until_it_is_over(tmp_path: Path, edition: str, day: str, current: bool) -> None:  # noqa: FBT001 - as above
    held = sound.but(tmp_path)
    one = next(one for one in held.items["north-glen/sharing-agreement"] if one.name == edition)
    assert currency.is_current(held, one, day) is current


def test_a_historic_edition_is_never_current() -> None:
    (historic,) = HELD.items["west-sussex/threshold-guidance"]
    assert not currency.is_current(HELD, historic, "2020-11-01")


def test_no_review_is_called_overdue_of_an_item_whose_newest_edition_has_mistakes(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "tests" / "partnership", tmp_path / "data"))
    edition = data / "north-glen" / "information-sharing-agreement" / "2025-04.yaml"
    edition.write_text(edition.read_text("utf-8").replace("agreed: 2025-03-18", "agreed: 18/03/2025"), "utf-8")
    held, problems = register.load(data)
    assert "wrong-form" in {one.code for one in problems}
    # Without the edition of 2025 that of 2023 looks as if it were still in force, long after its review.
    assert held.status(held.items["north-glen/information-sharing-agreement"][0], "2026-11-27") == "review-overdue"
    assert "review-overdue" not in said("2026-11-27", held)
