"""Whether a field of a form that is needed after a choice names a field and a choice that the form has."""

from collections.abc import Iterator
from functools import partial

from schemas.problems import Problem
from schemas.register import Edition, Register
from schemas.remembering.remembered import problems as remembered


def problems(register: Register) -> Iterator[Problem]:
    """An error for each field that nobody would ever be asked for, because what it waits for is no choice."""
    for edition in register.of_kind("form"):
        yield from remembered("needed", edition.reading, partial(_of, edition))


def _of(edition: Edition) -> Iterator[Problem]:
    fields = edition.value["fields"]
    for word, one in fields.items():
        if "needed_if" not in one:
            continue
        other, choice = one["needed_if"]["field"], one["needed_if"]["choice"]
        choices = [] if other == word else fields.get(other, {}).get("choices", [])
        if choice not in choices:
            none = f"{other} is no other field with choices here"
            has = f"{other} has {' and '.join(f'“{each}”' for each in choices)}" if choices else none
            yield edition.reading.problem(
                ("fields", word, "needed_if"),
                code="needed-if-unknown",
                sentence=f"{word} is needed once “{choice}” is chosen, which nobody can choose: {has}.",
                fix="Write the field and its choice as they stand in this form, or leave needed_if out.",
            )
