"""Tiny aids for tests, one construct each, and the real ones as the repository holds them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from decision_aids import compiler, model
from decision_aids.compiler import LABELS, Compiled
from schemas import register
from schemas.problems import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from decision_aids.model import Aid, Outcome
    from schemas.register import Register

ROOT = Path(__file__).parents[2]
# How long one example takes says more about the machine than about the aid.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FACT = "england/facts#"
TABLE = "table "
# Protection and result of each outcome that a small aid can end at, from the most protective to the least.
ENDINGS = {
    "call-999": ("emergency", "emergency"),
    "refer": ("refer", "refer"),
    "ring": ("consult", "advice"),
    "share": ("support", "share"),
    "withhold": ("record", "withhold"),
}
QUESTIONS = ("danger", "harm", "relevant", "agreed")


def aid(
    questions: Mapping[str, Mapping[str, str]],
    *,
    tables: Mapping[str, tuple[tuple[Mapping[str, str], str], ...]] | None = None,
    worry: Mapping[str, tuple[str, ...]] | None = None,
    facts: tuple[str, ...] = (),
    more: tuple[str, ...] = (),
) -> Aid:
    """An aid made of its arrows alone: for each question, where each answer leads.

    Args:
        questions: the first is where a person begins. ``table x`` hands on to the table x.
        tables: for each table its rows, each the answers it needs (several apart by ``|``) and where they lead.
        worry: for some questions, their answers from the least to the most worrying.
        facts: the questions that establish a fact of the same name.
        more: outcomes besides those that arrows lead to.

    """
    rows = tables or {}
    reached = [to for answers in questions.values() for to in answers.values()]
    reached += [to for table in rows.values() for _, to in table]
    return model.Aid(
        aid="north-glen/small",
        edition="2026-01",
        revision=1,
        title="A small aid",
        summary="It shows one thing.",
        historic=False,
        before_you_start="",
        throughout="",
        who_decides="",
        cites=(),
        first=next(iter(questions)),
        questions=tuple(
            model.Question(
                id=word,
                ask=f"{word.capitalize()}?",
                why="",
                help=(),
                cites=(),
                fact=FACT + word if word in facts else "",
                judgement=False,
                worry=(worry or {}).get(word, ()),
                answers=tuple(_answer(one, to) for one, to in answers.items()),
            )
            for word, answers in questions.items()
        ),
        tables=tuple(_table(word, table) for word, table in rows.items()),
        outcomes=tuple(outcome(word) for word in ENDINGS if word in {*reached, *more}),
        fields=(),
        deadlines=(),
        digest="",
    )


def _answer(one: str, to: str) -> model.Answer:
    decide = to.removeprefix(TABLE) if to.startswith(TABLE) else ""
    return model.Answer(id=one, label=LABELS.get(one, one), value=one, go="" if decide else to, decide=decide)


def _table(word: str, rows: tuple[tuple[Mapping[str, str], str], ...]) -> model.Table:
    reads = tuple(dict.fromkeys(question for when, _ in rows for question in when))
    made = (model.Row(when={q: tuple(a.split("|")) for q, a in when.items()}, go=go) for when, go in rows)
    return model.Table(id=word, reads=reads, rows=tuple(made))


def outcome(word: str) -> Outcome:
    """An outcome with its protection and its result, and nothing to do."""
    protection, result = ENDINGS[word]
    return model.Outcome(
        id=word,
        protection=protection,
        result=result,
        do="",
        because="",
        would_change="",
        hand_over="",
        rests_on=(),
        cites=(),
        actions=(),
        must_record=(),
        may_record=(),
    )


@st.composite
def aids(draw: st.DrawFn, *, whole: bool = False) -> Aid:
    """Any aid of up to four questions, asked in any order, with arrows and with tables that read the first answer.

    When it is whole, every question can be answered with not sure, as those of a current aid can.
    """
    answers = [("yes", "no", "not-sure")] if whole else [("yes", "no"), ("yes", "no", "not-sure")]
    order = draw(st.permutations(QUESTIONS))[: draw(st.integers(1, len(QUESTIONS)))]
    offered = {word: draw(st.sampled_from(answers)) for word in order}
    questions: dict[str, dict[str, str]] = {}
    tables: dict[str, tuple[tuple[Mapping[str, str], str], ...]] = {}
    for place, word in enumerate(order):
        onward = st.sampled_from([*order[place + 1 :], "refer", "ring", "withhold"])
        questions[word] = {one: draw(onward) for one in offered[word]}
        if place and draw(st.booleans()):
            tables[word] = tuple(({order[0]: one}, draw(onward)) for one in offered[order[0]])
            questions[word][draw(st.sampled_from(offered[word]))] = TABLE + word
    return aid(questions, tables=tables, facts=QUESTIONS)


@st.composite
def counting(draw: st.DrawFn) -> Aid:
    """Any aid that asks up to three things one after another, and then counts what was answered.

    A first question may pass them by. One outcome of the count may ask once more, and a second table then reads the
    first two things again.
    """
    things = [f"things.{number}" for number in range(1, draw(st.integers(1, 3)) + 1)]
    answers = ("yes", "no", "not-sure")
    ends = st.sampled_from(["refer", "ring", "withhold", "share"])
    enough = draw(st.integers(1, len(things)))
    questions = {"danger": {"yes": draw(ends), "no": things[0], "not-sure": draw(st.sampled_from(["ring", things[0]]))}}
    for one, to in zip(things, [*things[1:], f"{TABLE}count"], strict=True):
        questions[one] = dict.fromkeys(answers, to)
    questions["again"] = {"yes": draw(ends), "no": f"{TABLE}pairs", "not-sure": f"{TABLE}pairs"}
    made = aid(
        questions,
        tables={
            "count": tuple((dict.fromkeys(things[:1], "yes"), draw(ends)) for _ in range(3)),
            "pairs": tuple(
                (dict(zip(things[:2], given, strict=True)), draw(ends))
                for given in product(*(answers for _ in things[:2]))
            ),
        },
    )
    names = tuple(things)
    met = model.Some(questions=names, answers=("yes",), at_least=enough)
    unmet = model.Some(questions=names, answers=("no", "not-sure"), at_least=len(things) - enough + 1)
    unsure = model.Some(questions=names, answers=("not-sure",), at_least=1)
    rows = (
        model.Row(when={}, some=(met,), go=draw(ends)),
        model.Row(when={}, some=(unmet, unsure), go="again"),
        model.Row(when=dict.fromkeys(things, ("yes", "no")), some=(unmet,), go=draw(ends)),
    )
    outcomes = tuple(outcome(word) for word in ENDINGS)
    return replace(made, tables=(replace(made.tables[0], reads=names, rows=rows), made.tables[1]), outcomes=outcomes)


def assignments(*those: Aid) -> Iterator[Mapping[str, str]]:
    """Every way to answer every question of some aids, as if each had been asked."""
    offered: dict[str, dict[str, None]] = {}
    for one in those:
        for question in one.questions:
            offered.setdefault(question.id, {}).update(dict.fromkeys(answer.id for answer in question.answers))
    for given in product(*offered.values()):
        yield dict(zip(offered, given, strict=True))


def follow(one: Aid, given: Mapping[str, str]) -> tuple[dict[str, str], str] | None:
    """What a person meets who has every answer ready, and where it ends: a second, simpler engine.

    None when an answer that is ready is not one that the aid offers.
    """
    node, met = one.first, dict[str, str]()
    while node in one.question:
        answer = one.question[node].answer(given[node])
        if answer is None:
            return None
        met[node] = answer.id
        rows = one.table[answer.decide].rows if answer.decide else (model.Row(when={}, go=answer.go),)
        (node,) = (row.go for row in rows if _fits(row, met))
    return met, node


def _fits(row: model.Row, met: Mapping[str, str]) -> bool:
    """Whether a row is the one for some answers, said another way than the engine says it."""
    named = all(met[asked] in allowed for asked, allowed in row.when.items())
    return named and all(
        len([asked for asked in count.questions if met[asked] in count.answers]) >= count.at_least for count in row.some
    )


def paths(one: Aid) -> set[tuple[tuple[tuple[str, str], ...], str]]:
    """Every complete path of an aid and its outcome, listed one by one."""
    found = [follow(one, given) for given in assignments(one)]
    return {(tuple(met[0].items()), met[1]) for met in found if met}


@cache
def held() -> Register:
    """Everything that the repository's own data holds."""
    found, problems = register.load(ROOT / "data")
    assert not problems, as_text(problems)
    return found


@cache
def real(address: str) -> Compiled:
    """A real aid, compiled."""
    item, _, name = address.rpartition("/")
    (edition,) = (one for one in held().items[item] if one.name == name)
    compiled, problems = compiler.compile_aid(held(), edition)
    assert compiled is not None, as_text(problems)
    return compiled


NATIONAL = "england/share-information/2026-11"
HISTORIC = "west-sussex/information-sharing-flowchart/2020-10"
