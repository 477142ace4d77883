"""An aid is proved on every date in its life on which something it stands on changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from decision_aids import compiler, held, lifelong, proof
from schemas import register
from schemas.problems import as_text
from tests.decision_aids import shipped, small, test_compiler

if TYPE_CHECKING:
    from pathlib import Path

    from decision_aids.proof import Violation

NOT_CONFIRMED = "england/sources#children-act-2004-s16la"
SOUND = test_compiler.SOUND.replace("actions: []", "actions: [{do: Write it down, deadline: soon}]", 1)
SOURCES = """\
kind: sources
sources:
  soon:
    title: A rule
    type: law
    status: in-force
    says: Write it down soon.
    in_force_from: 2026-03-01
    last_verified: 2026-01-01
"""
RULES = """\
kind: safety-rules
rules:
  written:
    title: What was said is written down in time
    because: Others have to act on it.
    results: [advice]
    must: {deadline: [soon]}
"""


def proved(folder: Path, text: str, *, more: dict[str, str] | None = None) -> proof.Proof:
    """The proof of one aid in a small partnership's folder."""
    for name, body in {**test_compiler.AROUND, **(more or {}), "small/2026-01.yaml": text}.items():
        file = folder / "data" / "north-glen" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")
    found, problems = register.load(folder / "data")
    assert not problems, as_text(problems)
    edition = found.items["north-glen/small"][0]
    compiled, problems = compiler.compile_aid(found, edition)
    assert compiled is not None, as_text(problems)
    return lifelong.prove(found, edition, compiled.aid)


def told(found: proof.Proof, rule: str) -> list[Violation]:
    """What one check or rule found."""
    return [one for one in found.violations if one.rule == rule]


def test_the_dates_are_the_first_day_and_each_later_one_on_which_a_deadline_or_source_changes(tmp_path: Path) -> None:
    # The deadline allows less from July, and the source it cites is in force from March.
    assert proved(tmp_path, SOUND, more={"sources.yaml": SOURCES}).dates == len(
        ["2026-01-01", "2026-03-01", "2026-07-01"]
    )


def test_no_date_after_an_edition_has_ended_is_looked_at(tmp_path: Path) -> None:
    ending = SOUND.replace("effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2026-06-30")
    assert proved(tmp_path, ending).dates == 1


def test_a_deadline_that_comes_to_allow_less_is_told_with_the_first_day_of_that(tmp_path: Path) -> None:
    (violation,) = told(proved(tmp_path, SOUND), "deadline-changed")
    assert violation.day == "2026-07-01"
    assert violation.sentence == (
        "The deadline north-glen/deadlines#soon has changed since this edition began, and may allow less than it says."
    )


def test_a_safety_rule_whose_deadline_is_shortened_breaks_on_that_day_and_not_before(tmp_path: Path) -> None:
    (violation,) = told(proved(tmp_path, SOUND, more={"safety-rules.yaml": RULES}), "north-glen/safety-rules#written")
    assert violation.day == "2026-07-01"
    assert "does not keep the deadline north-glen/deadlines#soon" in violation.sentence


def test_what_is_wrong_from_the_start_is_told_with_the_first_day_of_all(tmp_path: Path) -> None:
    broken = RULES.replace("must: {deadline: [soon]}", "must: {protection: emergency}")
    (violation,) = told(proved(tmp_path, SOUND, more={"safety-rules.yaml": broken}), "north-glen/safety-rules#written")
    assert violation.day == "2026-01-01"


def test_an_edition_that_is_never_in_force_though_it_has_a_first_day_is_a_check_that_looked_at_nothing(
    tmp_path: Path,
) -> None:
    never = SOUND.replace("effective_from: 2026-01-01", "effective_from: 2026-01-01\neffective_to: 2025-12-31")
    found = proved(tmp_path, never)
    assert found.dates == 0
    assert "No date of its life was looked at." in [one.sentence for one in told(found, "looked-at-nothing")]


def test_what_turns_wrong_later_is_told_at_the_aid_with_its_day(tmp_path: Path) -> None:
    proved(tmp_path, SOUND)
    found, _ = register.load(tmp_path / "data")
    aids, _ = compiler.compile_all(found)
    folder = held.Held(register=found, aids=aids, problems=())
    (problem,) = (one for one in held.unsafe(folder) if one.code == "proof-deadline-changed")
    assert problem.sentence.endswith("It is so from 2026-07-01.")
    assert problem.fix == "Write an edition that begins on that day and keeps to what holds by then."


def test_the_real_aid_protects_no_less_without_the_law_that_is_not_confirmed() -> None:
    aid = small.real(small.NATIONAL).aid
    gone = lifelong.unconfirmed(small.held(), shipped.DAY)
    without = proof.without_sources(aid, gone)
    assert NOT_CONFIRMED in gone & set(aid.outcome["share-under-duty"].rests_on)
    assert [one.protection for one in without.outcomes] == [one.protection for one in aid.outcomes]


@pytest.mark.parametrize("address", [small.NATIONAL, small.HISTORIC])
def test_nothing_is_wrong_with_a_real_aid(address: str) -> None:
    one = small.real(address)
    assert lifelong.prove(small.held(), one.edition, one.aid).violations == ()


@pytest.mark.parametrize("first_day", ["2027-06-01", ""])
def test_a_draft_that_says_what_a_national_aid_says_may_build_on_what_that_aid_builds_on(first_day: str) -> None:
    mine = [one for one in shipped.everything().aids if one.edition.publisher == "england"]
    assert len(mine) == 10
    for one in mine:
        dates = replace(one.edition.dates, agreed="", published="", unagreed=True, effective_from=first_day)
        found = lifelong.prove(shipped.everything().register, replace(one.edition, dates=dates), one.aid)
        assert found.dates == 0  # it is no edition that is ever in force
        assert [violation.sentence for violation in found.violations] == []


def test_a_draft_may_not_build_on_what_is_not_law_by_the_day_it_is_to_begin(tmp_path: Path) -> None:
    asked = RULES.replace("deadline: [soon]", "contacts: [front-door]")
    draft = SOUND.replace("effective_from:", "agreed: null\neffective_from:").replace(
        "{do: Write it down, deadline: soon}", "{do: Ring, contact_role: front-door, cites: [soon]}"
    )
    more = {"safety-rules.yaml": asked, "sources.yaml": SOURCES}
    (violation,) = told(proved(tmp_path, draft, more=more), "north-glen/safety-rules#written")
    assert violation.sentence.startswith("Without the law that is not confirmed: ")
    by_then = draft.replace("effective_from: 2026-01-01", "effective_from: 2026-03-01")
    assert told(proved(tmp_path, by_then, more=more), "north-glen/safety-rules#written") == []


def test_an_outcome_that_rests_on_unconfirmed_law_alone_is_told_once_with_the_way_there() -> None:
    one = small.real(small.NATIONAL)
    resting = tuple(
        replace(outcome, rests_on=(NOT_CONFIRMED,)) if outcome.id == "share-under-duty" else outcome
        for outcome in one.aid.outcomes
    )
    found = lifelong.prove(small.held(), one.edition, replace(one.aid, outcomes=resting)).violations
    mine = [(violation.rule, len(violation.path)) for violation in found if violation.rule == "unconfirmed-law"]
    assert mine == [("unconfirmed-law", 6)]


def test_an_aid_that_begins_before_the_advice_it_cites_is_told_the_first_day_of_that() -> None:
    one = small.real(small.NATIONAL)
    early = replace(one.edition, dates=replace(one.edition.dates, effective_from="2019-01-01"))
    told = {violation.sentence for violation in lifelong.prove(small.held(), early, one.aid).violations}
    assert "england/information-sharing-advice#rule-1 is not in force on 2019-01-01." in told
