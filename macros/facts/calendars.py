"""A publisher's calendars: the days that are not working days, year by year, and what takes place when."""

from collections.abc import Iterator
from datetime import date

from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.facts import records, rota
from macros.page import Heading
from macros.place import Place
from schemas.register import Record

_MONTHS = 12


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The calendars below the title, each under an anchor that is its id."""
    held = records.in_the_order_of_the_file(place.register, "calendars", place.publisher)
    headings = tuple(Heading(id=one.address.part, title=str(one.value["title"])) for one in held)
    return join(_calendar(place, one) for one in held), headings


def _calendar(place: Place, record: Record) -> Html:
    one = record.value
    events = written.inner(one, "events")
    return element(
        "section",
        element("h2", one["title"], id=record.address.part),
        _working(place, one) if "closed" in one else None,
        *(_years(one) if "closed" in one else ()),
        element("ul", *(_event(place, record, word, each) for word, each in events.items()), class_="events")
        if events
        else None,
        rota.section(place, record),
        records.facts(("Printed in", records.printed_in(place, one))),
        references.rests_on(place, written.lines(one, "cites")),
        class_="calendar",
    )


def _working(place: Place, one: written.Value) -> Html:
    """Which weekdays are closed and for which time the table is whole; a table that has run out says so."""
    closed = [f"{word.capitalize()}s" for word in written.lines(one, "closed_weekdays")]
    first, last = written.line(one, "covers_from"), written.line(one, "covers_to")
    said: list[object] = [f"Not working days: {' and '.join(closed)}, and the days below. "] if closed else []
    if first and last:
        said.append(f"The table is whole from {days.in_words(first)} to {days.in_words(last)}.")
    over = last and last < place.today
    ran_out = "The table has run out, so no date after it can be worked out here."
    return join(
        (
            element("p", *said),
            element("p", element("strong", ran_out), class_="banner banner--notice") if over else None,
        )
    )


def _years(one: written.Value) -> Iterator[Html]:
    years: dict[str, list[written.Value]] = {}
    closed = one["closed"]
    for each in closed if isinstance(closed, list) else []:
        years.setdefault(str(each["day"])[:4], []).append(each)
    for year, held in years.items():
        rows = [
            element("tr", element("th", _day(str(each["day"])), scope="row"), element("td", each["title"]))
            for each in held
        ]
        head = element("tr", element("th", "Day", scope="col"), element("th", "What it is", scope="col"))
        yield element(
            "table",
            element("caption", f"Days that are not working days in {year}"),
            element("thead", head),
            element("tbody", *rows),
            class_="days",
        )


def _event(place: Place, record: Record, word: str, one: written.Value) -> Html:
    who = [_who(place, each) for each in _parties(one)]
    note = written.line(one, "note")
    return element(
        "li",
        element("p", element("strong", one["title"]), ": ", when(one), "."),
        element("ul", *who) if who else None,
        element("p", note) if note else None,
        references.rests_on(place, written.lines(one, "cites")),
        # The id of a calendar has no dot, so this is no other record's.
        id=f"{record.address.part}.{word}",
    )


def when(one: written.Value) -> str:
    """When an event takes place, in words: a day, a month, a month of every year, or as the file says it."""
    day, month, said = (written.line(one, key) for key in ("day", "month", "when"))
    if day:
        found = _day(day)
    elif month.isdigit() and 0 < int(month) <= _MONTHS:
        found = f"every {date(2000, int(month), 1):%B}"
    else:
        found = days.in_words(month)
    return ", ".join(text for text in (found, said) if text)


def _day(day: str) -> str:
    return f"{date.fromisoformat(day):%A} {days.in_words(day)}"


def _parties(one: written.Value) -> list[written.Value]:
    found = one.get("who")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _who(place: Place, one: written.Value) -> Html:
    links = [
        references.link(place, written.line(one, key), file=file)
        for key, file in (("role", "roles"), ("body", "bodies"))
        if one.get(key)
    ]
    return element("li", join(links, between=", "), f": {one['as']}")
