"""A file in which nothing is out of the ordinary is built in one short loop over the parser's events.

Nearly every file is such a one. Here no place is kept and nothing is explained: whatever might be a problem, and
whatever the two parsers might take differently, ends the loop, and `contents` reads the file from its start.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from schemas.files.contents import DEEPEST, cut_by_comma
from schemas.files.telephones import TELEPHONES
from schemas.files.unquoted import LONGEST_WORD, UNLIKE_TEXT, unquoted

if TYPE_CHECKING:
    from schemas.files.file_text import FileText

NOT_PLAIN: Final = object()

# What one of the parsers refuses or places in its own way can only be where one of these stands.
_OUT_OF_THE_ORDINARY = re.compile(r"[>|][-+0-9]*#|\\")


def plain_value(text: FileText, loader: Any) -> object:  # noqa: ANN401, C901, PLR0911, PLR0912, PLR0915 - see below
    """The value of a file in which nothing is out of the ordinary, or `NOT_PLAIN`.

    Given the text and a loader of PyYAML's, C or pure; what the loader raises is raised. All of it is one function
    because a call for each of a million values would cost as much as the parser itself.
    """
    if text.safe != text.whole or _OUT_OF_THE_ORDINARY.search(text.safe):
        return NOT_PLAIN
    hashes = " #" in text.safe
    lines = text.lines if hashes else ()
    next_event = loader.get_event
    # Of what is open: the list or group of keys itself, its key that awaits a value, and whether it stands in brackets.
    open_above: list[tuple[Any, str | None, bool]] = []
    top: Any = None
    is_group = False
    in_brackets = False
    key: str | None = None
    root: object = NOT_PLAIN
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = event.value
            if event.anchor or event.tag:
                return NOT_PLAIN
            if not event.style:
                if not value or (in_brackets and "?" in value):
                    return NOT_PLAIN
                if is_group and key is None:
                    meaning = unquoted(value)
                    if not meaning.plain_text or value in top:
                        return NOT_PLAIN
                    # The one that is remembered, so that a key of every clause is not kept a hundred thousand times.
                    key = str(meaning.value)
                    continue
                if hashes:
                    end = event.end_mark
                    if lines[end.line][end.column :].lstrip().startswith("#"):
                        return NOT_PLAIN
                if value[0] in UNLIKE_TEXT or len(value) <= LONGEST_WORD:
                    meaning = unquoted(value)
                    value = meaning.value
                    if meaning.misreading is not None:
                        return NOT_PLAIN
                if key in TELEPHONES and value is not None:
                    return NOT_PLAIN
            elif is_group and key is None:
                if value in top:
                    return NOT_PLAIN
                key = value
                continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if in_brackets and not is_group and cut_by_comma([one for one in top if type(one) is str]):
                return NOT_PLAIN
            top, key, in_brackets = open_above.pop()
            is_group = type(top) is dict
            continue
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag or len(open_above) >= DEEPEST or key in TELEPHONES:
                return NOT_PLAIN
            if is_group and key is None:
                return NOT_PLAIN
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.DocumentStartEvent:
            if root is not NOT_PLAIN:
                return NOT_PLAIN
            continue
        elif kind is yaml.StreamEndEvent:
            return root
        elif kind is yaml.AliasEvent:
            return NOT_PLAIN
        else:
            continue
        # A value: it goes to its key or list.
        if top is None:
            root = value
        elif is_group:
            top[key] = value
            key = None
        else:
            top.append(value)
        if kind is not yaml.ScalarEvent:
            open_above.append((top, key, in_brackets))
            top = value
            is_group = kind is yaml.MappingStartEvent
            in_brackets = event.flow_style
            key = None
