"""What the passing of time has made stale: reviews, verifications, and calendars that run out.

Expiry never blocks a correction (design §9): everything here is a warning. The pages say the same to their readers.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from schemas import editions
from schemas.problems import Problem
from schemas.register import Record, Register

#: A calendar that ends sooner than this many days from now is worth a word: deadlines reach ahead of today.
CALENDAR_AHEAD = 90


def stale(register: Register, day: str) -> Iterator[Problem]:
    """A warning for each review, verification or calendar whose date has passed on a day, given as an ISO date."""
    for held in register.items.values():
        for edition in held:
            if register.status(edition, day) == editions.REVIEW_OVERDUE:
                by = edition.dates.review_by
                yield edition.reading.problem(
                    ("review_by",),
                    code="review-overdue",
                    sentence=f"{edition.address} was to be reviewed by {by}. It is still in force.",
                    fix="Review it, and write a new edition or a new date.",
                    severity="warning",
                )
    for record in register.records_of("contacts"):
        yield from _unverified(record, day)
    for record in register.records_of("calendars"):
        last = str(record.value.get("covers_to", ""))
        if last and last < _later(day, CALENDAR_AHEAD):
            yield record.reading.problem(
                (*record.path, "covers_to"),
                code="calendar-runs-out",
                sentence=f"The table of bank holidays ends on {last}. Working days after it cannot be worked out.",
                fix="Add the bank holidays of the next years and a later date.",
                severity="warning",
            )


def _unverified(record: Record, day: str) -> Iterator[Problem]:
    """A number whose own rule says how often it is to be rung, and that nobody has rung for longer than that."""
    details = record.on(day)
    every = details.get("verify_every_days") if details else None
    if details is None or every is None:
        return
    last = details["last_verified"]
    if last is None or _later(last, every) < day:
        said = f"was last rung on {last}" if last else "has never been rung"
        yield record.reading.problem(
            record.path,
            code="verification-overdue",
            sentence=f"The number of {record.address} {said}, and is to be rung every {every} days.",
            fix="Ring it, and write the day under last_verified.",
            at="key",
            severity="warning",
        )


def _later(day: str, days: int) -> str:
    """The day so many days later; beyond the last day a calendar knows, that day."""
    given = date.fromisoformat(day)
    return (given + timedelta(days)).isoformat() if days <= (date.max - given).days else date.max.isoformat()
