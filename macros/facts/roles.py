"""A publisher's roles: the body each belongs to, what it does and what it has to do. Roles only, never names."""

from typing import cast

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.facts import bodies, deadline_table, records, responsibilities
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
            ("Duties", _duties(place, given.value)),
            *_named(place, record),
            ("Printed in", records.printed_in(place, given.value)),
        ),
        _rests_on(place, given.value),
        class_="clause",
    )


def _duties(place: Place, value: written.Value) -> Html | None:
    """What it has to do: each duty in words, and where they are given the time it has and the clauses that say so."""
    rows = [
        element("li", one) if isinstance(one, str) else element("li", *_duty(place, one))
        for one in cast("list[str | written.Value]", value.get("duties") or [])
    ]
    return element("ul", *rows) if rows else None


def _duty(place: Place, one: written.Value) -> tuple[Html | None, ...]:
    return (
        element("p", written.line(one, "do")),
        deadline_table.sentence(place, written.line(one, "deadline")),
        element("p", references.rests_on_briefly(place, written.lines(one, "cites")), class_="terms__also"),
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
