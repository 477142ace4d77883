"""Tables of expected results, typed by hand from the source and held against what an aid really does.

A table lives at ``tests/decision_aids/expected/<publisher>/<aid>/<edition>.yaml``. It is never made from our own
output: it is the second person who types the same thing out again.

It has ``situations``, each complete answers with their ``outcome``, and ``outcomes``, what each must offer:
``protection``, ``contacts``, ``must_record``, ``deadlines``, ``hand_over``. With ``paths: all``, as when nothing is
said, every path of the aid is a situation. An aid that asks the same of many things has more paths than anybody would
type. Its table says ``paths: sampled``, and then has each outcome, and each answer to each question, at least once.

Beside it, ``<edition>.survivors.yaml`` lists the planted faults that nobody notices and why that is right, as
``survivors: [{fault: …, because: …}]``. No fault that leaves a child at risk less protected may stand there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_aids import engine, states
from decision_aids.model import Aid, Deadline, Outcome
from decision_aids.proof import Violation
from schemas.files import reading


class CannotRead(Exception):
    """An expected table is not of the form that this module reads; the text says which and why."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """For complete paths of answers, all or some of them, the outcome; and for each outcome what it must offer."""

    situations: tuple[tuple[Mapping[str, str], str], ...]
    outcomes: Mapping[str, Mapping[str, object]]
    sampled: bool = False


def load(folder: Path, aid: Aid) -> Table | None:
    """The table typed for an aid's edition, or None when nobody has typed one.

    Raises:
        CannotRead: the file is there and is not such a table.

    """
    file = folder / aid.aid / f"{aid.edition}.yaml"
    if not file.is_file():
        return None
    value = _read(file)
    try:
        return Table(
            situations=tuple((dict(row["answers"]), row["outcome"]) for row in value["situations"]),
            outcomes=dict(value["outcomes"]),
            sampled={"all": False, "sampled": True}[value.get("paths", "all")],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CannotRead(f"{file} is not a table of situations and outcomes.") from error


def survivors(folder: Path, aid: Aid) -> Mapping[str, str]:
    """For each planted fault that may survive, the written reason why.

    Raises:
        CannotRead: the file is there and is not such a list, or has no reason for one of them.

    """
    file = folder / aid.aid / f"{aid.edition}.survivors.yaml"
    if not file.is_file():
        return {}
    value = _read(file)
    try:
        found = {str(one["fault"]): str(one["because"]).strip() for one in value["survivors"]}
    except (KeyError, TypeError) as error:
        raise CannotRead(f"{file} is not a list of survivors, each with its fault and because.") from error
    if not all(found.values()) or len(found) != len(value["survivors"]):
        raise CannotRead(f"{file} names a fault twice, or gives no reason for one.")
    return found


def _read(file: Path) -> Any:  # noqa: ANN401 - whatever somebody wrote
    kept, problems = reading.read(file.read_bytes(), file.name)
    if kept is None or problems:
        raise CannotRead(f"{file}: " + " ".join(one.sentence for one in problems))
    return kept.value


def notices(aid: Aid, table: Table) -> bool:
    """Whether anything in an aid differs from its table; it stops at the first thing."""
    return any(compare(aid, table))


def compare(aid: Aid, table: Table) -> Iterator[Violation]:
    """Everything in which an aid differs from its table, and every path that the table leaves out."""
    rule = "expected-table"
    if not table.situations:
        yield Violation(rule=rule, sentence="The table of expected results is empty.", path=())
    if len({tuple(sorted(answers.items())) for answers, _ in table.situations}) != len(table.situations):
        yield Violation(rule=rule, sentence="The table of expected results has one situation twice.", path=())
    for answers, wanted in table.situations:
        try:
            _, found = engine.along(aid, answers)
        except engine.CannotAnswer as error:
            yield Violation(rule=rule, sentence=f"Expected {wanted}. {error}", path=tuple(answers.values()))
            continue
        if found != wanted:
            yield Violation(rule=rule, sentence=f"Expected {wanted}, and got {found}.", path=tuple(answers.values()))
    paths = states.walk(aid).paths
    if table.sampled:
        yield from _left_out(aid, table)
    elif paths != len(table.situations):
        sentence = f"The table has {len(table.situations)} situations and the aid has {paths} paths."
        yield Violation(rule=rule, sentence=sentence, path=())
    yield from _outcomes(aid, table)


def _left_out(aid: Aid, table: Table) -> Iterator[Violation]:
    """Each outcome and each answer that no situation of a sampled table has."""
    ends = {outcome for _, outcome in table.situations}
    given = {one for answers, _ in table.situations for one in answers.items()}
    said = [f"the outcome {one.id}" for one in aid.outcomes if one.id not in ends]
    said += [
        f"the answer {answer.id} to {one.id}"
        for one in aid.questions
        for answer in one.answers
        if (one.id, answer.id) not in given
    ]
    for what in said:
        yield Violation(rule="expected-table", sentence=f"No situation of the table has {what}.", path=())


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
        "hand_over": outcome.hand_over or None,
        "deadlines": [_length(aid.deadline[one.deadline]) for one in outcome.actions if one.deadline],
    }


def _length(deadline: Deadline) -> str:
    """A deadline as a table has it: 24 hour, or by 30 September, and then what a closed last day does."""
    length = f"by {deadline.by}" if deadline.by else f"{deadline.count} {deadline.unit}"
    return f"{length}, {deadline.if_closed}" if deadline.if_closed else length
