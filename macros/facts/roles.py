"""A publisher's roles: the body each belongs to, what it does and what it has to do. Roles only, never names."""

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.facts import bodies, records, responsibilities
from macros.page import Heading
from macros.place import Place
from schemas.register import Record


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The roles below the title by their titles, each under an anchor that is its id."""
    held = records.of(place.register, "roles", place.publisher)
    headings = tuple(Heading(id=one.address.part, title=bodies.named(one)) for one in held)
    shared = records.shared_note(place, held)
    return join((records.above_all(shared), *(_role(place, one, shared) for one in held))), headings


def _role(place: Place, record: Record, shared: str) -> Html:
    given = records.details(record, place.today)
    body = written.line(given.value, "body")
    return element(
        "section",
        element("h2", bodies.named(record), id=record.address.part),
        element("p", given.value["does"]) if given.value.get("does") else None,
        None if shared else records.note(given),
        records.facts(
            ("Belongs to", references.link(place, body, file="bodies") if body else None),
            ("Duties", records.bulleted(given.value, "duties")),
            *_named(place, record),
            ("Printed in", records.printed_in(place, given.value)),
        ),
        _rests_on(place, given.value),
        class_="clause",
    )


def _rests_on(place: Place, value: written.Value) -> Html | None:
    """Briefly: nearly every role rests on the same few sources, and each is described on its own page."""
    said = references.rests_on_briefly(place, written.lines(value, "cites"))
    return element("div", element("p", said), class_="cites") if said else None


def _named(place: Place, record: Record) -> list[tuple[str, Html]]:
    """What every document names the role for, one row for each way in which it is named."""
    rows: dict[str, list[Html]] = {}
    for one in responsibilities.of(place.register, str(record.address)):
        link = references.link(place, one.address, file="")
        rows.setdefault(one.words, []).append(element("li", link))
    return [(words, element("ul", *links)) for words, links in rows.items()]
