"""A problem is one mistake in one file: where it stands, what is wrong, and what to write instead.

Every check in the project hands back problems as values. They are sorted, joined and printed only at the edge, in one
of three layouts: for people, as JSON, and as annotations for a code host.
"""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# A line longer than this is shown as the part around the mistake, so that a terminal never wraps the carets away.
_WIDEST_LINE = 150
_BEFORE_THE_MISTAKE = 60
_NEAR_ENOUGH = 0.6


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A problem says where a mistake is, what is wrong in one sentence, and how to mend it in one more.

    `line` and `column` count from 1, `column` in characters. `text` is the offending text as it stands in the file,
    empty when there is none. `severity` is `error` or `warning`. `source_line` is the whole line, for display.
    """

    code: str
    file: str
    line: int
    column: int
    text: str
    sentence: str
    fix: str
    severity: str = "error"
    source_line: str = ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems are read from the top of the first file to the foot of the last.

    Given problems in any order; returned sorted by file, line, column and code, with exact repeats dropped.
    """
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda one: (one.file, one.line, one.column, one.code, one.sentence, one.fix),
        )
    )


def as_text(problems: Iterable[Problem]) -> str:
    """A person sees the place and the sentence, the line itself, carets under the mistake, and what to write.

    Given problems; returned as one text without a final line break, a blank line between two problems.
    """
    return "\n\n".join(_for_people(problem) for problem in in_order(problems))


def as_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Another program gets the same problems, each with the fields of `Problem`, in the same order."""
    return [asdict(problem) for problem in in_order(problems)]


def as_annotations(problems: Iterable[Problem]) -> str:
    """A code host shows each problem beside its line.

    Given problems; returned one line each, in the workflow-command form that GitHub reads, with its escapes.
    """
    return "\n".join(
        f"::{'warning' if problem.severity == 'warning' else 'error'} file={_in_property(problem.file)},"
        f"line={problem.line},col={problem.column},title={_in_property(problem.code)}"
        f"::{_in_message(f'{problem.sentence} {problem.fix}'.strip())}"
        for problem in in_order(problems)
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The nearest known word is what somebody most likely meant.

    Given a word and the words that would have been right; returned the closest, or `None` when nothing is near. A
    hyphen for an underscore, or a capital for a small letter, is as near as can be.
    """
    plain = {_levelled(one): one for one in sorted(set(known), reverse=True)}
    close = difflib.get_close_matches(_levelled(word), sorted(plain), n=1, cutoff=_NEAR_ENOUGH)
    return plain[close[0]] if close else None


def nearest_address(text: str, known: Iterable[str]) -> str | None:
    """The nearest known address is near in each of its parts: who misspells an item does not mistake its publisher.

    Given an address, or its last part alone, and the addresses that would have been right; returned the nearest, or
    `None` when nothing is near. A beginning that ends at a hyphen is near: `share` is meant for `share-information`.
    """
    within: dict[str, list[str]] = {}
    for one in sorted(set(known)):
        folder, _, word = one.rpartition("/")
        within.setdefault(folder, []).append(word)
    where, _, last = text.rpartition("/")
    if not where:
        meant = _near_or_begun(last, [word for words in within.values() for word in words])
        return next((f"{folder}/{meant}" for folder, words in within.items() if meant in words), None)
    found: str | None = where
    if where not in within:
        alike = [one for one in within if one.count("/") == where.count("/")]
        found = nearest_address(where, alike) if "/" in where else nearest(where, alike)
    meant = _near_or_begun(last, within[found]) if found else None
    return f"{found}/{meant}" if meant else None


def _near_or_begun(word: str, known: Iterable[str]) -> str | None:
    words = sorted(known)
    return nearest(word, words) or next((one for one in words if one.startswith(f"{word}-")), None)


def _levelled(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def _for_people(problem: Problem) -> str:
    sentence = f"Warning: {problem.sentence}" if problem.severity == "warning" else problem.sentence
    rows = [f"{problem.file}:{problem.line}:{problem.column}  {_shown(sentence)}"]
    if problem.source_line:
        line, column = _part_around(problem.source_line, problem.column)
        number = str(problem.line)
        carets = "^" * max(1, min(len(problem.text), len(line) - column + 1))
        rows += [
            f"    {number} | {_shown(line)}",
            f"    {' ' * len(number)} | {' ' * (column - 1)}{carets}",
        ]
    rows += [f"    {_shown(problem.fix)}"] if problem.fix else []
    return "\n".join(rows)


def _part_around(line: str, column: int) -> tuple[str, int]:
    if len(line) <= _WIDEST_LINE:
        return line, column
    start = max(0, column - 1 - _BEFORE_THE_MISTAKE)
    part = line[start : start + _WIDEST_LINE]
    before = "…" if start else ""
    after = "…" if start + _WIDEST_LINE < len(line) else ""
    return f"{before}{part}{after}", column - start + len(before)


def _shown(text: str) -> str:
    # A tab would move the carets, so it is shown as one space. A control character, or one that turns the direction
    # of writing, could drive the reader's terminal, so it is shown as one harmless sign.
    text = text.replace("\t", " ")
    return "".join("\ufffd" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else sign for sign in text)


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
