"""What the site says, as JSON for other programs: every publisher's items, editions and records under stable addresses.

Nothing here depends on the day of the build: a program gets the dates and the timeline, and decides by its own clock.
The shapes are promised in ``schemas/v1/api.json``, and a test holds every file to it.
"""

import json
from collections.abc import Iterator

from decision_aids import resolved
from macros.page import Asset
from schemas import digest, kinds
from schemas.history import editions
from schemas.publication import published
from schemas.register import Edition, Register

FOLDER = "api/v1/"
#: Grows only when a shape changes so that a program written for the older one would fail.
FORMAT = 1


def edition_uri(address: str) -> str:
    """Where the JSON of an edition stands, from the site's root."""
    return f"{FOLDER}{address}.json"


def dmn_uri(address: str) -> str:
    """Where the decision tables of an aid's edition stand, from the site's root (`macros.machines.decisions`)."""
    return f"{FOLDER}{address}.dmn"


def assets(register: Register) -> Iterator[Asset]:
    """Every file of it: the index, each item, edition, kept revision and file of records, and the schemas."""
    yield _asset(f"{FOLDER}index.json", _index(register))
    for item, held in sorted(register.items.items()):
        yield _asset(f"{FOLDER}{item}.json", _item(register, item))
        for edition in held:
            yield _asset(edition_uri(edition.address), _edition(register, edition))
            for one in published.revisions(register, edition.address):
                data = published.bytes_of(register, edition.address, one.number)
                yield Asset(uri=f"{FOLDER}{edition.address}/{one.number}.json", content=data)
    yield from _moved(register)
    for publisher in sorted(register.publishers):
        for kind in _kinds_of_records(register, publisher):
            yield _asset(f"{FOLDER}{publisher}/{kind}.json", _records(register, publisher, kind))
    for name in (*kinds.SHARED, *kinds.KINDS):
        yield _asset(f"{FOLDER}schemas/{name}.json", kinds.schema(name))


def _moved(register: Register) -> Iterator[Asset]:
    """What is left at an address that an item had before: where it is now, and what was published there."""
    for old, item in sorted(register.moved.items()):
        yield _asset(f"{FOLDER}{old}.json", {"handrail_api": FORMAT, "item": old, "moved_to": item})
        for edition in register.items[item]:
            for one in published.at(register, f"{old}/{edition.name}"):
                data = published.bytes_of(register, f"{old}/{edition.name}", one.number)
                yield Asset(uri=f"{FOLDER}{old}/{edition.name}/{one.number}.json", content=data)


def _asset(uri: str, value: object) -> Asset:
    # In the order of the files, which is the order of the clauses: a digest sorts its keys, a reader must not.
    return Asset(uri=uri, content=json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _index(register: Register) -> dict[str, object]:
    return {
        "handrail_api": FORMAT,
        "publishers": [
            {
                "publisher": word,
                "title": about["title"],
                "tier": about["tier"],
                "page": f"{word}/",
                "records": [f"{FOLDER}{word}/{kind}.json" for kind in _kinds_of_records(register, word)],
            }
            for word, about in sorted(register.publishers.items())
        ],
        "items": [_item(register, item) for item in sorted(register.items)],
    }


def _item(register: Register, item: str) -> dict[str, object]:
    held = register.items[item]
    return {
        "handrail_api": FORMAT,
        "item": item,
        "kind": held[0].kind,
        "title": held[-1].title,
        "page": f"{item}/",
        "editions": [
            {
                "edition": one.name,
                "json": edition_uri(one.address),
                "page": f"{one.address}/",
                "effective_from": one.dates.effective_from or None,
                "timeline": _timeline(register, one),
            }
            for one in held
        ],
    }


def _edition(register: Register, edition: Edition) -> dict[str, object]:
    known = published.revisions(register, edition.address)
    return {
        "handrail_api": FORMAT,
        "item": edition.item,
        "edition": edition.name,
        "kind": edition.kind,
        "title": edition.title,
        "publisher": edition.publisher,
        "page": f"{edition.address}/",
        "timeline": _timeline(register, edition),
        "digest": digest.of(edition.value),
        "revisions": [
            {
                "revision": one.number,
                "published_on": one.published_on,
                "digest": one.digest,
                "json": f"{FOLDER}{edition.address}/{one.number}.json",
            }
            for one in known
        ],
        **({"dmn": dmn_uri(edition.address)} if edition.kind == "aid" else {}),
        "rules": resolved.rules(register, edition),
        "value": edition.value,
    }


def _timeline(register: Register, edition: Edition) -> list[list[str]]:
    """Pairs of first day and status; the first day of the first pair is empty, being as far back as anyone asks."""
    return [[day, status] for day, status in editions.timeline(edition.dates, register.siblings(edition))]


def _kinds_of_records(register: Register, publisher: str) -> list[str]:
    return sorted({one.kind for one in register.records.values() if one.address.publisher == publisher})


def _records(register: Register, publisher: str, kind: str) -> dict[str, object]:
    held = [one for one in register.records_of(kind) if one.address.publisher == publisher]
    return {
        "handrail_api": FORMAT,
        "publisher": publisher,
        "kind": kind,
        "records": {one.address.part: one.value for one in held},
    }
