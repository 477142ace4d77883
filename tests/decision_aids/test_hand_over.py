"""What one aid has established goes along to the next: nobody is asked twice, and nobody is sent round for ever."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from decision_aids import engine, graph, hand_over, held, html, page, states, surroundings
from decision_aids.model import Aid
from tests.decision_aids import offer, shipped, small

DANGER, HARM = "england/facts#immediate-danger", "england/facts#significant-harm"
NATIONAL = shipped.aid(shipped.NATIONAL)
NO_HARM = {DANGER: "no", HARM: "no"}
OFFER = offer.ITEM


def test_the_answers_of_a_walk_establish_the_facts_that_its_questions_ask_for() -> None:
    path = (("immediate-danger", "no"), ("significant-harm", "yes"))
    assert hand_over.facts_of(NATIONAL.aid, path) == {DANGER: "no", HARM: "yes"}


def test_an_answer_establishes_the_value_that_it_stands_for_and_not_its_own_id() -> None:
    path = (("second-person", "disagrees"),)
    assert hand_over.facts_of(NATIONAL.aid, path) == {"england/facts#second-person-agrees": "no"}


def test_answers_to_a_historic_aid_establish_nothing_for_one_of_today() -> None:
    historic = replace(NATIONAL.aid, historic=True)
    assert hand_over.facts_of(historic, (("immediate-danger", "no"),), NO_HARM) == {}
    assert set(map(len, hand_over.certain(states.walk(historic)).values())) == {0}


def test_what_was_answered_last_holds() -> None:
    assert hand_over.facts_of(NATIONAL.aid, (("significant-harm", "yes"),), NO_HARM) == {DANGER: "no", HARM: "yes"}


@pytest.mark.parametrize(
    ("facts", "answers"),
    [
        ({}, {}),
        (NO_HARM, {"immediate-danger": "no", "significant-harm": "no"}),
        # Whoever already knows of harm is shown what to do about it at once.
        ({DANGER: "no", HARM: "yes"}, {"immediate-danger": "no", "significant-harm": "yes"}),
        ({DANGER: "no", HARM: "not-sure"}, {"immediate-danger": "no", "significant-harm": "not-sure"}),
        # The first question is not known, so everything after it waits.
        ({HARM: "no"}, {}),
        ({DANGER: "perhaps"}, {}),
    ],
)
def test_the_next_aid_begins_where_what_is_known_ends(facts: Mapping[str, str], answers: Mapping[str, str]) -> None:
    assert hand_over.answers(NATIONAL.aid, facts) == answers


def test_what_is_known_of_a_later_question_is_not_asked_when_it_comes() -> None:
    assert hand_over.answers(NATIONAL.aid, {HARM: "no"}, {"immediate-danger": "no"}) == {
        "immediate-danger": "no",
        "significant-harm": "no",
    }


def test_an_answer_given_here_outranks_what_was_handed_over() -> None:
    found = hand_over.answers(NATIONAL.aid, NO_HARM, {"immediate-danger": "no", "significant-harm": "yes"})
    assert found == {"immediate-danger": "no", "significant-harm": "yes"}


def test_two_answers_with_the_value_that_is_known_are_asked() -> None:
    one = NATIONAL.aid.question["immediate-danger"]
    doubled = replace(one, answers=(*one.answers, replace(one.answers[0], id="yes-and-now")))
    assert hand_over.settled(doubled, {DANGER: "yes"}) is None
    assert hand_over.settled(one, {DANGER: "yes"}) == one.answers[0]


@given(small.aids())
@small.UNHURRIED
def test_what_is_carried_into_an_aid_is_always_a_path_of_it(aid: Aid) -> None:
    for answers in small.assignments(aid):
        facts = {small.FACT + question: answer for question, answer in answers.items()}
        carried = hand_over.answers(aid, facts)
        step = engine.advance(aid, carried)
        met = small.follow(aid, answers)
        assert met is None or (dict(step.path), step.id) == met


@given(small.aids())
@small.UNHURRIED
def test_what_is_certain_at_a_step_is_what_every_way_to_it_has_established(aid: Aid) -> None:
    walk = states.walk(aid)
    known = hand_over.certain(walk)
    ways: dict[graph.State, list[dict[str, str]]] = {}
    todo: list[tuple[graph.State, tuple[tuple[str, str], ...]]] = [(walk.states[0], ())]
    while todo:
        state, path = todo.pop()
        ways.setdefault(state, []).append(hand_over.facts_of(aid, path))
        todo += [(to, (*path, (state.node, answer))) for answer, to in walk.arrows[state]]
    for state, each in ways.items():
        assert known[state].items() == set(each[0].items()).intersection(*(one.items() for one in each))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data with Long Marsh, whose aid of offers hands over to England's aid of sharing."""
    data = tmp_path_factory.mktemp("marsh") / "data"
    for publisher in ("england", "west-sussex"):
        shutil.copytree(shipped.ROOT / "data" / publisher, data / publisher)
    offer.add_to(data)
    return data


def test_the_link_of_a_static_page_leads_to_the_step_where_what_is_certain_ends(folder: Path) -> None:
    found = held.read(folder)
    aids = {one.edition.address: one for one in found.aids}
    ours, share = aids[f"{OFFER}/2026-11"], aids[f"{shipped.NATIONAL}/2026-11"]
    around = surroundings.of(found.register, ours, shipped.DAY)
    text = html.aid_page(ours.aid, around, states.walk(ours.aid), "../../", {shipped.NATIONAL: share.aid})
    # Everybody who is sent on has said that there is neither danger nor harm.
    to = html.fragment(share.aid, "significant-harm", "no")
    assert f'href="../../england/share-information/#{to}"' in text
    there = html.aid_page(
        share.aid, surroundings.of(found.register, share, shipped.DAY), states.walk(share.aid), "../../"
    )
    section = there[there.index(f'id="{to}"') :]
    assert section.index("relevant to keeping a child safe") < section.index("</section>")


def stepped(**request: object) -> dict[str, Any]:
    around = surroundings.of(shipped.everything().register, NATIONAL, shipped.DAY)
    page.respond(json.dumps({"do": "load", "bundle": {"aid": NATIONAL.value, "around": around}, "root": ""}))
    asked = {"do": "step", "today": shipped.DAY, "begun": True, "answers": {}, **request}
    answer: dict[str, Any] = json.loads(page.respond(json.dumps(asked)))
    return answer


HANDED = {"title": "Offer help", "facts": NO_HARM}


def test_the_live_page_begins_where_the_other_aid_ended_and_marks_what_was_carried_over() -> None:
    step = stepped(handed=HANDED)
    assert step["answers"] == {"immediate-danger": "no", "significant-harm": "no"}
    assert "Is the information relevant" in step["html"]
    assert step["html"].count("(carried over from Offer help)") == 2
    assert step["html"].count("data-change=") == 2


def test_an_answer_that_is_changed_is_no_longer_carried_over() -> None:
    step = stepped(handed=HANDED, answers={"immediate-danger": "no", "significant-harm": "yes"})
    assert "Refer to the front door today" in step["html"]
    assert step["html"].count("(carried over from Offer help)") == 1
    assert step["handing"] == {"title": NATIONAL.aid.title, "facts": {DANGER: "no", HARM: "yes"}}


def test_to_look_again_at_a_carried_answer_asks_its_question() -> None:
    step = stepped(handed=HANDED, chosen="no", later={"significant-harm": "no"})
    assert "Is anyone in immediate danger" in step["html"]
    assert step["answers"] == {}


def test_an_answer_kept_after_a_change_outranks_what_was_handed_over() -> None:
    step = stepped(handed=HANDED, answers={"immediate-danger": "no"}, later={"significant-harm": "yes"})
    assert step["answers"] == {"immediate-danger": "no", "significant-harm": "yes"}


def met(folder: Path, tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str]]:
    """The code and sentence of each problem of the folder once some files were changed."""
    data = Path(shutil.copytree(folder, tmp_path / "data"))
    for name, old, new in changes:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text
        (data / name).write_text(text.replace(old, new), encoding="utf-8")
    return [(one.code, one.sentence) for one in held.read(data).problems if one.severity == "error"]


SHARE = "england/share-information/2027-01.yaml"
SHARE_NOW = "england/share-information/2026-11.yaml"


def test_an_aid_that_hands_over_to_one_that_does_not_come_back_is_sound(folder: Path, tmp_path: Path) -> None:
    assert met(folder, tmp_path) == []


def test_two_aids_that_send_a_person_round_for_ever_are_refused(folder: Path, tmp_path: Path) -> None:
    # Whoever can be sent on from sharing knows that there is no harm, and so is sent back by the aid of offers.
    back = "    would_change: The advice you get.\n"
    onward = f"{back}    hand_over: {OFFER}\n"
    found = met(folder, tmp_path, (SHARE, back, onward), (SHARE_NOW, back, onward))
    ((code, sentence),) = found
    assert code == "hands-over-in-a-circle"
    there, back_again = f"{OFFER} (share-first)", f"{shipped.NATIONAL} (seek-advice)"
    assert f"{there} → {back_again} → {OFFER}" in sentence or f"{back_again} → {there} → {shipped.NATIONAL}" in sentence


@pytest.mark.parametrize("edition", [SHARE, SHARE_NOW])
def test_the_edition_of_today_is_looked_at_as_the_one_to_come_is(edition: str, folder: Path, tmp_path: Path) -> None:
    back = "    would_change: The advice you get.\n"
    ((code, _),) = met(folder, tmp_path, (edition, back, f"{back}    hand_over: {OFFER}\n"))
    assert code == "hands-over-in-a-circle"


def test_two_aids_may_hand_over_to_each_other_where_what_is_known_ends_it(folder: Path, tmp_path: Path) -> None:
    # Sharing sends on only whoever knows of harm, and for them the aid of offers ends with a referral.
    refer = "    would_change: Immediate danger. Then ring 999.\n"
    onward = f"{refer}    hand_over: {OFFER}\n"
    assert met(folder, tmp_path, (SHARE, refer, onward), (SHARE_NOW, refer, onward)) == []


def test_a_current_aid_cannot_hand_over_to_one_held_only_as_a_source_had_it(folder: Path, tmp_path: Path) -> None:
    name = "long-marsh/offer-help/2026-11.yaml"
    ((code, sentence),) = met(folder, tmp_path, (name, shipped.NATIONAL, shipped.FLOWCHART))
    assert code == "not-in-force"
    assert f"{shipped.FLOWCHART} is not in force on 2026-11-22" in sentence


def test_nor_can_a_historic_aid(folder: Path, tmp_path: Path) -> None:
    name, old = f"{shipped.FLOWCHART}/2020-10.yaml", "    result: advice\n"
    ((code, sentence),) = met(folder, tmp_path, (f"{name}", old, f"{old}    hand_over: {shipped.FLOWCHART}\n"))
    assert code == "hands-over-to-historic"
    assert f"{shipped.FLOWCHART} is held only as a source document had it" in sentence


def test_a_hand_over_to_an_aid_that_begins_later_is_refused(folder: Path, tmp_path: Path) -> None:
    found = met(folder, tmp_path, (SHARE_NOW, "effective_from: 2026-11-22", "effective_from: 2026-12-01"))
    assert any(
        code == "not-in-force" and f"{shipped.NATIONAL} is not in force on 2026-11-22" in said for code, said in found
    )
