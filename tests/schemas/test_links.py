"""Addresses: each leads somewhere, and to something of the kind that its key asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from schemas import register
from schemas.checks import destinations, links
from tests.schemas import folders

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
kind: sources
sources:
  act: {title: The Act, type: law, status: in-force, last_verified: 2026-01-01}
  code: {title: The code, type: guidance, status: in-force, last_verified: 2026-01-01}
"""
DEADLINES = """\
kind: deadlines
deadlines:
  soon:
    title: Soon
    owner: whoever referred
    dated:
      - {{effective_from: 2025-01-01, count: 1, unit: working-day, after: call, event_words: the call, cites: [act]{}}}
"""
CALENDARS = """\
kind: calendars
calendars:
  meetings: {title: Meetings, cites: [act], events: {spring: {title: Spring meeting, month: 2027-03}}}
  working: {title: Working days, cites: [act], closed_weekdays: [sunday], covers_from: 2025-01-01,
    covers_to: 2028-12-31, closed: [{day: 2026-12-25, title: Christmas Day}]}
"""
FORM = """\
kind: form
title: Record
effective_from: 2025-01-01
fields:
  reason: {label: Why, type: text}
"""
DATES = "agreed: 2025-01-01\neffective_from: 2025-01-01"


def clause(keys: str) -> str:
    return folders.document(DATES, f'clauses:\n  only: {{number: "1", text: Share what helps., {keys}}}\n')


def files(keys: str) -> dict[str, str]:
    return {
        "sources": SOURCES,
        "deadlines": DEADLINES.format(""),
        "calendars": CALENDARS,
        "record/2025-01": FORM,
        "agreement/2025-01": clause(keys),
    }


@pytest.mark.parametrize(
    ("keys", "sentence", "fix"),
    [
        (
            "cites: [atc]",
            "There is no clause or source at north-glen/sources#atc.",
            "Did you mean north-glen/sources#act?",
        ),
        (
            "cites: [north-glen/agreement#onyl]",
            "There is no clause or source at north-glen/agreement#onyl.",
            "Did you mean north-glen/agreement#only?",
        ),
        (
            "deadline: north-glen/deadlines#late",
            "There is no deadline at north-glen/deadlines#late.",
            "Check the address, or add what it should lead to.",
        ),
        ("form: record", "There is no form at record.", "Did you mean north-glen/record?"),
        ("form: agenda", "There is no form at agenda.", "Check the address, or add what it should lead to."),
    ],
)
def test_a_link_that_leads_nowhere_names_the_nearest_that_leads_somewhere(keys: str, sentence: str, fix: str) -> None:
    (found,) = links.broken(folders.held(files(keys)))
    assert (found.code, found.sentence, found.fix) == ("leads-nowhere", sentence, fix)


def number(publisher: str, word: str) -> dict[str, str]:
    """A contact of a publisher, as a file, beside its publisher.yaml."""
    tier = "national" if publisher == "england" else "local"
    return {
        f"{publisher}/publisher": f"kind: publisher\ntitle: {publisher}\ntier: {tier}\nsummary: It is made up.\n",
        f"{publisher}/contacts": (
            f"kind: contacts\ncontacts:\n  {word}:\n    title: Numbers\n    role: front-door\n    serves: children\n"
            '    dated: [{effective_from: 2025-01-01, telephone: "01632 960 001", hours: {words: At all hours}, '
            "last_verified: null}]\n"
        ),
    }


@pytest.mark.parametrize(
    ("held", "fix"),
    [
        ({"marsh": "front-door"}, "Check the address, or add what it should lead to."),
        ({"marsh": "front-door", "england": "front-doors"}, "Did you mean england/contacts#front-doors?"),
        ({"north-glen": "front-dor", "marsh": "front-door"}, "Did you mean north-glen/contacts#front-dor?"),
    ],
)
def test_nobody_is_advised_to_name_the_front_door_of_another_area(
    held: dict[str, str], fix: str, tmp_path: Path
) -> None:
    wanted = {"north-glen/publisher": number("north-glen", "x")["north-glen/publisher"]}
    for publisher, word in held.items():
        wanted |= number(publisher, word)
    wanted["north-glen/agreement/2025-01"] = clause("contact: front-door")
    for name, text in wanted.items():
        file = tmp_path / "data" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (found,) = links.broken(register.load(tmp_path / "data")[0])
    assert (found.sentence, found.fix) == ("There is no contact at north-glen/contacts#front-door.", fix)


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("contact: north-glen/deadlines#soon", "north-glen/deadlines#soon is a deadline, and a contact belongs here."),
        ("deadline: north-glen/sources#act", "north-glen/sources#act is a source, and a deadline belongs here."),
        ("form: north-glen/agreement", "north-glen/agreement is a document, and a form belongs here."),
        ("form: north-glen/record#reason", "north-glen/record#reason is a field, and a form belongs here."),
        ("route: north-glen/agreement#only", "north-glen/agreement#only is a clause, and a contact belongs here."),
        (
            "cites: [north-glen/deadlines#soon]",
            "north-glen/deadlines#soon is a deadline, and a clause or source belongs here.",
        ),
        ("cites: [act, north-glen/agreement#only, north-glen/record/2025-01]", None),
        ("form: north-glen/record/2025-01, deadline: soon", None),
    ],
)
def test_what_an_address_leads_to_is_of_the_kind_that_belongs_there(keys: str, sentence: str | None) -> None:
    held = folders.held(files(keys))
    assert list(links.broken(held)) == []
    expected = {"leads-elsewhere": sentence} if sentence else {}
    assert folders.sentences(destinations.wrong(held)) == expected


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("north-glen/record#reason", None),
        ("north-glen/record", "north-glen/record is a form, and a field of a form belongs here."),
        ("north-glen/agreement#only", "north-glen/agreement#only is a clause, and a field of a form belongs here."),
    ],
)
def test_a_field_is_filled_in_from_a_field(address: str, sentence: str | None) -> None:
    form = FORM.replace("type: text", f"type: text, prefilled_from: {address}")
    held = folders.held({**files("deadline: soon"), "referral/2025-01": form})
    assert folders.sentences(destinations.wrong(held)) == ({"leads-elsewhere": sentence} if sentence else {})


@pytest.mark.parametrize(("calendar", "wrong"), [("meetings", True), ("working", False)])
def test_working_days_are_counted_by_a_calendar_that_has_them(calendar: str, wrong: bool) -> None:  # noqa: FBT001 - a column of cases
    held = folders.held({**files("deadline: soon"), "deadlines": DEADLINES.format(f", calendar: {calendar}")})
    expected = {
        "no-working-days": "north-glen/calendars#meetings holds events and does not say which days are working days."
    }
    assert folders.sentences(destinations.without_working_days(held)) == (expected if wrong else {})


def test_an_id_that_is_the_same_word_as_a_key_is_no_address() -> None:
    clauses = 'clauses:\n  contact: {number: "1", text: Ring.}\n  form: {number: "2", text: Write.}\n'
    older = folders.document(DATES, clauses)
    newer = folders.document(
        "agreed: 2026-01-01\neffective_from: 2026-01-01\nsupersedes: 2025-01\n"
        "dropped: {contact: Nobody rings any more., form: Nobody writes any more.}"
    )
    held = folders.held({"agreement/2025-01": older, "agreement/2026-01": newer})
    assert list(links.broken(held)) == []


def test_what_stands_in_a_clause_that_is_called_like_a_list_of_ids_is_still_looked_at() -> None:
    for word in ("dropped", "when", "translations"):
        one = folders.document(DATES, f'clauses:\n  {word}: {{number: "1", text: Ring., contact: nobody}}\n')
        assert folders.codes(links.broken(folders.held({"agreement/2025-01": one}))) == ["leads-nowhere"]


def test_the_rows_of_a_table_name_questions_and_not_addresses() -> None:
    value = {"tables": {"who": {"reads": ["contact"], "rows": [{"when": {"contact": ["yes"]}, "go": "ring"}]}}}
    assert list(links.references(value, "north-glen")) == []
