"""What a schema expects is said in the words of an office: text, a list, a group of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "null",
}
_KINDS = {int: "a whole number", str: "text", list: "a list", dict: "a group of keys"}


def in_words(schema_type: str) -> str:
    """A type of JSON Schema has a plain name; one that has none is said as it stands."""
    return _IN_WORDS.get(schema_type, schema_type)


def kind_of(value: object) -> str:
    """A value is of one plain kind; `None` is null, which stands for nothing."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _KINDS.get(type(value), "something else")


def subject(path: tuple[str | int, ...], *, start: bool = False) -> str:
    """A value is called by its key; an item of a list by its number and the key of the list.

    Given a path and whether the words start a sentence; returned such as `title`, item 3 of `cites`, or the file.
    """
    if not path:
        words = "the file"
    elif isinstance(path[-1], str):
        words = f"`{path[-1]}`"
    else:
        words = f"item {path[-1] + 1} of {subject(path[:-1]) if path[:-1] else 'the list'}"
    return words[0].upper() + words[1:] if start else words


def a_list_of(words: Iterable[object], *, plain: bool = False) -> str:
    """Words in a row are joined by commas, the last by “or”; each in backticks unless plain."""
    shown = [str(word) if plain else f"`{word}`" for word in words]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def count_of(number: int, unit: str) -> str:
    """A number and its unit agree: 1 item, 2 items."""
    first, _, rest = unit.partition(" ")
    return f"{number} {first}{'' if number == 1 else 's'}{f' {rest}' if rest else ''}"


def described(schema: object, word: object) -> str:
    """A schema says in its own description, title or first example what it expects.

    Given the schema and the keyword that was not met (`format` and `pattern` can speak for themselves); returned the
    words without a full stop.
    """
    schema = schema if isinstance(schema, dict) else {}
    says = str(schema.get("description") or schema.get("title") or "").strip().rstrip(".")
    examples = schema.get("examples") or []
    example = f"for example {examples[0]}" if examples else ""
    if not says and word == "format" and schema.get("format") == "date":
        says = "a day that is in the calendar, as year, month and day, such as 2025-04-01"
    return ", ".join(part for part in (says, example) if part) or "see the same key in another file that is accepted"
