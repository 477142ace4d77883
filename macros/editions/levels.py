"""The page of levels of need: all of them at a glance, then each with its need, its response and the way in."""

from decision_aids.markup import Html, element, join
from macros import table, written
from macros.editions import clauses, parts
from macros.editions.called import called
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Edition

_HEAD = ("Level", "The child’s need", "Who responds", "Way in")


def page(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of the page below its title, and the headings in it; levels from the least need to the most."""
    levels = written.inner(edition.value, "levels")
    # A level that the scale leaves out comes last, so that it is not lost.
    order = [word for word in dict.fromkeys((*written.lines(edition.value, "scale"), *levels)) if word in levels]
    headings = [Heading(id="page..glance", title="At a glance")]
    made = [
        clauses.opening(place, edition),
        element("h2", "At a glance", id="page..glance"),
        table.stacked(
            "Levels at a glance",
            "From the least need to the most",
            _HEAD,
            [_row(word, levels[word]) for word in order],
        ),
    ]
    for word in order:
        one = levels[word]
        headings.append(Heading(id=word, title=_name(one, word)))
        made.append(parts.section(place, edition, word, one, said=_level(one), level=2, number=_number(one)))
    text, further = clauses.grouped(place, edition, "What else it says")
    return join((*made, text)), (*headings, *further)


def _number(one: written.Value) -> str:
    """The number of a level as it is said: *Level 2*, where only the figure is written."""
    number = written.line(one, "number")
    return f"Level {number}" if number.isdigit() else number


def _name(one: written.Value, word: str) -> str:
    return called({**one, "number": _number(one)}, word)


def _row(word: str, one: written.Value) -> Html:
    return element(
        "tr",
        element("th", element("a", _name(one, word), href=f"#{word}"), scope="row", role="rowheader"),
        table.cell(_HEAD[1], one["need"]),
        table.cell(_HEAD[2], one["response"]),
        table.cell(_HEAD[3], written.line(one, "way_in")),
        role="row",
    )


def _level(one: written.Value) -> tuple[Html | None, ...]:
    return (
        records.facts(
            ("The child’s need", one["need"]),
            ("Who responds", one["response"]),
            ("Assessment", written.line(one, "assessment")),
            ("Way in", written.line(one, "way_in")),
            ("Agreement to a service", written.line(one, "agreement_to_service")),
            ("Signs that point here", records.bulleted(one, "indicators")),
        ),
    )
