"""References made into links: what an address is called, where it stands, and how far it can be relied on."""

from collections.abc import Iterable

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from schemas.addresses import Address, read
from schemas.register import Register

#: Deadlines have no page of their own. They stand in the table on their publisher's page, each under its own anchor.
DEADLINE_ANCHOR = "deadline."


def path_of(address: Address) -> str:
    """Where an address stands in the site, from its root."""
    if address.item == "deadlines":
        return f"{address.publisher}/#{DEADLINE_ANCHOR}{address.part}"
    return address.path


def cites(register: Register, addresses: Iterable[str], *, publisher: str, today: str, root: str) -> Html | None:
    """A list of citations, each with its standing; None when there are none."""
    rows = []
    for text in addresses:
        one = surroundings.citation(register, str(read(text, publisher=publisher, file="sources")), today)
        says = element("span", f" {one['says']}", class_="cites__says") if one["says"] else None
        link = element("a", one["label"], href=f"{root}{one['path']}")
        rows.append(element("li", link, element("span", f" ({one['standing']}).", class_="cites__standing"), says))
    return element("ul", *rows, class_="cites__list") if rows else None


def item_link(register: Register, text: str, *, today: str, root: str) -> Html:
    """A link to an item by its own title: the edition in force, else any that is held."""
    address = read(text)
    edition = register.edition(address, today) or register.items[address.of_item][-1]
    return element("a", edition.title, href=f"{root}{address.path}")


def breadcrumbs(root: str, *steps: tuple[str, str]) -> Html:
    """The way from the start page to this one: pairs of title and path; the last has no path, being this page."""
    rows = [element("li", element("a", "Home", href=root or "./"))]
    for title, path in steps:
        here = element("a", title, href=f"{root}{path}") if path else element("span", title, aria_current="page")
        rows.append(element("li", here))
    return element("nav", element("ol", join(rows)), class_="crumbs", aria_label="You are here")
