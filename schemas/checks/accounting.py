"""Whether a new edition accounts for every part of the one it supersedes, and truly.

Each part of the superseded edition keeps its id, became another part under `was`, or is listed under `dropped` with
the reason. What `was` says is held against the words of both editions. No id is ever used again, and a part that goes
on speaks to a subject still (design §3).
"""

from collections.abc import Iterator, Mapping, Sequence

from schemas.comparing import comparison
from schemas.comparing.descent import MERGED, MOVED, REWORDED, SAME, SPLIT
from schemas.history import parts, succession
from schemas.history.succession import Was
from schemas.problems import Problem, nearest
from schemas.register import Edition, Register, Value, part
from schemas.remembering.later import is_made
from schemas.remembering.remembered import per_edition

# A part has one such relation at most, and to one part: the others share.
_ALONE = frozenset({SAME, MOVED, REWORDED})
# A part that only stands elsewhere has moved.
_PLACE = frozenset({"number", "under"})


def problems(register: Register) -> Iterator[Problem]:
    """A problem for every part that is not accounted for, and for every account of one that cannot be true."""
    for item, held in register.items.items():
        if item in register.unread:
            continue  # what is missing here may stand in a file with mistakes of its own
        for edition in held:
            told = succession.told(edition)
            if told["supersedes"] or told["was"] or told["dropped"]:
                yield from _of(register, edition, succession.befores(edition))


def _of(register: Register, edition: Edition, said: Sequence[Was]) -> Iterator[Problem]:
    held = {one.name: one for one in register.items[edition.item] if not _is_no_older(edition, one)}
    sound: list[Was] = []
    for one in said:
        if one.edition in held and one.clause in held[one.edition].parts:
            sound.append(one)
        else:
            yield _was_nothing(register, edition, one)
    before = succession.sibling(register, edition, succession.named(edition))
    yield from _do_not_add_up(edition, before, sound)
    yield from _not_the_same(edition, held, sound)
    if not succession.named(edition):
        yield from _dropped_from_nothing(edition)
    elif before is not None and before.name != edition.name:
        yield from _dropped(edition, before, said)
        yield from _unaccounted(edition, before, said)
        yield from _used_again(register, edition, before, said)
        yield from _subject_lost(edition, before, said)


def _is_no_older(edition: Edition, other: Edition) -> bool:
    first, its_first = edition.dates.effective_from, other.dates.effective_from
    return other.name == edition.name or bool(first and its_first > first)


def _was_nothing(register: Register, edition: Edition, one: Was) -> Problem:
    what = parts.CALLED[one.group]
    older = succession.sibling(register, edition, one.edition)
    place = (*one.place, "edition")
    if not one.edition:
        place = (*one.place, "clause")
        sentence = f"This {what} says what it was, and the edition does not say which edition it supersedes."
        fix = "Add supersedes with the name of the edition before, or name the edition here."
    elif older is None:
        near = nearest(one.edition, [held.name for held in register.items[edition.item]])
        sentence = f"There is no edition {one.edition} of {edition.item} in which this {what} could have been."
        fix = f"Did you mean {near}?" if near else "Write the name of the edition before, as its file is named."
    elif _is_no_older(edition, older):
        sentence = f"This {what} is said to come from edition {older.name}, which is not earlier than this one."
        fix = "Under was, name an edition that began before this one."
    else:
        place = (*one.place, "clause")
        near = nearest(one.clause, older.parts)
        sentence = f"There was no {what} {one.clause} in edition {older.name}."
        fix = f"Did you mean {near}?" if near else "Write the id that it had there, or leave was out where it is new."
    return edition.reading.problem(
        place, code="was-nothing" if one.edition else "no-edition-before", sentence=sentence, fix=fix
    )


def _do_not_add_up(edition: Edition, before: Edition | None, said: Sequence[Was]) -> Iterator[Problem]:
    """A problem for each relation that the number of parts on either side belies."""
    takers: dict[tuple[str, str], list[str]] = {}
    givers: dict[str, list[Was]] = {}
    for one in said:
        takers.setdefault((one.edition, one.clause), []).append(one.part)
        givers.setdefault(one.part, []).append(one)
    for word in sorted(_staying(edition, before, said)) if before else ():
        takers.setdefault((succession.named(edition), word), []).append(word)
    for one in said:
        what = parts.CALLED[one.group]
        given = {(each.edition, each.clause) for each in givers[one.part]}
        others = [word for word in takers[one.edition, one.clause] if word != one.part]
        if len(given) > 1 and one.relation in _ALONE:
            sentence = f"This {what} is said to come from several parts, so it cannot be called {one.relation}."
            fix = "Write relation: merged for each of them, or keep only the one that it was."
        elif len(given) == 1 and one.relation == MERGED:
            sentence = f"This {what} is said to be merged, and names only one part that was merged into it."
            fix = "Name the others that were merged into it too, or write relation: reworded."
        elif not others and one.relation == SPLIT:
            sentence = f"This {what} is said to be split from {one.clause}, and no other part came from that."
            fix = "Say of the other piece that it was split from it too, or write relation: reworded."
        elif others and one.relation in _ALONE:
            sentence = f"Both this {what} and {others[0]} are said to be {one.clause}, {one.relation}. Only one can be."
            fix = "Write relation: split for both, or correct one of them."
        else:
            continue
        yield edition.reading.problem(
            (*one.place, "relation"), code="was-does-not-add-up", sentence=sentence, fix=fix
        )


def _staying(edition: Edition, before: Edition, said: Sequence[Was]) -> frozenset[str]:
    """The parts that say nothing and stay what they were: under their id, or unchanged though another was that too."""
    keeping = succession.keeping_their_id(edition, before, said)
    taken = succession.renamed(before, said).keys() & edition.parts - {one.part for one in said} - keeping
    same = (word for word in taken if not _differs(before, edition, word, part(edition, word) or {}))
    return keeping.union(same)


def _not_the_same(edition: Edition, held: Mapping[str, Edition], said: Sequence[Was]) -> Iterator[Problem]:
    for name in dict.fromkeys(one.edition for one in said if one.relation == SAME):
        same = [one for one in said if one.relation == SAME and one.edition == name]
        changed = _changed(edition, held[name], said, same)
        for one in same:
            keys = changed[one.part]
            if keys:
                told = " and ".join(dict.fromkeys(comparison.in_words(key) for key in keys))
                relation = "moved" if set(keys) <= _PLACE else "reworded"
                yield edition.reading.problem(
                    (*one.place, "relation"),
                    code="not-the-same",
                    sentence=f"This {parts.CALLED[one.group]} is said to be the same as {one.clause} in edition {name}."
                    f" What differs is {told}.",
                    fix=f"Write relation: {relation}, or restore what it said.",
                )


def _changed(edition: Edition, older: Edition, said: Sequence[Was], same: Sequence[Was]) -> dict[str, list[str]]:
    """The keys that differ in each part that is said to be the same as one of an older edition, by id."""

    def found() -> dict[str, list[str]]:
        first, renamed = edition.dates.effective_from, succession.renamed(older, said)
        return {
            one.part: succession.changed(part(older, one.clause) or {}, part(edition, one.part) or {}, first, renamed)
            for one in same
        }

    if is_made(older, "value") and older.value is not older.reading.value:
        return found()
    # It depends on the older file as well, so the older file is in its name.
    kept: dict[str, list[str]] = per_edition(f"changed since {older.reading.digest}", edition, found)
    return kept


def _dropped_from_nothing(edition: Edition) -> Iterator[Problem]:
    if succession.dropped(edition):
        yield edition.reading.problem(
            ("dropped",),
            code="no-edition-before",
            sentence="This edition lists what it dropped, and does not say which edition it supersedes.",
            fix="Add supersedes with the name of the edition before.",
            at="key",
        )


def _dropped(edition: Edition, before: Edition, said: Sequence[Was]) -> Iterator[Problem]:
    became = succession.renamed(before, said)
    for word in succession.dropped(edition):
        if word not in before.parts:
            near = nearest(word, before.parts)
            yield edition.reading.problem(
                ("dropped", word),
                code="dropped-nothing",
                sentence=f"There was nothing called {word} in edition {before.name} that could be dropped.",
                fix=f"Did you mean {near}?" if near else "Take it away, or correct the id.",
                at="key",
            )
        elif word in edition.parts or word in became:
            became_part = f"{became[word]} says that it came from {word}" if word in became else ""
            stands = became_part or "it is still in this edition"
            yield edition.reading.problem(
                ("dropped", word),
                code="dropped-still-stands",
                sentence=f"The {parts.called(before, word)} {word} is listed as dropped, but {stands}.",
                fix="Take it out of dropped. If it really was dropped, take away what stands for it here.",
                at="key",
            )


def _unaccounted(edition: Edition, before: Edition, said: Sequence[Was]) -> Iterator[Problem]:
    became = succession.renamed(before, said).keys()
    told = edition.parts | became | set(succession.dropped(edition))
    if before.parts <= told:
        return
    for group, word, _ in parts.every(before):
        if word not in told:
            yield edition.reading.problem(
                ("supersedes",),
                code="part-unaccounted",
                sentence=f"The {parts.CALLED[group]} {word} of edition {before.name} is gone, and nothing says what "
                "became of it.",
                fix="List it under dropped with the reason, or say under was which part it became.",
            )


def _used_again(
    register: Register, edition: Edition, before: Edition, said: Sequence[Was]
) -> Iterator[Problem]:
    """A problem for each id that stood for something else in an edition before."""
    saying = {(one.part, one.clause) for one in said}
    naming = {one.part for one in said if one.edition == before.name}
    taken = {one.clause for one in said if one.edition == before.name and one.relation != SPLIT}
    older = _older_still(register, before)
    again = (edition.parts & before.parts & (naming | taken)) | (edition.parts - before.parts)
    stood = {
        word: next((each for each in (before, *older) if word in each.parts), None)
        for word in again
        if (word, word) not in saying  # else it says that it is the same part
    }
    if not any(stood.values()):
        return
    for group, word, one in parts.every(edition):
        held = stood.get(word)
        # What left with an older edition may come back, when it comes back unchanged.
        if held and (word in naming or _differs(held, edition, word, one)):
            yield edition.reading.problem(
                (group, word),
                code="id-used-again",
                sentence=f"In edition {held.name} the id {word} stood for another {parts.called(held, word)}, and an "
                "id is never used again.",
                fix=f"Give this {parts.CALLED[group]} an id of its own, or say under was that it was {word}.",
                at="key",
            )


def _subject_lost(edition: Edition, before: Edition, said: Sequence[Was]) -> Iterator[Problem]:
    """A problem for each part that named a subject in the edition before and names none now.

    Without it the part is compared with nobody any more: not with the national rule, nor with other publishers. Of a
    part that was split, one piece may take its subject along for all.
    """
    named = {word: str(one["subject"]) for _, word, one in parts.every(before) if "subject" in one}
    if not named:
        return
    now = {word: (group, one.get("subject")) for group, word, one in parts.every(edition)}
    came = {(word, word): SAME for word in edition.parts & before.parts}
    came |= {(one.part, one.clause): one.relation for one in said if one.edition == before.name}
    taken_along = {clause for word, clause in came if now[word][1] and now[word][1] == named.get(clause)}
    split = {clause for (_, clause), relation in came.items() if relation == SPLIT}
    told: set[str] = set()
    for word, clause in came:
        group, subject = now[word]
        if clause in named and not subject and word not in told and clause not in split & taken_along:
            told.add(word)
            yield edition.reading.problem(
                (group, word),
                code="subject-lost",
                sentence=f"In edition {before.name} the {parts.called(before, clause)} {clause} spoke to the subject "
                f"{named[clause]}, and here it names none.",
                fix=f"Write subject: {named[clause]}, or the subject that it speaks to now.",
                at="key",
            )


def _differs(older: Edition, edition: Edition, word: str, one: Value) -> bool:
    return bool(succession.changed(part(older, word) or {}, one, edition.dates.effective_from, {}))


def _older_still(register: Register, edition: Edition) -> list[Edition]:
    """The editions behind one, by way of what each supersedes, the newest first."""
    found = [edition]
    while True:
        older = succession.sibling(register, edition, succession.named(found[-1]))
        if older is None or any(older is one for one in found):
            return found[1:]
        found.append(older)
