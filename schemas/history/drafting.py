"""The draft that follows an edition: its value worked out from the older one, before anybody has changed a word.

What belonged to the older edition alone goes: who agreed and signed it and when, its review, its end, its corrections.
What it says stays, translations too, since those are pinned to the English they were made from.
"""

from collections.abc import Mapping
from typing import Any

from schemas import kinds
from schemas.register import Edition, Register, Value

#: Keys of an edition that say something of that edition alone.
ITS_OWN = frozenset(
    {
        "published",
        "review_by",
        "withdrawn",
        "effective_to",
        "corrections",
        "dropped",
        "gap_before",
        "held_as_source",
        "moved_from",
    }
)


def newest(register: Register, item: str) -> Edition | None:
    """The edition that a new one is made from: the newest with a first day, else the newest historic one.

    None where nothing but drafts without a day, or editions withdrawn before they began, are held.
    """
    held = register.items.get(item, ())
    counting = [one for one in held if one.dates.counts or (one.dates.unagreed and one.dates.effective_from)]
    newest = max(counting, key=lambda one: one.dates.effective_from, default=None)
    return newest or register.newest_historic(item)


def draft_of(edition: Edition, day: str) -> dict[str, Any]:
    """The value of the edition that starts on a day and says what an older one says.

    It names the older one under ``supersedes``, save a historic one: no one vouches for that, nor that nothing came in
    between. Each part says that it ``was`` the same part there; of a historic edition, in which one.
    """
    historic = edition.dates.historic
    made: dict[str, Any] = {}
    for key, value in edition.value.items():
        if key == "effective_from":
            # What is new stands beside the dates that it belongs to.
            made |= {} if "agreed" in edition.value else {"agreed": None}
            made[key] = day
            made |= {} if historic or "supersedes" in edition.value else {"supersedes": edition.name}
        elif key == "agreed":
            made["agreed"] = None
        elif key == "supersedes":
            made |= {} if historic else {key: edition.name}
        elif key == "signatures":
            made[key] = [_unsigned(one) for one in value]
        elif key in kinds.PARTS[edition.kind]:
            made[key] = {name: _part(edition, key, name, one, day) for name, one in value.items()}
        elif key not in ITS_OWN:
            made[key] = value
    return made


def _unsigned(signature: Value) -> dict[str, Any]:
    """A signature that is still to come; why another edition went without it says nothing of this one."""
    return {key: None if key == "signed" else value for key, value in signature.items() if key != "because"}


def _part(edition: Edition, group: str, name: str, part: Value, day: str) -> dict[str, Any]:
    begun = edition.kind != "form" and str(part.get("starts", day)) <= day
    older = {"edition": edition.name} if edition.dates.historic else {}
    was = {**older, "clause": name, "relation": "same"}
    made: dict[str, Any] = {}
    for key, value in part.items():
        # A part that has begun by then needs no first day of its own.
        if key != "change" and not (key == "starts" and begun):
            made[key] = was if key == "was" else value
    return {**made, "was": was} if "was" in _keys(edition.kind, group) else made


def _keys(kind: str, group: str) -> Mapping[str, object]:
    """The keys that a part of a group may have, as the schema says."""
    found: Any = kinds.schema(kind)["properties"]
    found = found[group]
    while "properties" not in found:
        reference = found.get("$ref") or found["additionalProperties"].get("$ref")
        if reference:
            defined: Any = kinds.schema("common")["$defs"]
            found = defined[reference.rpartition("/")[2]]
        else:
            found = found["additionalProperties"]
    keys: Mapping[str, object] = found["properties"]
    return keys
