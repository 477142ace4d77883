"""The parts of one edition hang together, each holds within its edition, and records say one thing at a time."""

from __future__ import annotations

import pytest

from schemas.checks import structure
from schemas.history import details, parts
from tests.schemas import folders

DATES = "agreed: 2025-01-01\neffective_from: 2025-02-01\neffective_to: 2025-12-31"
STANDARDS = f"""\
kind: standards
title: Standards
{DATES}
standards:
  voice: {{title: The voice of the child}}
statements:
  %s: {{standard: %s, text: Someone sees the child alone.}}
"""
LEVELS = f"""\
kind: levels
title: Levels
{DATES}
scale: [%s]
levels:
  low: {{title: Low, need: Little., response: The school.}}
  high: {{title: High, need: Much., response: The council.}}
"""
PROCESS = f"kind: process\ntitle: Steps\n{DATES}\nsteps:\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.sentence) for one in structure.broken(folders.held({"item/2025-02": text}))]


def steps(**follows: str) -> str:
    said = {word: f", follows: [{one}]" if one else "" for word, one in follows.items()}
    return PROCESS + "".join(f"  {word}: {{title: Step, text: Do it.{one}}}\n" for word, one in said.items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STANDARDS % ("seen", "voice"), []),
        (
            STANDARDS % ("voice", "voice"),
            [
                (
                    "part-id-twice",
                    "The id voice is that of a standard and again of a statement, so its address means both.",
                )
            ],
        ),
        (STANDARDS % ("seen", "voices"), [("no-such-standard", "There is no standard voices in this edition.")]),
        (LEVELS % "low, high", []),
        (
            LEVELS % "low",
            [
                (
                    "level-not-on-scale",
                    "The level high is not on the scale, so nobody can tell whether it is more or less than another.",
                )
            ],
        ),
        (
            LEVELS % "low, high, higher",
            [("no-such-level", "The scale names higher, which is not a level of this edition.")],
        ),
        (steps(first="", then="first", last="then, first"), []),
        (steps(first="", then="fist"), [("no-such-step", "There is no step fist in this process.")]),
        (
            steps(first="first"),
            [("steps-go-round", "The steps go round in a circle, so none of them can be the first: first → first.")],
        ),
        (
            steps(first="", then="first, last", last="middle", middle="then"),
            [
                (
                    "steps-go-round",
                    "The steps go round in a circle, so none of them can be the first: then → middle → last → then.",
                )
            ],
        ),
    ],
)
def test_the_parts_of_an_edition_fit_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_an_id_or_a_step_that_is_nearly_right_is_suggested() -> None:
    (found,) = structure.broken(folders.held({"item/2025-02": steps(first="", then="fist")}))
    assert found.fix == "Did you mean first?"


AID = """\
kind: aid
title: Get help
summary: Whom to ring.
effective_from: 2025-02-01
form: north-glen/record
questions:
  danger:
    ask: Is anyone in danger?
    why: It cannot wait.
    answers: {{"yes": {{go: ring}}, "no": {{go: ring{}}}, not-sure: {{go: ring}}}}
outcomes:
  ring: {{protection: emergency, result: emergency, do: Ring 999., actions: [], record: {{must: [reason]}}}}
"""


@pytest.mark.parametrize("label", ["Not sure", "not-sure", "not  sure"])
def test_two_answers_with_the_same_words_cannot_be_told_apart(label: str) -> None:
    assert told(AID.format(f", label: {label}")) == [
        ("answers-alike", "The answers no and not-sure of danger have the same words, so nobody can tell them apart.")
    ]
    assert told(AID.format(", label: Nobody is")) == []


def document(keys: str, lines: str = DATES) -> str:
    return folders.document(lines, f'clauses:\n  only: {{number: "1", text: Share what helps.{keys}}}\n')


@pytest.mark.parametrize(
    ("keys", "code", "sentence"),
    [
        (
            ", starts: 2025-01-31",
            "part-outside-edition",
            "The clause only starts on 2025-01-31, before its edition begins on 2025-02-01.",
        ),
        (
            ", starts: 2026-01-01",
            "part-outside-edition",
            "The clause only starts on 2026-01-01, after its edition ends on 2025-12-31.",
        ),
        (
            ", ends: 2025-01-31",
            "part-outside-edition",
            "The clause only ends on 2025-01-31, before its edition begins on 2025-02-01.",
        ),
        (
            ", ends: 2026-01-01",
            "part-outside-edition",
            "The clause only ends on 2026-01-01, after its edition ends on 2025-12-31.",
        ),
        (
            ", starts: 2025-06-02, ends: 2025-06-01",
            "part-ends-first",
            "The clause only ends on 2025-06-01, before it starts on 2025-06-02.",
        ),
    ],
)
def test_a_clause_holds_within_its_edition(keys: str, code: str, sentence: str) -> None:
    held = folders.held({"agreement/2025-02": document(keys)})
    assert folders.sentences(parts.outside(held)) == {code: sentence}


@pytest.mark.parametrize(
    "keys", ["", ", starts: 2025-02-01", ", ends: 2025-12-31", ", starts: 2025-06-01, ends: 2025-06-01"]
)
def test_a_clause_may_hold_for_any_part_of_its_edition(keys: str) -> None:
    assert list(parts.outside(folders.held({"agreement/2025-02": document(keys)}))) == []


def test_a_clause_that_outlives_the_next_edition_was_not_wrong_when_it_was_written() -> None:
    lines = "agreed: 2025-01-01\neffective_from: 2025-02-01"
    newer = document("", "agreed: 2025-06-01\neffective_from: 2025-07-01\nsupersedes: 2025-02")
    held = folders.held({"agreement/2025-02": document(", starts: 2025-08-01", lines), "agreement/2025-07": newer})
    assert list(parts.outside(held)) == []


@pytest.mark.parametrize(
    ("keys", "day", "holds"),
    [
        ("", "2025-01-31", False),
        ("", "2025-02-01", True),
        ("", "2025-12-31", True),
        ("", "2026-01-01", False),
        (", starts: 2025-06-01", "2025-05-31", False),
        (", starts: 2025-06-01", "2025-06-01", True),
        (", ends: 2025-06-01", "2025-06-01", True),
        (", ends: 2025-06-01", "2025-06-02", False),
    ],
)
def test_a_clause_holds_from_its_first_to_its_last_day(keys: str, day: str, holds: bool) -> None:  # noqa: FBT001 - a column of cases
    edition = folders.edition(folders.held({"agreement/2025-02": document(keys)}), "2025-02")
    assert parts.in_force(edition, "only", day) is holds
    assert not parts.in_force(edition, "other", day)


def test_the_days_on_which_a_clause_begins_and_is_over_are_boundaries() -> None:
    edition = folders.edition(
        folders.held({"agreement/2025-02": document(", starts: 2025-06-01, ends: 2025-06-30")}), "2025-02"
    )
    assert parts.boundaries(edition) == ("2025-06-01", "2025-07-01")


ROLES = "kind: roles\nroles:\n  lead:\n    title: Lead\n    dated: [{}]\n"


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("{effective_from: 2025-01-01}, {effective_from: 2025-01-02}, {effective_from: null}", {}),
        (
            "{effective_from: 2025-01-01}, {effective_from: 2025-01-01}",
            {
                "details-tie": "Two sets of details of north-glen/roles#lead begin on 2025-01-01, so neither can hold."
            },
        ),
        (
            "{effective_from: 2025-01-02, effective_to: 2025-01-01}",
            {
                "details-end-first": "These details of north-glen/roles#lead end on 2025-01-01, before they begin on "
                "2025-01-02."
            },
        ),
    ],
)
def test_a_record_says_one_thing_at_a_time(dated: str, expected: dict[str, str]) -> None:
    assert folders.sentences(details.contradicting(folders.held({"roles": ROLES.format(dated)}))) == expected
