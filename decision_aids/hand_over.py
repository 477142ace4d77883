"""What one aid has established goes along to the next, so that nobody is asked twice.

Only facts go along, never answers: two aids may ask for one fact in other words and with other answers. This module
runs unchanged in the reader's browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from decision_aids import engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from decision_aids.graph import State
    from decision_aids.model import Aid, Answer, Question
    from decision_aids.states import Walk

#: For each fact that has been established, its value.
Facts = dict[str, str]


def facts_of(aid: Aid, path: Iterable[tuple[str, str]], before: Mapping[str, str] | None = None) -> Facts:
    """The facts that the answers of a path establish, beside those known before. What was answered last holds.

    Answers to a historic aid establish nothing: its words are not today's, and no current outcome may rest on them.
    """
    if aid.historic:
        return {}
    known = dict(before or {})
    for question, given in path:
        asked = aid.question[question]
        answer = asked.answer(given)
        if asked.fact and answer is not None:
            known[asked.fact] = answer.value
    return known


def answers(aid: Aid, facts: Mapping[str, str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The answers that stand once facts are known: those given, and between and after them those that a fact settles.

    The walk goes from the first question for as long as the question was answered, or exactly one of its answers has
    the value that is known of its fact. An answer given to a question that this walk does not meet is kept as it is, so
    that the engine refuses it.
    """
    given = given or {}
    found: dict[str, str] = {}
    node = aid.first
    while node in aid.question:
        question = aid.question[node]
        answer = question.answer(given[node]) if node in given else settled(question, facts)
        if answer is None:
            break
        found[node] = answer.id
        node = engine.follow(aid, answer, found)
    return {**found, **{question: answer for question, answer in given.items() if question not in found}}


def settled(question: Question, facts: Mapping[str, str]) -> Answer | None:
    """The one answer to a question that has the value known of its fact; None when nothing or several would fit."""
    if not question.fact or question.fact not in facts:
        return None
    fitting = [one for one in question.answers if one.value == facts[question.fact]]
    return fitting[0] if len(fitting) == 1 else None


def carried(aid: Aid, path: Iterable[tuple[str, str]], facts: Mapping[str, str]) -> tuple[str, ...]:
    """The questions of a path whose answer is what the facts handed over say."""
    return tuple(
        question for question, given in path if (one := settled(aid.question[question], facts)) and one.id == given
    )


def certain(walk: Walk, before: Mapping[str, str] | None = None) -> Mapping[State, Facts]:
    """For each state that can be met with some facts known before, the facts that are known there on every way to it.

    Args:
        walk: every state of the aid.
        before: the facts that came along; a question that they settle is not asked again.

    """
    known: dict[State, Facts] = {walk.states[0]: dict(before or {})}
    for state in walk.in_order:
        if state not in known or state.node in walk.aid.outcome:
            continue
        question = walk.aid.question[state.node]
        only = settled(question, known[state])
        for given, to in walk.arrows[state]:
            if only is None or only.id == given:
                here = facts_of(walk.aid, ((state.node, given),), known[state])
                there = known.get(to, here)
                known[to] = {fact: value for fact, value in here.items() if there.get(fact) == value}
    return known
