"""Two rules on one subject: when they contradict each other, and when a local one asks less than the national one.

Each sentence is in the corpus (`test_invalid_register.py`). Here are the days, and what is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import resolved
from schemas.checks import consistency
from schemas.files.reading import Reading
from schemas.history.editions import STANDING, Dates, status
from schemas.register import Edition, Register
from tests.schemas import sound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from schemas.problems import Problem

DAY = "2026-11-22"
DEADLINES = "north-glen/deadlines.yaml"
PROTOCOL = "north-glen/referral-protocol/2026-06.yaml"
CONSENT = "england/subjects#consent-to-share"
FOLLOW_UP = "england/subjects#written-follow-up"
NATIONAL_FOLLOW_UP = (sound.ADVICE, "    deadline: written-follow-up\n", "")


def protocol(keys: str, dates: str = "effective_from: 2026-06-01") -> dict[str, str]:
    """A second document of the partnership, with one clause that has these keys, separated by semicolons."""
    lines = "".join(f"    {one.strip()}\n" for one in keys.split(";"))
    head = f"kind: document\ntype: protocol\ntitle: Referral protocol\nagreed: 2024-01-01\n{dates}\nclauses:\n"
    return {PROTOCOL: f'{head}  other:\n    number: "1"\n    title: Other\n    text: Do it.\n{lines}'}


def deadlines(*details: str) -> tuple[str, str, str]:
    """A second deadline of the partnership, as `other`, with dated details one after another."""
    dated = "".join(f"      - {{{one}, cites: [england/sources#guidance]}}\n" for one in details)
    made = f"deadlines:\n  other:\n    title: Other\n    owner: whoever referred\n    dated:\n{dated}"
    return (DEADLINES, "deadlines:\n", made)


MADE = "after: telephone-referral-made, event_words: the telephone referral was made"
RECEIVED = "after: referral-received, event_words: the referral was received"


def said(held: Register, day: str = DAY) -> list[str]:
    return [one.sentence for one in consistency.contradictions(held, day, resolved.rule_words)]


def first_days(found: list[str]) -> list[str]:
    return [one.removesuffix(".")[-10:] for one in found]


@pytest.mark.parametrize(
    ("dates", "keys", "first"),
    [
        # Both hold from the first day on which the later of the two does.
        ("effective_from: 2026-06-01", "", ["2026-06-01"]),
        ("effective_from: 2025-01-01", "", ["2026-04-01"]),
        ("effective_from: 2025-01-01", "; starts: 2026-09-01", ["2026-09-01"]),
        # One that is over before the other begins contradicts nobody.
        ("effective_from: 2025-01-01\neffective_to: 2026-03-31", "", []),
        ("effective_from: 2025-01-01\nwithdrawn: 2026-04-01", "", []),
        ("effective_from: 2025-01-01", "; ends: 2026-03-31", []),
        # What was over before today is nobody's trouble today.
        ("effective_from: 2025-01-01\neffective_to: 2026-11-21", "", []),
        ("effective_from: 2025-01-01\neffective_to: 2026-11-22", "", ["2026-04-01"]),
        ("effective_from: 2025-01-01", "; ends: 2026-11-21", []),
        # What is still to come is.
        ("effective_from: 2027-01-01", "", ["2027-01-01"]),
        ("effective_from: null", "", []),
    ],
)
def test_two_rules_contradict_each_other_only_while_both_hold(
    tmp_path: Path, dates: str, keys: str, first: list[str]
) -> None:
    held = sound.but(tmp_path, added=protocol(f"subject: {CONSENT}; consent_required: true{keys}", dates))
    assert first_days(said(held)) == first


@pytest.mark.parametrize(
    "keys",
    [
        f"subject: {CONSENT}; consent_required: false",
        f"subject: {CONSENT}",
        f"subject: {FOLLOW_UP}; consent_required: true",
        "consent_required: true",
    ],
)
def test_the_same_answer_silence_or_another_subject_is_no_contradiction(tmp_path: Path, keys: str) -> None:
    assert said(sound.but(tmp_path, added=protocol(keys))) == []


def test_two_clauses_of_one_edition_can_contradict_each_other(tmp_path: Path) -> None:
    same = (sound.AGREEMENT, "    force: must", "    force: must\n    consent_required: true")
    subject = (sound.AGREEMENT, "subject: england/subjects#written-follow-up", f"subject: {CONSENT}")
    assert first_days(said(sound.but(tmp_path, same, subject))) == ["2026-04-01"]


def test_two_publishers_may_differ(tmp_path: Path) -> None:
    publisher = {"south-glen/publisher.yaml": (sound.BASE / "north-glen/publisher.yaml").read_text("utf-8")}
    (text,) = protocol(f"subject: {CONSENT}; consent_required: true").values()
    assert said(sound.but(tmp_path, added={**publisher, PROTOCOL.replace("north", "south"): text})) == []


def test_an_edition_that_took_over_does_not_contradict_the_one_before(tmp_path: Path) -> None:
    text = "    text: Share what keeps a child safe, and do so promptly.\n"
    asks = f"{text}    subject: {CONSENT}\n    consent_required: true\n"
    older = ("north-glen/sharing-agreement/2024-04.yaml", text, asks)
    assert said(sound.but(tmp_path, older), "2024-01-01") == []


@pytest.mark.parametrize(
    ("details", "first"),
    [
        ([f"effective_from: 2024-01-01, count: 12, unit: hour, {MADE}"], ["2026-06-01"]),
        ([f"effective_from: 2024-01-01, count: 24, unit: hour, {MADE}"], []),
        # It changes while both hold, and the first bad day is the day of the change.
        (
            [
                f"effective_from: 2024-01-01, count: 24, unit: hour, {MADE}",
                f"effective_from: 2026-08-01, count: 12, unit: hour, {MADE}",
            ],
            ["2026-08-01"],
        ),
        # It was mended before today.
        (
            [
                f"effective_from: 2024-01-01, count: 12, unit: hour, {MADE}",
                f"effective_from: 2026-08-01, count: 24, unit: hour, {MADE}",
            ],
            [],
        ),
        # It says nothing after its last day.
        ([f"effective_from: 2024-01-01, effective_to: 2026-07-31, count: 12, unit: hour, {MADE}"], []),
        ([f"effective_from: null, count: 12, unit: hour, {MADE}"], ["2026-06-01"]),
        # Two documents that count from different events give two answers to one question.
        ([f"effective_from: 2024-01-01, count: 24, unit: hour, {RECEIVED}"], ["2026-06-01"]),
    ],
)
def test_deadlines_are_compared_as_they_stand_on_each_day(
    tmp_path: Path, details: list[str], first: list[str]
) -> None:
    added = protocol(f"subject: {FOLLOW_UP}; deadline: other")
    assert first_days(said(sound.but(tmp_path, deadlines(*details), added=added))) == first


@pytest.mark.parametrize(("count", "unit", "same"), [(7, "day", True), (1, "week", True), (8, "day", False)])
def test_a_week_is_seven_days_however_it_is_written(tmp_path: Path, count: int, unit: str, same: bool) -> None:  # noqa: FBT001 - a column of cases
    week = (DEADLINES, "        count: 24\n        unit: hour", "        count: 1\n        unit: week")
    other = deadlines(f"effective_from: 2024-01-01, count: {count}, unit: {unit}, {MADE}")
    held = sound.but(tmp_path, week, other, added=protocol(f"subject: {FOLLOW_UP}; deadline: other"))
    assert (said(held) == []) is same


@pytest.mark.parametrize(("event", "first"), [(MADE, ["2026-04-01"]), (RECEIVED, [])])
def test_times_from_different_events_within_one_edition_are_stages(
    tmp_path: Path, event: str, first: list[str]
) -> None:
    held = sound.but(
        tmp_path,
        deadlines(f"effective_from: 2024-01-01, count: 12, unit: hour, {event}"),
        (sound.AGREEMENT, f"subject: {CONSENT}", f"subject: {FOLLOW_UP}\n    deadline: other"),
    )
    assert first_days(said(held)) == first


# A local rule and the national one.
def never(_one: Mapping[str, Any], _other: Mapping[str, Any]) -> str:
    """Nothing is compared by its deadline here."""
    raise AssertionError


def looser(held: Register, day: str = DAY, rank: consistency.Rank = never) -> list[Problem]:
    return list(consistency.looser_than_national(held, day, rank, resolved.rule_words))


@pytest.mark.parametrize(
    ("local", "national", "found"),
    [
        ("must", "must", False), ("must", "should", False), ("must", "may", False),
        ("should", "must", True), ("should", "should", False), ("should", "may", False),
        ("may", "must", True), ("may", "should", True), ("may", "may", False),
    ],
)  # fmt: skip
def test_a_local_rule_may_be_stronger_and_never_weaker(tmp_path: Path, local: str, national: str, found: bool) -> None:  # noqa: FBT001 - as above
    held = sound.but(
        tmp_path,
        (sound.ADVICE, "force: should", f"force: {national}"),
        (sound.AGREEMENT, "force: should", f"force: {local}"),
        NATIONAL_FOLLOW_UP,
    )
    assert bool(looser(held)) is found


@pytest.mark.parametrize(
    ("local", "national", "found"),
    [("true", "false", True), ("false", "true", False), ("true", "true", False), ("false", "false", False)],
)
def test_a_local_rule_may_not_add_consent(tmp_path: Path, local: str, national: str, found: bool) -> None:  # noqa: FBT001 - as above
    held = sound.but(
        tmp_path,
        (sound.ADVICE, "consent_required: false", f"consent_required: {national}"),
        (sound.AGREEMENT, "consent_required: false", f"consent_required: {local}"),
        NATIONAL_FOLLOW_UP,
    )
    assert bool(looser(held)) is found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("shorter", []),
        ("same", []),
        ("longer", ["looser-than-national"]),
        ("mixed", ["looser-than-national"]),
        ("cannot-say", ["deadlines-not-comparable"]),
    ],
)
def test_a_local_deadline_may_be_sooner_and_never_later(tmp_path: Path, said: str, told: list[str]) -> None:
    assert [one.code for one in looser(sound.but(tmp_path), rank=lambda _one, _other: said)] == told


def test_the_local_rule_is_compared_with_the_national_one_in_that_order(tmp_path: Path) -> None:
    asked = []

    def rank(local: Mapping[str, Any], national: Mapping[str, Any]) -> str:
        asked.append((local["count"], national["count"], local.get("calendar")))
        return "same"

    calendar = (DEADLINES, "unit: hour", "unit: hour\n        calendar: england/calendars#working-days")
    looser(sound.but(tmp_path, calendar), rank=rank)
    assert asked == [(24, 48, "england/calendars#working-days")]


@pytest.mark.parametrize(("day", "count"), [("2026-03-31", 1), ("2026-11-21", 1), ("2026-11-22", 0)])
def test_a_local_rule_that_is_over_is_not_compared(tmp_path: Path, day: str, count: int) -> None:
    over = (sound.AGREEMENT, "review_by: 2028-03-31", "effective_to: 2026-11-21")
    ask = (sound.AGREEMENT, "consent_required: false", "consent_required: true")
    assert len(looser(sound.but(tmp_path, over, ask, NATIONAL_FOLLOW_UP), day)) == count


def test_a_national_rule_is_compared_with_no_other(tmp_path: Path) -> None:
    ask = (sound.AGREEMENT, "consent_required: false", "consent_required: true")
    national = ("north-glen/publisher.yaml", "tier: local", "tier: national")
    assert looser(sound.but(tmp_path, ask, national)) == []


def test_historic_editions_have_no_rules(tmp_path: Path) -> None:
    source = "{source: england/sources#advice, printed: null, replaced_by: Newer.}"
    held_as = f"effective_from: null\nheld_as_source: {source}"
    held = sound.but(tmp_path, added=protocol(f"subject: {CONSENT}; consent_required: true", held_as))
    assert said(held) == []
    assert {one.edition.item for one in consistency.rules(held)} == {
        "england/sharing-advice",
        "north-glen/sharing-agreement",
    }


DAYS = st.sampled_from([f"2026-01-{day:02}" for day in range(1, 13)])
DATES = st.builds(
    Dates,
    edition=st.just(""),
    agreed=st.just("2025-01-01"),
    effective_from=DAYS,
    effective_to=st.one_of(st.just(""), DAYS),
    withdrawn=st.one_of(st.just(""), DAYS),
    historic=st.booleans(),
)


@given(st.lists(DATES, min_size=1, max_size=4, unique_by=lambda one: one.effective_from), DAYS, DAYS)
def test_a_rule_holds_on_every_day_on_which_its_edition_stands_and_its_own_dates_let_it(
    dates: list[Dates], starts: str, ends: str
) -> None:
    value = {"clauses": {"one": {"subject": CONSENT, "starts": starts, "ends": ends}}}
    named = [Dates(**{**vars(one), "edition": f"e{number}"}) for number, one in enumerate(dates)]
    held = tuple(
        Edition(
            item="a/b",
            name=one.edition,
            kind="document",
            value=value,
            dates=one,
            reading=Reading(file="data/a/b.yaml", value=value, data=b""),
        )
        for one in named
    )
    found = list(consistency.rules(Register(items={"a/b": held})))
    for day in [f"2026-01-{day:02}" for day in range(1, 15)]:
        standing = {one.edition for one in named if status(one, named, day) in STANDING and starts <= day <= ends}
        assert {one.edition.name for one in found if one.first <= day < one.until} == standing, day
