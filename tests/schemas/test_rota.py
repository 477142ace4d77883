"""Whether a rota keeps its own rules; the East Midlands calendars of 2012 as their handbook prints them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import register
from schemas.checks import rota

if TYPE_CHECKING:
    from schemas.register import Record, Register

ROOT = Path(__file__).parents[2]
REVIEWS = "east-midlands/calendars#peer-challenge-team-reviews"
VISITS = "east-midlands/calendars#safeguarding-assurance-visits"
COUNCILS = {
    "derby",
    "derbyshire",
    "leicester",
    "leicestershire",
    "lincolnshire",
    "northamptonshire",
    "nottingham",
    "nottinghamshire",
    "rutland",
}


@cache
def held() -> Register:
    return register.load(ROOT / "data")[0]


def record(address: str) -> Record:
    return held().records[address]


def council(body: str) -> str:
    return body.removeprefix("east-midlands/bodies#")


def test_no_director_of_2012_reviews_or_checks_at_home_or_has_two_parts_in_one_review() -> None:
    turns = rota.turns(record(REVIEWS))
    assert len(turns) == 27  # nine reviews, each with host, lead director and quality assurance director
    assert rota.two_parts(turns) == ()


def test_each_of_nine_councils_hosts_leads_and_assures_quality_exactly_once() -> None:
    counts = rota.counts(record(REVIEWS), rota.turns(record(REVIEWS)))
    assert {council(body) for body, _ in counts} == COUNCILS
    assert len(counts) == 27
    assert set(counts.values()) == {1}


def test_the_printed_visits_come_after_twelve_to_twenty_months() -> None:
    # Typed from the calendar of the handbook, from first month to first month.
    gaps = {council(one.body): one.months for one in rota.gaps(record(VISITS), rota.turns(record(VISITS)))}
    assert gaps == {
        "leicestershire": 12,
        "derby": 14,
        "leicester": 16,
        "derbyshire": 18,
        "lincolnshire": 18,
        "northamptonshire": 20,
    }


def test_three_councils_have_one_visit_where_two_are_promised() -> None:
    counts = rota.counts(record(VISITS), rota.turns(record(VISITS)))
    once = {council(body) for (body, _), met in counts.items() if met == 1}
    assert once == {"nottingham", "nottinghamshire", "rutland"}
    assert {met for (body, _), met in counts.items() if council(body) not in once} == {2}


def test_the_handbook_has_visits_every_18_months_and_its_memorandum_every_12() -> None:
    rules = rota.rules(held(), record(VISITS))
    assert [(one.deadline, one.months) for one in rules] == [
        ("east-midlands/deadlines#next-visit", 18),
        ("east-midlands/deadlines#visit-each-year", 12),
    ]


def test_what_a_source_prints_and_nobody_can_mend_is_shown_and_not_warned_of() -> None:
    assert list(rota.problems(held())) == []
