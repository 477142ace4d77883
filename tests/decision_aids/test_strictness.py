"""Two deadlines are ranked by working both out, over weekends, evenings, Easter, Christmas and changes of the clock."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import deadlines
from decision_aids.deadlines import Calendar, Rule
from decision_aids.strictness import Strictness, rank
from schemas import register

ROOT = Path(__file__).parents[2]
# Good Friday and Easter Monday, Christmas Day and the days around it, in two years.
ENGLAND = Calendar(
    closed_weekdays=(5, 6),
    closed=(
        *("2026-01-01", "2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28"),
        *("2027-01-01", "2027-03-26", "2027-03-29", "2027-12-27", "2027-12-28"),
    ),
    covers_from="2026-01-01",
    covers_to="2027-12-31",
)
EVERY_DAY = Calendar(closed_weekdays=(), closed=(), covers_from="2026-01-01", covers_to="2027-12-31")
SHORT = Calendar(closed_weekdays=(5, 6), closed=(), covers_from="2026-01-01", covers_to="2026-03-31")


MOVES = {"+": "next-working-day", "-": "working-day-before"}


def rule(text: str) -> Rule:
    """A rule written as *24 hour after*, perhaps with *or sooner* at the end, or as *by 30 September*.

    A + at the end says that a closed last day moves on, and a - that it moves back.
    """
    if text[-1] in MOVES:
        return replace(rule(text[:-1]), if_closed=MOVES[text[-1]])
    if text.startswith("by "):
        return Rule(by=text.removeprefix("by "), event="told")
    count, unit, direction, *sooner = text.split(" ")
    return Rule(count=int(count), unit=unit, direction=direction, event="told", or_sooner=" ".join(sooner))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("24 hour after", "48 hour after", "shorter"),
        ("1 week after", "7 day after", "same"),
        ("1 working-week after", "5 working-day after", "same"),
        # The end of the day comes after the hour, but for the night in March when clocks go forward: from 23:30 on the
        # Saturday, 24 hours end on Monday at 00:30.
        ("24 hour after", "1 day after", "mixed"),
        ("23 hour after", "1 day after", "shorter"),
        # On a Friday two days end on Sunday and a working day on Monday; on a Monday it is the other way round.
        ("2 day after", "1 working-day after", "mixed"),
        # Friday evening: 24 hours end on Saturday. On no day is the next working day sooner than that.
        ("24 hour after", "1 working-day after", "shorter"),
        # Over a weekend 72 hours end first, in the week the working day does.
        ("72 hour after", "2 working-day after", "mixed"),
        # From a Saturday the fifth working day is a Friday, six days on; over Easter it is more than seven.
        ("7 day after", "5 working-day after", "mixed"),
        # Thursday 24 December 2026: then 29, 30 and 31 December and 4 January are worked, eleven days on, and no four
        # working days take longer.
        ("11 day after", "4 working-day after", "longer"),
        ("10 day after", "4 working-day after", "mixed"),
        # No month is longer than 31 days, and only February is shorter than 30.
        ("1 month after", "31 day after", "shorter"),
        ("1 month after", "30 day after", "mixed"),
        ("1 month after", "28 day after", "longer"),
        ("1 year after", "12 month after", "same"),
        # Only a leap year tells them apart.
        ("365 day after", "1 year after", "shorter"),
        # Counted back from the event, more days fall sooner.
        ("5 day before", "3 day before", "shorter"),
        ("1 working-day before", "1 day before", "shorter"),
        ("3 day before", "1 day after", "shorter"),
        # A closed last day that moves on is later, and one that moves back sooner, than one that stays.
        ("1 month after", "1 month after+", "shorter"),
        ("1 month after-", "1 month after", "shorter"),
        ("1 month after-", "1 month after+", "shorter"),
        ("1 month after+", "1 month after+", "same"),
        # 31 days from 1 February 2027 end on Thursday 4 March, and a month on Monday 1 March; but from 30 January 2026
        # a month ends on Saturday 28 February and moves on to Monday 2 March, two days after 29 days end on it.
        ("1 month after+", "31 day after+", "shorter"),
        ("1 month after+", "29 day after", "mixed"),
        # A day that moves on is never later than the next working day.
        ("1 day after+", "1 working-day after", "same"),
        ("1 day after-", "1 working-day after", "shorter"),
        ("2 day before-", "2 day before", "shorter"),
        # From a day of September on, 31 August is that of the next year.
        ("by 30 September", "by 30 September", "same"),
        ("by 31 August", "by 30 September", "mixed"),
        ("by 30 September", "1 year after", "shorter"),
        ("by 30 September", "6 month after", "mixed"),
        ("by 30 September-", "by 30 September", "shorter"),
        # In the years of the table 30 September is never closed, and in 2028 it is a Saturday.
        ("by 30 September+", "by 30 September", "longer"),
        ("by 30 September+", "by 30 September+", "same"),
        ("by 30 September-", "by 30 September+", "shorter"),
        ("by 30 September+", "1 year after", "mixed"),
        ("by 30 September-", "1 year after", "shorter"),
        ("by 30 September+", "1 year after+", "shorter"),
        # Words about urgency can only bring it forward.
        ("1 day after or sooner", "1 day after", "shorter"),
        ("1 day after", "1 day after or sooner", "longer"),
        ("1 day after", "2 day after or sooner", "mixed"),
        ("2 day after or sooner", "1 day after", "mixed"),
        ("1 day after or sooner", "2 day after", "shorter"),
        ("1 day after or sooner", "1 day after at once", "mixed"),
    ],
)
def test_the_rule_that_never_falls_later_is_the_shorter(one: str, other: str, found: str) -> None:
    turned = {"shorter": "longer", "longer": "shorter"}
    assert rank(rule(one), rule(other), ENGLAND, ENGLAND) == found
    assert rank(rule(other), rule(one), ENGLAND, ENGLAND) == turned.get(found, found)


def test_the_same_count_of_working_days_is_longer_where_more_days_are_closed() -> None:
    assert rank(rule("3 working-day after"), rule("3 working-day after"), ENGLAND, EVERY_DAY) == "longer"
    assert rank(rule("3 working-day after"), rule("3 day after"), EVERY_DAY) == "same"


def test_deadlines_of_different_events_cannot_be_ranked() -> None:
    other = Rule(count=1, unit="day", event="referral-received")
    assert rank(rule("1 day after"), other) == "cannot-say"


@pytest.mark.parametrize("calendar", [None, SHORT])
def test_without_a_calendar_of_a_year_a_day_that_moves_cannot_be_ranked(calendar: Calendar | None) -> None:
    assert rank(rule("1 month after+"), rule("1 month after"), calendar) == "cannot-say"
    assert rank(rule("1 week after"), rule("1 week after-"), None, calendar) == "cannot-say"


def test_a_fixed_day_that_moves_cannot_be_ranked_without_a_table_or_by_two() -> None:
    assert rank(rule("by 30 September+"), rule("by 30 September"), None, ENGLAND) == "cannot-say"
    assert rank(rule("by 30 September"), rule("by 30 September-"), ENGLAND, None) == "cannot-say"
    assert rank(rule("by 30 September+"), rule("by 30 September+"), ENGLAND, EVERY_DAY) == "cannot-say"


@pytest.mark.parametrize("calendar", [None, SHORT])
def test_without_a_calendar_of_a_year_working_days_cannot_be_ranked(calendar: Calendar | None) -> None:
    assert rank(rule("1 working-day after"), rule("1 day after"), calendar) == "cannot-say"


def test_a_count_that_runs_out_of_its_calendar_cannot_be_ranked() -> None:
    assert rank(rule("500 working-day after"), rule("1 day after"), ENGLAND) == "cannot-say"


RULES = st.sampled_from(
    (
        *("24 hour after", "48 hour after", "24 hour before", "1 day after", "2 day after", "3 day before"),
        *("1 week after", "1 month after", "30 day after", "1 working-day after", "5 working-day after"),
        *("1 working-week before", "3 working-day before", "28 day after", "1 month after+", "1 week after-"),
        *("by 30 September", "by 1 August+", "by 26 December-", "3 day before-"),
    )
).map(rule)
STARTS = st.sampled_from(
    (
        *("2026-11-20T17:45", "2026-11-22T00:15", "2026-04-02T23:30", "2026-12-24T12:00"),
        *("2026-10-25T00:15", "2027-03-28T08:30", "2026-06-30T08:30", "2027-02-28T12:00"),
    )
)


def ends(one: Rule, start: str) -> str:
    """The moment of a rule; the end of a day is the midnight with which the next begins."""
    at = deadlines.due(one, start, ENGLAND).at
    return at if "T" in at else f"{date.fromisoformat(at) + timedelta(days=1)}T00:00"


@given(RULES, RULES, STARTS)
def test_what_is_called_shorter_never_falls_later(one: Rule, other: Rule, start: str) -> None:
    allowed = {
        "shorter": ends(one, start) <= ends(other, start),
        "longer": ends(one, start) >= ends(other, start),
        "same": ends(one, start) == ends(other, start),
        "mixed": True,
    }
    assert allowed[rank(one, other, ENGLAND, ENGLAND)]


def test_the_calendar_of_a_deadline_is_found_by_its_address() -> None:
    ranked = Strictness(register.load(ROOT / "data")[0])
    details = {"count": 1, "unit": "working-day", "after": "told", "calendar": "england/calendars#england-working-days"}
    assert ranked(details, {**details, "count": 2}) == "shorter"
    assert ranked({**details, "calendar": "england-working-days"}, {**details, "count": 2}) == "shorter"
    assert ranked({**details, "calendar": "england/calendars#none"}, details) == "cannot-say"
    yearly = {"by": "30 September", "after": "told", "calendar": "england/calendars#england-working-days"}
    assert ranked(yearly, {**yearly, "if_closed": "working-day-before"}) == "longer"
    back = {"count": 1, "unit": "day", "before": "told"}
    assert ranked(back, {**back, "count": 2}) == "longer"
