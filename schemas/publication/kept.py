"""The kept form of a published revision: one JSON text with the edition's value, its order and its compiled aid.

Keys of canonical JSON are sorted, and the order of clauses or of answers means something to a reader, so it is kept
beside the value. A revision's digest is the SHA-256 of these bytes (design §9, *Digest*); until a file's bytes have
that digest, nothing in it is believed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas import digest, kinds
from schemas.files import validation
from schemas.files.reading import Reading

#: More bytes than this are not read: ten times what the largest data file could come to.
LARGEST = 20_000_000

_KEYS = {"value", "order", "compiled"}
# The groups of an edition in which the order of the ids is what a reader sees. Inside questions stand the answers, and
# the things that the answers are asked of.
_IN_ORDER = frozenset({"tables", *(group for groups in kinds.PARTS.values() for group in groups)})


class CannotRead(Exception):
    """A kept revision cannot be used; the text says why, in one sentence."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One revision as it was published: the edition's value, and the aid compiled from it where it is one."""

    value: Mapping[str, Any]
    compiled: Mapping[str, Any] | None = field(default=None)


def written(revision: Kept) -> bytes:
    """The bytes that a revision is kept as."""
    return digest.canonical({"value": revision.value, "order": order(revision.value), "compiled": revision.compiled})


def digest_of(revision: Kept) -> str:
    """The digest of a revision: what the lock says of it."""
    return hashlib.sha256(written(revision)).hexdigest()


def _ordered(value: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Each group of a value whose order a reader sees, and where it stands."""
    for key, group in value.items():
        if key in _IN_ORDER and isinstance(group, dict):
            yield (key,), group
            for word, one in group.items():
                for inside in ("several", "answers"):
                    held = one.get(inside) if isinstance(one, dict) else None
                    if isinstance(held, dict):
                        yield (key, word, inside), held


def order(value: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids of each group whose order a reader sees, by the group's place, such as ``questions/harm/answers``."""
    return {"/".join(path): list(group) for path, group in _ordered(value)}


def read(data: bytes, expected: str, shown: str) -> Kept:
    """The revision that the bytes of a file hold.

    Args:
        data: the bytes, which nobody vouches for.
        expected: the digest that the lock gives for them.
        shown: what they are, as a person would say it, to begin a sentence with.

    Raises:
        CannotRead: they are not what was published, or not what `written` makes.

    """
    if hashlib.sha256(data).hexdigest() != expected:
        raise CannotRead(f"{shown} is not as it was published: its digest is another than published.yaml says.")
    try:
        found = json.loads(data.decode(), parse_constant=_refused, parse_float=_refused)
        as_kept = digest.canonical(found) == data
    except (ValueError, RecursionError):
        # ValueError is also what bytes that are not UTF-8, or text that is not JSON, end in.
        raise CannotRead(f"{shown} is not in the form that arrangements publish writes.") from None
    if not as_kept or not isinstance(found, dict) or set(found) != _KEYS:
        raise CannotRead(f"{shown} is not in the form that arrangements publish writes.")
    value, compiled = found["value"], found["compiled"]
    if not _fits(value, shown) or not (compiled is None or isinstance(compiled, dict)):
        raise CannotRead(f"{shown} does not fit the schema of its kind.")
    if not _put_in_order(value, found["order"]):
        raise CannotRead(f"{shown} does not say in which order its parts stand.")
    return Kept(value=value, compiled=compiled)


def _refused(word: str) -> None:
    raise ValueError(word)


def _fits(value: object, shown: str) -> bool:
    kind = value.get("kind") if isinstance(value, dict) else None
    known = kinds.KINDS.get(kind) if isinstance(kind, str) else None
    if known is None or not known.editions:
        return False
    reading = Reading(file=shown, value=value, data=b"")
    return not validation.validate(reading, kinds.schema(known.name), kinds.registry())


def _put_in_order(value: dict[str, Any], said: object) -> bool:
    """Put the groups of a value into the order that was kept; false when that is not an order of their ids."""
    groups = {"/".join(path): group for path, group in _ordered(value)}
    if not isinstance(said, dict) or said.keys() != groups.keys():
        return False
    for place, group in groups.items():
        ids = said[place]
        if not isinstance(ids, list) or sorted(map(str, ids)) != sorted(group):
            return False
        held = dict(group)
        group.clear()
        group.update((word, held[word]) for word in map(str, ids))
    return True
