"""When the writing of a file breaks off, people are told what most likely went wrong, and where.

A parser says what it expected; that helps nobody in an office. Each refusal of PyYAML's pure parser is turned here
into one plain sentence at the place where the mistake was made, which is often a line or two above where the parser
noticed. What is not recognised gets one honest general sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.files.file_text import FileText
    from schemas.problems import Problem

_KNOWN_ESCAPE = re.compile(
    r"\\(?:[0abtnvfre \"\\/N_LP\n]|x[0-9A-Fa-f]{2}|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
    r"|U0000(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U00(?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{4})"
)
_KEY_AND_NO_SPACE = re.compile(r"\s*(?:- )*([\w.-]+):(?=[^\s:/])")
# A colon and a space that looks like one: it does not break a line, or has another width.
_STRANGE_SPACE = re.compile(r"(?<=:)[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_KEY = re.compile(r"\s*(?:- )*[^\s#][^#]*?:(?:\s|$)")


class ParsersDifferError(ValueError):
    """One of the two parsers takes what the other refuses: an unknown escape, or a # against the > of folded text."""


def first_bad_escape(source: str) -> int | None:
    """A backslash in double quotes stands before one of a few signs; anything else is a mistake.

    Given the source of a double-quoted text; returned where in it the first unknown one stands, or `None`. Half of a
    surrogate pair, and a number past the last Unicode character, are unknown too.
    """
    at = source.find("\\")
    while at >= 0:
        known = _KNOWN_ESCAPE.match(source, at)
        if known is None:
            return at
        at = source.find("\\", known.end())
    return None


@dataclass(frozen=True, kw_only=True)
class _Broken:
    """Where the parser gave up, where it says the thing had begun, and the last piece of text before that."""

    text: FileText
    place: tuple[int, int]
    start: tuple[int, int]
    last: Any

    @property
    def line(self) -> str:
        return self.text.lines[self.place[0]] if self.place[0] < len(self.text.lines) else ""

    @property
    def sign(self) -> str:
        return self.line[self.place[1] : self.place[1] + 1]

    def line_above(self) -> int | None:
        """The number of the nearest line above that holds anything but a comment."""
        above = range(min(self.place[0], len(self.text.lines)) - 1, -1, -1)
        return next((n for n in above if self.text.lines[n].strip() and self.text.lines[n].lstrip()[0] != "#"), None)


def why_unreadable(error: Exception, text: FileText, last: Any, at: tuple[int, int]) -> Problem:  # noqa: ANN401
    """A refusal of the parser becomes one plain problem.

    Given what the pure parser raised, the text, the last piece of text it met (an event, or `None`) and how far it
    had come; returned the problem.
    """
    words = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    place = _place(getattr(error, "problem_mark", None), at)
    broken = _Broken(text=text, place=place, start=_place(getattr(error, "context_mark", None), place), last=last)
    if not isinstance(error, yaml.YAMLError):
        # Ours is raised once the text was met whole; PyYAML's own lies just past the backslash and its letter.
        known = isinstance(error, ParsersDifferError)
        begun = (last.start_mark.line, last.start_mark.column) if known else (at[0], max(0, at[1] - 2))
        return _escape(replace(broken, start=begun))
    return next(
        (answer(broken) for part, answer in _ANSWERS if part in words or part in context),
        _general(broken),
    )


def _place(mark: Any, otherwise: tuple[int, int]) -> tuple[int, int]:  # noqa: ANN401 - PyYAML's marks have no type
    return (mark.line, mark.column) if mark is not None else otherwise


def _general(broken: _Broken) -> Problem:
    line = min(broken.place[0], len(broken.text.lines) - 1)
    return broken.text.problem(
        line,
        broken.place[1] if line == broken.place[0] else 0,
        broken.sign,
        code="unreadable",
        sentence="The file cannot be read from here on; the mistake is on this line or just above it.",
        fix="Compare the spaces, colons, quotes and brackets with those of a line that works.",
    )


def _escape(broken: _Broken) -> Problem:
    source = broken.text.between(broken.start, (len(broken.text.lines), 0))
    found = first_bad_escape(source) or 0
    before = source[:found]
    line = broken.start[0] + before.count("\n")
    column = len(before) - before.rfind("\n") - 1 + (broken.start[1] if "\n" not in before else 0)
    return broken.text.problem(
        line,
        column,
        source[found : found + 2],
        code="unknown-escape",
        sentence="Between double quotes a backslash starts a special sign, and there is none of this kind.",
        fix="Write the backslash twice, or use single quotes around the text.",
    )


def _unfinished_quotes(broken: _Broken) -> Problem:
    return broken.text.problem(
        *broken.start,
        broken.text.lines[broken.start[0]][broken.start[1] :],
        code="quotes-not-closed",
        sentence="The quotes that open here are never closed.",
        fix="Put the same kind of quotes at the end of the text.",
    )


def _out_of_place(broken: _Broken) -> Problem:
    """After a whole value something follows: most often a quotation ended early or late, else a line is out of line."""
    last = broken.last
    if last is not None and last.style in {"'", '"'}:
        end = (last.end_mark.line, last.end_mark.column)
        after = broken.text.between(end, broken.place)
        if not after.strip() and end[0] == broken.place[0]:
            if last.start_mark.line != last.end_mark.line:
                return _unfinished_quotes(replace(broken, start=(last.start_mark.line, last.start_mark.column)))
            return broken.text.problem(
                *broken.place,
                broken.line[broken.place[1] :],
                code="text-after-quotes",
                sentence="The quotes end before this, so what follows does not belong to the text.",
                fix="Put the closing quotes at the end; if the text itself has quotes, put the other kind around it.",
            )
    if broken.sign in {"]", "}"}:
        return _stray_sign(broken)
    if not broken.line[: broken.place[1]].strip(" -?:"):
        return _bad_indentation(broken)
    return _general(broken)


def _after_the_end(broken: _Broken) -> Problem:
    above = broken.line_above()
    if above is not None and broken.text.lines[above].startswith("..."):
        return second_document(broken.text, above)
    return _out_of_place(broken)


def second_document(text: FileText, number: int) -> Problem:
    """A file holds one set of contents; a second would be left out.

    Given the text and the number of the line, from 0, at which the first set ends; returned the problem.
    """
    sign = text.lines[number][:3]
    return text.problem(
        number,
        0,
        sign,
        code="second-document",
        sentence=f"One set of contents ends at this {sign}, and what follows it would be left out.",
        fix="Take the line away, or move what follows it to a file of its own.",
    )


def _bad_indentation(broken: _Broken) -> Problem:
    return broken.text.problem(
        *broken.place,
        broken.line[broken.place[1] :],
        code="bad-indentation",
        sentence="This line does not line up with the lines above it.",
        fix="Start it level with the line it belongs beside, or two spaces further in than the line it is part of.",
    )


def _unexpected_colon(broken: _Broken) -> Problem:
    before = broken.line[: broken.place[1]]
    if _KEY.match(before):
        return broken.text.problem(
            *broken.place,
            broken.sign,
            code="colon-in-text",
            sentence="There is a colon in this text, and without quotes it would start a new key.",
            fix="Put the whole text in quotes.",
        )
    above = broken.line_above()
    if above is not None:
        source = broken.text.lines[above]
        if _KEY_AND_NO_SPACE.match(source) or not _KEY.match(source):
            return _missing_colon(broken.text, above)
    if above is not None and _indentation(before) > _indentation(broken.text.lines[above]):
        return _bad_indentation(replace(broken, place=(broken.place[0], _indentation(before))))
    return _general(broken)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _missing_colon_here(broken: _Broken) -> Problem:
    return _missing_colon(broken.text, broken.start[0])


def _missing_colon(text: FileText, number: int) -> Problem:
    line = text.lines[number]
    tight = _KEY_AND_NO_SPACE.match(line)
    if tight:
        return text.problem(
            number,
            tight.end() - 1,
            ":",
            code="space-missing",
            sentence="There is no space after this colon, so it does not end a key.",
            fix=f"Write a space after it: {tight.group(1)}: {line[tight.end() :].strip()}",
        )
    if strange := _STRANGE_SPACE.search(line):
        return text.problem(
            number,
            strange.start(),
            strange.group(),
            code="strange-space",
            sentence="This space is not an ordinary one, as word processors and web pages have it, so it ends no key.",
            fix="Take it away and type a space.",
        )
    return text.problem(
        number,
        _indentation(line),
        line.strip(),
        code="colon-missing",
        sentence="This line has no key with a colon and a space after it.",
        fix="Write the key, a colon and a space first; if the line belongs to the text above, move it further in.",
    )


def _open_bracket(broken: _Broken) -> Problem:
    if broken.sign == "?":
        return _stray_sign(broken)
    opened = broken.text.lines[broken.start[0]][broken.start[1]]
    closing = {"[": "]", "{": "}"}.get(opened, "bracket")
    return broken.text.problem(
        *broken.start,
        opened,
        code="bracket-not-closed",
        sentence=f"The {opened} here has no {closing} to close it, or a comma is missing between two things inside.",
        fix=f"Put a comma between every two things inside, and {closing} at the end.",
    )


def _stray_sign(broken: _Broken) -> Problem:
    sign = broken.sign
    return broken.text.problem(
        *broken.place,
        sign,
        code="stray-sign",
        sentence=f"Text without quotes cannot have {sign} here." if sign else "Something is missing here.",
        fix=f"Put the text in quotes, or take the {sign} away." if sign else "Write what belongs here.",
    )


def _sign_at_the_start(broken: _Broken) -> Problem:
    return _stray_sign(replace(broken, place=broken.start))


def _list_on_the_same_line(broken: _Broken) -> Problem:
    return broken.text.problem(
        *broken.place,
        broken.line[broken.place[1] :],
        code="list-on-the-same-line",
        sentence="A list cannot begin on the same line as its key.",
        fix="Put each item on a line of its own below the key, with “- ” in front; or put the text in quotes.",
    )


def _text_after_the_sign(broken: _Broken) -> Problem:
    return broken.text.problem(
        *broken.start,
        broken.text.lines[broken.start[0]][broken.start[1] :],
        code="text-on-the-first-line",
        sentence="After > or | the text has to begin on the next line.",
        fix="Move the text to the next line, two spaces further in; or put it in quotes.",
    )


# The first part found in what the pure parser of PyYAML 6 says decides; its wording is held by the tests.
_ANSWERS: tuple[tuple[str, Callable[[_Broken], Problem]], ...] = (
    ("double-quoted", _escape),
    ("unexpected end of stream", _unfinished_quotes),
    ("unexpected document separator", _unfinished_quotes),
    ("mapping values are not allowed", _unexpected_colon),
    ("could not find expected ':'", _missing_colon_here),
    ("sequence entries are not allowed", _list_on_the_same_line),
    ("mapping keys are not allowed", _stray_sign),
    ("cannot start any token", _stray_sign),
    ("expected the node content", _stray_sign),
    ("expected ',' or", _open_bracket),
    ("block scalar", _text_after_the_sign),
    ("while scanning an anchor", _sign_at_the_start),
    ("while scanning an alias", _sign_at_the_start),
    ("while scanning a tag", _sign_at_the_start),
    ("undefined tag handle", _stray_sign),
    ("expected <block end>", _out_of_place),
    ("expected '<document start>'", _after_the_end),
)
