"""What ``arrangements compare`` prints: two editions part by part, or publishers subject by subject."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from decision_aids.command_line import COULD_NOT_RUN, FINE
from decision_aids.resolved import resolved
from decision_aids.strictness import Strictness
from schemas import problems
from schemas.addresses import find
from schemas.comparing import comparison, rewording, subjects
from schemas.comparing.between import between
from schemas.comparing.comparison import Comparison, Difference, Field, Prose, Row
from schemas.comparing.rewording import Words
from schemas.history import editions
from schemas.register import Edition, Register

_WIDTH = 100
_HOW = {comparison.ADDED: "New here", comparison.REMOVED: "Taken out", comparison.CHANGED: "Changed"}
_KINDS = {
    "document": "a document",
    "standards": "a set of standards",
    "levels": "a set of levels",
    "process": "a process",
    "form": "a form",
    "aid": "a decision aid",
}
_RELATIONS = {
    "same": "The same.",
    "reworded": "Reworded.",
    "moved": "Moved.",
    "split": "Split off.",
    "merged": "Merged.",
    "replaced": "Takes the place of another.",
    "new": "New.",
    "dropped": "Left out.",
}


class _Unknown(Exception):
    """What was asked for cannot be put side by side; the message is one sentence and what to do."""


def run(register: Register, names: Sequence[str], day: str, as_json: bool) -> tuple[str, int]:  # noqa: FBT001 - as the command's own option
    """What to print, and the exit code: 0, or 2 where what was asked for is not held.

    Args:
        register: what is held; for a day in the past, what was known on it.
        names: two items (the edition in force on the day is meant) or editions of items, or two publishers or more.
        day: the day as an ISO date.
        as_json: whether to print JSON instead of text: of `comparison` or `subjects` in `schemas.comparing`.

    """
    try:
        _every(register, names)
        _none_twice(register, names)
        if len(names) > 1 and all(name in register.publishers for name in names):
            return _publishers(register, names, day, as_json=as_json), FINE
        older, newer = _both(register, names, day)
    except _Unknown as unknown:
        return str(unknown), COULD_NOT_RUN
    return _two_editions(register, older, newer, day, as_json=as_json), FINE


def _every(register: Register, names: Sequence[str]) -> None:
    """Refuse the first name that nothing is held under."""
    held = {*register.publishers, *register.items, *(one.address for found in register.items.values() for one in found)}
    for name in (one.partition("#")[0] for one in names):
        if name not in held:
            near = (problems.nearest_address if "/" in name else problems.nearest)(name, held)
            raise _Unknown(f"There is no {name}. {f'Did you mean {near}?' if near else 'See arrangements list.'}")


def _both(register: Register, names: Sequence[str], day: str) -> tuple[Edition, Edition]:
    if len(names) != 2:  # noqa: PLR2004 - two sides
        raise _Unknown("Name two items or editions to compare, or two publishers or more.")
    older, newer = (_edition(register, name, day) for name in names)
    if older.address == newer.address:
        also = "" if names[0] == names[1] else f" {names[0]} and {names[1]} are the same."
        raise _Unknown(f"That is {older.address} twice.{also} Name another edition to compare it with.")
    if older.kind != newer.kind:
        raise _Unknown(
            f"{older.item} is {_KINDS[older.kind]} and {newer.item} is {_KINDS[newer.kind]}, so their parts cannot be "
            "matched. Name two of the same kind."
        )
    return older, newer


def _none_twice(register: Register, names: Sequence[str]) -> None:
    twice = next((one for one in names if names.count(one) > 1 and one in register.publishers), None)
    if twice:
        raise _Unknown(f"{twice} is named twice. Name different publishers to compare.")


def _edition(register: Register, name: str, day: str) -> Edition:
    """The edition that a name means on a day."""
    if "#" in name:
        raise _Unknown(f"{name} is one part. Name the whole edition: {name.partition('#')[0]}.")
    address = find(name, publisher="")
    if address is None:
        raise _Unknown(f"{name} is a publisher. Compare it with other publishers, or name one of its items.")
    found = register.edition(address, day)
    if found is None:
        held = ", ".join(one.address for one in register.items[address.of_item])
        raise _Unknown(f"Nothing of {name} is in force on {day}. Name an edition: {held}.")
    return found


def _two_editions(register: Register, older: Edition, newer: Edition, day: str, *, as_json: bool) -> str:
    turned = older.item == newer.item and _order(newer) < _order(older)
    if turned:
        older, newer = newer, older
    sides = (resolved(register, one) for one in (older, newer))
    made = comparison.compare(*sides, between=between(register, older, newer))
    if as_json:
        return _as_json({"older": older.address, "newer": newer.address, **made.as_json()})
    return "\n".join(_lines(register, older, newer, day, made, turned=turned))


def _order(edition: Edition) -> tuple[bool, str, str]:
    """Historic editions come before all others, and those without a first day last."""
    return not edition.dates.historic, edition.dates.effective_from or "9999-12-31", edition.name


def _as_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _lines(  # noqa: PLR0913 - a page says all of these
    register: Register, older: Edition, newer: Edition, day: str, made: Comparison, *, turned: bool
) -> Iterator[str]:
    for word, one in (("From", older), ("To", newer)):
        yield f"{word:5}{one.address} ({editions.WORDS[register.status(one, day)]}): {one.title}"
    if turned:
        yield "     You named the newer one first. They are compared from the older to the newer."
    if older.item != newer.item:
        yield "     These are two different items, so only parts with the same id are taken to be the same."
    changed, material = len(made.changed), len(made.material)
    yield ""
    if not made.any:
        yield "Nothing changed but, at most, spaces and the shapes of quotation marks and dashes."
        return
    parts = f"{len(made.rows)} {'part' if len(made.rows) == 1 else 'parts'}"
    matter = "matters" if material in {0, 1} else "matter"
    none = "No rule changed, and no change is marked as one that matters."
    told = f"{material} of the changes {matter}." if material else none
    yield f"{changed} of {parts} changed. {told}"
    if made.head.any:
        yield from ("", "The edition itself")
        yield from _difference(made.head)
    for row in made.changed:
        yield ""
        yield from _row(row)
    kept = [row.part for row in made.rows if not row.changed]
    if kept:
        yield ""
        yield from _wrapped(f"Not changed: {', '.join(kept)}", "", "  ")


def _row(row: Row) -> Iterator[str]:
    called = comparison.called({"number": row.number, "title": row.title}, row.part)
    was = f" It was {' and '.join(row.was)}." if row.was and row.was != (row.part,) else ""
    moved = " It stands in another place." if row.moved else ""
    matters = "THIS MATTERS. " if row.material else ""
    yield f"{called} [{row.part}]"
    yield from _wrapped(f"{matters}{_RELATIONS[row.relation]}{was}{moved}", "  ", "  ")
    if row.why:
        yield from _wrapped(f"Why: {row.why}", "  ", "  ")
    yield from _difference(row.difference, headed=row.relation in {comparison.NEW, comparison.DROPPED})
    for one in row.further:
        if one.fields:
            yield f"  Beside {one.part}, which was merged into it:"
            yield from _fields(one.fields)


def _difference(found: Difference, *, headed: bool = False) -> Iterator[str]:
    """Rules, then words, without number and title where the heading has said them."""
    yield from _fields([one for one in found.fields if one.name not in comparison.SAID_ELSEWHERE])
    for one in found.prose:
        if not (headed and one.name in comparison.NAMES):
            yield from _prose(one)


def _fields(fields: Sequence[Field]) -> Iterator[str]:
    for one in fields:
        yield f"  {_HOW[one.how]}: {comparison.in_words(one.name)}."
        if one.name in comparison.LONG:
            continue
        if one.how != comparison.ADDED:
            yield from _wrapped(_value(one.before), "    - ", "      ")
        if one.how != comparison.REMOVED:
            yield from _wrapped(_value(one.after), "    + ", "      ")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_value(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(map(_value, value)) or "none"
    return str(value)


def _prose(one: Prose) -> Iterator[str]:
    yield f"  {_capital(comparison.in_words(one.name))}:"
    for line in one.lines:
        if all(op == rewording.KEEP for op, _ in line):
            yield from _wrapped(" ".join(text for _, text in line), "      ", "      ")
            continue
        for sign, side, marks in (("-", rewording.OUT, "[-{}-]"), ("+", rewording.IN, "{{+{}+}}")):
            text = _marked(line, side, marks)
            if text is not None:
                yield from _wrapped(text, f"    {sign} ", "      ")


def _marked(line: Words, side: str, marks: str) -> str | None:
    """One side of a line, what only it has between marks; unmarked where nothing of the line is on both sides."""
    whole = not any(op == rewording.KEEP for op, _ in line)
    runs = [text if whole or op != side else marks.format(text) for op, text in line if op in {rewording.KEEP, side}]
    return " ".join(runs) if runs else None


def _publishers(register: Register, names: Sequence[str], day: str, *, as_json: bool) -> str:
    national = [name for name in subjects.in_order(register) if register.publishers[name]["tier"] == "national"]
    shown = tuple(dict.fromkeys((*national, *names)))
    table = subjects.table(register, day, Strictness(register), shown)
    if as_json:
        return _as_json(table.as_json())
    if not table.rows:
        return "No national subject is held, so there is nothing to put publishers side by side on."
    return "\n".join(_subjects(table))


def _subjects(table: subjects.Table) -> Iterator[str]:
    yield f"As on {table.day}. Each is held against the national rule; what cannot be ranked is called different."
    for row in table.rows:
        yield from ("", f"{row.title}. {row.question}")
        for cell in row.cells:
            yield f"  {table.publishers[cell.publisher]}: {cell.verdict}"
            for said in (*(one.sentence for one in cell.judgements), cell.note):
                yield from _wrapped(said, "    ", "    ") if said else ()
            for one in cell.clauses:
                yield from _wrapped(f"{one.address}  {one.called}", "    ", "      ")
            for address in cell.historic:
                yield f"    {address}  (historic)"


def _wrapped(text: str, first: str, rest: str) -> Iterator[str]:
    made = textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    yield from made or (first.rstrip(),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
