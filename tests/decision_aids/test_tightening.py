"""An area's own aid takes the place of the national one of its name, and may only protect more.

North Glen gets an aid of its own on the level of need. The national one asks one thing more: whether help was tried
and did not work, which leads to the front door.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from decision_aids import checking, held, states, tightening
from tests.decision_aids import small
from tests.macros import partnership

if TYPE_CHECKING:
    from pathlib import Path

    from decision_aids.model import Aid
    from schemas.problems import Problem

DAY = "2026-11-26"
NATIONAL = "england/level-of-need/2026-11"
OWN = "north-glen/level-of-need"
SAFE = "No. Is there reasonable cause to think that the child is suffering significant harm, or is likely to? No. "
# Once North Glen's aid protects as much as the national one wherever that asks more.
TIGHT = (("protection: support", "protection: consult"),)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return partnership.folder(tmp_path)


def give(data: Path, *changes: tuple[str, str], edition: str = "2026-01") -> None:
    """Give North Glen an aid of its own: the one it has on levels, under the name of the national one."""
    text = (data / "north-glen" / "which-level" / "2026-01.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = data / OWN / f"{edition}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(data: Path, day: str = DAY) -> list[Problem]:
    folder = held.read(data)
    assert folder.is_sound, folder.problems
    return list(tightening.problems(folder.register, folder.aids, day))


def test_an_aid_that_ends_lower_with_the_same_facts_is_told_with_the_way_there(data: Path) -> None:
    give(data)
    early, targeted = sorted(found(data), key=lambda one: one.sentence)
    assert early.sentence == (
        "With the same facts this aid ends at early-help, which protects less (support) than "
        f"talk-to-front-door (consult) of {NATIONAL}. The way there: Is anyone in immediate danger? {SAFE}"
        "Without help from services, is the child's health or development likely to suffer? No. "
        "Does the child have several needs, or one that needs more than one agency? No. "
        "Has help been tried without things getting better, or are they getting worse? Not sure. "
        "Both are in force on 2026-11-26."
    )
    assert "this aid ends at targeted-help" in targeted.sentence
    assert {one.code for one in (early, targeted)} == {"aid-looser-than-national"}
    assert early.file.endswith("north-glen/level-of-need/2026-01.yaml")
    assert early.severity == "error"


def test_an_aid_that_protects_as_much_or_more_everywhere_is_fine(data: Path) -> None:
    give(data, *TIGHT)
    assert found(data) == []


def test_questions_are_told_apart_by_their_facts_and_not_by_their_names(data: Path) -> None:
    give(data, *TIGHT, ("  child-in-need:\n", "  may-be-in-need:\n"), ("{go: child-in-need}", "{go: may-be-in-need}"))
    assert found(data) == []


def test_what_an_aid_leaves_unasked_counts_as_answered_in_any_way(data: Path) -> None:
    # Whether the child is in need is not asked any more: the third question is about help that did not work.
    give(data, *TIGHT, ("fact: england/facts#child-in-need\n", "fact: england/facts#help-not-working\n"))
    lower = "which protects less (consult) than help-for-a-child-in-need (refer)"
    assert {one.sentence.partition(" of england")[0] for one in found(data)} == {
        f"With the same facts this aid ends at {word}, {lower}"
        for word in ("targeted-help", "early-help", "talk-to-front-door")
    }


NOT_COMPARED = {
    "a draft": (("agreed: 2025-12-09\npublished: 2025-12-15\n", "agreed: null\n"),),
    "one that ended before the national one began": (
        ("effective_from: 2026-11-22\n", "effective_from: 2026-11-22\neffective_to: 2026-11-25\n"),
    ),
}


@pytest.mark.parametrize("what", NOT_COMPARED)
def test_what_is_never_in_force_beside_the_national_aid_is_not_held_against_it(data: Path, what: str) -> None:
    give(data, *NOT_COMPARED[what])
    assert found(data) == []


def test_what_was_over_before_the_day_is_not_told_any_more(data: Path) -> None:
    give(data, ("review_by:", "effective_to: 2026-12-31\nreview_by:"))
    assert len(found(data, "2026-12-31")) == 2
    assert found(data, "2027-01-01") == []


def test_a_historic_aid_of_the_same_name_is_held_against_nothing(data: Path) -> None:
    folder = held.read(data)
    names = {one.edition.item for one in folder.aids if one.aid.historic}
    assert {"west-sussex/level-of-need", "west-sussex/consent"} <= names
    assert list(tightening.problems(folder.register, folder.aids, DAY)) == []


def test_the_check_tells_it_as_an_error_so_that_nothing_is_published(data: Path) -> None:
    give(data)
    told = [one.code for one in checking.everything(data, DAY).errors if one.file.endswith(f"{OWN}/2026-01.yaml")]
    assert told == ["aid-looser-than-national"] * 2


def with_facts(aid: Aid, *, fact: str = "") -> Aid:
    """The aid with a fact for each question, or the one named for all, and each answer with a value of its own."""
    return replace(
        aid,
        questions=tuple(
            replace(
                one,
                fact=fact or small.FACT + one.id,
                answers=tuple(replace(answer, value=f"it-is-{answer.id}") for answer in one.answers),
            )
            for one in aid.questions
        ),
    )


@small.UNHURRIED
@given(small.aids() | small.counting())
def test_an_aid_known_by_its_facts_leads_the_same_ways(aid: Aid) -> None:
    plain, known = states.walk(aid), states.walk(tightening.by_facts(with_facts(aid)))
    assert [state.node for state in known.states if state.node in aid.outcome] == [
        state.node for state in plain.states if state.node in aid.outcome
    ]
    assert (len(known.states), known.paths, len(known.misfits)) == (len(plain.states), plain.paths, len(plain.misfits))


def test_two_questions_of_one_aid_about_one_fact_keep_ids_of_their_own() -> None:
    aid = small.aid({"danger": {"yes": "call-999", "no": "harm"}, "harm": {"yes": "refer", "no": "withhold"}})
    by_one, by_two = (tightening.by_facts(with_facts(aid, fact=fact)) for fact in (f"{small.FACT}harm", ""))
    assert [one.id for one in by_one.questions] == ["north-glen/small#danger", "north-glen/small#harm"]
    assert [one.id for one in by_two.questions] == [f"{small.FACT}danger", f"{small.FACT}harm"]
    assert [one.id for one in by_two.questions[0].answers] == ["it-is-yes", "it-is-no"]
