"""What a lock notes of a publisher's records: a digest for each dated entry, and one for what holds on every day.

Records, such as contacts and deadlines, are not frozen as editions are. What was noted when something was last
published shows which of them have changed since, and which days' details it was that changed.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from schemas import digest, kinds
from schemas.files.reading import Reading
from schemas.register import Register, Value
from schemas.remembering.remembered import per_file


def noted(register: Register, publisher: str) -> dict[str, str]:
    """The digests of a publisher's records as they stand.

    By kind and id, such as ``contacts#front-door``: of what the record says on every day. By kind, id and first day,
    such as ``contacts#front-door@2024-04-01``: of the details from that day. Details without a first day, which are
    only printed in a source, are ``contacts#front-door@printed``. When somebody last verified it is in none of them.
    """
    held: dict[int, tuple[str, Reading]] = {
        id(one.reading): (one.kind, one.reading)
        for one in register.records.values()
        if one.address.publisher == publisher
    }
    found: dict[str, str] = {}
    for kind, reading in held.values():
        found |= per_file("noted records", reading, partial(_of_file, kind, reading))
    return found


def record_of(name: str) -> str:
    """The record that a noted name is of, such as ``contacts#front-door``."""
    return name.partition("@")[0]


def first_day_of(name: str) -> str:
    """The first day of the details that a noted name is of, as an ISO date; otherwise the empty text."""
    day = name.partition("@")[2]
    return "" if day == _PRINTED else day


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    """Each record that is not as it was noted, and the names of which it is so; both in the order of their names."""
    found: dict[str, list[str]] = {}
    for name in sorted({*before, *now}):
        if before.get(name) != now.get(name):
            found.setdefault(record_of(name), []).append(name)
    return dict(sorted(found.items()))


_PRINTED = "printed"


def _of_file(kind: str, reading: Reading) -> dict[str, str]:
    whole: Any = reading.value  # held to its schema
    records: Mapping[str, Value] = whole[kinds.KINDS[kind].records]
    return {name: one for word, value in records.items() for name, one in _of_record(f"{kind}#{word}", value)}


def _of_record(name: str, value: Value) -> Iterable[tuple[str, str]]:
    dated = value.get("dated")
    if not isinstance(dated, list):
        return [(name, _digest(value))]
    by_day: dict[str, list[Value]] = {}
    for one in dated:
        by_day.setdefault(one["effective_from"] or _PRINTED, []).append(_without(one, "last_verified"))
    lasting = _without(value, "dated")
    return [(name, _digest(lasting)), *((f"{name}@{day}", digest.of(held)) for day, held in by_day.items())]


def _digest(value: Value) -> str:
    return digest.of(_without(value, "last_verified"))


def _without(value: Value, key: str) -> dict[str, Any]:
    return {word: one for word, one in value.items() if word != key}
