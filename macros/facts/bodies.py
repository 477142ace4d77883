"""A publisher's groups and bodies: who reports to whom, and each with its purpose, members, meetings and duties."""

from collections.abc import Mapping

from decision_aids.markup import Html, element, join
from macros import references, table, written
from macros.facts import records, structure
from macros.page import Heading
from macros.place import Place
from schemas import addresses
from schemas.register import Record

#: What the bodies of each type are called together, in the order they are shown.
TYPES: Mapping[str, str] = {
    "partnership": "Partnerships",
    "group": "Groups",
    "panel": "Panels",
    "office": "Offices",
    "agency": "Agencies",
    "government": "Government",
}

# Fewer bodies than this can be seen whole, so a table would only say them twice.
_ENOUGH_FOR_A_TABLE = 4
#: The types of bodies that meet.
_THAT_MEET = frozenset({"partnership", "group", "panel"})
_HEAD = ("Group", "Meets", "Chaired by", "Reports to", "Members listed")


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The bodies below the title: how they report, then each under an anchor that is its id."""
    held = records.in_the_order_of_the_file(place.register, "bodies", place.publisher)
    above = {str(one.address): _above(place, one) for one in held}
    headings: list[Heading] = []
    shared = records.shared_note(place, held)
    made: list[Html | None] = [records.above_all(shared)]
    if len(held) >= _ENOUGH_FOR_A_TABLE:
        headings.append(Heading(id="page..table", title="In one table"))
        rows = [_row(place, one, above) for one in held if one.value["type"] in _THAT_MEET]
        made += [
            element("h2", "In one table", id="page..table"),
            table.stacked("Groups in one table", "Groups, panels and partnerships", _HEAD, rows),
        ]
    if any(above.values()):
        headings.append(Heading(id="page..structure", title="Who reports to whom"))
        made += [element("h2", "Who reports to whom", id="page..structure"), *_structure(place, above)]
    for word, title in TYPES.items():
        own = [one for one in held if one.value["type"] == word]
        if not own:
            continue
        headings.append(Heading(id=f"type..{word}", title=title))
        made.append(element("h2", title, id=f"type..{word}"))
        for one in own:
            headings.append(Heading(id=one.address.part, title=str(one.value["title"]), level=3))
            made.append(_body(place, one, above, shared))
    return join(made), tuple(headings)


def _row(place: Place, record: Record, above: Mapping[str, list[str]]) -> Html:
    value = records.details(record, place.today).value
    chair = written.line(value, "chair")
    told = above[str(record.address)]
    return element(
        "tr",
        element("th", element("a", named(record), href=f"#{record.address.part}"), scope="row", role="rowheader"),
        table.cell(_HEAD[1], written.line(value, "meets")),
        table.cell(_HEAD[2], references.link(place, chair, file="roles") if chair else ""),
        table.cell(_HEAD[3], references.links(place, told, file="bodies") if told else ""),
        table.cell(_HEAD[4], str(len(_members(value)) or "")),
        role="row",
    )


def named(record: Record) -> str:
    """A body, role or term by its title, with its abbreviation."""
    short = written.line(record.value, "short")
    return f"{record.value['title']} ({short})" if short else str(record.value["title"])


def _above(place: Place, record: Record) -> list[str]:
    """The addresses of the bodies that one reports to."""
    told = written.lines(records.details(record, place.today).value, "reports_to")
    return [str(addresses.read(one, publisher=place.publisher, file="bodies")) for one in told]


def _structure(place: Place, above: Mapping[str, list[str]]) -> tuple[Html, ...]:
    """The bodies as a drawing, and as a list inside a list.

    Each stands under the first it reports to, with the others it reports to in words.

    A body of another publisher stands on top of those that report to it. Bodies that report in a circle stand on top
    too, so that none is lost.
    """
    below: dict[str, list[str]] = {}
    for one, told in above.items():
        below.setdefault(told[0] if told else "", []).append(one)
    drawn: set[str] = set()

    def branch(one: str) -> Html:
        drawn.add(one)
        others = above.get(one, [])[1:]
        also = (" (reports also to ", references.links(place, others, file="bodies"), ")") if others else ()
        under = [branch(each) for each in below.get(one, []) if each not in drawn]
        listed = element("ul", *under) if under else None
        return element("li", references.link(place, one, file="bodies"), *also, listed)

    elsewhere = [one for one in below if one and one not in above]
    # Bodies that nobody reports to, and that report to nobody, are no part of the structure.
    tops = [*elsewhere, *(one for one in below.get("", []) if one in below)]
    rows = [branch(one) for one in tops]
    circles = [one for one in above if above[one]]
    rows += [branch(one) for one in circles if one not in drawn]
    everyone = {one: _drawn(place, one) for one in drawn}
    picture = structure.drawing(everyone, below, [*tops, *circles], "Who reports to whom")
    listed = element("ul", *rows, class_="structure")
    return picture, element("details", element("summary", "The same as a list"), listed, open=True)


def _drawn(place: Place, one: str) -> structure.Body:
    address = addresses.read(one)
    title = references.title_of(place.register, address, place.today)
    return structure.Body(address=one, title=title, href=f"{place.root}{address.path}")


def _body(place: Place, record: Record, above: Mapping[str, list[str]], shared: str) -> Html:
    given = records.details(record, place.today)
    value = given.value
    told = above[str(record.address)]
    heard = [one for one, to in above.items() if str(record.address) in to]
    members = [_member(place, one) for one in _members(value)]
    chair = written.line(value, "chair")
    rests = references.rests_on_briefly(place, written.lines(value, "cites"))
    return element(
        "section",
        element("h3", named(record), id=record.address.part),
        element("p", value["purpose"]) if value.get("purpose") else None,
        None if shared else records.note(given),
        records.facts(
            ("Chaired by", references.link(place, chair, file="roles") if chair else None),
            ("Meets", written.line(value, "meets")),
            ("Members", element("ul", *members) if members else None),
            ("Reports to", references.links(place, told, file="bodies") if told else None),
            ("Hears from", references.links(place, heard, file="bodies") if heard else None),
            ("Duties", records.bulleted(value, "duties")),
            ("Printed in", records.printed_in(place, value)),
        ),
        # Briefly: nearly every body rests on the same few sources, and each is described on its own page.
        element("div", element("p", rests), class_="cites") if rests else None,
        class_="clause",
    )


def _members(value: written.Value) -> list[written.Value]:
    found = value.get("members")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _member(place: Place, one: written.Value) -> Html:
    """A member by role, body and words, with the part it takes."""
    who: list[object] = [
        references.link(place, written.line(one, key), file=file)
        for key, file in (("role", "roles"), ("body", "bodies"))
        if one.get(key)
    ]
    who += [one["title"]] if one.get("title") else []
    note = written.line(one, "note")
    return element("li", join(who, between=", "), f" ({note})" if note else None)
