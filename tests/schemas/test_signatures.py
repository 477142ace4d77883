"""Who has to sign an edition: one that lacks a required signature is not in force without saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from schemas.checks import signatures
from schemas.checks.signatures import Signature
from tests.schemas import folders

if TYPE_CHECKING:
    from schemas.register import Register

TODAY = "2026-11-22"
DATES = "agreed: 2025-03-01\neffective_from: 2025-04-01\nreview_by: 2027-01-01"


def register(lines: str, *rows: str) -> Register:
    listed = "".join(f"\n  - {{{row}}}" for row in rows)
    return folders.editions({"2025-04": f"{lines}\nsignatures:{listed}" if rows else lines})


def told(lines: str, *rows: str, day: str = TODAY) -> dict[str, str]:
    return folders.sentences(signatures.problems(register(lines, *rows), day))


def test_the_matrix_has_a_row_for_each_role_and_body_with_full_addresses() -> None:
    found = register(
        DATES,
        "role: lead, body: council, signed: 2025-03-01",
        "role: england/roles#chair, body: england/bodies#board, signed: null, required: false",
        "role: nurse, body: health, signed: null, because: The post was vacant.",
    )
    assert signatures.matrix(folders.edition(found, "2025-04")) == (
        Signature(
            role="north-glen/roles#lead",
            body="north-glen/bodies#council",
            signed="2025-03-01",
            required=True,
            because="",
        ),
        Signature(role="england/roles#chair", body="england/bodies#board", signed="", required=False, because=""),
        Signature(
            role="north-glen/roles#nurse",
            body="north-glen/bodies#health",
            signed="",
            required=True,
            because="The post was vacant.",
        ),
    )
    assert signatures.matrix(folders.edition(register(DATES), "2025-04")) == ()


@pytest.mark.parametrize(
    ("signed", "day", "missing"),
    [
        ("2025-03-31", "2025-04-01", False),
        ("2025-04-01", "2025-04-01", False),
        ("2025-04-02", "2025-04-01", True),
        ("", "2025-04-01", True),
    ],
)
def test_a_signature_is_there_from_the_day_it_was_given(signed: str, day: str, missing: bool) -> None:  # noqa: FBT001 - a column of cases
    one = Signature(role="r", body="b", signed=signed, required=True, because="")
    assert one.missing_on(day) is missing


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("signed: null", "lead for council has not signed, and this edition is in force from 2025-04-01."),
        (
            "signed: 2025-04-02",
            "lead for council signed only on 2025-04-02, and this edition is in force from 2025-04-01.",
        ),
        ("signed: 2025-04-01", None),
        ("signed: null, required: false", None),
        ("signed: null, because: The post was vacant.", None),
        ("signed: 2025-06-01, because: The post was vacant.", None),
    ],
)
def test_a_required_signature_is_there_by_day_one_or_its_absence_explained(row: str, sentence: str | None) -> None:
    expected = {"signature-missing": sentence} if sentence else {}
    assert told(DATES, f"role: lead, body: council, {row}") == expected


@pytest.mark.parametrize(
    ("lines", "day", "asked"),
    [
        (DATES, "2025-03-02", True),
        (DATES, "2026-11-22", True),
        ("effective_from: null", TODAY, False),
        ("effective_from: 2027-04-01", TODAY, False),
        (f"{DATES}\nwithdrawn: 2026-01-01", TODAY, False),
        (f"{DATES}\nwithdrawn: 2026-01-01", "2025-12-31", True),
    ],
)
def test_drafts_and_withdrawn_editions_are_not_asked(lines: str, day: str, asked: bool) -> None:  # noqa: FBT001 - a column of cases
    found = told(lines, "role: lead, body: council, signed: null", day=day)
    assert ("signature-missing" in found) is asked


def test_a_draft_whose_day_has_come_is_asked_for_its_signatures_and_said_to_be_agreed_by_nobody() -> None:
    lines, row = "effective_from: 2025-04-01", "role: lead, body: council, signed: null"
    assert told(lines, row, day="2025-03-31") == {
        "not-agreed": "This edition begins on 2025-04-01, and nothing says that anybody agreed or published it."
    }
    found = told(lines, row, day="2025-04-01")
    assert list(found) == ["signature-missing", "not-agreed"]
    assert found["not-agreed"] == (
        "This edition has been in force since 2025-04-01, and nothing says that anybody agreed or published it."
    )
    assert told("published: 2025-03-01\neffective_from: 2025-04-01") == {}


def test_a_historic_edition_is_not_asked() -> None:
    source = "effective_from: null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: None.}"
    assert told(source, "role: lead, body: council, signed: null") == {}


def test_nobody_is_asked_to_sign_twice_for_the_same_body() -> None:
    row = "role: lead, body: council, signed: 2025-03-01"
    full = "role: north-glen/roles#lead, body: council, signed: 2025-03-01"
    assert told(DATES, row, full) == {"signature-twice": "lead for council is asked to sign twice."}
    assert told(DATES, row, "role: lead, body: police, signed: 2025-03-01") == {}


def test_a_signature_older_than_the_agreement_is_only_a_warning() -> None:
    found = list(signatures.problems(register(DATES, "role: lead, body: council, signed: 2025-02-28"), TODAY))
    assert [(one.code, one.severity) for one in found] == [("signed-before-agreed", "warning")]
    assert found[0].sentence == (
        "lead for council signed on 2025-02-28, before this edition was agreed on 2025-03-01."
    )


@pytest.mark.parametrize(
    ("before", "now", "dropped"),
    [
        ("role: lead, body: police", "role: lead, body: health", ["lead for police"]),
        ("role: lead, body: police", "role: chair, body: police", ["lead for police"]),
        ("role: lead, body: police", "role: lead, body: police", []),
        ("role: lead, body: police", "role: north-glen/roles#lead, body: north-glen/bodies#police", []),
        ("role: north-glen/roles#lead, body: north-glen/bodies#police", "role: lead, body: police", []),
        ("role: lead, body: police", "role: lead, body: england/bodies#police", ["lead for police"]),
        ("role: lead, body: police", "role: lead, body: police, required: false, because: It closed.", []),
        ("role: lead, body: police, required: false", "role: lead, body: health", []),
        ("role: lead, body: police, required: true", "role: lead, body: health", ["lead for police"]),
    ],
)
def test_who_had_to_sign_the_edition_before_is_still_asked_for(before: str, now: str, dropped: list[str]) -> None:
    assert dropped_in(f"{DATES}\nsignatures: [{{{before}, signed: 2025-03-01}}]", NEXT, now) == [
        f"Edition 2025-04 had to be signed by {who}, and this one does not ask for it." for who in dropped
    ]


NEXT = "agreed: 2026-03-01\neffective_from: 2026-04-01\nreview_by: 2028-01-01\nsupersedes: 2025-04"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Neither a draft nor what was only printed somewhere has to be signed.
        (DATES, NEXT.replace("agreed: 2026-03-01", "agreed: null")),
        (DATES.replace("agreed: 2025-03-01", "agreed: null"), NEXT),
        (
            "effective_from: null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: It.}",
            NEXT,
        ),
        # Not said to take its place.
        (DATES, NEXT.removesuffix("\nsupersedes: 2025-04")),
    ],
)
def test_only_an_edition_that_takes_the_place_of_a_signed_one_has_to_ask_again(before: str, after: str) -> None:
    signed = "\nsignatures: [{role: lead, body: police, signed: 2025-03-01}]"
    assert dropped_in(DATES + signed, NEXT, "role: lead, body: health") != []
    assert dropped_in(before + signed, after, "role: lead, body: health") == []


def dropped_in(before: str, after: str, row: str) -> list[str]:
    found = folders.editions({"2025-04": before, "2026-04": f"{after}\nsignatures: [{{{row}, signed: 2026-03-01}}]"})
    return [one.sentence for one in signatures.problems(found, TODAY) if one.code == "signature-dropped"]


@pytest.mark.parametrize(
    ("lines", "day", "said"),
    [
        (DATES, "2025-02-28", True),
        (DATES, "2025-03-01", False),
        ("agreed: 2025-03-01\neffective_from: null", "2025-02-28", False),
        (f"{DATES}\nwithdrawn: 2025-04-01", "2025-02-28", False),
        (
            f"{DATES}\nheld_as_source: {{source: north-glen/sources#old, printed: null, replaced_by: It.}}",
            "2025-02-28",
            False,
        ),
    ],
)
def test_nothing_is_agreed_on_a_day_to_come(lines: str, day: str, said: bool) -> None:  # noqa: FBT001 - a column of cases
    sentence = "This edition is said to be agreed on 2025-03-01, and that day is still to come."
    assert told(lines, day=day) == ({"agreed-in-the-future": sentence} if said else {})


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("effective_from: 2025-04-01", True),
        ("published: 2025-03-01\neffective_from: 2025-04-01", False),
        ("agreed: 2025-03-01\neffective_from: 2025-04-01", False),
        ("agreed: null\neffective_from: 2025-04-01", False),
        ("effective_from: null", False),
        ("effective_from: 2025-04-01\nwithdrawn: 2025-04-01", False),
    ],
)
def test_what_begins_by_its_dates_alone_is_told_beforehand(lines: str, said: bool) -> None:  # noqa: FBT001 - a column of cases
    assert ("not-agreed" in told(lines, day="2025-03-31")) is said


@pytest.mark.parametrize(
    ("published", "begins", "day", "said"),
    [
        ("2036-03-20", "2025-04-01", "2026-11-22", True),
        ("2026-11-23", "2026-11-01", "2026-11-22", True),
        ("2026-11-22", "2026-11-01", "2026-11-22", False),
        # Planned: on its first day or before it, and only a day after that is a slip.
        ("2027-03-20", "2027-04-01", "2026-11-22", False),
        ("2027-04-01", "2027-04-01", "2026-11-22", False),
        ("2037-03-20", "2027-04-01", "2026-11-22", True),
        # The past day that is asked about came before all this.
        ("2026-03-20", "2026-04-01", "2026-01-15", False),
    ],
)
def test_what_has_begun_was_not_published_on_a_day_to_come(published: str, begins: str, day: str, said: bool) -> None:  # noqa: FBT001 - a column of cases
    lines = f"agreed: 2025-03-01\npublished: {published}\neffective_from: {begins}"
    assert ("published-in-the-future" in told(lines, day=day)) is said
