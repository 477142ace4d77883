"""Every page of the site that is made from data.

No site builder is known here, so another one could take these pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from decision_aids import html, model, states, surroundings
from decision_aids.compiler import Compiled
from decision_aids.markup import Html, element, join
from macros import diagram, moved, publisher, references, written
from macros.editions import (
    content,
    corrections,
    languages,
    lineage,
    provenance,
    self_audit,
    signatures,
)
from macros.facts import contacts, record_pages, records, role_index, side_by_side
from macros.page import Asset, Heading, Page, root_from
from macros.place import Place
from macros.start import area
from macros.time import amendments, comparisons, due_page, standing
from schemas import digest
from schemas.history import editions
from schemas.register import Edition, Register
from schemas.remembering.remembered import per_register

#: What sort of page each kind of edition makes, in words that the search can be narrowed to.
SORTS: Mapping[str, str] = {
    "aid": "Decision aid",
    "document": "Document",
    "form": "Form",
    "levels": "Levels of need",
    "process": "Process",
    "standards": "Standards",
}
NUMBERS = "Numbers to ring"
#: Also in content/assets/finding.js, which shows of them what to do first.
SITUATIONS = "What has happened"
# What these hold is what no longer holds, whenever it was written down.
_OF_THE_PAST = frozenset({"superseded-statements", "coverage"})
# What these hold has no dates of its own, so it is of the past where none of its publisher's editions holds any more.
_UNDATED = frozenset({"calendars", "sources", "subjects"})
FACTS = "Groups, roles and terms"
# It stands for the way to the site's root. Unicode keeps it for private use, so no text has it.
_ROOT = "\ue000/"


@dataclass(frozen=True, kw_only=True)
class _Shelf:
    """What every page is made from: the register, its aids by the address of their edition, the day, the drawings."""

    register: Register
    aids: Mapping[str, Compiled]
    today: str
    drawings: Mapping[str, diagram.Layout]
    # What an edition says in a language stands at two addresses, and is made once.
    said: dict[tuple[str, str], tuple[Html, tuple[Heading, ...]]] = field(default_factory=dict)


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
    made += comparisons.pages(register, by_edition, today)
    made += role_index.pages(register, today)
    made += amendments.pages(register)
    made += due_page.pages(register, today)
    local = {word for word, about in register.publishers.items() if about["tier"] == "local"}
    owners = [one.uri.partition("/")[0] for one in made]
    return (
        *(replace(one, area=owner) if owner in local else one for one, owner in zip(made, owners, strict=True)),
        *moved.pages(register, today),
    )


def assets(register: Register, aids: Iterable[Compiled], today: str) -> tuple[Asset, ...]:
    """The file of each aid's edition that its live page reads: the aid itself, and what stands around it on the day."""
    return tuple(
        Asset(
            uri=f"{one.edition.address}/aid.json",
            content=model.canonical({"aid": one.value, "around": _around(register, one, today)}),
        )
        for one in aids
    )


def _around(register: Register, one: Compiled, today: str) -> dict[str, Any]:
    """What stands around an aid on the day, which its page and its file both hold."""
    found: dict[str, Any] = per_register(
        f"around {one.edition.address} on {today}", register, lambda: surroundings.of(register, one, today)
    )
    return found


def _of_publisher(register: Register, word: str, today: str) -> Iterator[Page]:
    about = register.publishers[word]
    short = str(about.get("short", about["title"]))
    # A region is named in a sentence with its article, as its area is: the roles of the East Midlands.
    named = str(about.get("area", short)) if about["tier"] == "regional" else short
    place = Place(register=register, publisher=word, today=today, root=root_from(f"{word}/"))
    text, headings = publisher.page(place)
    crumbs = references.breadcrumbs(place.root, (short, ""))
    title = element("h1", about["title"])
    yield Page(
        uri=f"{word}/", title=short, text=join((crumbs, title, text)), summary=str(about["summary"]), headings=headings
    )
    started = area.page(register, word, today)
    if started:
        yield replace(started, sort=NUMBERS)
    place = replace(place, root=root_from(f"{word}/contacts/"))
    crumbs = references.breadcrumbs(place.root, (short, f"{word}/"), ("Numbers to ring", ""))
    numbers = contacts.page(register, word, today, place.root)
    yield Page(
        uri=f"{word}/contacts/",
        title=f"Numbers to ring: {short}",
        text=join((crumbs, element("h1", f"Numbers to ring: {short}"), numbers)),
        summary=f"Whom to ring about a child, 999 first: {short}.",
        sort=NUMBERS,
    )
    yield from side_by_side.pages(register, word, today)
    own = [edition for item, held in register.items.items() if item.startswith(f"{word}/") for edition in held]
    of_the_past = own and not any(register.status(edition, today) in editions.STANDING for edition in own)
    past = _OF_THE_PAST | _UNDATED if of_the_past else _OF_THE_PAST
    for one in record_pages.held(place):
        crumbs = references.breadcrumbs(place.root, (short, f"{word}/"), (one.title, ""))
        text, headings = one.make(place)
        # A question ends with a mark of its own.
        called = f"{one.title}{'' if one.title.endswith('?') else ':'} {short}"
        summary = one.summary.format(named)
        yield Page(
            uri=f"{word}/{one.kind}/",
            title=called,
            text=join((crumbs, element("h1", called), element("p", summary, class_="lede"), text)),
            summary=summary,
            headings=headings,
            in_menu=one.in_menu,
            sort=SITUATIONS if one.kind == "situations" else FACTS,
            outdated=one.kind in past or records.only_printed(register, one.kind, word, today),
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
        if shown.kind == "standards":
            yield self_audit.page(register, shown, today)
    for edition in register.items[item]:
        page = _of_edition(shelf, edition, f"{edition.address}/")
        # The same words at a second address would only fill the search with doubles.
        yield replace(page, searched=False, title=f"{page.title}, edition {edition.name}")
        for language in languages.held(edition):
            page = _of_edition(shelf, edition, f"{edition.address}/{language}/", language)
            own = f"{edition.title}, in {languages.about(register, edition, language)['title']}"
            yield replace(page, searched=False, indexed=False, title=own)


def _of_edition(shelf: _Shelf, edition: Edition, uri: str, language: str = "") -> Page:
    """The page of an edition at one of its addresses, in English unless another language is named."""
    register, today = shelf.register, shelf.today
    said = languages.translated(register, edition, language) if language else edition
    place = Place(register=register, publisher=edition.publisher, today=today, root=root_from(uri))
    # An aid is known by the digest of what was compiled from it, everything else by that of its file's value.
    kept = shelf.aids[edition.address].aid.digest if edition.kind == "aid" else digest.of(edition.value)
    whole, headings = _whole(shelf, place, said, language)
    summary = written.line(edition.value, "summary") or edition.title
    pinned = uri != f"{edition.item}/"
    return Page(
        uri=uri,
        title=edition.title,
        text=join(
            (
                _crumbs(register, edition, place.root, pinned=pinned),
                element("h1", said.title),
                # Without a summary the title would only be said twice.
                element("p", written.line(said.value, "summary") or summary, class_="lede")
                if summary != edition.title
                else None,
                standing.line(register, edition, today),
                languages.notice(register, edition, language, place.root)
                if language
                else languages.line(register, edition, place.root),
                standing.body(place, edition, whole, pinned=pinned),
                provenance.panel(register, edition, today, place.root, digest=kept),
            )
        ),
        summary=summary,
        headings=(*headings, *_at_the_foot(edition)),
        indexed=register.status(edition, today) in editions.STANDING,
        aid=edition.kind == "aid",
        edition=edition.address,
        sort=SORTS[edition.kind],
    )


def _at_the_foot(edition: Edition) -> Iterator[Heading]:
    """The headings of what follows the text of an edition."""
    if edition.value.get("dropped"):
        yield Heading(id="page..dropped", title="Left out")
    if edition.value.get("signatures"):
        yield Heading(id="page..signatures", title="Signatures")


def _whole(shelf: _Shelf, place: Place, said: Edition, language: str) -> tuple[Html, tuple[Heading, ...]]:
    """All that an edition says, with the way to the site's root put in where a page at any address has a mark."""
    about = (said.address, language)
    if about not in shelf.said:
        anywhere = replace(place, root=_ROOT)
        text, headings = _content(shelf, anywhere, said)
        whole = join((text, lineage.foot(anywhere, said), signatures.matrix(anywhere, said)))
        shelf.said[about] = whole, headings
    whole, headings = shelf.said[about]
    return Html(whole.replace(_ROOT, place.root)), headings


def _content(shelf: _Shelf, place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """What an edition of any kind says, and the headings in it."""
    if edition.kind != "aid":
        return content.of(place, edition)
    aid = _aid(shelf, shelf.aids[edition.address], place.root)
    return join((corrections.pointer(edition), aid, corrections.told(edition))), ()


def _crumbs(register: Register, edition: Edition, root: str, *, pinned: bool) -> Html:
    about = register.publishers[edition.publisher]
    first = (str(about.get("short", about["title"])), f"{edition.publisher}/")
    if pinned:
        return references.breadcrumbs(root, first, (edition.title, f"{edition.item}/"), (f"Edition {edition.name}", ""))
    return references.breadcrumbs(root, first, (edition.title, ""))


def _aid(shelf: _Shelf, one: Compiled, root: str) -> Html:
    walk = states.walk(one.aid)
    around = _around(shelf.register, one, shelf.today)
    # A step of the next aid can be led to only where its moving address shows that edition today.
    shown = {item: publisher.shown(shelf.register, item, shelf.today) for item in around["hand_over"]}
    onward = {
        item: shelf.aids[to["edition"]].aid
        for item, to in around["hand_over"].items()
        if (there := shown[item]) and there.address == to["edition"]
    }
    return join(
        (
            html.aid_page(one.aid, around, walk, root, onward),
            diagram.figure(walk, shelf.drawings[diagram.graph(walk)]),
        )
    )


def _nothing_in_force(register: Register, item: str, today: str) -> Page:
    """An item of which nothing is in force says so, and never falls back to an edition that does not stand."""
    newest = register.items[item][-1]
    root = root_from(f"{item}/")
    return Page(
        uri=f"{item}/",
        title=newest.title,
        text=join(
            (
                _crumbs(register, newest, root, pinned=False),
                element("h1", newest.title),
                standing.nothing(Place(register=register, publisher=newest.publisher, today=today, root=root), item),
            )
        ),
        summary=f"No edition of {newest.title} is in force.",
        indexed=False,
        searched=False,
    )
