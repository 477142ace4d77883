"""One strict reader for every data file: it gives the value, the place of everything in it, and all its problems.

Text stays text: only `true`, `false`, `null` and whole numbers without quotes are anything else. Whatever two YAML
programs might read in two ways is refused with a sentence, and reading goes on to find the next problem.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from schemas.files.contents import DEEPEST, Contents, Event, Path
from schemas.files.file_text import LARGEST, FileText, decoded
from schemas.files.plain_contents import NOT_PLAIN, plain_value
from schemas.files.unreadable import why_unreadable
from schemas.problems import Problem, in_order
from schemas.remembering.later import Asked
from schemas.remembering.results import Results

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DEEPEST", "LARGEST", "Path", "Place", "Reading", "read"]

# Beside one of these, the parser most likely stumbled over it; its own complaint would be the same mistake told twice.
_STUMBLING_BLOCKS = {"tab-indentation", "tab", "strange-line-break", "control-character", "invisible-character"}

# Where one of these stands, the C parser may go on where the pure one gives up.
_PARSERS_DIFFER = {"alias", "anchor", "tag"}


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place is where one value, or one key, stands in a file, with its source text.

    `line` and `column` count from 1. `text` is as it stands in the file, quotes and all; empty for a list or a group
    of keys. `plain` says that it was written without quotes.
    """

    line: int
    column: int
    text: str
    plain: bool


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A reading is the value of one file and, for whoever asks, the place of everything in it.

    `value` is made of dict, list, str, int, bool and None only. `refused` are the paths whose value already has a
    problem, so that a later check need not complain of it again. `data` are the file's bytes: places are read from
    them again when one is asked for, since a register has a million values and hardly a problem. `pure` says that the
    C parser is left aside then, too. `remembered` is what has been worked out from this file
    (`schemas.remembering.remembered`).
    """

    file: str
    value: Asked[object] = Asked()  # noqa: RUF009 - a descriptor, not a default
    data: bytes = field(repr=False)
    refused: frozenset[Path] = frozenset()
    pure: bool = False
    remembered: Results = field(default_factory=Results, compare=False, repr=False)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file's bytes, 64 hexadecimal signs."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file as they stand."""
        return _placed(self.data, self.file, self.pure)[0].lines

    @property
    def values(self) -> Mapping[Path, Place]:
        """The place of every value by its path."""
        return _Places(*_placed(self.data, self.file, self.pure)[:2])

    @property
    def keys(self) -> Mapping[Path, Place]:
        """The place of every key by the path that ends in it."""
        text, _, keys = _placed(self.data, self.file, self.pure)
        return _Places(text, keys)

    def problem(  # noqa: PLR0913 - all are parts of one problem, and all but the first are named
        self, path: Path, *, code: str, sentence: str, fix: str, at: str = "value", severity: str = "error"
    ) -> Problem:
        """A problem found after reading stands at the value of a path, or at its key.

        Given the path, the problem's words and `at` (`value` or `key`); returned the problem at that place, or at the
        nearest parent that has one.
        """
        place = self._place(path, at)
        return Problem(
            code=code,
            file=self.file,
            line=place.line,
            column=place.column,
            text=place.text.split("\n", 1)[0],
            sentence=sentence,
            fix=fix,
            severity=severity,
            source_line=self.lines[place.line - 1] if place.line <= len(self.lines) else "",
        )

    def _place(self, path: Path, at: str) -> Place:
        if at == "key" and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(line=1, column=1, text="", plain=False))


def read(data: bytes, file: str, *, pure: bool = False) -> tuple[Reading | None, tuple[Problem, ...]]:
    """A file is read once, and everything wrong with its writing is said at once.

    Given the bytes, and the file's name as shown to people; `pure` leaves the C parser aside. Returned the reading,
    `None` where no value could be built, and the problems in order. Nothing is raised, whatever the bytes.
    """
    text, problems = decoded(data, file)
    if text is None:
        return None, in_order(problems)
    loader_class = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if not problems:
        value = _plain_value(text, loader_class)
        if value is not NOT_PLAIN:
            return Reading(file=file, value=value, data=data, pure=pure), ()
    contents, ended = _followed(text, loader_class)
    if not pure and (ended is not None or any(one.code in _PARSERS_DIFFER for one in contents.problems)):
        # The C parser words and places its refusals in its own way. Whatever it refuses is read again by the pure
        # one, so that people see the same problems wherever the check is run.
        pure = True
        contents, ended = _followed(text, yaml.SafeLoader)
    problems = (*problems, *contents.problems)
    if ended is not None:
        beside = any(one.code in _STUMBLING_BLOCKS and abs(one.line - ended.line) <= 1 for one in problems)
        return None, in_order(problems if beside else (*problems, ended))
    refused = frozenset(contents.refused)
    return Reading(file=file, value=contents.value, data=data, refused=refused, pure=pure), in_order(problems)


def _plain_value(text: FileText, loader_class: Callable[[str], Any]) -> object:
    loader = loader_class(text.safe)
    try:
        return plain_value(text, loader)
    except (yaml.YAMLError, ValueError, OverflowError):
        return NOT_PLAIN
    finally:
        loader.dispose()


# One file's problems are asked for one after the other, so a few files are kept and not all of them.
@lru_cache(maxsize=8)
def _placed(data: bytes, file: str, pure: bool) -> tuple[FileText, Mapping[Path, Event], Mapping[Path, Event]]:  # noqa: FBT001 - part of the cache's key
    """The text of a file that could be read, and the parser's event for each of its values and keys."""
    text, _ = decoded(data, file)
    assert text is not None  # noqa: S101 - it was read before; the type checker needs telling
    contents, _ = _followed(text, yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return text, contents.values, contents.keys


def _followed(text: FileText, loader_class: Callable[[str], Any]) -> tuple[Contents, Problem | None]:
    contents = Contents(text=text)
    loader = loader_class(text.safe)
    try:
        contents.follow(_events(loader))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        at = (getattr(loader, "line", 0), getattr(loader, "column", 0))
        return contents, why_unreadable(error, text, contents.last, at)
    finally:
        loader.dispose()
    return contents, contents.stopped


def _events(loader: Any) -> Iterator[Event]:  # noqa: ANN401 - the C and the pure loader share no declared type
    while loader.check_event():
        yield loader.get_event()


class _Places(Mapping[Path, Place]):
    """Places are made when somebody asks for one; hardly anybody does."""

    def __init__(self, text: FileText, events: Mapping[Path, Event]) -> None:
        self._text = text
        self._events = events

    def __getitem__(self, path: Path) -> Place:
        event = self._events[path]
        start, end = event.start_mark, event.end_mark
        # A list or a group of keys has its place where it begins, and no text of its own.
        text = isinstance(event, yaml.ScalarEvent)
        source = self._text.between((start.line, start.column), (end.line, end.column)) if text else ""
        return Place(line=start.line + 1, column=start.column + 1, text=source.rstrip(), plain=text and not event.style)

    def __contains__(self, path: object) -> bool:
        return path in self._events

    def __iter__(self) -> Iterator[Path]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)
