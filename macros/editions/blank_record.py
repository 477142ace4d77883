"""A form to print and fill in by hand: every field with room to write. Nothing on it is sent or kept."""

from decision_aids import record
from decision_aids.markup import Html, element, join
from macros import references, written
from macros.editions import clauses
from macros.facts import records
from macros.place import Place
from schemas.register import Edition

_ROOM = {"line": 1, "date": 1, "moment": 1, "text": 5}
#: The form on which a record made with a decision aid is kept; only it has the rows that such a record begins with.
_OF_A_DECISION = "england/record-of-a-decision"
#: What a reader does with a form of today, and with one of an old document, which nobody is to fill in now.
_TO_FILL_IN = (
    "Print this page and fill it in by hand. Write roles and your own reference numbers. Leave out names, dates of "
    "birth and addresses."
)
_PRINTED = (
    "This is what the form asked, in its order. It is shown to be read, and not to be filled in now. If you print it "
    "all the same, write no child's or family's name, date of birth or address on it."
)


def form(place: Place, edition: Edition) -> Html:
    """The content of a form's page below its title."""
    fields = written.inner(edition.value, "fields")
    asked_by = _asked_by(place, edition)
    rows = [_row(place, word, one, asked_by.get(word, ())) for word, one in fields.items()]
    role = written.line(edition.value, "filled_by")
    cited = dict.fromkeys(text for one in fields.values() for text in written.lines(one, "cites"))
    return element(
        "div",
        clauses.opening(place, edition),
        element("p", _PRINTED if "held_as_source" in edition.value else _TO_FILL_IN, class_="lede"),
        records.facts(("Filled in by", references.link(place, role, file="roles") if role else None)),
        element(
            "table",
            element("caption", f"{edition.title}, edition {edition.name}"),
            element(
                "tbody",
                *(_always_first() if edition.item == _OF_A_DECISION else ()),
                *rows,
                *(_always_last() if edition.item == _OF_A_DECISION else ()),
            ),
            class_="blank",
        ),
        references.rests_on(place, cited),
    )


def _always_first() -> tuple[Html, ...]:
    """The two rows that a record made in the page fills in by itself."""
    return (
        _cells("Which decision aid, and its edition", ("Both are printed at the foot of the aid.",), _space(1)),
        _cells("Each question and your answer", ("In the order you met them, with the outcome last.",), _space(10)),
    )


def _always_last() -> tuple[Html, ...]:
    """The rows for whoever comes to another conclusion than the aid; a record made in the page has them too."""
    only = "Only if you come to another conclusion than the aid."
    return tuple(_cells(one.label, (only, one.help), _space(_ROOM[one.type])) for one in record.OWN)


def _asked_by(place: Place, edition: Edition) -> dict[str, tuple[str, ...]]:
    """Titles of the aids in force that ask for each field of a form; none for a field that over half of them ask for.

    Paper does not choose what to ask, as an aid does, so whoever fills it in has to see what the rest is for.
    """
    found: dict[str, list[str]] = {}
    aids = [one for one in place.register.of_kind("aid") if one.value["form"] == edition.item]
    asking = [one for one in aids if place.register.in_force(one.item, place.today) == one]
    for one in asking:
        kept = [written.one(outcome, "record") for outcome in written.inner(one.value, "outcomes").values()]
        words = dict.fromkeys(word for record in kept for key in ("must", "may") for word in written.lines(record, key))
        for word in words:
            found.setdefault(word, []).append(one.title)
    return {word: tuple(titles) for word, titles in found.items() if 2 * len(titles) <= len(asking)}


def _row(place: Place, word: str, field: written.Value, asked_by: tuple[str, ...]) -> Html:
    choices = written.lines(field, "choices")
    boxes = [element("li", element("span", "☐ ", aria_hidden="true"), one) for one in choices]
    space = element("ul", *boxes, class_="boxes") if choices else _space(_ROOM[str(field["type"])])
    return _cells(written.line(field, "label"), _hints(place, field, asked_by), space, anchor=word)


def _hints(place: Place, field: written.Value, asked_by: tuple[str, ...]) -> tuple[object, ...]:
    """What to know before filling in a field: help, which aids ask for it, who fills it, its source, its length."""
    role, taken_from = written.line(field, "filled_by"), written.line(field, "prefilled_from")
    most = field.get("most_words")
    after = written.line(written.one(field, "needed_if"), "choice")
    return (
        written.line(field, "help"),
        element("span", "Only for: ", join((element("em", one) for one in asked_by), ", ")) if asked_by else None,
        element("span", "Filled in by ", references.link(place, role, file="roles"), ".") if role else None,
        element("span", "Taken from ", references.link(place, taken_from, file=""), ".") if taken_from else None,
        f"At most {most} words." if most else None,
        f"Needed after “{after}”." if after else None,
    )


def _space(room: int) -> Html:
    return element("div", class_=f"room room--{room}")


def _cells(label: str, hints: tuple[object, ...], space: Html, *, anchor: str = "") -> Html:
    told = [element("span", one, class_="field__help") for one in hints if one]
    return element("tr", element("th", label, *told, scope="row"), element("td", space), id=anchor or None)
