"""What can be worked out from one file alone is worked out once, and remembered with the file's reading.

A check is a second run over nearly the same files. `memory` keeps these results between two runs, so that what was
asked of a file that has not changed since need not be asked again.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from schemas.problems import Problem
from schemas.remembering.later import is_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from schemas.files.reading import Reading
    from schemas.register import Edition, Register


def per_file(name: str, reading: Reading, compute: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever compute makes
    """The result of a computation on one file, computed once.

    Args:
        name: the result's name; two computations never share one.
        reading: the file. The result depends on nothing but its value, its bytes, its name and this project's code:
            never on a day, nor on another file.
        compute: makes the result, of lists, str, int, bool, None and dicts with str keys, which nobody changes after.
            It should take the value from the reading when it is called and not before, since that may cost time.

    """
    return reading.remembered.of(name, compute)


def per_edition(name: str, edition: Edition, compute: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    """As `per_file`, of an edition as its file has it; an edition with another value is computed every time."""
    if is_made(edition, "value") and edition.value is not edition.reading.value:
        return compute()
    return per_file(name, edition.reading, compute)


def per_register(name: str, register: Register, compute: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    """The result of a computation on a whole register, computed once a run; it may be of any type."""
    found = register.remembered
    if name not in found:
        found[name] = compute()
    return found[name]


def problems(name: str, reading: Reading, compute: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
    """As `per_file`, for the problems that a check finds in one file alone."""
    return tuple(Problem(**one) for one in per_file(name, reading, lambda: [asdict(one) for one in compute()]))
