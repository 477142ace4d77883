"""The names of folders and files, which are parts of every address: ids, and none that the site needs for itself."""

import re
from collections.abc import Iterable, Iterator

from schemas.files.reading import Reading
from schemas.problems import Problem
from schemas.register import Register

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Under a publisher the site has pages of its own at these; what is named like a kind of file is told as wrong-place.
PAGES_OF_A_PUBLISHER = frozenset({"amendments", "compare", "start"})
# Under an item: where any two of its editions are compared.
_PAGES_OF_AN_ITEM = frozenset({"compare"})


def is_id(name: str) -> bool:
    """Whether an address can hold a name: small letters, numbers and hyphens."""
    return _ID.fullmatch(name) is not None


def why_no_edition(name: str, languages: Iterable[str]) -> str:
    """Why an edition cannot have a name, as a sentence; the empty text when it can.

    Args:
        name: the name, such as 2027-04.
        languages: the codes of the languages that its publisher declares.

    """
    if not is_id(name):
        return f"{name} is not a name that an address can hold."
    if name in _PAGES_OF_AN_ITEM:
        return f"The site has a page of its own called {name} here, so no edition can be called that."
    if name in {one.lower() for one in languages}:
        return f"{name} is a language of this publisher, so no edition can be called that."
    return ""


def wrong(register: Register) -> Iterator[Problem]:
    """A problem for each publisher's folder, item's folder and edition whose name cannot stand in an address.

    A folder is told once, at the first of its files.
    """
    told: set[tuple[str, ...]] = set()
    for reading in sorted(register.readings, key=lambda one: one.file):
        place = tuple(reading.file.split("/")[1:])
        languages = register.publishers.get(place[0], {}).get("languages", {})
        for depth, name in enumerate(place[:-1], start=1):
            if place[:depth] not in told:
                told.add(place[:depth])
                yield from _folder(reading, name, depth)
        if len(place) > 2:  # noqa: PLR2004 - publisher, item and edition
            why = why_no_edition(place[-1].removesuffix(".yaml"), languages)
            if why:
                yield _problem(reading, place[-1].removesuffix(".yaml"), why, "2027-04")


def _folder(reading: Reading, name: str, depth: int) -> Iterator[Problem]:
    if not is_id(name):
        yield _problem(reading, name, f"{name} is not a name that an address can hold.", "which-level")
    elif depth > 1 and name in PAGES_OF_A_PUBLISHER:
        why = f"The site has a page of its own called {name} here, so no item can be called that."
        yield _problem(reading, name, why, "which-level")


def _problem(reading: Reading, name: str, sentence: str, otherwise: str) -> Problem:
    """The problem, with the name written as an id in its fix; ``otherwise`` where none of it can be."""
    example = "-".join(re.findall("[a-z0-9]+", name.lower())) or otherwise
    return reading.problem(
        (),
        code="wrong-name",
        sentence=sentence,
        fix="Give it another name." if is_id(name) else f"Use small letters, numbers and hyphens, such as {example}.",
    )
