"""Links between files: every address that one file writes must lead to something that another holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from schemas import kinds
from schemas.addresses import Address, find
from schemas.files.reading import Path, Reading
from schemas.problems import Problem, nearest
from schemas.register import Edition, Record, Register
from schemas.remembering.remembered import per_file, per_register

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
    "hand_over": "",
    "opens": "",
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
    "held": "",
}

# The role of a contact is a word from a fixed list, not an address.
_NOT_AN_ADDRESS = {("contacts", "role")}

# What a key's address leads to, as a person would say it.
_WHAT: Mapping[str, str] = {
    "cites": "clause or source",
    "rests_on": "clause or source",
    "as_printed_in": "clause or source",
    "superseded_by": "source",
    "asked": "fact",
    "use_instead": "aid or document",
    "hand_over": "aid",
    "opens": "aid, form or document",
    "route": "contact",
    "chair": "role",
    "reports_to": "body",
    "actors": "role or body",
    "filled_by": "role",
    "prefilled_from": "field of a form",
    "now_in": "clause, source or term",
    "found_in": "clause or source",
    "held": "clause, field, step or record",
}


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One address as it stands in a file."""

    key: str
    text: str
    address: Address | None
    path: Path


def references(value: object, publisher: str, path: Path = ()) -> tuple[Reference, ...]:
    """Every address written inside a value that stands at a path, with its place, in the order they are written in.

    The value may be that of a file with mistakes in its form, which are told elsewhere: what is no text is passed over.
    """
    found: list[Reference] = []
    _collect(value, publisher, path, found)
    return tuple(found)


def _collect(value: object, publisher: str, path: Path, found: list[Reference]) -> None:
    """Add the addresses inside a value that stands at a path."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            _collect(one, publisher, (*path, index), found)
    if not isinstance(value, dict):
        return
    for key, one in value.items():
        here = (*path, key)
        if _holds_ids(here):
            continue
        named = _named_at(here, one)
        if named is None:
            _collect(one, publisher, here, found)
            continue
        for word, text, place in named:
            if isinstance(text, str):
                address = find(text, publisher=publisher, file=ADDRESS_KEYS[word])
                found.append(Reference(key=word, text=text, address=address, path=place))


def _named_at(here: Path, one: object) -> list[tuple[str, object, Path]] | None:
    """What stands where a key calls for addresses: the key whose address each is, itself and its place; else None."""
    *before, key = here
    if key == "when" and before[:1] == ["rules"]:
        return [("fact", text, (*here, text)) for text in one] if isinstance(one, dict) else []
    if key in ADDRESS_KEYS and isinstance(one, str) and (*before[:1], key) not in _NOT_AN_ADDRESS:
        return [(str(key), one, here)]
    if key in ADDRESS_KEYS and isinstance(one, list):
        return [(str(key), text, (*here, index)) for index, text in enumerate(one)]
    return None


def _holds_ids(path: Path) -> bool:
    """Whether the keys at a path are ids, which may be the very words that elsewhere stand before an address."""
    match path:
        case ("dropped" | "translations",) | ("tables", _, "rows", _, "when"):
            return True
        case _:
            return False


def texts(reading: Reading, publisher: str) -> Mapping[str, list[str]]:
    """The addresses written in a file, each once, by the key they stand at and as they are written.

    This is remembered with the file, and far less than `references`: who wants their places asks for those.
    """

    def found() -> dict[str, list[str]]:
        keys: dict[str, dict[str, None]] = {}
        for one in references(reading.value, publisher):
            keys.setdefault(one.key, {})[one.text] = None
        return {key: list(found) for key, found in keys.items()}

    by_key: Mapping[str, list[str]] = per_file("addresses", reading, found)
    return by_key


def target(register: Register, address: Address) -> Record | tuple[Edition, ...] | None:
    """What an address points at: a record, or the editions of an item that hold its part; None when nothing does."""
    record = register.records.get(str(address))
    if record is not None:
        return record
    held = register.items.get(address.of_item, ())
    name, part = address.edition, address.part
    if name or part:
        held = tuple([one for one in held if name in {"", one.name} and (not part or part in one.parts)])
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
            yield from (f"{where}#{word}" for word in sorted(one.parts))


def broken(register: Register) -> Iterator[Problem]:
    """A problem for every address that leads nowhere, in every file of the register."""
    leads: set[str] = set()
    for reading in register.readings:
        publisher = reading.file.split("/")[1]
        for key, found in texts(reading, publisher).items():
            for text in found:
                full = in_full(text, publisher, key)
                if full in leads:
                    continue
                if led_to(register, full) is not None or _is_unread(register, full):
                    leads.add(full)  # of what is unread the mistakes have been told
                    continue
                for one in references(reading.value, publisher):
                    if (one.key, one.text) == (key, text):
                        yield _leads_nowhere(register, reading, one)


def in_full(text: str, publisher: str, key: str) -> str:
    """An address as another publisher's file would hold it; that means the same wherever it stands."""
    return text if "/" in text else f"{publisher}/{ADDRESS_KEYS[key]}#{text}"


def led_to(register: Register, full: str) -> Record | tuple[Edition, ...] | None:
    """As `target`, of an address in full, which is looked up once."""
    found: dict[str, Record | tuple[Edition, ...] | None] = per_register("targets", register, dict)
    if full not in found:
        address = None if full in register.records else find(full, publisher="")
        found[full] = target(register, address) if address else register.records.get(full)
    return found[full]


def _where_it_is_now(register: Register, address: Address) -> Address | None:
    """Where what an address led to before it moved stands now; None where nothing moved from there."""
    now = register.moved.get(address.of_item)
    there = replace(address, publisher=now.partition("/")[0], item=now.partition("/")[2]) if now else None
    return there if there and target(register, there) is not None else None


def _is_unread(register: Register, full: str) -> bool:
    address = find(full, publisher="")
    return address is not None and address.of_item in register.unread


def _nearest(register: Register, address: Address) -> str | None:
    """The address that was most likely meant. Where the item is right, only its parts are looked at.

    Where the publisher is right, too, nothing of another area is named: whoever took that advice would send the
    children of one area to the front door of another.
    """
    held = list(known(register, address))
    if address.publisher in register.publishers:
        held = [text for text in held if _is_of(register, text, address.publisher)]
    here = f"{address.of_edition}#"
    words = [text.removeprefix(here) for text in held if address.part and text.startswith(here)]
    if not words:
        return nearest(str(address), held)
    word = nearest(address.part, words)
    return f"{here}{word}" if word else None


def _is_of(register: Register, text: str, publisher: str) -> bool:
    """Whether an address is of a publisher, or of a national one, which is for everybody."""
    own = text.split("/", maxsplit=1)[0]
    return own == publisher or register.publishers.get(own, {}).get("tier") == "national"


def _own_item(register: Register, reading: Reading, text: str) -> str | None:
    """An item named by its folder alone was most likely meant to be one of the file's own publisher."""
    own = f"{reading.file.split('/')[1]}/"
    near = nearest(text, [item.removeprefix(own) for item in register.items if item.startswith(own)])
    return f"{own}{near}" if near else None


def asked_for(key: str) -> str:
    """What a key's address leads to, as a person would say it, such as clause or source."""
    return _WHAT.get(key, key)


def _leads_nowhere(register: Register, reading: Reading, one: Reference) -> Problem:
    moved = _where_it_is_now(register, one.address) if one.address else None
    if one.address and moved:
        return reading.problem(
            one.path,
            code="has-moved",
            sentence=f"{one.address.of_item} has moved to {moved.of_item}.",
            fix=f"Write {moved}.",
        )
    near = _nearest(register, one.address) if one.address else _own_item(register, reading, one.text)
    what = asked_for(one.key)
    return reading.problem(
        one.path,
        code="leads-nowhere",
        sentence=f"There is no {what} at {one.address or one.text}.",
        fix=f"Did you mean {near}?" if near else "Check the address, or add what it should lead to.",
    )
