"""Whoever comes to a step has read no other, so each step, static or live, and each record spells out what it uses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from decision_aids import html, model, page, states, surroundings
from schemas import abbreviations
from schemas.checks import wording
from tests.decision_aids import shipped, test_compiler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from decision_aids.compiler import Compiled
    from decision_aids.states import Walk

AIDS = shipped.everything().aids
IDS = [one.edition.address for one in AIDS]
BLACK_LETTERS = "NOT COMPLETE."
KNOWN = {"GDPR": "General Data Protection Regulation", "TAC": "Team around the child"}


def around(one: Compiled) -> dict[str, Any]:
    return surroundings.of(shipped.everything().register, one, shipped.DAY)


def said(shown: str) -> str:
    body = LexborHTMLParser(shown).body
    assert body is not None
    return body.text(separator=" ")


def live(value: Mapping[str, Any], about: Mapping[str, Any], walk: Walk) -> Iterator[str]:
    """The words of each state's live step, and of the record at each outcome."""
    page.respond(json.dumps({"do": "load", "bundle": {"aid": value, "around": about}, "root": ""}))
    for state in walk.states:
        asked = {"answers": dict(walk.shortest(state)), "today": shipped.DAY, "begun": True, "now": "2026-11-22T09:00"}
        yield said(json.loads(page.respond(json.dumps({"do": "step", **asked})))["html"])
        if state.node in walk.aid.outcome:
            made = json.loads(page.respond(json.dumps({"do": "record", "fields": {}, **asked})))
            yield made["text"].replace(BLACK_LETTERS, "")


def static(one: Compiled, about: Mapping[str, Any]) -> Iterator[str]:
    """The words of each section of the page without JavaScript."""
    shown = LexborHTMLParser(html.aid_page(one.aid, about, states.walk(one.aid), ""))
    return (section.text(separator=" ") for section in shown.css("section.step"))


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_each_step_and_each_record_of_an_aid_spells_out_the_letters_it_uses(one: Compiled) -> None:
    about, walk = around(one), states.walk(one.aid)
    lived, stood = list(live(one.value, about, walk)), list(static(one, about))
    outcomes = [state for state in walk.states if state.node in one.aid.outcome]
    assert len(lived) == len(walk.states) + len(outcomes)
    assert len(stood) >= len(walk.states)
    assert [(short, text[:80]) for text in (*lived, *stood) for short in wording.abbreviations(text)] == []


def test_letters_that_an_author_left_alone_are_seen_in_the_step_and_in_the_record() -> None:
    one = shipped.aid("england/worried-about-a-child")
    value = json.loads(model.canonical(one.value).decode().replace("local authority designated officer (LADO)", "LADO"))
    walk = states.walk(model.from_compiled(value))
    found = [text for text in live(value, around(one), walk) if "LADO" in wording.abbreviations(text)]
    assert [text.startswith("Record of a decision") for text in found] == [False, True] * 4


def test_a_law_with_letters_in_its_name_is_spelt_out_under_what_a_step_rests_on() -> None:
    called = around(shipped.aid(shipped.NATIONAL))["citations"]["england/sources#public-task"]["label"]
    assert called == "UK GDPR (UK General Data Protection Regulation), Article 6(1)(e) (public task)"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("The GDPR, and the GDPR alone", "The GDPR (General Data Protection Regulation), and the GDPR alone"),
        ("Three TACs", "Three TACs (Team around the child)"),
        ("A team around the child (TAC)", "A team around the child (TAC)"),
        ("The TACT and the MASH", "The TACT and the MASH"),
        ({"email": "TAC@example.org", "path": "TAC/"}, {"email": "TAC@example.org", "path": "TAC/"}),
        ({"label": ["TAC", None, 7]}, {"label": ["TAC (Team around the child)", None, 7]}),
    ],
)
def test_a_text_that_stands_by_itself_spells_each_known_abbreviation_out_once(given: object, shown: object) -> None:
    assert abbreviations.spelt_out(given, KNOWN) == shown


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [("record/2025-01.yaml", "Why", "5:19"), ("deadlines.yaml", "Write it down", "4:12")],
)
def test_letters_in_a_field_or_a_deadline_that_an_aid_shows_are_refused_at_their_place(
    file: str, old: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = test_compiler.AROUND
    monkeypatch.setitem(around, file, around[file].replace(old, "Tell the LADO", 1))
    text = test_compiler.SOUND.replace("actions: []", "actions: [{do: Ring, deadline: soon}]", 1)
    found, problems = test_compiler.compiled(tmp_path, text)
    assert found is None
    told = [(one.code, f"{one.file}:{one.line}:{one.column}") for one in problems]
    assert told == [("abbreviation-in-a-step", f"data/north-glen/{file}:{place}")]
