"""What to do in one situation: the first thing, the numbers to ring, what to open, by when, and what it rests on."""

from collections.abc import Iterable
from typing import Any

from decision_aids import surroundings
from decision_aids.html import telephone, verified
from decision_aids.markup import Html, element, join
from macros import references, written
from macros.editions.called import called
from macros.facts import contacts, deadline_table
from macros.facts.subjects import Spoken
from macros.place import Place
from macros.time import standing
from schemas import addresses
from schemas.register import Record, Register

_AREA_ROLES = (*surroundings.AREA_ROLES, *surroundings.HELP_ROLES)
# More of an area's clauses than this stand on the page that puts areas side by side, to which each situation leads.
_MOST = 3
# What a role is called where an area is not chosen, or holds no number for it.
_ROLES = {
    "front-door": "Front door",
    "out-of-hours": "Front door closed, or no answer: out-of-hours team",
    "early-help": "Early help",
    "family-information": "Family information",
}
# What decides whose numbers are rung, where a situation says nothing else.
_WHERE = "where the child lives"


def answer(place: Place, record: Record, area: str, spoken: Spoken) -> Html:
    """What to do in a situation.

    Args:
        place: the page it stands on.
        record: the situation.
        area: the publisher of the area where the child lives; empty while none is chosen.
        spoken: the clauses that speak to each subject.

    """
    one = record.value
    owner = record.address.publisher
    deadline = written.line(one, "deadline")
    opened = [_opened(place, text, area) for text in written.lines(one, "opens")]
    return join(
        (
            element("p", one["do"], class_="situation__do"),
            _numbers(place, written.lines(one, "ring"), area, written.line(one, "where")),
            element("ul", *opened, class_="situation__opens") if opened else None,
            deadline_table.sentence(place, str(addresses.read(deadline, publisher=owner, file="deadlines")))
            if deadline
            else None,
            _clauses(place, record, area, spoken),
        )
    )


def _numbers(place: Place, roles: Iterable[str], area: str, where: str) -> Html | None:
    """The numbers of the roles to ring, in their order; a role without a number in the area says what to do instead.

    The area is where the child lives. Where something else decides, the last line leads on to the other areas.
    """
    held = contacts.held(place.register, place.today)
    rows = [row for role in roles for row in _of_role(place, held, role, area, where or _WHERE)]
    if rows and area and where:
        here = place.register.publishers[area]["area"]
        rows.append(element("li", f"Not {here}? ", _choose(place, f"Choose {where}")))
    return element("ul", *rows, class_="situation__ring") if rows else None


def _of_role(place: Place, held: list[contacts.Contact], role: str, area: str, where: str) -> list[Html]:
    found = [one for one in held if one["role"] == role and one["telephone"] and _is_of(one, area)]
    if found:
        return [element("li", *_number(one)) for one in found]
    if role not in _AREA_ROLES:
        return []
    name = f"{_ROLES[role]}: "
    if area:
        about = place.register.publishers[area]
        said = "no number is held here. Ring the council and ask for children’s social care."
        return [element("li", name, f"for {about['area']} ", said)] if role in surroundings.AREA_ROLES else []
    return [element("li", name, _choose(place, f"choose {where}"))]


def _choose(place: Place, words: str) -> Html:
    """A link to the front doors of every area."""
    national = next(word for word, each in place.register.publishers.items() if each["tier"] == "national")
    return element("a", words, href=f"{place.root}{national}/contacts/#front-doors")


def _is_of(one: contacts.Contact, area: str) -> bool:
    return not one["area"] or bool(area and one["address"].startswith(f"{area}/"))


def _number(one: contacts.Contact) -> tuple[Any, ...]:
    again = one["if_no_answer"]
    return (
        element("span", one["title"], ": ", class_="contact__title"),
        telephone(one["telephone"]),
        f", {one['hours']}. ",
        one["warning"] + " " if one["warning"] else "",
        # The source says that the tone is to be expected: whoever hears it has a second number to ring.
        *(("No answer, or a dead tone: ", telephone(again["telephone"]), ". ") if again else ()),
        element("span", verified(one), class_="contact__verified"),
    )


def in_area(register: Register, item: str, area: str, today: str) -> str:
    """What an area opens where an aid is named: its own of that name while that is in force, else the one named."""
    own = f"{area}/{item.partition('/')[2]}"
    of_its_own = own in register.items and register.items[own][0].kind == "aid"
    return own if of_its_own and register.in_force(own, today) else item


def _opened(place: Place, text: str, area: str) -> Html:
    """An aid, form or document to open, by its title, with its status."""
    register = place.register
    item = in_area(register, addresses.read(text).of_item, area, place.today)
    edition = register.in_force(item, place.today) or register.items[item][-1]
    is_aid = edition.kind == "aid"
    link = element("a", edition.title, href=f"{place.root}{item}/", class_="button button--go" if is_aid else None)
    return element("li", link, " ", standing.item_tag(register, item, place.today))


def _clauses(place: Place, record: Record, area: str, spoken: Spoken) -> Html | None:
    """What the rules say: what the first thing to do rests on, what the area's own papers say, and how areas differ."""
    owner = record.address.publisher
    cited = references.cites(
        place.register,
        written.lines(record.value, "cites"),
        publisher=owner,
        today=place.today,
        root=place.root,
    )
    subjects = [
        str(addresses.read(text, publisher=owner, file="subjects")) for text in written.lines(record.value, "subject")
    ]
    own = [each for subject in subjects for each in spoken.get(subject, ()) if each[0].publisher == area]
    rows = [
        element(
            "li",
            element("a", f"{edition.title}, {called(one, word)}", href=f"{place.root}{edition.item}/#{word}"),
            " ",
            standing.tag(place.register, edition, place.today),
        )
        for edition, word, one in own[:_MOST]
    ]
    about = place.register.publishers.get(area, {})
    parts: list[Html] = []
    if cited:
        parts += [element("p", "What the rules say", class_="cites__label"), cited]
    if rows:
        more = f"What {about['area']} wrote" + (f", the first {_MOST} of {len(own)}" if len(own) > _MOST else "")
        parts += [element("p", more, class_="cites__label"), element("ul", *rows)]
    if subjects:
        links = references.links(place, subjects, file="subjects")
        parts.append(element("p", "Areas side by side: ", links, ".", class_="situation__areas"))
    return element("div", *parts, class_="cites") if parts else None
