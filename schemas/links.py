"""Links between files: every address that one file writes must be held by another, for as long as it is relied on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas import editions, kinds
from schemas.addresses import Address, find
from schemas.problems import Problem, nearest
from schemas.reading import Path, Reading
from schemas.register import Edition, Record, Register, part

# The keys that hold addresses, and the file in which a bare id is looked up (design §9, *Addresses*).
ADDRESS_KEYS: Mapping[str, str] = {
    "cites": "sources",
    "rests_on": "sources",
    "source": "sources",
    "superseded_by": "sources",
    "as_printed_in": "sources",
    "fact": "facts",
    "asked": "facts",
    "contact": "contacts",
    "deadline": "deadlines",
    "calendar": "calendars",
    "form": "",
    "use_instead": "",
    "subject": "subjects",
    "route": "contacts",
    "role": "roles",
    "body": "bodies",
    "chair": "roles",
    "reports_to": "bodies",
    "actors": "roles",
    "filled_by": "roles",
    "prefilled_from": "",
    "now_in": "sources",
    "found_in": "sources",
}

# The role of a contact is a word from a fixed list, not an address.
_NOT_AN_ADDRESS = {("contacts", "role")}

# These point at what stood before or elsewhere; nothing rests on its being in force.
_NOT_RELIED_ON = frozenset({"use_instead", "source", "as_printed_in", "found_in", "now_in", "subject"})


# What a key's address leads to, as a person would say it.
_WHAT: Mapping[str, str] = {
    "cites": "clause or source",
    "rests_on": "clause or source",
    "as_printed_in": "clause or source",
    "superseded_by": "source",
    "asked": "fact",
    "use_instead": "aid or document",
    "route": "contact",
    "chair": "role",
    "reports_to": "body",
    "actors": "role or body",
    "filled_by": "role",
    "prefilled_from": "field of a form",
    "now_in": "clause or source",
    "found_in": "clause or source",
}


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One address as it stands in a file."""

    key: str
    text: str
    address: Address | None
    path: Path


def references(value: object, publisher: str, path: Path = ()) -> Iterator[Reference]:
    """Every address written inside a value, with its place."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from references(one, publisher, (*path, index))
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        here = (*path, key)
        if key == "when" and path[:1] == ("rules",):
            found = [("fact", text, (*here, text)) for text in one]
        elif key in ADDRESS_KEYS and isinstance(one, str) and (*path[:1], key) not in _NOT_AN_ADDRESS:
            found = [(key, one, here)]
        elif key in ADDRESS_KEYS and isinstance(one, list):
            found = [(key, text, (*here, index)) for index, text in enumerate(one)]
        else:
            yield from references(one, publisher, here)
            continue
        for named, text, place in found:
            address = find(text, publisher=publisher, file=ADDRESS_KEYS[named])
            yield Reference(key=named, text=text, address=address, path=place)


def target(register: Register, address: Address) -> Record | tuple[Edition, ...] | None:
    """What an address points at: a record, or the editions of an item that hold its part; None when nothing does."""
    record = register.records.get(str(address))
    if record is not None:
        return record
    held = register.items.get(address.of_item, ())
    if address.edition:
        held = tuple(one for one in held if one.name == address.edition)
    if address.part:
        held = tuple(one for one in held if part(one, address.part) is not None)
    return held or None


def known(register: Register, address: Address) -> Iterator[str]:
    """Every address of the same shape that the register does hold, for *did you mean*."""
    if address.item in kinds.KINDS:
        yield from (text for text, one in register.records.items() if one.address.item == address.item)
        return
    for item, held in register.items.items():
        for one in held:
            where = f"{item}/{one.name}" if address.edition else item
            if not address.part:
                yield where
                continue
            for group in kinds.PARTS[one.kind]:
                words = one.value.get(group)
                yield from (f"{where}#{word}" for word in words) if isinstance(words, dict) else ()


def broken(register: Register) -> Iterator[Problem]:
    """A problem for every address that leads nowhere, in every file of the register."""
    for reading in register.readings:
        publisher = reading.file.split("/")[1]
        for one in references(reading.value, publisher):
            if one.address is not None and one.address.of_item in register.unread:
                continue  # what it leads to has mistakes of its own, and they have been told
            if one.address is None or target(register, one.address) is None:
                yield _leads_nowhere(register, reading, one)


def _leads_nowhere(register: Register, reading: Reading, one: Reference) -> Problem:
    near = nearest(str(one.address or one.text), list(known(register, one.address)) if one.address else [])
    what = _WHAT.get(one.key, one.key)
    return reading.problem(
        one.path,
        code="leads-nowhere",
        sentence=f"There is no {what} at {one.address or one.text}.",
        fix=f"Did you mean {near}?" if near else "Check the address, or add what it should lead to.",
    )


def first_bad_day(register: Register, edition: Edition, address: Address) -> str | None:
    """The first day of an edition's life on which an address it relies on is not in force; None when there is none.

    Looked at on every day on which anything about the target can change (design §3, links at every boundary). A
    historic target is never in force. A historic edition has no life, so nothing is asked of what it cites.
    """
    found = target(register, address)
    life = edition.dates
    if not life.counts or found is None:
        return None
    if isinstance(found, Record):
        dated = found.value.get("dated")
        starts = [str(one["effective_from"] or "") for one in dated] if isinstance(dated, list) else [""]
        only_printed = isinstance(dated, list) and not any(starts)
        begun = any(one and one <= life.effective_from for one in starts)
        return life.effective_from if only_printed or (isinstance(dated, list) and not begun) else None
    siblings = register.siblings(found[0])
    days = (life.effective_from, *(day for day in editions.boundaries(siblings) if day > life.effective_from))
    names = {one.name for one in found}
    last = life.effective_to or _superseded_on(register, edition)
    for day in days:
        if last and day > last:
            break
        now = register.edition(address, day)
        if now is None or now.name not in names or now.dates.historic:
            return day
        if register.status(now, day) not in editions.STANDING:
            return day
    return None


def _superseded_on(register: Register, edition: Edition) -> str:
    """The first day on which a newer edition of the same item is in force, or the empty text."""
    later = (one.effective_from for one in register.siblings(edition) if one.counts)
    return min((day for day in later if day > edition.dates.effective_from), default="")


def without_emergency_number(register: Register) -> Iterator[Problem]:
    """A problem for each current aid on whose first day no number of the emergency services is held."""
    held = [one for one in register.records_of("contacts") if one.value["role"] == "emergency-services"]
    for edition in register.of_kind("aid"):
        if edition.dates.counts and not any(one.on(edition.dates.effective_from) for one in held):
            yield edition.reading.problem(
                ("effective_from",),
                code="no-emergency-number",
                sentence="No contact with the role emergency-services is held for the first day of this aid.",
                fix="Add 999 to contacts.yaml of the national publisher, from that day or before.",
            )


def relied_on_too_long(register: Register) -> Iterator[Problem]:
    """A problem for every address that a current edition relies on and that is not in force for its whole life."""
    for item in register.items.values():
        for edition in item:
            for one in references(edition.value, edition.publisher):
                if one.address is None or one.key in _NOT_RELIED_ON:
                    continue
                day = first_bad_day(register, edition, one.address)
                if day is not None:
                    yield edition.reading.problem(
                        one.path,
                        code="not-in-force",
                        sentence=f"{one.address} is not in force on {day}, and this edition relies on it then.",
                        fix="Rely on something in force for as long as this edition is, or end this edition earlier. "
                        "Historic text never supplies what a current page says.",
                    )
