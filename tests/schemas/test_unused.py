"""What is held and nobody uses is said, and never stands in the way."""

from __future__ import annotations

import pytest

from schemas.checks import unused
from tests.schemas import folders

DEADLINE = """\
kind: deadlines
deadlines:
  soon:
    title: Soon
    owner: whoever referred
    dated:
      - {effective_from: 2025-01-01, count: 1, unit: day, after: call, event_words: the call, cites: [act]}
"""
FACTS = 'kind: facts\nfacts:\n  danger: {title: Someone is in danger, values: ["yes", "no"]}\n'
CALENDARS = """\
kind: calendars
calendars:
  meetings: {title: Meetings, cites: [act], events: {spring: {title: Spring meeting, month: 2027-03}}}
  working: {title: Working days, cites: [act], closed_weekdays: [sunday], covers_from: 2025-01-01,
    covers_to: 2028-12-31, closed: [{day: 2026-12-25, title: Christmas Day}]}
"""
FORM = "kind: form\ntitle: Record\neffective_from: 2025-01-01\nfields:\n  at: {{label: When, type: moment{}}}\n"
DATES = "agreed: 2025-01-01\neffective_from: 2025-01-01"


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    found = list(unused.problems(folders.held(files)))
    assert {one.severity for one in found} <= {"warning"}
    return [(one.code, one.sentence) for one in found]


def clause(keys: str) -> str:
    return folders.document(DATES, f'clauses:\n  only: {{number: "1", text: Share what helps., {keys}}}\n')


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"deadlines": DEADLINE}, "Nothing refers to the deadline north-glen/deadlines#soon."),
        ({"facts": FACTS}, "Nothing refers to the fact north-glen/facts#danger."),
        ({"calendars": CALENDARS}, "Nothing refers to the calendar north-glen/calendars#working."),
    ],
)
def test_a_record_that_nothing_refers_to_is_a_warning(files: dict[str, str], sentence: str) -> None:
    assert told(files) == [("unused", sentence)]


def test_a_record_that_one_clause_refers_to_is_used() -> None:
    assert told({"deadlines": DEADLINE, "agreement/2025-01": clause("deadline: soon")}) == []


def test_a_form_that_nothing_asks_for_is_an_orphan_unless_it_is_a_source() -> None:
    form = {"record/2025-01": FORM.format("")}
    assert told(form) == [("orphan", "No aid, clause or other form asks for the form north-glen/record.")]
    assert told({**form, "agreement/2025-01": clause("form: north-glen/record")}) == []
    source = "null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: None.}\nfields"
    assert told({"record/2025-01": FORM.format("").replace("2025-01-01\nfields", source)}) == []


def test_the_event_of_a_field_is_one_that_a_deadline_is_counted_from() -> None:
    rest = {"deadlines": DEADLINE, "agreement/2025-01": clause("deadline: soon, form: north-glen/record")}
    assert told({**rest, "record/2025-01": FORM.format(", starts: call")}) == []
    assert told({**rest, "record/2025-01": FORM.format(", starts: visit")}) == [
        ("starts-nothing", "No deadline is counted from visit, so this field starts nothing.")
    ]
