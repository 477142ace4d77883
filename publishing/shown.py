"""What ``arrangements show`` found, in words for a person."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros import days
from publishing.table import in_columns
from schemas.files import writing
from schemas.history import editions

Shown = Mapping[str, Any]
_WIDTH = 100
_DATES = (
    ("Agreed", "agreed"),
    ("Published", "published"),
    ("In force from", "effective_from"),
    ("Ends on", "effective_to"),
    ("Withdrawn on", "withdrawn"),
    ("To be reviewed by", "review_by"),
)
_RELATIONS = {
    "same": "unchanged",
    "reworded": "reworded",
    "moved": "moved here",
    "split": "split",
    "merged": "merged into this",
    "replaced": "replaced by this",
}
_IN_THE_RULE = frozenset({"count", "unit", "by", "after", "before", "event_words", "if_closed", "or_sooner"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMERGENCY = "Ask the partnership for its own edition of that day. In an emergency ring 999."


def as_text(shown: Shown) -> str:
    """Everything that was found, a blank line between two things."""
    if "records" in shown:
        notes = ["\n".join(_wrapped(shown["notes"]))] if shown["notes"] else []
        return "\n\n".join((*notes, *("\n".join(_record(one)) for one in shown["records"])))
    if "record" in shown:
        return "\n".join((*_wrapped(shown["notes"]), *_record(shown)))
    return "\n\n".join("\n".join(lines) for lines in _item(shown) if lines)


def _item(shown: Shown) -> Iterator[list[str]]:
    name = f", edition {shown['edition']}" if shown["edition"] else ""
    yield [f"{shown['title'] or shown['item']} ({shown['item']}{name})"]
    yield _wrapped(shown["notes"])
    if shown["edition"] is None:
        yield list(_held(shown))
        yield list(_whom_to_ask(shown))
        return
    yield list(_standing(shown))
    yield [f"Use today: {shown['use_instead']}"] if shown["use_instead"] else []
    yield list(_signatures(shown["signatures"]))
    yield list(_cites(shown["cites"], ""))
    # What an aid asks and answers is walked with decision-aids run; a list of its keys would help nobody.
    yield from (list(_clause(one, in_full=shown["kind"] != "aid")) for one in shown["clauses"])
    yield [f"Dropped: {name}. {why}" for name, why in shown["dropped"].items()]
    yield [
        f"Corrected on {days.in_words(one['made'])} (revision {one['revision']}): {one['reason']}"
        for one in shown["corrections"]
    ]


def _standing(shown: Shown) -> Iterator[str]:
    yield f"Status on {days.in_words(shown['as_at'])}: {shown['status_words']}"
    yield from (f"{words}: {days.in_words(shown[key])}" for words, key in _DATES if shown[key])
    if shown["supersedes"]:
        yield f"Supersedes: edition {shown['supersedes']}"
    if shown["revision"]:
        last = shown["revision"]
        yield f"Last publication: revision {last['revision']}, on {days.in_words(last['published_on'])}"
    if shown["held_as_source"]:
        held = shown["held_as_source"]
        printed = f"printed {days.in_words(held['printed'])}" if held["printed"] else "which prints no date"
        yield from _wrapped([f"Held only as a source: {held['source']}, {printed}.", held["replaced_by"]])
    if shown["part_held"]:
        yield from _wrapped([shown["part_held"]])


def _signatures(signatures: Sequence[Shown]) -> Iterator[str]:
    if signatures:
        yield "Signatures:"
    for one in signatures:
        signed = f"signed {days.in_words(one['signed'])}" if one["signed"] else "not signed"
        needed = "" if one["signed"] or one["required"] else ", and not needed"
        because = f". {one['because']}" if one["because"] else ""
        yield f"  {one['role']}, {one['body']}: {signed}{needed}{because}"


def _cites(cites: Sequence[Shown], indent: str) -> Iterator[str]:
    if cites:
        yield f"{indent}Rests on:"
    for one in cites:
        yield f"{indent}  {one['title']} ({one['standing']})" if one["standing"] else f"{indent}  {one['title']}"


def _clause(clause: Shown, *, in_full: bool) -> Iterator[str]:
    number = f"{clause['number']}  " if clause["number"] else ""
    yield f"{number}{clause['title']}  [{clause['id']}]"
    text = clause["text"]
    yield from _wrapped([text] if isinstance(text, str) else text or [], "  ")
    for point in clause["points"]:
        yield from textwrap.wrap(point, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    for key, value in clause["also"].items() if in_full else ():
        yield from _named(key, value)
    if clause["starts"]:
        yield f"  Holds from {days.in_words(clause['starts'])}."
    if clause["ends"]:
        yield f"  Holds until {days.in_words(clause['ends'])}."
    if clause["deadline"]:
        deadline = clause["deadline"]
        yield f"  Deadline: {deadline['title'] or deadline['address']}, {deadline['rule']}."
    for one in clause["was"]:
        edition = f" in edition {one['edition']}" if one["edition"] else ""
        yield f"  Before: {one['clause']}{edition}, {_RELATIONS[one['relation']]}."
    if clause["change"]:
        yield from _wrapped([f"Change ({clause['change']['kind']}): {clause['change']['why']}"], "  ")
    yield from _cites(clause["cites"], "  ")


def _held(shown: Shown) -> Iterator[str]:
    if shown["held"]:
        yield "Held here:"
        yield in_columns(
            [
                (
                    f"edition {one['edition']}",
                    editions.WORDS[one["status"]],
                    f"from {days.in_words(one['effective_from'])}" if one["effective_from"] else "no date",
                )
                for one in shown["held"]
            ],
            indent="  ",
        )
        yield f"To read one, name it: arrangements show {shown['item']}/{shown['held'][-1]['edition']}"
    if shown["use_instead"]:
        yield f"Use today: {shown['use_instead']}"


def _whom_to_ask(shown: Shown) -> Iterator[str]:
    yield _EMERGENCY
    for one in shown["ask"]:
        yield f"  {one['title']}: {one['telephone']} ({one['hours']}). {one['verified']}"


def _record(shown: Shown) -> Iterator[str]:
    yield f"{shown['title']} ({shown['address']})"
    if "rule" in shown:
        yield f"  Rule: {shown['rule']}"
    if shown["details"] is None:
        yield f"  Nothing is held for {days.in_words(shown['as_at'])}."
    fixed = {key: one for key, one in shown["record"].items() if key not in {"title", "dated"}}
    details = shown["details"] if "dated" in shown["record"] else {}
    for key, value in {**fixed, **(details or {})}.items():
        if "rule" not in shown or key not in _IN_THE_RULE:
            yield from _named(key, value)


def _named(key: str, value: object) -> list[str]:
    words = f"{key.replace('_', ' ').capitalize()}: {_said(value)}"
    return textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _said(value: object) -> str:
    """A value of a record, as far as it can be said without knowing its key."""
    if isinstance(value, str):
        return days.in_words(value) if _DAY.fullmatch(value) else value
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(_said(one) for one in value.values())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else writing.in_line(value)


def _wrapped(texts: Sequence[str], indent: str = "") -> list[str]:
    return [
        line
        for text in texts
        for line in textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    ]
