"""`arrangements impact`: everything that what is not published yet touches, and why, in words.

What has changed is found by the locks and what they keep; then references are followed backwards, from what changed to
whatever uses it, and from that on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from decision_aids.compiler import Compiled
from decision_aids.model import Aid
from publishing import aid_differences
from schemas import kinds
from schemas.addresses import Address, find
from schemas.checks import links
from schemas.comparing.touched import differing, of_values
from schemas.history import editions, parts
from schemas.publication import noted, published
from schemas.publication.kept import CannotRead, Kept
from schemas.register import Edition, Register

NEW, DRAFT, CHANGED, CORRECTED, REMOVED = "new", "draft", "changed", "corrected", "removed"
MOVED = "moved"

_PART: Mapping[str, str] = {**parts.CALLED, "tables": "table"}

# What a file does with the address it writes at a key, as a person would say it.
_DOES: Mapping[str, str] = {
    "cites": "cites",
    "rests_on": "rests on",
    "source": "is taken from",
    "superseded_by": "is replaced by",
    "as_printed_in": "is printed in",
    "found_in": "was found in",
    "now_in": "points to",
    "fact": "speaks of the fact",
    "asked": "speaks of the fact",
    "contact": "shows the contact",
    "contact_role": "shows, by its role, the contact",
    "route": "sends people to",
    "deadline": "uses the deadline",
    "calendar": "counts with the calendar",
    "form": "asks for the form",
    "use_instead": "sends readers to",
    "hand_over": "goes on with",
    "subject": "speaks to the subject",
    "role": "names the role",
    "chair": "is chaired by",
    "body": "names the body",
    "reports_to": "reports to",
    "actors": "gives work to",
    "filled_by": "is filled in by",
    "prefilled_from": "is pre-filled from",
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is not as it was last published.

    ``how`` is new, draft, changed, corrected, moved or removed. ``parts`` are the ids and keys in which an edition
    differs from its last publication, or a new one from the edition before; none where that cannot be told or does not
    apply.
    """

    address: str
    how: str
    parts: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Touched:
    """One edition or record that uses something that changed, itself or through others; each reason is a sentence."""

    address: str
    status: str
    reasons: tuple[str, ...]

    @property
    def publisher(self) -> str:
        """The publisher whose it is."""
        return self.address.partition("/")[0]


@dataclass(frozen=True, kw_only=True)
class AidDifference:
    """An aid that does not say what it said when it was last published: each difference is a sentence.

    An edition that was never published is held against the edition before it, whose address is ``against``.
    ``situations`` are the smallest in which a person now comes to another outcome, number or time, each as lines.
    """

    address: str
    differences: tuple[str, ...]
    against: str = ""
    situations: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Impact:
    """Everything that has changed since publication, what that touches, and what aids say now.

    ``unpublished`` are the publishers that have never published anything: of theirs nothing can be compared.
    """

    changes: tuple[Change, ...]
    touched: tuple[Touched, ...]
    aids: tuple[AidDifference, ...]
    unpublished: tuple[str, ...]

    def as_text(self) -> str:
        """The same for a person."""
        lines: list[str] = []
        if self.changes:
            lines += ["Not published yet:", *(f"- {one.sentence}" for one in self.changes)]
        elif self.unpublished:
            lines.append("Nothing that was ever published has changed.")
        else:
            lines.append("Nothing has changed since it was last published.")
        changed_at = {one.address.partition("/")[0] for one in self.changes}
        for publisher in sorted({one.publisher for one in self.touched}):
            lines += ["", f"This touches, at {publisher}{'' if publisher in changed_at else ' (another publisher)'}:"]
            for one in self.touched:
                if one.publisher == publisher:
                    lines.append(f"- {one.address}{f' ({one.status})' if one.status else ''}")
                    lines += [f"    {reason}" for reason in one.reasons]
        if self.changes and not self.touched:
            lines += ["", "Nothing else uses what has changed."]
        for aid in self.aids:
            unlike = f"what {aid.against} does not" if aid.against else "now what it did not say when it was published"
            lines += ["", f"{aid.address} says {unlike}:"]
            lines += [f"- {one}" for one in aid.differences]
            for situation in aid.situations:
                lines += ["- Someone who answers so comes to something else:", *(f"    {one}" for one in situation)]
        for publisher in self.unpublished:
            lines += ["", f"{publisher} has never published anything, so there is nothing to compare it with."]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The same for another program."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class _Use:
    """One address as something writes it: who, in which of its parts, at which key."""

    user: str
    what: str
    part: str
    key: str
    address: Address

    @property
    def sentence(self) -> str:
        does = _DOES.get(self.key, "refers to")
        who = f"Its {self.what} {self.part}" if self.part else "It"
        return f"{who} {does} {self.address}."


def impact(register: Register, aids: Iterable[Compiled], day: str) -> Impact:
    """Everything that is not published yet, and what it touches.

    Args:
        register: everything the data folder holds.
        aids: every aid that could be compiled.
        day: the day that counts as today, as an ISO date: statuses are those of this day.

    """
    compiled = {one.edition.address: one for one in aids}
    changes = tuple(_changes(register, compiled, day))
    return Impact(
        changes=changes,
        touched=_touched(register, changes, day),
        aids=tuple(_aids(register, compiled)),
        unpublished=tuple(sorted(register.publishers.keys() - register.published.keys())),
    )


def _changes(register: Register, compiled: Mapping[str, Compiled], day: str) -> Iterator[Change]:
    for publisher in sorted(register.published):
        for item in sorted(register.items):
            if item.partition("/")[0] == publisher:
                yield from _moved(register, item)
                for edition in register.items[item]:
                    yield from _edition(register, edition, compiled.get(edition.address), day)
        for address, held in published.every(register):
            item, _, name = address.rpartition("/")
            there = any(one.name == name for one in register.items.get(item, ()))
            if address.partition("/")[0] == publisher and not there:
                said = f"{address}, published on {held[0].published_on}, is not there any more."
                yield Change(address=address, how=REMOVED, parts=(), sentence=said)
        yield from _records(register, publisher)


def _as_worded(edition: Edition, *, of_before: bool = False) -> Mapping[str, Any]:
    """The value of an edition without what each part says of the edition before it: that nothing changed is no change.

    A part that says that it was reworded, moved or the like keeps that, except in the edition `of_before`.
    """

    def plain(part: Any) -> Any:  # noqa: ANN401 - whatever a file holds
        if not isinstance(part, dict):
            return part
        was = part.get("was")
        same = isinstance(was, dict) and was.get("relation") == "same"
        return {key: held for key, held in part.items() if key not in {"was", "change"}} if of_before or same else part

    groups = kinds.PARTS.get(edition.kind, ())
    return {
        key: {word: plain(part) for word, part in held.items()} if key in groups and isinstance(held, dict) else held
        for key, held in edition.value.items()
    }


def _moved(register: Register, item: str) -> Iterator[Change]:
    """That an item has moved, until something is published at the address that it has now."""
    if any(published.at(register, one.address) for one in register.items[item]):
        return
    for old in sorted(one for one, now in register.moved.items() if now == item):
        if any(published.at(register, f"{old}/{one.name}") for one in register.items[item]):
            yield Change(address=item, how=MOVED, parts=(), sentence=f"{item} has moved here from {old}.")


def _edition(register: Register, edition: Edition, compiled: Compiled | None, day: str) -> Iterator[Change]:
    last = published.current(register, edition)
    address = edition.address
    if last is None:
        draft = not published.is_to_be_published(edition)
        earlier = before(register, edition)
        parts = of_values(_as_worded(earlier, of_before=True), _as_worded(edition)) if earlier else ()
        said = f"{address} is {'a draft' if draft else 'new'}"
        starts = edition.dates.effective_from
        said += f", in force from {starts}" if starts and not draft else ""
        said += f". It differs from {earlier.name} in {_listed(parts)}." if earlier else "."
        yield Change(address=address, how=DRAFT if draft else NEW, parts=parts, sentence=said)
        return
    value = compiled.value if compiled else None
    if last.digest == published.digest_of(edition, value) and (value is not None or edition.kind != "aid"):
        return
    try:
        was = published.revision(register, address, last.number)
    except CannotRead as error:
        said = f"{address} is not as it was published on {last.published_on}. {error}"
        yield Change(address=address, how=CHANGED, parts=(), sentence=said)
        return
    own = of_values(was.value, edition.value)
    if not own:
        return  # what it uses has changed, and that is told of what it uses
    parts = differing(was, Kept(value=edition.value, compiled=value or was.compiled))
    corrections: Sequence[Mapping[str, Any]] = edition.value.get("corrections", ())
    corrected = len(corrections) >= last.number
    reason = f" {corrections[-1]['reason']}" if corrected else ""
    yield Change(
        address=address,
        how=CORRECTED if corrected else CHANGED,
        parts=parts,
        sentence=f"{address} ({editions.WORDS[register.status(edition, day)]}) is "
        f"{'corrected' if corrected else 'changed'} in {_listed(parts)}.{reason}",
    )


def before(register: Register, edition: Edition) -> Edition | None:
    """The edition that one follows: the one it says it supersedes, else the last to begin before it."""
    named = edition.value.get("supersedes")
    held = [one for one in register.items[edition.item] if one.name != edition.name]
    found = next((one for one in held if one.name == named), None)
    starts = edition.dates.effective_from or "9999-12-31"
    earlier = [one for one in held if one.dates.counts and one.dates.effective_from < starts]
    return found or max(earlier, key=lambda one: one.dates.effective_from, default=None)


def _records(register: Register, publisher: str) -> Iterator[Change]:
    then: Mapping[str, str] = register.published[publisher]["records"]
    now = noted.noted(register, publisher)
    for name in noted.changed(then, now):
        how = NEW if name not in then else CHANGED if name in now else REMOVED
        address = f"{publisher}/{name}"
        said = {NEW: "is new", CHANGED: "has changed since something was last published", REMOVED: "is gone"}
        yield Change(address=address, how=how, parts=(), sentence=f"{address} {said[how]}.")


def _touched(register: Register, changes: Sequence[Change], day: str) -> tuple[Touched, ...]:
    """Whatever uses something that changed, and whatever uses that, each with its reasons."""
    uses = _uses(register)
    statuses = {
        one.address: register.status(one, day) for held in register.items.values() for one in held
    }
    # Whoever wrote an old address is told by the check, and has written the new one by now.
    todo: list[tuple[str, tuple[str, ...] | None]] = [
        (one.address, one.parts or None) for one in changes if one.how != MOVED
    ]
    followed: set[_Use] = set()
    reasons: dict[str, dict[str, None]] = {}
    while todo:
        address, parts = todo.pop(0)
        for one in uses[_item_of(address)]:
            if one in followed or not _reaches(one.address, address, parts, statuses):
                continue
            followed.add(one)
            reasons.setdefault(one.user, {})[one.sentence] = None
            todo.append((one.user, (one.part,)))
    return tuple(
        Touched(
            address=address,
            status=editions.WORDS[statuses[address]] if address in statuses else "",
            reasons=tuple(reasons[address]),
        )
        for address in sorted(reasons)
    )


def _uses(register: Register) -> Mapping[str, list[_Use]]:
    """Every address that anything writes, by the item, or the file of records, that it leads to."""
    found: dict[str, dict[_Use, None]] = defaultdict(dict)
    by_reading = {id(one.reading): one for held in register.items.values() for one in held}
    for reading in register.readings:
        edition = by_reading.get(id(reading))
        publisher, _, name = reading.file.partition("/")[2].partition("/")
        kind = kinds.KINDS.get(name.removesuffix(".yaml"))
        for one in links.references(reading.value, publisher):
            if one.address is None:
                continue
            if edition is not None:
                in_part = str(one.path[0]) in _PART and len(one.path) > 1
                what, part = (_PART[str(one.path[0])], str(one.path[1])) if in_part else ("", "")
                use = _Use(user=edition.address, what=what, part=part, key=one.key, address=one.address)
            elif kind is not None and kind.records and len(one.path) > 1:
                user = f"{publisher}/{kind.name}#{one.path[1]}"
                use = _Use(user=user, what="", part="", key=one.key, address=one.address)
            else:
                continue
            found[one.address.of_item][use] = None
    for use in _by_role(register):
        found[use.address.of_item][use] = None
    return defaultdict(list, {item: list(held) for item, held in found.items()})


def _by_role(register: Register) -> Iterator[_Use]:
    """An aid that names only a contact's role shows every contact that has it."""
    contacts = list(register.records_of("contacts"))
    for edition in register.of_kind("aid"):
        outcomes: Mapping[str, Mapping[str, Any]] = edition.value["outcomes"]
        for word, outcome in outcomes.items():
            roles = {action.get("contact_role") for action in outcome["actions"]} - {None}
            for contact in contacts:
                if contact.value["role"] in roles:
                    yield _Use(
                        user=edition.address, what="outcome", part=word, key="contact_role", address=contact.address
                    )


def _item_of(address: str) -> str:
    found = find(address, publisher="")
    return found.of_item if found else ""


def _reaches(
    written: Address, changed: str, parts: Sequence[str] | None, statuses: Mapping[str, str]
) -> bool:
    """Whether an address leads to what changed: to the record, or to a changed part of an edition, or to all of it."""
    if "#" in changed:
        return str(written) == changed
    name = changed.rpartition("/")[2]
    if written.edition and written.edition != name:
        return False
    if not written.edition and statuses.get(changed) == editions.SUPERSEDED:
        return False  # an address without an edition has moved on to a newer one
    return not written.part or parts is None or written.part in parts


def _aids(register: Register, compiled: Mapping[str, Compiled]) -> Iterator[AidDifference]:
    for address in sorted(compiled):
        one = compiled[address]
        last = published.current(register, one.edition)
        if last is None:
            earlier = before(register, one.edition)
            if earlier is not None and earlier.address in compiled:
                yield from _differs(one, compiled[earlier.address].aid, earlier.address)
            continue
        if last.digest == published.digest_of(one.edition, one.value):
            continue
        try:
            kept = published.revision(register, address, last.number).compiled
        except CannotRead:
            continue  # told as a change of the edition
        was = aid_differences.as_published(kept) if kept is not None else None
        if was is not None:
            yield from _differs(one, was, "")
        elif kept is not None:
            yield AidDifference(address=address, differences=(aid_differences.UNREADABLE,))


def _differs(one: Compiled, was: Aid, against: str) -> Iterator[AidDifference]:
    found = aid_differences.between(was, one.aid)
    if found:
        ended = aid_differences.situations(was, one.aid)
        yield AidDifference(address=one.edition.address, against=against, differences=found, situations=ended)


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts) if parts else "nothing that a reader sees"
