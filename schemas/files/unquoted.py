"""Text without quotes is taken by other programs for something else when it looks like a number, a date or a word.

YAML 1.1 and YAML 1.2 differ in what they take it for. Here a value is safe only when both read it as text; the four
exceptions are `true`, `false`, `null` and a whole number without a leading zero. An ISO date stays text.
Sources: the YAML 1.1 type repository (https://yaml.org/type/), YAML 1.2.2 section 10.3, and PyYAML's resolver, which
is looser than the first in some places.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

# JavaScript, and so every browser, holds whole numbers exactly only up to 2**53.
_MOST_DIGITS = 15

# Whatever starts otherwise and is longer is text to every reader of YAML.
UNLIKE_TEXT = "0123456789+-.~=<"
LONGEST_WORD = len("false")

_WORDS = {"true": True, "false": False, "null": None}
_WHOLE = re.compile(r"-?[1-9][0-9]*|0")
_YES_NO = re.compile(r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)")
_NOTHING = re.compile(r"~|null|Null|NULL")
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_NUMBER = re.compile(
    r"[-+]?(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
    r"|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)


@dataclass(frozen=True, kw_only=True)
class Misreading:
    """What other programs would make of a value written without quotes: a stable code, and the end of a sentence."""

    code: str
    as_what: str


@dataclass(frozen=True, kw_only=True)
class Unquoted:
    """A value written without quotes: what it is here, and how other programs would misread it, if they would.

    `plain_text` is false for `true`, `false`, `null`, whole numbers and dates too: as a key, each needs quotes.
    """

    value: str | int | bool | None
    misreading: Misreading | None = None
    plain_text: bool = False


@lru_cache(maxsize=4096)
def unquoted(text: str) -> Unquoted:
    """A value without quotes is text unless one of the readers of YAML takes it for something else.

    Given the value as the parser hands it over, never empty; returned what it is here. A refused value stays text.
    """
    first = text[0]
    # Nearly every value is a sentence or an id: one look at the first character and the length settles those.
    if not (first in UNLIKE_TEXT or len(text) <= LONGEST_WORD):
        return Unquoted(value=text, plain_text=True)
    if text in _WORDS:
        return Unquoted(value=_WORDS[text])
    if _WHOLE.fullmatch(text):
        if len(text.lstrip("-")) <= _MOST_DIGITS:
            return Unquoted(value=int(text))
        return Unquoted(
            value=text, misreading=Misreading(code="number-too-long", as_what="a number, and lose its last digits")
        )
    if _DATE.fullmatch(text) and _is_a_day(text):
        return Unquoted(value=text)
    misreading = _misreading(text)
    return Unquoted(value=text, misreading=misreading, plain_text=misreading is None)


def _misreading(text: str) -> Misreading | None:  # noqa: PLR0911 - one row for each way of misreading, in order
    if _YES_NO.fullmatch(text):
        meant = "true" if text[0] in "yYtT" or text.lower() == "on" else "false"
        return Misreading(code="read-as-true-or-false", as_what=f"{meant}, not as a word")
    if _NOTHING.fullmatch(text):
        return Misreading(code="read-as-nothing", as_what="nothing at all")
    if _TIME.fullmatch(text):
        return Misreading(code="read-as-time", as_what=_in_sixties(text))
    if _DATE.fullmatch(text):
        return Misreading(code="impossible-date", as_what="")
    if _MOMENT.fullmatch(text):
        return Misreading(code="read-as-moment", as_what="a moment in time, and may move it to another time zone")
    if _LEADING_ZERO.fullmatch(text):
        return Misreading(code="leading-zero", as_what="a number, and lose its first 0")
    if _NUMBER.fullmatch(text):
        return Misreading(code="read-as-number", as_what="a number, and write it another way")
    if text in {"=", "<<"}:
        return Misreading(code="read-as-sign", as_what="an instruction, not as text")
    return None


def _is_a_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _in_sixties(text: str) -> str:
    # Only the whole part is said: 4:30 becomes 270, the figure someone would meet in another program.
    parts = text.lstrip("+-").partition(".")[0].replace("_", "").split(":")
    if len(text) > _MOST_DIGITS or not parts[0]:
        return "a number"
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return f"the number {'-' if text.startswith('-') else ''}{total}, counting in sixties"
