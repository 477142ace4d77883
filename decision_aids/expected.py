"""Tables of expected results, typed by hand from the source and held against what an aid really does.

A table lives at ``tests/decision_aids/expected/<publisher>/<aid>/<edition>.yaml``. It is never made from our own
output: it is the second person who types the same thing out again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_aids import engine, states
from decision_aids.model import Aid, Outcome
from decision_aids.proof import Violation
from schemas.files import reading


class CannotRead(Exception):
    """An expected table is not of the form that this module reads; the text says which and why."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """For each complete path of answers the outcome, and for each outcome what it must offer."""

    situations: tuple[tuple[Mapping[str, str], str], ...]
    outcomes: Mapping[str, Mapping[str, object]]


def load(folder: Path, aid: Aid) -> Table | None:
    """The table typed for an aid's edition, or None when nobody has typed one.

    Raises:
        CannotRead: the file is there and is not such a table.

    """
    file = folder / aid.aid / f"{aid.edition}.yaml"
    if not file.is_file():
        return None
    kept, problems = reading.read(file.read_bytes(), file.name)
    if kept is None or problems:
        raise CannotRead(f"{file}: " + " ".join(one.sentence for one in problems))
    value: Any = kept.value
    try:
        return Table(
            situations=tuple((dict(row["answers"]), row["outcome"]) for row in value["situations"]),
            outcomes=dict(value["outcomes"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CannotRead(f"{file} is not a table of situations and outcomes.") from error


def compare(aid: Aid, table: Table) -> Iterator[Violation]:
    """Everything in which an aid differs from its table, and every path that the table leaves out."""
    rule = "expected-table"
    if not table.situations:
        yield Violation(rule=rule, sentence="The table of expected results is empty.", path=())
    if len({tuple(sorted(answers.items())) for answers, _ in table.situations}) != len(table.situations):
        yield Violation(rule=rule, sentence="The table of expected results has one situation twice.", path=())
    for answers, wanted in table.situations:
        try:
            step = engine.advance(aid, answers)
        except engine.CannotAnswer as error:
            yield Violation(rule=rule, sentence=f"Expected {wanted}. {error}", path=tuple(answers.values()))
            continue
        if not step.is_outcome or step.id != wanted:
            yield Violation(rule=rule, sentence=f"Expected {wanted}, and got {step.id}.", path=tuple(answers.values()))
    paths = states.walk(aid).paths
    if paths != len(table.situations):
        sentence = f"The table has {len(table.situations)} situations and the aid has {paths} paths."
        yield Violation(rule=rule, sentence=sentence, path=())
    yield from _outcomes(aid, table)


def _outcomes(aid: Aid, table: Table) -> Iterator[Violation]:
    rule = "expected-table"
    for outcome in aid.outcomes:
        if outcome.id not in table.outcomes:
            yield Violation(rule=rule, sentence=f"The table says nothing of the outcome {outcome.id}.", path=())
            continue
        for what, wanted_value in table.outcomes[outcome.id].items():
            found = _offers(aid, outcome).get(what)
            if found != wanted_value:
                sentence = f"The outcome {outcome.id} should have {what} {wanted_value}, and has {found}."
                yield Violation(rule=rule, sentence=sentence, path=())


def _offers(aid: Aid, outcome: Outcome) -> Mapping[str, object]:
    """What an outcome offers, in the words of a table."""
    return {
        "protection": outcome.protection,
        "contacts": [one.contact or one.contact_role for one in outcome.actions if one.contact_role or one.contact],
        "must_record": list(outcome.must_record),
        "deadlines": [
            f"{aid.deadline[one.deadline].count} {aid.deadline[one.deadline].unit}"
            for one in outcome.actions
            if one.deadline
        ],
    }
