"""When a thing may be relied on: the periods in which what an address names is in force.

A period is its first and its last day, both ISO dates and both within it; the empty text stands for no beginning or
no end. Looking at periods is looking at every boundary date at once, since nothing changes between two of them.
"""

from collections.abc import Iterable, Sequence

from schemas.addresses import Address
from schemas.history import details, editions, parts
from schemas.register import Edition, Record, Register

Period = tuple[str, str]

#: What has no dates is there on every day.
ALWAYS: tuple[Period, ...] = (("", ""),)


def of_edition(register: Register, edition: Edition) -> Period | None:
    """The days on which an edition is in force; None when it never is, as every historic one."""
    return editions.life(edition.dates, register.siblings(edition))


def of_part(edition: Edition, name: str, within: Period) -> Period | None:
    """What its own `starts` and `ends` leave a part of a period of its edition; None when nothing."""
    starts, ends = parts.own_days(edition).get(name, ("", ""))
    return overlap(within, (starts, ends))


def of_target(register: Register, address: Address, target: Record | Iterable[Edition]) -> tuple[Period, ...]:
    """The periods in which what an address leads to is in force: a record, or the editions that hold its part.

    For an address that names no edition these are the periods of all of them together, as if they were one.
    """
    if isinstance(target, Record):
        if not isinstance(target.value.get("dated"), list):
            return ALWAYS
        return joined((first, last) for _, first, last in details.lives(target))
    found = []
    for edition in target:
        period = of_edition(register, edition)
        if period and address.part:
            period = of_part(edition, address.part, period)
        if period:
            found.append(period)
    return joined(found)


def overlap(one: Period, other: Period) -> Period | None:
    """The days that two periods share; None when they share none."""
    first = max(one[0], other[0])
    last = min((day for day in (one[1], other[1]) if day), default="")
    return None if last and first and last < first else (first, last)


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days in as few periods as can be, in order."""
    found: list[Period] = []
    for first, last in sorted(periods):
        if found and _reaches(found[-1], first):
            before = found[-1]
            found[-1] = (before[0], "" if not before[1] or not last else max(before[1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _reaches(period: Period, day: str) -> bool:
    return not period[1] or not day or day <= editions.next_day(period[1])


def first_outside(life: Period, periods: Sequence[Period]) -> str | None:
    """The first day of a life that lies in none of the periods; None when there is no such day.

    Given a life with a first day, and periods as `joined` gives them.
    """
    first, last = life
    for begins, ends in periods:
        if begins > first:
            break
        after = editions.next_day(ends) if ends else ""
        if after in {"", ends}:
            return None  # no end, or only that of the calendar
        if ends >= first:
            first = after
            break
    return None if last and first > last else first
