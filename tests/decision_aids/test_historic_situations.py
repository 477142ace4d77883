"""What the aids that were kept as their sources had them said in situations that people met then."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aids import expected, states
from decision_aids.engine import advance
from tests.decision_aids import shipped

TYPED = Path(__file__).parent / "expected"
FOUND = {"evidence": "yes", "significant": "yes", "immediate": "yes"}
POOLED = {"approved": "yes", "trained": "yes", "kept-up": "yes"}
COUNCIL = {"role": "local-authority"}
ONE_CHILD = {"kind": "disagreement", "about": "one-child"}
SYSTEM = {"kind": "disagreement", "about": "systemic"}
# Aid by aid: what somebody met, what they answered, and where it ended.
SITUATIONS = {
    "east-midlands/critical-incident": {
        "A visitor reads that a baby with two breaks was sent home last night, and the lead has told nobody": (
            {**FOUND, "told": "no"},
            "tell-the-host-now",
        ),
        "Some invoices are filed in the wrong year": ({"evidence": "yes", "significant": "no"}, "no-surprises"),
        "Girls are turned away from a boxing club, and its lease ends in two years": (
            {"evidence": "yes", "significant": "yes", "immediate": "no"},
            "no-surprises",
        ),
        "The host director was told in the corridor, and nothing is on paper": (
            {**FOUND, "told": "yes", "written": "no"},
            "write-it-down",
        ),
        "The form has the host's answer and only the lead's signature": (
            {**FOUND, "told": "yes", "written": "yes", "signed": "no"},
            "sign-it",
        ),
        "Both have signed, and the lead asks whether the team goes on looking into it": (
            {**FOUND, "told": "yes", "written": "yes", "signed": "yes"},
            "host-owns-it",
        ),
    },
    "east-midlands/complaint": {
        "A head of service says that a reviewer was rude, and the two directors have not spoken": (
            {"which": "review", "considered": "no"},
            "directors-put-it-right",
        ),
        "The directors talked for an hour and still do not agree that a finding holds": (
            {"which": "review", "considered": "yes", "settled": "no"},
            "quality-assurance-director-decides",
        ),
        "The host of a visit finds that too few files were read": (
            {"which": "visit", "considered": "no"},
            "assistant-directors-put-it-right",
        ),
        "After a visit the two assistant directors have tried everything": (
            {"which": "visit", "considered": "yes", "settled": "no"},
            "quality-assurance-assistant-director-decides",
        ),
        "A reviewer apologised and everybody is content": (
            {"which": "review", "considered": "yes", "settled": "yes"},
            "closed",
        ),
    },
    "east-midlands/reviewer-eligibility": {
        "A third-tier manager of eighteen months is asked to join a review": (
            {"part": "core-member", **POOLED, "own-council": "no", "ties": "no", "tier": "third", "two-years": "no"},
            "too-little-experience",
        ),
        "A second-tier officer led the host's fostering until last spring": (
            {"part": "core-member", **POOLED, "own-council": "no", "ties": "yes"},
            "not-independent",
        ),
        "A director would lead the review of the own council": (
            {"part": "director", "trained": "yes", "kept-up": "yes", "own-council": "yes"},
            "own-authority",
        ),
        "The director who leads offers to check the letter too, as nobody else is free": (
            {
                "part": "director",
                "trained": "yes",
                "kept-up": "yes",
                "own-council": "no",
                "ties": "no",
                "serving": "yes",
                "both-parts": "yes",
            },
            "two-parts-at-once",
        ),
        "A team manager of ten years wants to join a visit as an expert": (
            {"part": "visit-expert", **POOLED, "own-council": "no", "third-tier": "no"},
            "not-senior-enough",
        ),
        "A head teacher on secondment is neither second nor third tier": (
            {"part": "core-member", **POOLED, "own-council": "no", "ties": "no", "tier": "neither"},
            "left-open",
        ),
        "An analyst has filled in the form and missed the day of training": (
            {"part": "data-specialist", "approved": "yes", "trained": "no"},
            "not-accredited",
        ),
        "An analyst sends the form and the own director has not looked at it": (
            {"part": "visit-data-specialist", "approved": "no"},
            "not-approved",
        ),
        "A reviewer of last year never gave peers any feedback": (
            {"part": "core-member", "approved": "yes", "trained": "yes", "kept-up": "no"},
            "lapsed",
        ),
        "Everything fits, and the council cannot spare her in the week of the budget": (
            {"part": "core-member", **POOLED, "own-council": "no", "ties": "no", "tier": "second", "released": "no"},
            "not-released",
        ),
        "A second-tier lead for safeguarding will lead the visit of a neighbour": (
            {"part": "assistant-director", **POOLED, "own-council": "no", "second-tier": "yes", "released": "yes"},
            "eligible",
        ),
    },
    "rotherham/notify-a-serious-incident": {
        "A baby in foster care dies of a heart that was never right": (
            {**COUNCIL, "what-happened": "looked-after-died", "abuse": "neither"},
            "secretary-and-ofsted",
        ),
        "A looked-after girl is found dead in her placement, and a man is being questioned": (
            {**COUNCIL, "what-happened": "looked-after-died", "abuse": "suspected", "where": "in-the-area"},
            "panel-secretary-and-ofsted",
        ),
        "A looked-after boy dies in a secure home at the other end of England, after a restraint": (
            {**COUNCIL, "what-happened": "looked-after-died", "abuse": "suspected", "where": "elsewhere"},
            "secretary-and-ofsted-duty-elsewhere",
        ),
        "A boy of six recovers from the burns that his stepfather gave him": (
            {**COUNCIL, "what-happened": "seriously-harmed", "abuse": "known", "where": "in-the-area"},
            "panel-and-partners",
        ),
        "A girl from Rotherham drowns on holiday in Spain, and nobody seems to have watched her": (
            {**COUNCIL, "what-happened": "died", "abuse": "suspected", "where": "outside-england"},
            "panel-and-partners",
        ),
        "A Rotherham boy is beaten half to death in Leeds by his father": (
            {**COUNCIL, "what-happened": "seriously-harmed", "abuse": "known", "where": "elsewhere"},
            "duty-elsewhere",
        ),
        "A girl dies of leukaemia": ({**COUNCIL, "what-happened": "died", "abuse": "neither"}, "no-abuse-known"),
        "A boy is left alone for a night and comes to no harm": (
            {**COUNCIL, "what-happened": "neither"},
            "not-a-serious-case",
        ),
        "A ward sister thinks that somebody should look at how three agencies missed it": (
            {"role": "somebody-else"},
            "tell-the-partners",
        ),
    },
    "rotherham/resolve-a-dispute": {
        "A health visitor grumbles about a social worker's decision and has told nobody": (
            {**ONE_CHILD, "how-far-for-one-child": "not-raised"},
            "raise-it",
        ),
        "School and social worker have talked twice about one boy": (
            {**ONE_CHILD, "how-far-for-one-child": "raised"},
            "use-the-protocol",
        ),
        "The protocol has been followed to its end for one girl": (
            {**ONE_CHILD, "how-far-for-one-child": "protocol"},
            "tell-the-executive",
        ),
        "For months the hospital has not been asked to any strategy discussion": (
            {**SYSTEM, "how-far-for-the-system": "raised"},
            "go-to-the-executive",
        ),
        "The Executive Group has met on it and is split": (
            {**SYSTEM, "how-far-for-the-system": "executive"},
            "chief-officers-meet",
        ),
        "The chief officers have met and are split as well": (
            {**SYSTEM, "how-far-for-the-system": "chief-officers"},
            "chair-arbitrates",
        ),
        "The manager rang back, and both are content": ({**ONE_CHILD, "how-far-for-one-child": "settled"}, "settled"),
        "Night checks are signed for and not done": ({"kind": "whistleblowing"}, "blow-the-whistle"),
    },
}


@pytest.mark.parametrize(("address", "situation"), [(aid, one) for aid, told in SITUATIONS.items() for one in told])
def test_by_the_source_this_situation_led_here(address: str, situation: str) -> None:
    answers, outcome = SITUATIONS[address][situation]
    step = advance(shipped.aid(address).aid, answers)
    assert (step.id, step.is_outcome) == (outcome, True)


@pytest.mark.parametrize("address", SITUATIONS)
def test_the_situations_told_here_reach_every_outcome(address: str) -> None:
    told = {outcome for _, outcome in SITUATIONS[address].values()}
    assert told == set(shipped.aid(address).aid.outcome)


@pytest.mark.parametrize("address", SITUATIONS)
def test_the_aid_does_all_that_was_typed_by_hand_from_its_source(address: str) -> None:
    aid = shipped.aid(address).aid
    typed = expected.load(TYPED, aid)
    assert typed is not None
    assert [one.sentence for one in expected.compare(aid, typed)] == []


def test_a_critical_incident_is_always_told_before_it_is_written_or_signed() -> None:
    walk = states.walk(shipped.aid("east-midlands/critical-incident").aid)
    for state in walk.states:
        if state.node in {"written", "signed", "write-it-down", "sign-it", "host-owns-it"}:
            assert dict(walk.shortest(state))["told"] == "yes", state.node


@pytest.mark.parametrize("address", [one for one in SITUATIONS if "eligibility" not in one and "complaint" not in one])
def test_every_outcome_has_the_front_door_before_anything_the_source_says(address: str) -> None:
    for outcome in shipped.aid(address).aid.outcomes:
        assert outcome.actions[0].contact_role == "front-door", outcome.id


def test_suspecting_abuse_always_leads_where_knowing_of_it_leads() -> None:
    aid = shipped.aid("rotherham/notify-a-serious-incident").aid
    for happened in ("looked-after-died", "died", "seriously-harmed"):
        for where in ("in-the-area", "outside-england", "elsewhere"):
            rest = {**COUNCIL, "what-happened": happened, "where": where}
            suspected, known = (advance(aid, {**rest, "abuse": abuse}).id for abuse in ("suspected", "known"))
            assert suspected == known


def test_a_looked_after_childs_death_is_told_to_secretary_and_ofsted_on_every_path() -> None:
    aid = shipped.aid("rotherham/notify-a-serious-incident").aid
    for state in states.walk(aid).states:
        path = dict(states.walk(aid).shortest(state))
        if state.node in aid.outcome and path.get("what-happened") == "looked-after-died":
            assert "Ofsted" in aid.outcome[state.node].do
