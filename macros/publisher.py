"""A publisher's own page: who vouches for it, what it holds with the status of each, its numbers and its deadlines."""

from decision_aids.html import EMERGENCY
from decision_aids.markup import Html, element, join
from macros import clauses, contacts, references, sources, standing, written
from macros.page import Heading
from schemas.register import Edition, Record, Register

#: What the items of each kind are called on a publisher's page, in the order they are shown.
GROUPS = {"aid": "Decision aids", "document": "Documents", "form": "Forms"}


def shown(register: Register, item: str, today: str) -> Edition | None:
    """The edition of an item that its moving address shows: the one in force, else the newest historic one."""
    return register.in_force(item, today) or register.newest_historic(item)


def page(register: Register, publisher: str, today: str, root: str) -> tuple[Html, tuple[Heading, ...]]:
    """A publisher's page below its title, and its headings."""
    about = register.publishers[publisher]
    headings: list[Heading] = []
    parts: list[object] = [element("p", about["summary"], class_="lede")]
    if about.get("standing"):
        said = (element("strong", "Who vouches for this. "), about["standing"])
        parts.append(element("p", *said, class_="banner banner--notice"))
    for kind, title in GROUPS.items():
        rows = [
            item_row(register, item, today, root)
            for item in sorted(register.items)
            if item.startswith(f"{publisher}/") and register.items[item][0].kind == kind
        ]
        if rows:
            headings.append(Heading(id=f"list-{kind}", title=title))
            parts += [element("h2", title, id=f"list-{kind}"), element("ul", *rows, class_="items")]
    headings.append(Heading(id="numbers", title="Numbers to ring"))
    parts += [
        element("h2", "Numbers to ring", id="numbers"),
        contacts.plain_list(
            one
            for one in contacts.held(register, today)
            if one["role"] == EMERGENCY or one["address"].startswith(f"{publisher}/")
        ),
        element("p", element("a", "All numbers, with how far each was checked", href=f"{root}{publisher}/contacts/")),
    ]
    table = _deadlines(register, publisher, today, root)
    if table:
        headings.append(Heading(id="deadlines", title="Deadlines"))
        parts += [element("h2", "Deadlines", id="deadlines"), table]
    held = sources.of(register, publisher)
    if held:
        count = f"{len(held)} source{'' if len(held) == 1 else 's'}"
        headings.append(Heading(id="sources", title="Sources"))
        parts += [
            element("h2", "Sources", id="sources"),
            element(
                "p",
                element("a", f"The {count} behind these pages", href=f"{root}{publisher}/sources/"),
                ", with what was read of each and when.",
            ),
        ]
    return join(part for part in parts if part is not None), tuple(headings)


def item_row(register: Register, item: str, today: str, root: str) -> Html:
    """An item as a row of a list: its title, its status and what it is for."""
    edition = shown(register, item, today)
    newest = edition or register.items[item][-1]
    link = element("a", newest.title, href=f"{root}{item}/", class_="item__title")
    status = (
        standing.tag(register, edition, today)
        if edition
        else element("span", "Nothing in force", class_="tag tag--ended")
    )
    return element(
        "li",
        element("p", link, " ", status),
        element("p", written.line(newest.value, "summary"), class_="item__summary"),
        class_="item",
    )


def _deadlines(register: Register, publisher: str, today: str, root: str) -> Html | None:
    records = [one for one in register.records_of("deadlines") if one.address.publisher == publisher]
    if not records:
        return None
    head = element("tr", *(element("th", words, scope="col") for words in ("Deadline", "Rule", "Kept by", "Rests on")))
    rows = [_deadline_row(register, one, today, root) for one in records]
    return element(
        "div",
        element(
            "table",
            element("caption", "How long, counted from what, and by whom"),
            element("thead", head),
            element("tbody", *rows),
        ),
        class_="table",
        role="region",
        aria_label="Deadlines",
        tabindex="0",
    )


def _deadline_row(register: Register, record: Record, today: str, root: str) -> Html:
    dated = record.on(today)
    publisher = record.address.publisher
    cited = references.cites(register, written.lines(dated or {}, "cites"), publisher=publisher, today=today, root=root)
    rule = clauses.rule_words(dated)
    printed = (
        element("span", " As printed in the source, not in force.", class_="printed")
        if (dated and not dated["effective_from"])
        else None
    )
    return element(
        "tr",
        element("th", record.value["title"], scope="row"),
        element("td", rule[0].upper() + rule[1:], ".", printed),
        element("td", str(record.value["owner"])[0].upper() + str(record.value["owner"])[1:]),
        element("td", cited),
        id=f"{references.DEADLINE_ANCHOR}{record.address.part}",
    )
