"""A form to print and fill in by hand: every field with room to write. Nothing on it is sent or kept."""

from decision_aids import record
from decision_aids.markup import Html, element
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
    rows = [_row(place, word, one) for word, one in fields.items()]
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


def _row(place: Place, word: str, field: written.Value) -> Html:
    choices = written.lines(field, "choices")
    boxes = [element("li", element("span", "☐ ", aria_hidden="true"), one) for one in choices]
    space = element("ul", *boxes, class_="boxes") if choices else _space(_ROOM[str(field["type"])])
    return _cells(written.line(field, "label"), _hints(place, field), space, anchor=word)


def _hints(place: Place, field: written.Value) -> tuple[object, ...]:
    """What a person should know before filling in a field: help, who fills it, what it is taken from, how long."""
    role, taken_from = written.line(field, "filled_by"), written.line(field, "prefilled_from")
    most = field.get("most_words")
    return (
        written.line(field, "help"),
        element("span", "Filled in by ", references.link(place, role, file="roles"), ".") if role else None,
        element("span", "Taken from ", references.link(place, taken_from, file=""), ".") if taken_from else None,
        f"At most {most} words." if most else None,
    )


def _space(room: int) -> Html:
    return element("div", class_=f"room room--{room}")


def _cells(label: str, hints: tuple[object, ...], space: Html, *, anchor: str = "") -> Html:
    told = [element("span", one, class_="field__help") for one in hints if one]
    return element("tr", element("th", label, *told, scope="row"), element("td", space), id=anchor or None)
