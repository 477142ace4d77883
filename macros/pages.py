"""Every page of the site that is made from data.

No site builder is known here, so another one could take these pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aids import html, model, states, surroundings
from decision_aids.compiler import Compiled
from decision_aids.markup import Html, element, join
from macros import blank_record, clauses, contacts, days, diagram, publisher, references, sources, standing, written
from macros.page import Asset, Heading, Page, root_from
from schemas import editions
from schemas.register import Edition, Register


@dataclass(frozen=True, kw_only=True)
class _Shelf:
    """What every page is made from: the register, its aids by the address of their edition, the day, the drawings."""

    register: Register
    aids: Mapping[str, Compiled]
    today: str
    drawings: Mapping[str, diagram.Layout]


def pages(
    register: Register, aids: Iterable[Compiled], today: str, drawings: Mapping[str, diagram.Layout]
) -> tuple[Page, ...]:
    """Every page made from data, in the order of the menu.

    Args:
        register: a register in which nothing is wrong.
        aids: its compiled aids.
        today: the day whose statuses and numbers are shown, as an ISO date.
        drawings: the layout of each aid's diagram, by its graph.

    """
    by_edition = {one.edition.address: one for one in aids}
    shelf = _Shelf(register=register, aids=by_edition, today=today, drawings=drawings)
    made: list[Page] = []
    for word in sorted(register.publishers, key=lambda one: (register.publishers[one]["tier"] != "national", one)):
        made += _of_publisher(register, word, today)
        for item in sorted(one for one in register.items if one.startswith(f"{word}/")):
            made += _of_item(shelf, item)
    return tuple(made)


def assets(register: Register, aids: Iterable[Compiled], today: str) -> tuple[Asset, ...]:
    """The file of each aid's edition that its live page reads: the aid itself, and what stands around it on the day."""
    return tuple(
        Asset(
            uri=f"{one.edition.address}/aid.json",
            content=model.canonical({"aid": one.value, "around": surroundings.of(register, one, today)}),
        )
        for one in aids
    )


def _of_publisher(register: Register, word: str, today: str) -> Iterator[Page]:
    about = register.publishers[word]
    short = str(about.get("short", about["title"]))
    root = root_from(f"{word}/")
    text, headings = publisher.page(register, word, today, root)
    crumbs = references.breadcrumbs(root, (short, ""))
    title = element("h1", about["title"])
    yield Page(
        uri=f"{word}/", title=short, text=join((crumbs, title, text)), summary=str(about["summary"]), headings=headings
    )
    root = root_from(f"{word}/contacts/")
    crumbs = references.breadcrumbs(root, (short, f"{word}/"), ("Numbers to ring", ""))
    text = contacts.page(register, word, today, root)
    yield Page(
        uri=f"{word}/contacts/",
        title=f"Numbers to ring: {short}",
        text=join((crumbs, element("h1", f"Numbers to ring: {short}"), text)),
        summary=f"Whom to ring about a child, 999 first: {short}.",
    )
    if sources.of(register, word):
        root = root_from(f"{word}/sources/")
        crumbs = references.breadcrumbs(root, (short, f"{word}/"), ("Sources", ""))
        text, headings = sources.page(register, word, today, root)
        yield Page(
            uri=f"{word}/sources/",
            title=f"Sources: {short}",
            text=join((crumbs, element("h1", f"Sources: {short}"), text)),
            summary=f"The law, guidance and documents behind the pages of {short}, and how far each can be relied on.",
            headings=headings,
        )


def _of_item(shelf: _Shelf, item: str) -> Iterator[Page]:
    """The pages of an item: the one to show at its moving address, and every edition at its own for ever."""
    register, today = shelf.register, shelf.today
    shown = publisher.shown(register, item, today)
    if shown is None:
        yield _nothing_in_force(register, item, today)
    else:
        page = _of_edition(shelf, shown, f"{item}/")
        yield page if page.indexed else replace(page, searched=False)
    for edition in register.items[item]:
        page = _of_edition(shelf, edition, f"{edition.address}/")
        # The same words at a second address would only fill the search with doubles.
        yield replace(page, searched=False, title=f"{page.title}, edition {edition.name}")


def _of_edition(shelf: _Shelf, edition: Edition, uri: str) -> Page:
    register, today = shelf.register, shelf.today
    root = root_from(uri)
    digest, headings = "", tuple[Heading, ...]()
    match edition.kind:
        case "aid":
            one = shelf.aids[edition.address]
            text, digest = _aid(shelf, one, root), one.aid.digest
        case "form":
            text = blank_record.form(register, edition, today, root)
        case _:
            text, headings = clauses.document(register, edition, today, root)
    status = register.status(edition, today)
    summary = written.line(edition.value, "summary") or edition.title
    pinned = uri == f"{edition.address}/"
    return Page(
        uri=uri,
        title=edition.title,
        text=join(
            (
                _crumbs(register, edition, root, pinned=pinned),
                element("h1", edition.title),
                element("p", summary, class_="lede"),
                standing.line(register, edition, today),
                text,
                standing.provenance(register, edition, today, root, digest=digest),
            )
        ),
        summary=summary,
        headings=headings,
        indexed=status in editions.STANDING,
        aid=edition.kind == "aid",
    )


def _crumbs(register: Register, edition: Edition, root: str, *, pinned: bool) -> Html:
    about = register.publishers[edition.publisher]
    first = (str(about.get("short", about["title"])), f"{edition.publisher}/")
    if pinned:
        return references.breadcrumbs(root, first, (edition.title, f"{edition.item}/"), (f"Edition {edition.name}", ""))
    return references.breadcrumbs(root, first, (edition.title, ""))


def _aid(shelf: _Shelf, one: Compiled, root: str) -> Html:
    walk = states.walk(one.aid)
    around = surroundings.of(shelf.register, one, shelf.today)
    return join(
        (
            html.aid_page(one.aid, around, walk, root),
            diagram.figure(walk, shelf.drawings[diagram.graph(walk)]),
        )
    )


def _nothing_in_force(register: Register, item: str, today: str) -> Page:
    """An item of which nothing is in force says so, and never falls back to an edition that does not stand."""
    held = register.items[item]
    newest = held[-1]
    root = root_from(f"{item}/")
    rows = [
        element(
            "li",
            element("a", f"Edition {one.name}", href=f"{root}{one.address}/"),
            " ",
            standing.tag(register, one, today),
        )
        for one in held
    ]
    return Page(
        uri=f"{item}/",
        title=newest.title,
        text=join(
            (
                _crumbs(register, newest, root, pinned=False),
                element("h1", newest.title),
                element(
                    "p",
                    element("strong", f"Nothing of this is in force on {days.in_words(today)}."),
                    class_="banner banner--historic",
                ),
                element("h2", "Editions held", id="editions"),
                element("ul", *rows),
            )
        ),
        summary=f"No edition of {newest.title} is in force.",
        indexed=False,
        searched=False,
    )
