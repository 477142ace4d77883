"""Every state that a reader of an aid can reach, found by walking its graph and never by listing its paths.

A state is a node plus what later tables have left to ask (`decision_aids.graph`): only tables read earlier answers, so
in an aid without tables a state is a node.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aids import graph
from decision_aids.graph import Path, State
from decision_aids.model import Aid


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
    def place(self) -> Mapping[State, int]:
        """The place of each state in that order."""
        return {state: place for place, state in enumerate(self.in_order)}

    @cached_property
    def last(self) -> Mapping[str, int]:
        """The place of the last state of each node: after it, nobody meets that node any more."""
        return {state.node: place for place, state in enumerate(self.in_order)}

    @cached_property
    def leads(self) -> Mapping[State, Mapping[str, State]]:
        """The same arrows, each to be found by its answer."""
        return {state: dict(arrows) for state, arrows in self.arrows.items()}

    @cached_property
    def at(self) -> Mapping[str, tuple[State, ...]]:
        """The states of each node."""
        found: dict[str, list[State]] = {}
        for state in self.arrows:
            found.setdefault(state.node, []).append(state)
        return {node: tuple(states) for node, states in found.items()}

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

    @cached_property
    def _onward(self) -> Mapping[State, tuple[str, State] | None]:
        """From each state the arrow that begins a shortest way to an outcome; none at an outcome."""
        steps: dict[State, int] = {}
        found: dict[State, tuple[str, State] | None] = {}
        for state in reversed(self.in_order):
            found[state] = min(self.arrows[state], key=lambda arrow: steps[arrow[1]], default=None)
            step = found[state]
            steps[state] = 1 + steps[step[1]] if step else 0
        return found

    @cached_property
    def covering(self) -> tuple[Path, ...]:
        """Complete paths that together take every arrow: for each arrow a shortest way to it and a shortest way on."""
        paths: dict[Path, None] = {}
        for state, arrows in self.arrows.items():
            for answer, to in arrows:
                path, here = [*self.shortest(state), (state.node, answer)], to
                while (step := self._onward[here]) is not None:
                    path.append((here.node, step[0]))
                    here = step[1]
                paths[tuple(path)] = None
        return tuple(paths)

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
    arrows = {one.id: {to for answer in one.answers for to in graph.targets(aid, answer)} for one in aid.questions}
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


def count(aid: Aid, *, most: int) -> int:
    """How many states an acyclic aid has; counting stops once there are more than ``most``."""
    return len(walk(aid, most=most).arrows)


def walk(aid: Aid, *, most: int | None = None) -> Walk:
    """Every state of an acyclic aid; where ``most`` is given, the walk breaks off once there are more than that."""
    found = aid.graph
    arrows: dict[State, tuple[tuple[str, State], ...]] = {}
    todo = deque([found.first])
    while todo and (most is None or len(arrows) <= most):
        state = todo.popleft()
        if state not in arrows:
            arrows[state] = found.onward(state)
            todo.extend(to for _, to in arrows[state])
    misfits = (
        Misfit(table=_decided_by(aid, state, answer), state=state, answer=answer, rows=rows)
        for (state, answer), rows in found.unfit.items()
    )
    return Walk(aid=aid, arrows=arrows, misfits=tuple(misfits))


def _decided_by(aid: Aid, state: State, answer: str) -> str:
    given = aid.question[state.node].answer(answer)
    return given.decide if given else ""
