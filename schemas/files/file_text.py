"""A data file is text in UTF-8, of a modest size, in characters that people can see.

This module turns the bytes of a file into that text, or says at which byte, line and column it is something else.
Nothing here knows YAML.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from schemas.problems import Problem

LARGEST = 2_000_000

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# What no YAML reader accepts at all, then what it takes for a line break though an editor does not, then what nobody
# can see. Order matters only to people: the three do not overlap.
CONTROL = re.compile("[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
STRANGE_BREAK = re.compile("[\\x85\\u2028\\u2029]")
INVISIBLE = re.compile("[\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]")
# A run of them, as in a file that is no text at all, is one problem.
_CONTROLS = re.compile(f"(?:{CONTROL.pattern})+")
_UNWELCOME = re.compile(f"[\\t\\r]|{CONTROL.pattern}|{STRANGE_BREAK.pattern}|{INVISIBLE.pattern}")
_DIRECTION = re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(%[^\r\n]*)")


@dataclass(frozen=True, kw_only=True)
class FileText:
    """The text of a file as it stands, by lines, beside the text that is safe to hand to a YAML parser.

    `whole` is what people see. `safe` has the same characters at the same places, save that each refused one is
    replaced by a harmless one, so that reading can go on and find the rest.
    """

    file: str
    whole: str
    safe: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand, without their ends; few files have a problem, so few are ever split."""
        return tuple(_LINE_BREAK.split(self.whole))

    def problem(  # noqa: PLR0913 - all are parts of one problem
        self, line: int, column: int, text: str, *, code: str, sentence: str, fix: str
    ) -> Problem:
        """A problem stands at a line and column of this file; both are given counted from 0, as parsers do."""
        source = self.lines[line] if line < len(self.lines) else ""
        return Problem(
            code=code,
            file=self.file,
            line=line + 1,
            column=column + 1,
            text=text.split("\n", 1)[0],
            sentence=sentence,
            fix=fix,
            source_line=source,
        )

    def between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The source between two places (line and column, from 0), its lines joined by one line feed each."""
        if start[0] == end[0]:
            return self.lines[start[0]][start[1] : end[1]] if start[0] < len(self.lines) else ""
        inner = self.lines[start[0] : end[0] + 1]
        if end[0] < len(self.lines):
            inner = (*inner[:-1], inner[-1][: end[1]])
        return "\n".join((inner[0][start[1] :], *inner[1:])) if inner else ""

    def last_written(self, line: int, column: int) -> tuple[int, int]:
        """The place just after the last thing written before a place, comments aside; lines and columns from 0."""
        while True:
            before = _COMMENT.sub("", self.lines[line][:column]) if line < len(self.lines) else ""
            if before.strip() or line == 0:
                return line, len(before.rstrip())
            line, column = line - 1, sys.maxsize


def decoded(data: bytes, file: str) -> tuple[FileText | None, tuple[Problem, ...]]:
    """A file's bytes are read as text, or refused by size or by the first byte that is not UTF-8.

    Given the bytes and the file's name as shown to people; returned the text (`None` when it ends there) and every
    problem with its characters.
    """
    if len(data) > LARGEST:
        return None, (_too_large(len(data), file),)
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return None, (_not_utf_8(data, wrong.start, file),)
    marked = whole.startswith("\ufeff")
    whole = whole[1:] if marked else whole
    # Python calls nothing printable that is refused here, and tells so far sooner than a search for each.
    clean = whole.replace("\r\n", "").replace("\n", "").isprintable()
    text = FileText(file=file, whole=whole, safe=whole if clean else _UNWELCOME.sub(_harmless, whole))
    problems: list[Problem] = []
    if marked:
        problems.append(
            text.problem(
                0,
                0,
                "",
                code="byte-order-mark",
                sentence="The file starts with an invisible mark, which some programs take for part of the first word.",
                fix="Save the file as “UTF-8”, not as “UTF-8 with BOM”.",
            )
        )
    if not clean:
        problems += [one for number, line in enumerate(text.lines) for one in _characters(text, number, line)]
        problems += _lone_returns(text, whole)
    percent = _DIRECTIVE.match(text.safe)
    if percent:
        problems.append(_directive(text, percent))
        return None, tuple(problems)
    return text, tuple(problems)


def character_name(sign: str) -> str:
    """A character that cannot be seen is named by its number and, where there is one, its Unicode name."""
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"


def _harmless(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == "\r":
        return sign
    return " " if sign == "\t" or STRANGE_BREAK.match(sign) else "\ufffd"


def _characters(text: FileText, number: int, line: str) -> list[Problem]:
    found: list[Problem] = []
    for match in re.finditer(r"\t+", line):
        before = line[: match.start()]
        if not before.strip():
            found.append(
                text.problem(
                    number,
                    match.start(),
                    match.group(),
                    code="tab-indentation",
                    sentence="This line is moved in with a tab, and how far a tab reaches differs between programs.",
                    fix="Replace the tab with spaces, two for each step.",
                )
            )
        elif not before.lstrip().startswith("#"):
            found.append(
                text.problem(
                    number,
                    match.start(),
                    match.group(),
                    code="tab",
                    sentence="There is a tab in this line, and how far a tab reaches differs between programs.",
                    fix="Replace the tab with a space.",
                )
            )
    found += [
        text.problem(
            number,
            match.start(),
            match.group(),
            code="control-character",
            sentence=f"There is a character here that is not text: {character_name(match.group()[0])}.",
            fix="Delete it; it often comes with text copied from another program.",
        )
        for match in _CONTROLS.finditer(line)
    ]
    found += [
        text.problem(
            number,
            match.start(),
            match.group(),
            code="strange-line-break",
            sentence=f"There is a line break here that most programs do not show: {character_name(match.group())}.",
            fix="Delete it, and press Enter where a new line is meant.",
        )
        for match in STRANGE_BREAK.finditer(line)
    ]
    found += [
        text.problem(
            number,
            match.start(),
            match.group(),
            code="invisible-character",
            sentence=f"{hidden_character(match.group())}.",
            fix="Delete it; it often comes with text copied from another program.",
        )
        for match in INVISIBLE.finditer(line)
    ]
    return found


def hidden_character(sign: str) -> str:
    """A hidden character is said to be hidden, and what it could do to the text around it; no full stop at the end."""
    if _DIRECTION.match(sign):
        return f"A hidden character here can make the text read in another order: {character_name(sign)}"
    return f"There is a character here that nobody can see: {character_name(sign)}"


def _lone_returns(text: FileText, whole: str) -> list[Problem]:
    lone = re.search(r"\r(?!\n)", whole)
    if not lone:
        return []
    number = len(_LINE_BREAK.findall(whole, 0, lone.start()))
    return [
        text.problem(
            number,
            len(text.lines[number]),
            "",
            code="strange-line-break",
            sentence="This line ends with a line break that many programs do not show: U+000D.",
            fix="Delete it, and press Enter where a new line is meant.",
        )
    ]


def _directive(text: FileText, percent: re.Match[str]) -> Problem:
    number = len(_LINE_BREAK.findall(percent.group()))
    return text.problem(
        number,
        0,
        text.lines[number],
        code="directive",
        sentence="The file starts with an instruction to programs, a line with % in front; these files have none.",
        fix="Delete this line.",
    )


def _too_large(size: int, file: str) -> Problem:
    return Problem(
        code="too-large",
        file=file,
        line=1,
        column=1,
        text="",
        sentence=f"The file holds {size:,} bytes, and a data file may hold at most {LARGEST:,}.",
        fix="Split it into several files, or take out what does not belong in it.",
    )


def _not_utf_8(data: bytes, at: int, file: str) -> Problem:
    start = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    end = min((found for found in (data.find(b"\n", at), data.find(b"\r", at)) if found >= 0), default=len(data))
    line = data[start:end].decode("utf-8", errors="replace")
    number = len(re.findall(rb"\r\n|\r|\n", data[:start]))
    return Problem(
        code="not-utf-8",
        file=file,
        line=number + 1,
        column=len(data[start:at].decode("utf-8")) + 1,
        text="\ufffd",
        sentence=f"The file is not saved as UTF-8: byte {at + 1:,}, on line {number + 1:,}, is 0x{data[at]:02X}, "
        "which does not fit.",
        fix="Open the file in your editor and save it again with the encoding “UTF-8”.",
        source_line=line,
    )
