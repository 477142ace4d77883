"""Where a check found nothing, and nothing it looked at has changed since, there is nothing to find.

A check is asked anew only about the publishers of which something changed, and is given no more of the register than
they refer to. That holds for checks that look outward: what they say of a file depends on its own publisher's files,
on those of the publishers that these refer to, on what those refer to in turn, and on the national ones.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from schemas.checks import links
from schemas.register import Register
from schemas.remembering.remembered import per_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from schemas.files.reading import Reading
    from schemas.problems import Problem
    from schemas.remembering.memory import Memory


def problems(
    register: Register, checks: Sequence[Callable[[Register], Iterable[Problem]]], name: str, memory: Memory | None
) -> tuple[Problem, ...]:
    """Everything that outward-looking checks find in a register, in no order.

    Args:
        register: everything the data folder holds.
        checks: they look outward only, as this module says.
        name: stands for the checks, and for whatever else they depend on, such as the day.
        memory: what the check before kept. What is found is the same without it.

    """
    everything = partial(_found, checks)
    if memory is None or register.unread:
        # Of what could not be read nobody can say whether it has changed.
        return everything(register)
    reach = _reach(register)
    marks = _marks(register, reach)
    fine = memory.fine(name)
    changed = {one for one, mark in marks.items() if fine.get(one) != mark}
    if len(changed) == len(marks):
        found = everything(register)
    else:
        seen = frozenset().union(*(reach[one] for one in changed))
        found = tuple(one for one in everything(_part(register, seen)) if _publisher(one.file) in changed)
        if any(one.severity == "error" for one in found):
            # What it suggests instead may stand anywhere.
            found = everything(register)
    told = {_publisher(one.file) for one in found}
    memory.note_fine(name, {one: mark for one, mark in marks.items() if one not in told})
    return found


def _found(checks: Sequence[Callable[[Register], Iterable[Problem]]], register: Register) -> tuple[Problem, ...]:
    return tuple(problem for check in checks for problem in check(register))


def _publisher(file: str) -> str:
    return file.split("/", 2)[1]


def _cited(reading: Reading) -> list[str]:
    """The publishers that a file refers to."""
    publisher = _publisher(reading.file)
    held = links.texts(reading, publisher).values()
    # A bare id is one of its own publisher's.
    return sorted({text.partition("/")[0] for texts in held for text in texts if "/" in text} - {publisher})


def _reach(register: Register) -> Mapping[str, frozenset[str]]:
    """For each publisher, all whose files may bear on what is said of its own: itself and the national ones too."""
    cited: dict[str, set[str]] = {}
    for reading in register.readings:
        named = per_file("cited publishers", reading, partial(_cited, reading))
        cited.setdefault(_publisher(reading.file), set()).update(named)
    national = {one for one, value in register.publishers.items() if value["tier"] == "national"}
    reach: dict[str, frozenset[str]] = {}
    for publisher in cited:
        seen: set[str] = set()
        ahead = {publisher, *national}
        while ahead:
            seen |= ahead
            ahead = {one for here in ahead for one in cited.get(here, ())} - seen
        reach[publisher] = frozenset(seen)
    return reach


def _marks(register: Register, reach: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """For each publisher, the digest of every file within its reach."""
    files: dict[str, list[str]] = {}
    for reading in register.readings:
        files.setdefault(_publisher(reading.file), []).append(f"{reading.file} {reading.digest}")
    own = {one: _digest(sorted(held)) for one, held in files.items()}
    return {
        one: _digest([one, *(f"{other} {own.get(other, '')}" for other in sorted(seen))])
        for one, seen in reach.items()
    }


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _part(register: Register, publishers: frozenset[str]) -> Register:
    """What a register holds of some publishers."""
    return Register(
        publishers={one: value for one, value in register.publishers.items() if one in publishers},
        records={one: record for one, record in register.records.items() if record.address.publisher in publishers},
        items={one: held for one, held in register.items.items() if one.partition("/")[0] in publishers},
        readings=tuple(one for one in register.readings if _publisher(one.file) in publishers),
        published={one: value for one, value in register.published.items() if one in publishers},
        kept={one: file for one, file in register.kept.items() if one.partition("/")[0] in publishers},
        unread=register.unread,
        moved={old: item for old, item in register.moved.items() if item.partition("/")[0] in publishers},
    )
