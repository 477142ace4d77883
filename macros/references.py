"""References made into links: what an address is called, where it stands, and how far it can be relied on."""

from collections.abc import Iterable

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from macros.editions.called import within
from macros.place import Place
from schemas.addresses import Address, read
from schemas.register import Register, part

#: The kinds of records that have no page: they are for programs, and readers meet them through aids.
WITHOUT_A_PAGE = frozenset({"facts", "safety-rules"})


def path_of(register: Register, address: Address, today: str) -> str:
    """Where an address stands in the site, from its root; empty for what has no page of its own."""
    return "" if address.item in WITHOUT_A_PAGE else surroundings.path_of(register, address, today)


def title_of(register: Register, address: Address, today: str) -> str:
    """What an address is called: a record's title, an item's, or what a part of an item goes by."""
    record = register.records.get(str(address))
    if record is not None:
        return str(record.value.get("title") or record.value.get("said") or address.part)
    held = register.items.get(address.of_item, ())
    # The edition of the day comes first; where it does not hold the part, the newest that does.
    first = register.edition(address, today) or register.newest_historic(address.of_item)
    for edition in (first, *reversed(held)):
        found = part(edition, address.part) if edition and address.part else None
        if edition and (found is not None or not address.part):
            return edition.title if found is None else f"{edition.title}, {within(edition.value, found, address.part)}"
    return str(address)


def link(place: Place, text: str, *, file: str) -> Html:
    """A link to whatever an address names, by its own title; without a page of its own, the title alone.

    Args:
        place: the page it stands on.
        text: the address as it is written; a bare id is looked up in ``file`` of the page's publisher.
        file: the kind of records, such as ``roles``; empty where a bare id cannot be written.

    """
    address = read(text, publisher=place.publisher, file=file)
    title = title_of(place.register, address, place.today)
    path = path_of(place.register, address, place.today)
    return element("a", title, href=f"{place.root}{path}") if path else element("span", title)


def links(place: Place, texts: Iterable[str], *, file: str) -> Html:
    """Several links in one line, with commas between."""
    return join((link(place, text, file=file) for text in texts), between=", ")


def cites(register: Register, addresses: Iterable[str], *, publisher: str, today: str, root: str) -> Html | None:
    """A list of citations, each with its standing; None when there are none."""
    rows = []
    for text in addresses:
        address = read(text, publisher=publisher, file="sources")
        one = surroundings.citation(register, str(address), today)
        says = element("span", f" {one['says']}", class_="cites__says") if one["says"] else None
        path = path_of(register, address, today)
        label = element("a", one["label"], href=f"{root}{path}") if path else element("span", one["label"])
        rows.append(element("li", label, element("span", f" ({one['standing']}).", class_="cites__standing"), says))
    return element("ul", *rows, class_="cites__list") if rows else None


def rests_on(place: Place, texts: Iterable[str]) -> Html | None:
    """What something rests on, under those words; None when it cites nothing."""
    cited = cites(place.register, texts, publisher=place.publisher, today=place.today, root=place.root)
    return element("div", element("p", "Rests on", class_="cites__label"), cited, class_="cites") if cited else None


def rests_on_briefly(place: Place, texts: Iterable[str]) -> Html | None:
    """What something rests on in one line, each with its standing; None when it cites nothing."""
    said = []
    for text in texts:
        address = read(text, publisher=place.publisher, file="sources")
        one = surroundings.citation(place.register, str(address), place.today)
        path = path_of(place.register, address, place.today)
        label = element("a", one["label"], href=f"{place.root}{path}") if path else element("span", one["label"])
        said.append(join((label, f" ({one['standing']})")))
    return join(("Rests on ", join(said, between="; "), ".")) if said else None


def item_link(register: Register, text: str, *, today: str, root: str) -> Html:
    """A link to an item by its own title: the edition in force, else any that is held."""
    address = read(text)
    edition = register.edition(address, today) or register.items[address.of_item][-1]
    return element("a", edition.title, href=f"{root}{path_of(register, address, today)}")


def breadcrumbs(root: str, *steps: tuple[str, str]) -> Html:
    """The way from the start page to this one: pairs of title and path; the last has no path, being this page."""
    rows = [element("li", element("a", "Home", href=root or "./"))]
    for title, path in steps:
        here = element("a", title, href=f"{root}{path}") if path else element("span", title, aria_current="page")
        rows.append(element("li", here))
    way = element("ol", join(rows))
    return element("nav", way, class_="crumbs", aria_label="You are here", data_search_exclude=True)
