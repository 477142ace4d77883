"""What the real aids say in situations that people who work with children meet, and to the tables typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aids import expected, states
from decision_aids.engine import advance
from tests.decision_aids import small

TYPED = Path(__file__).parent / "expected"
# Nobody is in danger, nobody is being harmed, and the information bears on a child's welfare.
WELFARE = {"immediate-danger": "no", "significant-harm": "no", "welfare-relevant": "yes"}
TWO_BODIES = {**WELFARE, "in-scope-organisation": "yes", "recipient-in-scope": "yes"}
NO_BASIS = {**WELFARE, "in-scope-organisation": "no", "lawful-basis": "no"}
NATIONAL = {
    "A school nurse hears of a plan to hurt a child tonight": ({"immediate-danger": "yes"}, "call-999"),
    "A neighbour hears screams through the wall and cannot tell what they are": (
        {"immediate-danger": "not-sure"},
        "talk-to-front-door",
    ),
    "A teaching assistant sees a bruise in the shape of a hand": (
        {"immediate-danger": "no", "significant-harm": "yes"},
        "refer-and-share",
    ),
    "A youth worker has a bad feeling about an older friend and nothing more": (
        {"immediate-danger": "no", "significant-harm": "not-sure"},
        "talk-to-front-door",
    ),
    "A health visitor is asked by the school how a family is coping": (
        {**TWO_BODIES, "more-harm-than-good": "no"},
        "share-under-duty",
    ),
    "A midwife fears that the father would find the address, and the named midwife agrees": (
        {**TWO_BODIES, "more-harm-than-good": "yes", "second-person": "agrees"},
        "withhold-and-record",
    ),
    "A midwife fears that the father would find the address, and it is Sunday with nobody to ask": (
        {**TWO_BODIES, "more-harm-than-good": "yes", "second-person": "not-sure"},
        "seek-advice",
    ),
    "A charity that runs a holiday club is asked by a social worker who comes to meals hungry": (
        {**WELFARE, "in-scope-organisation": "no", "lawful-basis": "yes"},
        "share-under-power",
    ),
    "A drama teacher wants to tell a theatre about a pupil's gift, and the pupil would be glad": (
        {**NO_BASIS, "would-agree": "yes"},
        "share-with-consent",
    ),
    "A mother refuses and the little one has stopped talking since": (
        {**NO_BASIS, "would-agree": "no", "sign-of-harm": "yes"},
        "talk-to-front-door",
    ),
    "A mother refuses and everything else is as it should be": (
        {**NO_BASIS, "would-agree": "no", "sign-of-harm": "no"},
        "withhold-and-record",
    ),
    "A coach would have to ask the very man who is feared": (
        {**NO_BASIS, "would-agree": "unsafe-to-ask"},
        "seek-advice",
    ),
    "A school is asked how many pupils were late last term": (
        {"immediate-danger": "no", "significant-harm": "no", "welfare-relevant": "no", "anonymised": "yes"},
        "share-anonymised",
    ),
}
HISTORIC = {
    "In 2020 a reporter asks a school for gossip": ({"purpose": "no"}, "do-not-share"),
    "In 2020 a board asks for yearly totals": ({"purpose": "yes", "identifiable": "no"}, "can-share"),
    "In 2020 a parent has agreed that the nursery talks to the health visitor": (
        {"purpose": "yes", "identifiable": "yes", "consent": "yes"},
        "share",
    ),
    "In 2020 a housing officer has no consent and cannot tell whether there is another reason": (
        {"purpose": "yes", "identifiable": "yes", "consent": "no", "lawful-reason": "not-sure"},
        "seek-advice",
    ),
}
RING = ["front-door", "out-of-hours", "emergency-services"]


@pytest.mark.parametrize("situation", NATIONAL)
def test_today_this_situation_leads_here(situation: str) -> None:
    answers, outcome = NATIONAL[situation]
    step = advance(small.real(small.NATIONAL).aid, answers)
    assert (step.id, step.is_outcome) == (outcome, True)


@pytest.mark.parametrize("situation", HISTORIC)
def test_by_the_flowchart_of_2020_this_situation_led_here(situation: str) -> None:
    answers, outcome = HISTORIC[situation]
    step = advance(small.real(small.HISTORIC).aid, answers)
    assert (step.id, step.is_outcome) == (outcome, True)


def test_the_situations_told_here_reach_every_outcome_of_both_aids() -> None:
    for address, told in ((small.NATIONAL, NATIONAL), (small.HISTORIC, HISTORIC)):
        assert {outcome for _, outcome in told.values()} == set(small.real(address).aid.outcome)


@pytest.mark.parametrize("doubted", [one.id for one in small.real(small.NATIONAL).aid.questions])
def test_whoever_is_not_sure_is_given_three_numbers_to_ring(doubted: str) -> None:
    aid = small.real(small.NATIONAL).aid
    (state,) = (state for state in states.walk(aid).states if state.node == doubted)
    before = dict(states.walk(aid).shortest(state))
    outcome = aid.outcome[advance(aid, {**before, doubted: "not-sure"}).id]
    assert [action.contact_role for action in outcome.actions if action.contact_role] == RING


@pytest.mark.parametrize("answer", ["yes", "no", "not-sure"])
def test_the_questions_go_on_only_when_nobody_may_be_harmed(answer: str) -> None:
    aid = small.real(small.NATIONAL).aid
    harmed = {"immediate-danger": "no", "significant-harm": answer}
    asks_on = not advance(aid, harmed).is_outcome
    assert asks_on is (answer == "no")


@pytest.mark.parametrize("address", [small.NATIONAL, small.HISTORIC])
def test_a_real_aid_does_all_that_a_second_person_typed_from_its_source(address: str) -> None:
    aid = small.real(address).aid
    typed = expected.load(TYPED, aid)
    assert typed is not None
    assert [one.sentence for one in expected.compare(aid, typed)] == []
