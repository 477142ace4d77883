"""What differs for people between two editions of an aid: the smallest situations that end otherwise, in their words.

Both editions are followed with the same answers, breadth first, so that the first way to two outcomes has as few
answers as any. What differs only in its words, and leads everybody to the same help, is for the comparison of texts.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from decision_aids import deadlines, side_by_side, states
from decision_aids.graph import Path, State
from decision_aids.model import Aid, Outcome
from decision_aids.states import Walk

OUTCOME, CONTACT, DEADLINE, ANSWER = "outcome", "contact", "deadline", "answer"
#: What is said of two editions between which no situation differs.
ALIKE = "The same answers come to the same outcomes, numbers and times in both."


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Some answers that end otherwise in the newer edition: which, in words, how it was and how it is.

    ``differs`` says in what: outcome, contact, deadline, or answer where one of the two editions offers no such answer.
    ``ends`` are the ids of the outcomes it ends at, in the older edition and in the newer; empty where it has no end.
    """

    answers: Path
    words: tuple[str, ...]
    differs: tuple[str, ...]
    was: str
    now: str
    ends: tuple[str, ...] = ()


def between(older: Aid, newer: Aid) -> tuple[Situation, ...]:
    """For each two outcomes that the same answers reach and that are not alike, a situation with the fewest answers."""
    was, now = states.walk(older), states.walk(newer)
    met: dict[tuple[str, str], Situation] = {}
    for situation, pair in _ends(was, now):
        met.setdefault(pair, situation)
    return tuple(sorted(met.values(), key=lambda one: (len(one.answers), one.answers)))


def in_words(situation: Situation) -> tuple[str, ...]:
    """A situation as lines for a person."""
    return (*situation.words, f"It was: {situation.was}", f"It is now: {situation.now}")


def _ends(was: Walk, now: Walk) -> Iterator[tuple[Situation, tuple[str, str]]]:
    begin: tuple[State, State, Path] = (was.states[0], now.states[0], ())
    todo: deque[tuple[State, State, Path, Path]] = deque([(*begin, ())])
    seen = set()
    while todo:
        one, other, shared, path = todo.popleft()
        if (one, other, shared) in seen:
            continue
        seen.add((one, other, shared))
        question = side_by_side.asked_first(was, one, now, other)
        if question is None:
            yield from _unlike(was.aid, one.node, now.aid, other.node, path)
            continue
        for answer in side_by_side.answers_at(was, one, now, other, question, dict(shared)):
            known = question in dict(path)
            given = path if known else (*path, (question, answer))
            next_one = side_by_side.step(was, one, question, answer)
            next_other = side_by_side.step(now, other, question, answer)
            if next_one is None or next_other is None:
                yield _one_has_no_such_answer(was.aid, now.aid, given, older_has_it=next_one is not None)
                continue
            kept = side_by_side.still_shared(was, next_one, now, next_other, {**dict(shared), question: answer})
            # What was answered before costs no further answer, so it does not wait behind what does.
            (todo.appendleft if known else todo.append)((next_one, next_other, kept, given))


def _unlike(older: Aid, before: str, newer: Aid, after: str, path: Path) -> Iterator[tuple[Situation, tuple[str, str]]]:
    old, new = older.outcome[before], newer.outcome[after]
    differs = tuple(
        what
        for what, one, other in (
            (OUTCOME, _comes_to(old), _comes_to(new)),
            (CONTACT, _contacts(old), _contacts(new)),
            (DEADLINE, _times(older, old), _times(newer, new)),
        )
        if one != other
    )
    if differs:
        situation = Situation(
            answers=path,
            words=_words(newer, older, path),
            differs=differs,
            was=_said(older, old, differs),
            now=_said(newer, new, differs),
            ends=(before, after),
        )
        yield situation, (before, after)


def _one_has_no_such_answer(
    older: Aid, newer: Aid, path: Path, *, older_has_it: bool
) -> tuple[Situation, tuple[str, str]]:
    """An answer that only one of two editions offers to a question that both ask."""
    question, answer = path[-1]
    can, cannot = "This answer can be given.", "There is no such answer."
    situation = Situation(
        answers=path,
        words=_words(newer, older, path),
        differs=(ANSWER,),
        was=can if older_has_it else cannot,
        now=cannot if older_has_it else can,
    )
    return situation, (question, answer)


def _comes_to(outcome: Outcome) -> tuple[str, ...]:
    return (outcome.do, outcome.protection, outcome.result, outcome.hand_over)


def _contacts(outcome: Outcome) -> frozenset[str]:
    return frozenset(one.contact or one.contact_role for one in outcome.actions if one.contact or one.contact_role)


def _times(aid: Aid, outcome: Outcome) -> frozenset[str]:
    named = (aid.deadline[one.deadline] for one in outcome.actions if one.deadline)
    return frozenset(f"{one.title}: {deadlines.in_words(deadlines.rule_of(one))}" for one in named)


def _said(aid: Aid, outcome: Outcome, differs: tuple[str, ...]) -> str:
    """What an outcome comes to, with its numbers and times where these differ."""
    said = [f"{outcome.do} ({outcome.protection})"]
    if CONTACT in differs:
        said.append(f"Whom to ring: {', '.join(sorted(_in_words(one) for one in _contacts(outcome))) or 'nobody'}.")
    if DEADLINE in differs:
        said.append(f"By when: {'; '.join(sorted(_times(aid, outcome))) or 'no time is set'}.")
    return " ".join(said)


def _in_words(contact: str) -> str:
    """A contact's role, or what its address calls it, as words."""
    return contact.rpartition("#")[2].replace("-", " ")


def _words(newer: Aid, older: Aid, path: Path) -> tuple[str, ...]:
    """Each question with the answer, in the words of the newer edition where it has them."""
    said = []
    for question, answer in path:
        asked = newer.question.get(question) or older.question[question]
        given = asked.answer(answer) or older.question[question].answer(answer)
        said.append(f"{asked.ask} {given.label if given else answer}.")
    return tuple(said)
