"""What comes up, and what is overdue: each date that somebody at a publisher has to know of, said once and in time."""

from pathlib import Path

import pytest

from schemas import register
from schemas.history import coming

PUBLISHER = "kind: publisher\ntitle: North Glen\ntier: local\nsummary: Made up.\n"
EDITION = """\
kind: document
type: agreement
title: Sharing agreement
{dates}
clauses:
  only:
    number: "1"
    title: Only clause
    text: Share what helps.
{more}"""
AGREEMENT = "agreement/2025-04.yaml"
AT = "north-glen/agreement/2025-04"
SINCE = "effective_from: 2025-04-01"


def edition(dates: str, more: str = "") -> str:
    return EDITION.format(dates=dates, more=more)


def dated(kind: str, details: str, fixed: str = "") -> str:
    return f"kind: {kind}\n{kind}:\n  one:\n    title: The one\n{fixed}    dated:\n      - {details}\n"


CONTACT = "    role: front-door\n    serves: children who live here\n"
NUMBER = 'telephone: "01632 960 001"\n        hours: {words: day and night}\n        '


def contact(details: str, since: str = "2025-04-01") -> str:
    return dated("contacts", f"effective_from: {since}\n        {NUMBER}{details}", CONTACT)


def source(more: str, status: str = "in-force") -> str:
    return f"kind: sources\nsources:\n  act:\n    title: The Act\n    type: law\n    status: {status}\n{more}"


def calendar(more: str) -> str:
    return f"kind: calendars\ncalendars:\n  year:\n    title: The year\n    cites: [act]\n{more}"


def found(folder: Path, files: dict[str, str], day: str, within: int = 30) -> list[tuple[str, str, str, str, bool]]:
    """The day, kind, sentence, what to do and whether it is overdue, of everything that comes up."""
    for name, text in {"publisher.yaml": PUBLISHER, **files}.items():
        file = folder / "data" / "north-glen" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    held, problems = register.load(folder / "data")
    assert [one.sentence for one in problems if one.severity == "error"] == []
    return [
        (one.day, one.what, one.sentence, one.todo, one.overdue) for one in coming.coming(held, day, within)
    ]


REVIEW = "Review it, and write a new edition or a new date."
RING = "Ring it, and write the day under last_verified."
LATE = "Have it agreed, and write the day under agreed, or give it a later first day."
READ = "Read it at its source, and write the day under last_verified."
HOLIDAYS = "Add the bank holidays of the next years and a later date."
RUNG = "last_verified: 2026-10-02\n        verify_every_days: 90"
REVIEWED = {AGREEMENT: edition(f"agreed: 2025-03-18\n{SINCE}\nreview_by: 2027-03-31")}
NEWER = edition("agreed: 2027-03-01\neffective_from: 2027-03-31")
BANK = (
    "    closed_weekdays: [sunday]\n    covers_from: 2025-01-01\n    covers_to: 2027-12-31\n"
    "    closed: [{day: 2027-12-25, title: Christmas Day}]\n"
)
SIGNED = (
    "signatures:\n"
    "  - {role: lead, body: police, signed: null}\n"
    "  - {role: nurse, body: health, signed: 2025-03-18}\n"
    "  - {role: chair, body: board, signed: null, required: false}\n"
    "  - {role: head, body: school, signed: null, because: The post was vacant.}\n"
)
BY_DECEMBER = "to be rung by 2026-12-31. It was last rung on 2026-10-02."
NO_DAYS = "Working days after it cannot be worked out."
UNREAD = (
    "north-glen/sources#act was to be read at its source by 2026-12-31. It was last read at its source on 2026-10-02."
)

# The files, the day, and everything that comes up within 30 days of it.
CASES: dict[str, tuple[dict[str, str], str, list[tuple[str, str, str, str, bool]]]] = {
    "a review that is further off": (REVIEWED, "2027-02-28", []),
    "a review that comes up": (
        REVIEWED, "2027-03-01", [("2027-03-31", "review", f"{AT} is to be reviewed by 2027-03-31.", REVIEW, False)]),
    "a review on its own day": (
        REVIEWED, "2027-03-31", [("2027-03-31", "review", f"{AT} is to be reviewed by 2027-03-31.", REVIEW, False)]),
    "a review that is overdue, for however long": (
        REVIEWED, "2031-01-01",
        [("2027-03-31", "review", f"{AT} was to be reviewed by 2027-03-31. It is still in force.", REVIEW, True)]),
    "no review of an edition that is superseded first": (
        {**REVIEWED, "agreement/2027-03.yaml": NEWER}, "2027-03-01",
        [("2027-03-31", "start", "north-glen/agreement/2027-03 starts on 2027-03-31.", "", False)]),
    "no review of a source document": (
        {AGREEMENT: edition("effective_from: null\nreview_by: 2027-03-31\nheld_as_source: {source: act, printed: null, "
                            "replaced_by: Law of 2026.}")},
        "2027-03-01", []),
    "a start": (
        {AGREEMENT: edition(f"agreed: 2025-03-18\n{SINCE}")}, "2025-03-20",
        [("2025-04-01", "start", f"{AT} starts on 2025-04-01.", "", False)]),
    "a start on its own day": (
        {AGREEMENT: edition(f"agreed: 2025-03-18\n{SINCE}")}, "2025-04-01",
        [("2025-04-01", "start", f"{AT} starts on 2025-04-01.", "", False)]),
    "a start that is past": ({AGREEMENT: edition(f"agreed: 2025-03-18\n{SINCE}")}, "2025-04-02", []),
    "a draft, and who has still to sign": (
        {AGREEMENT: edition(SINCE, SIGNED)}, "2025-03-20",
        [("2025-04-01", "start", f"{AT} is a draft, and is to start on 2025-04-01.",
          "Have it agreed before that day, or give it a later one. Still to sign: lead for police.", False)]),
    "a draft that says nobody has agreed it, as far ahead as is asked": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}", SIGNED)}, "2025-03-02",
        [("2025-04-01", "start", f"{AT} is a draft, and is to start on 2025-04-01.",
          "Have it agreed before that day, or give it a later one. Still to sign: lead for police.", False)]),
    "a draft that is further off": ({AGREEMENT: edition(f"agreed: null\n{SINCE}")}, "2025-03-01", []),
    "a draft on the day it was to start": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}")}, "2025-04-01",
        [("2025-04-01", "start", f"{AT} is a draft, and is to start on 2025-04-01.",
          "Have it agreed before that day, or give it a later one.", False)]),
    "a draft whose day has passed": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}", SIGNED)}, "2025-04-02",
        [("2025-04-01", "start", f"{AT} was to start on 2025-04-01 and is still a draft.",
          f"{LATE} Still to sign: lead for police.", True)]),
    "a draft whose day has passed, signed since by the last one asked": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}",
                            "signatures: [{role: lead, body: police, signed: 2025-04-02}]\n")},
        "2025-04-02",
        [("2025-04-01", "start", f"{AT} was to start on 2025-04-01 and is still a draft.",
          LATE, True)]),
    "a draft without a first day": ({AGREEMENT: edition("agreed: null\neffective_from: null")}, "2025-03-20", []),
    "a draft that was withdrawn": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}\nwithdrawn: 2025-06-01")}, "2025-06-01", []),
    "a draft that is only held as the source of others": (
        {AGREEMENT: edition(f"agreed: null\n{SINCE}\nheld_as_source: {{source: act, printed: null, "
                            "replaced_by: Law of 2026.}")},
        "2025-03-20", []),
    "an edition withdrawn before it begins": (
        {AGREEMENT: edition(f"agreed: 2025-03-18\n{SINCE}\nwithdrawn: 2025-03-19")}, "2025-03-15", []),
    "an end that nothing follows": (
        {AGREEMENT: edition(f"{SINCE}\neffective_to: 2026-03-31")}, "2026-03-31",
        [("2026-03-31", "end", f"{AT} is in force for the last time on 2026-03-31. Nothing is in force after it.",
          "Write the edition that follows, or tell people whom to ask instead.", False)]),
    "an end that another edition follows": (
        {AGREEMENT: edition(f"{SINCE}\neffective_to: 2026-03-31"),
         "agreement/2026-04.yaml": edition("agreed: 2026-03-01\neffective_from: 2026-04-01")}, "2026-03-01",
        [("2026-03-31", "end", f"{AT} is in force for the last time on 2026-03-31. Edition 2026-04 follows it.", "",
          False)]),
    "a withdrawal": (
        {AGREEMENT: edition(f"{SINCE}\nwithdrawn: 2026-04-01")}, "2026-03-20",
        [("2026-03-31", "end", f"{AT} is in force for the last time on 2026-03-31. Nothing is in force after it.",
          "Write the edition that follows, or tell people whom to ask instead.", False)]),
    "a clause that begins later than its edition": (
        {AGREEMENT: edition(SINCE).rstrip() + "\n    starts: 2026-04-01\n"}, "2026-03-20",
        [("2026-04-01", "clause-start", f"{AT}#only holds from 2026-04-01, later than the rest.",
          "Tell those who are to keep it.", False)]),
    "a clause that ends sooner than its edition": (
        {AGREEMENT: edition(SINCE).rstrip() + "\n    ends: 2026-04-01\n"}, "2026-03-20",
        [("2026-04-01", "clause-end", f"{AT}#only holds for the last time on 2026-04-01.",
          "Tell those who keep it now.", False)]),
    "a number to ring again": (
        {"contacts.yaml": contact(RUNG)}, "2026-12-15",
        [("2026-12-31", "verification", f"north-glen/contacts#one is {BY_DECEMBER}", RING, False)]),
    "a number to ring again, on the last day that will do": (
        {"contacts.yaml": contact(RUNG)}, "2026-12-31",
        [("2026-12-31", "verification", f"north-glen/contacts#one is {BY_DECEMBER}", RING, False)]),
    "a number that nobody rang in time": (
        {"contacts.yaml": contact(RUNG)}, "2027-01-01",
        [("2026-12-31", "verification", f"north-glen/contacts#one was {BY_DECEMBER}", RING, True)]),
    "a number that nobody ever rang": (
        {"contacts.yaml": contact("last_verified: null\n        verify_every_days: 90")}, "2026-11-22",
        [("2025-04-01", "verification", "north-glen/contacts#one has never been rung.", RING, True)]),
    "a number only printed that nobody ever rang": (
        {"contacts.yaml": contact("last_verified: null\n        verify_every_days: 90", "null")}, "2026-11-22",
        [("2026-11-22", "verification", "north-glen/contacts#one has never been rung.", RING, True)]),
    "a number without a rule": ({"contacts.yaml": contact("last_verified: null")}, "2026-11-22", []),
    "a number without a rule that somebody rang more than a year ago": (
        {"contacts.yaml": contact("last_verified: 2024-11-21")}, "2026-11-22",
        [("2025-11-21", "verification",
          "north-glen/contacts#one was to be rung by 2025-11-21. It was last rung on 2024-11-21.", RING, True)]),
    "a number that changes": (
        {"contacts.yaml": contact("last_verified: null")}, "2025-03-20",
        [("2025-04-01", "start", "north-glen/contacts#one changes on 2025-04-01.", "Tell those who use it.", False)]),
    "a source to read again": (
        {"sources.yaml": source("    last_verified: 2026-10-02\n    verify_every_days: 90\n")}, "2027-01-01",
        [("2026-12-31", "verification", UNREAD, READ, True)]),
    "law that comes into force": (
        {"sources.yaml": source("    last_verified: null\n    in_force_from: 2027-01-01\n", "not-commenced")},
        "2026-12-15",
        [("2027-01-01", "start", "north-glen/sources#act is to come into force on 2027-01-01.",
          "Look at everything that cites it, and confirm it on the day.", False)]),
    "law that is replaced": (
        {"sources.yaml": source("    last_verified: null\n    superseded_by: act\n    superseded_from: 2027-01-01\n",
                                "superseded")},
        "2026-12-15",
        [("2027-01-01", "end", "north-glen/sources#act is replaced on 2027-01-01.",
          "Look at everything that cites it.", False)]),
    "a table of bank holidays that runs out": (
        {"calendars.yaml": calendar(BANK)}, "2027-12-01",
        [("2027-12-31", "calendar-end",
          f"north-glen/calendars#year ends on 2027-12-31. {NO_DAYS}", HOLIDAYS, False)]),
    "a table of bank holidays that has run out": (
        {"calendars.yaml": calendar(BANK)}, "2028-01-01",
        [("2027-12-31", "calendar-end",
          f"north-glen/calendars#year ended on 2027-12-31. {NO_DAYS}", HOLIDAYS, True)]),
    "a meeting on a day": (
        {"calendars.yaml": calendar("    events:\n      met: {title: Board, day: 2027-03-16}\n")}, "2027-03-01",
        [("2027-03-16", "event", "Board: on 2027-03-16.", "", False)]),
    "a duty of every March, in March": (
        {"calendars.yaml": calendar('    events:\n      told: {title: Yearly report, month: "03"}\n')}, "2027-03-20",
        [("2027-03-01", "event", "Yearly report: in March 2027.", "", False)]),
    "a duty of every January, seen from December": (
        {"calendars.yaml": calendar('    events:\n      told: {title: Yearly report, month: "01"}\n')}, "2026-12-15",
        [("2027-01-01", "event", "Yearly report: in January 2027.", "", False)]),
    "a duty of one month that is past": (
        {"calendars.yaml": calendar('    events:\n      told: {title: Report, month: "2026-03"}\n')}, "2027-03-01", []),
    "what takes place at no stated time": (
        {"calendars.yaml": calendar("    events:\n      told: {title: Report, when: Each term}\n")}, "2027-03-01", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_date_is_told_from_the_first_day_it_matters(case: str, tmp_path: Path) -> None:
    files, day, said = CASES[case]
    assert found(tmp_path, files, day) == said


def test_what_is_overdue_comes_first_since_its_day_does(tmp_path: Path) -> None:
    files = {**REVIEWED, "contacts.yaml": contact(RUNG)}
    assert [one[1] for one in found(tmp_path, files, "2027-03-20")] == ["verification", "review"]


def test_the_event_that_a_forms_field_starts_is_no_day(tmp_path: Path) -> None:
    form = (
        f"kind: form\ntitle: Record\n{SINCE}\nfields:\n"
        "  at: {label: When, type: moment, starts: telephone-referral-made}\n"
    )
    assert found(tmp_path, {"record/2025-04.yaml": form}, "2026-11-22", 3660) == []


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ("2026-12-31", 1, "2027-01-01"),
        ("9999-12-30", 90, "9999-12-31"),
        ("2024-02-28", 1, "2024-02-29"),
    ],
)
def test_days_are_counted_as_far_as_there_are_any(day: str, days: int, expected: str) -> None:
    assert coming.later(day, days) == expected
