"""``arrangements show``: what one item says on a day, or that nothing is in force then.

Nothing in force is an answer and never an error (design §3): it comes with what is held instead and whom to ask.

The JSON of an item, an edition or a clause is one object, in which every key is always there:

    address, as_at, as_known_on     what was asked: as_known_on is null for what is held today
    item            the item's address
    in_force        the name of the edition in force on as_at, or null where none is
    edition         the name of the edition shown: the one named, else the one in force, else null
    kind, type, title, status       of the edition shown, or null; status as in ``arrangements list``
    status_words    the status as a reader sees it
    agreed, published, effective_from, effective_to, withdrawn, review_by, supersedes, part_held    as written, or null
    revision        {"revision", "published_on"} of its last publication, or null
    held_as_source  of a historic edition its source, printed date and what replaced it, as written; else null
    signatures      [{"role", "body", "signed", "required", "because"}]; role and body by their titles
    cites           [{"address", "title", "standing"}]; standing in words, as on as_at
    clauses         [{"id", "number", "title", "text", "points", "source", "was", "change", "starts", "ends",
                    "deadline", "cites", "also"}]; was is [{"edition", "clause", "relation"}], deadline {"address",
                    "title", "rule"} with the rule in words, or null; of a question or field, title is what it asks;
                    also has every other key of the part, as written
    dropped         {clause id: reason}
    corrections     as written, oldest first
    held            every edition of the item: [{"edition", "status", "effective_from", "title"}]
    ask             whom to ask where nothing is in force: [{"address", "title", "telephone", "hours", "verified"}]
    use_instead     the address to use today, where the newest edition is historic and names one; else null
    notes           sentences that a person must not miss

Of a record (publisher/contacts#front-door) it is {"address", "as_at", "as_known_on", "kind", "title", "details",
"record", "notes"}: details are those of the day or null, record the whole of it as written; of a deadline also "rule",
in words. Of a file of records it is {"address", "as_at", "as_known_on", "kind", "records", "notes"}, with a list of
these. Records are always those of today, and where as_known_on is given the notes say so.

No key is ever taken away or given another meaning; new ones may come.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from decision_aids import html, surroundings
from decision_aids.command_line import WRONG
from macros import days, references
from macros.editions.called import in_words
from macros.facts import deadline_table
from publishing import origins
from publishing.cannot_run import CannotRun
from schemas import kinds
from schemas.addresses import Address, find
from schemas.checks import links
from schemas.history import editions, parts
from schemas.problems import nearest, nearest_address
from schemas.publication import published
from schemas.register import Edition, Record, Register, Value, part

Shown = Mapping[str, Any]
_DATES = ("agreed", "published", "effective_from", "effective_to", "withdrawn", "review_by", "supersedes", "part_held")
_WAS = ("clause", "relation")
_SHOWN = frozenset({"number", "points", "was", "change", "starts", "ends", "deadline", "cites", "rests_on"})
_NOTHING: Shown = {
    **dict.fromkeys(("edition", "kind", "type", "status", "status_words", *_DATES, "revision", "held_as_source")),
    **{key: [] for key in ("signatures", "cites", "clauses", "corrections")},
    "dropped": {},
}


def of(today: Register, text: str, day: str, known_on: str | None = None) -> Shown:
    """What an address says on a day, as in the JSON.

    Args:
        today: what is held.
        text: the address of an item, an edition, a clause, a record or a file of records.
        day: the day asked about, as an ISO date.
        known_on: the day whose site is asked, or None for what is held today.

    Raises:
        CannotRun: no such thing is held, or it cannot be read.

    """
    address = find(text, publisher="")
    if address is None:
        raise CannotRun(f"{text} is not an address. Write publisher/item, such as {_example(today)}.")
    if address.of_item in today.unread:
        raise CannotRun(f"{address.of_item} has mistakes, so it cannot be shown. Run arrangements check.", WRONG)
    kind = kinds.KINDS.get(address.item)
    if kind is not None and kind.records:
        return _of_records(today, address, text, day, known_on)
    register = published.known(today, known_on) if known_on else today
    if known_on and address.of_item in register.unread:
        then = days.in_words(known_on)
        said = f"What was published of {address.of_item} by {then} cannot be read. Run arrangements check."
        raise CannotRun(said, WRONG)
    _refuse_what_is_not_there(today, address, text)
    return _of_item(register, address, text, day, known_on)


def _example(register: Register) -> str:
    return next(iter(sorted(register.items)), "north-glen/information-sharing-agreement")


def _refuse_what_is_not_there(today: Register, address: Address, text: str) -> None:
    """An address of nothing that is held today is a slip, and its nearest neighbour is named."""
    if links.target(today, address) is not None:
        return
    whole = today.items.get(address.of_item)
    if whole is None:
        everything = (*today.items, *(one.address.of_item for one in today.records.values()))
        near = nearest_address(address.of_item, everything)
        raise CannotRun(f"There is no item {address.of_item}. {_did_you_mean(near)}")
    if address.edition and address.edition not in {one.name for one in whole}:
        near = nearest(address.edition, (one.name for one in whole))
        held = ", ".join(one.name for one in whole)
        said = f"Did you mean {near}?" if near else f"Held are {held}."
        raise CannotRun(f"There is no edition {address.edition} of {address.of_item}. {said}")
    named = [one for one in whole if address.edition in {"", one.name}]
    near = nearest(text, (f"{address.of_edition}#{word}" for one in named for _, word, _ in parts.every(one)))
    raise CannotRun(f"There is no {address.part} in {address.of_edition}. {_did_you_mean(near)}")


def _did_you_mean(near: str | None) -> str:
    return f"Did you mean {near}?" if near else "Run arrangements list to see all that is held."


def _of_item(register: Register, address: Address, text: str, day: str, known_on: str | None) -> Shown:
    held = register.items.get(address.of_item, ())
    current = register.in_force(address.of_item, day)
    edition = register.edition(address, day)
    about = edition or register.newest_historic(address.of_item)
    source: Value = about.value.get("held_as_source", {}) if about else {}
    return {
        "address": text,
        "as_at": day,
        "as_known_on": known_on,
        "item": address.of_item,
        "in_force": current.name if current else None,
        **(_of_edition(register, edition, address.part, day) if edition else _NOTHING),
        "title": edition.title if edition else (held[-1].title if held else None),
        "held": [
            {
                "edition": one.name,
                "status": register.status(one, day),
                "effective_from": one.dates.effective_from or None,
                "title": one.title,
            }
            for one in held
        ],
        "ask": [] if edition else list(_whom_to_ask(register, address.publisher, day)),
        "use_instead": source.get("use_instead"),
        "notes": list(_notes(register, address, edition, day, known_on)),
    }


def _of_edition(register: Register, edition: Edition, wanted: str, day: str) -> Shown:
    """What the edition shown says; of its parts only the wanted one, where one was named."""
    value = edition.value
    last = published.current(register, edition)
    status = register.status(edition, day)
    return {
        "edition": edition.name,
        "kind": edition.kind,
        "type": value.get("type"),
        "status": status,
        "status_words": editions.WORDS[status],
        **{key: value.get(key) for key in _DATES},
        "revision": {"revision": last.number, "published_on": last.published_on} if last else None,
        "held_as_source": value.get("held_as_source"),
        "signatures": [_signature(register, edition, one, day) for one in value.get("signatures", ())],
        "cites": list(_cites(register, edition, value, day)),
        "clauses": [
            _clause(register, edition, name, one, day) for _, name, one in parts.every(edition) if wanted in {"", name}
        ],
        "dropped": value.get("dropped", {}),
        "corrections": value.get("corrections", []),
    }


def _notes(
    register: Register, address: Address, edition: Edition | None, day: str, known_on: str | None
) -> Iterator[str]:
    on = days.in_words(day)
    if known_on and not register.items.get(address.of_item):
        yield f"Nothing of {address.of_item} had been published here by {days.in_words(known_on)}."
    elif edition is None:
        yield f"Nothing of {address.of_item} is in force on {on}."
    elif register.status(edition, day) not in editions.STANDING:
        yield f"Edition {edition.name} is not in force on {on}. Do not rely on it."
    if known_on:
        then = days.in_words(known_on)
        yield f"Editions are as this site had them on {then}. Contacts, deadlines and sources are those of today."
    if edition and address.part and part(edition, address.part) is None:
        holding = [one.name for one in register.items[address.of_item] if part(one, address.part) is not None]
        where = f"It is in edition {', '.join(holding)}." if holding else ""
        yield f"Edition {edition.name} has no {address.part}. {where}".rstrip()


def _signature(register: Register, edition: Edition, signature: Value, day: str) -> Shown:
    return {
        "role": _title(register, edition, str(signature["role"]), "roles", day),
        "body": _title(register, edition, str(signature["body"]), "bodies", day),
        "signed": signature["signed"],
        "required": signature.get("required", True),
        "because": signature.get("because"),
    }


def _title(register: Register, edition: Edition, text: str, file: str, day: str) -> str:
    """What an address is called; where it leads nowhere, the address itself."""
    address = find(text, publisher=edition.publisher, file=file)
    return references.title_of(register, address, day) if address else text


def _cites(register: Register, edition: Edition, value: Value, day: str) -> Iterator[Shown]:
    for key in ("cites", "rests_on"):
        for text in value.get(key, ()):
            address = find(text, publisher=edition.publisher, file="sources")
            said = surroundings.citation(register, str(address), day) if address else {"label": text, "standing": ""}
            yield {"address": str(address or text), "title": said["label"], "standing": said["standing"]}


def _clause(register: Register, edition: Edition, name: str, value: Value, day: str) -> Shown:
    was = value.get("was", [])
    former = was if isinstance(was, list) else [was]
    title = next((key for key in ("title", "label", "ask") if key in value), "")
    text = next((key for key in ("text", "need", "help", "why", "do") if key in value), "")
    return {
        "id": name,
        "number": value.get("number"),
        "title": value[title] if title else in_words(name),
        "text": value[text] if text else None,
        "points": value.get("points", []),
        "source": origins.source_of(register, edition, value),
        "was": [
            {"edition": one.get("edition", edition.value.get("supersedes")), **{key: one[key] for key in _WAS}}
            for one in former
        ],
        "change": value.get("change"),
        # What a form's field starts is an event, and not a day.
        "starts": value.get("starts") if edition.kind != "form" else None,
        "ends": value.get("ends"),
        "deadline": _deadline(register, edition, value.get("deadline"), day),
        "cites": list(_cites(register, edition, value, day)),
        "also": {
            key: one
            for key, one in value.items()
            if key not in {title, text, *_SHOWN} or (key == "starts" and edition.kind == "form")
        },
    }


def _deadline(register: Register, edition: Edition, text: str | None, day: str) -> Shown | None:
    address = find(text, publisher=edition.publisher, file="deadlines") if text else None
    if address is None:
        return None
    record = register.records.get(str(address))
    return {
        "address": str(address),
        "title": record.value["title"] if record else None,
        "rule": _rule(record, day) if record else "no such deadline is held",
    }


def _rule(record: Record, day: str) -> str:
    details = record.on(day)
    if details is None:
        return f"no time is held for {days.in_words(day)}"
    printed = "" if details["effective_from"] else ", as printed in a source and not in force"
    return f"{deadline_table.rule_words(details)}{printed}"


def _whom_to_ask(register: Register, publisher: str, day: str) -> Iterator[Shown]:
    """The national numbers and the publisher's own; never another area's, which would answer for other children."""
    held = {
        text: one
        for text, one in register.records.items()
        if one.kind == "contacts" and one.address.publisher in register.publishers
    }
    everyone = surroundings.contacts(replace(register, records=held), day)
    for one in everyone:
        own = str(one["address"]).startswith(f"{publisher}/")
        if one["telephone"] and (own or not one["area"]):
            named = {key: one[key] for key in ("address", "title", "telephone", "hours")}
            yield {**named, "verified": html.verified(one)}


def _of_records(register: Register, address: Address, text: str, day: str, known_on: str | None) -> Shown:
    where = f"{address.of_item}#"
    held = [one for named, one in register.records.items() if named.startswith(where)]
    if not held:
        near = nearest_address(address.of_item, {one.address.of_item for one in register.records.values()})
        raise CannotRun(f"There is no file {address.of_item}. {_did_you_mean(near)}")
    if not address.part:
        return {
            "address": text,
            "as_at": day,
            "as_known_on": known_on,
            "kind": address.item,
            "records": [_record(one, day, known_on) for one in held],
            "notes": _notes_of_records(known_on),
        }
    found = register.records.get(f"{where}{address.part}")
    if found is None:
        near = nearest(text, (str(one.address) for one in held))
        raise CannotRun(f"There is no {address.part} in {address.of_item}. {_did_you_mean(near)}")
    return _record(found, day, known_on)


def _notes_of_records(known_on: str | None) -> list[str]:
    """What a lock notes of records are digests only, so what they said on an earlier day is not known."""
    if known_on is None:
        return []
    then = days.in_words(known_on)
    return [f"Contacts, deadlines and sources are those of today, and may not be what this site showed on {then}."]


def _record(record: Record, day: str, known_on: str | None) -> Shown:
    details = record.on(day)
    rule = {"rule": _rule(record, day)} if record.kind == "deadlines" else {}
    return {
        "address": str(record.address),
        "as_at": day,
        "as_known_on": known_on,
        "kind": record.kind,
        "title": str(record.value.get("title") or record.value.get("said") or record.address.part),
        "details": dict(details) if details is not None else None,
        "record": dict(record.value),
        "notes": _notes_of_records(known_on),
        **rule,
    }
