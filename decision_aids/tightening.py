"""A local aid may only tighten the national one of its name: the same facts never end lower in protection there.

The national aid is the default in every area, and a local one of the same name takes its place there (design §9,
*Facts*; domain.md C12). The two may ask in other words and in another order, so they are followed by the facts that
their questions establish. A question without a fact may be answered in any way beside the other aid.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from decision_aids import impact, proof, states
from decision_aids.compiler import Compiled
from decision_aids.model import Aid, Question, Row, Table
from schemas.history import periods
from schemas.problems import Problem
from schemas.register import Register


def problems(register: Register, aids: Iterable[Compiled], day: str) -> Iterator[Problem]:
    """A problem for each outcome of a local aid that protects less than the national aid of its name.

    Args:
        register: the register that the aids were compiled from.
        aids: every compiled aid. One whose tables have a gap or an overlap, which proof tells of, is passed by.
        day: the day that counts as today, as an ISO date; what was over before it is not looked at.

    """
    national: dict[str, list[Compiled]] = {}
    local: list[Compiled] = []
    for one in aids:
        if register.publishers[one.edition.publisher]["tier"] == "national":
            national.setdefault(_name(one), []).append(one)
        else:
            local.append(one)
    for one in local:
        for other in national.get(_name(one), ()):
            since = _both_in_force(register, one, other, day)
            if since and not any(states.walk(each.aid).misfits for each in (one, other)):
                yield from _looser(one, other, since)


def _name(one: Compiled) -> str:
    return one.edition.item.partition("/")[2]


def _both_in_force(register: Register, one: Compiled, other: Compiled, day: str) -> str:
    """The first day on which two editions are both in force; empty where there is none, or none on the day or later."""
    mine, theirs = (periods.of_edition(register, each.edition) for each in (one, other))
    shared = periods.overlap(mine, theirs) if mine and theirs else None
    return shared[0] if shared and not (shared[1] and shared[1] < day) else ""


def _looser(local: Compiled, national: Compiled, since: str) -> Iterator[Problem]:
    older, newer = by_facts(national.aid), by_facts(local.aid)
    told: set[str] = set()
    for one in impact.between(older, newer):
        if not one.ends:
            continue  # an answer that only one of the two offers; proof sees that every value can be answered
        theirs, mine = national.aid.outcome[one.ends[0]], local.aid.outcome[one.ends[1]]
        if proof.rank(mine.protection) < proof.rank(theirs.protection) and mine.id not in told:
            told.add(mine.id)
            yield local.edition.reading.problem(
                ("outcomes", mine.id),
                code="aid-looser-than-national",
                sentence=f"With the same facts this aid ends at {mine.id}, which protects less ({mine.protection}) "
                f"than {theirs.id} ({theirs.protection}) of {national.edition.address}. The way there: "
                f"{' '.join(one.words)} Both are in force on {since}.",
                fix="An area's own aid may protect more than the national one, never less. Ask what the national aid "
                "asks, or lead these answers to an outcome that protects as much.",
                at="key",
            )


def by_facts(aid: Aid) -> Aid:
    """The aid with each question known by the fact that it establishes, and each answer by the value it says it has.

    A question keeps an id of its own, which no other aid has, where it establishes no fact, where another question of
    the aid establishes the same, where two of its answers say the same, and where a row counts it.
    """
    often = Counter(one.fact for one in aid.questions)
    counted = {word for table in aid.tables for row in table.rows for count in row.some for word in count.questions}

    def is_shared(one: Question) -> bool:
        values = {answer.value for answer in one.answers}
        known = one.fact and often[one.fact] == 1 and one.id not in counted
        return bool(known) and "" not in values and len(values) == len(one.answers)

    named = {one.id: one.fact if is_shared(one) else f"{aid.aid}#{one.id}" for one in aid.questions}
    given = {
        one.id: {answer.id: answer.value if is_shared(one) else answer.id for answer in one.answers}
        for one in aid.questions
    }
    return replace(
        aid,
        first=named.get(aid.first, aid.first),
        questions=tuple(_renamed(one, named, given[one.id]) for one in aid.questions),
        tables=tuple(
            Table(
                id=table.id,
                reads=tuple(named.get(word, word) for word in table.reads),
                rows=tuple(_row(row, named, given) for row in table.rows),
            )
            for table in aid.tables
        ),
    )


def _renamed(one: Question, named: Mapping[str, str], given: Mapping[str, str]) -> Question:
    answers = (replace(answer, id=given[answer.id], go=named.get(answer.go, answer.go)) for answer in one.answers)
    return replace(one, id=named[one.id], answers=tuple(answers), worry=())


def _row(row: Row, named: Mapping[str, str], given: Mapping[str, Mapping[str, str]]) -> Row:
    return replace(
        row,
        when={named[word]: tuple(given[word][answer] for answer in answers) for word, answers in row.when.items()},
        go=named.get(row.go, row.go),
        some=tuple(replace(count, questions=tuple(named[word] for word in count.questions)) for count in row.some),
    )
