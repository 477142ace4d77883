"""What differs between two revisions of one edition, as the ids and keys that a correction has to name."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas import kinds
from schemas.publication import kept
from schemas.publication.kept import Kept

_GROUPS = frozenset(group for groups in kinds.PARTS.values() for group in groups)
_NOTHING: Mapping[str, Any] = {}
# What a correction adds of itself.
_ITS_OWN = "corrections"


def differing(older: Kept, newer: Kept) -> tuple[str, ...]:
    """The ids of parts, and the keys, in which two revisions differ; in the order of the newer, then of the older.

    A part that is new, gone or changed is named by its id. A group whose ids stand in another order is named by its
    key, and so is whatever is no part. Of an aid that was compiled both times, an outcome counts as changed too when
    a deadline or a field of the form that it shows has been reworded elsewhere.
    """
    found = dict.fromkeys(_of_values(older.value, newer.value))
    if older.compiled is not None and newer.compiled is not None:
        found |= dict.fromkeys(_of_compiled(older.compiled, newer.compiled, set(found)))
    return tuple(found)


def of_values(older: Mapping[str, Any], newer: Mapping[str, Any]) -> tuple[str, ...]:
    """As `differing`, of two edition values alone."""
    return tuple(dict.fromkeys(_of_values(older, newer)))


def _of_values(older: Mapping[str, Any], newer: Mapping[str, Any]) -> Iterator[str]:
    older_order, newer_order = kept.order(older), kept.order(newer)
    for key in (*newer, *(key for key in older if key not in newer)):
        before, now = older.get(key), newer.get(key)
        if key == _ITS_OWN:
            continue
        if key not in _GROUPS or not isinstance(before, dict) or not isinstance(now, dict):
            if before != now or (key in older) != (key in newer) or older_order.get(key) != newer_order.get(key):
                yield key
            continue
        for word in (*now, *(word for word in before if word not in now)):
            inside = [f"{key}/{word}/{group}" for group in ("several", "answers")]
            if before.get(word) != now.get(word) or any(older_order.get(o) != newer_order.get(o) for o in inside):
                yield word
        if [word for word in before if word in now] != [word for word in now if word in before]:
            yield key


def _of_compiled(older: Mapping[str, Any], newer: Mapping[str, Any], told: set[str]) -> Iterator[str]:
    """What differs in a compiled aid besides its number as a revision."""
    moved = {key for key in (*older, *newer) if older.get(key) != newer.get(key)} - {"revision"}
    shown = {
        "deadlines": _ids_that_differ(older, newer, "deadlines"),
        "fields": _ids_that_differ(older, newer, "fields"),
    }
    named = set(told)
    for word in _ids_that_differ(older, newer, "questions"):
        named.add(word)
        yield word
    changed = set(_ids_that_differ(older, newer, "outcomes"))
    for one in (*_listed(newer, "outcomes").values(), *_listed(older, "outcomes").values()):
        if one["id"] in changed or _shows(one, shown):
            named.add(one["id"])
            yield one["id"]
    # Whatever is left has no part to be named by; nothing that differs goes without a name.
    if moved and not named:
        yield from sorted(moved)


def _listed(compiled: Mapping[str, Any], group: str) -> dict[str, Mapping[str, Any]]:
    """One group of a compiled aid by id; what has no id, as another version may have made it, is passed over."""
    held = compiled.get(group)
    return {
        one["id"]: one
        for one in (held if isinstance(held, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    }


def _ids_that_differ(older: Mapping[str, Any], newer: Mapping[str, Any], group: str) -> tuple[str, ...]:
    before, now = _listed(older, group), _listed(newer, group)
    return tuple(word for word in dict.fromkeys((*now, *before)) if before.get(word) != now.get(word))


def _shows(outcome: Mapping[str, Any], changed: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an outcome shows a deadline, or asks for a field, that has changed."""
    actions = outcome.get("actions")
    deadlines = {one.get("deadline") for one in (actions if isinstance(actions, list) else ()) if isinstance(one, dict)}
    asked = [outcome.get(key) for key in ("must_record", "may_record")]
    fields = {word for one in asked if isinstance(one, list) for word in one if isinstance(word, str)}
    return not deadlines.isdisjoint(changed["deadlines"]) or not fields.isdisjoint(changed["fields"])
