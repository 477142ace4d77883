"""Records of dated facts as a reader sees them: the details of the day, since when, and where they are printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.place import Place
from schemas.register import Record, Register

PRINTED = "As printed in the source, not in force."


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a record says on a day, with a note where that is not plainly so today."""

    value: written.Value
    note: str = ""


def of(register: Register, kind: str, publisher: str) -> tuple[Record, ...]:
    """The records of a kind that a publisher's own file holds, by their titles."""
    held = (one for one in register.records_of(kind) if one.address.publisher == publisher)
    return tuple(sorted(held, key=lambda one: (written.line(one.value, "title").casefold(), one.address.part)))


def in_the_order_of_the_file(register: Register, kind: str, publisher: str) -> tuple[Record, ...]:
    """The records of a kind that a publisher's own file holds, in the order in which it lists them."""
    # A register keeps its records in the order in which they were read.
    return tuple(
        one for one in register.records.values() if one.kind == kind and one.address.publisher == publisher
    )


def only_printed(register: Register, kind: str, publisher: str, today: str) -> bool:
    """Whether every record of a kind that a publisher holds is only printed in an old source, and none holds today."""
    held = of(register, kind, publisher)
    return bool(held) and all("dated" in one.value and details(one, today).note == PRINTED for one in held)


def details(record: Record, today: str) -> Details:
    """What a record says on a day; where it says nothing then, its newest details with a note that says so."""
    now = record.on(today)
    if "dated" not in record.value:
        return Details(value=record.value)
    if now is not None:
        ends = written.line(now, "effective_to")
        if not now["effective_from"]:
            return Details(value=now, note=PRINTED)
        return Details(value=now, note=f"Until {days.in_words(ends)}." if ends else _next(record, today))
    newest = max(record.value["dated"], key=lambda one: one["effective_from"] or "")
    begins, ends = written.line(newest, "effective_from"), written.line(newest, "effective_to")
    said = f"From {days.in_words(begins)}, not yet." if begins > today else f"Ended on {days.in_words(ends)}."
    return Details(value=newest, note=said)


def _next(record: Record, today: str) -> str:
    """When the details change next, in words; empty when no change is known."""
    coming = [one["effective_from"] for one in record.value["dated"] if (one["effective_from"] or "") > today]
    return f"These details change on {days.in_words(min(coming))}." if coming else ""


def shared_note(place: Place, held: Iterable[Record]) -> str:
    """The note of every one of several records, to stand once above them; empty where they differ or there is one."""
    notes = [details(one, place.today).note for one in held]
    return notes[0] if len(notes) > 1 and set(notes) == {notes[0]} else ""


def above_all(shared: str) -> Html | None:
    """A note that holds of all records below, as a paragraph, or None."""
    return element("p", f"All of these: {shared[0].lower()}{shared[1:]}", class_="printed") if shared else None


def note(given: Details) -> Html | None:
    """The note of a record's details as a paragraph, or None."""
    return element("p", given.note, class_="printed") if given.note else None


def facts(*rows: tuple[str, object]) -> Html | None:
    """Pairs of a word and what it comes to, as a list; pairs without a second part are left out."""
    held = [(word, value) for word, value in rows if value]
    if not held:
        return None
    made = join(element("div", element("dt", word), element("dd", value)) for word, value in held)
    return element("dl", made, class_="facts")


def bulleted(given: written.Value, key: str) -> Html | None:
    """The texts under a key as a list; None when there are none."""
    points = [element("li", text) for text in written.lines(given, key)]
    return element("ul", *points) if points else None


def printed_in(place: Place, given: written.Value) -> Html | None:
    """A link to what prints a record's details, or None."""
    text = written.line(given, "as_printed_in")
    return references.link(place, text, file="sources") if text else None
