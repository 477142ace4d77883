"""What the passing of time has made stale: reviews, verifications, calendars that run out, and law that is replaced.

Expiry never blocks a correction (design §9), and an edition that cites a superseded source is not wrong, it is dated
(design §3): all of these are warnings, and the pages say the same to their readers.
"""

from collections.abc import Iterator

from schemas.addresses import find
from schemas.checks import links
from schemas.files.reading import Path
from schemas.history import coming, editions
from schemas.problems import Problem
from schemas.register import Edition, Record, Register, Value

#: A calendar that ends sooner than this many days from now is worth a word: deadlines reach ahead of today.
CALENDAR_AHEAD = 90

#: What a source can be on a day: the words are those of its `status`, and one for what nobody here has read.
SOURCE_IN_FORCE = "in-force"
SOURCE_SUPERSEDED = "superseded"
SOURCE_NOT_COMMENCED = "not-commenced"
SOURCE_UNCONFIRMED = "unconfirmed"
SOURCE_UNREAD = "unread"

# The keys by which an edition rests on a source. What `source` and `as_printed_in` name is where a text was found.
_RESTS = ("cites", "rests_on")
# How a number, and how a source, is looked at again: what is said of it, done to it, and how often.
_LOOKED_AT = {
    "contacts": ("The number of ", "rung", "is to be rung", "Ring it, and write the day under last_verified."),
    "sources": (
        "",
        "read at its source",
        "is to be read again",
        "Read it at its source, and write the day under last_verified.",
    ),
}


def problems(register: Register, day: str) -> Iterator[Problem]:
    """Everything that a day, given as an ISO date, has made stale or dated, or that it has not reached yet."""
    yield from stale(register, day)
    yield from dated(register, day)
    yield from ahead_of_its_time(register, day)


def standing(source: Value, day: str) -> str:
    """What a source is on a day: in force, superseded, not commenced, unconfirmed or unread.

    A superseded one was in force until its `superseded_from`; where that day is not known it counts as superseded on
    every day, so that nobody is told it still held. One that should be in force and that nobody has read is unread:
    what is only generally known is never shown as settled (domain.md, confidence marks).
    """
    status = str(source["status"])
    if status == SOURCE_SUPERSEDED and day >= (source.get("superseded_from") or ""):
        return SOURCE_SUPERSEDED
    if status == SOURCE_NOT_COMMENCED or day < source.get("in_force_from", ""):
        return SOURCE_NOT_COMMENCED
    if status == SOURCE_UNCONFIRMED:
        return SOURCE_UNCONFIRMED
    return SOURCE_IN_FORCE if source["last_verified"] else SOURCE_UNREAD


def is_current(register: Register, edition: Edition, day: str) -> bool:
    """Whether an edition stands on a day or is still to: what is historic, over or without a first day cannot."""
    if not edition.dates.counts:
        return False
    return register.status(edition, max(day, edition.dates.effective_from)) in editions.STANDING


def stale(register: Register, day: str) -> Iterator[Problem]:
    """A warning for each review, verification or calendar whose date has passed on a day."""
    for item, held in register.items.items():
        # The edition that took the place of one may stand in a file with mistakes of its own.
        for edition in held if item not in register.unread else ():
            if register.status(edition, day) == editions.REVIEW_OVERDUE:
                by = edition.dates.review_by
                yield edition.reading.problem(
                    ("review_by",),
                    code="review-overdue",
                    sentence=f"{edition.address} was to be reviewed by {by}. It is still in force.",
                    fix="Review it, and write a new edition or a new date.",
                    severity="warning",
                )
    for kind in _LOOKED_AT:
        for record in register.records_of(kind):
            yield from _unverified(record, day)
    for record in register.records_of("calendars"):
        last = str(record.value.get("covers_to", ""))
        if last and last < coming.later(day, CALENDAR_AHEAD):
            yield record.reading.problem(
                (*record.path, "covers_to"),
                code="calendar-runs-out",
                sentence=f"The table of bank holidays ends on {last}. Working days after it cannot be worked out.",
                fix="Add the bank holidays of the next years and a later date.",
                severity="warning",
            )


def dated(register: Register, day: str) -> Iterator[Problem]:
    """A warning for each edition that stands on a day and rests on a source that does not stand then.

    An aid is let be where a source is only unconfirmed: its page says so at every citation, and the proof walks it
    again without that source (design §9, *No switch for unconfirmed law*). So is everybody where a source is only
    unread: that is for whoever keeps the source to mend, and the pages say that it is not confirmed.
    """
    fallen = {
        str(record.address): (record, found)
        for record in register.records_of("sources")
        if (found := standing(record.value, day)) not in {SOURCE_IN_FORCE, SOURCE_UNREAD}
    }
    for held in register.items.values():
        for edition in held:
            if edition.dates.counts and register.status(edition, day) in editions.STANDING:
                yield from _dated(register, edition, fallen, day)


def ahead_of_its_time(register: Register, day: str) -> Iterator[Problem]:
    """A warning for each number or source that was looked at on a day that has not come yet."""
    for kind in _LOOKED_AT:
        for record in register.records_of(kind):
            details = record.value.get("dated")
            looks = (
                [(("dated", index, "last_verified"), one["last_verified"]) for index, one in enumerate(details)]
                if isinstance(details, list)
                else [(("last_verified",), record.value["last_verified"])]
            )
            for place, last in looks:
                if last and last > day:
                    yield record.reading.problem(
                        (*record.path, *place),
                        code="verified-in-the-future",
                        sentence=f"{record.address} says that it was last verified on {last}, which is still to come.",
                        fix="Write the day on which somebody last looked, or null where nobody has.",
                        # Whoever asks as at a day long gone meets every look that came after it.
                        severity="warning",
                    )


def _dated(
    register: Register, edition: Edition, fallen: dict[str, tuple[Record, str]], day: str
) -> Iterator[Problem]:
    """One warning for each source that does not stand, at the first place that names it; those unconfirmed together."""
    unconfirmed: dict[str, tuple[Path, Record]] = {}
    told: set[str] = set()
    # What the file names at all is remembered with it; the places are asked for only where one of them has fallen.
    named = links.texts(edition.reading, edition.publisher)
    for key in _RESTS:
        for text in named.get(key, ()):
            address = text if "/" in text else f"{edition.publisher}/{links.ADDRESS_KEYS[key]}#{text}"
            record, found = fallen.get(address, (None, ""))
            if record is None or address in told or (found == SOURCE_UNCONFIRMED and edition.kind == "aid"):
                continue
            told.add(address)
            places = links.references(edition.value, edition.publisher)
            path = next(one.path for one in places if (one.key, one.text) == (key, text))
            if found == SOURCE_UNCONFIRMED:
                unconfirmed[address] = (path, record)
                continue
            sentence, fix = _what_fell(register, record, found, day)
            yield _fallen(edition, path, f"{edition.address} cites {record.value['title']}, which {sentence}", fix)
    if unconfirmed:
        titles = [str(record.value["title"]) for _, record in unconfirmed.values()]
        path, record = next(iter(unconfirmed.values()))
        sentence, fix = _what_fell(register, record, SOURCE_UNCONFIRMED, day)
        which = (
            f"{titles[0]}, which {sentence}"
            if len(titles) == 1
            else f"{len(titles)} sources that {sentence} They are: {'; '.join(titles)}."
        )
        yield _fallen(edition, path, f"{edition.address} cites {which}", fix)


def _fallen(edition: Edition, path: Path, sentence: str, fix: str) -> Problem:
    return edition.reading.problem(path, code="dated", sentence=sentence, fix=fix, severity="warning")


def _what_fell(register: Register, record: Record, found: str, day: str) -> tuple[str, str]:
    """The end of the sentence about a source that does not stand, and what to do about it."""
    if found == SOURCE_SUPERSEDED:
        since = record.value.get("superseded_from")
        newer = _newest(register, record, day)
        by = f" by {newer.value['title']}" if newer else ""
        return (
            f"was superseded{by}{f' on {since}' if since else ''}.",
            f"Read it beside {newer.address}, and write a new edition that cites it."
            if newer
            else "Write a new edition that cites what took its place.",
        )
    if found == SOURCE_NOT_COMMENCED:
        starts = record.value.get("in_force_from")
        when = f"is not in force before {starts}." if starts else "is not in force yet."
        return when, "Say so in the text, and cite beside it what holds until then."
    return (
        "nobody has confirmed.",
        "Read it at its source, and write the day under last_verified and what you found under status.",
    )


def _newest(register: Register, record: Record, day: str) -> Record | None:
    """What took a source's place in the end, however often it was replaced since."""
    seen = {str(record.address)}
    newer: Record | None = None
    while record.kind == "sources" and standing(record.value, day) == SOURCE_SUPERSEDED:
        address = find(str(record.value["superseded_by"]), publisher=record.address.publisher, file="sources")
        found = register.records.get(str(address))
        if found is None or str(found.address) in seen:
            break
        seen.add(str(found.address))
        newer = record = found
    return newer


def _unverified(record: Record, day: str) -> Iterator[Problem]:
    """A number or source that says how often it is to be looked at, and that nobody has looked at for longer."""
    details = record.on(day)
    by = coming.verify_by(details) if details else None
    if details is None or by is None:
        return
    last, every = details["last_verified"], coming.every_days(details)
    if by < day:
        about, done, to_do, fix = _LOOKED_AT[record.kind]
        said = f"was last {done} on {last}" if last else f"has never been {done}"
        yield record.reading.problem(
            record.path,
            code="verification-overdue",
            sentence=f"{about}{record.address} {said}. It {to_do} every {every} days, so this is overdue.",
            fix=fix,
            at="key",
            severity="warning",
        )
