"""A decision aid as those who sign it read it: what proof looked at, every step, every outcome, every way in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from decision_aids import html, lifelong, proof, states, surroundings
from decision_aids.compiler import Compiled
from decision_aids.graph import Path, State
from decision_aids.html import Place as Shown
from decision_aids.markup import Html, element, join
from decision_aids.model import Aid, Outcome
from decision_aids.states import Walk
from macros.facts import records
from macros.place import Place

#: More ways than this through an aid are not listed one by one.
MOST_WAYS = 300


def sections(place: Place, one: Compiled) -> Iterator[Html]:
    """Everything about an aid that somebody signs, below what every kind has.

    Args:
        place: the page it stands on.
        one: an aid in which proof finds nothing wrong.

    """
    walk = states.walk(one.aid)
    shown = Shown(around=surroundings.of(place.register, one, place.today), root=place.root, today=place.today)
    yield _proof(place, one)
    yield _ways(walk, shown.around)
    yield _steps(walk, shown)
    yield element(
        "section",
        element("h2", "Every outcome"),
        *(_outcome(walk, shown, outcome) for outcome in one.aid.outcomes),
        class_="part",
    )


def _proof(place: Place, one: Compiled) -> Html:
    found = lifelong.prove(place.register, one.edition, one.aid)
    met = [rule.title for rule in proof.rules_of(place.register, one.edition) if rule.id in found.exercised]
    never = "By its form alone, since no day of it is sure yet"
    return element(
        "section",
        element("h2", "What was proved"),
        element(
            "p",
            "A computer followed every answer from every state that a person can reach. Nothing wrong was found."
            if not found.violations
            else join((one.sentence for one in found.violations), between=" "),
        ),
        records.facts(
            ("Questions", str(len(one.aid.questions))),
            ("Outcomes", str(len(one.aid.outcomes))),
            ("States", str(found.states)),
            ("Ways from the first question to an outcome", str(found.paths)),
            ("Orders of worry held to", str(found.monotone)),
            ("Days in its life on which something changes", str(found.dates) if found.dates else never),
            ("Safety rules that met an outcome", str(found.rules)),
            ("Digest of the compiled aid", one.aid.digest),
        ),
        element("ul", *(element("li", title) for title in met)),
        element("p", "No faults were planted for this page. The command decision-aids prove does that with --mutate."),
        class_="part",
    )


def _ways(walk: Walk, around: Mapping[str, Any]) -> Html:
    """Every way in words where they can be listed, else one shortest way to each outcome."""
    listed = walk.paths <= MOST_WAYS
    if listed:
        said = f"There are {walk.paths} ways from the first question to an outcome. Here is each of them."
        ways = list(_every_way(walk))
    else:
        said = (
            f"There are {walk.paths} ways from the first question to an outcome, too many to list. Here is a shortest "
            "way to each outcome. Below, every step says where each of its answers leads."
        )
        ways = [(_shortest(walk, one.id), one.id) for one in walk.aid.outcomes]
    return element(
        "section",
        element("h2", "Every way in words" if listed else "A shortest way to each outcome"),
        element("p", said),
        element("ol", *(_way(walk.aid, path, end, around) for path, end in ways), class_="ways"),
        class_="part",
    )


def _every_way(walk: Walk) -> Iterator[tuple[Path, str]]:
    """Every complete path with the outcome it ends at, in the order of the answers."""
    todo: list[tuple[State, Path]] = [(walk.states[0], ())]
    while todo:
        state, path = todo.pop()
        if state.node in walk.aid.outcome:
            yield path, state.node
        todo += [(to, (*path, (state.node, answer))) for answer, to in reversed(walk.arrows[state])]


def _shortest(walk: Walk, outcome: str) -> Path:
    return min((walk.shortest(state) for state in walk.at[outcome]), key=len)


def _way(aid: Aid, path: Path, end: str, around: Mapping[str, Any]) -> Html:
    """One way: each question with its answer and the clauses it rests on, then the outcome."""
    rows = []
    for words, (question, _) in zip(proof.in_words(aid, path), path, strict=True):
        labels = "; ".join(around["citations"][one]["label"] for one in aid.question[question].cites)
        rows.append(element("li", words, f" ({labels})" if labels else None))
    outcome = aid.outcome[end]
    rows.append(element("li", element("strong", f"{outcome.do} "), f"({html.RESULT_WORDS[outcome.result]})"))
    return element("li", element("ul", *rows))


def _steps(walk: Walk, shown: Shown) -> Html:
    numbers = {state: number for number, state in enumerate(walk.states, start=1)}

    def step(state: State) -> Html:
        def leads(answer: str) -> tuple[str, str]:
            to = walk.leads[state][answer]
            if to.node in walk.aid.outcome:
                return "", f"leads to the outcome: {walk.aid.outcome[to.node].do}"
            return "", f"leads to step {numbers[to]}"

        asked = walk.aid.question[state.node]
        return element("section", html.question_body(asked, shown, leads, number=numbers[state]), class_="step")

    asking = (state for state in walk.states if state.node in walk.aid.question)
    return element("section", element("h2", "Every step"), *(step(state) for state in asking), class_="part")


def _outcome(walk: Walk, shown: Shown, outcome: Outcome) -> Html:
    aid = walk.aid

    def labels(words: tuple[str, ...]) -> str | None:
        return "; ".join(aid.field[one].label for one in words) or None

    way = element("ul", *(element("li", one) for one in proof.in_words(aid, _shortest(walk, outcome.id))))
    return element(
        "section",
        html.outcome_body(aid, outcome, shown),
        records.facts(
            ("Protection", outcome.protection),
            ("Must be recorded", labels(outcome.must_record)),
            ("May be recorded", labels(outcome.may_record)),
            ("A shortest way here", way),
        ),
        class_="step",
    )
