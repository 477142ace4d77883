"""The editions of one item one after another: each begins once, ends in time, and names the one it supersedes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from schemas.addresses import find
from schemas.history import editions, succession
from schemas.problems import Problem, nearest
from schemas.register import Edition, Register

# Longer than anybody waits before looking at an agreement again: the sources have one year or two.
_YEARS_TO_A_REVIEW = 10


def problems(register: Register) -> Iterator[Problem]:
    """Problems of the editions of one item beside each other: their days, their gaps, and which supersedes which."""
    for item, held in register.items.items():
        counting = sorted((one for one in held if one.dates.counts), key=lambda one: one.dates.effective_from)
        for one in held:
            yield from _ends_first(one)
            yield from _never_begins(one)
            yield from _instead_of_itself(one, counting)
        yield from _ties(counting)
        if item not in register.unread:  # else what is missing here may stand in a file with mistakes of its own
            yield from _gaps(held, counting)
            for one in held:
                yield from _wrongly_superseding(register, one, counting)
        yield from _unreviewed(counting)


def _ends_first(edition: Edition) -> Iterator[Problem]:
    first, last = edition.dates.effective_from, edition.dates.effective_to
    if first and last and last < first:
        yield edition.reading.problem(
            ("effective_to",),
            code="ends-before-it-begins",
            sentence=f"This edition ends on {last}, before it begins.",
            fix="Correct one of the two dates.",
        )


def _ties(counting: Sequence[Edition]) -> Iterator[Problem]:
    for older, newer in pairwise(counting):
        if older.dates.effective_from == newer.dates.effective_from:
            yield newer.reading.problem(
                ("effective_from",),
                code="two-begin-on-one-day",
                sentence=f"Edition {older.name} of {older.item} begins on the same day, so neither can be in force.",
                fix="Give one of them another first day, or withdraw it.",
            )


def _gaps(held: Sequence[Edition], counting: Sequence[Edition]) -> Iterator[Problem]:
    before: dict[str, Edition] = {newer.name: older for older, newer in pairwise(counting)}
    for edition in counting:
        older = before.get(edition.name)
        first = edition.dates.effective_from
        last = editions.own_end(older.dates) if older else ""
        is_gap = bool(last) and editions.next_day(last) < first
        if older and is_gap and not succession.told(edition)["gap"]:
            how = "withdrawn" if older.dates.withdrawn and last != older.dates.effective_to else "over"
            until = editions.day_before(first)
            yield edition.reading.problem(
                ("effective_from",),
                code="gap-not-declared",
                sentence=f"Edition {older.name} was {how} and nothing was in force from {editions.next_day(last)} to "
                f"{until}; this edition does not say why.",
                fix="Say why under gap_before, or correct one of the dates.",
            )
        # Nobody knows until when a source document was followed, so what came after it may speak of a gap.
        source_before = older is None and any(one.dates.historic for one in held)
        if succession.told(edition)["gap"] and not is_gap and not source_before:
            was = f"edition {older.name} was in force until this one began" if older else "no edition came before it"
            yield edition.reading.problem(
                ("gap_before",),
                code="no-gap",
                sentence=f"This edition explains a gap before it, and there is none: {was}.",
                fix="Take gap_before away, or correct the dates.",
                at="key",
            )


def _wrongly_superseding(register: Register, edition: Edition, counting: Sequence[Edition]) -> Iterator[Problem]:
    name = succession.named(edition)
    names = {one.name: one for one in register.items[edition.item]}
    if not name:
        yield from _not_said(edition, counting)
    elif name not in names:
        near = nearest(name, names.keys() - {edition.name})
        yield edition.reading.problem(
            ("supersedes",),
            code="supersedes-nothing",
            sentence=f"There is no edition {name} of {edition.item} for this one to supersede.",
            fix=f"Did you mean {near}?" if near else "Write the name of the edition before, as its file is named.",
        )
    else:
        yield from _not_the_one_before(register, edition, names[name], counting)


def _not_the_one_before(
    register: Register, edition: Edition, older: Edition, counting: Sequence[Edition]
) -> Iterator[Problem]:
    first, its_first = edition.dates.effective_from, older.dates.effective_from
    between = [one for one in counting if edition.dates.counts and its_first < one.dates.effective_from < first]
    said = [one for one in between if succession.named(one) == older.name]
    circle = [] if first and its_first else _circle(register, edition)
    if older.name == edition.name:
        sentence, fix = "This edition says that it supersedes itself.", "Name the edition before it."
    elif first and its_first > first:
        sentence = f"Edition {older.name} begins on {its_first}, after this one, which cannot supersede it."
        fix = "Name the edition before it, or correct one of the dates."
    elif circle:
        sentence = f"These editions supersede each other in a circle: {' → '.join(circle)}."
        fix = "Take supersedes away from the oldest of them."
    elif said:
        yield edition.reading.problem(
            ("supersedes",),
            code="superseded-twice",
            sentence=f"Edition {older.name} was superseded by edition {said[-1].name} before this one began.",
            fix=f"Write {_line(between[-1].name)}",
        )
        return
    elif between and (older.dates.counts or older.dates.historic):
        sentence = f"Edition {between[-1].name} came after edition {older.name}, so this one supersedes that."
        fix = f"Write {_line(between[-1].name)}"
    else:
        return
    yield edition.reading.problem(("supersedes",), code="supersedes-wrong", sentence=sentence, fix=fix)


def _circle(register: Register, edition: Edition) -> list[str]:
    """The names from an edition back to itself by way of what each supersedes; empty when they lead elsewhere."""
    names = [edition.name]
    now = succession.sibling(register, edition, succession.named(edition))
    while now is not None and now.name not in names:
        names.append(now.name)
        now = succession.sibling(register, now, succession.named(now))
    return [*names, edition.name] if now is not None and now.name == edition.name else []


def _not_said(edition: Edition, counting: Sequence[Edition]) -> Iterator[Problem]:
    first = edition.dates.effective_from
    older = [one for one in counting if edition.dates.counts and one.dates.effective_from < first]
    if older:
        yield edition.reading.problem(
            ("effective_from",),
            code="supersedes-not-said",
            sentence=f"Edition {older[-1].name} came before this one, which does not say that it supersedes it.",
            fix=f"Add {_line(older[-1].name)}",
            severity="warning",
        )


def _never_begins(edition: Edition) -> Iterator[Problem]:
    dates = edition.dates
    day = dates.agreed or dates.published
    if day and not (dates.effective_from or dates.historic or dates.withdrawn):
        yield edition.reading.problem(
            ("effective_from",),
            code="no-first-day",
            sentence=f"This edition was {'agreed' if dates.agreed else 'published'} on {day} and has no first day, so "
            "it can never be in force.",
            fix="Write the day under effective_from.",
            severity="warning",
        )


def _unreviewed(counting: Sequence[Edition]) -> Iterator[Problem]:
    """Only what partners agreed is asked for a review date: national guidance and forms are given none.

    A year with a slip in it would be as good as none.
    """
    for edition in counting[-1:]:
        dates = edition.dates
        years = int(dates.review_by[:4]) - int(dates.effective_from[:4]) if dates.review_by else 0
        if years > _YEARS_TO_A_REVIEW:
            yield edition.reading.problem(
                ("review_by",),
                code="review-far-off",
                sentence=f"This edition is to be reviewed by {dates.review_by}, {years} years after it begins.",
                fix="Correct the year if that is a slip. Until then nobody is told to look at it again.",
                severity="warning",
            )
        if dates.agreed and not (dates.review_by or dates.effective_to or dates.withdrawn):
            yield edition.reading.problem(
                ("agreed",),
                code="no-review-date",
                sentence="This edition has no review date, so nobody will be told when to look at it again.",
                fix="Write the day under review_by.",
                severity="warning",
            )


def _instead_of_itself(edition: Edition, counting: Sequence[Edition]) -> Iterator[Problem]:
    address = find(succession.told(edition)["instead"], publisher=edition.publisher) if edition.dates.historic else None
    if address is None or address.of_item != edition.item:
        return
    if address.edition == edition.name or (not address.edition and not counting):
        yield edition.reading.problem(
            ("held_as_source", "use_instead"),
            code="instead-of-itself",
            sentence="A reader of this edition would be sent from it to itself.",
            fix="Name what is to be used today, or leave the line out and say under replaced_by what is known.",
        )


def _line(name: str) -> str:
    """The line that names an edition as superseded; a name of figures alone needs its quotes."""
    return f'supersedes: "{name}".' if name.isdigit() else f"supersedes: {name}."
