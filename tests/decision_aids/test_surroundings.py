"""What stands beside a step is said as of the day that is asked about, with what is known to come after it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from decision_aids import html, surroundings
from schemas.register import Register
from tests.schemas import sound


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2023-12-31", "statutory guidance, not yet in force"),
        ("2024-01-01", "statutory guidance, in force"),
        ("2026-05-31", "statutory guidance, in force"),
        ("2026-06-01", "statutory guidance, superseded"),
    ],
)
def test_a_source_is_shown_as_it_stands_on_the_day(tmp_path: Path, day: str, standing: str) -> None:
    since = "    status: superseded\n    superseded_by: advice\n    superseded_from: 2026-06-01\n"
    held = sound.but(
        tmp_path,
        (sound.SOURCES, "    status: in-force\n    in_force_from: 2024-01", f"{since}    in_force_from: 2024-01"),
    )
    assert surroundings.citation(held, "england/sources#guidance", day)["standing"] == standing


def test_a_source_that_nobody_has_read_is_not_confirmed(tmp_path: Path) -> None:
    never_read = "in_force_from: 2020-01-01\n    last_verified: null"
    held = sound.but(tmp_path, (sound.SOURCES, "in_force_from: 2020-01-01\n    last_verified: 2026-10-01", never_read))
    said = surroundings.citation(held, "england/sources#safety-act", "2026-11-22")["standing"]
    assert said == "law, not confirmed"


CONTACTS = "north-glen/contacts.yaml"
FRONT_DOOR = "north-glen/contacts#front-door"
NUMBER = '      - effective_from: 2024-04-01\n        telephone: "01632 960 001"\n'
EVERY_90_DAYS = "        last_verified: 2026-10-02\n        verify_every_days: 90\n  out-of-hours"


def contact(held: Register, day: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in surroundings.contacts(held, day) if one["address"] == FRONT_DOOR)
    return found


def followed(tmp_path: Path, *, ends: str = "", more: str = "") -> Register:
    """North Glen's front door, whose first details may end, with more details before them in the file."""
    return sound.but(tmp_path, (CONTACTS, NUMBER, more + NUMBER + (f"        effective_to: {ends}\n" if ends else "")))


def details(begins: str, telephone: str = "01632 960 077", hours: str = "9am to 5pm, Monday to Friday") -> str:
    return (
        f'      - effective_from: {begins}\n        telephone: "{telephone}"\n'
        f'        hours: {{words: "{hours}"}}\n        last_verified: null\n'
    )


def told(one: Mapping[str, Any]) -> str:
    """What is said of a number's changes, without markup."""
    made = str(html.changes(one))
    for tag in ('<span class="contact__changes">', "</span>", "</a>"):
        made = made.replace(tag, "")
    return made.replace('<a class="tel" href="tel:01632960077">', "").strip()


@pytest.mark.parametrize(
    ("day", "shown", "said"),
    [
        ("2026-11-22", "01632 960 001", "From 1 December 2026: 01632 960 077."),
        ("2026-11-30", "01632 960 001", "From 1 December 2026: 01632 960 077."),
        ("2026-12-01", "01632 960 077", ""),
        ("2026-12-02", "01632 960 077", ""),
    ],
)
def test_a_number_that_is_to_change_says_from_when_and_to_what(
    tmp_path: Path, day: str, shown: str, said: str
) -> None:
    one = contact(followed(tmp_path, more=details("2026-12-01")), day)
    assert (one["telephone"], told(one)) == (shown, said)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-29", "Ends on 30 November 2026."),
        ("2026-11-30", "Ends on 30 November 2026."),
        ("2026-12-01", ""),
    ],
)
def test_a_number_that_ends_without_another_says_its_last_day(tmp_path: Path, day: str, said: str) -> None:
    one = contact(followed(tmp_path, ends="2026-11-30"), day)
    assert told(one) == said
    assert bool(one["telephone"]) == bool(said)


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        ("2026-12-01", "From 1 December 2026: 01632 960 077."),
        (
            "2026-12-02",
            "Ends on 30 November 2026. From 2 December 2026: 01632 960 077, 9am to 5pm, Monday to Friday.",
        ),
    ],
)
def test_an_end_is_told_only_where_nothing_follows_on_the_next_day(tmp_path: Path, begins: str, said: str) -> None:
    held = followed(tmp_path, ends="2026-11-30", more=details(begins))
    assert told(contact(held, "2026-11-22")) == said


def test_between_two_numbers_the_next_one_is_told_where_none_is_held(tmp_path: Path) -> None:
    held = followed(tmp_path, ends="2026-11-30", more=details("2026-12-09"))
    shown = "".join(html.contact_parts(contact(held, "2026-12-01")))
    assert "no number is held for today" in shown
    assert "From 9 December 2026: " in shown


def test_new_hours_are_told_and_what_makes_no_difference_to_a_caller_is_not(tmp_path: Path) -> None:
    later = details("2026-12-01", "01632 960 001") + details("2027-01-01", "01632 960 077", "day and night")
    assert told(contact(followed(tmp_path, more=later), "2026-11-22")) == (
        "From 1 January 2027: 01632 960 077, day and night."
    )


@pytest.mark.parametrize("brief", [True, False])
def test_a_change_is_never_folded_away(tmp_path: Path, brief: bool) -> None:  # noqa: FBT001 - a case of the table
    parts = html.contact_parts(contact(followed(tmp_path, more=details("2026-12-01")), "2026-11-22"), brief=brief)
    (said,) = [one for one in parts if "From 1 December 2026" in one]
    assert said.startswith("<span ")
    assert "<details" not in said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-30", "Verified on Friday 2 October 2026. To be checked again by 31 December 2026."),
        ("2026-12-31", "Verified on Friday 2 October 2026. To be checked again by 31 December 2026."),
        ("2027-01-01", "Not verified since Friday 2 October 2026. A check was due by 31 December 2026."),
    ],
)
def test_a_check_counts_up_to_and_on_its_last_day_and_no_longer(tmp_path: Path, day: str, said: str) -> None:
    # 90 days after 2 October are 29 in October, 30 in November and 31 in December.
    assert html.verified(contact(sound.but(tmp_path), day)) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("        last_verified: 2026-10-02\n", "Verified on Friday 2 October 2026."),
        ("        last_verified: null\n        verify_every_days: 90\n", "Not verified."),
        ("        last_verified: null\n", "Not verified."),
    ],
)
def test_without_a_rule_or_a_look_no_day_is_named_for_the_next(tmp_path: Path, rule: str, said: str) -> None:
    held = sound.but(tmp_path, (CONTACTS, EVERY_90_DAYS, f"{rule}  out-of-hours"))
    assert html.verified(contact(held, "2027-01-01")) == said


def test_a_number_without_a_rule_that_nobody_rang_for_a_year_says_so(tmp_path: Path) -> None:
    held = sound.but(tmp_path, (CONTACTS, EVERY_90_DAYS, "        last_verified: 2026-10-02\n  out-of-hours"))
    said = "Not verified since Friday 2 October 2026. A check was due by 2 October 2027."
    assert html.verified(contact(held, "2027-10-03")) == said
