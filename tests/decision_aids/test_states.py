"""What the walk of an aid finds: every state a reader can reach, every path counted, none of them listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from decision_aids import side_by_side, states
from decision_aids.states import State, walk
from tests.decision_aids import small

if TYPE_CHECKING:
    from decision_aids.model import Aid

UNREAD = small.aid(
    {
        "relevant": {"yes": "harm", "no": "harm"},
        "harm": {"yes": "agreed", "no": "agreed"},
        "agreed": {"yes": "share", "no": "withhold"},
    }
)
READ = small.aid(
    {
        "relevant": {"yes": "harm", "no": "harm"},
        "harm": {"yes": "agreed", "no": "table early"},
        "agreed": {"yes": "share", "no": "withhold"},
    },
    tables={"early": (({"relevant": "yes"}, "agreed"), ({"relevant": "no"}, "withhold"))},
)


def chain(length: int) -> Aid:
    """Questions one after the other, each with three answers that all go on to the next."""
    names = [f"question-{number}" for number in range(length)]
    onward = [*names[1:], "ring"]
    answers = ("yes", "no", "not-sure")
    return small.aid({name: dict.fromkeys(answers, to) for name, to in zip(names, onward, strict=True)})


def test_paths_are_counted_and_never_walked() -> None:
    found = walk(chain(60))
    assert found.paths == 3**60
    assert len(found.states) == 61


@small.UNHURRIED
@given(small.aids())
def test_the_paths_counted_are_the_paths_there_are(aid: Aid) -> None:
    assert walk(aid).paths == len(small.paths(aid))


@small.UNHURRIED
@given(small.aids())
def test_the_states_are_each_node_met_with_the_earlier_answers_that_something_after_it_reads(aid: Aid) -> None:
    later = states.read_later(aid)
    met = {
        State(node=node, known=tuple(one for one in path[:place] if one[0] in later.get(node, ())))
        for path, outcome in small.paths(aid)
        for place, node in enumerate([*(question for question, _ in path), outcome])
    }
    assert set(walk(aid).states) == met


@small.UNHURRIED
@given(small.aids())
def test_the_shortest_path_to_a_state_is_one_that_leads_there_and_none_is_shorter(aid: Aid) -> None:
    found = walk(aid)
    for outcome in (state for state in found.states if state.node in aid.outcome):
        leading = {path for path, ending in small.paths(aid) if ending == outcome.node}
        assert found.shortest(outcome) in leading
        assert len(found.shortest(outcome)) == min(len(path) for path in leading)


@small.UNHURRIED
@given(small.aids())
def test_every_state_stands_after_all_that_lead_to_it(aid: Aid) -> None:
    found = walk(aid)
    place = {state: index for index, state in enumerate(found.in_order)}
    assert set(place) == set(found.states)
    assert all(place[state] < place[to] for state, arrows in found.arrows.items() for _, to in arrows)


def test_answers_that_nobody_reads_later_are_merged() -> None:
    assert [state.known for state in walk(UNREAD).states] == [()] * 5


def test_an_answer_is_remembered_for_as_long_as_a_table_may_still_read_it() -> None:
    known = {(state.node, state.known) for state in walk(READ).states}
    assert known == {
        ("relevant", ()),
        ("harm", (("relevant", "yes"),)),
        ("harm", (("relevant", "no"),)),
        ("agreed", ()),
        ("share", ()),
        ("withhold", ()),
    }


def test_the_questions_read_later_are_those_of_every_table_that_may_follow() -> None:
    assert states.read_later(READ) == {
        "relevant": frozenset({"relevant"}),
        "harm": frozenset({"relevant"}),
        "agreed": frozenset(),
    }


@pytest.mark.parametrize(
    ("rows", "fitting"),
    [
        ((({"relevant": "yes"}, "agreed"),), 0),
        ((({"relevant": "yes|no"}, "agreed"), ({"relevant": "no"}, "withhold")), 2),
    ],
)
def test_a_table_that_does_not_settle_some_answers_is_found_where_it_is_met(
    rows: tuple[tuple[dict[str, str], str], ...], fitting: int
) -> None:
    routes = {one.id: {answer.id: answer.go or "table early" for answer in one.answers} for one in READ.questions}
    (misfit,) = walk(small.aid(routes, tables={"early": rows})).misfits
    assert misfit == states.Misfit(
        table="early", state=State(node="harm", known=(("relevant", "no"),)), answer="no", rows=fitting
    )


@pytest.mark.parametrize(
    ("back", "acyclic"),
    [("agreed", True), ("harm", False), ("danger", False), ("table one", False)],
)
def test_questions_that_come_round_again_are_found_also_through_a_table(back: str, acyclic: bool) -> None:  # noqa: FBT001 - a column of cases
    aid = small.aid(
        {
            "danger": {"yes": "call-999", "no": "harm"},
            "harm": {"yes": "refer", "no": back},
            "agreed": {"yes": "share", "no": "withhold"},
        },
        tables={"one": (({"harm": "no"}, "danger"),)},
    )
    assert states.is_acyclic(aid) is acyclic


# The same two questions, asked the other way round: an answer given in one has to hold in the other.
DANGER_FIRST = small.aid(
    {"danger": {"yes": "refer", "no": "harm"}, "harm": {"yes": "share", "no": "withhold"}}, facts=("danger", "harm")
)
HARM_FIRST = small.aid(
    {"harm": {"yes": "danger", "no": "danger"}, "danger": {"yes": "refer", "no": "ring"}}, facts=("danger", "harm")
)


@small.UNHURRIED
@example(DANGER_FIRST, HARM_FIRST)
@example(HARM_FIRST, DANGER_FIRST)
@given(small.aids(), small.aids())
def test_two_aids_side_by_side_end_at_the_pairs_that_one_persons_answers_reach(mine: Aid, theirs: Aid) -> None:
    risks = {f"{small.FACT}harm": frozenset({"yes", "not-sure"})}
    by_listing = set()
    for ready in small.assignments(mine, theirs):
        one, other = small.follow(mine, ready), small.follow(theirs, ready)
        if one and other:
            by_listing.add((one[1], other[1], one[0].get("harm") in {"yes", "not-sure"}))
    told = [(pair.mine, pair.theirs, pair.at_risk) for pair in side_by_side.ends(walk(mine), walk(theirs), risks=risks)]
    assert len(told) == len(set(told))
    assert set(told) == by_listing
