"""The contents of a file are built from the parser's events, one by one, each value with its place.

Nothing here recurses, so no depth of nesting can exhaust the stack. A refused value is kept as text and reading goes
on; only too deep a nesting, a second document or an empty file ends it here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from schemas.files import refusals
from schemas.files.telephones import TELEPHONES
from schemas.files.unquoted import unquoted
from schemas.files.unreadable import ParsersDifferError, first_bad_escape, second_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.files.file_text import FileText
    from schemas.problems import Problem

Path = tuple[str | int, ...]
Event = Any  # PyYAML's C and pure events share no declared type

DEEPEST = 32
_STARTS: dict[type, type] = {yaml.MappingStartEvent: dict, yaml.SequenceStartEvent: list}
_HASH = re.compile(r"[>|][-+0-9]*#")
_ENDS = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
SENTENCE_ENDS = (".", "?", "!")


def cut_by_comma(items: list[str]) -> bool:
    """Whether the texts of a list in brackets look like one sentence cut at its comma: the last alone ends as one."""
    return len(items) > 1 and items[-1].endswith(".") and not all(one.endswith(SENTENCE_ENDS) for one in items)


class _Open:
    """A list or a group of keys whose end has not come yet."""

    __slots__ = ("flow", "group", "keep", "kept", "key", "key_lines", "path", "value")

    def __init__(self, event: Event, value: Any, path: Path, *, kept: bool) -> None:  # noqa: ANN401 - a dict or a list
        self.flow = event.flow_style
        self.value = value
        self.group = type(value) is dict
        self.path = path
        # What stands under a refused key is still read for its own problems, but has no address to be kept at.
        self.kept = kept
        self.key: str | None = None
        self.keep = True
        self.key_lines: dict[str, int] = {}


@dataclass
class Contents:
    """The contents hold the value, the event of every value and key by its path, and every problem found so far.

    `last` is the last piece of text met, which tells where a quotation was left open; `stopped` is what ended the
    reading early.
    """

    text: FileText
    value: object = None
    complete: bool = False
    problems: list[Problem] = field(default_factory=list)
    stopped: Problem | None = None
    last: Event = None
    values: dict[Path, Event] = field(default_factory=dict)
    keys: dict[Path, Event] = field(default_factory=dict)
    refused: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        """What is asked of every value is looked up once for the whole file."""
        self._stack: list[_Open] = []
        self._hashes = frozenset(number for number, line in enumerate(self.text.lines) if " #" in line)
        self._backslashes = "\\" in self.text.safe

    def follow(self, events: Iterable[Event]) -> None:
        """Events are taken in order until the document ends, or something ends the reading.

        Given the parser's events; whatever the parser raises on the way is raised, and `ParsersDifferError`.
        """
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.last = event
                self._scalar(event)
            elif kind in _STARTS:
                self._open(event, _STARTS[kind]())
            elif kind in _ENDS:
                self._close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.problems.append(second_document(self.text, event.start_mark.line))
                    return
            if self.stopped:
                return
        if not self.complete:
            self.stopped = refusals.empty_file(self.text)

    def _open(self, event: Event, value: object) -> None:
        if event.anchor or event.tag:
            self.problems += refusals.properties(self.text, event)
        if len(self._stack) >= DEEPEST:
            self.stopped = refusals.too_deep(self.text, event, DEEPEST)
            return
        if self._key_is_next():
            self.problems.append(refusals.key_not_text(self.text, event))
            top = self._stack[-1]
            top.key, top.keep = "", False
            self._stack.append(_Open(event, value, top.path, kept=False))
            return
        path, kept = self._attach(event, value)
        self._stack.append(_Open(event, value, path, kept=kept))

    def _close(self) -> None:
        ended = self._stack.pop()
        if not (ended.flow and ended.kept) or ended.group:
            return
        items = [self.values[(*ended.path, place)] for place in range(len(ended.value))]
        texts = [one for one in items if type(one) is yaml.ScalarEvent and not one.style]
        if cut_by_comma([one.value for one in texts]):
            first = next(one for one in texts if not one.value.endswith(SENTENCE_ENDS))
            self.problems.append(refusals.cut_by_comma(self.text, first))

    def _key_is_next(self) -> bool:
        return bool(self._stack) and self._stack[-1].group and self._stack[-1].key is None

    def _attach(self, event: Event, value: object) -> tuple[Path, bool]:
        """A value goes to its list or key; returned its path, and whether that path is its address."""
        if not self._stack:
            self.value, self.complete = value, True
            self.values[()] = event
            return (), True
        top = self._stack[-1]
        kept = top.kept
        if top.group:
            path: Path = (*top.path, top.key or "")
            kept = kept and top.keep
            if top.keep:
                top.value[top.key] = value
            top.key, top.keep = None, True
        else:
            path = (*top.path, len(top.value))
            top.value.append(value)
        if kept:
            self.values[path] = event
        return path, kept

    def _scalar(self, event: Event) -> None:
        text = event.value
        style = event.style
        is_key = self._key_is_next()
        if style == '"' and (self._backslashes or not text.isprintable()):
            self._escapes(event)
        elif style in {">", "|"} and _HASH.match(refusals.source_of(self.text, event)):
            raise ParsersDifferError
        if event.anchor or event.tag:
            self.problems += refusals.properties(self.text, event)
        elif not style:
            if not text:
                self._nothing_written(self._drawn_back(event), is_key=is_key)
            else:
                self._plain(event, text, is_key=is_key)
            return
        if is_key:
            self._key(event, text)
        else:
            self._attach(event, text)

    def _plain(self, event: Event, text: str, *, is_key: bool) -> None:
        if "?" in text and self._stack and self._stack[-1].flow:
            # Within brackets the pure parser ends a text without quotes at a question mark.
            raise ParsersDifferError
        meaning = unquoted(text)
        if is_key:
            if not meaning.plain_text:
                self.problems.append(refusals.key_without_quotes(self.text, event, meaning))
            self._key(event, text)
            return
        cut = event.end_mark.line in self._hashes and refusals.cut_short(self.text, event)
        if cut:
            self.problems.append(cut)
        path, kept = self._attach(event, meaning.value)
        name = path[-1] if path else ""
        if type(name) is int:
            name = next((step for step in reversed(path) if isinstance(step, str)), "")
        if name in TELEPHONES and meaning.value is not None:
            self.problems.append(refusals.telephone_without_quotes(self.text, event, path, TELEPHONES[str(name)]))
        elif meaning.misreading is not None:
            self.problems.append(refusals.misread(self.text, event, meaning.misreading))
        elif not cut:
            return
        if kept:
            self.refused.add(path)

    def _key(self, event: Event, key: str) -> None:
        top = self._stack[-1]
        here = event.start_mark.line + 1
        top.key = key
        if key in top.key_lines:
            top.keep = False
            self.problems.append(refusals.duplicate_key(self.text, event, top.key_lines[key]))
            return
        top.key_lines[key] = here
        if top.kept:
            self.keys[(*top.path, key)] = event

    def _drawn_back(self, event: Event) -> Event:
        # The two parsers place a value that is not there differently: here it is just after what stands before it.
        line, column = self.text.last_written(event.start_mark.line, event.start_mark.column)
        mark = yaml.Mark(self.text.file, 0, line, column, None, 0)
        return yaml.ScalarEvent(None, None, event.implicit, "", mark, mark)

    def _nothing_written(self, event: Event, *, is_key: bool) -> None:
        if is_key:
            self.problems.append(refusals.key_missing(self.text, event))
            self._stack[-1].key, self._stack[-1].keep = "", False
        elif not self._stack:
            self.stopped = refusals.empty_file(self.text)
        else:
            path, kept = self._attach(event, None)
            self.problems.append(refusals.value_missing(self.text, event, path[-1]))
            if kept:
                self.refused.add(path)

    def _alias(self, event: Event) -> None:
        self.problems.append(refusals.alias(self.text, event))
        if self._key_is_next():
            self._stack[-1].key, self._stack[-1].keep = "", False
            return
        path, kept = self._attach(event, None)
        if kept:
            self.refused.add(path)

    def _escapes(self, event: Event) -> None:
        source = refusals.source_of(self.text, event)
        if first_bad_escape(source) is not None:
            raise ParsersDifferError
        hidden = refusals.hidden_escape(self.text, event, source)
        if hidden:
            self.problems.append(hidden)
