"""What people *must* do comes from the law: every *must* of a current edition cites a law or statutory guidance."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from schemas.addresses import Address
from schemas.checks import links
from schemas.checks.currency import SOURCE_IN_FORCE, SOURCE_SUPERSEDED, SOURCE_UNREAD, is_current, standing
from schemas.checks.prose import says_now, whole
from schemas.files.reading import Path
from schemas.kinds import PARTS
from schemas.problems import Problem
from schemas.register import Edition, Record, Register, part
from schemas.remembering.remembered import per_edition

#: The types of source that can oblige anybody.
BINDING = frozenset({"law", "statutory-guidance"})

# A source that was replaced made it a must all the same, and is told as dated. One that has not begun never did, and
# of one that could not be confirmed nobody can say so.
_OBLIGED = frozenset({SOURCE_IN_FORCE, SOURCE_UNREAD, SOURCE_SUPERSEDED})
_MUST = re.compile(r"\bmust(?:n['’]t)?\b", re.IGNORECASE)
# An edition's own words beside its parts.
_OWN_WORDS = ("title", "summary", "before_you_start", "throughout", "who_decides", "part_held")


def without_law(register: Register, day: str) -> Iterator[Problem]:
    """An error for each part of a current edition that says *must* and rests on nothing that can oblige anybody.

    A part rests on what it cites, on what its edition cites, and on what a clause that either cites rests on in turn,
    one step and no further (domain.md C10, INV-22).
    """
    for held in register.items.values():
        for edition in held:
            if is_current(register, edition, day):
                found = per_edition("musts", edition, partial(_musts, edition))
                for path in found:
                    if not _is_obliged(register, edition, tuple(path), max(day, edition.dates.effective_from)):
                        yield _problem(edition, tuple(path))


def musts(kind: str, value: Mapping[str, Any]) -> list[list[str | int]]:
    """The paths at which an edition says *must*: the first of each part, its `force` before its words."""
    found: dict[Path, Path] = {}
    for group in PARTS[kind]:
        for name, one in value.get(group, {}).items():
            if one.get("force") == "must":
                found[(group, name)] = (group, name, "force")
    for path, text in says_now(value) if "must" in whole(value).lower() else ():
        own = path[:1] if path[0] in _OWN_WORDS else path[:2]
        if (path[0] in PARTS[kind] or path[0] in _OWN_WORDS) and path[-1] != "force" and _MUST.search(text):
            found.setdefault(own, path)
    return [[*path] for path in found.values()]


def _musts(edition: Edition) -> list[list[str | int]]:
    return musts(edition.kind, edition.value)


def may_be_required(register: Register, edition: Edition, value: Mapping[str, Any], day: str) -> bool:
    """Whether a part rests on law or statutory guidance, read or not: by its citations, its edition's, or one step on.

    Of such a part nobody can say that no law requires what it asks, whatever word its author chose.
    """
    cited = _cited({"cites": [*value.get("cites", []), *edition.value.get("cites", [])]}, edition.publisher)
    further = {one for address in cited for one in _cited_there(register, address, day)}
    found = (links.target(register, address) for address in cited | further)
    return any(isinstance(one, Record) and one.kind == "sources" and one.value["type"] in BINDING for one in found)


def _is_obliged(register: Register, edition: Edition, path: Path, day: str) -> bool:
    own = edition.value[path[0]][path[1]] if path[0] in PARTS[edition.kind] else {}
    cited = _cited(own, edition.publisher) | _cited({"cites": edition.value.get("cites", [])}, edition.publisher)
    further = {one for address in cited for one in _cited_there(register, address, day)}
    return any(_binds(register, address, day) for address in cited | further)


def _cited(value: object, publisher: str) -> set[Address]:
    named = links.references(value, publisher)
    return {one.address for one in named if one.key in {"cites", "rests_on"} and one.address}


def _cited_there(register: Register, address: Address, day: str) -> set[Address]:
    """What a cited clause or edition cites itself, as it stands on a day."""
    edition = register.edition(address, day)
    if edition is None:
        return set()
    own = part(edition, address.part) if address.part else None
    return _cited(own, edition.publisher) | _cited({"cites": edition.value.get("cites", [])}, edition.publisher)


def _binds(register: Register, address: Address, day: str) -> bool:
    found = links.target(register, address)
    if not isinstance(found, Record) or found.kind != "sources":
        return False
    return found.value["type"] in BINDING and standing(found.value, day) in _OBLIGED


def _problem(edition: Edition, path: Path) -> Problem:
    return edition.reading.problem(
        path,
        code="must-without-law",
        sentence="This says must, and neither it nor its edition cites a law or statutory guidance that is in force.",
        fix="Cite what obliges people to do it. Where nothing does, say should.",
    )
