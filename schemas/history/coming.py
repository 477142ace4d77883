"""What comes up and what is overdue on a day: reviews, verifications, starts, ends, calendars that run out, meetings.

Every date here is one that a file states, or follows from two that it states. Whether an edition's date still matters
is asked of ``schemas.history.editions``, so that a review of an edition that will be superseded first is no longer due.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.checks import signatures
from schemas.history import editions, parts
from schemas.register import Edition, Record, Register, Value

REVIEW = "review"
VERIFICATION = "verification"
START = "start"
END = "end"
CLAUSE_START = "clause-start"
CLAUSE_END = "clause-end"
CALENDAR_END = "calendar-end"
EVENT = "event"

#: Every value of ``Coming.what``.
WHAT = (REVIEW, VERIFICATION, START, END, CLAUSE_START, CLAUSE_END, CALENDAR_END, EVENT)

# How a person says that something was looked at again, by kind of record.
_CHECKED = {
    "contacts": ("rung", "Ring it, and write the day under last_verified."),
    "sources": ("read at its source", "Read it at its source, and write the day under last_verified."),
}


@dataclass(frozen=True, kw_only=True)
class Coming:
    """One day that somebody at a publisher has to know of.

    ``day`` is an ISO date: when it is, or by when it was due; for an event that only names its month, the month's
    first day. ``what`` is one of ``WHAT``. ``address`` is of the edition (``publisher/item/edition``), of a part of it
    or of a record. ``sentence`` says what happens, ``todo`` what is to be done, which may be nothing (empty).
    """

    day: str
    what: str
    address: str
    title: str
    sentence: str
    todo: str
    overdue: bool

    @property
    def publisher(self) -> str:
        """The publisher whose it is."""
        return self.address.partition("/")[0]


def coming(register: Register, day: str, within_days: int) -> tuple[Coming, ...]:
    """Everything overdue on a day, and everything that falls on it or within so many days after it, sorted by day."""
    until = later(day, within_days)
    found: list[Coming] = []
    for held in register.items.values():
        siblings = tuple(one.dates for one in held)
        for one in held:
            found += _of_edition(one, siblings, day, until)
    for record in register.records.values():
        found += _of_record(record, day, until)
    return tuple(sorted(found, key=lambda one: (one.day, one.address, WHAT.index(one.what), one.sentence)))


def later(day: str, days: int) -> str:
    """The ISO date so many days later; beyond the last day that a calendar knows, that day."""
    given = date.fromisoformat(day)
    return (given + timedelta(min(days, (date.max - given).days))).isoformat()


#: How often a number is rung and a source is read again where its file does not say (domain.md, INV-17 and INV-20).
AT_LEAST_EVERY_DAYS = 365


def every_days(details: Value) -> int | None:
    """How often a contact or source is to be looked at; None where nobody has yet and nothing says that they are to.

    What was replaced, or is a source document of the past, is looked at again only where its file asks for it.
    """
    asked = details.get("verify_every_days")
    if isinstance(asked, int):
        return asked
    past = details.get("status") == "superseded" or details.get("type") == "source-document"
    return AT_LEAST_EVERY_DAYS if details.get("last_verified") and not past else None


def verify_by(details: Value) -> str | None:
    """The last day on which somebody's look at a contact or source still counts.

    None where nothing says how often it is to be looked at, empty where nobody ever has.
    """
    every = every_days(details)
    if every is None:
        return None
    last = details.get("last_verified")
    return later(last, every) if isinstance(last, str) else ""


def _of_edition(edition: Edition, siblings: Sequence[editions.Dates], day: str, until: str) -> Iterator[Coming]:
    if not edition.dates.historic:
        yield from _start(edition, siblings, day, until)
        yield from _review(edition, siblings, day, until)
        yield from _end(edition, siblings, day, until)
        yield from _parts(edition, siblings, day, until)


def _stands(edition: Edition, siblings: Sequence[editions.Dates], day: str) -> bool:
    return editions.status(edition.dates, siblings, day) in editions.STANDING


def _start(edition: Edition, siblings: Sequence[editions.Dates], day: str, until: str) -> Iterator[Coming]:
    """The first day of an edition, and of a draft for as long as it is one: also when the day has passed."""
    dates = edition.dates
    start = dates.effective_from
    if not start or start > until:
        return
    overdue = start < day
    then = max(start, day)
    draft = dates.unagreed and editions.status(dates, siblings, then) == editions.DRAFT
    if not draft and (overdue or not _stands(edition, siblings, start)):
        return
    agreed = bool(dates.agreed or dates.published)
    todo = [] if agreed else ["Have it agreed before that day, or give it a later one."]
    sentence = f"{'starts' if agreed else 'is a draft, and is to start'} on {start}."
    if overdue:
        todo = ["Have it agreed, and write the day under agreed, or give it a later first day."]
        sentence = f"was to start on {start} and is still a draft."
    missing = [
        f"{one.role.rpartition('#')[2]} for {one.body.rpartition('#')[2]}"
        for one in signatures.matrix(edition)
        if one.missing_on(then) and not one.because
    ]
    todo += [f"Still to sign: {', '.join(missing)}."] if missing else []
    yield Coming(
        day=start,
        what=START,
        address=edition.address,
        title=edition.title,
        sentence=f"{edition.address} {sentence}",
        todo=" ".join(todo),
        overdue=overdue,
    )


def _review(edition: Edition, siblings: Sequence[editions.Dates], day: str, until: str) -> Iterator[Coming]:
    by = edition.dates.review_by
    # A review is only ever due of an edition that still stands when its day has passed.
    first_late = max(editions.next_day(by), day) if by else ""
    if not by or by > until or editions.status(edition.dates, siblings, first_late) != editions.REVIEW_OVERDUE:
        return
    overdue = by < day
    late = f"{edition.address} was to be reviewed by {by}. It is still in force."
    yield Coming(
        day=by,
        what=REVIEW,
        address=edition.address,
        title=edition.title,
        sentence=late if overdue else f"{edition.address} is to be reviewed by {by}.",
        todo="Review it, and write a new edition or a new date.",
        overdue=overdue,
    )


def _end(edition: Edition, siblings: Sequence[editions.Dates], day: str, until: str) -> Iterator[Coming]:
    dates = edition.dates
    last = editions.own_end(dates)
    if not (last and day <= last <= until and _stands(edition, siblings, last)):
        return
    after = editions.in_force(siblings, editions.next_day(last))
    follows = f"Edition {after.edition} follows it." if after else "Nothing is in force after it."
    yield Coming(
        day=last,
        what=END,
        address=edition.address,
        title=edition.title,
        sentence=f"{edition.address} is in force for the last time on {last}. {follows}",
        todo="" if after else "Write the edition that follows, or tell people whom to ask instead.",
        overdue=False,
    )


def _parts(edition: Edition, siblings: Sequence[editions.Dates], day: str, until: str) -> Iterator[Coming]:
    if edition.kind == "form":
        return  # what a form's field starts is an event, and not a day
    for _, name, part in parts.every(edition):
        address = f"{edition.address}#{name}"
        for key, what, said, todo in (
            ("starts", CLAUSE_START, "holds from {}, later than the rest.", "Tell those who are to keep it."),
            ("ends", CLAUSE_END, "holds for the last time on {}.", "Tell those who keep it now."),
        ):
            when = part.get(key)
            if when and day <= when <= until and _stands(edition, siblings, when):
                yield Coming(
                    day=when,
                    what=what,
                    address=address,
                    title=str(part.get("title") or edition.title),
                    sentence=f"{address} {said.format(when)}",
                    todo=todo,
                    overdue=False,
                )


def _of_record(record: Record, day: str, until: str) -> Iterator[Coming]:
    yield from _verification(record, day, until)
    dated = record.value.get("dated")
    for details in dated if isinstance(dated, list) else ():
        for key, what, said in (
            ("effective_from", START, "changes on {}."),
            ("effective_to", END, "holds for the last time on {}."),
        ):
            when = details.get(key)
            if when and day <= when <= until:
                yield _on_record(record, when, what, said.format(when), "Tell those who use it.")
    if record.kind == "sources":
        yield from _source(record, day, until)
    if record.kind == "calendars":
        yield from _calendar(record, day, until)


def _on_record(record: Record, day: str, what: str, said: str, todo: str, *, overdue: bool = False) -> Coming:  # noqa: PLR0913 - all are parts of one
    return Coming(
        day=day,
        what=what,
        address=str(record.address),
        title=str(record.value.get("title", record.address)),
        sentence=f"{record.address} {said}",
        todo=todo,
        overdue=overdue,
    )


def _verification(record: Record, day: str, until: str) -> Iterator[Coming]:
    """A contact to ring again, or a source to read again."""
    if record.kind not in _CHECKED:
        return
    details = record.on(day)
    by = verify_by(details) if details else None
    if details is None or by is None or by > until:
        return
    done, todo = _CHECKED[record.kind]
    if not by:
        since = str(details.get("effective_from") or day)
        yield _on_record(record, since, VERIFICATION, f"has never been {done}.", todo, overdue=True)
        return
    overdue = by < day
    last = details["last_verified"]
    said = f"{'was' if overdue else 'is'} to be {done} by {by}. It was last {done} on {last}."
    yield _on_record(record, by, VERIFICATION, said, todo, overdue=overdue)


def _source(record: Record, day: str, until: str) -> Iterator[Coming]:
    """Law and guidance that comes into force or is replaced."""
    begins, ends = record.value.get("in_force_from"), record.value.get("superseded_from")
    if begins and day <= begins <= until:
        said = f"is to come into force on {begins}."
        yield _on_record(record, begins, START, said, "Look at everything that cites it, and confirm it on the day.")
    if ends and day <= ends <= until:
        said = f"is replaced on {ends}."
        yield _on_record(record, ends, END, said, "Look at everything that cites it.")


def _calendar(record: Record, day: str, until: str) -> Iterator[Coming]:
    last = record.value.get("covers_to")
    if last and last <= until:
        overdue = last < day
        said = f"{'ended' if overdue else 'ends'} on {last}. Working days after it cannot be worked out."
        todo = "Add the bank holidays of the next years and a later date."
        yield _on_record(record, last, CALENDAR_END, said, todo, overdue=overdue)
    events: Mapping[str, Value] = record.value.get("events", {})
    for one in events.values():
        for when, words in _takes_place(one, day, until):
            yield Coming(
                day=when,
                what=EVENT,
                address=str(record.address),
                title=str(one["title"]),
                sentence=f"{one['title']}: {words}.",
                todo="",
                overdue=False,
            )


def _takes_place(event: Value, day: str, until: str) -> Iterator[tuple[str, str]]:
    """The day, or the first day of the month, of each time that an event takes place from a day to another."""
    on, month = event.get("day"), event.get("month")
    if on:
        if day <= on <= until:
            yield on, f"on {on}"
        return
    if not month:
        return  # it says when only in words
    every_year = "-" not in month
    years = range(int(day[:4]), int(until[:4]) + 1) if every_year else (int(month[:4]),)
    for year in years:
        # Months are compared as text of their own length, so this month counts while it lasts.
        this = f"{year:04}-{month[-2:]}"
        if day[:7] <= this <= until[:7]:
            yield f"{this}-01", f"in {date(year, int(month[-2:]), 1):%B %Y}"
