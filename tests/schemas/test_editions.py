"""What an edition's dates make of it on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.history import editions
from schemas.history.editions import Dates

FIRST = Dates(edition="2023-04", agreed="2023-03-01", effective_from="2023-04-01", review_by="2025-03-31")
SECOND = Dates(edition="2025-04", agreed="2025-03-18", effective_from="2025-04-01", effective_to="2026-12-31")
THIRD = Dates(edition="2027-04", agreed="2027-03-01", effective_from="2027-04-01")


@pytest.mark.parametrize(
    ("edition", "day", "status"),
    [
        (FIRST, "2023-03-31", editions.STARTS),
        (FIRST, "2023-04-01", editions.IN_FORCE),
        (FIRST, "2025-03-31", editions.IN_FORCE),
        (FIRST, "2025-04-01", editions.SUPERSEDED),
        (SECOND, "2026-12-31", editions.IN_FORCE),
        (SECOND, "2027-01-01", editions.ENDED),
        (SECOND, "2027-04-01", editions.SUPERSEDED),
        (THIRD, "2027-03-31", editions.STARTS),
        (THIRD, "2027-04-01", editions.IN_FORCE),
    ],
)
def test_the_newest_edition_that_has_started_is_the_one_in_force(edition: Dates, day: str, status: str) -> None:
    assert editions.status(edition, (FIRST, SECOND, THIRD), day) == status


def test_an_ended_edition_never_revives_an_older_one() -> None:
    assert editions.in_force((FIRST, SECOND, THIRD), "2027-02-01") is None


def test_a_review_that_has_passed_is_said_and_the_edition_stays_in_force() -> None:
    assert editions.status(FIRST, (FIRST,), "2025-04-01") == editions.REVIEW_OVERDUE
    assert editions.in_force((FIRST,), "2025-04-01") == FIRST


def test_what_nobody_has_agreed_or_published_is_a_draft() -> None:
    draft = Dates(edition="next", effective_from="2027-01-01")
    assert editions.status(draft, (draft,), "2026-11-22") == editions.DRAFT
    assert editions.status(Dates(edition="none"), (), "2026-11-22") == editions.DRAFT


def test_what_is_held_only_as_a_source_is_historic_whatever_its_dates() -> None:
    source = Dates(edition="2020", historic=True, effective_from="2020-01-01")
    assert editions.status(source, (source,), "2026-11-22") == editions.HISTORIC
    assert editions.in_force((source,), "2026-11-22") is None


def test_a_historic_edition_supersedes_nothing() -> None:
    source = Dates(edition="2026", historic=True, effective_from="2026-01-01")
    assert editions.in_force((FIRST, source), "2026-11-22") == FIRST


def test_a_withdrawn_edition_is_not_in_force_from_that_day() -> None:
    gone = Dates(edition="a", agreed="2020-01-01", effective_from="2020-01-01", withdrawn="2021-06-01")
    assert editions.status(gone, (gone,), "2021-05-31") == editions.IN_FORCE
    assert editions.status(gone, (gone,), "2021-06-01") == editions.WITHDRAWN


def test_a_withdrawn_edition_that_had_begun_never_revives_an_older_one() -> None:
    gone = Dates(edition="b", agreed="2024-01-01", effective_from="2024-04-01", withdrawn="2024-06-01")
    assert editions.status(FIRST, (FIRST, gone), "2024-05-31") == editions.SUPERSEDED
    assert editions.in_force((FIRST, gone), "2024-06-01") is None


@pytest.mark.parametrize("withdrawn", ["2024-03-15", "2024-04-01"])
def test_an_edition_withdrawn_by_its_first_day_never_counted(withdrawn: str) -> None:
    never = Dates(edition="b", agreed="2024-01-01", effective_from="2024-04-01", withdrawn=withdrawn)
    assert not never.counts
    assert editions.status(never, (FIRST, never), "2024-06-01") == editions.WITHDRAWN
    assert editions.in_force((FIRST, never), "2024-06-01") == FIRST


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        (FIRST, ("2023-04-01", "2025-03-31")),
        (SECOND, ("2025-04-01", "2026-12-31")),
        (THIRD, ("2027-04-01", "")),
        (Dates(edition="a", effective_from="2028-04-01", withdrawn="2028-05-01"), ("2028-04-01", "2028-04-30")),
        (Dates(edition="a", effective_from="2028-04-01", effective_to="2028-03-31"), None),
        (Dates(edition="a", effective_from="2028-04-01", withdrawn="2028-04-01"), None),
        (Dates(edition="a", effective_from="2028-04-01", historic=True), None),
        (Dates(edition="a"), None),
    ],
)
def test_the_life_of_an_edition_is_its_first_and_last_day_in_force(
    dates: Dates, period: tuple[str, str] | None
) -> None:
    assert editions.life(dates, (FIRST, SECOND, THIRD, dates)) == period


def test_the_day_before_and_after_stay_within_the_calendar() -> None:
    assert editions.day_before("2024-03-01") == "2024-02-29"
    assert editions.day_before("0001-01-01") == "0001-01-01"
    assert editions.next_day("9999-12-31") == "9999-12-31"


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Dates, ...]:
    starts = draw(st.lists(DAYS, min_size=1, max_size=5, unique=True))
    made = []
    for number, start in enumerate(starts):
        days = draw(st.none() | st.integers(0, 400))
        end = None if days is None else start + timedelta(days)
        withdrawn = draw(st.none() | st.none() | DAYS)
        made.append(
            Dates(
                edition=f"e{number}",
                agreed=draw(st.sampled_from(["", "2019-01-01"])),
                effective_from=start.isoformat(),
                effective_to=end.isoformat() if end else "",
                review_by=draw(st.sampled_from(["", "2022-06-30"])),
                withdrawn=withdrawn.isoformat() if withdrawn else "",
                historic=draw(st.sampled_from([False, False, True])),
            )
        )
    return tuple(made)


def oracle(held: tuple[Dates, ...], day: str) -> Dates | None:
    """The rule again in ten lines, by someone who never read the other one."""
    started = [one for one in held if one.effective_from <= day and not one.historic]
    started = [one for one in started if not one.withdrawn or one.withdrawn > one.effective_from]
    if not started:
        return None
    newest = max(started, key=lambda one: one.effective_from)
    if newest.effective_to and newest.effective_to < day:
        return None
    if newest.withdrawn and newest.withdrawn <= day:
        return None
    return newest


@given(histories(), DAYS)
def test_on_every_day_the_edition_in_force_is_the_one_that_the_plain_rule_picks(
    held: tuple[Dates, ...], day: date
) -> None:
    assert editions.in_force(held, day.isoformat()) == oracle(held, day.isoformat())


@given(histories(), DAYS)
def test_an_edition_stands_on_the_days_of_its_life_and_on_no_other(held: tuple[Dates, ...], day: date) -> None:
    for one in held:
        life, today = editions.life(one, held), day.isoformat()
        within = life is not None and life[0] <= today <= (life[1] or today)
        assert (editions.status(one, held, today) in editions.STANDING) is within


@given(histories(), DAYS)
def test_a_page_that_carries_its_timeline_says_on_any_day_what_the_build_would_say(
    held: tuple[Dates, ...], day: date
) -> None:
    one, today = held[0], day.isoformat()
    said = [status for first, status in editions.timeline(one, held) if first <= today][-1]
    assert said == editions.status(one, held, today)


def test_every_status_has_words_for_a_reader() -> None:
    statuses = {value for name, value in vars(editions).items() if name.isupper() and isinstance(value, str)}
    assert statuses == set(editions.WORDS)


def test_what_is_said_to_be_not_agreed_never_begins_and_takes_nothing_from_the_one_in_force() -> None:
    draft = Dates.of("2027-04", {"agreed": None, "effective_from": "2024-04-01"})
    assert editions.status(draft, (FIRST, draft), "2024-06-01") == editions.DRAFT
    assert editions.in_force((FIRST, draft), "2024-06-01") == FIRST


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ({"agreed": None}, False),
        ({"agreed": None, "published": None}, False),
        ({"agreed": None, "published": "2024-03-01"}, True),
        ({"agreed": "2024-03-01"}, True),
        ({}, True),
    ],
)
def test_a_day_alone_begins_an_edition_unless_it_is_written_that_nobody_agreed_it(
    written: dict[str, str | None], *, begins: bool
) -> None:
    dates = Dates.of("2024-04", {"effective_from": "2024-04-01", **written})
    assert dates.counts is begins
