"""Two walks followed with the same answers: every pair of outcomes that one person's answers could reach in both.

This is how a more worrying answer is compared with a calmer one, an aid with a planted fault with the aid as it was,
and one edition with another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
) -> Iterator[Ends]:
    """Every pair of outcomes, each pair once for each value of ``at_risk``.

    Args:
        mine: the walk whose answers decide whether a risk is held.
        theirs: the other walk.
        start: the states to begin from; the first of each walk when not given.
        risks: for each risk fact, the values that hold a risk.

    """
    order = {state.node: place for place, state in enumerate(mine.in_order)}
    reach = {id(walk): _reach(walk) for walk in (mine, theirs)}
    begin = start or (mine.states[0], theirs.states[0])
    todo: list[tuple[State, State, Path, bool]] = [(*begin, (), False)]
    seen, told = set(), set()
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        one, other, shared, at_risk = here
        asking = [state for state, walk in ((one, mine), (other, theirs)) if walk.arrows[state]]
        if not asking:
            found = Ends(mine=one.node, theirs=other.node, at_risk=at_risk)
            if found not in told:
                told.add(found)
                yield found
            continue
        # The walk that stands earlier goes first, so that both meet a shared question at the same time.
        question = min((state.node for state in asking), key=lambda node: order.get(node, -1))
        answers = dict.fromkeys(
            answer
            for state, walk in ((one, mine), (other, theirs))
            if state.node == question
            for answer, _ in walk.arrows[state]
        )
        fixed = dict(shared).get(question)
        for answer in (fixed,) if fixed is not None else answers:
            next_one, next_other = _step(mine, one, question, answer), _step(theirs, other, question, answer)
            if next_one is None or next_other is None:
                continue  # one of the two offers no such answer, so nobody could give it in both
            kept = {**dict(shared), question: answer}
            askable = reach[id(mine)][next_one.node] | reach[id(theirs)][next_other.node]
            risk = at_risk or (one.node == question and _holds_risk(mine, question, answer, risks or {}))
            todo.append((next_one, next_other, tuple(sorted((q, a) for q, a in kept.items() if q in askable)), risk))


def _step(walk: Walk, state: State, question: str, answer: str) -> State | None:
    """Where a walk stands after an answer: onward if it asks that question, still if it does not, None if it cannot."""
    if state.node != question:
        return state
    return dict(walk.arrows[state]).get(answer)


def _holds_risk(walk: Walk, question: str, answer: str, risks: Mapping[str, frozenset[str]]) -> bool:
    asked = walk.aid.question[question]
    given = asked.answer(answer)
    return given is not None and given.value in risks.get(asked.fact, frozenset())


def _reach(walk: Walk) -> Mapping[str, frozenset[str]]:
    """For each node, itself and every question that can still be asked after it."""
    found: dict[str, frozenset[str]] = {}
    for state in reversed(walk.in_order):
        nodes = {state.node, *found.get(state.node, ())}
        for _, to in walk.arrows[state]:
            nodes |= found[to.node]
        found[state.node] = frozenset(nodes)
    return found
