"""A part of an edition: a clause, standard, statement, level, step, field, question or outcome, and the days it holds.

A part holds for as long as its edition does, unless its own `starts` or `ends` says less (design §3, *Editions*).
"""

from collections.abc import Iterator, Mapping
from functools import partial

from schemas import kinds
from schemas.files.reading import Path
from schemas.history import editions
from schemas.problems import Problem
from schemas.register import Edition, Register, Value, part
from schemas.remembering.remembered import per_edition, problems

#: What one part of a group is called.
CALLED: Mapping[str, str] = {
    "clauses": "clause",
    "standards": "standard",
    "statements": "statement",
    "levels": "level",
    "steps": "step",
    "fields": "field",
    "questions": "question",
    "outcomes": "outcome",
}


def every(edition: Edition) -> Iterator[tuple[str, str, Value]]:
    """The parts of an edition in their order: the group each stands in, its id and what it says."""
    for group in kinds.PARTS[edition.kind]:
        for word, one in (edition.value.get(group) or {}).items():
            yield group, word, one


def called(edition: Edition, name: str) -> str:
    """What a part of an edition is called, such as clause or level."""
    return next((CALLED[group] for group, word, _ in every(edition) if word == name), "part")


def own_days(edition: Edition) -> Mapping[str, tuple[str, str]]:
    """The first and last day of each part that has one of its own, by id; a day that is not given is the empty text."""

    def found() -> dict[str, list[str]]:
        # What a form's field starts is an event, and no day.
        held = ((word, one) for group, word, one in every(edition) if group != "fields")
        dated = ((word, one.get("starts", ""), one.get("ends", "")) for word, one in held)
        return {word: [starts, ends] for word, starts, ends in dated if starts or ends}

    return {word: (starts, ends) for word, (starts, ends) in per_edition("own days", edition, found).items()}


def in_force(edition: Edition, name: str, day: str) -> bool:
    """Whether a part holds on a day by the edition's own dates and its own.

    Whether a newer edition has taken over by then is asked of the register.
    """
    if part(edition, name) is None or not edition.dates.counts:
        return False
    starts, ends = own_days(edition).get(name, ("", ""))
    first, last = max(edition.dates.effective_from, starts), editions.own_end(edition.dates)
    return first <= day and not (last and day > last) and not (ends and day > ends)


def boundaries(edition: Edition) -> tuple[str, ...]:
    """Every day on which a part of an edition begins to hold, or holds no longer, by a date of its own; sorted."""
    days: set[str] = set()
    for starts, ends in own_days(edition).values():
        days |= {starts} | ({editions.next_day(ends)} if ends else set())
    return tuple(sorted(days - {""}))


def outside(register: Register) -> Iterator[Problem]:
    """A problem for each part that would begin or end outside its edition's own days, or end before it begins.

    A newer edition may begin before either day: what was published is not wrong because something came after it.
    """
    for held in register.items.values():
        for edition in held:
            if own_days(edition):
                yield from problems("parts outside", edition.reading, partial(_outside, edition))


def _outside(edition: Edition) -> Iterator[Problem]:
    first, last = edition.dates.effective_from, edition.dates.effective_to
    groups = {word: group for group, word, _ in every(edition)}
    for word, (starts, ends) in own_days(edition).items():
        group = groups[word]
        path, what = (group, word), CALLED[group]
        if starts and ends and ends < starts:
            yield edition.reading.problem(
                (*path, "ends"),
                code="part-ends-first",
                sentence=f"The {what} {word} ends on {ends}, before it starts on {starts}.",
                fix="Correct one of the two dates.",
            )
        elif first:
            yield from _beyond(edition, (*path, "starts"), starts, first, last)
            yield from _beyond(edition, (*path, "ends"), ends, first, last)


def _beyond(edition: Edition, path: Path, day: str, first: str, last: str) -> Iterator[Problem]:
    *_, group, word, key = path
    said = f"The {CALLED[str(group)]} {word} {key} on {day}"
    if day and day < first:
        sentence = f"{said}, before its edition begins on {first}."
    elif day and last and day > last:
        sentence = f"{said}, after its edition ends on {last}."
    else:
        return
    yield edition.reading.problem(
        path,
        code="part-outside-edition",
        sentence=sentence,
        fix="Give it a day within the edition, or leave the line out where it holds for as long as the edition.",
    )
