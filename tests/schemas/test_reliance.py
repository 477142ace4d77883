"""What a current text relies on is in force for as long as the text is; else the first bad day is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import addresses
from schemas.checks import reliance
from schemas.problems import in_order
from tests.schemas import folders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.problems import Problem
    from schemas.register import Register

GUIDE = """\
kind: document
type: guidance
title: Guide
published: 2025-01-01
effective_from: {life}
clauses:
  only: {{number: "1", text: Share what helps., {keys}}}
"""
CONTACTS = """\
kind: contacts
contacts:
  front-door:
    title: Front door
    role: front-door
    serves: everyone
    dated:
"""
NUMBER = '      - {{effective_from: {}, telephone: "01632 960 001", hours: {{words: always}}, last_verified: null}}\n'


def guide(life: str = "2025-02-01", keys: str = "contact: front-door") -> dict[str, str]:
    return {"guide/only": GUIDE.format(life=life, keys=keys)}


def contacts(*dated: str) -> dict[str, str]:
    return {"contacts": CONTACTS + "".join(NUMBER.format(one) for one in dated)}


def agreement(**given: str) -> dict[str, str]:
    clause = 'clauses:\n  a: {number: "1", text: Share what helps.}\n'
    return {f"agreement/{name}": folders.document(lines, clause) for name, lines in given.items()}


def told(files: dict[str, str]) -> list[str]:
    found: tuple[Problem, ...] = in_order(reliance.too_long(folders.held(files)))
    assert {one.code for one in found} <= {"not-in-force"}
    return [one.sentence for one in found]


def relies(address: str, day: str, who: str = "this edition") -> str:
    return f"{address} is not in force on {day}, and {who} relies on it then."


FRONT_DOOR = "north-glen/contacts#front-door"


@pytest.mark.parametrize(
    ("dated", "bad"),
    [
        (["2025-02-01"], None),
        (["2024-01-01"], None),
        (["2025-02-02"], "2025-02-01"),
        (["null"], "2025-02-01"),
        (["null", "2025-01-01"], None),
        (["2024-01-01, effective_to: 2025-02-10"], "2025-02-11"),
        (["2024-01-01, effective_to: 2025-01-31"], "2025-02-01"),
        (["2024-01-01, effective_to: 2025-02-10", "2025-02-11"], None),
        (["2024-01-01, effective_to: 2025-02-10", "2025-02-13"], "2025-02-11"),
        (["2024-01-01", "2025-02-05, effective_to: 2025-02-10"], "2025-02-11"),
    ],
)
def test_a_contact_is_there_for_the_whole_life_of_what_names_it(dated: list[str], bad: str | None) -> None:
    assert told({**guide(), **contacts(*dated)}) == ([relies(FRONT_DOOR, bad)] if bad else [])


@pytest.mark.parametrize(
    ("end", "bad"),
    [
        ("effective_to: 2025-02-10", None),
        ("withdrawn: 2025-02-11", None),
        ("effective_to: 2025-02-11", "2025-02-11"),
        ("withdrawn: 2025-02-12", "2025-02-11"),
    ],
)
def test_what_ends_no_later_than_what_it_relies_on_is_fine(end: str, bad: str | None) -> None:
    number = contacts("2024-01-01, effective_to: 2025-02-10")
    assert told({**guide(f"2025-02-01\n{end}"), **number}) == ([relies(FRONT_DOOR, bad)] if bad else [])


def test_an_edition_relies_on_nothing_from_the_day_it_is_superseded() -> None:
    number = contacts("2024-01-01, effective_to: 2025-02-10")
    newer = {"guide/two": GUIDE.format(life="2025-02-11", keys="")}
    assert told({**guide(), **number, **newer}) == []
    assert told({**guide(), **number, "guide/two": GUIDE.format(life="2025-02-12", keys="")}) == [
        relies(FRONT_DOOR, "2025-02-11")
    ]


@pytest.mark.parametrize(
    ("keys", "bad"),
    [
        ("contact: front-door, starts: 2025-02-05", None),
        ("contact: front-door, starts: 2025-02-04", "2025-02-04"),
        ("contact: front-door, starts: 2025-02-05, ends: 2025-02-10", None),
        ("contact: front-door, starts: 2025-02-05, ends: 2025-02-11", "2025-02-11"),
    ],
)
def test_a_clause_relies_on_things_only_while_it_holds_itself(keys: str, bad: str | None) -> None:
    last = "effective_to: 2025-02-10" if "ends" in keys else ""
    number = contacts(f"2025-02-05, {last}" if last else "2025-02-05")
    assert told({**guide(keys=keys), **number}) == ([relies(FRONT_DOOR, bad)] if bad else [])


@pytest.mark.parametrize(
    ("own", "address", "bad"),
    [
        ("", "north-glen/agreement#a", None),
        ("", "north-glen/agreement", None),
        ("starts: 2025-02-02", "north-glen/agreement#a", "2025-02-01"),
        ("starts: 2025-02-02", "north-glen/agreement", None),
        ("ends: 2025-02-02", "north-glen/agreement#a", "2025-02-03"),
        ("ends: 2025-02-02", "north-glen/agreement/one#a", "2025-02-03"),
    ],
)
def test_a_clause_that_is_relied_on_holds_all_that_time(own: str, address: str, bad: str | None) -> None:
    clause = f'clauses:\n  a: {{number: "1", text: Share what helps., {own}}}\n  b: {{number: "2", text: More.}}\n'
    one = folders.document("agreed: 2024-01-01\neffective_from: 2025-01-01", clause)
    files = {**guide(keys=f"cites: [{address}]"), "agreement/one": one}
    assert told(files) == ([relies(address, bad)] if bad else [])


def test_what_moves_may_change_its_edition_as_long_as_each_holds_the_part() -> None:
    older, newer = "agreed: 2024-01-01\neffective_from: 2025-01-01", "agreed: 2024-01-01\neffective_from: 2025-02-10"
    both = agreement(one=older, two=newer)
    assert told({**guide(keys="cites: [north-glen/agreement#a]"), **both}) == []
    assert told({**guide(keys="cites: [north-glen/agreement/one#a]"), **both}) == [
        relies("north-glen/agreement/one#a", "2025-02-10")
    ]
    without = {"agreement/two": folders.document(newer)}
    assert told({**guide(keys="cites: [north-glen/agreement#a]"), **both, **without}) == [
        relies("north-glen/agreement#a", "2025-02-10")
    ]


def test_historic_text_is_never_in_force_and_relies_on_nothing_itself() -> None:
    source = "effective_from: null\nheld_as_source: {source: north-glen/sources#old, printed: null, replaced_by: None.}"
    files = agreement(one=source)
    assert told({**guide(keys="cites: [north-glen/agreement/one#a]"), **files}) == [
        relies("north-glen/agreement/one#a", "2025-02-01")
    ]
    historic = folders.document(source, folders.CLAUSES.replace("}", ", contact: front-door}"))
    assert told({**contacts("null"), "agreement/one": historic}) == []


BODIES = """\
kind: bodies
bodies:
  council: {{title: Council, type: agency, dated: [{{effective_from: {}}}]}}
"""


def test_who_signed_is_asked_of_the_first_day_alone() -> None:
    roles = "kind: roles\nroles:\n  lead:\n    title: Lead\n    dated: [{{effective_from: {}}}]\n"
    signed = "2025-02-01\nsignatures: [{role: lead, body: council, signed: 2025-01-01}]"
    rest = {**guide(signed, keys=""), "bodies": BODIES.format("2024-01-01")}
    assert told({**rest, "roles": roles.format("2024-01-01, effective_to: 2025-02-01")}) == []
    assert told({**rest, "roles": roles.format("2024-01-01, effective_to: 2025-01-31")}) == [
        relies("north-glen/roles#lead", "2025-02-01")
    ]


def test_the_details_of_a_record_rely_on_things_for_as_long_as_they_hold() -> None:
    roles = "kind: roles\nroles:\n  lead:\n    title: Lead\n    dated:\n{}"
    details = "      - {effective_from: 2024-01-01, body: council}\n"
    files = {"roles": roles.format(details), "bodies": BODIES.format("2024-01-01, effective_to: 2025-01-31")}
    assert told(files) == [relies("north-glen/bodies#council", "2025-02-01", "north-glen/roles#lead")]
    over = details + "      - {effective_from: 2025-02-01}\n"
    assert told({**files, "roles": roles.format(over)}) == []
    printed = "      - {effective_from: null, body: council}\n"
    assert told({**files, "roles": roles.format(printed)}) == []


SOURCES = """\
kind: sources
sources:
  act: {{title: The Act, type: law, status: {}, in_force_from: 2025-03-01, last_verified: 2026-01-01}}
"""


@pytest.mark.parametrize(
    ("life", "status", "today", "warned"),
    [
        ("2025-02-01", "in-force", "2025-01-31", True),
        ("2025-02-01", "in-force", "2025-02-01", False),
        ("2025-03-01", "in-force", "2025-01-31", False),
        ("2025-02-01\neffective_to: 2025-02-28", "in-force", "2026-11-22", True),
        ("2025-02-01\neffective_to: 2025-03-01", "in-force", "2026-11-22", False),
        ("2025-02-01", "unconfirmed", "2025-01-31", False),
        ("2025-02-01", "not-commenced", "2025-01-31", False),
    ],
)
def test_a_source_that_begins_after_what_cites_it_is_said(life: str, status: str, today: str, warned: bool) -> None:  # noqa: FBT001 - a column of cases
    held = folders.held({**guide(life, "cites: [act]"), "sources": SOURCES.format(status)})
    found = list(reliance.not_yet(held, today))
    assert [(one.severity, one.sentence) for one in found] == [
        ("warning", "north-glen/sources#act is in force from 2025-03-01, and is cited here from 2025-02-01.")
    ] * warned


AID = """\
kind: aid
title: Get help
summary: Whom to ring.
published: 2025-01-01
effective_from: 2025-02-01
form: north-glen/record
questions:
  danger: {ask: Say whether anyone is in danger, why: It cannot wait., answers: {"yes": {go: ring}, "no": {go: ring}}}
outcomes:
  ring: {protection: emergency, result: emergency, do: Ring 999., actions: [], record: {must: [reason]}}
"""


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        ("2025-02-01", None),
        ("2025-02-02", "for the first day of this aid."),
        ("2025-01-01, effective_to: 2025-06-30", "for 2025-07-01, and this aid is in force then."),
    ],
)
def test_999_is_there_for_the_whole_life_of_an_aid(dated: str, words: str | None) -> None:
    emergency = CONTACTS.replace("role: front-door", "role: emergency-services") + NUMBER.format(dated)
    held = folders.held({"help/one": AID, "contacts": emergency.replace("01632 960 001", "999")})
    found = [one.sentence for one in reliance.without_emergency_number(held)]
    assert found == ([f"No contact with the role emergency-services is held {words}"] if words else [])


# The oracle: the same question asked of each single day, by somebody who knows only the rule.

FIRST = date(2025, 1, 1)
WINDOW = [(FIRST + timedelta(days=number)).isoformat() for number in range(60)]
DAYS = st.sampled_from(WINDOW[5:50])
MAYBE = st.none() | DAYS
ADDRESSES = [
    "north-glen/contacts#front-door",
    "north-glen/agreement",
    "north-glen/agreement#a",
    "north-glen/agreement#b",
    "north-glen/agreement/e0",
    "north-glen/agreement/e0#a",
    "north-glen/agreement/e1#b",
]


@dataclass(frozen=True, kw_only=True)
class Written:
    """An edition as it was drawn: its days, and the days of each of its clauses."""

    name: str
    first: str | None
    last: str | None
    withdrawn: str | None
    historic: bool
    clauses: dict[str, tuple[str | None, str | None]]

    def text(self, references: str = "") -> str:
        lines = [f"effective_from: {self.first or 'null'}"]
        lines += [f"effective_to: {self.last}"] if self.last else []
        lines += [f"withdrawn: {self.withdrawn}"] if self.withdrawn else []
        if self.historic:
            lines.append("held_as_source: {source: north-glen/sources#old, printed: null, replaced_by: None.}")
        clauses = "clauses:\n"
        for word, (starts, ends) in self.clauses.items():
            own = (f", starts: {starts}" if starts else "") + (f", ends: {ends}" if ends else "")
            clauses += f'  {word}: {{number: "1", text: Share what helps.{own}{references}}}\n'
        return folders.document("\n".join(lines), clauses)

    def holds(self, clause: str, day: str) -> bool:
        starts, ends = self.clauses.get(clause, ("9999-12-31", None))
        return (starts or day) <= day <= (ends or day)


@st.composite
def items(draw: st.DrawFn, most: int) -> tuple[Written, ...]:
    firsts = draw(st.lists(DAYS, min_size=1, max_size=most, unique=True))
    return tuple(
        Written(
            name=f"e{number}",
            first=draw(st.sampled_from([first, first, first, None])),
            last=draw(MAYBE),
            withdrawn=draw(st.one_of(st.none(), st.none(), DAYS)),
            historic=draw(st.sampled_from([False, False, False, True])),
            clauses={
                word: (draw(MAYBE), draw(MAYBE)) if draw(st.booleans()) else (None, None)
                for word in draw(st.lists(st.sampled_from("ab"), min_size=1, unique=True))
            },
        )
        for number, first in enumerate(firsts)
    )


def in_force(editions: tuple[Written, ...], day: str) -> Written | None:
    """The rule in ten lines: the newest that has started, unless it has ended; an older one is never revived."""
    started = [one for one in editions if one.first and one.first <= day and not one.historic]
    started = [one for one in started if not (one.withdrawn and one.first and one.withdrawn <= one.first)]
    if not started:
        return None
    newest = max(started, key=lambda one: one.first or "")
    if newest.last and day > newest.last:
        return None
    if newest.withdrawn and day >= newest.withdrawn:
        return None
    return newest


def number_in_force(dated: list[tuple[str, str | None]], day: str) -> bool:
    begun = [one for one in dated if one[0] <= day]
    return bool(begun) and not (max(begun)[1] and day > (max(begun)[1] or ""))


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Editions of a guide that relies on one address, and of what may be there."""

    guides: tuple[Written, ...]
    agreements: tuple[Written, ...]
    numbers: list[tuple[str, str | None]]
    address: str

    def register(self) -> Register:
        key, text = ("contact", self.address) if "contacts" in self.address else ("cites", f"[{self.address}]")
        files = {f"guide/{one.name}": one.text(f", {key}: {text}") for one in self.guides}
        files |= {f"agreement/{one.name}": one.text() for one in self.agreements}
        dated = [f"{first}{f', effective_to: {last}' if last else ''}" for first, last in self.numbers]
        return folders.held({**files, **contacts(*dated)})

    def is_there(self) -> bool:
        """Whether anything at all is at the address; what leads nowhere is another mistake."""
        whole, _, part = self.address.partition("#")
        named = [one for one in self.agreements if whole.split("/")[2:] in ([], [one.name])]
        return whole == "north-glen/contacts" or any(not part or part in one.clauses for one in named)

    def bad_day(self, guide: Written, clause: str) -> str | None:
        return next(self._bad_days(guide, clause), None) if self.is_there() else None

    def _bad_days(self, guide: Written, clause: str) -> Iterator[str]:
        whole, _, part = self.address.partition("#")
        for day in WINDOW:
            if in_force(self.guides, day) != guide or (clause and not guide.holds(clause, day)):
                continue
            now = in_force(self.agreements, day)
            fine = now is not None and (not part or now.holds(part, day)) and whole.split("/")[2:] in ([], [now.name])
            if not (number_in_force(self.numbers, day) if whole == "north-glen/contacts" else fine):
                yield day


DRAWN = st.builds(
    Drawn,
    guides=items(2),
    agreements=items(3),
    numbers=st.lists(st.tuples(DAYS, MAYBE), min_size=1, max_size=3, unique_by=lambda one: one[0]),
    address=st.sampled_from(ADDRESSES),
)


@settings(max_examples=150)
@given(DRAWN)
def test_the_first_bad_day_is_the_one_that_a_search_day_by_day_finds(drawn: Drawn) -> None:
    held, address = drawn.register(), addresses.read(drawn.address)
    for guide in drawn.guides:
        edition = folders.edition(held, guide.name, "guide")
        for clause in ("", *guide.clauses):
            assert reliance.first_bad_day(held, edition, address, clause) == drawn.bad_day(guide, clause)


@settings(max_examples=100)
@given(DRAWN)
def test_every_clause_that_relies_on_a_bad_day_is_told_and_no_other(drawn: Drawn) -> None:
    days = [drawn.bad_day(guide, clause) for guide in drawn.guides for clause in guide.clauses]
    expected = sorted(relies(drawn.address, day) for day in days if day)
    assert sorted(one.sentence for one in reliance.too_long(drawn.register())) == expected


@settings(max_examples=60)
@given(items(4))
def test_on_every_day_the_register_on_disk_has_in_force_what_the_plain_rule_picks(given_: tuple[Written, ...]) -> None:
    held = folders.held({f"agreement/{one.name}": one.text() for one in given_})
    for day in WINDOW:
        found = held.in_force("north-glen/agreement", day)
        picked = in_force(given_, day)
        assert (found.name if found else None) == (picked.name if picked else None)
