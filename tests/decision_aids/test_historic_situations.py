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
# Of a child in West Sussex: no immediate risk, no social worker, and you believe that social care has to step in.
NOT_AT_ONCE = {"immediate-risk": "no", "social-worker": "no", "needs-social-care": "yes"}
DECLINED = {"emergency": "no", "unsafe-to-talk": "no", "what-for": "service", "agreed": "no"}
PEER_TOLD = {"about-a-case": "no", "post": "director", "told-the-peer": "yes"}
STILL_WORRIED = {**PEER_TOLD, "asked-four-things": "yes", "dispelled": "no"}
UNPUBLISHED = {"about-a-person": "no", "all-published": "no"}
BELOW = {"died-in-custody": "no", "abuse-or-neglect": "no"}
HARMED = {"died-in-custody": "no", "abuse-or-neglect": "yes", "what-happened": "seriously-harmed"}
REVIEW_RULES = {
    "which": "review",
    "review-rules.not-the-host": "yes",
    "review-rules.no-ties": "yes",
    "review-rules.lead-is-not-quality": "yes",
    "review-rules.accredited": "yes",
}
REVIEW_TEAM = {
    **REVIEW_RULES,
    "review-make-up.lead-director": "yes",
    "review-make-up.quality-director": "yes",
    "review-make-up.four-members": "yes",
    "review-make-up.different-councils": "yes",
    "review-make-up.mix": "yes",
    "review-make-up.data-specialist": "yes",
    "review-make-up.named-in-order": "yes",
}
LETTERS = {
    "letters.public-interest": "yes",
    "letters.ability": "yes",
    "letters.performance": "yes",
    "letters.extent": "yes",
    "letters.replication": "yes",
    "letters.statutory": "yes",
}
CRITERIA = (
    "screening", "sharing", "gathering", "immediate-protection", "risk", "threshold", "planning", "carrying-out",
    "records",
)  # fmt: skip
STANDARDS = (
    "leadership", "policies", "accountability", "developing-services", "training", "recruitment", "joint-working",
    "information-sharing",
)  # fmt: skip


def _criteria(**other: str) -> dict[str, str]:
    """A file that shows all nine criteria, save for some."""
    return {f"criteria.{one}": other.get(one, "shown") for one in CRITERIA}


def _lights(**other: str) -> dict[str, str]:
    """A green light for each of the eight standards, save for some."""
    return {f"standards.{one}": other.get(one, "green") for one in STANDARDS}


# Aids in which the front door stands before whatever an outcome says.
FRONT_DOOR_FIRST = (
    "east-midlands/critical-incident",
    "rotherham/notify-a-serious-incident",
    "rotherham/resolve-a-dispute",
)
# Aid by aid: what somebody met, what they answered, and where it ended.
SITUATIONS = {
    "west-sussex/make-a-referral": {
        "A toddler is alone in a flat and a man is shouting at the door": ({"immediate-risk": "yes"}, "ring-now"),
        "A dinner lady hears half a sentence and cannot tell what was meant": (
            {"immediate-risk": "not-sure"},
            "talk-it-through",
        ),
        "A boy with a social worker has been absent for a week": (
            {"immediate-risk": "no", "social-worker": "yes"},
            "their-social-worker",
        ),
        "A mother of three is worn out, and nobody has offered her anything yet": (
            {**NOT_AT_ONCE, "early-help-first": "no", "safeguarding-concern": "no"},
            "early-help",
        ),
        "Nobody has offered help, and a girl is likely to be taken abroad in the summer and come back married": (
            {
                **NOT_AT_ONCE,
                "early-help-first": "no",
                "safeguarding-concern": "yes",
                "consent-or-told": "no",
                "unsafe-to-talk": "yes",
            },
            "refer-without-consent",
        ),
        "Early help has run for months, the home is no cleaner, and the parents know of the referral": (
            {**NOT_AT_ONCE, "early-help-first": "yes", "consent-or-told": "yes"},
            "refer",
        ),
        "Early help has run for months, and the parents have not been told": (
            {**NOT_AT_ONCE, "early-help-first": "yes", "consent-or-told": "no", "unsafe-to-talk": "no"},
            "consent-first",
        ),
        "The father would destroy the messages on the telephone if he were told": (
            {**NOT_AT_ONCE, "early-help-first": "yes", "consent-or-told": "no", "unsafe-to-talk": "yes"},
            "refer-without-consent",
        ),
        "A family closes the door on a parenting course and the children are well": (
            {**NOT_AT_ONCE, "early-help-first": "declined", "harm-from-refusal": "no"},
            "keep-engaging",
        ),
    },
    "west-sussex/consent": {
        "A baby is not breathing well and the parents say to wait": ({"emergency": "yes"}, "contact-the-police"),
        "A girl says that her uncle will take her abroad to be married if he learns of this": (
            {"emergency": "no", "unsafe-to-talk": "yes"},
            "refer-without-consent",
        ),
        "A school wants to tell the health visitor what it knows": (
            {"emergency": "no", "unsafe-to-talk": "no", "what-for": "sharing"},
            "sharing-is-separate",
        ),
        "A father is glad of help with his son's sleep": ({**DECLINED, "agreed": "yes"}, "refer-with-consent"),
        "A form for early help is filled in, and nobody has spoken with the mother": (
            {**DECLINED, "agreed": "not-asked"},
            "ask-first",
        ),
        "Parents say no, and the infant loses more weight each week": (
            {**DECLINED, "significant-harm": "yes"},
            "tell-then-refer",
        ),
        "Parents say no, and a bright girl misses every Monday": (
            {**DECLINED, "significant-harm": "no", "long-term": "yes"},
            "keep-engaging",
        ),
        "Parents say no to a play group, and a grandmother comes every day": (
            {**DECLINED, "significant-harm": "no", "long-term": "no"},
            "their-choice",
        ),
        "Parents say no, and a teacher cannot put a finger on what is wrong": (
            {**DECLINED, "significant-harm": "not-sure"},
            "seek-advice",
        ),
    },
    "west-sussex/level-of-need": {
        "A child is locked in and screams": ({"immediate-risk": "yes"}, "ring-now"),
        "A boy runs drugs for older boys and comes home with burns": (
            {"immediate-risk": "no", "specialist": "yes"},
            "level-4",
        ),
        "A young carer with a father who drinks and a mother in hospital falls behind in everything": (
            {"immediate-risk": "no", "specialist": "no", "complex": "yes"},
            "level-3",
        ),
        "A four-year-old says few words, and the nursery cannot help with that alone": (
            {"immediate-risk": "no", "specialist": "no", "complex": "no", "emerging": "yes"},
            "level-2",
        ),
        "Parents ask at the children's centre about teething": (
            {"immediate-risk": "no", "specialist": "no", "complex": "no", "emerging": "no", "universal": "yes"},
            "level-1",
        ),
        "None of the four descriptions fits a girl who hardly eats": (
            {"immediate-risk": "no", "specialist": "no", "complex": "no", "emerging": "no", "universal": "no"},
            "talk-it-through",
        ),
    },
    "south-east/third-party-disclosure": {
        "A director is told at a conference of a girl whom nobody has visited": (
            {"about-a-case": "yes"},
            "leave-this-protocol",
        ),
        "A councillor cannot tell whether it is one family or the whole service": (
            {"about-a-case": "not-sure"},
            "treat-as-a-case",
        ),
        "A principal social worker hears that another council has three agency teams": (
            {"about-a-case": "no", "post": "practice-leader"},
            "through-your-director",
        ),
        "A Lead Member reads of it in the newspaper": (
            {"about-a-case": "no", "post": "lead-member", "told-the-peer": "no"},
            "approach-the-lead-member",
        ),
        "A Chief Executive hears of it from an auditor": (
            {"about-a-case": "no", "post": "chief-executive", "told-the-peer": "no"},
            "approach-the-chief-executive",
        ),
        "Somebody on the programme's staff sees it in the figures": (
            {"about-a-case": "no", "post": "staff", "told-the-peer": "no"},
            "approach-the-director",
        ),
        "The peer was rung and asked only how things are": (
            {**PEER_TOLD, "asked-four-things": "no"},
            "ask-the-peer",
        ),
        "The peer shows that the figures were added up wrongly": (
            {**PEER_TOLD, "asked-four-things": "yes", "dispelled": "yes"},
            "settled",
        ),
        "The peer is content that Ofsted hears of the vacancies and of nothing else": (
            {**STILL_WORRIED, "peer-agrees": "yes"},
            "share-what-was-agreed",
        ),
        "The peer hangs up, and assessments have stopped altogether": (
            {**STILL_WORRIED, "peer-agrees": "no", "extreme": "yes"},
            "escalate",
        ),
        "The peer would rather not, and one cannot tell how bad it is": (
            {**STILL_WORRIED, "peer-agrees": "no", "extreme": "not-sure"},
            "keep-talking",
        ),
    },
    "south-east/share-a-report": {
        "A peer review tells of one boy in one children's home": (
            {"audience": "wider", "about-a-person": "yes"},
            "ask-information-governance",
        ),
        "Every figure in the pack is on the Department's website": (
            {"audience": "partners", "about-a-person": "no", "all-published": "yes"},
            "share-freely",
        ),
        "The head of early help asks for last quarter's comparison": (
            {**UNPUBLISHED, "audience": "key-staff"},
            "keep-inside",
        ),
        "The finance team is to see it, and every council has said yes": (
            {**UNPUBLISHED, "audience": "wider", "permission-given": "yes"},
            "share-as-permitted",
        ),
        "A journalist would like the ranking": (
            {**UNPUBLISHED, "audience": "wider", "permission-given": "no"},
            "get-permission",
        ),
        "Inspectors are shown bars without names": (
            {**UNPUBLISHED, "audience": "partners", "permission-given": "no", "anonymous": "yes"},
            "share-anonymised",
        ),
        "One bar without a name is an island with 140,000 people": (
            {**UNPUBLISHED, "audience": "partners", "permission-given": "no", "anonymous": "no"},
            "permission-or-anonymise",
        ),
        "The checked summary goes to the Department": (
            {**UNPUBLISHED, "audience": "summary", "checked": "yes"},
            "share-the-summary",
        ),
        "Nobody knows whether the summary was checked": (
            {**UNPUBLISHED, "audience": "summary", "checked": "not-sure"},
            "check-first",
        ),
        "A resident asks for the whole report under the Act": (
            {"audience": "request"},
            "ask-the-information-officer",
        ),
    },
    "east-sussex/which-review": {
        "A boy is found dead in a young offender institution": ({"died-in-custody": "yes"}, "serious-case-review"),
        "A neglected girl loses a leg, and four agencies never spoke": (
            {**HARMED, "worked-together": "yes"},
            "serious-case-review",
        ),
        "A bruised baby recovers, agencies did well, and every one wants to look hard at its own part": (
            {**HARMED, "worked-together": "no", "something-to-learn": "yes", "which-way": "full"},
            "multi-agency-review",
        ),
        "Three teenagers went missing from the same estate": (
            {**BELOW, "something-to-learn": "yes", "which-way": "flexible"},
            "partnership-review",
        ),
        "A boy breaks an arm at football": ({**BELOW, "something-to-learn": "no"}, "no-review"),
        "A death that nobody can explain yet": (
            {"died-in-custody": "no", "abuse-or-neglect": "not-sure"},
            "ask-the-sub-committee",
        ),
    },
    "east-sussex/grade-an-audit": {
        "Nine auditors nod nine times": (_criteria(), "good"),
        "Everything is there except a plan for when the family moves": (_criteria(planning="partly"), "adequate"),
        "Health never sent its chronology, and the child was safe all the same": (
            _criteria(sharing="failing") | {"is-it-inadequate": "yes"},
            "inadequate",
        ),
        "One visit was a day late and nobody thinks that it decides anything": (
            _criteria(screening="failing") | {"is-it-inadequate": "no"},
            "adequate-with-failings",
        ),
        "The police file is still in another building": (_criteria(records="not-sure"), "discuss-it"),
    },
    "east-sussex/section-11-rating": {
        "A trust has a folder of evidence for each standard": ({"listed": "yes"} | _lights(), "all-green"),
        "A district council trains its staff and has no list of who was trained": (
            {"listed": "yes"} | _lights(training="amber"),
            "action-plan",
        ),
        "A youth club joins of its own accord and has no policy at all": (
            {"listed": "no", "taking-part": "yes"} | _lights(policies="red"),
            "action-plan",
        ),
        "A prison's new lead does not know what the last one showed": (
            {"listed": "yes"} | _lights(leadership="not-sure"),
            "look-for-evidence",
        ),
        "A company that drives children to school for the council has never heard of it": (
            {"listed": "not-sure"},
            "ask-the-board",
        ),
        "A bakery is asked for nothing": ({"listed": "no", "taking-part": "no"}, "not-required"),
    },
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
        "A service manager of the second tier would like to visit as an expert": (
            {"part": "visit-expert", **POOLED, "own-council": "no", "third-tier": "second"},
            "left-open",
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
    "east-midlands/team-composition": {
        "Two of the four core members work for the same council": (
            {**REVIEW_TEAM, "review-make-up.different-councils": "no"},
            "lacks-a-part",
        ),
        "The analyst comes from a third council, and not from the lead's": (
            {**REVIEW_TEAM, "review-make-up.data-specialist": "no"},
            "lacks-a-part",
        ),
        "The lead director offers to assure the quality as well": (
            {**REVIEW_RULES, "review-rules.lead-is-not-quality": "no"},
            "breaks-a-rule",
        ),
        "A core member ran the host's children's homes until last year": (
            {**REVIEW_RULES, "review-rules.no-ties": "no"},
            "breaks-a-rule",
        ),
        "An expert in a visit has not been to the day of training": (
            {
                "which": "visit",
                "visit-rules.not-the-host": "yes",
                "visit-rules.lead-is-not-quality": "yes",
                "visit-rules.accredited": "no",
            },
            "breaks-a-rule",
        ),
        "A review team of six has everything": (REVIEW_TEAM, "whole-team"),
    },
    "rotherham/choose-a-scrutiny-topic": {
        "Everybody speaks of holiday hunger, nobody works on it, and the council could": (LETTERS, "all-speak-for-it"),
        "Residents are angry about something that only Parliament can change": (
            {**LETTERS, "letters.ability": "no"},
            "some-speak-for-it",
        ),
        "Another committee reported on missing children last month": (
            {**LETTERS, "letters.replication": "no"},
            "some-speak-for-it",
        ),
        "One councillor would like to see one school's new sports hall": (
            dict.fromkeys(LETTERS, "no"),
            "none-speaks-for-it",
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


@pytest.mark.parametrize("address", FRONT_DOOR_FIRST)
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


@pytest.mark.parametrize("address", ["west-sussex/make-a-referral", "west-sussex/level-of-need", "west-sussex/consent"])
def test_in_west_sussex_the_first_answer_alone_leads_to_the_telephone(address: str) -> None:
    aid = shipped.aid(address).aid
    outcome = aid.outcome[advance(aid, {aid.first: "yes"}).id]
    roles = [one.contact_role for one in outcome.actions if one.contact_role]
    assert roles == ["emergency-services", "front-door", "out-of-hours"]


@pytest.mark.parametrize("post", ["lead-member", "chief-executive", "director", "staff"])
def test_the_peer_hears_of_a_worry_before_anybody_else_does(post: str) -> None:
    aid = shipped.aid("south-east/third-party-disclosure").aid
    answers = {"about-a-case": "no", "post": post, "told-the-peer": "no"}
    outcome = aid.outcome[advance(aid, answers).id]
    assert (outcome.result, "before anyone else" in outcome.do) == ("raise", True)


def test_a_report_that_is_not_published_never_leaves_without_permission_or_names_taken_out() -> None:
    aid = shipped.aid("south-east/share-a-report").aid
    walk = states.walk(aid)
    for state in walk.states:
        path = dict(walk.shortest(state))
        outside = path.get("audience") in {"wider", "partners"} and path.get("all-published") != "yes"
        if outside and state.node in aid.outcome and aid.outcome[state.node].result.startswith("share"):
            assert path["permission-given"] == "yes" or path["anonymous"] == "yes"


def test_a_death_is_not_asked_how_agencies_worked_together() -> None:
    aid = shipped.aid("east-sussex/which-review").aid
    dead = {"died-in-custody": "no", "abuse-or-neglect": "yes", "what-happened": "died"}
    assert advance(aid, dead).id == "serious-case-review"


@pytest.mark.parametrize("criterion", CRITERIA)
def test_failings_in_any_one_criterion_are_for_the_auditors_to_judge(criterion: str) -> None:
    aid = shipped.aid("east-sussex/grade-an-audit").aid
    step = advance(aid, _criteria() | {f"criteria.{criterion}": "failing"})
    assert (step.id, aid.question[step.id].judgement) == ("is-it-inadequate", True)


@pytest.mark.parametrize("light", ["amber", "red"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_one_light_that_is_not_green_asks_for_a_plan_with_a_date(standard: str, light: str) -> None:
    aid = shipped.aid("east-sussex/section-11-rating").aid
    outcome = aid.outcome[advance(aid, {"listed": "yes"} | _lights() | {f"standards.{standard}": light}).id]
    assert (outcome.id, outcome.must_record) == ("action-plan", ("reason", "review-date"))
