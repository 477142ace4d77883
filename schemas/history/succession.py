"""Which edition takes the place of which, and what became of every part; stored once, on the newer side.

An edition names the one it `supersedes`, and a part what it `was` there. The way forward is computed from that. A part
that keeps its id and says nothing is the same part still, since an id is never used for another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.comparing import sameness
from schemas.comparing.descent import REWORDED, SAME, SPLIT
from schemas.files.reading import Path
from schemas.history import parts
from schemas.register import Edition, Register, Value, part
from schemas.remembering.remembered import per_edition, per_register

#: What became of a part, or what it was: the other edition, the id there, and the relation.
Step = tuple[Edition, str, str]

# What an author says about a change is not itself a change.
_TOLD = frozenset({"was", "change"})
# Their order means nothing.
_SETS = frozenset({"cites", "actors", "follows"})


@dataclass(frozen=True, kw_only=True)
class Was:
    """One thing that a part says it was: the place of the saying, and the edition, the id and the relation it names.

    `edition` is the superseded edition where the part names none, and empty where that is not said either.
    """

    part: str
    group: str
    place: Path
    edition: str
    clause: str
    relation: str


def named(edition: Edition) -> str:
    """The edition of the same item that an edition says it supersedes, or the empty text."""
    return str(told(edition)["supersedes"])


def dropped(edition: Edition) -> Sequence[str]:
    """The ids that an edition lists as dropped from the edition before."""
    found: list[str] = told(edition)["dropped"]
    return found


def befores(edition: Edition) -> tuple[Was, ...]:
    """Everything that the parts of an edition say they were, in their order."""
    said = told(edition)
    return tuple(
        Was(
            part=word,
            group=group,
            place=(group, word, "was") if index < 0 else (group, word, "was", index),
            edition=older or said["supersedes"],
            clause=clause,
            relation=relation,
        )
        for group, word, index, older, clause, relation in said["was"]
    )


def sibling(register: Register, edition: Edition, name: str) -> Edition | None:
    """The edition of the same item with this name, or None."""
    return next((one for one in register.items.get(edition.item, ()) if one.name == name), None)


def successor(register: Register, edition: Edition) -> Edition | None:
    """The edition that takes the place of another: the one that says so, else the next that begins; None when neither.

    Of several that say so, the first that can ever be in force.
    """
    held = [one for one in register.items.get(edition.item, ()) if one.name != edition.name]
    saying = [one for one in held if named(one) == edition.name]
    later = [one for one in held if edition.dates.counts and one.dates.counts]
    later = [one for one in later if one.dates.effective_from > edition.dates.effective_from]

    def order(one: Edition) -> tuple[bool, str, str]:
        return not one.dates.counts, one.dates.effective_from, one.name

    return min(saying, key=order, default=None) or min(later, key=order, default=None)


def came_from(register: Register, edition: Edition, name: str) -> tuple[Step, ...]:
    """What a part was in older editions, as far as they are held: edition, id there, and relation.

    Said under `was`, or by an id kept from the superseded edition, which is then *same* or *reworded*.
    """
    return tuple(_back(register, edition.item).get((edition.name, name), ()))


def went_to(register: Register, edition: Edition, name: str) -> tuple[Step, ...]:
    """What a part became in newer editions: edition, id there, and relation. The inverse of `came_from`."""
    return tuple(_on(register, edition.item).get((edition.name, name), ()))


def keeping_their_id(edition: Edition, before: Edition, all_said: Sequence[Was]) -> frozenset[str]:
    """The parts that say nothing of the edition before and are there under the same id, which no other took over.

    Given also all that the parts of the edition say they were. Of a part that was split, one piece may keep the id.
    """
    if before.name == edition.name:
        return frozenset()
    said = [one for one in all_said if one.edition == before.name]
    saying = {one.part for one in said}
    taken = {one.clause for one in said if one.relation != SPLIT}
    return (edition.parts & before.parts) - saying - taken


def changed(older: Value, newer: Value, first: str, renamed: Mapping[str, str]) -> list[str]:
    """The keys of a part that do not say the same in two editions, typographic noise set aside.

    Args:
        older: the part in the older edition.
        newer: the part in the newer one.
        first: the first day of the newer edition; a part that had started by then needs no `starts` of its own there.
        renamed: the newer ids of other parts by their older ones.

    """

    def plain(one: Value) -> dict[str, Any]:
        return {
            key: sorted(value) if key in _SETS else value
            for key, value in one.items()
            if key not in _TOLD and not (key == "starts" and first and value <= first)
        }

    before, after = plain(older), plain(newer)
    if "follows" in before:
        before["follows"] = sorted(renamed.get(one, one) for one in before["follows"])
    if "standard" in before:
        before["standard"] = renamed.get(before["standard"], before["standard"])
    return [key for key in {**before, **after} if sameness.of(before.get(key)) != sameness.of(after.get(key))]


def renamed(before: Edition, all_said: Sequence[Was]) -> Mapping[str, str]:
    """The ids of parts by the ids that they had in the edition before, given all that they say they were."""
    return {one.clause: one.part for one in all_said if one.edition == before.name}


_Steps = Mapping[tuple[str, str], list[Step]]


def _back(register: Register, item: str) -> _Steps:
    """For each part of an item, by edition and id, what it was."""

    def found() -> _Steps:
        steps: dict[tuple[str, str], list[Step]] = {}
        for edition in register.items.get(item, ()):
            for word, step in _steps(register, edition):
                told = steps.setdefault((edition.name, word), [])
                told += [step] if step not in told else []
        return steps

    steps: _Steps = per_register(f"came from {item}", register, found)
    return steps


def _on(register: Register, item: str) -> _Steps:
    """For each part of an item, by edition and id, what it became."""

    def found() -> _Steps:
        steps: dict[tuple[str, str], list[Step]] = {}
        for edition in register.items.get(item, ()):
            for _, word, _ in parts.every(edition):
                for older, name, relation in came_from(register, edition, word):
                    steps.setdefault((older.name, name), []).append((edition, word, relation))
        return steps

    steps: _Steps = per_register(f"went to {item}", register, found)
    return steps


def _steps(register: Register, edition: Edition) -> Iterator[tuple[str, Step]]:
    held = {one.name: one for one in register.items.get(edition.item, ()) if one.name != edition.name}
    said = befores(edition)
    for one in said:
        older = held.get(one.edition)
        if older is not None and one.clause in older.parts:
            yield one.part, (older, one.clause, one.relation)
    before = held.get(named(edition))
    if before is not None:
        first, ids = edition.dates.effective_from, renamed(before, said)
        for word in sorted(keeping_their_id(edition, before, said)):
            differs = changed(part(before, word) or {}, part(edition, word) or {}, first, ids)
            yield word, (before, word, REWORDED if differs else SAME)


def told(edition: Edition) -> Mapping[str, Any]:
    """What an edition says of what came before it, worked out once from its file.

    `supersedes`, `dropped` and `was` as above, `gap` whether it explains one, `instead` what a historic one names.
    """
    found: Mapping[str, Any] = per_edition("succession", edition, lambda: _read(edition))
    return found


def _read(edition: Edition) -> dict[str, Any]:
    value = edition.value
    was: list[list[object]] = []
    for group, word, one in parts.every(edition):
        said = one.get("was", [])
        # A place of -1 stands for a `was` that is not a list.
        listed = enumerate(said) if isinstance(said, list) else [(-1, said)]
        was += [
            [group, word, index, each.get("edition", ""), each["clause"], each["relation"]] for index, each in listed
        ]
    return {
        "supersedes": value.get("supersedes", ""),
        "gap": "gap_before" in value,
        "dropped": list(value.get("dropped", ())),
        "was": was,
        "instead": value.get("held_as_source", {}).get("use_instead", ""),
    }
