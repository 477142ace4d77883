"""Whether working days can be counted: by tables of closed days that are tables, and by rules that name one."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from schemas.files.reading import Path
from schemas.problems import Problem
from schemas.register import Record, Register

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def problems(register: Register) -> Iterator[Problem]:
    """A problem for each closed day by which a date would come out wrong without a sign, and each rule without a table.

    A bank holiday with another year, or one on a Saturday for which the day off is the Monday after, leaves a working
    day where there is none.
    """
    for record in register.records_of("calendars"):
        if "closed" in record.value:
            yield from _table(record)
    for record in register.records_of("deadlines"):
        yield from _without_a_table(record)


def _table(record: Record) -> Iterator[Problem]:
    one = record.value
    first, last, week = one["covers_from"], one["covers_to"], one["closed_weekdays"]
    if last < first:
        yield _at(record, ("covers_to",))(
            code="covers-nothing",
            sentence=f"This table ends on {last}, before it begins on {first}.",
            fix="Correct one of the two days.",
        )
    met: set[str] = set()
    for number, day in enumerate(each["day"] for each in one["closed"]):
        told = _at(record, ("closed", number, "day"))
        if day in met:
            yield told(
                code="closed-twice",
                sentence=f"{day} is closed already, further up.",
                fix="Keep one of the two, or correct the day of one.",
            )
        elif first <= last and not first <= day <= last:
            yield told(
                code="closed-outside",
                sentence=f"{day} is closed, and this table speaks only for the days from {first} to {last}.",
                fix="Correct the year, or change covers_from or covers_to to the days that the table is whole for.",
            )
        elif (weekday := _WEEK[date.fromisoformat(day).weekday()]) in week:
            yield told(
                code="closed-anyway",
                sentence=f"{day} is a {weekday.capitalize()}, which is no working day in any case.",
                fix="If another day is kept in its place, write that day; else take the line away.",
            )
        met.add(day)


def _without_a_table(record: Record) -> Iterator[Problem]:
    for number, details in enumerate(record.value["dated"]):
        unit = details.get("unit", "").replace("-", " ")
        if unit.startswith("working ") and "calendar" not in details:
            yield _at(record, ("dated", number, "unit"))(
                code="no-table-of-working-days",
                sentence=f"This counts in {unit}s and names no calendar, so nobody is shown a date.",
                fix="Add calendar: and the calendar's address, such as england/calendars#england-working-days.",
            )


def _at(record: Record, place: Path) -> partial[Problem]:
    return partial(record.reading.problem, (*record.path, *place))
