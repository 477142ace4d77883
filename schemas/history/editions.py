"""What an edition's dates make of it on a day: the one place that derives a status (design §3, *Editions*).

A status is never typed. Days are ISO dates as text, which sort as days do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HISTORIC = "historic"
DRAFT = "draft"
STARTS = "starts"
IN_FORCE = "in-force"
REVIEW_OVERDUE = "review-overdue"
SUPERSEDED = "superseded"
ENDED = "ended"
WITHDRAWN = "withdrawn"

#: The statuses under which an edition may be relied on.
STANDING = frozenset({IN_FORCE, REVIEW_OVERDUE})

#: Each status in words for a reader.
WORDS: Mapping[str, str] = {
    HISTORIC: "historic",
    DRAFT: "draft",
    STARTS: "agreed, not yet in force",
    IN_FORCE: "in force",
    REVIEW_OVERDUE: "in force, review overdue",
    SUPERSEDED: "superseded",
    ENDED: "ended",
    WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, kw_only=True)
class Dates:
    """The dates of one edition; a date that is not given is the empty text."""

    edition: str
    agreed: str = ""
    published: str = ""
    effective_from: str = ""
    effective_to: str = ""
    review_by: str = ""
    withdrawn: str = ""
    historic: bool = False
    unagreed: bool = False

    @classmethod
    def of(cls, edition: str, value: Mapping[str, object]) -> "Dates":
        """The dates written in an edition's file; anything that is not text counts as not given."""

        def day(key: str) -> str:
            found = value.get(key)
            return found if isinstance(found, str) else ""

        return cls(
            edition=edition,
            agreed=day("agreed"),
            published=day("published"),
            effective_from=day("effective_from"),
            effective_to=day("effective_to"),
            review_by=day("review_by"),
            withdrawn=day("withdrawn"),
            historic="held_as_source" in value,
            # Written out as null, and not merely left out: `arrangements new-edition` begins every draft so.
            unagreed="agreed" in value and not day("agreed") and not day("published"),
        )

    @property
    def counts(self) -> bool:
        """Whether it can ever be in force: it has a first day, and nothing keeps it from ever beginning.

        What keeps it is to be historic, withdrawn by that day, or said to be not agreed. A draft whose day comes would
        otherwise take the place of what is in force without anybody's signature.
        """
        before_it_began = self.withdrawn and self.withdrawn <= self.effective_from
        return bool(self.effective_from) and not (self.historic or self.unagreed or before_it_began)


def next_day(day: str) -> str:
    """The day after an ISO date; the last day a calendar knows is its own next day."""
    given = date.fromisoformat(day)
    return (given + timedelta(days=1)).isoformat() if given < date.max else day


def day_before(day: str) -> str:
    """The day before an ISO date; the first day a calendar knows is its own day before."""
    given = date.fromisoformat(day)
    return (given - timedelta(days=1)).isoformat() if given > date.min else day


def status(dates: Dates, siblings: Iterable[Dates], day: str) -> str:
    """The status of an edition on a day, given every edition of the same item.

    The newest edition that has started wins, and an ended one never revives an older one (design §3).
    """
    newer = any(
        other.counts and dates.effective_from < other.effective_from <= day
        for other in siblings
        if other.edition != dates.edition
    )
    # The order is the rule: the first line that holds decides.
    found = IN_FORCE
    if dates.historic:
        found = HISTORIC
    elif dates.withdrawn and day >= dates.withdrawn:
        found = WITHDRAWN
    elif _is_draft(dates, day):
        found = DRAFT
    elif day < dates.effective_from:
        found = STARTS
    elif newer:
        found = SUPERSEDED
    elif dates.effective_to and day > dates.effective_to:
        found = ENDED
    elif dates.review_by and day > dates.review_by:
        found = REVIEW_OVERDUE
    return found


def _is_draft(dates: Dates, day: str) -> bool:
    """Whether nothing can begin yet: no first day, said to be not agreed, or not agreed before its first day comes."""
    agreed = dates.agreed or dates.published
    return not dates.effective_from or dates.unagreed or (day < dates.effective_from and not agreed)


def in_force(editions: Iterable[Dates], day: str) -> Dates | None:
    """The edition in force on a day, or None: nothing in force is an answer, never a fallback."""
    held = tuple(editions)
    return next((one for one in held if status(one, held, day) in STANDING), None)


def own_end(dates: Dates) -> str:
    """The last day on which an edition can be in force by its own dates; the empty text when they set no end.

    A newer edition may end it sooner.
    """
    last = [dates.effective_to] if dates.effective_to else []
    last += [day_before(dates.withdrawn)] if dates.withdrawn else []
    return min(last, default="")


def life(dates: Dates, siblings: Iterable[Dates]) -> tuple[str, str] | None:
    """The first and the last day on which an edition is in force, given every edition of the same item.

    The last day is the empty text when no end is known. None when it never is in force. On these days its status is
    one of `STANDING`, and on no other.
    """
    if not dates.counts:
        return None
    first = dates.effective_from
    later = [one.effective_from for one in siblings if one.counts and one.effective_from > first]
    ends = [one for one in (own_end(dates), *(day_before(day) for day in later)) if one]
    last = min(ends, default="")
    return None if last and last < first else (first, last)


def boundaries(editions: Iterable[Dates]) -> tuple[str, ...]:
    """Every day on which the status of any of the editions can change, sorted."""
    days: set[str] = set()
    for one in editions:
        days |= {one.effective_from, one.withdrawn}
        days |= {next_day(last) for last in (one.effective_to, one.review_by) if last}
    return tuple(sorted(days - {""}))


def timeline(dates: Dates, siblings: Iterable[Dates]) -> tuple[tuple[str, str], ...]:
    """The statuses of one edition over time: pairs of first day and status, the first day of the first pair empty.

    A page carries this, so that the reader's own clock and not the day of the build decides what it says.
    """
    held = tuple(siblings)
    found = [("", status(dates, held, "0001-01-01"))]
    for day in boundaries(held):
        now = status(dates, held, day)
        if now != found[-1][1]:
            found.append((day, now))
    return tuple(found)
