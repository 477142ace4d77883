"""What a part was in the edition before, what it became in the next, and what a new edition leaves out.

Supersession is stored once, on the newer side (design §3, *Editions*); the way forward is computed from it.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from decision_aids.markup import Html, element, join
from macros import written
from macros.editions.called import called
from macros.place import Place
from schemas.comparing import descent
from schemas.history import succession
from schemas.register import Edition, part

#: How a part stands to the one it comes from, as a reader says it.
RELATION: Mapping[str, str] = {
    "same": "unchanged",
    "reworded": "reworded",
    "moved": "moved",
    "split": "split from it",
    "merged": "merged into it",
    "replaced": "replaced",
}
_INTO: Mapping[str, str] = {**RELATION, "split": "split off", "merged": "merged"}
_CHANGE = {"material": "It changes what people do", "editorial": "The wording only"}


def rows(place: Place, edition: Edition, word: str, one: written.Value) -> Iterator[tuple[str, object]]:
    """What a part was, why it changed and what became of it, as pairs for the list of its particulars."""
    yield "Before", join(_was(place, edition, word), between=" ")
    change = written.one(one, "change")
    if change:
        yield "Change", f"{_CHANGE[written.line(change, 'kind')]}. {written.line(change, 'why')}"
    yield "Since then", join(_after(place, edition, word), between=" ")


def foot(place: Place, edition: Edition) -> Html | None:
    """What this edition left out, each with its reason, and why nothing was in force before; None without either."""
    dropped = cast("Mapping[str, str]", written.one(edition.value, "dropped"))
    gap = written.line(edition.value, "gap_before")
    if not dropped and not gap:
        return None
    older = succession.sibling(place.register, edition, succession.named(edition))
    listed = [element("li", _of(place, older, word), f": {reason}") for word, reason in dropped.items()]
    left = f"Left out since edition {older.name}" if older else "Left out since the edition before"
    return element(
        "section",
        element("h2", left if dropped else "Before this edition", id="page..dropped"),
        element("ul", *listed) if listed else None,
        element("p", element("strong", "Nothing was in force before this edition began. "), gap) if gap else None,
        class_="dropped",
    )


def _was(place: Place, edition: Edition, word: str) -> Iterator[Html]:
    for older, name, relation in succession.came_from(place.register, edition, word):
        if _told(word, name, relation):
            yield element(
                "span", f"In edition {older.name}: ", _of(place, older, name), f", {RELATION[relation]}."
            )


def _after(place: Place, edition: Edition, word: str) -> Iterator[Html]:
    for newer, name, relation in succession.went_to(place.register, edition, word):
        if _told(word, name, relation):
            link = _of(place, newer, name)
            yield element("span", f"In edition {newer.name} this became ", link, f", {_INTO[relation]}.")
    for newer in place.register.items[edition.item]:
        reason = written.one(newer.value, "dropped").get(word)
        if reason and succession.named(newer) == edition.name:
            path = f"{place.root}{newer.address}/#page..dropped"
            yield element("span", "Left out of ", element("a", f"edition {newer.name}", href=path), f": {reason}")


def _told(word: str, other: str, relation: str) -> bool:
    """Whether a relation tells a reader anything: that a part is unchanged under its own id does not."""
    return (relation, other) != (descent.SAME, word)


def _of(place: Place, edition: Edition | None, word: str) -> Html:
    """A part of an edition by what it is called there, as a link where that edition is held."""
    found = part(edition, word) if edition else None
    if edition is None or found is None:
        return element("span", word)
    if edition.kind == "aid":
        return element("span", called(found, word))  # the steps of an aid have no names of their own on its page
    return element("a", called(found, word), href=f"{place.root}{edition.address}/#{word}")
