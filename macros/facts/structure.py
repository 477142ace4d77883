"""Who reports to whom, as a drawing: each body in a box, to the right of the first that it reports to.

A tree needs no layout program. The list beside the drawing says the same, for whoever cannot see it.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decision_aids.markup import Html, element

_WIDE, _HIGH = 210, 82
_ACROSS, _DOWN = 58, 16
_LINE = 19


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body as the drawing shows it."""

    address: str
    title: str
    href: str


def drawing(bodies: Mapping[str, Body], below: Mapping[str, Sequence[str]], tops: Sequence[str], title: str) -> Html:
    """The drawing in a region of its own that scrolls, so that the page never has to.

    Args:
        bodies: what stands in each box, by address.
        below: the bodies drawn to the right of each.
        tops: the bodies to begin with; one that is drawn by then is passed over.
        title: what the drawing is called.

    """
    placed: dict[str, tuple[int, float]] = {}
    row = 0.0

    def place(one: str, column: int) -> float:
        """Give a body and all below it their places; the row of its middle."""
        nonlocal row
        placed[one] = (column, 0)
        rows = [place(each, column + 1) for each in below.get(one, ()) if each not in placed]
        if not rows:
            rows = [row]
            row += 1
        placed[one] = (column, (rows[0] + rows[-1]) / 2)
        return placed[one][1]

    for one in tops:
        if one not in placed:
            place(one, 0)
    width = (max(column for column, _ in placed.values()) + 1) * (_WIDE + _ACROSS) - _ACROSS + 4
    height = row * (_HIGH + _DOWN) - _DOWN + 4
    drawn = [
        _line(placed[one], placed[each])
        for one in placed
        for each in below.get(one, ())
        if placed[each][0] == placed[one][0] + 1
    ]
    drawn += [_box(bodies[one], place) for one, place in placed.items()]
    svg = element(
        "svg",
        element("title", title, id="structure-title"),
        *drawn,
        role="group",
        aria_labelledby="structure-title",
        viewBox=f"-2 -2 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        class_="diagram__svg",
    )
    return element(
        "div", svg, class_="diagram__scroll", role="region", tabindex="0", aria_label=f"{title}, a drawing that scrolls"
    )


def _corner(place: tuple[int, float]) -> tuple[float, float]:
    column, row = place
    return column * (_WIDE + _ACROSS), row * (_HIGH + _DOWN)


def _line(above: tuple[int, float], under: tuple[int, float]) -> Html:
    x, y = _corner(above)
    to_x, to_y = _corner(under)
    half = x + _WIDE + _ACROSS / 2
    path = f"M{x + _WIDE:.0f} {y + _HIGH / 2:.0f} H{half:.0f} V{to_y + _HIGH / 2:.0f} H{to_x:.0f}"
    return element("path", d=path, class_="arrow", fill="none")


def _box(body: Body, place: tuple[int, float]) -> Html:
    x, y = _corner(place)
    lines = textwrap.wrap(body.title, 24)
    # What does not fit is told by the link's own name, and by the list.
    shown = [*lines[:3], f"{lines[3][:20]}…"] if len(lines) > 4 else lines  # noqa: PLR2004 - four lines fit
    top = y + _HIGH / 2 - _LINE * len(shown) / 2 + _LINE * 0.74
    words = element(
        "text",
        *(
            element("tspan", f"{one} ", x=f"{x + _WIDE / 2:.0f}", y=f"{top + _LINE * number:.1f}")
            for number, one in enumerate(shown)
        ),
        text_anchor="middle",
        font_size="15",
        class_="box__text",
    )
    rectangle = element(
        "rect", x=f"{x:.0f}", y=f"{y:.0f}", width=str(_WIDE), height=str(_HIGH), rx="6", class_="box box--question"
    )
    return element("a", rectangle, words, href=body.href, aria_label=body.title)
