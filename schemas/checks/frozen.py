"""What has been published stays as it was published, until a new edition or a correction says otherwise.

Every publication has its digest in the publisher's lock file (design §3, *Editions*). Here each edition is held to it,
each correction to what it says of itself, and each lock to what is kept.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from schemas.checks import changed_records
from schemas.comparing.touched import differing, of_values
from schemas.files.reading import Reading
from schemas.problems import Problem
from schemas.publication import published
from schemas.publication.kept import CannotRead, Kept
from schemas.publication.published import Revision
from schemas.register import Edition, Register, Value
from schemas.remembering.remembered import per_edition

# More names than this are a list to look up, not to read through.
_FEW = 8

_BRING_BACK = "Bring it back from an earlier copy of this folder."


def frozen(register: Register, compiled: Mapping[str, Value]) -> Iterator[Problem]:
    """A problem for everything published that is not as it was, and for each correction that does not say what it did.

    Args:
        register: everything the data folder holds.
        compiled: the compiled value of each aid, by the edition's address. An aid that is not in it is compared by
            what its file says alone.

    """
    yield from _locks(register)
    yield from changed_records.problems(register)
    for item in sorted(register.items):
        for edition in register.items[item]:
            held = published.revisions(register, edition.address)
            if held:
                yield from _published(register, edition, compiled.get(edition.address), held)
            else:
                yield from _unpublished(register, edition)


def _locks(register: Register) -> Iterator[Problem]:
    """What is wrong with the lock files themselves, and with what is kept."""
    readings = {one.file.split("/", 1)[1]: one for one in register.readings if one.file.endswith("/published.yaml")}
    told = set()
    for address, held in published.locked(register):
        publisher, _, name = address.partition("/")
        lock = readings[f"{publisher}/published.yaml"]
        yield from _in_sequence(register, lock, name, address, held)
        yield from _gone(register, lock, name, address, held)
        for index, one in enumerate(held):
            told.add(f"{address}.{one.number}")
            yield from _not_kept(register, lock, ("editions", name, index), address, one)
    for key in sorted(register.kept.keys() - told):
        yield from _unlisted(register, key)


def _in_sequence(
    register: Register, lock: Reading, name: str, address: str, held: Sequence[Revision]
) -> Iterator[Problem]:
    # Where an item has moved, the count goes on from what was published at its address before.
    elsewhere = published.revisions(register, published.today(register, address))
    first = sum(other.number < held[0].number for other in elsewhere) + 1
    for index, one in enumerate(held):
        if one.number != first + index:
            yield lock.problem(
                ("editions", name, index, "revision"),
                code="published-misnumbered",
                sentence=f"Publication {first + index} of {address} is numbered {one.number} here.",
                fix=f"Nobody changes this file by hand. {_BRING_BACK}",
            )
            return
    for index, (before, one) in enumerate(pairwise(held), start=1):
        if one.published_on < before.published_on:
            yield lock.problem(
                ("editions", name, index, "published_on"),
                code="published-out-of-order",
                sentence=f"Revision {one.number} of {address} is said to be published on {one.published_on}, before "
                f"revision {before.number} on {before.published_on}.",
                fix=f"Nobody changes this file by hand. {_BRING_BACK}",
            )


def _gone(
    register: Register, lock: Reading, name: str, address: str, held: Sequence[Revision]
) -> Iterator[Problem]:
    item, _, edition = published.today(register, address).rpartition("/")
    if item in register.unread or any(one.name == edition for one in register.items.get(item, ())):
        return
    yield lock.problem(
        ("editions", name),
        code="published-gone",
        sentence=f"{address} was published on {held[0].published_on}, and its file is not there any more.",
        fix="Bring its file back, and write the day under withdrawn, as a correction, where it no longer holds.",
        at="key",
    )


def _not_kept(
    register: Register, lock: Reading, path: tuple[str | int, ...], address: str, one: Revision
) -> Iterator[Problem]:
    key = f"{address}.{one.number}"
    where = _place(key)
    if key not in register.kept:
        yield lock.problem(
            path,
            code="kept-missing",
            sentence=f"Revision {one.number} of {address}, published on {one.published_on}, is not kept in {where}.",
            fix=_BRING_BACK,
        )
        return
    try:
        data = published.bytes_of(register, address, one.number)
        sound = hashlib.sha256(data).hexdigest() == one.digest
        sentence = f"{where} is not as it was published on {one.published_on}: its digest is another."
    except CannotRead as error:
        sound, sentence = False, str(error)
    if not sound:
        yield lock.problem((*path, "digest"), code="kept-altered", sentence=sentence, fix=_BRING_BACK)


def _unlisted(register: Register, key: str) -> Iterator[Problem]:
    """A kept file that no lock names: the lock was changed or deleted, or publication broke off."""
    publisher = key.partition("/")[0]
    if f"{publisher}/published" in register.unread:
        return  # the lock has mistakes of its own, and they have been told
    yield Problem(
        code="kept-unlisted",
        file="/".join(register.kept[key].parts[-5:]),
        line=1,
        column=1,
        text="",
        sentence=f"{publisher}/published.yaml does not say that this was published."
        if publisher in register.published
        else f"This was published, and {publisher}/published.yaml is not there to say when.",
        fix="Bring published.yaml back from an earlier copy of this folder. If publication broke off before its end, "
        "delete this file and publish again.",
    )


def _place(key: str) -> str:
    publisher, _, name = key.partition("/")
    return f"{publisher}/published/{name}.json"


def _unpublished(register: Register, edition: Edition) -> Iterator[Problem]:
    if f"{edition.publisher}/published" in register.unread:
        return
    if edition.publisher in register.published and _holds(edition):
        yield edition.reading.problem(
            ("effective_from",),
            code="not-published",
            sentence=f"{edition.address} has not been published, so nothing shows when readers were told of it.",
            fix="Run arrangements publish.",
            severity="warning",
        )
    if per_edition("is corrected", edition, lambda: "corrections" in edition.value):
        yield edition.reading.problem(
            ("corrections",),
            code="correction-of-unpublished",
            sentence=f"{edition.address} has not been published, so there is nothing to correct.",
            fix="Take corrections out, and put what is wrong right in the text itself.",
            at="key",
        )


def _holds(edition: Edition) -> bool:
    """Whether an edition is one that readers may rely on, now or later: no draft, and no historic one."""
    return published.is_to_be_published(edition) and not edition.dates.historic


def _published(
    register: Register, edition: Edition, compiled: Value | None, held: Sequence[Revision]
) -> Iterator[Problem]:
    """What is wrong with an edition that has been published."""
    last = held[-1]
    if (edition.kind != "aid" or compiled is not None) and published.digest_of(edition, compiled) == last.digest:
        return
    corrections: list[dict[str, Any]] = edition.value.get("corrections", [])
    misnumbered = tuple(_misnumbered(edition, corrections))
    if misnumbered:
        yield from misnumbered
        return
    try:
        before = published.revision(register, edition.address, last.number)
    except CannotRead as error:
        # That the kept file is wrong is told at the lock; this says what it means for the edition.
        yield _cannot_tell(edition, last, str(error))
        return
    now = Kept(value=edition.value, compiled=before.compiled if compiled is None else compiled)
    if any(one.number != index + 1 for index, one in enumerate(held)):
        return  # told at the lock
    altered = tuple(_altered(edition, before.value.get("corrections", []), corrections, held))
    if altered:
        yield from altered
        return
    names = differing(before, now)
    pending = corrections[len(held) - 1 :]
    if not pending:
        yield from _changed(edition, last, names, before, now)
    elif len(pending) > 1:
        yield edition.reading.problem(
            ("corrections", len(held), "revision"),
            code="correction-before-its-turn",
            sentence=f"Revision {pending[1]['revision']} is written here before revision {pending[0]['revision']} was "
            "published.",
            fix="Make one correction of both, or publish the first before you write the second.",
        )
    else:
        yield from _told(edition, len(held) - 1, pending[0], last, names)


def _misnumbered(edition: Edition, corrections: Sequence[Value]) -> Iterator[Problem]:
    for index, one in enumerate(corrections):
        if one["revision"] != index + 2:
            yield edition.reading.problem(
                ("corrections", index, "revision"),
                code="correction-misnumbered",
                sentence=f"This correction is numbered {one['revision']}. Corrections are numbered from 2 without a "
                f"gap, and this is revision {index + 2}.",
                fix=f"Write revision: {index + 2}, and keep the corrections in the order they were made.",
            )
            return


def _altered(
    edition: Edition, were: Sequence[Value], corrections: Sequence[Value], held: Sequence[Revision]
) -> Iterator[Problem]:
    """A correction that has been published is as frozen as what it corrects."""
    for index, (was, publication) in enumerate(zip(were, held[1:], strict=False)):
        if index >= len(corrections) or corrections[index] != was:
            there = index < len(corrections)
            yield edition.reading.problem(
                ("corrections", index) if there else ("corrections",) if corrections else (),
                code="correction-changed",
                sentence=f"The correction that made revision {publication.number} was published on "
                f"{publication.published_on} and has been {'changed' if there else 'taken out'} since.",
                fix="Bring it back as it was, and write what is wrong with it as a further correction.",
            )
            return


def _cannot_tell(edition: Edition, last: Revision, reason: str) -> Problem:
    return edition.reading.problem(
        (),
        code="published-changed",
        sentence=f"{edition.address} was published on {last.published_on} and is not as it was then. What differs "
        f"cannot be told. {reason}",
        fix="Bring back the kept revision first.",
    )


def _changed(edition: Edition, last: Revision, names: Sequence[str], before: Kept, now: Kept) -> Iterator[Problem]:
    """A published edition that differs without a correction."""
    if not names and before == now:
        return  # an aid that could not be compiled this time, with a file as it was
    correction = (
        f"add to its corrections: {{revision: {last.number + 1}, made: the day it is made, "
        f"reason: why in one sentence, touched: [{', '.join(names)}]}}"
    )
    elsewhere = bool(names) and not of_values(before.value, edition.value)
    if names == ("aid",):
        yield edition.reading.problem(
            (),
            code="published-changed",
            sentence=f"{edition.address} was published on {last.published_on} at another address, and what is "
            "published of an aid says where it stands.",
            fix=f"{correction[0].upper()}{correction[1:]}.",
        )
        return
    yield edition.reading.problem(
        _path_to(edition, names),
        code="published-changed",
        sentence=f"{edition.address} was published on {last.published_on} and says something else since something it "
        f"uses was changed: {_in_short(names)}."
        if elsewhere
        else f"{edition.address} was published on {last.published_on} and has been changed since: {_in_short(names)}.",
        fix=f"Leave what it uses as it was and give the change an entry or edition from its own day, or {correction}."
        if elsewhere
        else f"Bring it back as it was and write a new edition (arrangements new-edition {edition.item}), or "
        f"{correction}.",
        at="key",
    )


def _told(
    edition: Edition, index: int, correction: Value, last: Revision, names: Sequence[str]
) -> Iterator[Problem]:
    """Whether a correction that is still to be published says when it was made, and exactly what it changed."""
    if correction["made"] < last.published_on:
        yield edition.reading.problem(
            ("corrections", index, "made"),
            code="correction-too-early",
            sentence=f"This correction is said to be made on {correction['made']}, and what it corrects was published "
            f"only on {last.published_on}.",
            fix="Write the day on which it was made.",
        )
    touched: list[str] = correction["touched"]
    if not names:
        yield edition.reading.problem(
            ("corrections", index),
            code="correction-of-nothing",
            sentence=f"This correction changes nothing: all is as it was published on {last.published_on}.",
            fix="Make the change it speaks of, or take the correction out.",
        )
        return
    untold = [word for word in names if word not in touched]
    too_many = [word for word in touched if word not in names]
    if untold or too_many:
        said = [f"does not name {_in_short(untold)}, which it changed"] if untold else []
        said += [f"names {_in_short(too_many)}, which it did not change"] if too_many else []
        yield edition.reading.problem(
            ("corrections", index, "touched"),
            code="correction-not-told",
            sentence=f"This correction {', and '.join(said)}.",
            fix=f"Write touched: [{', '.join(names)}].",
        )
    else:
        yield edition.reading.problem(
            ("corrections", index),
            code="not-published",
            sentence=f"Revision {correction['revision']} of {edition.address} has not been published.",
            fix="Run arrangements publish.",
            severity="warning",
        )


def _in_short(names: Sequence[str]) -> str:
    """Names as a person reads them out, those past a few only counted."""
    shown = list(names[:_FEW])
    if len(names) > _FEW:
        return f"{', '.join(shown)} and {len(names) - _FEW} more"
    if len(shown) > 1:
        return f"{', '.join(shown[:-1])} and {shown[-1]}"
    return shown[0] if shown else "the order of its parts"


def _path_to(edition: Edition, names: Sequence[str]) -> tuple[str, ...]:
    """Where the first of the names stands in an edition's file; the file's beginning when none is there any more."""
    for word in names:
        if word in edition.value:
            return (word,)
        for key, group in edition.value.items():
            if isinstance(group, dict) and word in group and key != "dropped":
                return (key, word)
    return ()
