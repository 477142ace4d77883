"""Every state that a reader can bring an aid into, and the fewest of them that show each kind of thing there is.

A state is a question or an outcome by the shortest way to it; the same question looked at again; the same step after
an earlier answer was changed; an outcome with its record made, complete or not; and where another aid leads to. Its
HTML comes from the engine, by the same function that the reader's worker calls.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from decision_aids import hand_over, page, record, states

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from decision_aids.model import Aid, Outcome
    from decision_aids.states import Walk

TYPED = {
    "text": "A bruise seen twice this week, and what the child said of it.",
    "line": "The named nurse",
    "date": "2026-11-30",
    "moment": "2026-11-26T15:05",
}


@dataclass(frozen=True, kw_only=True)
class AidState:
    """One state: what a person would call it, the walk to it as the page keeps it, and what is typed into its record.

    ``step`` says that it is a question or an outcome as it is first met. ``typed`` is none where no record is made.
    """

    aid: str
    name: str
    walk: Mapping[str, Any]
    step: bool = False
    typed: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Foretold:
    """A state with its heading and the kinds of thing that will stand in it (``looks/kinds.js``)."""

    state: AidState
    heading: str
    kinds: frozenset[str]


def of(aid: Aid, others: Iterable[Aid]) -> tuple[AidState, ...]:
    """Every state of an aid; ``others`` are those that may lead to it."""
    walk = states.walk(aid)
    found = list(_own(aid, walk))
    if not aid.historic:
        found += [one for other in others for one in _handed_over(aid, other)]
    return tuple(found)


def _own(aid: Aid, walk: Walk) -> Iterator[AidState]:
    if aid.historic:
        yield AidState(aid=aid.aid, name="the interruption", walk={"answers": {}}, step=True)
    for state in walk.states:
        path, node = walk.shortest(state), state.node
        answers = dict(path)
        here = {"answers": answers, "begun": True}
        name = f"{node} after {', '.join(answers.values())}" if path else node
        yield AidState(aid=aid.aid, name=name, walk=here, step=True)
        if len(path) > 1:
            changed = {**here, "answers": dict(path[:1]), "later": dict(path[1:])}
            yield AidState(aid=aid.aid, name=f"{name}, an earlier answer changed", walk=changed)
        if node in aid.question:
            chosen = {**here, "chosen": aid.question[node].answers[0].id}
            yield AidState(aid=aid.aid, name=f"{name}, looked at again", walk=chosen)
        else:
            yield AidState(aid=aid.aid, name=f"{name}, its record with gaps", walk=here, typed={})
            typed = _typed(aid, aid.outcome[node])
            yield AidState(aid=aid.aid, name=f"{name}, its record", walk=here, typed=typed)


def _typed(aid: Aid, outcome: Outcome) -> dict[str, str]:
    """Something in every field of a record, and a conclusion of one's own."""
    fields = [aid.field[word] for word in (*outcome.must_record, *outcome.may_record)]
    typed = {one.id: one.choices[0] if one.type == "choice" else TYPED[one.type] for one in fields}
    return typed | {f"{record.OWN_NAME}{one.id}": TYPED[one.type] for one in record.OWN}


def _handed_over(aid: Aid, other: Aid) -> Iterator[AidState]:
    """Where the outcomes of another aid lead to that hand over to this one."""
    walk = states.walk(other)
    for state in walk.states:
        if state.node in other.outcome and other.outcome[state.node].hand_over == aid.aid:
            facts = hand_over.facts_of(other, walk.shortest(state))
            handed = {"answers": {}, "begun": True, "handed": {"title": other.title, "facts": facts}}
            yield AidState(aid=aid.aid, name=f"come to from {other.aid}, {state.node}", walk=handed)


def html(site: Path, aid: Aid, found: Iterable[AidState], day: str) -> list[dict[str, str]]:
    """The HTML of each state of an aid, and of the record made there, as the built site's engine makes them."""
    bundle = json.loads((site / aid.aid / aid.edition / "aid.json").read_text(encoding="utf-8"))
    _asked({"do": "load", "bundle": bundle, "root": "../../"})
    made = []
    for one in found:
        step = _asked({"do": "step", "today": day, **one.walk})["html"]
        wanted = {"do": "record", "answers": one.walk["answers"], "fields": one.typed, "now": f"{day}T12:00"}
        made.append({"step": step, "record": "" if one.typed is None else _asked(wanted)["html"]})
    return made


def _asked(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(page.respond(json.dumps(request)))
    assert "sentences" not in answer, answer
    return answer


def telling(found: Iterable[Foretold], known: Iterable[str] = ()) -> tuple[Foretold, ...]:
    """The fewest states that together show every kind of thing that is in any of them and not known yet.

    Each is the one that shows most that is new: no state is left out but one whose every thing stands, in the same
    surroundings, in a state that is looked at.
    """
    left, shown, chosen = list(found), set(known), []
    while left:
        best = max(left, key=lambda one: len(one.kinds - shown))
        if not best.kinds - shown:
            break
        chosen.append(best)
        shown |= best.kinds
        left.remove(best)
    return tuple(chosen)
