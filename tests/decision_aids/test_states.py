"""What the walk of an aid finds: every state a reader can reach, every path counted, none of them listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from decision_aids import engine, model, side_by_side, states
from decision_aids.states import walk
from tests.decision_aids import small

if TYPE_CHECKING:
    from decision_aids.graph import State
    from decision_aids.model import Aid

ANY_AID = small.aids() | small.counting()
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
@given(ANY_AID)
def test_the_paths_counted_are_the_paths_there_are(aid: Aid) -> None:
    assert walk(aid).paths == len(small.paths(aid))


@small.UNHURRIED
@given(ANY_AID)
def test_every_way_to_one_state_goes_on_to_the_same_outcomes_by_the_same_answers(aid: Aid) -> None:
    found = walk(aid)
    onward: dict[State, set[tuple[tuple[tuple[str, str], ...], str]]] = {}
    from_each_way: dict[tuple[tuple[str, str], ...], tuple[State, set[tuple[tuple[tuple[str, str], ...], str]]]] = {}
    for path, outcome in small.paths(aid):
        state = found.states[0]
        for place, (question, answer) in enumerate(path):
            assert state.node == question
            from_each_way.setdefault(path[:place], (state, set()))[1].add((path[place:], outcome))
            state = dict(found.arrows[state])[answer]
        assert (state.node, found.arrows[state]) == (outcome, ())
    for state, completions in from_each_way.values():
        assert onward.setdefault(state, completions) == completions


@small.UNHURRIED
@given(ANY_AID)
def test_the_covering_paths_are_paths_of_the_aid_and_take_every_arrow(aid: Aid) -> None:
    found = walk(aid)
    taken, there = set(), {path for path, _ in small.paths(aid)}
    for path in found.covering:
        assert path in there
        state = found.states[0]
        for _, answer in path:
            taken.add((state, answer))
            state = dict(found.arrows[state])[answer]
    assert taken == {(state, answer) for state, arrows in found.arrows.items() for answer, _ in arrows}


def test_of_nine_criteria_only_what_still_matters_is_told_apart() -> None:
    aid = criteria(9)
    found = walk(aid)
    # Before the first thing nothing is known. Before each of the other eight: a No, or none but something unsure, or
    # neither. Then three outcomes: 28 states for 19,683 ways to answer.
    assert (len(found.states), found.paths) == (1 + 8 * 3 + 3, 3**9)


def test_which_of_nine_answers_mattered_is_found_at_once() -> None:
    names = [f"things.{number}" for number in range(1, 10)]
    given = {name: "no" if number in {2, 5, 6, 8} else "yes" for number, name in enumerate(names)}
    assert engine.advance(criteria(9), given).mattered == (("things.3", "no"),)
    # Four say No where three are enough: any three of them settle it, and these three were met earliest.
    enough = engine.advance(criteria(9, noes=3), given).mattered
    assert enough == tuple((f"things.{place}", "no") for place in (3, 6, 7))


def criteria(number: int, *, noes: int = 1) -> Aid:
    """Things that are each so, not so or unsure: so many No, else something unsure, else neither."""
    names = tuple(f"things.{place}" for place in range(1, number + 1))
    onward = (*names[1:], "table grade")
    routes = {one: dict.fromkeys(("yes", "no", "not-sure"), to) for one, to in zip(names, onward, strict=True)}
    made = small.aid(routes, tables={"grade": (({names[0]: "no"}, "refer"),)}, more=("ring", "share"))

    def some(answers: tuple[str, ...], at_least: int) -> model.Some:
        return model.Some(questions=names, answers=answers, at_least=at_least)

    fewer = some(("yes", "not-sure"), number - noes + 1)
    rows = (
        model.Row(when={}, some=(some(("no",), noes),), go="refer"),
        model.Row(when={}, some=(fewer, some(("not-sure",), 1)), go="ring"),
        model.Row(when=dict.fromkeys(names, ("yes", "no")), some=(fewer,), go="share"),
    )
    return replace(made, tables=(replace(made.tables[0], reads=names, rows=rows),))


@small.UNHURRIED
@given(ANY_AID)
def test_the_shortest_path_to_a_state_is_one_that_leads_there_and_none_is_shorter(aid: Aid) -> None:
    found = walk(aid)
    for outcome in (state for state in found.states if state.node in aid.outcome):
        leading = {path for path, ending in small.paths(aid) if ending == outcome.node}
        assert found.shortest(outcome) in leading
        assert len(found.shortest(outcome)) == min(len(path) for path in leading)


@small.UNHURRIED
@given(ANY_AID)
def test_every_state_stands_after_all_that_lead_to_it(aid: Aid) -> None:
    found = walk(aid)
    place = {state: index for index, state in enumerate(found.in_order)}
    assert set(place) == set(found.states)
    assert all(place[state] < place[to] for state, arrows in found.arrows.items() for _, to in arrows)


def test_answers_that_nobody_reads_later_are_merged() -> None:
    assert [state.left for state in walk(UNREAD).states] == [()] * 5


def test_an_answer_is_remembered_for_as_long_as_a_table_may_still_read_it() -> None:
    known = sorted((state.node, state.known) for state in walk(READ).states)
    assert known == [
        ("agreed", ()),
        ("harm", (("relevant", "no"),)),
        ("harm", (("relevant", "yes"),)),
        ("relevant", ()),
        ("share", ()),
        ("withhold", ()),
    ]


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
    assert (misfit.table, misfit.answer, misfit.rows) == ("early", "no", fitting)
    assert (misfit.state.node, misfit.state.known) == ("harm", (("relevant", "no"),))


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
