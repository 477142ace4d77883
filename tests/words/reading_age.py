"""How old a reader has to be to follow a page: the Automated Readability Index of its sentences, and five.

`make words` prints a table of every page, the hardest first, and what is asked of it. The index is textstat's. It
counts letters and words, so it needs no list of how words are spoken, and says the same everywhere. It gives a year at
school, and school begins at the age of five.

Names of sources are left out, with what is said of their standing: a law is called what it is called, and by no other
words would anybody find it. So are items that are only a link, which name a page, a role or a clause, cells of a word
or three, and what a script shows on another day than that of the build.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import textstat
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros import building

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.building import Made
    from macros.page import Page

ROOT = Path(__file__).parents[2]

#: What may be asked of a reader of the pages that practitioners work from.
GOAL = 14.0
#: The pages that practitioners do not work from, by a word of their address: what publishers keep, lists that are
#: looked up, and what puts publishers or editions side by side. From every other page about what holds today they do.
FOR_KEEPERS = frozenset(
    (
        *("agencies", "amendments", "calendars", "compare", "coverage"),
        *("due", "sources", "subjects", "superseded-statements"),
    )
)
# Fewer words than these say more of a title or two than of a page.
_FEWEST_WORDS = 60
_SENTENCES = "p, li, dt, dd, h1, h2, h3, h4, td, th, summary, figcaption, legend, label, caption"
_LEFT_OUT = "nav, script, style, svg, [hidden], .cites, .cites__list, .provenance, .breadcrumbs"
_ENDS = ".?!:"
_RESTS_ON = "Rests on "
_CELLS = {"td", "th", "dt", "dd"}
# A cell with so many words says something.
_IS_SAID = 4


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One page: its address, the age, how many words it has, and whether practitioners work from it."""

    uri: str
    age: float
    words: int
    for_practitioners: bool


def sentences(html: str) -> Iterator[str]:
    """Every sentence that a page shows, each ended as one: a title, or an item of a list, is a sentence of its own."""
    page = LexborHTMLParser(html)
    for one in page.css(_LEFT_OUT):
        one.decompose()
    for one in page.css(_SENTENCES):
        if not [inner for inner in one.css(_SENTENCES) if inner.mem_id != one.mem_id]:
            said = re.sub(r"\s+", " ", one.text()).strip()
            if said and not _is_a_name(one, said):
                yield said if said[-1] in _ENDS else f"{said}."


def _is_a_name(one: LexborNode, said: str) -> bool:
    link = one.css_first("a")
    only_a_link = link is not None and link.text().strip() == said
    # What a role or a group rests on is one line of nothing but names, each with its standing.
    if said.startswith(_RESTS_ON):
        return True
    return one.tag in {"li", *_CELLS} and (only_a_link or (one.tag in _CELLS and len(said.split()) < _IS_SAID))


def age(said: Iterable[str]) -> float:
    """How old a reader has to be to follow some sentences, in years."""
    return float(textstat.automated_readability_index(" ".join(said))) + 5


def is_for_practitioners(page: Page) -> bool:
    """Whether practitioners work from a page: it is about what holds today, and is not kept to look things up."""
    return page.indexed and FOR_KEEPERS.isdisjoint(page.uri.split("/"))


def measured(made: Made) -> tuple[Measured, ...]:
    """Every page made from data that has enough words, the hardest first."""
    found = []
    for page in made.pages:
        said = list(sentences(page.text))
        words = sum(len(one.split()) for one in said)
        if words >= _FEWEST_WORDS:
            found.append(
                Measured(uri=page.uri, age=age(said), words=words, for_practitioners=is_for_practitioners(page))
            )
    return tuple(sorted(found, key=lambda one: (-one.age, one.uri)))


def table(pages: Iterable[Measured]) -> str:
    """A line for each page: the age, its words, and whether the goal holds for it."""
    lines = [f"{'age':>5}  {'words':>6}  goal    page"]
    for one in pages:
        goal = ("missed" if one.age > GOAL else "met") if one.for_practitioners else ""
        lines.append(f"{one.age:5.1f}  {one.words:6,}  {goal:6}  {one.uri}")
    return "\n".join(lines)


def main() -> int:
    """Print the table of the shipped data on the day of the clock."""
    day = datetime.now(tz=UTC).date().isoformat()
    register, aids, _ = building.read(ROOT / "data", day)
    print(table(measured(building.make(register, aids, day, ROOT))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
