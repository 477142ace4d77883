"""Every state that a reader of an aid can reach, found by walking its graph and never by listing its paths.

A state is a node plus those earlier answers that a later node still reads (design §9, *State*): only tables read
earlier answers, so in an aid without tables a state is a node.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aids import engine
from decision_aids.engine import Path
from decision_aids.model import Aid


@dataclass(frozen=True, kw_only=True)
class State:
    """A node, and the earlier answers that something after it still reads."""

    node: str
    known: Path = ()


@dataclass(frozen=True, kw_only=True)
class Misfit:
    """A table met with answers that no row fits (a gap) or that several do (an overlap)."""

    table: str
    state: State
    answer: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The states of an aid in the order they are first met, with the arrows between them."""

    aid: Aid
    arrows: Mapping[State, tuple[tuple[str, State], ...]]
    misfits: tuple[Misfit, ...]

    @property
    def states(self) -> tuple[State, ...]:
        """Every state, the first one first."""
        return tuple(self.arrows)

    @cached_property
    def paths(self) -> int:
        """How many different ways there are from the first question to an outcome: counted, not walked."""
        ways: dict[State, int] = {}
        for state in reversed(self.in_order):
            arrows = self.arrows[state]
            ways[state] = sum(ways[to] for _, to in arrows) if arrows else int(state.node in self.aid.outcome)
        return ways[self.states[0]]

    @cached_property
    def in_order(self) -> tuple[State, ...]:
        """Every state after all the states that lead to it."""
        waiting = dict.fromkeys(self.arrows, 0)
        for arrows in self.arrows.values():
            for _, to in arrows:
                waiting[to] += 1
        ready, found = deque(state for state, count in waiting.items() if not count), []
        while ready:
            state = ready.popleft()
            found.append(state)
            for _, to in self.arrows[state]:
                waiting[to] -= 1
                if not waiting[to]:
                    ready.append(to)
        return tuple(found)

    @cached_property
    def _came_by(self) -> Mapping[State, tuple[State, str] | None]:
        """How each state is first met, breadth first, so that following it back gives a shortest path."""
        came: dict[State, tuple[State, str] | None] = {self.states[0]: None}
        todo = deque([self.states[0]])
        while todo:
            state = todo.popleft()
            for answer, to in self.arrows[state]:
                if to not in came:
                    came[to] = (state, answer)
                    todo.append(to)
        return came

    def shortest(self, state: State) -> Path:
        """A shortest path of answers from the first question to a state."""
        path: list[tuple[str, str]] = []
        step = self._came_by[state]
        while step is not None:
            before, answer = step
            path.append((before.node, answer))
            step = self._came_by[before]
        return tuple(reversed(path))


def is_acyclic(aid: Aid) -> bool:
    """Whether no path of the aid comes back to a question, read off the graph with tables taken as all their rows."""
    arrows = {one.id: {to for answer in one.answers for to in engine.targets(aid, answer)} for one in aid.questions}
    waiting = dict.fromkeys(arrows, 0)
    for onward in arrows.values():
        for to in onward & arrows.keys():
            waiting[to] += 1
    ready = [node for node, count in waiting.items() if not count]
    done = 0
    while ready:
        node = ready.pop()
        done += 1
        for to in arrows[node] & arrows.keys():
            waiting[to] -= 1
            if not waiting[to]:
                ready.append(to)
    return done == len(arrows)


def read_later(aid: Aid) -> Mapping[str, frozenset[str]]:
    """For each question, the questions whose answers it or a later table still reads. The aid must be acyclic."""
    found: dict[str, frozenset[str]] = {}
    for node in _last_first(aid):
        reads: set[str] = set()
        for answer in aid.question[node].answers:
            reads |= set(aid.table[answer.decide].reads) if answer.decide else set()
            for to in engine.targets(aid, answer):
                reads |= found.get(to, frozenset())
        found[node] = frozenset(reads)
    return found


def _last_first(aid: Aid) -> Iterator[str]:
    """Every question that can be reached, each after all the questions that it leads to."""
    done: set[str] = set()
    stack = [(aid.first, False)]
    while stack:
        node, onward_done = stack.pop()
        if node not in aid.question or node in done:
            continue
        if onward_done:
            done.add(node)
            yield node
            continue
        stack.append((node, True))
        stack += [(to, False) for answer in aid.question[node].answers for to in engine.targets(aid, answer)]


def count(aid: Aid, *, most: int) -> int:
    """How many states an acyclic aid has; counting stops once there are more than ``most``."""
    return len(walk(aid, most=most).arrows)


def walk(aid: Aid, *, most: int | None = None) -> Walk:
    """Every state of an acyclic aid; where ``most`` is given, the walk breaks off once there are more than that."""
    reads = read_later(aid)
    first = State(node=aid.first)
    arrows: dict[State, tuple[tuple[str, State], ...]] = {}
    misfits: list[Misfit] = []
    todo = deque([first])
    while todo and (most is None or len(arrows) <= most):
        state = todo.popleft()
        if state in arrows:
            continue
        out = []
        for answer in aid.question[state.node].answers if state.node in aid.question else ():
            given = {**dict(state.known), state.node: answer.id}
            if answer.decide:
                rows = aid.table[answer.decide].fitting(given)
                if len(rows) != 1:
                    misfits.append(Misfit(table=answer.decide, state=state, answer=answer.id, rows=len(rows)))
                targets = [row.go for row in rows[:1]]
            else:
                targets = [answer.go]
            for node in targets:
                later = reads.get(node, frozenset())
                out.append((answer.id, State(node=node, known=tuple((q, a) for q, a in given.items() if q in later))))
        arrows[state] = tuple(out)
        todo.extend(to for _, to in out)
    return Walk(aid=aid, arrows=arrows, misfits=tuple(misfits))
