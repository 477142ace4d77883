"""What two editions of an aid do differently for people, in the fewest answers, beside what listing every way finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from decision_aids import impact, model
from tests.decision_aids import shipped, small

if TYPE_CHECKING:
    from decision_aids.model import Aid

ROUTES = {
    "danger": {"yes": "call-999", "no": "harm", "not-sure": "ring"},
    "harm": {"yes": "refer", "no": "withhold", "not-sure": "ring"},
}
SOON = model.Deadline(
    id="england/deadlines#soon", title="Write it down", owner="", count=24, unit="hour", direction="after",
    event="call", event_words="the call", or_sooner="", calendar="", cites=(),
)  # fmt: skip
FRONT_DOOR = model.Action(do="Ring.", contact="", contact_role="front-door", deadline=SOON.id, cites=())


def edition(**arrows: dict[str, str]) -> Aid:
    """An aid whose outcomes say different things, with a number and a time at one of them."""
    made = small.aid({**ROUTES, **arrows})
    outcomes = tuple(
        replace(one, do=f"Do {one.id}.", actions=(FRONT_DOOR,) if one.id == "refer" else ()) for one in made.outcomes
    )
    return replace(made, outcomes=outcomes, deadlines=(SOON,))


@small.UNHURRIED
@given(small.aids(whole=True) | small.counting(), small.aids(whole=True) | small.counting())
def test_each_two_outcomes_that_differ_are_found_with_the_fewest_answers_that_reach_them(one: Aid, other: Aid) -> None:
    older, newer = (
        replace(aid, outcomes=tuple(replace(end, do=end.id) for end in aid.outcomes)) for aid in (one, other)
    )
    fewest: dict[tuple[str, str], int] = {}
    for ready in small.assignments(older, newer):
        before, after = small.follow(older, ready), small.follow(newer, ready)
        assert before is not None
        assert after is not None
        if before[1] != after[1]:
            size = len({**before[0], **after[0]})
            pair = (f"{before[1]} ({protects(older, before[1])})", f"{after[1]} ({protects(newer, after[1])})")
            fewest[pair] = min(size, fewest.get(pair, size))
    assert {(found.was, found.now): len(found.answers) for found in impact.between(older, newer)} == fewest


def protects(aid: Aid, outcome: str) -> str:
    """How protective an outcome says it is."""
    return aid.outcome[outcome].protection


@small.UNHURRIED
@given(small.aids() | small.counting())
def test_equal_editions_differ_in_no_situation(aid: Aid) -> None:
    assert impact.between(aid, replace(aid, edition="2027-01")) == ()


def test_an_answer_that_one_edition_had_already_counts_once_among_the_fewest() -> None:
    to_refer = dict.fromkeys(("yes", "no", "not-sure"), "refer")
    older = small.aid({"harm": dict.fromkeys(to_refer, "danger"), "danger": to_refer})
    newer = small.aid(
        {
            "danger": {"yes": "harm", "no": "harm", "not-sure": "relevant"},
            "harm": {"yes": "relevant", "no": "relevant", "not-sure": "ring"},
            "relevant": {"yes": "refer", "no": "refer", "not-sure": "ring"},
        }
    )
    (found,) = impact.between(older, newer)
    assert dict(found.answers) == {"harm": "not-sure", "danger": "yes"}


def test_a_change_is_told_as_the_fewest_answers_in_a_practitioners_words() -> None:
    (found,) = impact.between(edition(), edition(harm={"yes": "refer", "no": "ring", "not-sure": "ring"}))
    assert impact.in_words(found) == (
        "Danger? No.",
        "Harm? No.",
        "It was: Do withhold. (record)",
        "It is now: Do ring. (consult)",
    )
    assert found.differs == (impact.OUTCOME,)


def test_a_number_that_is_given_no_more_is_told_though_the_outcome_is_the_same() -> None:
    less = edition()
    outcomes = tuple(
        replace(one, actions=(replace(FRONT_DOOR, contact_role=""),)) if one.id == "refer" else one
        for one in less.outcomes
    )
    (found,) = impact.between(edition(), replace(less, outcomes=outcomes))
    assert (found.differs, found.words) == ((impact.CONTACT,), ("Danger? No.", "Harm? Yes."))
    assert (found.was, found.now) == (
        "Do refer. (refer) Whom to ring: front door.",
        "Do refer. (refer) Whom to ring: nobody.",
    )


def test_a_time_that_grows_longer_is_told_with_both_times() -> None:
    (found,) = impact.between(edition(), replace(edition(), deadlines=(replace(SOON, count=48),)))
    assert found.differs == (impact.DEADLINE,)
    assert "24 hours" in found.was
    assert "48 hours" in found.now


@pytest.mark.parametrize(
    ("changed", "was", "now"),
    [
        ({"if_closed": "next-working-day"}, "1 month after the call", "(if that is no working day, the next one)"),
        ({"count": 0, "unit": "", "by": "30 September"}, "1 month after", "by the first 30 September from the day"),
    ],
)
def test_a_last_day_that_moves_or_is_fixed_is_told_in_words(changed: dict[str, Any], was: str, now: str) -> None:
    month = replace(SOON, count=1, unit="month")
    before, after = (replace(edition(), deadlines=(one,)) for one in (month, replace(month, **changed)))
    (found,) = impact.between(before, after)
    assert found.differs == (impact.DEADLINE,)
    assert was in found.was
    assert now not in found.was
    assert now in found.now


def test_an_answer_that_only_one_edition_offers_is_told_by_itself() -> None:
    fewer = edition(danger={"yes": "call-999", "no": "harm"})
    (found,) = impact.between(edition(), fewer)
    assert (found.differs, found.answers) == ((impact.ANSWER,), (("danger", "not-sure"),))
    assert (found.was, found.now) == ("This answer can be given.", "There is no such answer.")
    (back,) = impact.between(fewer, edition())
    assert (back.was, back.now) == (found.now, found.was)


@pytest.mark.parametrize("address", [shipped.NATIONAL, shipped.FLOWCHART])
def test_a_real_aid_differs_from_itself_in_no_situation(address: str) -> None:
    aid = shipped.aid(address).aid
    assert impact.between(aid, aid) == ()
