"""The editions of one item one after another: days, gaps, and which supersedes which."""

from __future__ import annotations

import pytest

from schemas.checks import sequence
from tests.schemas import folders

FIRST = "agreed: 2023-03-01\nreview_by: 2025-03-01\neffective_from: 2023-04-01"
NEXT = "agreed: 2025-03-01\nreview_by: 2027-03-01\neffective_from: 2025-04-01\nsupersedes: 2023-04"
LAST = "agreed: 2026-03-01\nreview_by: 2028-03-01\neffective_from: 2026-04-01"


def told(**given: str) -> dict[str, str]:
    named = {name.removeprefix("e").replace("_", "-"): lines for name, lines in given.items()}
    return folders.sentences(sequence.problems(folders.editions(named)))


def test_editions_that_follow_each_other_day_by_day_have_nothing_wrong_with_them() -> None:
    assert told(e2023_04=f"{FIRST}\neffective_to: 2025-03-31", e2025_04=NEXT) == {}
    assert told(e2023_04=FIRST, e2025_04=NEXT, e2026_04=f"{LAST}\nsupersedes: 2025-04") == {}


@pytest.mark.parametrize(
    ("ending", "how", "first"),
    [
        ("effective_to: 2025-03-30", "over", "2025-03-31"),
        ("effective_to: 2024-01-31", "over", "2024-02-01"),
        ("withdrawn: 2024-02-01", "withdrawn", "2024-02-01"),
        ("withdrawn: 2024-02-01\neffective_to: 2024-06-30", "withdrawn", "2024-02-01"),
        ("withdrawn: 2024-07-02\neffective_to: 2024-06-30", "over", "2024-07-01"),
    ],
)
def test_a_gap_is_declared_with_its_reason(ending: str, how: str, first: str) -> None:
    assert told(e2023_04=f"{FIRST}\n{ending}", e2025_04=NEXT) == {
        "gap-not-declared": f"Edition 2023-04 was {how} and nothing was in force from {first} to 2025-03-31; this "
        "edition does not say why."
    }
    assert told(e2023_04=f"{FIRST}\n{ending}", e2025_04=f"{NEXT}\ngap_before: Nobody had agreed the next.") == {}


@pytest.mark.parametrize("ending", ["", "effective_to: 2025-03-31", "withdrawn: 2025-04-01", "withdrawn: 2025-05-01"])
def test_a_reason_for_a_gap_that_is_not_there_is_a_mistake(ending: str) -> None:
    assert told(e2023_04=f"{FIRST}\n{ending}", e2025_04=f"{NEXT}\ngap_before: Nobody knows.") == {
        "no-gap": "This edition explains a gap before it, and there is none: edition 2023-04 was in force until this "
        "one began."
    }


def test_nothing_comes_before_the_first_edition_so_there_is_no_gap_to_explain() -> None:
    assert list(told(e2023_04=f"{FIRST}\ngap_before: Nobody knows.")) == ["no-gap"]


def test_after_a_source_document_a_gap_may_be_explained_since_nobody_knows_until_when_it_was_followed() -> None:
    source = "effective_from: null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: None.}"
    assert told(e2020=source, e2023_04=f"{FIRST}\ngap_before: The old one was no longer followed.") == {}


def test_an_edition_withdrawn_before_it_began_leaves_no_gap_and_ties_with_nothing() -> None:
    never = "agreed: 2025-01-01\neffective_from: 2025-04-01\nwithdrawn: 2025-03-15"
    assert told(e2023_04=FIRST, e2025_03=never, e2025_04=NEXT) == {}


def test_two_editions_that_begin_on_one_day_are_an_error_even_while_both_are_drafts() -> None:
    draft = "effective_from: 2030-04-01"
    found = told(e2030_04=draft, e2030_05=draft)
    assert found == {
        "two-begin-on-one-day": "Edition 2030-04 of north-glen/agreement begins on the same day, so neither can be in "
        "force."
    }
    assert told(e2030_04="effective_from: null", e2030_05="effective_from: null") == {}


def test_an_edition_that_ends_before_it_begins_is_an_error() -> None:
    assert told(e2023_04=f"{FIRST}\neffective_to: 2023-03-31") == {
        "ends-before-it-begins": "This edition ends on 2023-03-31, before it begins."
    }


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("2023-05", "supersedes-nothing", "There is no edition 2023-05 of north-glen/agreement"),
        ("2026-04", "supersedes-wrong", "This edition says that it supersedes itself."),
        ("2027-04", "supersedes-wrong", "Edition 2027-04 begins on 2027-04-01, after this one"),
        ("2023-04", "superseded-twice", "Edition 2023-04 was superseded by edition 2025-04 before this one began."),
    ],
)
def test_an_edition_supersedes_the_one_before_it_and_no_other(name: str, code: str, words: str) -> None:
    later = "agreed: 2027-03-01\neffective_from: 2027-04-01\nreview_by: 2029-01-01\nsupersedes: 2026-04"
    found = told(e2023_04=FIRST, e2025_04=NEXT, e2026_04=f"{LAST}\nsupersedes: {name}", e2027_04=later)
    assert list(found) == [code]
    assert words in found[code]


def test_an_edition_in_between_that_says_nothing_is_the_one_that_is_superseded() -> None:
    silent = NEXT.replace("supersedes: 2023-04", "")
    found = told(e2023_04=FIRST, e2025_04=silent, e2026_04=f"{LAST}\nsupersedes: 2023-04")
    assert found == {
        "supersedes-not-said": "Edition 2023-04 came before this one, which does not say that it supersedes it.",
        "supersedes-wrong": "Edition 2025-04 came after edition 2023-04, so this one supersedes that.",
    }


def test_drafts_that_supersede_each_other_in_a_circle_are_told_the_whole_circle() -> None:
    draft = "effective_from: null\nsupersedes: {}"
    register = folders.editions({"a": draft.format("b"), "b": draft.format("a")})
    assert [one.sentence for one in sequence.problems(register)] == [
        "These editions supersede each other in a circle: a → b → a.",
        "These editions supersede each other in a circle: b → a → b.",
    ]


def test_the_name_of_an_edition_says_nothing_about_its_days() -> None:
    early = "agreed: 2021-01-01\neffective_from: 2021-04-01\nreview_by: 2023-01-01"
    late = "agreed: 2024-01-01\neffective_from: 2024-04-01\nreview_by: 2026-01-01\nsupersedes: z"
    register = folders.editions({"z": early, "a": late})
    assert list(sequence.problems(register)) == []
    found = register.in_force("north-glen/agreement", "2024-04-01")
    assert found is not None
    assert found.name == "a"


def test_what_was_agreed_and_has_no_first_day_can_never_be_in_force() -> None:
    assert told(e2023_04="agreed: 2023-03-01\neffective_from: null") == {
        "no-first-day": "This edition was agreed on 2023-03-01 and has no first day, so it can never be in force."
    }
    assert told(e2023_04="effective_from: null") == {}


@pytest.mark.parametrize("excused", ["review_by: 2025-01-01", "effective_to: 2025-01-01", "withdrawn: 2025-01-01"])
def test_what_partners_agreed_has_a_review_date_unless_its_end_is_known(excused: str) -> None:
    agreed = "agreed: 2023-03-01\neffective_from: 2023-04-01"
    assert list(told(e2023_04=agreed)) == ["no-review-date"]
    assert told(e2023_04=f"{agreed}\n{excused}") == {}
    assert told(e2023_04="published: 2023-03-01\neffective_from: 2023-04-01") == {}


@pytest.mark.parametrize(
    ("instead", "wrong"),
    [
        ("north-glen/agreement/2020", True),
        ("north-glen/agreement", True),
        ("north-glen/agreement/2023-04", False),
        ("north-glen/handbook", False),
    ],
)
def test_a_historic_edition_never_sends_its_reader_to_itself(instead: str, wrong: bool) -> None:  # noqa: FBT001 - a column of cases
    source = (
        "effective_from: null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: Nothing., "
        f"use_instead: {instead}}}"
    )
    found = {"2020": source, "2023-04": "effective_from: null"}
    assert folders.codes(sequence.problems(folders.editions(found))) == ["instead-of-itself"] * wrong
    assert folders.codes(sequence.problems(folders.editions(found | {"2023-04": FIRST}))) == (
        ["instead-of-itself"] if instead.endswith("2020") else []
    )
