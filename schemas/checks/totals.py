"""Whether a list of sums of money that ends in a total adds up to it."""

import re
from collections.abc import Iterator
from functools import partial

from schemas.history import parts
from schemas.problems import Problem
from schemas.register import Edition, Register
from schemas.remembering.remembered import problems as remembered

# A point that ends in a sum, such as “South Yorkshire Police: £44,475”; pence may follow.
_SUM = re.compile(r": £([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{2}))?$")
_TOTAL = "Total: "


def problems(register: Register) -> Iterator[Problem]:
    """An error for each total that is not the sum of the points above it."""
    for held in register.items.values():
        for edition in held:
            yield from remembered("totals", edition.reading, partial(_of, edition))


def _of(edition: Edition) -> Iterator[Problem]:
    for group, word, one in parts.every(edition):
        points = one.get("points", ())
        sums = [pence(str(point)) for point in points]
        if not points or not str(points[-1]).startswith(_TOTAL) or None in sums:
            continue
        *rows, printed = (each for each in sums if each is not None)
        if sum(rows) != printed:
            yield edition.reading.problem(
                (group, word, "points", len(points) - 1),
                code="total-wrong",
                sentence=f"The sums above it come to {_in_pounds(sum(rows))}, "
                f"and the total says {_in_pounds(printed)}.",
                fix="Correct a sum or the total; where the source itself is wrong, leave the total out and say so.",
            )


def pence(point: str) -> int | None:
    """The sum that a point ends in, in pence, or None."""
    found = _SUM.search(point)
    return None if found is None else int(found[1].replace(",", "")) * 100 + int(found[2] or 0)


def _in_pounds(amount: int) -> str:
    pounds, rest = divmod(amount, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
