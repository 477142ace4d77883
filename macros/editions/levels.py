"""The page of levels of need: all of them at a glance, then each with its need, its response and the way in."""

from collections.abc import Mapping, Sequence

from decision_aids.markup import Html, element, join
from macros import table, written
from macros.editions import clauses, parts, windscreen
from macros.editions.called import called
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Edition

_NEED = ("Level", "The child’s need", "Who responds")
_MEANS = ("Level", "Assessment", "Agreement to a service", "Way in")


def page(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of the page below its title, and the headings in it; levels from the least need to the most."""
    levels = written.inner(edition.value, "levels")
    # A level that the scale leaves out comes last, so that it is not lost.
    order = [word for word in dict.fromkeys((*written.lines(edition.value, "scale"), *levels)) if word in levels]
    headings = [
        Heading(id="page..glance", title="At a glance"),
        Heading(id="page..means", title="What each level means for you"),
    ]
    names = {word: _name(levels[word], word) for word in order}
    made = [
        clauses.opening(place, edition),
        element("h2", "At a glance", id="page..glance"),
        windscreen.figure(tuple(_drawn(levels[word], names[word], word) for word in order), edition.title),
        table.stacked(
            "Levels at a glance",
            "From the least need to the most",
            _NEED,
            [_row(word, names[word], levels[word], _NEED, ("need", "response")) for word in order],
        ),
        element("h2", "What each level means for you", id="page..means"),
        table.stacked(
            "What each level means for assessment, agreement and the way in",
            "Where a cell is empty the document says nothing",
            _MEANS,
            [
                _row(word, names[word], levels[word], _MEANS, ("assessment", "agreement_to_service", "way_in"))
                for word in order
            ],
        ),
    ]
    for number, word in enumerate(order):
        one = levels[word]
        headings.append(Heading(id=word, title=names[word]))
        steps = _steps(names, order[number - 1 : number] if number else [], order[number + 1 : number + 2])
        made.append(
            parts.section(place, edition, word, one, said=_level(one), then=(steps,), level=2, number=_number(one))
        )
    text, further = clauses.grouped(place, edition, "What else it says")
    return join((*made, text)), (*headings, *further)


def _number(one: written.Value) -> str:
    """The number of a level as it is said: *Level 2*, where only the figure is written."""
    number = written.line(one, "number")
    return f"Level {number}" if number.isdigit() else number


def _name(one: written.Value, word: str) -> str:
    return called({**one, "number": _number(one)}, word)


def _drawn(one: written.Value, name: str, word: str) -> windscreen.Level:
    title = written.line(one, "title") or name
    return windscreen.Level(word=word, sign=written.line(one, "number"), title=title, name=name)


def _row(word: str, name: str, one: written.Value, head: Sequence[str], keys: Sequence[str]) -> Html:
    return element(
        "tr",
        element("th", element("a", name, href=f"#{word}"), scope="row", role="rowheader"),
        *(table.cell(column, written.line(one, key)) for column, key in zip(head[1:], keys, strict=True)),
        role="row",
    )


def _steps(names: Mapping[str, str], down: Sequence[str], up: Sequence[str]) -> Html | None:
    """The way to the level above and to the one below."""
    ways = [
        element("li", f"{words} to ", element("a", names[each], href=f"#{each}"))
        for words, found in (("Step up", up), ("Step down", down))
        for each in found
    ]
    return element("ul", *ways, class_="steps") if ways else None


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
