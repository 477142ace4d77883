"""Each refusal of the reader is one function: what stands there, why it is refused, and what to write instead.

All take the text of the file and the parser's event, and return the problem at its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from schemas.files.file_text import CONTROL, INVISIBLE, STRANGE_BREAK, hidden_character
from schemas.files.telephones import as_written, contact_named

if TYPE_CHECKING:
    from schemas.files.file_text import FileText
    from schemas.files.unquoted import Misreading, Unquoted
    from schemas.problems import Problem

Event = Any  # PyYAML's C and pure events share no declared type

_HIDDEN = re.compile(f"{CONTROL.pattern}|{STRANGE_BREAK.pattern}|{INVISIBLE.pattern}")


def source_of(text: FileText, event: Event) -> str:
    """The source of a piece of text is what stands in the file for it, quotes and all."""
    start, end = event.start_mark, event.end_mark
    return text.between((start.line, start.column), (end.line, end.column)).rstrip()


def telephone_without_quotes(text: FileText, event: Event, path: tuple[str | int, ...], what: str) -> Problem:
    """A telephone number without quotes would lose its first 0 in a program that takes it for a number."""
    whose = contact_named(path)
    loss = "lose its first 0" if event.value.startswith("0") else "change it"
    return _refusal(
        text,
        event,
        code="telephone-unquoted",
        sentence=f"The {what}{f' of `{whose}`' if whose else ''} is written without quotes, "
        f"so other programs {'would' if event.value.startswith('0') else 'may'} {loss}.",
        fix=f'Write it as "{as_written(event.value)}".',
    )


def misread(text: FileText, event: Event, misreading: Misreading) -> Problem:
    """A value without quotes that other programs take for something else than text is refused."""
    value = event.value
    sentence = f"Without quotes, other programs would read {value} as {misreading.as_what}."
    fix = f'Write it in quotes: "{value}".'
    if misreading.code == "impossible-date":
        sentence = f"There is no such day as {value}."
        fix = "Write a day that is in the calendar, as year, month and day."
    elif misreading.code == "read-as-nothing":
        fix = f'Write null if nothing is meant, or the text in quotes: "{value}".'
    elif value.lower() in {"true", "false"}:
        fix = f'Write {value.lower()} in small letters if that is meant, or the word in quotes: "{value}".'
    return _refusal(text, event, code=misreading.code, sentence=sentence, fix=fix)


def key_without_quotes(text: FileText, event: Event, meaning: Unquoted) -> Problem:
    """A key without quotes that other programs take for something else than text is refused, dates included."""
    key = event.value
    if key == "<<":
        return _refusal(
            text,
            event,
            code="merge-key",
            sentence="`<<` copies keys from elsewhere in the file, and here every fact is written out where it stands.",
            fix="Write the keys out in full.",
        )
    said = {bool: f"{key}, not as a word", int: "a number", type(None): "nothing at all", str: "a date"}
    as_what = (meaning.misreading.as_what if meaning.misreading else "") or said[type(meaning.value)]
    return _refusal(
        text,
        event,
        code="key-unquoted",
        sentence=f"Without quotes, other programs would read the key {key} as {as_what}.",
        fix=f'Write the key in quotes: "{key}":',
    )


def duplicate_key(text: FileText, event: Event, first: int) -> Problem:
    """A key written twice in one place would silently lose one of its values; `first` is the earlier line."""
    return _refusal(
        text,
        event,
        code="duplicate-key",
        sentence=f"`{event.value}` is written twice in the same place, on line {first} and on line "
        f"{event.start_mark.line + 1}; other programs would keep only one of them.",
        fix="Keep one of the two, or give one of them another name.",
    )


def key_not_text(text: FileText, event: Event) -> Problem:
    """A key is text, never a list or a group of keys."""
    return _refusal(
        text,
        event,
        code="key-not-text",
        sentence="A list or a group of keys stands here where a key should be.",
        fix="Write one word as the key, with a colon after it; if this is meant as text, put it in quotes.",
    )


def key_missing(text: FileText, event: Event) -> Problem:
    """A colon with nothing before it has no key."""
    return _refusal(
        text,
        event,
        code="key-missing",
        sentence="There is a value here, but no key in front of it.",
        fix="Write the key before the colon.",
    )


def value_missing(text: FileText, event: Event, after: str | int) -> Problem:
    """A key or a list item with nothing after it means nothing in some programs and empty text in others."""
    what = f"Nothing is written after `{after}`" if after and isinstance(after, str) else "Nothing is written here"
    what = "This item of the list is empty" if isinstance(after, int) else what
    return _refusal(
        text,
        event,
        code="value-missing",
        sentence=f"{what}, and programs differ in what they make of that.",
        fix='Write its value; write null if there is none, or "" if an empty text is meant.',
    )


def cut_short(text: FileText, event: Event) -> Problem | None:
    """Text without quotes ends at a # with a space before it, and the rest is lost without a word."""
    end = event.end_mark
    rest = text.lines[end.line][end.column :]
    note = rest.lstrip()
    if not note.startswith("#"):
        return None
    return text.problem(
        end.line,
        end.column + len(rest) - len(note),
        note,
        code="comment-after-text",
        sentence="The text before this # has no quotes, so everything from the # on is left out.",
        fix="If it belongs to the text, put the whole text in quotes; if it is a note, give it a line of its own.",
    )


def alias(text: FileText, event: Event) -> Problem:
    """One thing repeated by name from elsewhere would change in both places when one is edited."""
    return _refusal(
        text,
        event,
        code="alias",
        sentence=f"A star in front of a word (*{event.anchor}) repeats something from elsewhere in the file, "
        "and here every fact is written out where it stands.",
        fix="Write the text out in full; if the star belongs to the text, put the text in quotes.",
    )


def properties(text: FileText, event: Event) -> list[Problem]:
    """A name given for use elsewhere, and a mark that tells programs a type, are both refused where they stand."""
    start = event.start_mark
    line = text.lines[start.line][start.column :]
    found = []
    for mark in list(re.finditer(r"[&!]\S*", line))[: bool(event.anchor) + bool(event.tag)]:
        sign = mark.group()
        sentence = (
            f"An ampersand in front of a word ({sign}) names this for use elsewhere in the file"
            if sign.startswith("&")
            else f"An exclamation mark in front of a word ({sign}) tells programs what to make of this"
        )
        found.append(
            text.problem(
                start.line,
                start.column + mark.start(),
                sign,
                code="anchor" if sign.startswith("&") else "tag",
                sentence=f"{sentence}, and these files have none of that.",
                fix=f"Take {sign} away; if it belongs to the text, put the text in quotes.",
            )
        )
    return found


def hidden_escape(text: FileText, event: Event, source: str) -> Problem | None:
    """A character nobody can see is refused when it is written as an escape, too."""
    hidden = _HIDDEN.search(event.value)
    # One that stands there as itself was met when the file's characters were looked at.
    if not hidden or hidden.group() in source:
        return None
    return _refusal(
        text,
        event,
        code="hidden-escape",
        sentence=f"{hidden_character(hidden.group())}, written as an escape.",
        fix="Take it out of the text.",
    )


def too_deep(text: FileText, event: Event, deepest: int) -> Problem:
    """Nobody can follow lists and groups of keys that lie deeper than the limit."""
    return _refusal(
        text,
        event,
        code="too-deep",
        sentence=f"This is more than {deepest} steps deep: one list or group of keys inside another.",
        fix="Look for brackets that are opened and never closed, or set the contents out in fewer steps.",
    )


def empty_file(text: FileText) -> Problem:
    """A file with nothing in it, or only comments, says nothing."""
    return text.problem(
        0,
        0,
        "",
        code="empty-file",
        sentence="There is nothing in this file.",
        fix="Write its first line, such as “kind: contacts”, or delete the file.",
    )


def cut_by_comma(text: FileText, event: Event) -> Problem:
    """In a list in brackets a comma begins the next item, also in the middle of a sentence."""
    return _refusal(
        text,
        event,
        code="cut-by-comma",
        sentence="The sentence stops here: in brackets a comma ends one text and begins the next.",
        fix="If it is one sentence, put the whole of it in quotes; if these are several, end each with a full stop.",
    )


def _refusal(text: FileText, event: Event, *, code: str, sentence: str, fix: str) -> Problem:
    source = source_of(text, event) if type(event) in {yaml.ScalarEvent, yaml.AliasEvent} else ""
    return text.problem(event.start_mark.line, event.start_mark.column, source, code=code, sentence=sentence, fix=fix)
