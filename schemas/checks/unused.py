"""What is held and nobody uses: records that nothing refers to, forms that nothing asks for, events that never count.

All of it is a warning. Not asked are the kinds that readers are shown by themselves: contacts (found by their role, and
on every page), sources, bodies, roles, agencies and calendars of events (each has its own page), terms (found by their
words), subjects (a row of the comparison even where everybody is silent), safety rules and superseded statements (each
is a check of its own).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from schemas.checks import links
from schemas.files.reading import Reading
from schemas.kinds import KINDS
from schemas.problems import Problem
from schemas.register import Edition, Register
from schemas.remembering.remembered import per_edition, per_file

_ASKED = {"deadlines": "deadline", "facts": "fact", "calendars": "calendar"}


def problems(register: Register) -> Iterator[Problem]:
    """A warning for each record, form or event that nothing uses; none while any file could not be read."""
    if register.unread:
        return
    used = _used(register)
    yield from _records(register, used)
    yield from _forms(register, used)
    yield from _events(register)


def _used(register: Register) -> frozenset[str]:
    """Every address that any file refers to, in full, and for each also its item."""
    return frozenset(
        one for reading in register.readings for one in per_file("used", reading, partial(_used_in, reading))
    )


def _used_in(reading: Reading) -> list[str]:
    """The records of the kinds that are asked for, and the items, that one file refers to."""
    publisher = reading.file.split("/")[1]
    found: set[str] = set()
    for key, held in links.texts(reading, publisher).items():
        for text in held:
            full = links.in_full(text, publisher, key)
            item = "/".join(full.partition("#")[0].split("/")[:2])
            kind = item.rpartition("/")[2]
            # Of other records nobody asks whether they are used.
            found.add(full if kind in _ASKED else "" if kind in KINDS else item)
    return sorted(found - {""})


def _records(register: Register, used: frozenset[str]) -> Iterator[Problem]:
    for kind, called in _ASKED.items():
        for record in register.records_of(kind):
            if str(record.address) in used or (kind == "calendars" and "events" in record.value):
                continue
            yield record.reading.problem(
                record.path,
                code="unused",
                sentence=f"Nothing refers to the {called} {record.address}.",
                fix="Refer to it where it is meant, or take it away.",
                at="key",
                severity="warning",
            )


def _forms(register: Register, used: frozenset[str]) -> Iterator[Problem]:
    for item, held in register.items.items():
        current = [one for one in held if one.kind == "form" and one.dates.counts]
        if current and item not in used:
            yield current[-1].reading.problem(
                ("title",),
                code="orphan",
                sentence=f"No aid, clause or other form asks for the form {item}.",
                fix="Refer to it under form where it is asked for, or withdraw it.",
                severity="warning",
            )


def _events(register: Register) -> Iterator[Problem]:
    """A field that gives the moment of an event is for the deadlines that count from it."""
    files = {id(one.reading): one.reading for one in register.records_of("deadlines")}
    counted = {event for reading in files.values() for event in per_file("events", reading, partial(_counted, reading))}
    for edition in register.of_kind("form"):
        for word, event in per_edition("events", edition, partial(_started, edition)).items():
            if event not in counted:
                yield edition.reading.problem(
                    ("fields", word, "starts"),
                    code="starts-nothing",
                    sentence=f"No deadline is counted from {event}, so this field starts nothing.",
                    fix="Correct the event, or leave the line out.",
                    severity="warning",
                )


def _counted(reading: Reading) -> list[str]:
    """The events that the deadlines of a file are counted from."""
    value: Any = reading.value
    details = [one for record in value["deadlines"].values() for one in record["dated"]]
    return [one.get("after") or one["before"] for one in details]


def _started(edition: Edition) -> dict[str, str]:
    """The event whose moment each field of a form gives, by the field's id."""
    return {word: one["starts"] for word, one in edition.value["fields"].items() if "starts" in one}
