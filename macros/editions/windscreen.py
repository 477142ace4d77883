"""The windscreen: levels of need as a fan, the least on the left and the most on the right, each a link to its part.

It is drawn here as SVG without a layout program, since its shape is known. A table below it says the same in words.
"""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from decision_aids.markup import Html, element

_WIDTH = 680
_HUB = (_WIDTH / 2, 340.0)
_OUTER, _INNER = 320.0, 110.0
# The fan leaves out a little on both sides, as a windscreen does.
_FROM, _TO = 172.0, 8.0
_GAP = 1.2
_LINE = 22


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level as the drawing shows it: its anchor, its short sign and its whole name."""

    word: str
    sign: str
    title: str
    name: str


def figure(levels: tuple[Level, ...], title: str) -> Html:
    """The drawing with its step up and step down; of fewer than two levels nothing can be drawn."""
    if len(levels) < 2:  # noqa: PLR2004 - a single level has no other to step to
        return Html("")
    each = (_FROM - _TO) / len(levels)
    fan = [
        _sector(one, _FROM - each * place - _GAP, _FROM - each * (place + 1) + _GAP, shade=place / (len(levels) - 1))
        for place, one in enumerate(levels)
    ]
    drawing = element(
        "svg",
        element("title", f"The windscreen: {title}", id="windscreen-title"),
        *fan,
        *_arrow(),
        role="group",
        aria_labelledby="windscreen-title",
        viewBox=f"0 0 {_WIDTH} 400",
        class_="windscreen__svg",
    )
    said = (
        "From the least need on the left to the most on the right. A child steps up when need or risk grows, and steps "
        "down as help takes effect. The tables below say the same in words."
    )
    return element("figure", drawing, element("figcaption", said), class_="windscreen")


def _at(angle: float, radius: float) -> tuple[float, float]:
    turned = math.radians(angle)
    return _HUB[0] + radius * math.cos(turned), _HUB[1] - radius * math.sin(turned)


def _point(angle: float, radius: float) -> str:
    x, y = _at(angle, radius)
    return f"{x:.1f} {y:.1f}"


def _sector(one: Level, start: float, end: float, *, shade: float) -> Html:
    path = (
        f"M{_point(start, _INNER)} L{_point(start, _OUTER)} A{_OUTER:.0f} {_OUTER:.0f} 0 0 1 {_point(end, _OUTER)} "
        f"L{_point(end, _INNER)} A{_INNER:.0f} {_INNER:.0f} 0 0 0 {_point(start, _INNER)} Z"
    )
    x, y = _at((start + end) / 2, (_INNER + _OUTER) / 2 + 12)
    lines = textwrap.wrap(one.title, 13)
    top = y - _LINE * len(lines) / 2
    return element(
        "a",
        element("path", d=path, class_=f"windscreen__level windscreen__level--{round(shade * 3)}"),
        element("text", f"{one.sign} ", x=f"{x:.1f}", y=f"{top:.1f}", class_="windscreen__sign"),
        element("text", *_lines(lines, x, top), class_="windscreen__title"),
        href=f"#{one.word}",
        # The words that are seen stand in the name as they are, so that they can be said to it.
        aria_label=one.name.replace(": ", " "),
    )


def _lines(lines: Iterable[str], x: float, top: float) -> Iterable[Html]:
    return (
        element("tspan", f"{line} ", x=f"{x:.1f}", y=f"{top + _LINE * number:.1f}")
        for number, line in enumerate(lines, start=1)
    )


def _arrow() -> tuple[Html, ...]:
    """Below the fan an arrow both ways: the words are in the caption too, so it is hidden from a screen reader."""
    middle, y = _WIDTH / 2, 374
    return (
        element(
            "path",
            d=f"M40 {y} H{_WIDTH - 40} M54 {y - 9} L40 {y} L54 {y + 9} "
            f"M{_WIDTH - 54} {y - 9} L{_WIDTH - 40} {y} L{_WIDTH - 54} {y + 9}",
            class_="windscreen__arrow",
            aria_hidden="true",
        ),
        element("text", "step down", x=f"{middle / 2:.0f}", y="396", class_="windscreen__step", aria_hidden="true"),
        element("text", "step up", x=f"{middle * 1.5:.0f}", y="396", class_="windscreen__step", aria_hidden="true"),
    )
