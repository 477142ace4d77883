"""The dated details of a record, such as the telephone number of a contact from a day: when each of them holds.

As with editions the newest that have begun win, and details that have ended never revive older ones. Details without
a first day are only printed in a source; nobody vouches for them, so they are never in force.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from schemas.files.reading import Reading
from schemas.history import editions
from schemas.problems import Problem
from schemas.register import Record, Register, Value
from schemas.remembering.remembered import problems


def lives(record: Record) -> tuple[tuple[int, str, str], ...]:
    """For each of the record's dated details that is ever in force: its place in the list, its first and last day.

    The last day is the empty text when no end is known. In the order of their days.
    """
    begun = sorted(_begun(record))
    found = []
    for number, (first, index, last) in enumerate(begun):
        # Of two that begin on one day, which is a mistake of its own, the first of the list counts.
        later = next((day for day, *_ in begun[number + 1 :] if day > first), "")
        ends = [one for one in (last, editions.day_before(later) if later else "") if one]
        end = min(ends, default="")
        twice = number > 0 and begun[number - 1][0] == first
        if not twice and not (end and end < first):
            found.append((index, first, end))
    return tuple(found)


def changes(record: Record, day: str) -> tuple[tuple[str, Value | None], ...]:
    """Each day after a day on which a record begins to say something else, with its details then, in their order.

    None stands for details that end on the day before, with nothing that follows them at once.
    """
    dated = record.value.get("dated")
    held = dated if isinstance(dated, list) else []
    begins = {one["effective_from"] for one in held if one["effective_from"]}
    ends = {editions.next_day(one["effective_to"]) for one in held if one.get("effective_to")}
    found = []
    before = record.on(day)
    for when in sorted(one for one in begins | ends if one > day):
        then = record.on(when)
        if then is not before:
            found.append((when, then))
        before = then
    return tuple(found)


def contradicting(register: Register) -> Iterator[Problem]:
    """A problem for details of one record that begin on the same day, and for those that end before they begin."""
    seen: dict[int, list[Record]] = {}
    for record in register.records.values():
        seen.setdefault(id(record.reading), []).append(record)
    for records in seen.values():
        reading = records[0].reading
        yield from problems("details", reading, partial(_all_of, records, reading))


def _all_of(records: list[Record], reading: Reading) -> Iterator[Problem]:
    for record in records:
        begun = sorted(_begun(record))
        for first, index, last in begun:
            if last and last < first:
                yield reading.problem(
                    (*record.path, "dated", index, "effective_to"),
                    code="details-end-first",
                    sentence=f"These details of {record.address} end on {last}, before they begin on {first}.",
                    fix="Correct one of the two dates.",
                )
        for (first, _, _), (second, index, _) in pairwise(begun):
            if first == second:
                yield reading.problem(
                    (*record.path, "dated", index, "effective_from"),
                    code="details-tie",
                    sentence=f"Two sets of details of {record.address} begin on {first}, so neither can hold.",
                    fix="Give one of them another first day, or take it away.",
                )


def _begun(record: Record) -> Iterator[tuple[str, int, str]]:
    dated = record.value.get("dated")
    for index, one in enumerate(dated if isinstance(dated, list) else ()):
        if one["effective_from"]:
            yield one["effective_from"], index, one.get("effective_to", "")
