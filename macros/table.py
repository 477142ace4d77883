"""A table that a narrow screen shows as a list, so that nobody has to scroll sideways."""

from collections.abc import Iterable

from decision_aids.markup import Html, element


def stacked(name: str, caption: str, head: Iterable[str], rows: Iterable[Html]) -> Html:
    """A table that a narrow screen shows as a list; each cell of ``rows`` names its column in ``data-label``.

    The roles are written out, because a browser forgets that it is a table once the style sheet stacks it.
    """
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            element(
                "thead",
                element("tr", *(element("th", one, scope="col", role="columnheader") for one in head), role="row"),
                role="rowgroup",
            ),
            element("tbody", *rows, role="rowgroup"),
            role="table",
            aria_label=name,
            class_="stacked",
        ),
        class_="table",
    )


def cell(label: str, *said: object) -> Html:
    """A cell of a table that may be stacked, with the name of its column."""
    return element("td", *said, role="cell", data_label=label)
