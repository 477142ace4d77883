"""Everything that is asked of a data folder, in one place: what `check`, `publish`, `impact` and `due` start from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from decision_aids import held, resolved, tightening
from decision_aids.held import Held
from decision_aids.strictness import Strictness
from schemas import problems
from schemas.checks import (
    consistency,
    coverage,
    currency,
    frozen,
    materiality,
    reliance,
    signatures,
    translations,
    wording,
)
from schemas.problems import Problem
from schemas.register import Register
from schemas.remembering import unchanged
from schemas.remembering.memory import Memory

#: What a check finds depends on the code of these (`schemas.remembering.memory`).
ROOMS = ("schemas", "decision_aids")

# What is asked of a register on a day, by looking at what each file refers to (`schemas.remembering.unchanged`).
_DATED: tuple[Callable[..., Iterable[Problem]], ...] = (
    currency.problems,
    signatures.problems,
    reliance.not_yet,
    wording.problems,
)


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
        memory: what the check before kept (`schemas.remembering.memory`); keeping it again is left to the caller.

    Raises:
        FileNotFoundError: there is no such folder, or it holds no YAML file.

    """
    found = held.read(folder, memory)
    register = found.register
    compiled = {one.edition.address: one.value for one in found.aids}
    met = (
        *found.problems,
        *held.unsafe(found),
        *tightening.problems(register, found.aids, day),
        *unchanged.problems(register, _on(day), f"on {day}", memory),
        *frozen.frozen(register, compiled),
    )
    return Checked(held=found, problems=problems.in_order(met))


def _on(day: str) -> tuple[Callable[[Register], Iterable[Problem]], ...]:
    """Everything that is asked of a register on a day, each with nothing left open but the register."""
    dated = (partial(one, day=day) for one in (*_DATED, _contradictions, _looser))
    return (*dated, materiality.lowered, translations.problems, coverage.problems)


def _contradictions(register: Register, day: str) -> Iterable[Problem]:
    return consistency.contradictions(register, day, resolved.rule_words)


def _looser(register: Register, day: str) -> Iterable[Problem]:
    return consistency.looser_than_national(register, day, Strictness(register), resolved.rule_words)
