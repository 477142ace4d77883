"""A form to print and fill in by hand: every field with room to write. Nothing on it is sent or kept."""

from decision_aids.markup import Html, element
from macros import standing, written
from schemas.register import Edition, Register

_ROOM = {"line": 1, "date": 1, "moment": 1, "text": 5}


def form(register: Register, edition: Edition, today: str, root: str) -> Html:
    """The content of a form's page below its title."""
    rows = [_row(one) for one in written.inner(edition.value, "fields").values()]
    return element(
        "div",
        standing.banner(register, edition, today, root),
        element(
            "p",
            "Print this page and fill it in by hand. Write roles and your own reference numbers. Leave out names, "
            "dates of birth and addresses.",
            class_="lede",
        ),
        element(
            "table",
            element("caption", f"{edition.title}, edition {edition.name}"),
            element("tbody", *_always_first(), *rows),
            class_="blank",
        ),
    )


def _always_first() -> tuple[Html, ...]:
    """The two rows that a record made in the page fills in by itself."""
    return (
        _labelled("Which decision aid, and its edition", "Both are printed at the foot of the aid.", 1),
        _labelled("Each question and your answer", "In the order you met them, with the outcome last.", 10),
    )


def _row(field: written.Value) -> Html:
    label, help_ = written.line(field, "label"), written.line(field, "help")
    choices = written.lines(field, "choices")
    if not choices:
        return _labelled(label, help_, _ROOM[str(field["type"])])
    boxes = [element("li", element("span", "☐ ", aria_hidden="true"), one) for one in choices]
    return _cells(label, help_, element("ul", *boxes, class_="boxes"))


def _labelled(label: str, help_: str, room: int) -> Html:
    return _cells(label, help_, element("div", class_=f"room room--{room}"))


def _cells(label: str, help_: str, space: Html) -> Html:
    hint = element("span", help_, class_="field__help") if help_ else None
    return element("tr", element("th", label, hint, scope="row"), element("td", space))
