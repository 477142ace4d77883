"""What was published and when, as the lock files say it; and the register as this site said it on a day.

Two clocks run side by side. *In force on D* is asked of a register; *what this site said on K* is asked of the lock,
and `known` answers it with a register, of which anything can be asked as of any other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from schemas.files.reading import Reading
from schemas.history.editions import Dates
from schemas.publication import kept
from schemas.publication.kept import CannotRead, Kept
from schemas.register import Edition, Register
from schemas.remembering.remembered import per_edition


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One publication of an edition: its number (1, then one more for each correction), its day and its digest."""

    number: int
    published_on: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Late:
    """An edition that was first published only after the day it is in force from, and by how many days."""

    edition: Edition
    published_on: str
    days: int


def revisions(register: Register, edition_address: str) -> tuple[Revision, ...]:
    """Every publication of an edition (``publisher/item/edition``), in the order of the lock.

    What was published goes with an item that moves: its publications at an address that it had before come first.
    """
    addresses = _addresses(register, edition_address)
    found = tuple(one for each in addresses for one in at(register, each))
    return found if len(addresses) == 1 else tuple(sorted(found, key=lambda one: one.number))


def at(register: Register, edition_address: str) -> tuple[Revision, ...]:
    """The publications of an edition at this very address, in the order of the lock."""
    publisher, _, name = edition_address.partition("/")
    return _of_lock(register.published.get(publisher, {}), name)


def today(register: Register, edition_address: str) -> str:
    """The address of an edition since its item moved; the same where it did not."""
    item, _, name = edition_address.rpartition("/")
    return f"{register.moved.get(item, item)}/{name}"


def _addresses(register: Register, edition_address: str) -> tuple[str, ...]:
    """Every address that an edition has had, its own last."""
    item, _, name = edition_address.rpartition("/")
    return (*(f"{old}/{name}" for old, now in register.moved.items() if now == item), edition_address)


def current(register: Register, edition: Edition) -> Revision | None:
    """The last publication of an edition, or None where it was never published."""
    return max(revisions(register, edition.address), key=lambda one: one.number, default=None)


def every(register: Register) -> Iterator[tuple[str, tuple[Revision, ...]]]:
    """The address today of each edition that was ever published, and its publications."""
    for address in dict.fromkeys(today(register, one) for one, _ in locked(register)):
        yield address, revisions(register, address)


def locked(register: Register) -> Iterator[tuple[str, tuple[Revision, ...]]]:
    """As `every`, at the addresses and in the parts in which the lock files have them."""
    for publisher in sorted(register.published):
        lock = register.published[publisher]
        for name in lock["editions"]:
            yield f"{publisher}/{name}", _of_lock(lock, name)


def _of_lock(lock: Mapping[str, Any], name: str) -> tuple[Revision, ...]:
    return tuple(
        Revision(number=one["revision"], published_on=one["published_on"], digest=one["digest"])
        for one in lock.get("editions", {}).get(name, ())
    )


def is_to_be_published(edition: Edition) -> bool:
    """Whether an edition is more than a draft: agreed or published with a first day, or held as a source."""
    dates = edition.dates
    return dates.historic or bool(dates.effective_from and (dates.agreed or dates.published))


def digest_of(edition: Edition, compiled: Mapping[str, Any] | None) -> str:
    """The digest that an edition would be published under as it stands today; `compiled` is None for all but aids."""
    if compiled is not None:
        return kept.digest_of(Kept(value=edition.value, compiled=compiled))
    found: str = per_edition("published digest", edition, lambda: kept.digest_of(Kept(value=edition.value)))
    return found


def bytes_of(register: Register, edition_address: str, number: int) -> bytes:
    """The bytes of a kept revision, as they are there: nobody vouches for them yet.

    Raises:
        CannotRead: there is no such file, or it cannot be read.

    """
    file = _file(register, edition_address, number)
    if file is None:
        raise CannotRead(f"Revision {number} of {edition_address} is not kept here.")
    try:
        with file.open("rb") as opened:
            data = opened.read(kept.LARGEST + 1)
    except OSError as error:
        raise CannotRead(
            f"Revision {number} of {edition_address} could not be read: {error.strerror or error}."
        ) from None
    if len(data) > kept.LARGEST:
        raise CannotRead(f"Revision {number} of {edition_address} is too large to be what was published.")
    return data


def _file(register: Register, edition_address: str, number: int) -> Path | None:
    """Where a revision is kept: at the address that its edition had when it was published."""
    held = (register.kept.get(f"{each}.{number}") for each in _addresses(register, edition_address))
    return next((one for one in held if one is not None), None)


def revision(register: Register, edition_address: str, number: int) -> Kept:
    """A revision as it was published.

    Raises:
        CannotRead: it was never published, is not kept, or is not kept as it was published.

    """
    found = next((one for one in revisions(register, edition_address) if one.number == number), None)
    if found is None:
        raise CannotRead(f"Revision {number} of {edition_address} was never published here.")
    data = bytes_of(register, edition_address, number)
    return kept.read(data, found.digest, f"Revision {number} of {edition_address}")


def known(register: Register, day: str) -> Register:
    """The register as this site said it on a day (an ISO date): each edition at its last revision published by then.

    An edition that was not published by then is not in it. An item of which one revision cannot be read is left out
    whole and named in ``unread``: without it, another edition would seem to be in force. Records, such as contacts
    and deadlines, are as they are *today*; whoever shows them beside this must say so.
    """
    items: dict[str, list[Edition]] = {}
    unread: set[str] = set()
    for address, held in every(register):
        by_then = [one for one in held if one.published_on <= day]
        if not by_then:
            continue
        item, _, name = address.rpartition("/")
        number = max(one.number for one in by_then)
        try:
            items.setdefault(item, []).append(_as_kept(register, item, name, number))
        except CannotRead:
            unread.add(item)
    shown = {item: tuple(sorted(held, key=lambda one: one.name)) for item, held in items.items() if item not in unread}
    of_editions = {id(one.reading) for held in register.items.values() for one in held}
    return replace(
        register,
        items=shown,
        readings=(
            *(one for one in register.readings if id(one) not in of_editions),
            *(one.reading for held in shown.values() for one in held),
        ),
        published={publisher: _until(lock, day) for publisher, lock in register.published.items()},
        unread=register.unread | unread,
    )


def _as_kept(register: Register, item: str, name: str, number: int) -> Edition:
    value = revision(register, f"{item}/{name}", number).value
    kept_in = _file(register, f"{item}/{name}", number)
    file = "/".join(kept_in.parts[-5:]) if kept_in else ""
    return Edition(
        item=item,
        name=name,
        kind=str(value["kind"]),
        value=value,
        dates=Dates.of(name, value),
        # It has no lines of its own that a person could look up, so its places all lead to the file's beginning.
        reading=Reading(file=file, value=value, data=b""),
    )


def _until(lock: Mapping[str, Any], day: str) -> dict[str, Any]:
    """A lock as it was at the end of a day, its records aside."""
    by_then = {
        name: [one for one in held if one["published_on"] <= day] for name, held in lock["editions"].items()
    }
    return {**lock, "editions": {name: held for name, held in by_then.items() if held}}


def published_late(register: Register) -> tuple[Late, ...]:
    """Each edition that was first published after the day it is in force from, in the order of their addresses."""
    found = []
    for item in sorted(register.items):
        for edition in register.items[item]:
            first = min(revisions(register, edition.address), key=lambda one: one.number, default=None)
            starts = edition.dates.effective_from
            if first is not None and starts and first.published_on > starts:
                days = (date.fromisoformat(first.published_on) - date.fromisoformat(starts)).days
                found.append(Late(edition=edition, published_on=first.published_on, days=days))
    return tuple(found)
