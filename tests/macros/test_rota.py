"""What a reader is told of a rota that does not keep its own rules, on the calendars of the East Midlands in 2012."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.facts import rota
from macros.place import Place
from schemas import register

if TYPE_CHECKING:
    from schemas.register import Register

ROOT = Path(__file__).parents[2]
CALENDARS = "east-midlands/calendars#"


@pytest.fixture(scope="module")
def held() -> Register:
    return register.load(ROOT / "data")[0]


def said(held: Register, calendar: str) -> str:
    """What the page says of one calendar's rules, in words."""
    place = Place(register=held, publisher="east-midlands", today="2026-11-26", root="../../")
    found = rota.section(place, held.records[CALENDARS + calendar])
    assert found is not None
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found)).replace("&#x27;", "'")
    return re.sub(r" ([.,:)])", r"\1", plain)


def test_the_reviews_keep_their_rules_and_the_page_says_so(held: Register) -> None:
    words = said(held, "peer-challenge-team-reviews")
    assert "Nobody has two parts in one event, so nobody reviews or checks themselves." in words
    assert "As “host”: once each. This holds for all 9." in words
    assert words.count("This holds for all 9.") == 3


def test_the_visits_keep_neither_rule_and_the_page_shows_every_gap_beside_both(held: Register) -> None:
    words = said(held, "safeguarding-assurance-visits")
    assert "As “host”: twice each. This holds for 6 of 9. Rutland, Nottingham City, Nottinghamshire: once." in words
    for row in (
        "Leicestershire 12 6 months sooner than its 18 as it says, 12 months",
        "Derby City 14 4 months sooner than its 18 2 months later than its 12",
        "Leicester City 16 2 months sooner than its 18 4 months later than its 12",
        "Derbyshire 18 as it says, 18 months 6 months later than its 12",
        "Lincolnshire 18 as it says, 18 months 6 months later than its 12",
        "Northamptonshire 20 2 months later than its 18 8 months later than its 12",
    ):
        assert row in words


def test_a_calendar_that_promises_nothing_says_nothing_of_rules(held: Register) -> None:
    place = Place(register=held, publisher="east-midlands", today="2026-11-26", root="../../")
    assert rota.section(place, held.records[CALENDARS + "whole-scheme"]) is None
