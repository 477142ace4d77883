"""Aids and tables that are made up to be large, each of one family, so that only the size differs.

A flow is a row of blocks of five questions. The first asks about a risk and has an order of worry. Three things are
then asked one after another and counted by a table of the block's own, and the last question asks whether to go on.
"""

from __future__ import annotations

from typing import Any

from decision_aids import model
from decision_aids.model import Aid, Row, Some, Table
from decision_aids.proof import Fact, SafetyRule

ANSWERS = ("yes", "no", "not-sure")
_BLOCK = 5
_RISK = "england/facts#risk-{}"
# Protection and result of each outcome.
_ENDS = {"refer": ("refer", "refer"), "ring": ("refer", "advice"), "close": ("record", "close")}

FACTS = {_RISK.format(0): Fact(values=ANSWERS, risk=frozenset({"yes", "not-sure"}))}


def flow(questions: int) -> Aid:
    """An aid with so many questions, a multiple of five; every block has 27 ways through it."""
    blocks = questions // _BLOCK
    asked: list[model.Question] = []
    tables: list[Table] = []
    for block in range(blocks):
        onward = f"risk-{block + 1}" if block + 1 < blocks else "close"
        things = tuple(f"things-{block}.{number}" for number in range(_BLOCK - 2))
        to = dict.fromkeys(ANSWERS, "ring") | {"yes": "refer", "no": things[0]}
        risk = _RISK.format(0) if block == 0 else ""
        asked.append(_question(f"risk-{block}", to, fact=risk, worry=("no", "yes")))
        for place, thing in enumerate(things):
            last = place + 1 == len(things)
            on = dict.fromkeys(ANSWERS, "" if last else things[place + 1])
            asked.append(_question(thing, on, f"count-{block}", worry=("no", "yes")))
        asked.append(_question(f"go-on-{block}", dict.fromkeys(ANSWERS, "ring") | {"yes": onward, "no": onward}))
        met = Some(questions=things, answers=("yes", "not-sure"), at_least=2)
        unmet = Some(questions=things, answers=("no",), at_least=2)
        rows = (Row(when={}, some=(met,), go=f"go-on-{block}"), Row(when={}, some=(unmet,), go=onward))
        tables.append(Table(id=f"count-{block}", reads=things, rows=rows))
    return model.Aid(
        aid="north-glen/generated", edition="2026-01", revision=1, title="", summary="", historic=False,
        before_you_start="", throughout="", who_decides="", cites=(), first="risk-0", questions=tuple(asked),
        tables=tuple(tables), outcomes=tuple(_outcome(word) for word in _ENDS), fields=(), deadlines=(), digest="",
    )  # fmt: skip


def rules() -> tuple[SafetyRule, ...]:
    """Three safety rules that the flow keeps: two about its risk, and one about every path."""
    nothing: dict[str, Any] = {
        "title": "", "any_fact": "", "results": frozenset(), "protection": "", "must_results": frozenset(),
        "contacts": (), "record": (), "at_once": False, "asked": (), "deadlines": (), "never_results": frozenset(),
    }  # fmt: skip
    risk = _RISK.format(0)
    return (
        SafetyRule(**{**nothing, "id": "referred", "when": {risk: frozenset({"yes"})}, "protection": "refer"}),
        SafetyRule(**{**nothing, "id": "advised", "when": {risk: frozenset({"not-sure"})}, "at_once": True}),
        SafetyRule(**{**nothing, "id": "asked", "when": {}, "asked": (risk,)}),
    )


def _question(
    word: str, to: dict[str, str], decide: str = "", *, fact: str = "", worry: tuple[str, ...] = ()
) -> model.Question:
    return model.Question(
        id=word, ask=word, why="", help=(), cites=(), fact=fact, judgement=False, worry=worry,
        answers=tuple(
            model.Answer(id=one, label=one, value=one, go=go, decide="" if go else decide) for one, go in to.items()
        ),
    )  # fmt: skip


def _outcome(word: str) -> model.Outcome:
    protection, result = _ENDS[word]
    return model.Outcome(
        id=word, protection=protection, result=result, do="", because="", would_change="", hand_over="", rests_on=(),
        cites=(), actions=(), must_record=(), may_record=(),
    )  # fmt: skip


def table() -> Table:
    """A table over twelve questions with three answers each: 531,441 ways to answer, and one row for each of them."""
    names = tuple(f"q{number}" for number in range(12))
    middle = Some(questions=names, answers=("middle", "high"), at_least=4)
    few = Some(questions=names, answers=("low",), at_least=9)
    none_high = dict.fromkeys(names, ("low", "middle"))
    return Table(
        id="twelve",
        reads=names,
        rows=(
            Row(when={}, some=(Some(questions=names, answers=("high",), at_least=1),), go="refer"),
            Row(when=none_high, some=(middle,), go="ring"),
            Row(when=none_high, some=(few,), go="close"),
        ),
    )
