"""The states of an aid and the arrows between them, each worked out when it is first asked for.

A state is a node plus what the tables still to come have left to ask of the answers given so far (design §9, *State*).
Two sets of earlier answers that leave every later table alike are one state: of nine criteria that each may be met,
not met or unsure, only what still matters is told apart. This module runs unchanged in the reader's browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from decision_aids.model import Aid, Answer, Row, Table

Path = tuple[tuple[str, str], ...]
Arrows = tuple[tuple[str, "State"], ...]

_DEAD = "x"


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class State:
    """A node, and what each later table has left to ask; ``known`` are the answers with which it was first met.

    One graph has one object for each of its states, so nothing has to be looked at to tell two of them apart.
    """

    node: str
    left: tuple[str, ...] = ()
    known: Path = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The same words wherever the same state is meant."""
        return (self.node, *self.left)


class Graph:
    """The states and arrows of one acyclic aid. It remembers what it was asked, and nothing about any person.

    ``unfit`` holds, for each answer met so far whose table does not have exactly one row for it, how many it has.
    """

    def __init__(self, aid: Aid) -> None:
        """Find what each node has to remember."""
        self._aid = aid
        self._reads = _remembered(aid)
        self._kept = {node: frozenset().union(*(asked for _, asked in reads)) for node, reads in self._reads.items()}
        self._arrows: dict[State, Arrows] = {}
        self._states: dict[tuple[str, tuple[str, ...]], State] = {}
        self._after: dict[str, int] = {}
        self.unfit: dict[tuple[State, str], int] = {}
        self.first = self.state(aid.first, {})

    def state(self, node: str, given: Mapping[str, str]) -> State:
        """The state of a node once some questions before it were answered."""
        reads = self._reads.get(node, ())
        left = tuple(
            f"{table.id}:{','.join([_left(row, asked, given) for row in table.rows])}" for table, asked in reads
        )
        found = self._states.get((node, left))
        if found is None:
            kept = self._kept.get(node, frozenset())
            known = tuple(one for one in given.items() if one[0] in kept)
            found = self._states[node, left] = State(node=node, left=left, known=known)
        return found

    def onward(self, state: State) -> Arrows:
        """Each answer at a state with the state it leads to; none at an outcome."""
        found = self._arrows.get(state)
        if found is None:
            found = self._arrows[state] = tuple(self._out(state))
        return found

    def after(self, question: str) -> int:
        """How many questions can come after one at most, whatever has been answered; 0 where none can."""
        if not self._after:
            for node in reversed(in_order(self._aid)):
                onward = (self._after.get(to, -1) for to in _next(self._aid, node))
                self._after[node] = 1 + max(onward, default=-1)
        return self._after[question]

    def _out(self, state: State) -> Iterator[tuple[str, State]]:
        question = self._aid.question.get(state.node)
        known = dict(state.known)
        for answer in question.answers if question else ():
            given = {**known, state.node: answer.id}
            to = answer.go
            if answer.decide:
                rows = self._aid.table[answer.decide].fitting(given)
                if len(rows) != 1:
                    self.unfit[state, answer.id] = len(rows)
                if not rows:
                    continue
                to = rows[0].go
            yield answer.id, self.state(to, given)


def targets(aid: Aid, answer: Answer) -> tuple[str, ...]:
    """Every node that an answer can lead to, whatever else has been answered."""
    if answer.decide:
        return tuple(dict.fromkeys(row.go for row in aid.table[answer.decide].rows))
    return (answer.go,)


def in_order(aid: Aid) -> tuple[str, ...]:
    """Every question of an acyclic aid that can be reached, each before all the questions that it leads to."""
    done: set[str] = set()
    found: list[str] = []
    stack = [(aid.first, False)]
    while stack:
        node, onward_done = stack.pop()
        if node not in aid.question or node in done:
            continue
        if onward_done:
            done.add(node)
            found.append(node)
            continue
        stack.append((node, True))
        stack += [(to, False) for answer in aid.question[node].answers for to in targets(aid, answer)]
    return tuple(reversed(found))


def _left(row: Row, asked: frozenset[str], given: Mapping[str, str]) -> str:
    """What a row has left to ask: how many more each of its counts needs, or that it cannot fit any more.

    A question in ``asked`` that has no answer was passed by and cannot be asked any more. What the row wants of
    questions still to come is the same at one node whatever was answered before, so it is not said.
    """
    for question, allowed in row.when.items():
        if question in asked and given.get(question) not in allowed:
            return _DEAD
    needs = []
    for count in row.some:
        met = sum(question in asked and given.get(question) in count.answers for question in count.questions)
        need = count.at_least - met
        if need > sum(question not in asked for question in count.questions):
            return _DEAD
        needs.append(str(max(need, 0)))
    return ".".join(needs)


def _remembered(aid: Aid) -> Mapping[str, list[tuple[Table, frozenset[str]]]]:
    """For each question, the tables still to come that read an earlier one, with those that may have been answered.

    Looked for only between a question and the tables that read it, so that a long aid with many small tables takes no
    more time for each of its questions than a short one.
    """
    if not aid.tables:
        return {}
    order = in_order(aid)
    place = {question: number for number, question in enumerate(order)}
    onward = {question: _next(aid, question) & place.keys() for question in order}
    into: dict[str, list[str]] = {question: [] for question in order}
    for question in order:
        for to in onward[question]:
            into[to].append(question)
    found: dict[str, list[tuple[Table, frozenset[str]]]] = {}
    deciding = _deciding(aid, order)
    for table in aid.tables:
        asked: dict[str, set[str]] = {}
        for read in _named(table) & place.keys():
            later = partial(_is_after, place, place[read])
            leading = _reach(deciding.get(table.id, ()), into, later)
            for node in _reach(onward[read], onward, leading.__contains__):
                asked.setdefault(node, set()).add(read)
        for node, names in asked.items():
            found.setdefault(node, []).append((table, frozenset(names)))
    return found


def _next(aid: Aid, question: str) -> set[str]:
    return {to for answer in aid.question[question].answers for to in targets(aid, answer)}


def _deciding(aid: Aid, questions: Iterable[str]) -> Mapping[str, list[str]]:
    """By table, the questions that hand on to it."""
    found: dict[str, list[str]] = {}
    for question in questions:
        for answer in aid.question[question].answers:
            if answer.decide:
                found.setdefault(answer.decide, []).append(question)
    return found


def _is_after(place: Mapping[str, int], start: int, question: str) -> bool:
    return place[question] > start


def _reach(start: Iterable[str], edges: Mapping[str, Iterable[str]], within: Callable[[str], bool]) -> frozenset[str]:
    """Every question that edges lead to from a start, itself among them, without leaving those within."""
    found: set[str] = set()
    todo = [node for node in start if within(node)]
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo += (one for one in edges[node] if within(one))
    return frozenset(found)


def _named(table: Table) -> set[str]:
    """The questions that the rows of a table really look at."""
    return {question for row in table.rows for question in row.when} | {
        question for row in table.rows for count in row.some for question in count.questions
    }
