"""What a deadline is, case by case, and against calendars walked a day at a time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import deadlines
from decision_aids.deadlines import Calendar, CannotWorkOut, Due, Rule, due, in_words, read_moment

DATA = Path(__file__).parents[2] / "data" / "england" / "calendars.yaml"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TWICE = "no later than Sunday 25 October 2026 at 01:30"
SAID = re.compile(r"^(no later than|on or before) |work this out with your lead\.$")
LONDON = ZoneInfo("Europe/London")
TABLE = yaml.load(DATA.read_text("utf-8"), Loader=yaml.BaseLoader)["calendars"]["england-working-days"]  # noqa: S506 - BaseLoader makes strings only
ENGLAND = Calendar(
    closed_weekdays=tuple(WEEK.index(name) for name in TABLE["closed_weekdays"]),
    closed=tuple(day["day"] for day in TABLE["closed"]),
    covers_from=TABLE["covers_from"],
    covers_to=TABLE["covers_to"],
)


def rule(text: str) -> Rule:
    """The rule that a case writes as `24 hour after`."""
    count, unit, direction = text.split()
    return Rule(count=int(count), unit=unit, direction=direction, event="referral-made")


def said(rule: Rule, start: str) -> str:
    """What a reader is shown for a deadline: its words, or why there are none."""
    try:
        return due(rule, start, ENGLAND).words
    except CannotWorkOut as error:
        return str(error)


def refusal(text: str, start: str, calendar: Calendar | None = ENGLAND) -> str:
    """The sentence with which a deadline is refused; refusing is expected."""
    with pytest.raises(CannotWorkOut) as caught:
        due(rule(text), start, calendar)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        # Friday afternoon. Hours run through the weekend; the outcome waits for Monday, the next working day.
        ("24 hour after", "2026-11-20T15:05", "2026-11-21T15:05"),
        ("1 working-day after", "2026-11-20T15:05", "2026-11-23"),
        # A Saturday and a Sunday are day 0 like any other: the first working day after either is Monday.
        ("1 working-day after", "2026-11-21", "2026-11-23"),
        ("1 working-day after", "2026-11-22", "2026-11-23"),
        # Easter 2026: Thursday 2 April, then Good Friday, the weekend and Easter Monday; Tuesday 7 is the first.
        ("1 working-day after", "2026-04-02T09:00", "2026-04-07"),
        ("72 hour after", "2026-04-02T09:00", "2026-04-05T09:00"),
        # Friday 28 August 2026: Monday 31 is the summer bank holiday, so Tuesday is the first and Monday 7 the fifth.
        ("1 working-day after", "2026-08-28", "2026-09-01"),
        ("5 working-day after", "2026-08-28", "2026-09-07"),
        # Christmas 2026 is a Friday, and Monday 28 stands in for Boxing Day: the 24th, then 29, 30, 31, and after
        # New Year's Day (Friday) and its weekend 4 January.
        ("1 working-day after", "2026-12-23", "2026-12-24"),
        ("2 working-day after", "2026-12-23", "2026-12-29"),
        ("5 working-day after", "2026-12-23", "2027-01-04"),
        ("1 working-week after", "2026-12-23", "2027-01-04"),
        ("1 week after", "2026-12-23", "2026-12-30"),
        # Christmas 2027 falls on a Saturday, so both Monday 27 and Tuesday 28 are substitutes.
        ("1 working-day after", "2027-12-24", "2027-12-29"),
        # Publication on Friday 27 November 2026: 26, 25, 24, 23, 20, 19 and 18 are the seven working days before it.
        ("7 working-day before", "2026-11-27", "2026-11-18"),
        # Published on the Tuesday after Easter 2026: the working day before is Maundy Thursday.
        ("1 working-day before", "2026-04-07", "2026-04-02"),
        ("10 working-day before", "2026-11-27", "2026-11-13"),
        # 45 working days from Monday 2 March 2026: 23 by Thursday 2 April, the 24th on Tuesday 7, 41 by Thursday 30,
        # 42 on Friday 1 May, none on Monday 4 May, so 43, 44 and 45 on 5, 6 and 7 May.
        ("45 working-day after", "2026-03-02", "2026-05-07"),
        # The end of January: February has no 31st, 30th or 29th in 2027, and a 29th in 2028.
        ("1 month after", "2027-01-31", "2027-02-28"),
        ("1 month after", "2027-01-29", "2027-02-28"),
        ("1 month after", "2028-01-31", "2028-02-29"),
        ("1 month before", "2026-03-31", "2026-02-28"),
        ("1 month after", "2026-11-30", "2026-12-30"),
        ("1 month after", "2026-12-31", "2027-01-31"),
        ("1 month before", "2027-01-31", "2026-12-31"),
        ("6 month after", "2026-08-31", "2027-02-28"),
        ("1 year after", "2028-02-29", "2029-02-28"),
        ("4 year after", "2028-02-29", "2032-02-29"),
        ("2 year before", "2028-02-29", "2026-02-28"),
        # Thirty days and one month part company either side of a 30-day month.
        ("30 day after", "2027-01-31", "2027-03-02"),
        ("30 day after", "2026-12-01", "2026-12-31"),
        ("1 month after", "2026-12-01", "2027-01-01"),
        ("7 day after", "2026-11-22T23:59", "2026-11-29"),
        ("3 week before", "2026-11-22", "2026-11-01"),
        # October 2026: clocks go back on Sunday 25 at 01:00 UTC, so that night is an hour longer ...
        ("24 hour after", "2026-10-24T18:00", "2026-10-25T17:00"),
        ("24 hour before", "2026-10-25T17:00", "2026-10-24T18:00"),
        # ... and 01:30 comes twice. Taken as the first (00:30 UTC), a day later is 00:30 UTC and by then GMT.
        ("24 hour after", "2026-10-25T01:30", "2026-10-26T00:30"),
        ("24 hour before", "2026-10-25T01:30", "2026-10-24T01:30"),
        # Midnight UTC on the 24th and 25 hours is 01:00 UTC, the very moment when clocks show 01:00 again.
        ("25 hour after", "2026-10-24T01:00", "2026-10-25T01:00"),
        # March 2027: clocks go forward on Sunday 28 at 01:00 UTC, so that night is an hour shorter.
        ("24 hour after", "2027-03-27T18:00", "2027-03-28T19:00"),
        ("24 hour before", "2027-03-28T19:00", "2027-03-27T18:00"),
        ("1 hour after", "2027-03-28T00:59", "2027-03-28T02:59"),
        # The last Sunday can be the last day of the month.
        ("24 hour after", "2027-10-30T18:00", "2027-10-31T17:00"),
        ("24 hour after", "2024-03-30T18:00", "2024-03-31T19:00"),
        # A date does not feel the clocks change.
        ("1 day after", "2027-03-27T18:00", "2027-03-28"),
        # The first day of the table and the first of the years are still inside.
        ("1 working-day after", "2024-12-31", "2025-01-02"),
        ("1 day before", "1900-01-02", "1900-01-01"),
    ],
)
def test_a_deadline_is_the_date_a_practitioner_would_count_on_a_wall_calendar(text: str, start: str, at: str) -> None:
    assert due(rule(text), start, ENGLAND).at == at


def test_a_deadline_is_printed_with_its_rule_and_its_day_of_the_week() -> None:
    call = Rule(
        count=24, unit="hour", event="call-made", event_words="the call was made", or_sooner="or sooner if needed"
    )
    assert due(call, "2026-11-22T15:05", None) == Due(
        at="2026-11-23T15:05",
        rule="24 hours after the call was made, or sooner if needed",
        words="no later than Monday 23 November 2026 at 15:05",
    )


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("1 working-day after", "2026-11-23", "no later than the end of Tuesday 24 November 2026"),
        ("7 working-day before", "2026-11-27", "on or before Wednesday 18 November 2026"),
        ("2 hour before", "2026-11-27T09:05", "on or before Friday 27 November 2026 at 07:05"),
        # The day before at 01:30 in summer is 00:30 UTC: a day later the clock still has summer time, the first 01:30.
        ("24 hour after", "2026-10-24T01:30", f"{TWICE} (the first time the clock shows it)"),
        ("25 hour after", "2026-10-24T01:30", f"{TWICE} (the second time the clock shows it)"),
    ],
)
def test_the_words_say_no_later_than_or_on_or_before(text: str, start: str, words: str) -> None:
    assert due(rule(text), start, ENGLAND).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 working-day after", "1 working day after referral made"),
        ("2 working-week before", "2 working weeks before referral made"),
        ("1 hour after", "1 hour after referral made"),
        ("6 month after", "6 months after referral made"),
    ],
)
def test_one_of_a_unit_is_singular(text: str, words: str) -> None:
    assert in_words(rule(text)) == words


def test_a_table_that_has_run_out_is_refused_and_names_its_last_day() -> None:
    assert due(rule("2 working-day after"), "2027-12-29", ENGLAND).at == "2027-12-31"
    assert "31 December 2027" in refusal("3 working-day after", "2027-12-29")
    assert "Wednesday 1 January 2025" in refusal("1 working-day before", "2025-01-02")
    assert "No table" in refusal("1 working-week after", "2026-11-22", None)


def test_hours_need_a_time_of_day() -> None:
    assert "give the time" in refusal("24 hour after", "2026-11-22")


def test_a_time_that_the_clock_skipped_is_refused() -> None:
    assert "UK clocks skip 01:00 on Sunday 28 March 2027" in refusal("24 hour after", "2027-03-28T01:00")
    assert due(rule("1 hour after"), "2027-03-28T02:00", None).at == "2027-03-28T03:00"


@pytest.mark.parametrize(
    "text",
    [
        *("", "22/11/2026", "2026-11-22 15:05", "2026-11-22T15:05:00", "2026-11-22T15:05Z", "2026-11-22\n", "now"),
        *("2026-1-2", "20261122", "2026-W47-7", "٢٠٢٦-11-22", "2026-02-29", "2026-11-22T24:00", "2026-11-22T15:60"),
        *("1899-12-31", "9999-01-01", "0000-01-01"),
    ],
)
def test_a_start_written_any_other_way_is_refused(text: str) -> None:
    with pytest.raises(CannotWorkOut, match=r"work this out with your lead\.$"):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        *(("9999999999 day after", "2026-11-22"), ("1 day before", "1900-01-01"), ("1 day after", "9998-12-31")),
        *(("9999 year before", "2026-11-22"), ("12 month after", "9998-12-01"), ("1 month before", "1900-01-31")),
        *(("99999999999999999999 hour after", "2026-11-22T15:05"), ("1 hour after", "9998-12-31T23:00")),
        # The clocks kept other rules before 2002, so no hour is counted from or into those years.
        *(("24 hour after", "2001-12-31T15:05"), ("24 hour before", "2002-01-01T09:00")),
    ],
)
def test_a_count_beyond_the_years_is_refused(text: str, start: str) -> None:
    assert refusal(text, start).endswith("; work this out with your lead.")


@pytest.mark.parametrize(
    "fault",
    [{"count": 0, "unit": "day"}, {"count": 1, "unit": "days"}, {"count": 1, "unit": "day", "direction": "from"}],
)
def test_a_rule_that_no_date_follows_from_cannot_be_made(fault: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a deadline"):
        Rule(**fault)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fault",
    [
        *({"closed_weekdays": (7,)}, {"closed": ("2026-12-25", "2026-04-03")}, {"covers_to": "20271231"}),
        *({"covers_to": "2024-12-31"}, {"closed": ("2026-12-32",)}, {"closed": ("2026-12-25", "2026-12-25")}),
    ],
)
def test_a_calendar_out_of_order_cannot_be_made(fault: dict[str, object]) -> None:
    whole = {"closed_weekdays": (5, 6), "closed": (), "covers_from": "2025-01-01", "covers_to": "2027-12-31"}
    with pytest.raises(ValueError, match=r"closed_weekdays|calendar|day is out of range"):
        Calendar(**(whole | fault))  # type: ignore[arg-type]


def test_the_bank_holidays_of_england_agree_with_a_second_opinion() -> None:
    # The other table also keeps the Saturday or Sunday that a substitute stands in for; neither is a working day.
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=[2025, 2026, 2027])
    assert ENGLAND.closed == tuple(sorted(day.isoformat() for day in theirs if day.weekday() < 5))
    assert (ENGLAND.covers_from, ENGLAND.covers_to) == ("2025-01-01", "2027-12-31")


days_between = st.dates(date(2024, 6, 1), date(2028, 6, 1))


@given(days_between, st.integers(1, 60), st.sampled_from([1, -1]), st.sets(days_between, max_size=40))
def test_working_days_are_counted_as_if_each_day_were_ticked_off(
    start: date, count: int, way: int, closed: set[date]
) -> None:
    first, last = date(2025, 1, 1), date(2027, 12, 31)
    calendar = Calendar(
        closed_weekdays=(5, 6),
        closed=tuple(sorted(day.isoformat() for day in closed)),
        covers_from=first.isoformat(),
        covers_to=last.isoformat(),
    )
    ahead = [start + timedelta(days=way * step) for step in range(1, 300)]
    open_days = [day for day in ahead if day.isoweekday() < 6 and day not in closed]
    expected = open_days[count - 1]
    text = f"{count} working-day {'after' if way == 1 else 'before'}"
    if first <= min(ahead[0], expected) and max(ahead[0], expected) <= last:
        assert due(rule(text), start.isoformat(), calendar).at == expected.isoformat()
    else:
        refusal(text, start.isoformat(), calendar)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 40), st.sampled_from([1, -1]))
def test_months_are_counted_as_if_the_calendar_were_leafed_through(start: date, count: int, way: int) -> None:
    page = start
    for _ in range(count):
        month = page.month
        while page.month == month:
            page += timedelta(days=way)
    on_page = [page + timedelta(days=step) for step in range(-31, 32)]
    in_month = [day for day in on_page if (day.year, day.month) == (page.year, page.month)]
    expected = max(day for day in in_month if day.day <= start.day)
    text = f"{count} month {'after' if way == 1 else 'before'}"
    assert due(rule(text), start.isoformat(), None).at == expected.isoformat()


near_a_change = st.sampled_from([datetime(y, m, 24, 12) for y in range(2003, 2060) for m in (3, 10)])  # noqa: DTZ001 - civil time
wall_clock = st.builds(lambda day, minutes: day + timedelta(minutes=minutes), near_a_change, st.integers(0, 9 * 1440))


@given(wall_clock, st.integers(1, 200), st.sampled_from([1, -1]))
def test_hours_elapse_as_the_time_zone_database_says(start: datetime, count: int, way: int) -> None:
    text = f"{count} hour {'after' if way == 1 else 'before'}"
    utc = start.replace(tzinfo=LONDON, fold=0).astimezone(UTC)
    if utc.astimezone(LONDON).replace(tzinfo=None) != start:
        refusal(text, start.isoformat(timespec="minutes"))
        return
    ends = (utc + timedelta(hours=way * count)).astimezone(LONDON)
    found = due(rule(text), start.isoformat(timespec="minutes"), None)
    assert found.at == ends.replace(tzinfo=None).isoformat(timespec="minutes")
    assert ("second time" in found.words) == (ends.fold == 1)


@given(st.text() | st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9])?", fullmatch=True))
def test_any_text_at_all_gives_a_date_or_a_sentence(text: str) -> None:
    for unit in deadlines.UNITS:
        for direction in deadlines.DIRECTIONS:
            assert SAID.search(said(Rule(count=9, unit=unit, direction=direction), text))
