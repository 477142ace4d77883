"""What the words of a file give away: a telephone number typed in a text, letters nobody spelled out, old law.

Whatever one file shows by itself is found by `of_value` and remembered with the file; only what other files have to
say about it (is it a term, is it superseded) is asked anew.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from schemas.checks.currency import is_current
from schemas.checks.obligations import without_law
from schemas.checks.prose import TRANSLATIONS, texts, whole
from schemas.checks.superseded_words import superseded_words
from schemas.remembering.remembered import per_edition, per_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemas.files.reading import Path, Reading
    from schemas.problems import Problem
    from schemas.register import Edition, Register

TELEPHONE = "telephone-in-prose"
ABBREVIATION = "abbreviation-not-expanded"

#: One finding: the path of the text, the code, and the words that were found.
Finding = tuple[list[str | int], str, str]

#: Capitals that need no spelling out, each with the reason.
NEED_NO_TERM: Mapping[str, str] = {
    "UK": "It is read as a word, and is part of the names of laws.",
    "PDF": "It is the name of a kind of file, and spelling it out tells nobody more.",
}
# II, IV or XIX number a part or a chapter.
_ROMAN = re.compile(r"[IVX]+")

# Two capitals or more, with single small letters between them (DfE, MoU) and an s for more than one (DSLs). What
# touches a figure is a number (16LA), and what goes on in small letters is a name (McDonald).
_CAPITALS = re.compile(r"(?<![\w&])[A-Z][a-z]?(?:[A-Z&][a-z]?)*[A-Z]s?(?![\w&])")

_GAP = "[ \\u00a0\\u2009\\u202f().\\-\\u2011\\u2013]{0,2}"
# A number to dial begins with +44 or with an area code of three figures or more that begins with 0. A day written
# 05-11-2026 begins with two; money, years and clause numbers do not begin with 0. Numbers without an area code, and
# short ones such as 116 123, are known by the word before them; 999, 112, 111 and 101 are too short for either.
_FULL_NUMBER = re.compile(rf"(?<![\w£.,/#-])(?:\+[0-9]{{1,3}}|\(?0[0-9]{{2,4}}\)?)(?:{_GAP}[0-9]){{5,11}}(?!\w)")
_SHORT_NUMBER = re.compile(
    r"\b(?:ring|call|phone|telephone|dial|text)(?:ing)?(?: [a-z]+){0,2}[ :]+"
    r"([1-9][0-9]{1,5}(?: [0-9]{2,6}){0,2})(?![\w-])",
    re.IGNORECASE,
)
_FEWEST_FIGURES, _MOST_FIGURES = 9, 13
_FEWEST_FIGURES_OF_A_SHORT_NUMBER = 5
_FIGURES = re.compile(r"[0-9]")
# Most files hold neither two capitals together nor so many figures, and are done with at once.
_MAY_BE_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z&]")
_MAY_BE_A_NUMBER = re.compile(rf"(?:[0-9]{_GAP}){{5}}")


def of_value(value: object) -> list[Finding]:
    """What one file shows by itself: numbers typed in its texts, and capitals that its own text does not spell out.

    Given the value of a file; returned findings in the order of the file, as lists and texts only, so that they can be
    remembered with it. Whether capitals are a term, the file cannot know.
    """
    found: list[Finding] = []
    everything = whole(value)
    capitals = _MAY_BE_CAPITALS.search(everything)
    # Counting is many times quicker than searching, and a file has few figures.
    figures = sum(map(everything.count, "0123456789")) >= _FEWEST_FIGURES_OF_A_SHORT_NUMBER
    figures = figures and bool(_MAY_BE_A_NUMBER.search(everything))
    for path, text in texts(value) if capitals or figures else ():
        if figures:
            found += [([*path], TELEPHONE, number) for number in telephones(text)]
        if capitals and path[:1] != (TRANSLATIONS,):
            found += [([*path], ABBREVIATION, short) for short in abbreviations(text)]
    return found


def telephones(text: str) -> list[str]:
    """The telephone numbers that a text holds, as they stand there."""
    full = [one.group() for one in _FULL_NUMBER.finditer(text)]
    found = [one for one in full if _FEWEST_FIGURES <= len(_FIGURES.findall(one)) <= _MOST_FIGURES]
    short = [one.group(1) for one in _SHORT_NUMBER.finditer(text)]
    return found + [one for one in short if len(_FIGURES.findall(one)) >= _FEWEST_FIGURES_OF_A_SHORT_NUMBER]


def abbreviations(text: str) -> list[str]:
    """The abbreviations that a text uses and does not spell out, each once, without the s of more than one.

    Spelled out is *words (ABC)* or *ABC (two words or more)*.
    """
    found = dict.fromkeys(one.removesuffix("s") for one in _CAPITALS.findall(text))
    return [one for one in found if not (one in NEED_NO_TERM or _ROMAN.fullmatch(one) or _spelled_out(one, text))]


def _spelled_out(short: str, text: str) -> bool:
    letters = re.escape(short)
    after = rf"[a-z][,’']?\s+\((?:or |the )?{letters}s?[),;]"
    before = rf"(?<![\w&]){letters}s?\s+\([A-Za-z][\w'’-]*(?:\s+[\w'’-]+)+[^()]*\)"
    return bool(re.search(after, text) or re.search(before, text))


def problems(register: Register, day: str) -> Iterator[Problem]:
    """Everything that the wording of a register's files gives away on a day, given as an ISO date.

    An error where an edition stands on that day or is still to, and in a record; a warning about an abbreviation in
    what nobody will change any more: a historic or past edition, or details that are only printed in a source.
    """
    known = _Terms(register)
    files = {one.reading.file: one.reading for one in register.records.values()}
    files |= {one.file: one for one in register.readings if one.file.endswith("/publisher.yaml")}
    for reading in files.values():
        found: list[Finding] = per_file("wording", reading, partial(_of_file, reading))
        yield from _told(register, reading, found, known)
    for held in register.items.values():
        for edition in held:
            found = per_edition("wording", edition, partial(_of_edition, edition))
            yield from _told(register, edition.reading, found, known, over=not is_current(register, edition, day))
    yield from without_law(register, day)
    yield from superseded_words(register, day)


def _of_file(reading: Reading) -> list[Finding]:
    return of_value(reading.value)


def _of_edition(edition: Edition) -> list[Finding]:
    return of_value(edition.value)


class _Terms:
    """The abbreviations that a publisher's readers can look up: its own and the national ones.

    Terms, and the short names of bodies and roles, which have pages of their own; a plural is the same word.
    """

    def __init__(self, register: Register) -> None:
        self._national = {one for one, value in register.publishers.items() if value["tier"] == "national"}
        self._of: dict[str, set[str]] = {}
        for kind in ("terms", "bodies", "roles"):
            for record in register.records_of(kind):
                names = {record.value.get("short", ""), record.value["title"], *record.value.get("also", ())}
                self._of.setdefault(record.address.publisher, set()).update(one.removesuffix("s") for one in names)

    def know(self, short: str, publisher: str) -> bool:
        return any(short in self._of.get(one, ()) for one in {publisher, *self._national})


def _told(
    register: Register, reading: Reading, found: list[Finding], known: _Terms, *, over: bool = False
) -> Iterator[Problem]:
    publisher = reading.file.split("/")[1]
    told: set[str] = set()
    for place, code, words in found:
        path = tuple(place)
        if code == TELEPHONE:
            yield reading.problem(
                path,
                code="telephone-in-prose",
                sentence=f"The telephone number {words} is typed into a text here, where nobody will think of it when "
                "the number changes.",
                fix="Put it into contacts.yaml, and name the contact here.",
            )
        elif words not in told and not known.know(words, publisher):
            told.add(words)
            yield reading.problem(
                path,
                code="abbreviation-not-expanded",
                sentence=f"{words} is not spelled out here, and is not in the list of terms.",
                fix=f"Write it in full with ({words}) after it, or add it to {publisher}/terms.yaml.",
                severity="warning" if over or _only_printed(register, publisher, path) else "error",
            )


def _only_printed(register: Register, publisher: str, path: Path) -> bool:
    """Whether a text stands in a record all of whose details are only as printed in a source."""
    record = register.records.get(f"{publisher}/{path[0]}#{path[1]}") if len(path) > 1 else None
    dated = record.value.get("dated") if record else None
    return isinstance(dated, list) and not any(one["effective_from"] for one in dated)
