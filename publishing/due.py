"""``arrangements due``: everything overdue, and everything that comes up within so many days.

The JSON is one list of objects, sorted by day:

    day         when it is, or by when it was due; of what only names its month, the month's first day
    days        how many days from the day asked about: less than 0 when it has passed
    overdue     true or false
    what        review, verification, start, end, clause-start, clause-end, calendar-end or event
    address     of the edition, the clause or the record
    title       its title
    publisher   the publisher's folder
    sentence    what happens, in words
    todo        what to do about it, in words; may be empty

No key is ever taken away or given another meaning; new ones may come.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from macros import days
from schemas.history.coming import Coming, coming
from schemas.register import Register

Row = Mapping[str, Any]
_WIDTH = 100


def rows(register: Register, day: str, within: int, publisher: str | None = None) -> list[Row]:
    """Everything due, as in the JSON.

    Args:
        register: what is held.
        day: the day that counts as today, as an ISO date.
        within: how many days ahead to look.
        publisher: the folder of the one publisher asked about, or None for all.

    """
    return [_row(one, day) for one in coming(register, day, within) if publisher in {None, one.publisher}]


def _row(one: Coming, day: str) -> Row:
    return {
        "day": one.day,
        "days": (date.fromisoformat(one.day) - date.fromisoformat(day)).days,
        "overdue": one.overdue,
        "what": one.what,
        "address": one.address,
        "title": one.title,
        "publisher": one.publisher,
        "sentence": one.sentence,
        "todo": one.todo,
    }


def as_text(register: Register, found: Sequence[Row], day: str, within: int) -> str:
    """The same for a person: what is overdue, then what comes up."""
    overdue = [one for one in found if one["overdue"]]
    ahead = [one for one in found if not one["overdue"]]
    until = f"in the {within} days after {days.in_words(day)}" if within > 1 else f"the day after {days.in_words(day)}"
    said = [
        "\n\n".join((f"Overdue on {days.in_words(day)}: {len(overdue)}", *(_one(register, one) for one in overdue)))
        if overdue
        else f"Nothing is overdue on {days.in_words(day)}.",
        "\n\n".join((f"Coming up {until}: {len(ahead)}", *(_one(register, one) for one in ahead)))
        if ahead
        else f"Nothing comes up {until}.",
    ]
    return "\n\n".join(said)


def _one(register: Register, row: Row) -> str:
    return "\n".join(_lines(register, row))


def _lines(register: Register, row: Row) -> Iterator[str]:
    publisher = register.publishers.get(row["publisher"], {})
    who = publisher.get("short") or publisher.get("title") or row["publisher"]
    yield f"  {days.in_words(row['day'])} ({when(row)}). {who}: {row['title']}"
    for text in (row["sentence"], row["todo"]):
        yield from textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def when(row: Row) -> str:
    """How far off a day is, in words: *today*, *in 3 days*, *2 days overdue*."""
    count = abs(row["days"])
    in_days = f"{count} day{'' if count == 1 else 's'}"
    if row["overdue"]:
        return f"{in_days} overdue" if row["days"] else "due now"
    if row["days"] < 0:
        return "this month"
    return f"in {in_days}" if row["days"] else "today"
