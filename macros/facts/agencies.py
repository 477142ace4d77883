"""A publisher's register of agencies: which are part of the arrangements, under which heading, and why."""

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Record


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The agencies below the title by category, each under an anchor that is its id."""
    categories: dict[str, list[Record]] = {}
    for one in records.in_the_order_of_the_file(place.register, "agencies", place.publisher):
        categories.setdefault(written.line(one.value, "category") or "Agencies", []).append(one)
    headings: list[Heading] = []
    made: list[Html] = []
    for number, (title, held) in enumerate(categories.items(), start=1):
        headings.append(Heading(id=f"category..{number}", title=title))
        made.append(element("h2", title, id=f"category..{number}"))
        made.append(element("ul", *(_agency(place, one) for one in held), class_="agencies"))
    return join(made), tuple(headings)


def _agency(place: Place, record: Record) -> Html:
    given = records.details(record, place.today)
    body = written.line(given.value, "body")
    source = records.printed_in(place, given.value)
    said = [text for key in ("why", "note") if (text := written.line(given.value, key))]
    return element(
        "li",
        element("p", element("strong", record.value["title"])),
        element("p", " ".join(said)) if said else None,
        element("p", "Held here as ", references.link(place, body, file="bodies"), ".") if body else None,
        records.note(given),
        element("p", "Printed in ", source, ".", class_="printed") if source else None,
        references.rests_on(place, written.lines(given.value, "cites")),
        id=record.address.part,
    )
