"""Whether a rota keeps its own rules: nobody has two parts in one event, each has its turns, and turns come in time.

A rota is a calendar whose events say who takes part and as what. Under `rota` it says how often each has each part, and
which deadlines hold from one turn of the first part to the next. What is counted here is shown beside it in the site.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from schemas.addresses import find
from schemas.files.reading import Path
from schemas.problems import Problem
from schemas.register import Record, Register, Value

MONTHS = 12
_IN_MONTHS = {"month": 1, "year": MONTHS}


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One body's part in one event: the body's address, the part in the rota's words, and the event's id and month."""

    event: str
    body: str
    part: str
    begins: str
    path: Path


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two turns of one body that follow each other, and how many months lie from one to the next."""

    body: str
    months: int
    later: Turn


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How many months a deadline of the rota allows from one turn to the next, and the deadline's address."""

    deadline: str
    months: int


def turns(record: Record) -> tuple[Turn, ...]:
    """Every part that a body has in a calendar's events, in the order of the file."""
    return tuple(_turns(record))


def _turns(record: Record) -> Iterator[Turn]:
    for event, one in record.value.get("events", {}).items():
        for index, who in enumerate(one.get("who", ())):
            body = find(str(who["body"]), publisher=record.address.publisher, file="bodies") if "body" in who else None
            if body is not None:
                yield Turn(
                    event=event,
                    body=str(body),
                    part=who["as"],
                    begins=one.get("begins", ""),
                    path=(*record.path, "events", event, "who", index),
                )


def two_parts(held: tuple[Turn, ...]) -> tuple[tuple[Turn, Turn], ...]:
    """Each pair of parts that one body has in one event: it would review itself, or check its own work."""
    first: dict[tuple[str, str], Turn] = {}
    found = []
    for turn in held:
        before = first.setdefault((turn.event, turn.body), turn)
        if before is not turn:
            found.append((before, turn))
    return tuple(found)


def promised(record: Record) -> Mapping[str, int]:
    """How often the rota promises each part to each body that has any part in it."""
    return {one["as"]: one["times"] for one in record.value["rota"]["parts"]}


def counts(record: Record, held: tuple[Turn, ...]) -> Mapping[tuple[str, str], int]:
    """How often each body that has any part in the rota has each part that it promises; 0 where it never does."""
    met = Counter((turn.body, turn.part) for turn in held)
    bodies = dict.fromkeys(turn.body for turn in held)
    return {(body, part): met[body, part] for body in bodies for part in promised(record)}


def gaps(record: Record, held: tuple[Turn, ...]) -> tuple[Gap, ...]:
    """The months from each turn of the rota's first part to the same body's next, from first month to first month."""
    part = next(iter(promised(record)))
    of: dict[str, list[Turn]] = {}
    for turn in sorted((one for one in held if one.part == part and one.begins), key=lambda one: one.begins):
        of.setdefault(turn.body, []).append(turn)
    return tuple(
        Gap(body=body, months=_month(later.begins) - _month(earlier.begins), later=later)
        for body, ones in of.items()
        for earlier, later in pairwise(ones)
    )


def _month(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * MONTHS + int(month)


def rules(register: Register, record: Record) -> tuple[Rule, ...]:
    """The deadlines that hold from one turn to the next, in months."""
    found = []
    for one in record.value["rota"].get("intervals", ()):
        address = find(str(one["deadline"]), publisher=record.address.publisher, file="deadlines")
        deadline = register.records.get(str(address))
        details: Value = deadline.value["dated"][-1] if deadline else {}
        if details.get("unit") in _IN_MONTHS:
            found.append(Rule(deadline=str(address), months=details["count"] * _IN_MONTHS[details["unit"]]))
    return tuple(found)


def problems(register: Register) -> Iterator[Problem]:
    """What a rota gets wrong.

    Two parts at once, and more turns than promised, are errors. Too few turns, and turns that come too late, are
    warnings where the rota is a plan of today. In one that is printed in a source they can no longer be mended, so they
    are only shown.
    """
    for record in register.records_of("calendars"):
        if "rota" in record.value:
            yield from _of(register, record)


def _of(register: Register, record: Record) -> Iterator[Problem]:
    held = turns(record)
    yield from _two_parts(record, held)
    yield from _months_missing(record, held)
    printed = "as_printed_in" in record.value
    for (body, part), met in counts(record, held).items():
        wanted = promised(record)[part]
        if met > wanted or (met < wanted and not printed):
            yield _not_as_promised(record, body, part, met)
    for gap in () if printed else gaps(record, held):
        for rule in rules(register, record):
            if gap.months > rule.months:
                yield _late(record, gap, rule)


def _two_parts(record: Record, held: tuple[Turn, ...]) -> Iterator[Problem]:
    for before, again in two_parts(held):
        yield record.reading.problem(
            again.path,
            code="rota-two-parts",
            sentence=f"{_called(again.body)} has two parts in {again.event}: {before.part}, and {again.part}.",
            fix="Give one of them to another body, since nobody reviews or checks themselves.",
        )


def _months_missing(record: Record, held: tuple[Turn, ...]) -> Iterator[Problem]:
    part = next(iter(promised(record)))
    for turn in held if "intervals" in record.value["rota"] else ():
        if turn.part == part and not turn.begins:
            yield record.reading.problem(
                (*record.path, "events", turn.event),
                code="rota-without-month",
                sentence=f"{turn.event} does not say in which month it begins, so no interval can be counted from it.",
                fix="Add a line such as begins: 2027-03.",
                at="key",
            )


def _not_as_promised(record: Record, body: str, part: str, met: int) -> Problem:
    wanted = promised(record)[part]
    so = f"the rota promises it {_times(wanted)}"
    return record.reading.problem(
        (*record.path, "rota"),
        code="rota-turns",
        sentence=f"The events give {_called(body)} the part {part} {_times(met)}, and {so}.",
        fix="Correct the events, or what the rota promises.",
        severity="error" if met > wanted else "warning",
        at="key",
    )


def _late(record: Record, gap: Gap, rule: Rule) -> Problem:
    return record.reading.problem(
        (*record.path, "events", gap.later.event),
        code="rota-late",
        sentence=f"{gap.later.event} begins {gap.months} months after the turn of {_called(gap.body)} before it, and "
        f"{rule.deadline} allows {rule.months}.",
        fix="Bring it forward, or put another event between the two.",
        severity="warning",
        at="key",
    )


def _called(body: str) -> str:
    return body.partition("#")[2]


def _times(count: int) -> str:
    return {0: "not once", 1: "once"}.get(count, f"{count} times")
