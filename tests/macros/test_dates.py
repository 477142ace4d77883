"""Dates for one's own calendar, read by a program that did not write them."""

from datetime import date

import pytest
import vobject

from macros.machines import dates
from schemas.register import Register
from tests.macros import partnership


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return partnership.published(tmp_path_factory.mktemp("dates"))


def events(register: Register, uri: str) -> dict[tuple[str, str], str]:
    """The day and summary of each event, with its description."""
    (content,) = [one.content for one in dates.assets(register) if one.uri == uri]
    read = vobject.readOne(content.decode())
    return {(one.dtstart.value.isoformat(), one.summary.value): one.description.value for one in read.vevent_list}


@pytest.mark.parametrize(
    ("day", "summary"),
    [
        ("2023-04-01", "In force: Information sharing agreement"),
        ("2025-04-01", "In force: Information sharing agreement"),
        ("2027-03-31", "Review due: Information sharing agreement"),
        ("2026-04-01", "Clause starts: Partners who join later"),
        ("2027-03-16", "Takes place: Spring meeting, which receives the yearly report"),
        ("2028-01-04", "Review due: Practice standards"),
    ],
)
def test_a_start_a_review_and_a_meeting_stand_on_their_day(register: Register, day: str, summary: str) -> None:
    assert (day, summary) in events(register, "north-glen/dates.ics")


def test_no_review_is_put_into_a_calendar_for_an_edition_that_was_superseded_first(register: Register) -> None:
    found = events(register, "north-glen/dates.ics")
    assert [day for day, summary in found if summary == "Review due: Information sharing agreement"] == ["2027-03-31"]


def test_one_calendar_holds_the_dates_of_every_publisher(register: Register) -> None:
    everything = events(register, "dates.ics")
    assert events(register, "north-glen/dates.ics").items() <= everything.items()
    assert events(register, "england/dates.ics").items() <= everything.items()


def test_that_the_details_of_a_role_begin_is_no_event(register: Register) -> None:
    assert not [summary for _, summary in events(register, "dates.ics") if "Chief nurse" in summary]


def test_an_event_is_of_the_whole_day_and_keeps_its_id_from_build_to_build(register: Register) -> None:
    (content,) = [one.content for one in dates.assets(register) if one.uri == "dates.ics"]
    read = vobject.readOne(content.decode())
    ids = [one.uid.value for one in read.vevent_list]
    assert len(ids) == len(set(ids))
    assert all(type(one.dtstart.value) is date for one in read.vevent_list)
    assert [one.content for one in dates.assets(register) if one.uri == "dates.ics"] == [content]
