"""Everything that is asked of a data folder, in one place: what `check`, `publish`, `impact` and `due` start from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from decision_aids import held
from decision_aids.held import Held
from schemas import currency, frozen, problems, reliance, signatures, unchanged
from schemas.memory import Memory
from schemas.problems import Problem

# What is asked of a register on a day, by looking at what each file refers to (`schemas.unchanged`).
_DATED: tuple[Callable[..., Iterable[Problem]], ...] = (currency.stale, signatures.problems, reliance.not_yet)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a data folder holds, and every problem met, in the order of their places."""

    held: Held
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are worse than a warning."""
        return tuple(one for one in self.problems if one.severity == "error")


def everything(folder: Path, day: str, memory: Memory | None = None) -> Checked:
    """Read, link, compile and prove a data folder, and look at it as on a day. No file is changed.

    Args:
        folder: the data folder.
        day: the day that counts as today, as an ISO date.
        memory: what the check before kept (`schemas.memory`); keeping it again is left to whoever gives one.

    Raises:
        FileNotFoundError: there is no such folder, or it holds no YAML file.

    """
    found = held.read(folder, memory)
    register = found.register
    compiled = {one.edition.address: one.value for one in found.aids}
    met = (
        *found.problems,
        *held.unsafe(found),
        *unchanged.problems(register, [partial(one, day=day) for one in _DATED], f"on {day}", memory),
        *frozen.frozen(register, compiled),
    )
    return Checked(held=found, problems=problems.in_order(met))
