"""A hand-over must lead somewhere: never to an aid that nobody vouches for, and never round for ever.

From aid to aid a person only ever knows more, so whoever comes back to an aid with nothing new known would be sent the
same way again. Only what is known on every way to an outcome is taken for known here; that refuses too much sooner than
too little.
"""

from collections.abc import Iterable, Iterator, Mapping

from decision_aids import hand_over, states
from decision_aids.compiler import Compiled
from schemas.problems import Problem
from schemas.register import Register

# An aid as it is come to: its address and edition, and the facts that came along.
_Coming = tuple[str, frozenset[tuple[str, str]]]


def problems(register: Register, aids: Iterable[Compiled]) -> Iterator[Problem]:
    """A problem for each outcome that goes on with a historic aid, and for each that can lead back to itself."""
    newest: dict[str, Compiled] = {}
    others: list[Compiled] = []
    for one in aids:
        for outcome in one.aid.outcomes:
            if outcome.hand_over and all(each.dates.historic for each in register.items.get(outcome.hand_over, ())):
                yield _historic(one, outcome.id, outcome.hand_over)
        # The newest edition stands for an item: aids that are handed over to are met at their moving address.
        if not one.aid.historic:
            others += [newest[one.aid.aid]] if one.aid.aid in newest else []
            newest[one.aid.aid] = one
    walks = {item: states.walk(one.aid) for item, one in newest.items()}
    told: set[frozenset[tuple[str, str]]] = set()
    done: set[_Coming] = set()
    for item in walks:
        yield from _circles(newest, walks, item, told, done)
    # Next to a draft, or one that is to begin, people still follow the edition before it.
    for one in others:
        item = one.aid.aid
        yield from _circles({**newest, item: one}, {**walks, item: states.walk(one.aid)}, item, told, set())


def _circles(
    current: Mapping[str, Compiled],
    walks: Mapping[str, states.Walk],
    item: str,
    told: set[frozenset[tuple[str, str]]],
    done: set[_Coming],
) -> Iterator[Problem]:
    """A problem for each circle that an aid can begin and that was not told before."""
    for way in _ways_round(walks, (item, frozenset()), (), done):
        if frozenset(way) not in told:
            told.add(frozenset(way))
            yield _round(current[way[0][0]], way)


def _ways_round(
    walks: Mapping[str, states.Walk], here: _Coming, came: tuple[tuple[_Coming, str], ...], done: set[_Coming]
) -> Iterator[tuple[tuple[str, str], ...]]:
    """Each way to come back to an aid knowing nothing more: the aids of the circle with the outcome that leads on."""
    begun = [coming for coming, _ in came]
    if here in begun:
        yield tuple((coming[0], outcome) for coming, outcome in came[begun.index(here) :])
        return
    if here in done:
        return
    item, facts = here
    for state, known in hand_over.certain(walks[item], dict(facts)).items():
        outcome = walks[item].aid.outcome.get(state.node)
        if outcome is not None and outcome.hand_over in walks:
            onward = (outcome.hand_over, frozenset(known.items()))
            yield from _ways_round(walks, onward, (*came, (here, outcome.id)), done)
    done.add(here)


def _historic(one: Compiled, outcome: str, item: str) -> Problem:
    return one.edition.reading.problem(
        ("outcomes", outcome, "hand_over"),
        code="hands-over-to-historic",
        sentence=f"{item} is held only as a source document had it, and nobody vouches for it now.",
        fix="Go on with an aid that is in force, or with none.",
    )


def _round(one: Compiled, way: tuple[tuple[str, str], ...]) -> Problem:
    steps = " → ".join([*(f"{item} ({outcome})" for item, outcome in way), way[0][0]])
    return one.edition.reading.problem(
        ("outcomes", way[0][1], "hand_over"),
        code="hands-over-in-a-circle",
        sentence=f"These aids can send a person round for ever without learning anything new: {steps}.",
        fix="Let one of them ask for a fact that ends it, or end there with somebody to talk to.",
    )
