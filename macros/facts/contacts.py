"""Numbers to ring: the panel on every page, and a publisher's page of contacts. 999 always stands first."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from decision_aids import surroundings
from decision_aids.html import EMERGENCY, changes, contact_parts, telephone
from decision_aids.markup import Html, element, join
from macros import long_list
from schemas.register import Register
from schemas.remembering.remembered import per_register

NON_EMERGENCY = "police-non-emergency"
#: Where the national page says what to do for an area that is not held.
ANY_OTHER = "any-other-area"
_FOR_EVERYONE = (EMERGENCY, NON_EMERGENCY)

Contact = Mapping[str, Any]


def held(register: Register, today: str) -> list[Contact]:
    """Every contact as it stands on a day, the national numbers first; worked out once, since every page asks."""
    found = per_register(f"contacts on {today}", register, lambda: surroundings.contacts(register, today))
    return cast("list[Contact]", found)


def at(register: Register, today: str) -> Mapping[str, Contact]:
    """As `held`, by the address of each."""
    found: Mapping[str, Contact] = per_register(
        f"contacts by address on {today}", register, lambda: {one["address"]: one for one in held(register, today)}
    )
    return found


def without_number(register: Register, today: str) -> list[str]:
    """The roles of the emergency panel for which no number is held on a day."""
    found = {one["role"] for one in held(register, today) if one["telephone"]}
    return [role for role in _FOR_EVERYONE if role not in found]


def panel(register: Register, today: str) -> tuple[Html, Html]:
    """The emergency number and the one for what is none, read from the data as every other number is.

    Raises:
        LookupError: the data holds no emergency number for today, and no page may go out without one.

    """
    found = {one["role"]: one for one in held(register, today) if one["role"] in _FOR_EVERYONE and one["telephone"]}
    missing = without_number(register, today)
    if missing:
        message = f"The data holds no telephone number for {' or '.join(missing)} on {today}."
        raise LookupError(message)
    return (
        element("p", "In danger now: ring ", *number(found[EMERGENCY]), class_="emergency__now"),
        element("p", "Not an emergency: police ", *number(found[NON_EMERGENCY]), class_="emergency__later"),
    )


def number(one: Contact) -> tuple[Html, Html]:
    """A number to tap in a line of text, and what is known to change of it."""
    return telephone(one["telephone"]), changes(one)


def cards(contacts: Iterable[Contact]) -> Html:
    """Contacts as a list, each under an anchor that is its id."""
    return element(
        "ul",
        *(
            element("li", *contact_parts(one), id=one["address"].partition("#")[2], class_="contact contact--card")
            for one in contacts
        ),
        class_="contacts contacts--page",
    )


def plain_list(contacts: Iterable[Contact]) -> Html:
    """Contacts as a list without anchors, for a page that is not their own."""
    return element("ul", *(element("li", *contact_parts(one), class_="contact") for one in contacts), class_="contacts")


def page(register: Register, publisher: str, today: str, root: str) -> Html:
    """A publisher's contacts below the title: 999 and 101, then its own, then on a national page every area's."""
    every = held(register, today)
    own = [one for one in every if one["address"].startswith(f"{publisher}/")]
    national = [one for one in every if one["role"] in _FOR_EVERYONE]
    area = [one for one in own if one not in national]
    first = cards(national) if national[0] in own else plain_list(national)
    parts = [element("h2", "In an emergency", id="emergency"), first]
    about = register.publishers[publisher]
    if area:
        standing = str(about.get("standing", ""))
        parts += [
            element("h2", f"For children who live in {about.get('area', about['title'])}", id="area"),
            element("p", standing, class_="banner banner--notice") if standing else Html(""),
            cards(area),
        ]
    if about["tier"] != "national" and not any(one["role"] == surroundings.AREA_ROLES[0] for one in area):
        parts += [
            element("h2", "Where no number is held", id="no-number"),
            no_front_door(register, publisher, today, root),
        ]
    if about["tier"] == "national":
        parts += [*_elsewhere(register, every, root)]
    return join(parts)


def no_front_door(register: Register, publisher: str, today: str, root: str) -> Html:
    """That no front door is held for an area, and whom to ring all the same: not knowing leads to a person."""
    about = register.publishers[publisher]
    area = str(about.get("area", about["title"]))
    police = next(one for one in held(register, today) if one["role"] == NON_EMERGENCY)
    return element(
        "p",
        element("strong", f"No number of a front door in {area} is held here. "),
        "Ring the council where the child lives and ask for children’s social care. If you cannot find its number at "
        "once, ring the police on ",
        *number(police),
        ". The ",
        element("a", "front doors that are held", href=f"{root}england/contacts/#front-doors"),
        " are listed by area.",
        class_="banner banner--notice",
    )


def _elsewhere(register: Register, every: list[Contact], root: str) -> Iterable[Html]:
    """The front doors of every area held, and what to do for an area that is not."""
    yield element("h2", "Front doors", id="front-doors")
    yield element(
        "p",
        "The front door is the council team that takes worries about a child. Ring the one for where the child "
        "lives, whichever area you work in.",
    )
    areas = dict.fromkeys(one["address"].partition("/")[0] for one in every if one["area"])
    if len(areas) > long_list.FEW:
        yield _any_other(every, root)
        yield element("h3", "Areas whose numbers are held")
        yield element("p", "Each has its numbers on its own page, with hours and how far each was checked.")
        ways = ((register.publishers[word]["area"], f"{root}{word}/contacts/") for word in areas)
        rows = (element("li", element("a", name, href=path)) for name, path in ways)
        yield element("ul", *rows, class_="choices choices--many")
        return
    for word in areas:
        yield element("h3", element("a", register.publishers[word]["area"], href=f"{root}{word}/contacts/"))
        yield plain_list(
            one for one in every if one["address"].startswith(f"{word}/") and one["role"] in surroundings.AREA_ROLES
        )
    yield _any_other(every, root)


def _any_other(every: list[Contact], root: str) -> Html:
    others = [one for one in every if one["role"] == NON_EMERGENCY]
    return join(
        (
            element("h3", "Any other area", id=ANY_OTHER),
            element(
                "p",
                "Ring the council where the child lives and ask for children’s social care. If you cannot find its "
                "number at once, ring the police on ",
                *number(others[0]),
                ", or ",
                *number(every[0]),
                " if anyone may be hurt.",
            ),
            # Whoever comes from Home by Anywhere else is at the foot of a long page here, and has been told no more.
            element("p", element("a", "What else to do: choose what has happened", href=f"{root}#what")),
        )
    )
