"""Which part of an edition came of which part of an older one. Only the standard library: it runs in the browser too.

An id is never used for another part, so the same id is the same part; `was`, on the newer side, says the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = Mapping[str, object]
#: A part's group and id, such as ("clauses", "same-day").
Key = tuple[str, str]

#: The keys under which an edition of any kind has its parts, in the order of `schemas.kinds.PARTS`.
GROUPS = ("standards", "statements", "levels", "steps", "clauses", "fields", "questions", "outcomes")

SAME, REWORDED, MOVED, SPLIT, MERGED, REPLACED = "same", "reworded", "moved", "split", "merged", "replaced"
#: What an author can say of a part that was another, from the least to the most.
RELATIONS = (SAME, REWORDED, MOVED, SPLIT, MERGED, REPLACED)


@dataclass(frozen=True, kw_only=True)
class Former:
    """A part of the older edition that a newer one came of; `relation` as its author wrote it, else empty."""

    key: Key
    relation: str = ""


def groups(value: Value) -> dict[str, Mapping[str, Value]]:
    """The parts of an edition by group and id, each in its order."""
    found: dict[str, Mapping[str, Value]] = {}
    for group in GROUPS:
        held = value.get(group)
        if isinstance(held, Mapping) and all(isinstance(one, Mapping) for one in held.values()):
            found[group] = held
    return found


def parts(value: Value) -> dict[Key, Value]:
    """The parts of an edition by group and id together."""
    return {(group, word): one for group, held in groups(value).items() for word, one in held.items()}


def formers(older: Value, newer: Value, between: Sequence[Value] = ()) -> dict[Key, tuple[Former, ...]]:
    """For each part of the newer edition, the parts of the older that it came of; none for a new one.

    `between` are the editions that lie between the two, oldest first: moves are followed through them.
    """
    chain = (*between, newer)
    held = parts(older)
    found: dict[Key, tuple[Former, ...]] = {key: (Former(key=key),) for key in held}
    earlier = older
    for later in chain:
        step = _one_step(earlier, later)
        found = {key: _through(found, steps) for key, steps in step.items()}
        earlier = later
    # What left on the way and came back under its own id is the same part.
    return {key: had or ((Former(key=key),) if key in held else ()) for key, had in found.items()}


def _one_step(older: Value, newer: Value) -> dict[Key, tuple[Former, ...]]:
    held = parts(older)
    by_word = {key[1]: key for key in reversed(held)}
    found: dict[Key, tuple[Former, ...]] = {}
    for key, one in parts(newer).items():
        itself = key if key in held else by_word.get(key[1])
        told = _told(one.get("was"), by_word)
        # The older edition has the very same `was`: it tells of a step before this one.
        before_this = itself is not None and "was" in held[itself] and held[itself]["was"] == one.get("was")
        if told and not before_this:
            found[key] = told
        else:
            found[key] = (Former(key=itself),) if itself else ()
    return found


def _told(was: object, by_word: Mapping[str, Key]) -> tuple[Former, ...]:
    """What `was` says, as far as the older edition holds it, each part once."""
    told: dict[Key, Former] = {}
    for one in was if isinstance(was, (list, tuple)) else [was]:
        if isinstance(one, Mapping) and one.get("clause") in by_word:
            key, relation = by_word[one["clause"]], one.get("relation")
            told.setdefault(key, Former(key=key, relation=relation if relation in RELATIONS else ""))
    return tuple(told.values())


def _through(found: Mapping[Key, tuple[Former, ...]], step: tuple[Former, ...]) -> tuple[Former, ...]:
    """One step more on a way through several editions: of two relations the one that says more."""
    made: dict[Key, Former] = {}
    for last in step:
        for first in found.get(last.key, ()):
            relation = max(first.relation, last.relation, key=_weight)
            known = made.get(first.key)
            if known is None or _weight(known.relation) < _weight(relation):
                made[first.key] = Former(key=first.key, relation=relation)
    return tuple(made.values())


def _weight(relation: str) -> int:
    return RELATIONS.index(relation) + 1 if relation else 0
