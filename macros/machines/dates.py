"""Dates to put into one's own calendar: when editions start, end and are to be reviewed, and what meets when.

Written with the icalendar library, which knows the folding and escaping of RFC 5545.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from macros.page import Asset
from schemas.history import coming
from schemas.history.coming import Coming
from schemas.register import Register

FILE = "dates.ics"
# Everything that any file dates, however long ago or far ahead: a calendar is kept for years.
_FIRST, _DAYS = "1900-01-01", 100_000
_WORDS = {
    coming.REVIEW: "Review due",
    coming.START: "In force",
    coming.END: "Last day in force",
    coming.CLAUSE_START: "Clause starts",
    coming.CLAUSE_END: "Clause ends",
    coming.EVENT: "Takes place",
}


def assets(register: Register) -> Iterator[Asset]:
    """One calendar of everything, and one for each publisher that has dates of its own."""
    dated = [one for one in coming.coming(register, _FIRST, _DAYS) if _is_for_a_calendar(one)]
    yield Asset(uri=FILE, content=_calendar("Handrail: dates of all arrangements", dated))
    for publisher, about in sorted(register.publishers.items()):
        own = [one for one in dated if one.publisher == publisher]
        if own:
            yield Asset(uri=f"{publisher}/{FILE}", content=_calendar(f"Dates: {about['title']}", own))


def _is_for_a_calendar(one: Coming) -> bool:
    """Whether it is a day of an edition, of a part of one, or of something that takes place.

    That the details of a contact or a role begin is a day as well, and would only crowd out the others.
    """
    return one.what == coming.EVENT or (one.what in _WORDS and one.address.partition("#")[0].count("/") > 1)


def _calendar(title: str, dated: Iterable[Coming]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Handrail//Arrangements//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for one in dated:
        day = date.fromisoformat(one.day)
        event = Event()
        event.add("uid", f"{one.address}/{one.what}/{one.day}@handrail.example")
        # The same dates make the same file, so the stamp is the day itself and not the moment of the build.
        event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
        event.add("dtstart", day)
        event.add("summary", f"{_WORDS[one.what]}: {one.title}")
        event.add("description", f"{one.sentence} {one.todo}".strip())
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
