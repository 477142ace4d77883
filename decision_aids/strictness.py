"""Which of two deadlines falls sooner, found by working both out from the same starts and never by reading the rules.

24 hours and the end of the next working day cannot be ranked by their words: over a weekend they part company.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from decision_aids import deadlines, surroundings
from decision_aids.deadlines import Calendar, CannotWorkOut, Rule
from schemas.register import Register

SHORTER, LONGER, SAME, MIXED, CANNOT_SAY = "shorter", "longer", "same", "mixed", "cannot-say"

_WORKING = frozenset({"working-day", "working-week"})
# From the small hours to late evening, and never in the hour that clocks skip in March.
_TIMES = ("00:15", "08:30", "12:00", "17:45", "23:30")
# Any four years hold a leap day, and every month end on several days of the week. Clocks change alike in every year.
_FIRST, _LAST = "2025-01-01", "2028-12-31"
_TWO_YEARS, _FOUR_YEARS = 730, 1461
# Starts over less than a year would miss Easter, Christmas or a change of the clocks.
_ENOUGH_DAYS = 365


class Strictness:
    """Ranks two deadlines of a register, each given as the details it has on some day."""

    def __init__(self, register: Register) -> None:
        """Keep the calendars of a register at hand."""
        self._calendars = {
            address: deadlines.calendar_of(one) for address, one in surroundings.every_calendar(register).items()
        }

    def __call__(self, local: Mapping[str, Any], other: Mapping[str, Any]) -> str:
        """Whether the first falls due sooner than the second (shorter), later (longer), at the same time, or neither.

        Both are details of a deadline, as a file has them. A calendar that stands there as a bare id is found when only
        one publisher has one of that id.
        """
        mine, theirs = deadlines.rule_as_written(local), deadlines.rule_as_written(other)
        return rank(mine, theirs, self._calendar(local), self._calendar(other))

    def _calendar(self, details: Mapping[str, Any]) -> Calendar | None:
        named = str(details.get("calendar", ""))
        if "#" in named:
            return self._calendars.get(named)
        ending = f"/calendars#{named}"
        found = [one for address, one in self._calendars.items() if address.endswith(ending)]
        return found[0] if len(found) == 1 else None


def rank(one: Rule, other: Rule, calendar: Calendar | None = None, other_calendar: Calendar | None = None) -> str:
    """Whether a rule falls due sooner than another from every start (shorter), later (longer), or neither.

    ``shorter`` and ``longer`` allow the same moment from some starts but not from all. ``mixed`` is sooner from some
    and later from others. ``cannot-say`` is for rules of different events, and for a calendar that is missing or
    covers less than a year of starts. A rule counted back from its event ranks the same way: sooner is shorter.
    """
    if one.event != other.event:
        return CANNOT_SAY
    # Words about urgency can only bring the moment forward, by how much nobody can work out.
    found = _by_arithmetic(_bare(one), _bare(other), calendar, other_calendar)
    if one.or_sooner == other.or_sooner or found == CANNOT_SAY:
        return found
    if one.or_sooner and other.or_sooner:
        return MIXED
    return _leaning(found, SHORTER if one.or_sooner else LONGER)


def _leaning(found: str, to: str) -> str:
    """What was found, with something more that can only lean one way, nobody can work out by how much."""
    return to if found in {to, SAME} else MIXED


def _bare(rule: Rule) -> Rule:
    """The rule's arithmetic alone, so that what was worked out once is found again."""
    return replace(rule, event="", event_words="", or_sooner="")


def _by_arithmetic(one: Rule, other: Rule, calendar: Calendar | None, other_calendar: Calendar | None) -> str:
    """As `rank`, without words about urgency.

    A fixed day of the year falls on few dates of a table of working days, and on a closed one perhaps only in a year
    after its last: 30 September is open in 2025, 2026 and 2027, and in 2028 a Saturday. So beside one, what a closed
    day does is not worked out but leans the way it moves.
    """
    if not (one.by or other.by) or not (one.if_closed or other.if_closed):
        return _by_date(one, other, calendar, other_calendar)
    if (one.if_closed and not calendar) or (other.if_closed and not other_calendar):
        return CANNOT_SAY
    found = _by_date(replace(one, if_closed=""), replace(other, if_closed=""), calendar, other_calendar)
    mine, theirs = (deadlines.IF_CLOSED.index(each.if_closed) for each in (one, other))
    if mine == theirs:
        return found if calendar == other_calendar else CANNOT_SAY
    return found if found == CANNOT_SAY else _leaning(found, SHORTER if mine < theirs else LONGER)


def _by_date(one: Rule, other: Rule, calendar: Calendar | None, other_calendar: Calendar | None) -> str:
    """As `rank`, of what can be worked out alone."""
    given = ((one, calendar), (other, other_calendar))
    counted = [(rule, table if _needs_a_table(rule) else None) for rule, table in given]
    needed = [table for rule, table in counted if _needs_a_table(rule)]
    tables = [table for table in needed if table]
    if len(tables) < len(needed):
        return CANNOT_SAY
    timed = "hour" in {one.unit, other.unit}
    first = max([table.covers_from for table in tables] or [_FIRST])
    last = min([table.covers_to for table in tables] or [_LAST])
    left, right = (_moments(rule, table, first, last, timed) for rule, table in counted)
    # Near the ends of a calendar one of the two, or neither, can be worked out.
    pairs = [(start, left[start], right[start]) for start in left if start in right]
    if len({start[:10] for start, _, _ in pairs}) < _ENOUGH_DAYS:
        return CANNOT_SAY
    sooner, later = any(mine < yours for _, mine, yours in pairs), any(mine > yours for _, mine, yours in pairs)
    return {(True, True): MIXED, (True, False): SHORTER, (False, True): LONGER}.get((sooner, later), SAME)


def _needs_a_table(rule: Rule) -> bool:
    return rule.unit in _WORKING or bool(rule.if_closed)


@lru_cache(maxsize=512)
def _moments(rule: Rule, calendar: Calendar | None, first: str, last: str, timed: bool) -> Mapping[str, str]:  # noqa: FBT001 - it is part of what is remembered
    """The moment that a rule gives for each start it can be worked out from; both are text that sorts."""
    found: dict[str, str] = {}
    for start in _starts(first, last, timed=timed):
        try:
            at = deadlines.due(rule, start, calendar).at
        except CannotWorkOut:
            continue
        found[start] = at if "T" in at else f"{_day_after(at)}T00:00"
    return found


def _day_after(day: str) -> str:
    """The day whose first moment is the end of a day: that is what a due day without a time means."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _starts(first: str, last: str, *, timed: bool) -> Iterator[str]:
    """Every day from a first to a last, four years at most; where hours are counted, two years at several times."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    most = _TWO_YEARS if timed else _FOUR_YEARS
    for number in range(min((end - day).days + 1, most)):
        here = (day + timedelta(days=number)).isoformat()
        yield from (f"{here}T{clock}" for clock in _TIMES) if timed else (here,)
