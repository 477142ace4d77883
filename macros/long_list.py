"""A list that grows with every publisher, over as many pages as keep each one small: the first stays where it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from decision_aids.markup import Html, element
from macros.page import root_from

#: The most that a list puts on one page, in bytes of HTML. What stands around it takes up to 25,000 more, so that the
#: page stays under 60,000.
MOST = 32_000
#: A page that names every area shows this many with what they hold. Beyond that it names them and leads to their pages.
FEW = 20

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Part(Generic[T]):
    """One page of a list.

    Attributes:
        number: 1 for the first.
        uri: where it stands: the first at the list's own address, further ones at ``2/``, ``3/`` below it.
        held: what of the list stands on it, in order.
        rows: the HTML of each.

    """

    number: int
    uri: str
    held: tuple[T, ...]
    rows: tuple[Html, ...]

    @property
    def root(self) -> str:
        """The relative path from its page to the site's root."""
        return root_from(self.uri)


def parts(uri: str, held: Sequence[T], row: Callable[[T, str], Html], *, reserved: int = 0) -> tuple[Part[T], ...]:
    """A list over one page or more. A row that is larger than a page by itself has one to itself.

    Args:
        uri: the address of the first page.
        held: the list.
        row: makes a row of the list, given the path from its page to the site's root.
        reserved: the bytes that the first page needs for each row that stands on another, where it names it.

    """
    rows = [row(one, root_from(uri)) for one in held]
    sizes = [len(one.encode()) for one in rows]
    first = MOST if sum(sizes) <= MOST else max(0, MOST - reserved * len(rows))
    ends: list[int] = []
    taken, room = 0, first
    for place, size in enumerate(sizes):
        if taken and taken + size > room:
            ends.append(place)
            taken, room = 0, MOST
        taken += size
    bounds = [0, *ends, len(rows)]
    made = []
    for number, (begin, end) in enumerate(pairwise(bounds), start=1):
        there = uri if number == 1 else f"{uri}{number}/"
        # The way to the root differs from the first page's, so what links from there is made once more.
        own = rows[begin:end] if number == 1 else [row(one, root_from(there)) for one in held[begin:end]]
        made.append(Part(number=number, uri=there, held=tuple(held[begin:end]), rows=tuple(own)))
    return tuple(made)


def titled(title: str, part: Part[T], every: Sequence[Part[T]]) -> str:
    """The title of a part's page: the list's own, and which part it is where that is not the first."""
    return title if part.number == 1 else f"{title}, part {part.number} of {len(every)}"


def crumbs(title: str, part: Part[T], every: Sequence[Part[T]]) -> Iterator[tuple[str, str]]:
    """The last steps of the way to a part's page."""
    if part.number == 1:
        yield title, ""
    else:
        yield title, every[0].uri
        yield f"Part {part.number}", ""


def all_parts(part: Part[T], every: Sequence[Part[T]], called: Callable[[T], str]) -> Html | None:
    """The list of all parts, each by its first and last row; None where there is only one."""
    if len(every) == 1:
        return None
    rows = []
    for one in every:
        begins, ends = called(one.held[0]), called(one.held[-1])
        words = f"Part {one.number}: {begins}" + (f" to {ends}" if ends != begins else "")
        if one is part:
            rows.append(element("li", element("span", words, aria_current="page")))
        else:
            rows.append(element("li", element("a", words, href=f"{part.root}{one.uri}")))
    return element(
        "nav", element("ul", *rows), class_="letters parts", aria_label="All parts", data_search_exclude=True
    )


def next_to(part: Part[T], every: Sequence[Part[T]]) -> Html | None:
    """The ways to the part before and the part after; None where there is only one."""
    beside = (("Previous part", part.number - 1), ("Next part", part.number + 1))
    ways = [
        element("li", element("a", words, href=f"{part.root}{every[number - 1].uri}"))
        for words, number in beside
        if 0 < number <= len(every)
    ]
    if not ways:
        return None
    listed = element("ul", *ways)
    return element("nav", listed, class_="letters parts", aria_label="Previous and next part", data_search_exclude=True)
