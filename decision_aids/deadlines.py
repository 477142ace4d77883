"""A deadline is worked out from a rule, the moment it runs from and a table of working days.

Every function here is pure: the start is given, the clock is never read. Only the standard library is imported, and of
that nothing that needs a time-zone database, so the module runs unchanged in the browser. What cannot be worked out is
refused in a sentence; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from decision_aids.model import Deadline

DIRECTIONS = ("after", "before")
_DAYS = {"day": 1, "week": 7}
_WORKING_DAYS = {"working-day": 1, "working-week": 5}
_MONTHS = {"month": 1, "year": 12}
UNITS = ("hour", *_DAYS, *_WORKING_DAYS, *_MONTHS)
#: What a last day does that is no working day, from the sooner to the later; without a word it stays.
IF_CLOSED = ("working-day-before", "", "next-working-day")
_IN_PLACE = {"working-day-before": "the one before", "next-working-day": "the next one"}
# Hours end on any day, and a count of working days never ends on a closed one.
_NEVER_CLOSED = ("hour", *_WORKING_DAYS)
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIRST_YEAR, _LAST_YEAR = 1900, 9998
# Before the Summer Time Order 2002 the clocks changed by other rules, which are not held here.
_CLOCK_RULE_FROM = 2002
_HOUR = timedelta(hours=1)
_ONE_DAY = timedelta(days=1)
# A day that this year has is a day of every year.
_NO_LEAP_YEAR = 2001
_DAY_OF_YEAR = re.compile(r"([1-9][0-9]?) ([A-Z][a-z]+)")
_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?")
_LEAD = "work this out with your lead."


class CannotWorkOut(Exception):
    """A deadline could not be worked out; the message is one plain sentence that says why.

    The sentence always ends *work this out with your lead*. Whoever catches it still shows the outcome, the contacts
    and the rule in words.
    """


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A calendar holds the days on which no working day can fall, and the span it speaks for.

    `closed_weekdays` are numbers, 0 for Monday to 6 for Sunday. `closed` are the ISO dates of bank holidays, in order
    and each once. `covers_from` and `covers_to` are the first and last ISO dates that the table speaks for. Raises
    ValueError when any of these does not hold.
    """

    closed_weekdays: tuple[int, ...]
    closed: tuple[str, ...]
    covers_from: str
    covers_to: str

    def __post_init__(self) -> None:
        """Refuse a table that is not one: a count over it would be wrong without a sign."""
        if not set(self.closed_weekdays) <= set(range(7)):
            raise ValueError(f"closed_weekdays are numbers from 0 to 6, not {self.closed_weekdays}")
        for text in (*self.closed, self.covers_from, self.covers_to):
            if date.fromisoformat(text).isoformat() != text:
                raise ValueError(f"a day in a calendar is written as 2026-12-25, not {text}")
        if list(self.closed) != sorted(set(self.closed)) or self.covers_from > self.covers_to:
            raise ValueError("the days of a calendar are in order, each once, and its end is not before its start")

    def is_open(self, day: date) -> bool:
        """Whether a day is a working day.

        It must be a day that the table speaks for: a holiday nobody has written down yet would otherwise pass for a
        working day. Raises CannotWorkOut where it is not.
        """
        if not self.covers_from <= day.isoformat() <= self.covers_to:
            ends = (_day_in_words(date.fromisoformat(end)) for end in (self.covers_from, self.covers_to))
            raise CannotWorkOut(f"The table of working days runs from {' to '.join(ends)}, too short here; {_LEAD}")
        return day.weekday() not in self.closed_weekdays and day.isoformat() not in self._holidays

    @cached_property
    def _holidays(self) -> frozenset[str]:
        return frozenset(self.closed)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule is a count of units after or before an event, or the first such day of the year from the event on.

    `count` is at least 1; `unit` is one of `UNITS`; `direction` is one of `DIRECTIONS`. `by` is a day that every year
    has (30 September) and stands in place of a count; it falls after its event. `event` is a slug
    (telephone-referral-made) and `event_words` the same event as a reader would say it (the telephone referral was
    made). `or_sooner` holds words that follow the rule (or sooner if the child needs it). `if_closed` is one of
    `IF_CLOSED`, and a rule counted back from its event never moves on towards it. Raises ValueError for anything that
    is not one of these.
    """

    count: int = 0
    unit: str = ""
    direction: str = "after"
    event: str = ""
    event_words: str = ""
    or_sooner: str = ""
    by: str = ""
    if_closed: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that no date could follow from."""
        if self.by:
            day_of_year(self.by)
            if self.count or self.unit or self.direction != "after":
                raise ValueError("a fixed day of the year is not counted, and falls after its event")
        else:
            self._require_count()
        if self.if_closed not in IF_CLOSED:
            raise ValueError(f"a closed last day moves to one of {', '.join(_IN_PLACE)}, not {self.if_closed}")
        if self.if_closed and self.unit in _NEVER_CLOSED:
            raise ValueError(f"a count in {self.unit} never has a closed last day")
        if self.if_closed == "next-working-day" and self.direction == "before":
            raise ValueError("a day counted back from its event never moves on towards it")

    def _require_count(self) -> None:
        if self.count < 1:
            raise ValueError(f"a deadline counts at least 1, not {self.count}")
        if self.unit not in UNITS:
            raise ValueError(f"a deadline counts in one of {', '.join(UNITS)}, not {self.unit}")
        if self.direction not in DIRECTIONS:
            raise ValueError(f"a deadline falls after or before its event, not {self.direction}")


@dataclass(frozen=True, kw_only=True)
class Due:
    """A due date is always shown with the rule it came from.

    `at` is UK civil time: 2026-11-23T15:05 where hours were counted; otherwise a date, 2026-11-24, which means by the
    end of that day. `rule` is the rule in words and `words` the date in words.
    """

    at: str
    rule: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A moment is a day and, where it was given, the time a UK clock showed."""

    day: date
    clock: time | None


def due(rule: Rule, start: str, calendar: Calendar | None) -> Due:
    """The day of the event is day 0, and counting starts on the next day.

    `start` is when the event happened, or will happen, in UK civil time: 2026-11-22T15:05 or 2026-11-22. `calendar` is
    read only for working days and working weeks (of five working days).

    Hours are elapsed hours: they run through nights, weekends, bank holidays and clock changes. In the hour that a UK
    clock shows twice each autumn the start is taken as the earlier of the two, because sooner is safer; a result in
    that hour says which of the two it is. A month or a year ends on the same day of the month, or on the last day of a
    month too short to have it (the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027). A fixed day of the year
    is the first from the day of the event on, that day among them: sooner is safer.

    Raises CannotWorkOut for a start that `read_moment` refuses, hours without a time of day or before 2002, a working
    day or a closed day outside the calendar or without one, a day moved to before its event, and a year beyond 1900 to
    9998.
    """
    moment = read_moment(start)
    try:
        if rule.unit == "hour":
            return _due_at_a_time(rule, moment)
        last = _last_day(rule, moment.day, calendar)
        day = _in_place_of(last, rule, calendar)
    except OverflowError:
        raise CannotWorkOut(f"This count goes beyond any date there is; {_LEAD}") from None
    _require_years(day.year)
    if rule.direction == "after" and day < moment.day:
        raise CannotWorkOut(f"The working day before {_day_in_words(last)} is over before the count begins; {_LEAD}")
    opening = "no later than the end of" if rule.direction == "after" else "on or before"
    why = "" if day == last else f", since {_day_in_words(last)} is not a working day"
    return Due(at=day.isoformat(), rule=in_words(rule), words=f"{opening} {_day_in_words(day)}{why}")


def in_words(rule: Rule) -> str:
    """A rule reads: 24 hours after the telephone referral was made, or sooner if it is urgent.

    Without `event_words` the slug is read with spaces; without either, *the moment given*.
    """
    unit = rule.unit.replace("-", " ") + ("" if rule.count == 1 else "s")
    # The event's own day counts, so the day is not said to come after it.
    opening = f"by the first {rule.by} from the day" if rule.by else f"{rule.count} {unit} {rule.direction}"
    event = rule.event_words or rule.event.replace("-", " ") or ("it happened" if rule.by else "the moment given")
    closed = f" (if that is no working day, {_IN_PLACE[rule.if_closed]})" if rule.if_closed else ""
    sooner = f", {rule.or_sooner}" if rule.or_sooner else ""
    return f"{opening} {event}{closed}{sooner}"


def read_moment(text: str) -> Moment:
    """A moment is written 2026-11-22, or 2026-11-22T15:05 in UK civil time, and no other way.

    Raises CannotWorkOut for any other text, a date or time that does not exist, a year beyond 1900 to 9998, and (from
    2002) the hour from 01:00 that UK clocks skip on the last Sunday of March.
    """
    found = _MOMENT.fullmatch(text)
    if not found:
        # The text is not repeated back: whatever was typed there by mistake may be a name.
        raise CannotWorkOut(f"Give the start as 2026-11-22 or 2026-11-22T15:05; failing that, {_LEAD}")
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        clock = time(int(found[4]), int(found[5])) if found[4] else None
    except ValueError:
        raise CannotWorkOut(f"There is no {text} in the calendar; {_LEAD}") from None
    _require_years(day.year)
    if clock and day.year >= _CLOCK_RULE_FROM and not _readings(datetime.combine(day, clock)):
        raise CannotWorkOut(f"UK clocks skip {clock:%H:%M} on {_day_in_words(day)}; {_LEAD}")
    return Moment(day=day, clock=clock)


def _due_at_a_time(rule: Rule, moment: Moment) -> Due:
    """Elapsed hours are counted in UTC, where no hour is skipped or shown twice."""
    if moment.clock is None:
        raise CannotWorkOut(f"This rule counts hours, so give the time too (2026-11-22T15:05); failing that, {_LEAD}")
    _require_years(moment.day.year, _CLOCK_RULE_FROM)
    hours = timedelta(hours=rule.count if rule.direction == "after" else -rule.count)
    utc = _readings(datetime.combine(moment.day, moment.clock))[0] + hours
    local = utc + _summer_time(utc)
    _require_years(local.year, _CLOCK_RULE_FROM)
    opening = "no later than" if rule.direction == "after" else "on or before"
    words = f"{opening} {_day_in_words(local.date())} at {local:%H:%M}"
    if len(readings := _readings(local)) > 1:
        words += f" (the {'first' if utc == readings[0] else 'second'} time the clock shows it)"
    return Due(at=local.isoformat(timespec="minutes"), rule=in_words(rule), words=words)


def _last_day(rule: Rule, start: date, calendar: Calendar | None) -> date:
    """The last day of a rule, open or closed; raises OverflowError beyond the years of `date`."""
    if rule.by:
        return _first_such_day(rule.by, start)
    count = rule.count if rule.direction == "after" else -rule.count
    if rule.unit in _DAYS:
        return start + timedelta(days=count * _DAYS[rule.unit])
    if rule.unit in _MONTHS:
        return _same_day(start, count * _MONTHS[rule.unit])
    return _working_day(start, count * _WORKING_DAYS[rule.unit], calendar)


def _working_day(start: date, count: int, calendar: Calendar | None) -> date:
    """The working day that is `count` after `start`, or before it where `count` is negative."""
    table = _given(calendar)
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= table.is_open(day)
    return day


def _in_place_of(day: date, rule: Rule, calendar: Calendar | None) -> date:
    """The day that stands in for a last day which is closed, where the rule names one; otherwise the day itself."""
    if not rule.if_closed:
        return day
    table = _given(calendar)
    step = _ONE_DAY if rule.if_closed == "next-working-day" else -_ONE_DAY
    while not table.is_open(day):
        day += step
    return day


def _given(calendar: Calendar | None) -> Calendar:
    if calendar is None:
        raise CannotWorkOut(f"No table of working days was given for this rule; {_LEAD}")
    return calendar


def _first_such_day(by: str, start: date) -> date:
    """The first such day of the year that is not before a day."""
    month, day = day_of_year(by)
    this_year = date(start.year, month, day)
    return this_year if this_year >= start else date(start.year + 1, month, day)


def _same_day(start: date, months: int) -> date:
    """The same day of the month that is `months` away, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    _require_years(year)
    next_month = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (next_month - timedelta(days=1)).day))


def _readings(local: datetime) -> tuple[datetime, ...]:
    """The UTC times at which a UK clock shows `local`, earliest first: none, one or two."""
    return tuple(utc for utc in (local - _HOUR, local) if utc + _summer_time(utc) == local)


def _summer_time(utc: datetime) -> timedelta:
    """Summer time is an hour, from 01:00 UTC on the last Sunday of March to that of October.

    Summer Time Act 1972 s.1, as amended by the Summer Time Order 2002 (SI 2002/262).
    """
    ends = (date(utc.year, 3, 31), date(utc.year, 10, 31))
    spring, autumn = (datetime.combine(end - timedelta(days=(end.weekday() + 1) % 7), time(1)) for end in ends)
    return _HOUR if spring <= utc < autumn else timedelta(0)


def _day_in_words(day: date) -> str:
    return f"{_WEEKDAY_NAMES[day.weekday()]} {day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _require_years(year: int, first: int = _FIRST_YEAR) -> None:
    if not first <= year <= _LAST_YEAR:
        raise CannotWorkOut(f"This is worked out only for the years {first} to {_LAST_YEAR}; {_LEAD}")


def day_in_words(day: str) -> str:
    """An ISO date reads: Monday 23 November 2026."""
    return _day_in_words(date.fromisoformat(day))


def day_of_year(text: str) -> tuple[int, int]:
    """The month and the day of the month of a day that every year has, written 30 September.

    Raises ValueError for any other text, for 31 June, and for 29 February, which most years do not have.
    """
    found = _DAY_OF_YEAR.fullmatch(text)
    if not found or found[2] not in _MONTH_NAMES:
        raise ValueError(f"a day of the year is written as 30 September, not {text}")
    day = date(_NO_LEAP_YEAR, _MONTH_NAMES.index(found[2]) + 1, int(found[1]))
    return day.month, day.day


def days_beside(by: str) -> tuple[str, ...]:
    """The days of the year that a slip in one would make of it: the day before, the day after, and a month later."""
    day = date(_NO_LEAP_YEAR, *day_of_year(by))
    beside = (day - _ONE_DAY, day + _ONE_DAY, _same_day(day, 1))
    return tuple(dict.fromkeys(f"{one.day} {_MONTH_NAMES[one.month - 1]}" for one in beside))


def rule_of(deadline: Deadline) -> Rule:
    """The rule of a deadline that was compiled into an aid."""
    return Rule(**{one.name: getattr(deadline, one.name) for one in fields(Rule)})


def rule_as_written(details: Mapping[str, Any]) -> Rule:
    """The rule of a deadline's details, as its file has them."""
    direction = "before" if "before" in details else "after"
    words = ("count", "unit", "event_words", "or_sooner", "by", "if_closed")
    said = {word: details[word] for word in words if word in details}
    return Rule(**said, direction=direction, event=details[direction])


def calendar_of(table: Mapping[str, Any] | None) -> Calendar | None:
    """The calendar that travels beside an aid, or None where the deadline names none."""
    if table is None:
        return None
    return Calendar(
        closed_weekdays=tuple(table["closed_weekdays"]),
        closed=tuple(table["closed"]),
        covers_from=table["covers_from"],
        covers_to=table["covers_to"],
    )
