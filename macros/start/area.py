"""The start page of an area: its numbers first, then who you are and what has happened, answered for that area."""

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from macros import references
from macros.facts import contacts
from macros.page import Heading, Page, root_from
from macros.place import Place
from macros.start import asked
from schemas.register import Register

#: Where an area's start page stands, below the area's own.
PATH = "start/"
# The two numbers that decide whether a worry is heard, and what each is called in the panel.
_PANEL = (("front-door", "front door"), ("out-of-hours", "closed or no answer"))


def path(register: Register, publisher: str) -> str:
    """Where an area's start page stands; empty for a publisher that is no area."""
    return f"{publisher}/{PATH}" if register.publishers[publisher]["tier"] == "local" else ""


def page(register: Register, publisher: str, today: str) -> Page | None:
    """An area's start page; None for a publisher that is no area."""
    uri = path(register, publisher)
    if not uri:
        return None
    area = str(register.publishers[publisher]["area"])
    place = Place(register=register, publisher=publisher, today=today, root=root_from(uri))
    first = [
        one
        for one in contacts.held(register, today)
        if one["role"] in surroundings.AREA_ROLES and one["address"].startswith(f"{publisher}/")
    ]
    title = f"Worried about a child in {area}?"
    short = str(register.publishers[publisher].get("short", area))
    return Page(
        uri=uri,
        title=f"Start: {area}",
        summary=f"Whom to ring about a child who lives in {area}, and what to do first.",
        headings=(
            Heading(id="numbers", title="Numbers to ring"),
            Heading(id="who", title="Who are you?"),
            Heading(id="what", title="What has happened?"),
        ),
        text=join(
            (
                references.breadcrumbs(place.root, (short, f"{publisher}/"), ("Start", "")),
                element("h1", title),
                element(
                    "p",
                    "The child lives here, wherever you work. ",
                    element("a", "Another area", href=f"{place.root or './'}#where"),
                    " or ",
                    element("a", "what has happened", href="#what"),
                    class_="lede",
                ),
                element("h2", "Numbers to ring", id="numbers"),
                contacts.plain_list(first) if first else contacts.no_front_door(register, publisher, today, place.root),
                element("p", element("a", "All numbers, with those for help that can wait", href="../contacts/")),
                element("p", "", class_="area-kept", data_area_kept=True),
                element("h2", "Who are you?", id="who"),
                asked.who(),
                element("h2", "What has happened?", id="what"),
                asked.what(place, publisher),
            )
        ),
    )


def panel(register: Register, publisher: str, today: str) -> Html | None:
    """An area's numbers in the panel of emergency numbers, each with its hours, or whom to ask; None for no area.

    It names the area and does not link to its pages: the same words stand on pages of every depth.
    """
    about = register.publishers[publisher]
    if about["tier"] != "local":
        return None
    numbers = [
        (called, one)
        for role, called in _PANEL
        for one in contacts.held(register, today)
        if one["role"] == role and one["telephone"] and one["address"].startswith(f"{publisher}/")
    ]
    unverified = any(not one["last_verified"] for _, one in numbers)
    note = element("span", "(not verified since they were printed)", class_="emergency__note") if unverified else None
    none = "no number is held here. Ring its council and ask for children’s social care."
    area = str(about["area"])
    return element(
        "p",
        element("strong", f"{area}: "),
        *(_number(called, one) for called, one in numbers),
        note if numbers else element("span", none, class_="emergency__none"),
        class_="emergency__area",
        data_area=publisher,
        data_area_name=area,
    )


def _number(called: str, contact: contacts.Contact) -> Html:
    hours = element("span", f" ({contact['hours']})", class_="emergency__hours")
    return element("span", f"{called} ", *contacts.number(contact), hours, class_="emergency__number")
