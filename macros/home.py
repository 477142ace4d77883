"""The lists of the start page, made from the data so that a new area, aid or document stands there by itself."""

from decision_aids.html import EMERGENCY
from decision_aids.markup import Html, element
from macros import publisher, written
from macros.facts import contacts
from macros.place import Place
from macros.start import area, asked
from macros.time import standing
from schemas.register import Register


def emergency_numbers(register: Register, today: str, _root: str) -> Html:
    """The national numbers, 999 first, each with its hours and when it was checked."""
    national = [one for one in contacts.held(register, today) if one["role"] in (EMERGENCY, contacts.NON_EMERGENCY)]
    return contacts.plain_list(national)


def areas(register: Register, _today: str, root: str) -> Html:
    """Every area whose numbers are held, and what to do for a child who lives anywhere else."""
    rows = [
        element("li", element("a", about["area"], href=f"{root}{area.path(register, word)}"))
        for word, about in sorted(register.publishers.items())
        if about["tier"] == "local" and "area" in about
    ]
    national = next(word for word, about in sorted(register.publishers.items()) if about["tier"] == "national")
    rows.append(
        element("li", element("a", "Anywhere else, or I do not know", href=f"{root}{national}/contacts/#front-doors"))
    )
    return element("ul", *rows, class_="choices")


def people(_register: Register, _today: str, _root: str) -> Html:
    """Who comes, each a way to what they come with."""
    return asked.who()


def situations(register: Register, today: str, root: str) -> Html:
    """What has happened, each answered for a child whose area is not chosen."""
    national = next(word for word, about in sorted(register.publishers.items()) if about["tier"] == "national")
    return asked.what(Place(register=register, publisher=national, today=today, root=root))


def aids(register: Register, today: str, root: str) -> Html:
    """Every decision aid, those in force first and the historic ones marked as such."""
    items = sorted(
        (item for item, held in register.items.items() if held[0].kind == "aid"),
        key=lambda item: (register.in_force(item, today) is None, item),
    )
    return element("ul", *(publisher.item_row(register, item, today, root) for item in items), class_="items")


def publishers(register: Register, today: str, root: str) -> Html:
    """Every publisher, the national one first, with how much of what it holds is in force."""
    order = sorted(register.publishers, key=lambda one: (register.publishers[one]["tier"] != "national", one))
    return element("ul", *(_publisher(register, one, today, root) for one in order), class_="items")


def _publisher(register: Register, word: str, today: str, root: str) -> Html:
    about = register.publishers[word]
    items = [item for item in register.items if item.startswith(f"{word}/")]
    tag = standing.counted(register, items, today)
    link = element("a", about["title"], href=f"{root}{word}/", class_="item__title")
    return element(
        "li",
        element("p", link, " ", tag),
        element("p", written.line(about, "summary"), class_="item__summary"),
        class_="item",
    )


#: The lists that the start page calls by the names of what makes them.
LISTS = (emergency_numbers, areas, people, situations, aids, publishers)
