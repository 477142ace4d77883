"""What a deadline is, case by case, and against calendars walked a day at a time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
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

UNTIL_SUNDAY = replace(ENGLAND, covers_to="2026-12-27")


def rule(text: str) -> Rule:
    """The rule that a case writes as `24 hour after`."""
    count, unit, direction = text.split()
    return Rule(count=int(count), unit=unit, direction=direction, event="referral-made")


def by(day: str, if_closed: str = "") -> Rule:
    """The rule of a fixed day of the year."""
    return Rule(by=day, event="year-ended", event_words="the year ended", if_closed=if_closed)


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


@pytest.mark.parametrize(
    ("day", "start", "at"),
    [
        # The report on the financial year that ended on 31 March 2026.
        ("30 September", "2026-03-31", "2026-09-30"),
        ("30 September", "2026-09-29", "2026-09-30"),
        # What happens on the day itself is due by the end of it, and what happens a day later a year on.
        ("30 September", "2026-09-30", "2026-09-30"),
        ("30 September", "2026-09-30T23:59", "2026-09-30"),
        ("30 September", "2026-10-01", "2027-09-30"),
        ("1 January", "2026-12-31", "2027-01-01"),
        ("31 December", "2026-12-31", "2026-12-31"),
        # 29 February comes after 28 February of its year.
        ("28 February", "2028-02-29", "2029-02-28"),
    ],
)
def test_a_fixed_day_is_the_first_such_day_from_the_day_of_the_event_on(day: str, start: str, at: str) -> None:
    assert due(by(day), start, None).at == at


@pytest.mark.parametrize(
    ("text", "start", "stays", "before", "after"),
    [
        # Sunday 27 December 2026: Friday 25 is Christmas Day, and Monday 28 stands in for Boxing Day.
        ("1 month", "2026-11-27", "2026-12-27", "2026-12-24", "2026-12-29"),
        # Friday 10 April 2026 is after Easter; Friday 3 April is Good Friday, and Monday 6 is closed too.
        ("1 month", "2026-03-10", "2026-04-10", "2026-04-10", "2026-04-10"),
        ("1 month", "2026-03-03", "2026-04-03", "2026-04-02", "2026-04-07"),
        # Monday 31 August 2026 is the summer bank holiday.
        ("1 month", "2026-07-31", "2026-08-31", "2026-08-28", "2026-09-01"),
        # The last day of a short month, a Saturday.
        ("1 month", "2026-01-31", "2026-02-28", "2026-02-27", "2026-03-02"),
        ("1 year", "2025-12-25", "2026-12-25", "2026-12-24", "2026-12-29"),
        ("1 week", "2026-12-18", "2026-12-25", "2026-12-24", "2026-12-29"),
        # Friday and a day is a Saturday, and the working day before is the Friday itself.
        ("1 day", "2026-11-27", "2026-11-28", "2026-11-27", "2026-11-30"),
        # Saturday 31 January 2026; Friday 1 January 2027.
        ("31 January", "2025-03-31", "2026-01-31", "2026-01-30", "2026-02-02"),
        ("1 January", "2026-12-15", "2027-01-01", "2026-12-31", "2027-01-04"),
    ],
)
def test_a_closed_last_day_stays_or_moves_as_the_rule_says(
    text: str, start: str, stays: str, before: str, after: str
) -> None:
    plain = by(text) if text[-1].islower() and text.split()[1][0].isupper() else rule(f"{text} after")
    for if_closed, at in (("", stays), ("working-day-before", before), ("next-working-day", after)):
        assert due(replace(plain, if_closed=if_closed), start, ENGLAND).at == at


def test_a_day_that_moved_says_from_which_day_and_the_rule_says_why() -> None:
    month = Rule(
        count=1, unit="month", event_words="it came", or_sooner="or sooner if you can", if_closed="next-working-day"
    )
    assert due(month, "2026-11-27", ENGLAND) == Due(
        at="2026-12-29",
        rule="1 month after it came (if that is no working day, the next one), or sooner if you can",
        words="no later than the end of Tuesday 29 December 2026, since Sunday 27 December 2026 is not a working day",
    )
    assert due(month, "2026-03-10", ENGLAND).words == "no later than the end of Friday 10 April 2026"


def test_a_closed_day_counted_back_from_its_event_moves_further_back() -> None:
    # Three months before 27 March 2027 is Sunday 27 December 2026.
    back = replace(rule("3 month before"), if_closed="working-day-before")
    assert due(back, "2027-03-27", ENGLAND).words == (
        "on or before Thursday 24 December 2026, since Sunday 27 December 2026 is not a working day"
    )
    assert in_words(back) == "3 months before referral made (if that is no working day, the one before)"


def test_a_fixed_day_is_said_with_its_event_and_whether_it_moves() -> None:
    assert in_words(by("30 September")) == "by the first 30 September from the day the year ended"
    assert in_words(Rule(by="30 September")) == "by the first 30 September from the day it happened"
    assert in_words(by("1 May", "next-working-day")) == (
        "by the first 1 May from the day the year ended (if that is no working day, the next one)"
    )


@pytest.mark.parametrize(
    ("moving", "start", "calendar", "why"),
    [
        # A table that has run out, or none, says nothing of whether a day is closed; not even where it is a Friday.
        (replace(rule("1 month after"), if_closed="next-working-day"), "2027-12-14", ENGLAND, "31 December 2027"),
        (by("31 January", "working-day-before"), "2027-06-01", ENGLAND, "31 December 2027"),
        (replace(rule("1 day after"), if_closed="next-working-day"), "2027-12-30", None, "No table"),
        # The last day is known to be closed, and which day is the next working day is not.
        (by("27 December", "next-working-day"), "2026-12-01", UNTIL_SUNDAY, "Sunday 27 December 2026"),
        # Saturday and a day is a Sunday, and the working day before that is over before the event.
        (replace(rule("1 day after"), if_closed="working-day-before"), "2026-11-28", ENGLAND, "29 November 2026"),
        (by("31 January", "working-day-before"), "2026-01-31", ENGLAND, "is over before the count begins"),
        (by("30 September"), "9998-10-01", None, "only for the years"),
    ],
)
def test_a_closed_day_that_is_not_known_or_comes_too_soon_sends_the_reader_to_their_lead(
    moving: Rule, start: str, calendar: Calendar | None, why: str
) -> None:
    with pytest.raises(CannotWorkOut) as caught:
        due(moving, start, calendar)
    assert why in str(caught.value)
    assert SAID.search(str(caught.value))


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"by": "29 February"}, "day"),
        ({"by": "31 June"}, "day"),
        ({"by": "30 Septembre"}, "written as 30 September"),
        ({"by": "030 September"}, "written as 30 September"),
        ({"by": "30 September", "count": 1}, "not counted"),
        ({"by": "30 September", "unit": "day"}, "not counted"),
        ({"by": "30 September", "direction": "before"}, "falls after its event"),
        ({"count": 1, "unit": "day", "if_closed": "next-day"}, "moves to one of"),
        ({"count": 1, "unit": "hour", "if_closed": "next-working-day"}, "never has a closed last day"),
        ({"count": 1, "unit": "working-day", "if_closed": "working-day-before"}, "never has a closed last day"),
        ({"count": 1, "unit": "working-week", "if_closed": "next-working-day"}, "never has a closed last day"),
        ({"count": 1, "unit": "day", "direction": "before", "if_closed": "next-working-day"}, "on towards it"),
    ],
)
def test_a_fixed_day_and_a_closed_day_stand_only_where_they_mean_something(fault: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Rule(**fault)


def test_a_slip_in_a_day_of_the_year_is_a_day_or_a_month_away() -> None:
    assert deadlines.days_beside("30 September") == ("29 September", "1 October", "30 October")
    assert deadlines.days_beside("31 December") == ("30 December", "1 January", "31 January")
    # A month after 31 January is the last day of February, and of a day alike once.
    assert deadlines.days_beside("31 January") == ("30 January", "1 February", "28 February")


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


days_of_a_year = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: f"{day.day} {day:%B}")


@given(days_of_a_year, st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_fixed_day_is_found_as_if_each_day_were_ticked_off(text: str, start: date) -> None:
    found = next(day for step in range(366) if f"{(day := start + timedelta(days=step)).day} {day:%B}" == text)
    assert due(by(text), start.isoformat(), None).at == found.isoformat()


@given(
    st.builds("{} {} after".format, st.integers(1, 9), st.sampled_from(["day", "week", "month"])),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["next-working-day", "working-day-before"]),
)
def test_a_moved_day_is_the_nearest_working_day_on_its_side(text: str, start: date, if_closed: str) -> None:
    last = date.fromisoformat(due(rule(text), start.isoformat(), None).at)
    way = 1 if if_closed == "next-working-day" else -1
    ahead = (last + timedelta(days=way * step) for step in range(9))
    expected = next(day for day in ahead if day.isoweekday() < 6 and day.isoformat() not in ENGLAND.closed)
    moving = replace(rule(text), if_closed=if_closed)
    if expected < start or expected < date(2025, 1, 1):
        with pytest.raises(CannotWorkOut):
            due(moving, start.isoformat(), ENGLAND)
    else:
        assert due(moving, start.isoformat(), ENGLAND).at == expected.isoformat()


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
