"""Two walks followed with the same answers: every pair of outcomes that one person's answers could reach in both.

This is how a more worrying answer is compared with a calmer one, an aid with a planted fault with the aid as it was,
and one edition with another.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from decision_aids.graph import Path, State
    from decision_aids.states import Walk


@dataclass(frozen=True, kw_only=True)
class Ends:
    """Two outcomes reached by the same answers, and whether the first walk's answers hold a risk fact."""

    mine: str
    theirs: str
    at_risk: bool


def ends(
    mine: Walk,
    theirs: Walk,
    *,
    start: tuple[State, State] | None = None,
    risks: Mapping[str, frozenset[str]] | None = None,
    past: Callable[[State, State], bool] | None = None,
) -> Iterator[Ends]:
    """Every pair of outcomes, each pair once for each value of ``at_risk``.

    Args:
        mine: the walk whose answers decide whether a risk is held.
        theirs: the other walk.
        start: the states to begin from; the first of each walk when not given.
        risks: for each risk fact, the values that hold a risk.
        past: whether nothing after two states is wanted any more; what lies after them is then not looked at.

    """
    begin = start or (mine.states[0], theirs.states[0])
    todo: list[tuple[State, State, Path, bool]] = [(*begin, (), False)]
    seen, told = set(), set()
    while todo:
        here = todo.pop()
        one, other, shared, at_risk = here
        if here in seen or (past is not None and past(one, other)):
            continue
        seen.add(here)
        question = asked_first(mine, one, theirs, other)
        if question is None:
            found = Ends(mine=one.node, theirs=other.node, at_risk=at_risk)
            if found not in told:
                told.add(found)
                yield found
            continue
        known = dict(shared)
        for answer in answers_at(mine, one, theirs, other, question, known):
            next_one, next_other = step(mine, one, question, answer), step(theirs, other, question, answer)
            if next_one is None or next_other is None:
                continue  # one of the two offers no such answer, so nobody could give it in both
            kept = still_shared(mine, next_one, theirs, next_other, {**known, question: answer})
            risk = at_risk or (one.node == question and _holds_risk(mine, question, answer, risks or {}))
            todo.append((next_one, next_other, kept, risk))


def asked_first(mine: Walk, one: State, theirs: Walk, other: State) -> str | None:
    """The question to answer next where two walks stand; None where both are at their ends.

    The walk that stands earlier goes first, so that both meet a shared question at the same time.
    """
    if not mine.arrows[one]:
        return other.node if theirs.arrows[other] else None
    if not theirs.arrows[other]:
        return one.node
    return one.node if mine.last[one.node] <= mine.last.get(other.node, -1) else other.node


def answers_at(  # noqa: PLR0913, PLR0917 - two walks, where each stands, and what is asked and known
    mine: Walk, one: State, theirs: Walk, other: State, question: str, known: Mapping[str, str]
) -> tuple[str, ...]:
    """The answers that may be given to a question: the one given already, else each that either walk offers there."""
    if question in known:
        return (known[question],)
    offered = [walk.leads[state] for walk, state in ((mine, one), (theirs, other)) if state.node == question]
    return tuple(dict.fromkeys(answer for answers in offered for answer in answers))


def step(walk: Walk, state: State, question: str, answer: str) -> State | None:
    """Where a walk stands after an answer: onward if it asks that question, still if it does not, None if it cannot."""
    if state.node != question:
        return state
    return walk.leads[state].get(answer)


def _holds_risk(walk: Walk, question: str, answer: str, risks: Mapping[str, frozenset[str]]) -> bool:
    asked = walk.aid.question[question]
    given = asked.answer(answer)
    return given is not None and given.value in risks.get(asked.fact, frozenset())


def still_shared(
    mine: Walk, one: State, theirs: Walk, other: State, kept: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The answers that either walk may still ask for; what both have passed cannot make a difference any more."""
    passed, also_passed = _place(mine, one), _place(theirs, other)
    return tuple(
        sorted(
            (question, answer)
            for question, answer in kept.items()
            if mine.last.get(question, -1) >= passed or theirs.last.get(question, -1) >= also_passed
        )
    )


def _place(walk: Walk, state: State) -> float:
    """How far on a state stands; an outcome, after which nothing is asked, stands after everything."""
    return walk.place[state] if walk.arrows[state] else inf
