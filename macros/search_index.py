"""The search index kept small: whole while it is, and on a large site the words by which each page is looked for.

It is what every reader loads before the first search, on a phone too. So its size decides, and nothing else does.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from decision_aids.markup import text
from macros import written
from macros.facts import records
from macros.start import listed
from schemas.addresses import read
from schemas.register import Record, Register

#: The most bytes of an index as it is sent, compressed the way hosts do.
MOST = 390_000
_LEVEL = 6

Entry = dict[str, Any]
#: The other words that people look for a thing by, by the address of the part or page that answers them.
Called = Mapping[str, tuple[str, ...]]
#: The words by which the records on a page are looked for, by the address of the page.
Names = Mapping[str, tuple[str, ...]]

# What each step keeps of a page's text where even its first sentences are too many, in characters.
_LENGTHS = (4000, 2000, 1000, 500, 250, 0)
# What every page of an edition says of itself, by the anchor: nobody looks for one page by it.
_OF_ITSELF = ("#page..editions", "#provenance")
# The other words as the page of situations has them: the index holds them in a field of their own.
_ALSO = re.compile(rf"<p>{listed.ALSO}.*?</p>", re.DOTALL)
# Where one sentence of an index's text ends and another begins.
_BETWEEN = re.compile(r"<[^>]*>|(?<=[.?!])\s+")


def names(register: Register) -> Names:
    """The title, abbreviation and other words of every record that has any but its title, by the page it is on."""
    found: dict[str, list[str]] = {}
    for one in register.records.values():
        more = [written.line(one.value, "short"), *written.lines(one.value, "also")]
        if any(more):
            page = one.address.path.partition("#")[0]
            found.setdefault(page, []).extend(
                str(text(word)) for word in (written.line(one.value, "title"), *more) if word
            )
    return {page: tuple(dict.fromkeys(words)) for page, words in found.items()}


def called(register: Register) -> Called:
    """The other words of every situation, contact and role, by what they are to lead to."""
    found: dict[str, list[str]] = {}
    for kind in ("situations", "contacts", "roles"):
        for one in register.records_of(kind):
            found.setdefault(one.address.path, []).extend(written.lines(one.value, "also"))
    return {place: tuple(dict.fromkeys(words)) for place, words in found.items() if words}


def opened(register: Register) -> Called:
    """The other words of every situation, by the aid that it opens first.

    Who types *data breach* has that aid after the situation, which says first what to do now and whom to ring.
    """
    found: dict[str, list[str]] = {}
    for one in register.records_of("situations"):
        first = [read(each).of_item for each in written.lines(one.value, "opens")[:1]]
        for item in (item for item in first if register.items[item][0].kind == "aid"):
            found.setdefault(f"{item}/", []).extend(written.lines(one.value, "also"))
    return {place: tuple(dict.fromkeys(words)) for place, words in found.items() if words}


def termed(register: Register) -> Called:
    """The title, abbreviation and other words of every term, by its place in the glossary."""
    found: dict[str, tuple[str, ...]] = {}
    for one in register.records_of("terms"):
        more = (written.line(one.value, "title"), written.line(one.value, "short"), *written.lines(one.value, "also"))
        found[one.address.path] = tuple(word for word in more if word)
    return found


def term_by_term(index: Mapping[str, Any], register: Register, today: str) -> dict[str, Any]:
    """An index in which each term of a long glossary is a part of its own, in place of the letter that it stands under.

    Whoever looks for an abbreviation is led to it, and not to the top of the twenty other terms of a letter.
    """
    held: dict[str, list[Record]] = {}
    for one in register.records_of("terms"):
        held.setdefault(one.address.path.partition("#")[0], []).append(one)
    docs: list[Entry] = []
    for entry in index["docs"]:
        page, _, letter = entry["location"].partition("#letter..")
        if not letter:
            docs.append(entry)
            continue
        for one in held.get(page, ()):
            title, short = written.line(one.value, "title"), written.line(one.value, "short")
            if title[0].upper() == letter:
                given = records.details(one, today)
                name = str(text(f"{title} ({short})" if short else title))
                said = _joined([text(given.note), text(written.line(given.value, "means"))])
                docs.append({**entry, "location": one.address.path, "title": name, "text": said})
    return {**index, "docs": docs}


def answering(index: Mapping[str, Any], by: Called, field: str = "also") -> dict[str, Any]:
    """An index in which what people call a thing weighs more where it is answered, as `mkdocs.yml` says of the field.

    A part that is no section of its own, such as a contact, is answered by its page. So is a term of a glossary that is
    too short for letters.
    """
    held = {one["location"] for one in index["docs"]}
    words: dict[str, dict[str, None]] = {}
    for place, some in by.items():
        words.setdefault(place if place in held else place.partition("#")[0], {}).update(dict.fromkeys(some))
    docs = [
        {**one, field: ", ".join(words[one["location"]]), "text": _ALSO.sub("", one["text"])}
        if one["location"] in words
        else one
        for one in index["docs"]
    ]
    return {**index, "docs": docs}


def fitted(index: Mapping[str, Any], known: Names, most: int) -> dict[str, Any] | None:
    """An index that fits, with as much as fits; None where it fits as it is.

    First the sections keep their first sentence, and those of the past none. Then each page is found as a whole: by its
    title, the names of what it holds, its headings, and as many of its first sentences as there is room for. Names and
    headings are never cut. The pages stay in their order.
    """
    if size(index) <= most:
        return None
    shorter: dict[str, Any] = dict(index)
    for docs in _steps(index["docs"], known):
        shorter = {**index, "docs": docs}
        if size(shorter) <= most:
            break
    return shorter


def size(index: Mapping[str, Any]) -> int:
    """The bytes of an index as it is sent."""
    return len(gzip.compress(as_json(index), _LEVEL))


def as_json(index: Mapping[str, Any]) -> bytes:
    """An index as its file holds it."""
    return json.dumps(index, separators=(",", ":")).encode()


def _steps(docs: list[Entry], known: Names) -> Iterator[list[Entry]]:
    yield [_first_sentence(one, known) for one in docs]
    pages = _by_page(docs)
    for length in _LENGTHS:
        yield [_page(own, known, length) for own in pages]


def _first_sentence(one: Entry, known: Names) -> Entry:
    said = "" if _outdated(one) else _first(one)
    return {**one, "text": _joined([*known.get(one["location"], ()), said])}


def _page(own: list[Entry], known: Names, length: int) -> Entry:
    """One entry for a page, made of those of its sections."""
    first = own[0]
    told = [one for one in own if not one["location"].endswith(_OF_ITSELF)]
    named = [*known.get(_address(first), ()), *(one["title"] for one in told if one is not first)]
    sentences = [] if _outdated(first) else [_first(one) for one in told]
    room, kept = length, []
    for sentence in sentences:
        if len(sentence) > room:
            break
        kept.append(sentence)
        room -= len(sentence)
    also = {"also": ", ".join(one["also"] for one in own if "also" in one)}
    made = {**first, "location": _address(first), "text": _joined([*dict.fromkeys(named), *kept])}
    return {**made, **also} if also["also"] else made


def _by_page(docs: Iterable[Entry]) -> list[list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for one in docs:
        found.setdefault(_address(one), []).append(one)
    return list(found.values())


def _address(one: Entry) -> str:
    return str(one["location"]).partition("#")[0]


def _outdated(one: Entry) -> bool:
    return "boost" in one


def _first(one: Entry) -> str:
    """The first sentence of a section's text that is not its title, without markup."""
    pieces = (piece.strip() for piece in _BETWEEN.split(one["text"], maxsplit=8)[:8])
    return next((piece for piece in pieces if piece and piece != one["title"]), "")


def _joined(said: Iterable[str]) -> str:
    """Each as a paragraph, as the search shows them."""
    return "".join(f"<p>{one}</p>" for one in said if one)
