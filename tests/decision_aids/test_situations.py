"""What the real aids say in situations that people who work with children meet, and to the tables typed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aids import expected, states
from decision_aids.engine import advance
from tests.decision_aids import shipped, small

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
# Nobody is in danger, and no child is suffering significant harm or likely to.
SAFE = {"immediate-danger": "no", "significant-harm": "no"}
NO_WORKER = {**SAFE, "has-social-worker": "no"}
ASKED_FOR_HELP = {**SAFE, "purpose": "service", "unsafe-to-tell": "no"}
ABOUT_A_CHILD = {**SAFE, "kind-of-request": "about-a-child"}
DISAGREE = {**SAFE, "kind-of-concern": "decision"}
ASTRAY = {**SAFE, "information-lost": "yes"}
COUNCIL = {**SAFE, "role": "local-authority", "notified": "no"}
NURSE = {**SAFE, "role": "other", "notified": "no"}
REVIEWED = {**SAFE, "notified": "yes", "rapid-review": "yes"}
TO_LEARN = {**SAFE, "notification-settled": "yes", "statutory-review": "no"}
# What people meet in the other national aids, aid by aid.
ELSEWHERE = {
    "england/worried-about-a-child": {
        "At five past three a school's lead learns that a child is afraid to go home, with burns on the arm": (
            {"immediate-danger": "no", "significant-harm": "yes"},
            "refer",
        ),
        "A nursery hears that the mother of a child with a social worker has moved her partner back in": (
            {**SAFE, "has-social-worker": "yes"},
            "tell-the-social-worker",
        ),
        "A deaf boy has had nobody to sign with at home for a year": (
            {**NO_WORKER, "child-in-need": "yes"},
            "refer-for-help",
        ),
        "Two terms of early help, and the girl still sleeps in class": (
            {**NO_WORKER, "child-in-need": "no", "help-not-working": "yes"},
            "step-up",
        ),
    },
    "england/consent": {
        "A school thinks that it needs a mother's consent before it may ring the health visitor": (
            {**SAFE, "purpose": "sharing"},
            "decide-about-sharing",
        ),
        "Asking the parents would warn the uncle whom the girl fears": (
            {**SAFE, "purpose": "service", "unsafe-to-tell": "yes"},
            "refer-without-telling",
        ),
        "A tired father says no to a parenting course, and the children are well": (
            {**ASKED_FOR_HELP, "agreed": "no", "sign-of-harm": "no", "long-term-impact": "no"},
            "keep-engaging",
        ),
        "A mother says no to help, and the baby has lost weight since": (
            {**ASKED_FOR_HELP, "agreed": "no", "sign-of-harm": "yes"},
            "refer-without-agreement",
        ),
    },
    "england/level-of-need": {
        "A health visitor cannot tell whether a cold, bare flat is neglect": (
            {"immediate-danger": "no", "significant-harm": "not-sure"},
            "talk-to-front-door",
        ),
        "A girl of nine looks after her brothers and has stopped growing as she should": (
            {**SAFE, "child-in-need": "yes"},
            "help-for-a-child-in-need",
        ),
        "A boy is often late since his parents parted, and nothing was tried yet": (
            {**SAFE, "child-in-need": "no", "help-not-working": "no"},
            "threshold-document",
        ),
    },
    "england/respond-to-a-request": {
        "A voice on the telephone says that it is a social worker and wants a home address": (
            {**ABOUT_A_CHILD, "requester-known": "no"},
            "check-who-asks",
        ),
        "The police ask a club what it knows, and what they tell of the evening makes the coach fear for a child": (
            {"immediate-danger": "no", "significant-harm": "yes"},
            "refer-and-share",
        ),
        "A known school nurse asks what a child eats at the holiday club, since she is losing weight": (
            {**ABOUT_A_CHILD, "requester-known": "yes", "request-clear": "yes"},
            "decide-what-to-share",
        ),
        "A reporter sends a freedom of information request for review reports": (
            {**SAFE, "kind-of-request": "freedom-of-information"},
            "freedom-of-information-officer",
        ),
    },
    "england/escalate-a-disagreement": {
        "The front door closed a referral, and the teacher still has reason to think that the child is being hurt": (
            {"immediate-danger": "no", "significant-harm": "yes"},
            "refer-again",
        ),
        "A social worker is told by a head teacher that the plan is too thin, and has not answered": (
            {**DISAGREE, "step": "talked"},
            "ask-the-managers",
        ),
        "A scout leader is said to send messages to one of the boys at night": (
            {**SAFE, "kind-of-concern": "adult"},
            "tell-the-designated-officer",
        ),
        "The designated nurse has looked at it and two agencies still do not agree": (
            {**DISAGREE, "step": "designated"},
            "ask-the-partners",
        ),
    },
    "england/data-breach": {
        "A report with a mother's new address went to the father she fled from": (
            {"immediate-danger": "yes"},
            "call-999",
        ),
        "A list of children with their health needs was left on a bus": (
            {**ASTRAY, "breach-risk": "yes", "breach-high-risk": "not-sure"},
            "tell-the-commissioner-and-the-people",
        ),
        "A letter went to the wrong colleague next door, who gave it back unread": (
            {**ASTRAY, "breach-risk": "no"},
            "keep-a-record",
        ),
        "A laptop is gone and nobody knows what was on it": (
            {**SAFE, "information-lost": "not-sure"},
            "ask-the-data-protection-officer",
        ),
    },
    "england/notify-a-serious-incident": {
        "A baby died in the night, a bruise may be older, and a brother is still at home": (
            {"immediate-danger": "no", "significant-harm": "yes"},
            "refer",
        ),
        "A girl in foster care died of a long illness, and nobody suspects anything": (
            {**COUNCIL, "what-happened": "child-died", "looked-after": "yes", "abuse-or-neglect": "no"},
            "notify-a-looked-after-death",
        ),
        "A boy known to have been neglected was killed by a car, and nobody thinks that one led to the other": (
            {
                **COUNCIL,
                "what-happened": "child-died",
                "looked-after": "no",
                "abuse-or-neglect": "yes",
                "place": "here",
            },
            "notify-the-panel",
        ),
        "A girl from the next county drowned in Greece, and her neglect was known here": (
            {
                **COUNCIL,
                "what-happened": "child-died",
                "looked-after": "no",
                "abuse-or-neglect": "yes",
                "place": "elsewhere",
            },
            "tell-the-other-authority",
        ),
        "A boy was badly shaken on holiday in Spain, and the council at home hears of it": (
            {**COUNCIL, "what-happened": "child-harmed", "abuse-or-neglect": "not-sure", "place": "abroad"},
            "notify-the-panel",
        ),
        "A ward nurse thinks that a child's burns were no accident and that nobody has told the council": (
            {**NURSE, "what-happened": "child-harmed", "abuse-or-neglect": "not-sure"},
            "raise-it-with-the-partners",
        ),
    },
    "england/local-child-safeguarding-practice-review": {
        "Three cases in a year with the same gap between two services": (
            {**REVIEWED, "partners-view": "local-review"},
            "hold-a-local-review",
        ),
        "Council and police see nothing to learn, and the health board does": (
            {**REVIEWED, "partners-view": "no-review", "partners-agree": "no"},
            "settle-it-first",
        ),
        "A partnership begins to plan a review of a case that nobody notified": (
            {**SAFE, "notified": "no"},
            "settle-notification-first",
        ),
    },
    "england/learning-review-method": {
        "A near miss in one school, with nobody harmed": (
            {**TO_LEARN, "bodies": "one"},
            "review-in-one-organisation",
        ),
        "Four services want to hear before the summer how a move between areas went wrong": (
            {**TO_LEARN, "bodies": "several", "what-is-needed": "soon"},
            "review-with-practitioners",
        ),
        "A team wants a learning day about a child in hospital, and nobody has asked whether it is to be notified": (
            {**SAFE, "notification-settled": "not-sure"},
            "settle-notification-first",
        ),
        "While a case is chosen for a learning day its file shows that a brother still lives with who did it": (
            {"immediate-danger": "no", "significant-harm": "yes"},
            "refer",
        ),
    },
}


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


@pytest.mark.parametrize(("address", "situation"), [(aid, one) for aid, told in ELSEWHERE.items() for one in told])
def test_in_the_other_national_aids_this_situation_leads_here(address: str, situation: str) -> None:
    answers, outcome = ELSEWHERE[address][situation]
    step = advance(shipped.aid(address).aid, answers)
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


@pytest.mark.parametrize("address", [small.NATIONAL, small.HISTORIC, *ELSEWHERE])
def test_a_real_aid_does_all_that_a_second_person_typed_from_its_source(address: str) -> None:
    aid = (shipped.aid(address) if address in ELSEWHERE else small.real(address)).aid
    typed = expected.load(TYPED, aid)
    assert typed is not None
    assert [one.sentence for one in expected.compare(aid, typed)] == []
