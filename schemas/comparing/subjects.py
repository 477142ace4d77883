"""Publishers side by side: on each national subject, what each of them asks on a day, and how it ranks.

Only rules are judged: how binding they are, consent, deadlines, and who is rung first. A local layer may tighten and
not loosen (domain.md C12). What cannot be ranked is called different, and is for a person to read.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas import kinds
from schemas.addresses import find
from schemas.checks.consistency import FORCES, Rule, rules
from schemas.comparing import comparison
from schemas.register import Record, Register, Value

SAME, STRICTER, LOOSER, SILENT, DIFFERENT, NATIONAL = "same", "stricter", "looser", "silent", "different", "national"
#: Every verdict that a cell can have.
VERDICTS = (SAME, STRICTER, LOOSER, SILENT, DIFFERENT, NATIONAL)

#: Compares the details of two deadlines, the local one first: shorter, longer, same, mixed or cannot-say.
Rank = Callable[[Value, Value], str]

_BY_RANK = {"shorter": STRICTER, "longer": LOOSER, "same": SAME}
_TIER_FIRST = ("national", "regional", "local")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A part of an edition in force that speaks to a subject: its address, what it is called, and its words."""

    address: str
    edition_title: str
    called: str
    text: str
    rules: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One rule held against the national one: which, the verdict, and a sentence that gives the grounds."""

    name: str
    verdict: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one publisher asks on a subject; ``historic`` are addresses of old text on it that nobody vouches for."""

    publisher: str
    verdict: str
    clauses: tuple[Clause, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    historic: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One subject, with one cell for each publisher."""

    subject: str
    title: str
    question: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Publishers by name, with their titles, the subjects, and the day that the whole is true of."""

    day: str
    publishers: Mapping[str, str]
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, object]:
        """``day``, ``publishers`` (titles by name) and ``rows``; every other key is named as in the classes here."""
        return {
            "day": self.day,
            "publishers": dict(self.publishers),
            "rows": [
                {
                    "subject": row.subject,
                    "title": row.title,
                    "question": row.question,
                    "cells": [
                        {
                            "publisher": cell.publisher,
                            "verdict": cell.verdict,
                            "clauses": [{**vars(one), "rules": dict(one.rules)} for one in cell.clauses],
                            "judgements": [dict(vars(one)) for one in cell.judgements],
                            "historic": list(cell.historic),
                            "note": cell.note,
                        }
                        for cell in row.cells
                    ],
                }
                for row in self.rows
            ],
        }


def table(register: Register, day: str, rank: Rank, publishers: Sequence[str] = ()) -> Table:
    """Publishers side by side on a day: those named, in that order, or all of them, the national ones first.

    The national publishers are always among those compared with, whether or not they are among those shown.
    """
    shown = tuple(publishers) or in_order(register)
    spoken: dict[tuple[str, str], list[Rule]] = {}
    for one in rules(register):
        if one.first <= day < one.until:
            spoken.setdefault((one.says["subject"], one.edition.publisher), []).append(one)
    historic = _historic(register)
    national = [name for name, value in register.publishers.items() if value["tier"] == "national"]
    found = []
    for record in register.records_of("subjects"):
        subject = str(record.address)
        if record.address.publisher not in national:
            continue
        baseline = [one for name in national for one in spoken.get((subject, name), ())]
        judge = _Judge(register=register, day=day, rank=rank, national=baseline)
        cells = (
            judge.cell(name, spoken.get((subject, name), []), historic.get((subject, name), ()), name in national)
            for name in shown
        )
        found.append(_row(record, tuple(cells)))
    titles = {name: str(register.publishers[name].get("short", register.publishers[name]["title"])) for name in shown}
    return Table(day=day, publishers=titles, rows=tuple(found))


def in_order(register: Register) -> tuple[str, ...]:
    """Every publisher: national, then regional, then local, each by name."""
    return tuple(
        sorted(register.publishers, key=lambda name: (_TIER_FIRST.index(register.publishers[name]["tier"]), name))
    )


def _row(record: Record, cells: tuple[Cell, ...]) -> Row:
    value = record.value
    return Row(subject=str(record.address), title=str(value["title"]), question=str(value["question"]), cells=cells)


def _historic(register: Register) -> dict[tuple[str, str], tuple[str, ...]]:
    """The historic parts that name a subject, by subject and publisher."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for held in register.items.values():
        for edition in held:
            for group in kinds.PARTS[edition.kind] if edition.dates.historic else ():
                for word, one in edition.value.get(group, {}).items():
                    subject = find(str(one.get("subject", "")), publisher=edition.publisher, file="subjects")
                    key = (str(subject), edition.publisher)
                    found[key] = (*found.get(key, ()), f"{edition.address}#{word}")
    return found


@dataclass(frozen=True, kw_only=True)
class _Judge:
    """Holds one publisher after another against the national rules on one subject."""

    register: Register
    day: str
    rank: Rank
    national: list[Rule]

    def cell(self, publisher: str, held: list[Rule], historic: tuple[str, ...], is_national: bool) -> Cell:  # noqa: FBT001 - one of two columns
        judgements: tuple[Judgement, ...] = ()
        note = ""
        if not held:
            verdict = SILENT
            note = "Only historic text is held, and nobody vouches for it now." if historic else ""
        elif is_national:
            verdict = NATIONAL
        elif not self.national:
            verdict, note = DIFFERENT, "The national layer is silent here, so there is nothing to rank this against."
        else:
            judgements = tuple(self._judgements(held))
            verdict = _together({one.verdict for one in judgements})
            note = "" if judgements else "No rule of theirs can be ranked against the national one: read both."
        clauses = tuple(_clause(one) for one in held)
        return Cell(
            publisher=publisher,
            verdict=verdict,
            clauses=clauses,
            judgements=judgements,
            historic=historic,
            note=note,
        )

    def _judgements(self, held: list[Rule]) -> Iterable[Judgement]:
        """One judgement for each rule that the publisher states, where there is something to hold it against."""
        judged: tuple[tuple[str, Callable[[Any, Any], tuple[str, str]]], ...] = (
            ("force", _force),
            ("consent_required", _consent),
            ("deadline", self._deadline),
            ("route", _route),
        )
        for name, compared in judged:
            ours, theirs = _values(held, name), _values(self.national, name)
            if not ours:
                continue  # what a local layer does not say, the national one still does
            if not theirs:
                if name == "deadline":
                    said = "It sets a time, and the national rule sets none."
                    yield Judgement(name=name, verdict=STRICTER, sentence=said)
                elif name == "consent_required":
                    yield Judgement(
                        name=name, verdict=DIFFERENT, sentence="It speaks of consent, and the national rule does not."
                    )
                continue
            found = [compared(one, other) for one in ours for other in theirs]
            verdicts = {verdict for verdict, _ in found}
            if len(verdicts) == 1:
                yield Judgement(name=name, verdict=found[0][0], sentence=found[0][1])
            else:
                said = f"Several clauses differ on {comparison.in_words(name)}: read them all."
                yield Judgement(name=name, verdict=DIFFERENT, sentence=said)

    def _deadline(self, ours: str, theirs: str) -> tuple[str, str]:
        if ours == theirs:
            return SAME, "It is the national deadline."
        local, other = self._details(ours), self._details(theirs)
        if local is None or other is None:
            return DIFFERENT, "No time is held for this day for one of the two deadlines, so they cannot be ranked."
        found = self.rank(local, other)
        said = {
            "shorter": "Its deadline falls sooner than the national one, or at the same time, and never later.",
            "longer": "Its deadline falls later than the national one.",
            "same": "Its deadline always falls when the national one does.",
            "mixed": "Its deadline falls sooner than the national one from some starts and later from others.",
        }
        cannot = "They run from different events, or no table of working days covers them, so they cannot be ranked."
        return _BY_RANK.get(found, DIFFERENT), said.get(found, cannot)

    def _details(self, address: str) -> Value | None:
        """The details of a deadline on the day, with its calendar by full address; None when there are none."""
        record = self.register.records.get(address)
        details = record.on(self.day) if record else None
        if record is None or details is None or "calendar" not in details:
            return details
        calendar = find(str(details["calendar"]), publisher=record.address.publisher, file="calendars")
        return {**details, "calendar": str(calendar)}


def _values(held: Iterable[Rule], name: str) -> list[object]:
    """What the rules say under a key, each once."""
    found: list[object] = []
    for one in held:
        if name in one.says and one.says[name] not in found:
            found.append(one.says[name])
    return found


def _force(ours: str, theirs: str) -> tuple[str, str]:
    mine, yours = FORCES.index(ours), FORCES.index(theirs)
    if mine == yours:
        return SAME, f"Both say {ours}."
    return STRICTER if mine > yours else LOOSER, f"It says {ours}, and the national rule says {theirs}."


def _consent(ours: bool, theirs: bool) -> tuple[str, str]:  # noqa: FBT001 - it is the answer that a file gives
    if ours == theirs:
        return SAME, "Both ask for consent." if ours else "Neither asks for consent."
    if ours:
        # A gate before sharing that the nation does not have: fewer children are helped, not more.
        return LOOSER, "It asks for consent before sharing, and the national rule says that none is needed."
    return DIFFERENT, "It asks for no consent, and the national rule does. Which is stricter depends on the case."


def _route(ours: str, theirs: str) -> tuple[str, str]:
    if ours == theirs:
        return SAME, "Both send people to the same place first."
    return DIFFERENT, "It sends people somewhere else first than the national rule does."


def _together(verdicts: set[str]) -> str:
    """One verdict out of several: stricter here and looser there cannot be ranked as a whole."""
    found = verdicts - {SAME}
    if not verdicts or DIFFERENT in found or len(found) > 1:
        return DIFFERENT
    return found.pop() if found else SAME


def _clause(one: Rule) -> Clause:
    group, word = map(str, one.path)
    value = one.edition.value[group][word]
    return Clause(
        address=one.address,
        edition_title=one.edition.title,
        called=comparison.called(value, word),
        text=str(value.get("text", "")),
        rules={name: one.says[name] for name in ("force", "consent_required", "deadline", "route") if name in one.says},
    )
