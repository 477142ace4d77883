"""What two rules on one subject make of each other: a contradiction, or a local rule looser than the national one.

Nobody can keep both of two rules that contradict each other (domain.md C10, INV-23), and a local layer may only
tighten (domain.md C12). Both are looked at on every day on which either rule, or a deadline of theirs, can change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from schemas.addresses import find
from schemas.checks.links import ADDRESS_KEYS
from schemas.history.editions import life, next_day
from schemas.kinds import PARTS
from schemas.remembering.remembered import per_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from schemas.files.reading import Path
    from schemas.problems import Problem
    from schemas.register import Edition, Register, Value

    #: Compares two deadline rules, the local one first: shorter, longer, same, mixed or cannot-say.
    Rank = Callable[[Value, Value], str]
    #: Says the rule of a deadline's details in words, as the middle of a sentence.
    Words = Callable[[Value], str]

#: How much a rule asks, from the least to the most.
FORCES = ("may", "should", "must")
#: What a rule says that another on its subject can contradict.
SAYS = ("consent_required", "deadline", "route")

_KEPT = (*SAYS, "subject", "force", "starts", "ends")
# Later than every day that a file can name.
_NEVER = "9999-99-99"
# The same length of time written in two units.
_IN_SMALLER = {"week": (7, "day"), "year": (12, "month")}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A clause, or another part of an edition, that speaks to a subject.

    It holds from `first` on, and until the day before `until`. `says` are those of its keys that are compared,
    addresses in full.
    """

    edition: Edition
    path: Path
    says: Value
    first: str
    until: str

    @property
    def address(self) -> str:
        """Where it stands for ever."""
        return f"{self.edition.address}#{self.path[-1]}"

    @property
    def place(self) -> str:
        """Its address, with the file and line where it is written."""
        found = self.edition.reading.keys[self.path]
        return f"{self.address} ({self.edition.reading.file}:{found.line})"


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What is needed to say a rule in words: a register, and how a deadline is told."""

    register: Register
    words: Words

    def subject(self, rule: Rule) -> str:
        """The title of a rule's subject; its address where nothing is held there."""
        record = self.register.records.get(rule.says["subject"])
        return str(record.value["title"]) if record else str(rule.says["subject"])

    def under(self, key: str, rule: Rule, day: str) -> str:
        """What a rule says under a key, as the middle of a sentence."""
        said = rule.says[key]
        if key == "consent_required":
            return "consent is needed" if said else "no consent is needed"
        if key == "route":
            return f"{said} is rung first"
        details = _deadline(self.register, rule, day) if key == "deadline" else None
        return self.words(details) if details else f"“{said}”"


def rules(register: Register) -> Iterator[Rule]:
    """Every part of a register that speaks to a subject and holds on any day, item by item, edition by edition."""
    for item in sorted(register.items):
        for edition in register.items[item]:
            period = life(edition.dates, register.siblings(edition))
            if period is None:
                continue
            begins, over = period[0], _after(period[1])
            found: list[Any] = per_edition("rules", edition, partial(_rules, edition))
            for path, says in found:
                first, until = max(begins, says.get("starts", "")), min(over, _after(says.get("ends", "")))
                if first < until:
                    yield Rule(edition=edition, path=tuple(path), says=says, first=first, until=until)


def _after(last: str) -> str:
    """The day after a last day; the end of all days where there is none."""
    return next_day(last) if last else _NEVER


def contradictions(register: Register, day: str, words: Words) -> Iterator[Problem]:
    """An error for each rule that contradicts another of its publisher on its subject, on a day or later.

    Contradicted are whether consent is needed, by when, and whom to ring first. What one of them leaves unsaid is no
    contradiction, nor is what was over before the day. The sentence names the first day on which both hold.
    """
    said = _Said(register=register, words=words)
    earlier: dict[tuple[str, str], list[Rule]] = {}
    for one in rules(register):
        held = earlier.setdefault((one.edition.publisher, one.says["subject"]), [])
        for key in SAYS:
            for other in held if key in one.says else ():
                first = _first_bad_day(register, one, other, key, day)
                if first:
                    yield _contradiction(said, one, other, key, first)
                    break
        held.append(one)


def looser_than_national(register: Register, day: str, rank: Rank, words: Words) -> Iterator[Problem]:
    """An error for each local or regional rule that asks less than a national one on its subject, on a day or later.

    Asking less is a weaker force, a later deadline, or consent where none is needed. Deadlines are compared by `rank`,
    which is given the details of both on one day; where it cannot say, neither can this, and that is a warning.
    """
    tiers = {name: value["tier"] for name, value in register.publishers.items()}
    national: dict[str, list[Rule]] = {}
    local: list[Rule] = []
    said = _Said(register=register, words=words)
    for one in rules(register):
        if tiers.get(one.edition.publisher) == "national":
            national.setdefault(one.says["subject"], []).append(one)
        else:
            local.append(one)
    for one in local:
        for other in national.get(one.says["subject"], ()):
            yield from _looser(said, one, other, day, rank)


def _rules(edition: Edition) -> list[list[Any]]:
    found = []
    for group in PARTS[edition.kind]:
        for name, value in edition.value.get(group, {}).items():
            if "subject" in value:
                says = {key: value[key] for key in _KEPT if key in value}
                for key in says.keys() & ADDRESS_KEYS.keys():
                    says[key] = str(find(says[key], publisher=edition.publisher, file=ADDRESS_KEYS[key]) or says[key])
                found.append([[group, name], says])
    return found


def _days(register: Register, one: Rule, other: Rule) -> list[tuple[str, str]]:
    """The stretches of time over which two rules both hold and neither's deadline changes: first day, and day after."""
    first, until = max(one.first, other.first), min(one.until, other.until)
    days = {first, until}
    for rule in (one, other):
        record = register.records.get(rule.says.get("deadline", ""))
        for details in record.value["dated"] if record else ():
            days.add(details["effective_from"] or "")
            days |= {next_day(details["effective_to"])} if "effective_to" in details else set()
    return list(pairwise(sorted(day for day in days if first <= day <= until)))


def _first_bad_day(register: Register, one: Rule, other: Rule, key: str, day: str) -> str | None:
    """The first day on which two rules contradict each other, if they still do on the given day or after it."""
    if key not in other.says or one.says[key] == other.says[key]:
        return None
    bad = [
        (first, until)
        for first, until in _days(register, one, other)
        if key != "deadline" or _deadlines_differ(register, one, other, first)
    ]
    return bad[0][0] if bad and bad[-1][1] > day else None


def _deadline(register: Register, rule: Rule, day: str) -> Value | None:
    """The details of a rule's deadline on a day, with the calendar by its full address; None where there are none."""
    record = register.records.get(rule.says.get("deadline", ""))
    details = record.on(day) if record else None
    if record is None or details is None or "calendar" not in details:
        return details
    calendar = find(details["calendar"], publisher=record.address.publisher, file="calendars")
    return {**details, "calendar": str(calendar)}


def _deadlines_differ(register: Register, one: Rule, other: Rule, day: str) -> bool:
    mine, theirs = _deadline(register, one, day), _deadline(register, other, day)
    if mine is None or theirs is None:
        return False
    # Within one edition, times that count from different events are stages, and not two answers to one question.
    stages = one.edition is other.edition and _event(mine) != _event(theirs)
    return not stages and _length(mine) != _length(theirs)


def _event(deadline: Value) -> tuple[object, object]:
    return deadline.get("after"), deadline.get("before")


def _length(deadline: Value) -> tuple[object, ...]:
    """What a deadline comes to, however it is written."""
    unit = deadline.get("unit", "")
    times, smaller = _IN_SMALLER.get(unit, (1, unit))
    rest = (deadline.get(key) for key in ("by", "calendar", "if_closed", "or_sooner"))
    return deadline.get("count", 0) * times, smaller, *_event(deadline), *rest


def _contradiction(said: _Said, one: Rule, other: Rule, key: str, day: str) -> Problem:
    mine, theirs = (said.under(key, rule, day) for rule in (one, other))
    return one.edition.reading.problem(
        (*one.path, key),
        code="contradiction",
        sentence=f"{said.subject(one)}: {mine} here, and {theirs} in {other.place}. Both hold on {day}.",
        fix="Decide which of the two is right, and change or end the other.",
    )


def _looser(said: _Said, one: Rule, other: Rule, day: str, rank: Rank) -> Iterator[Problem]:
    stretches = [(first, until) for first, until in _days(said.register, one, other) if until > day]
    if not stretches:
        return
    start = stretches[0][0]
    if one.says.get("consent_required") is True and other.says.get("consent_required") is False:
        less = f"this asks for consent, and {other.place} asks for none"
        yield _asks_less(said, one, "consent_required", less, start)
    mine, theirs = one.says.get("force"), other.says.get("force")
    if mine and theirs and FORCES.index(mine) < FORCES.index(theirs):
        yield _asks_less(said, one, "force", f"this says {mine}, and {other.place} says {theirs}", start)
    yield from _later_than_national(said, one, other, [first for first, _ in stretches], rank)


def _later_than_national(said: _Said, one: Rule, other: Rule, days: list[str], rank: Rank) -> Iterator[Problem]:
    for day in days:
        mine, theirs = _deadline(said.register, one, day), _deadline(said.register, other, day)
        if not mine or not theirs:
            continue
        ranked = rank(mine, theirs)
        here, there = said.words(mine), said.words(theirs)
        if ranked in {"longer", "mixed"}:
            is_later = "is later than" if ranked == "longer" else "can be later than"
            less = f"{here} {is_later} {there} in {other.place}"
            yield _asks_less(said, one, "deadline", less, day)
            return
        if ranked == "cannot-say":
            yield one.edition.reading.problem(
                (*one.path, "deadline"),
                code="deadlines-not-comparable",
                sentence=f"{said.subject(one)}: it cannot be worked out whether {here} is later than {there} "
                f"in {other.place}.",
                fix="Count both from the same event, or have a person compare them.",
                severity="warning",
            )
            return


def _asks_less(said: _Said, one: Rule, key: str, less: str, day: str) -> Problem:
    return one.edition.reading.problem(
        (*one.path, key),
        code="looser-than-national",
        sentence=f"{said.subject(one)}: {less}. Both hold on {day}.",
        fix="A local rule may be stricter than the national one, never looser. To ask for consent first is looser, "
        "since a child may wait for it. Change this one.",
    )
