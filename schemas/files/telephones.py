"""A telephone number is text: its first 0 counts, and it is never added to anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TELEPHONES: Mapping[str, str] = {"telephone": "telephone number", "text_message": "text message number"}

# `dated` holds the dated values of one record; nobody calls the record by it.
_NOT_A_NAME = {"dated"}
_ELEVEN_DIGITS = re.compile(r"0[0-9]{10}")


def contact_named(path: tuple[str | int, ...]) -> str:
    """A number belongs to the nearest named thing above it.

    Given the path of a telephone number; returned that name, or nothing where no name stands above.
    """
    names = [step for step in path if isinstance(step, str) and step not in _NOT_A_NAME]
    return next((name for name in reversed(names) if name not in TELEPHONES), "")


def as_written(number: str) -> str:
    """A number is written with the spaces people read it by; one that has its own is left alone.

    Grouping by Ofcom's National Telephone Numbering Plan: area codes of 02 have three digits, those of 011x and 01x1
    and the numbers of 03 and 08 four, the rest five. Quotes that a word processor has bent, or of which one was
    forgotten, are no quotes here and are left out; +44 stands for the first 0 of a number in the United Kingdom.
    """
    number = number.strip("“”„‘’\"' ")
    if number.startswith("+44"):
        number = "0" + "".join(one for one in number.removeprefix("+44").replace("(0)", "") if one.isdigit())
    if not _ELEVEN_DIGITS.fullmatch(number):
        return number
    if number.startswith("02"):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if number.startswith(("03", "08", "011")) or (number.startswith("01") and number[3] == "1"):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    return f"{number[:5]} {number[5:]}"
