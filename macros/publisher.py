"""A publisher's own page: who vouches for it, what it holds with the status of each, its numbers and its records."""

from decision_aids.html import EMERGENCY
from decision_aids.markup import Html, element, join
from macros import written
from macros.facts import contacts, deadline_table, record_pages
from macros.page import Heading
from macros.place import Place
from macros.time import amendments, due_page, standing, timeline
from schemas.register import Edition, Register

#: What the items of each kind are called on a publisher's page, in the order they are shown.
GROUPS = {
    "aid": "Decision aids",
    "levels": "Levels of need",
    "standards": "Practice standards",
    "document": "Documents",
    "process": "Processes",
    "form": "Forms",
}


def shown(register: Register, item: str, today: str) -> Edition | None:
    """The edition of an item that its moving address shows: the one in force, else the newest historic one."""
    return register.in_force(item, today) or register.newest_historic(item)


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """A publisher's page below its title, and its headings."""
    register, publisher = place.register, place.publisher
    about = register.publishers[publisher]
    headings: list[Heading] = []
    parts: list[object] = [element("p", about["summary"], class_="lede")]
    if about.get("standing"):
        said = (element("strong", "Who vouches for this. "), about["standing"])
        parts.append(element("p", *said, class_="banner banner--notice"))
    parts += [timeline.as_at(), _ways(place)]

    def add(anchor: str, title: str, *content: object) -> None:
        headings.append(Heading(id=anchor, title=title))
        parts.extend((element("h2", title, id=anchor), *content))

    for kind, title in GROUPS.items():
        rows = [
            item_row(register, item, place.today, place.root)
            for item in sorted(register.items)
            if item.startswith(f"{publisher}/") and register.items[item][0].kind == kind
        ]
        if rows:
            add(f"list-{kind}", title, element("ul", *rows, class_="items"))
    add("numbers", "Numbers to ring", *_numbers(place))
    short_list = deadline_table.short_list(place)
    if short_list:
        add("deadlines", "Deadlines", short_list)
    rows = [_records(place, one) for one in record_pages.held(place)]
    if rows:
        add("records", "What else is held here?", element("ul", *rows, class_="items"))
    return join(part for part in parts if part is not None), tuple(headings)


def _ways(place: Place) -> Html:
    """The ways to what has changed here, and to what is due."""
    changed = f"{place.root}{amendments.path(place.register, place.publisher)}"
    return element(
        "p",
        element("a", "What has changed", href=changed),
        " and ",
        element("a", "what is due", href=f"{place.root}{due_page.URI}"),
        ".",
    )


def item_row(register: Register, item: str, today: str, root: str) -> Html:
    """An item as a row of a list: its title, its status and what it is for."""
    edition = shown(register, item, today)
    newest = edition or register.items[item][-1]
    link = element("a", newest.title, href=f"{root}{item}/", class_="item__title")
    return element(
        "li",
        element("p", link, " ", standing.item_tag(register, item, today)),
        element("p", written.line(newest.value, "summary"), class_="item__summary"),
        class_="item",
    )


def _numbers(place: Place) -> tuple[Html, Html]:
    """999, and the publisher's own numbers."""
    held = contacts.held(place.register, place.today)
    path = f"{place.root}{place.publisher}/contacts/"
    return (
        contacts.plain_list(
            one for one in held if one["role"] == EMERGENCY or one["address"].startswith(f"{place.publisher}/")
        ),
        element("p", element("a", "All numbers, with how far each was checked", href=path)),
    )


def _records(place: Place, one: record_pages.RecordPage) -> Html:
    """A page of records as a row of a list: what it is called, and how many of them it holds."""
    link = element("a", one.title, href=f"{place.root}{place.publisher}/{one.kind}/", class_="item__title")
    counted = element("span", one.counted(place), class_="item__count")
    # The anchor is the kind's, but deadlines have their own list above.
    anchor = None if one.kind == "deadlines" else one.kind
    return element("li", element("p", link, " ", counted), class_="item", id=anchor)
