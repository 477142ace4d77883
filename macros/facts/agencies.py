"""A publisher's register of agencies: which are part of the arrangements, under which heading, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Record

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class _Agency:
    """One agency as its page shows it.

    Attributes:
        record: what is held of it.
        said: why it is one of them, with the note beside that.
        printed: the document it was printed in.
        note: how far it can be relied on.
        cites: what it rests on.

    """

    record: Record
    said: str
    printed: Html | None
    note: Html | None
    cites: tuple[str, ...]


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The agencies below the title by category, each under an anchor that is its id.

    What holds of every agency of a category stands once, below its heading.
    """
    categories: dict[str, list[_Agency]] = {}
    for one in records.in_the_order_of_the_file(place.register, "agencies", place.publisher):
        categories.setdefault(written.line(one.value, "category") or "Agencies", []).append(_read(place, one))
    headings: list[Heading] = []
    made: list[Html] = []
    for number, (title, held) in enumerate(categories.items(), start=1):
        headings.append(Heading(id=f"category..{number}", title=title))
        made.append(element("h2", title, id=f"category..{number}"))
        made.append(_category(place, held))
    return join(made), tuple(headings)


def _read(place: Place, record: Record) -> _Agency:
    details = records.details(record, place.today)
    given = details.value
    return _Agency(
        record=record,
        said=" ".join(text for key in ("why", "note") if (text := written.line(given, key))),
        printed=records.printed_in(place, given),
        note=records.note(details),
        cites=tuple(written.lines(given, "cites")),
    )


def _category(place: Place, held: Sequence[_Agency]) -> Html:
    rests_on = tuple(dict.fromkeys(text for one in held for text in one.cites))
    every = replace(
        held[0],
        said=_shared([one.said for one in held]) or "",
        printed=_shared([one.printed for one in held]),
        note=_shared([one.note for one in held]),
        cites=rests_on,
    )
    return join(
        (
            element("p", f"Each of these: {every.said}") if every.said else None,
            every.note,
            _printed(every.printed),
            element("ul", *(_agency(place, one, every) for one in held), class_="agencies"),
            references.rests_on(place, rests_on),
        )
    )


def _shared(found: Sequence[T]) -> T | None:
    """What is said of every one of several, or None."""
    return found[0] if len(found) > 1 and all(one == found[0] for one in found) else None


def _printed(source: Html | None) -> Html | None:
    return element("p", "Printed in ", source, ".", class_="printed") if source else None


def _agency(place: Place, one: _Agency, every: _Agency) -> Html:
    """One of a category, with what is not said of every one of it already."""
    body = written.line(records.details(one.record, place.today).value, "body")
    return element(
        "li",
        element("p", element("strong", one.record.value["title"])),
        element("p", one.said) if one.said and not every.said else None,
        element("p", "More on this body: ", references.link(place, body, file="bodies"), ".") if body else None,
        None if every.note else one.note,
        None if every.printed else _printed(one.printed),
        # What all of them rest on is described below. One that rests on some of it says on which.
        element("p", references.rests_on_briefly(place, one.cites)) if one.cites and one.cites != every.cites else None,
        id=one.record.address.part,
    )
