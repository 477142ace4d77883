"""Clauses in order, each under its own anchor: the whole of a document, and the last part of other kinds."""

from decision_aids.markup import Html, element, join
from macros import written
from macros.editions import corrections, parts
from macros.editions.called import called
from macros.page import Heading
from macros.place import Place
from macros.time import standing
from schemas.register import Edition

# A document of fewer clauses can be seen whole, so a list of its parts would only stand in the way.
_ENOUGH_FOR_A_LIST = 6
_OF_A_CLAUSE = 3


def document(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of a document's page below its title, and the headings in it."""
    text, headings = grouped(place, edition, "What it says")
    of_clauses = [one for one in headings if one.level == _OF_A_CLAUSE]
    contents = _contents(of_clauses) if len(of_clauses) >= _ENOUGH_FOR_A_LIST else None
    return join((opening(place, edition), contents, text)), headings


def opening(place: Place, edition: Edition) -> Html:
    """What a reader must know of an edition before its text: that it does not stand, was corrected or is a part."""
    part_held = written.line(edition.value, "part_held")
    strong = element("strong", "Part of the document. ")
    return join(
        (
            standing.banner(place.register, edition, place.today, place.root),
            corrections.told(edition),
            element("p", strong, part_held, class_="banner banner--notice") if part_held else None,
        )
    )


def grouped(place: Place, edition: Edition, first: str) -> tuple[Html, tuple[Heading, ...]]:
    """The clauses of an edition under the headings that they stand under, and those headings; empty without clauses.

    ``first`` is the heading of clauses that name none.
    """
    groups: dict[str, list[str]] = {}
    clauses = written.inner(edition.value, "clauses")
    for word, one in clauses.items():
        groups.setdefault(written.line(one, "under") or first, []).append(word)
    headings: list[Heading] = []
    made: list[Html] = []
    for number, (under, words) in enumerate(groups.items(), start=1):
        # A heading's own words may change; the number of the group keeps its anchor free of any clause's id.
        headings.append(Heading(id=f"part..{number}", title=under))
        made.append(element("h2", under, id=f"part..{number}"))
        for word in words:
            headings.append(Heading(id=word, title=called(clauses[word], word), level=_OF_A_CLAUSE))
            made.append(parts.section(place, edition, word, clauses[word], said=parts.words(clauses[word])))
    return join(made), tuple(headings)


def _contents(headings: list[Heading]) -> Html:
    """The list of clauses in the order in which they stand on the page, which a source's own groups may change."""
    rows = [element("li", element("a", one.title, href=f"#{one.id}")) for one in headings]
    return element(
        "details", element("summary", f"All {len(rows)} clauses held"), element("ul", *rows), class_="contents"
    )
