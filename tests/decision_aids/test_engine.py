"""What the engine does with answers: where they lead, which it refuses in which words, and which mattered."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import graph
from decision_aids.engine import CannotAnswer, advance
from tests.decision_aids import small

if TYPE_CHECKING:
    from decision_aids.model import Aid

PLAIN = small.aid(
    {
        "danger": {"yes": "call-999", "no": "harm", "not-sure": "ring"},
        "harm": {"yes": "refer", "no": "withhold", "not-sure": "ring"},
    }
)
# What the last answer means depends on the first.
BY_TABLE = small.aid(
    {
        "relevant": {"yes": "agreed", "no": "agreed", "not-sure": "ring"},
        "agreed": {"yes": "share", "no": "table refusal"},
    },
    tables={"refusal": (({"relevant": "yes"}, "ring"), ({"relevant": "no"}, "withhold"))},
)
GAP = small.aid({"harm": {"yes": "table one", "no": "ring"}}, tables={"one": (({"harm": "no"}, "ring"),)})
OVERLAP = small.aid(
    {"harm": {"yes": "table one", "no": "ring"}},
    tables={"one": (({"harm": "yes"}, "ring"), ({"harm": "yes|no"}, "refer"))},
)


def refusal(aid: Aid, answers: dict[str, str]) -> tuple[str, ...]:
    """The sentences with which answers are refused; refusing is expected."""
    with pytest.raises(CannotAnswer) as caught:
        advance(aid, answers)
    return caught.value.sentences


@pytest.mark.parametrize(
    ("aid", "answers", "leads_to"),
    [
        (PLAIN, {}, "danger"),
        (PLAIN, {"danger": "no"}, "harm"),
        (PLAIN, {"danger": "yes"}, "call-999"),
        (PLAIN, {"danger": "no", "harm": "not-sure"}, "ring"),
        (BY_TABLE, {"relevant": "yes", "agreed": "no"}, "ring"),
        (BY_TABLE, {"relevant": "no", "agreed": "no"}, "withhold"),
    ],
)
def test_answers_lead_to_the_next_question_or_to_an_outcome(aid: Aid, answers: dict[str, str], leads_to: str) -> None:
    step = advance(aid, answers)
    assert (step.id, step.is_outcome) == (leads_to, leads_to in small.ENDINGS)
    assert step.path == tuple(answers.items())


def test_nothing_has_mattered_yet_while_a_question_is_still_open() -> None:
    assert advance(PLAIN, {"danger": "no"}).mattered == ()


@pytest.mark.parametrize(
    ("answers", "ended"),
    [
        ({"danger": "yes", "harm": "no"}, "ends at the outcome call-999"),
        ({"harm": "no"}, "stops at the question danger"),
    ],
)
def test_an_answer_to_a_question_never_reached_is_refused_and_told_where_the_path_ended(
    answers: dict[str, str], ended: str
) -> None:
    sentence = f"The question harm is answered but never reached: the path {ended}. Leave that answer out."
    assert refusal(PLAIN, answers) == (sentence,)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"danger": "not-shure"}, "not-shure is not an answer to danger. Did you mean not-sure?"),
        ({"danger": "perhaps"}, "perhaps is not an answer to danger. There are: yes, no, not-sure."),
        ({"dangers": "yes"}, "There is no question dangers in north-glen/small. Did you mean danger?"),
        ({"weather": "yes"}, "There is no question weather in north-glen/small. There are: danger, harm."),
        ({"call-999": "yes"}, "There is no question call-999 in north-glen/small. There are: danger, harm."),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_one_that_is_known(answers: dict[str, str], sentence: str) -> None:
    assert refusal(PLAIN, answers) == (sentence,)


def test_everything_wrong_with_some_answers_is_said_at_once() -> None:
    assert len(refusal(PLAIN, {"danger": "maybe", "harm": "maybe", "weather": "wet"})) == 3


@pytest.mark.parametrize(("aid", "rows"), [(GAP, 0), (OVERLAP, 2)])
def test_a_table_that_does_not_settle_the_answers_stops_and_says_whom_to_ring(aid: Aid, rows: int) -> None:
    (sentence,) = refusal(aid, {"harm": "yes"})
    assert f"has {rows} rows" in sentence
    assert "999" in sentence


@small.UNHURRIED
@given(small.aids(), st.data())
def test_the_order_in_which_answers_are_handed_over_changes_nothing(aid: Aid, data: st.DataObject) -> None:
    path, outcome = data.draw(st.sampled_from(sorted(small.paths(aid))))
    step = advance(aid, dict(data.draw(st.permutations(path))))
    assert (step.path, step.id, step.is_outcome) == (path, outcome, True)


def settles(aid: Aid, fixed: tuple[tuple[str, str], ...], outcome: str) -> bool:
    """Whether a person who gives these answers ends at an outcome whatever else they answer, tried one by one."""
    those = (given for given in small.assignments(aid) if all(given[question] == answer for question, answer in fixed))
    return all((small.follow(aid, given) or ({}, ""))[1] == outcome for given in those)


@small.UNHURRIED
@given(small.aids() | small.counting())
def test_the_answers_that_mattered_are_a_smallest_set_that_settles_the_outcome_the_earliest_met_among_equals(
    aid: Aid,
) -> None:
    for path, outcome in small.paths(aid):
        by_size = (some for size in range(len(path) + 1) for some in combinations(path, size))
        assert advance(aid, dict(path)).mattered == next(some for some in by_size if settles(aid, some, outcome))


@small.UNHURRIED
@given(small.aids())
def test_an_answer_leads_nowhere_but_to_its_targets(aid: Aid) -> None:
    by_listing: dict[tuple[str, str], set[str]] = {}
    for path, outcome in small.paths(aid):
        for one, to in zip(path, [*(question for question, _ in path[1:]), outcome], strict=True):
            by_listing.setdefault(one, set()).add(to)
    for (question, given_id), leads_to in by_listing.items():
        (answer,) = (one for one in aid.question[question].answers if one.id == given_id)
        assert leads_to <= set(graph.targets(aid, answer))


def test_the_real_aid_says_that_only_the_danger_mattered_to_ringing_999() -> None:
    step = advance(small.real(small.NATIONAL).aid, {"immediate-danger": "yes"})
    assert step.mattered == (("immediate-danger", "yes"),)
