"""The lists of the start page, made from the data so that a new area, aid or document stands there by itself."""

from decision_aids.html import EMERGENCY
from decision_aids.markup import Html, element, join
from macros import long_list, publisher, written
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
    told = f"{root}{national}/contacts/#{contacts.ANY_OTHER}"
    anywhere_else = element("a", "Anywhere else, or I do not know", href=told)
    if len(rows) > long_list.FEW:
        # Nobody should have to pass so many to find that theirs is not among them.
        return element("ul", element("li", anywhere_else), *rows, class_="choices choices--many")
    return element("ul", *rows, element("li", anywhere_else), class_="choices")


def people(_register: Register, _today: str, _root: str) -> Html:
    """Who comes, each a way to what they come with."""
    return asked.who()


def situations(register: Register, today: str, root: str) -> Html:
    """What has happened, each answered for a child whose area is not chosen."""
    national = next(word for word, about in sorted(register.publishers.items()) if about["tier"] == "national")
    return asked.what(Place(register=register, publisher=national, today=today, root=root))


def aids(register: Register, today: str, root: str) -> Html:
    """Every decision aid, those in force first and the historic ones marked as such.

    Where there are many, only the national ones: each area's own stand on its page, to which the list of publishers
    leads.
    """
    items = sorted(
        (item for item, held in register.items.items() if held[0].kind == "aid"),
        key=lambda item: (register.in_force(item, today) is None, item),
    )
    if not _are_many(register):
        return element("ul", *(publisher.item_row(register, item, today, root) for item in items), class_="items")
    national = [one for one in items if register.publishers[one.partition("/")[0]]["tier"] == "national"]
    rows = element("ul", *(publisher.item_row(register, item, today, root) for item in national), class_="items")
    area_has_more = element("p", "An area’s own aids stand on its page, in the list of arrangements.")
    return join((rows if national else None, area_has_more if len(items) > len(national) else None))


def publishers(register: Register, today: str, root: str) -> Html:
    """Every publisher, the national one first, with how much of what it holds is in force; by name where many."""
    order = sorted(register.publishers, key=lambda one: (register.publishers[one]["tier"] != "national", one))
    if not _are_many(register):
        return element("ul", *(_publisher(register, one, today, root) for one in order), class_="items")
    names = (element("a", register.publishers[one]["title"], href=f"{root}{one}/") for one in order)
    return element("ul", *(element("li", name) for name in names), class_="choices choices--many")


def _are_many(register: Register) -> bool:
    areas = [word for word, about in register.publishers.items() if about["tier"] == "local"]
    return len(areas) > long_list.FEW


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
