"""Numbers to ring that nobody could ring: one digit too few, or one too many."""

from collections.abc import Iterator

from schemas.files.reading import Path
from schemas.files.telephones import TELEPHONES
from schemas.problems import Problem
from schemas.register import Record, Register

# How many digits a number has by how it begins, in Ofcom's National Telephone Numbering Plan. Numbers of 08 are left
# alone: there are some of eight digits and of ten. So are those without a 0 before them, such as 999 and 101.
_DIGITS = {"01": (10, 11), "02": (11,), "03": (11,), "05": (11,), "07": (11,)}
_FEW_AREAS = 10


def problems(register: Register) -> Iterator[Problem]:
    """An error for each number with digits missing or too many, and a warning where few areas have so few."""
    for record in register.records_of("contacts"):
        for number, details in enumerate(record.value["dated"]):
            for place, text in _numbers(details, ("dated", number)):
                yield from _of(record, place, text)


def _numbers(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in TELEPHONES and isinstance(one, str):
                yield (*path, key), one
            else:
                yield from _numbers(one, (*path, key))


def _of(record: Record, place: Path, text: str) -> Iterator[Problem]:
    digits, begins = len(text.replace(" ", "")), text[:2]
    right = _DIGITS.get(begins, (digits,))
    if digits not in right:
        yield record.reading.problem(
            (*record.path, *place),
            code="number-of-digits",
            sentence=f"{text} has {digits} digits, and a number that begins with {begins} has {max(right)}, so nobody "
            "would get through.",
            fix="Look it up again, and ring it before you write the day under last_verified.",
        )
    elif digits == _FEW_AREAS and max(right) != digits:
        yield record.reading.problem(
            (*record.path, *place),
            code="number-of-digits",
            sentence=f"{text} has {digits} digits, which numbers have in a few areas only. In most a digit is missing.",
            fix="Look it up again. If it is right as it is, nothing has to be done.",
            severity="warning",
        )
