"""Whether what holds a part of a source document says every number that stands there (design §9, *Coverage*).

A row of coverage names the lines of the source, the numbers and units in them, and what holds them. Words may be put
in plain English; a number may not be lost on the way.
"""

import re
from collections.abc import Iterator

from schemas.addresses import Address, find
from schemas.checks import links
from schemas.problems import Problem
from schemas.register import Record, Register, part

# A number that a source spells out may stand in digits with us, and the other way round.
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS, start=1)} | {"once": "1", "twice": "2"}
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
# How often a thing is done, and the stretch of time that the same is said with: annually is every year.
_OFTEN = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "termly": "term",
    "yearly": "year", "annual": "year", "annually": "year",
}
_SAID_AS = {**_DIGITS, **_ORDINALS, **_OFTEN}
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*[a-z]*|[a-z]+")


def problems(register: Register) -> Iterator[Problem]:
    """An error for each number of a source that what is said to hold it does not say.

    Of a row held in a file with mistakes of its own, nobody can tell before those are mended.
    """
    for row in register.records_of("coverage"):
        numbers = row.value.get("numbers", ())
        # Most rows hold no number, and what they lead to is much to read.
        if not numbers or "held" not in row.value:
            continue
        held = [find(text, publisher=row.address.publisher, file="") for text in row.value["held"]]
        if register.unread and any(one and _is_in_doubt(register, one) for one in held):
            continue
        said: set[str] = set().union(*(_tokens(_says(register, str(one))) for one in held if one))
        for index, number in enumerate(numbers):
            missing = sorted(_tokens(number) - said)
            if missing:
                yield row.reading.problem(
                    (*row.path, "numbers", index),
                    code="number-not-held",
                    sentence=f"Lines {row.address.part} of the source say {number}, "
                    "and nothing named here as holding them does.",
                    fix="Write it in the text that holds these lines, or name here what else holds them.",
                )


def _says(register: Register, address: str) -> str:
    """Everything that the thing at an address says, with what its deadlines, contacts and sources say."""
    values = _there(register, address)
    publisher = address.partition("/")[0]
    texts = [text for value in values for text in _texts(value)]
    for value in values:
        for one in links.references(value, publisher):
            record = register.records.get(str(one.address))
            texts += _texts(record.value) if record else []
    return " ".join(texts)


def _there(register: Register, address: str) -> list[object]:
    """What an address leads to, as its files have it: nothing where it leads nowhere."""
    found = links.led_to(register, address)
    if found is None or isinstance(found, Record):
        return [found.value] if found else []
    _, _, word = address.partition("#")
    return [part(one, word) if word else one.value for one in found]


def _is_in_doubt(register: Register, address: Address) -> bool:
    """Whether what stands at an address, or what that names in turn, is in a file that could not be read."""
    there = _there(register, str(address))
    named = (one.address for value in there for one in links.references(value, address.publisher))
    return any(one.of_item in register.unread for one in (address, *named) if one)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [str(value)] if isinstance(value, str | int) else []


def _tokens(text: str) -> set[str]:
    """The words and numbers of a text: numbers in digits without thousands marks, words without a plural s."""
    found = set()
    for token in _TOKEN.findall(text.casefold()):
        plain = token.replace(",", "") if token[0].isdigit() else token.rstrip("s")
        found.add(_SAID_AS.get(token, plain))
    return found
