"""A value written as YAML in the way our own files are written, so that the strict reader reads it back as it was.

Given to these functions are values as ``schemas.files.reading`` makes them: dict, list, str, int, bool and None.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from schemas.files.unquoted import unquoted

_WIDEST = 110
#: A group of no more keys than this stands in one line, in braces, when it fits.
_MOST_IN_BRACES = 3
# Text that no reader takes for anything else without quotes, in braces too. What starts with a digit is quoted, save a
# day and the name of an edition such as 2025-04.
_SAFE = re.compile(r"[^\W\d_](?:[\w./()'’‘–-]|(?<=\S)#(?=\S)| (?=[\w(‘]))*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def in_line(value: object) -> str:
    """A value in one line, groups in braces and lists in brackets."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key(name)}: {in_line(one)}' for name, one in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(in_line(one) for one in value)}]"
    if isinstance(value, str):
        meaning = unquoted(value) if value else None
        is_text = meaning is not None and meaning.value == value and meaning.misreading is None
        safe = is_text and (_SAFE.fullmatch(value) or _DAY.fullmatch(value))
        return value if safe else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def key(name: str) -> str:
    """A key, in quotes where it would not be text without them."""
    plain = _SAFE.fullmatch(name) and unquoted(name).plain_text
    return name if plain else json.dumps(name, ensure_ascii=False)


def file_of(value: Mapping[str, object]) -> str:
    """A whole file: one key a line, long text folded, with a line break at its end."""
    return "".join(f"{line}\n" for line in _group(value, ""))


def _group(value: Mapping[str, object], indent: str) -> Iterator[str]:
    for name, one in value.items():
        first, *rest = _after(f"{indent}{key(name)}:", one, indent)
        yield first
        yield from rest


def _after(before: str, value: object, indent: str) -> Iterator[str]:
    """The lines of a value that follows a key, or the dash of a list, which stand in the first line."""
    line = f"{before} {in_line(value)}"
    fits = len(line) <= _WIDEST
    deeper = f"{indent}  "
    if isinstance(value, str):
        yield from [line] if fits else _long_text(before, value, deeper, line)
    elif isinstance(value, Mapping) and value and not (fits and _is_small(value)):
        yield before
        yield from _group(value, deeper)
    elif isinstance(value, list) and value and not (fits and not any(isinstance(one, dict | list) for one in value)):
        yield before
        for one in value:
            yield from _item(one, deeper)
    else:
        yield line


def _item(value: object, indent: str) -> Iterator[str]:
    """The lines of one item of a list."""
    if isinstance(value, Mapping) and value and len(f"{indent}- {in_line(value)}") > _WIDEST:
        first, *rest = _group(value, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    elif isinstance(value, str):
        yield from _after(f"{indent}-", value, indent)
    else:
        yield f"{indent}- {in_line(value)}"


def _is_small(value: Mapping[str, object]) -> bool:
    return len(value) <= _MOST_IN_BRACES and not any(isinstance(one, dict | list) for one in value.values())


def _long_text(before: str, text: str, indent: str, line: str) -> Iterator[str]:
    """Text folded over several lines, where folding gives it back unchanged."""
    if text != " ".join(text.split()):
        yield line
        return
    yield f"{before} >-"
    width = max(_WIDEST, len(indent) + 40)
    yield from textwrap.wrap(
        text,
        width=width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
