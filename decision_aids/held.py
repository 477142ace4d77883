"""Everything that a data folder holds, read, linked and compiled, with every problem met on the way."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from decision_aids import circles, compiler, lifelong
from decision_aids.compiler import Compiled
from decision_aids.proof import Violation
from schemas import problems, register
from schemas.checks import (
    accounting,
    destinations,
    dialled,
    in_text,
    links,
    moves,
    names,
    nation,
    needed,
    reliance,
    rota,
    sequence,
    served,
    structure,
    totals,
    unused,
    working_days,
)
from schemas.files.reading import Path as Way
from schemas.history import details, parts
from schemas.problems import Problem
from schemas.register import Edition, Register
from schemas.remembering import unchanged
from schemas.remembering.memory import Memory

# What is asked of a register on no day in particular, by looking at what each file refers to
# (`schemas.remembering.unchanged`).
_OUTWARD: tuple[Callable[[Register], Iterable[Problem]], ...] = (
    structure.broken,
    parts.outside,
    details.contradicting,
    sequence.problems,
    accounting.problems,
    rota.problems,
    totals.problems,
    needed.problems,
    in_text.problems,
    links.broken,
    destinations.wrong,
    destinations.without_working_days,
    reliance.too_long,
    served.without_area,
    dialled.problems,
    working_days.problems,
)
# What is asked of the whole: whether anything at all refers to a file, or holds a number, and what all is called.
_WHOLE: tuple[Callable[[Register], Iterable[Problem]], ...] = (
    reliance.without_emergency_number,
    unused.problems,
    moves.wrong,
    names.wrong,
    nation.spoken_for_twice,
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A register, the aids that could be compiled, and every problem, in the order of their places.

    ``cut_off`` are aids that have steps to which no answer leads: they are no use to anybody, but whoever sent an
    answer elsewhere is told at once which safety rules that breaks, and not only what became of the step left behind.
    """

    register: Register
    aids: tuple[Compiled, ...]
    problems: tuple[Problem, ...]
    cut_off: tuple[Compiled, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing worse than a warning was met."""
        return all(one.severity != "error" for one in self.problems)


def read(folder: Path, memory: Memory | None = None) -> Held:
    """Read a data folder whole. Aids are compiled only when every file could be read and every link leads somewhere.

    What ``memory`` knows again is not read again (`schemas.remembering.memory`).

    Raises:
        FileNotFoundError: there is no such folder, or it holds no YAML file.

    """
    found, met = register.load(folder, memory)
    met = (*met, *unchanged.problems(found, _OUTWARD, "held", memory))
    met = (*met, *(problem for check in _WHOLE for problem in check(found)))
    aids: tuple[Compiled, ...] = ()
    cut_off: tuple[Compiled, ...] = ()
    if all(one.severity != "error" for one in met):
        aids, more = compiler.compile_all(found)
        met = (*met, *more, *circles.problems(found, aids))
        # Where nothing is wrong with any aid, none is looked at again.
        cut_off = tuple(one for one in map(partial(compiler.with_steps_cut_off, found), _aids(found, more)) if one)
    return Held(register=found, aids=aids, problems=problems.in_order(met), cut_off=cut_off)


def _aids(found: Register, more: Iterable[Problem]) -> Iterator[Edition]:
    """The aids in whose files the compiler met something."""
    files = {one.file for one in more}
    return (one for one in found.of_kind("aid") if one.reading.file in files)


def unsafe(held: Held) -> Iterator[Problem]:
    """A problem for each thing that proof finds wrong with an aid, at the question or outcome that it is about.

    One answer that leads to the wrong place breaks a rule at many outcomes, and at each in several ways: what one rule
    finds at one of them is one problem.
    """
    cut_off = {id(one) for one in held.cut_off}
    for one in (*held.aids, *held.cut_off):
        for violation in _joined(lifelong.prove(held.register, one.edition, one.aid).violations):
            if violation.rule == compiler.NEVER_REACHED and id(one) in cut_off:
                continue  # the compiler has told that already
            way = f" The way there: {' '.join(violation.path)}" if violation.path else ""
            # What is wrong on the first day is wrong from the start, which needs no words.
            later = violation.day > one.edition.dates.effective_from
            yield one.edition.reading.problem(
                _place(one.edition, violation.node),
                code=f"proof-{violation.rule.partition('#')[2] or violation.rule}",
                sentence=f"{violation.sentence}{way}{f' It is so from {violation.day}.' if later else ''}",
                fix="Write an edition that begins on that day and keeps to what holds by then."
                if later
                else "Change where the answers lead, or what the outcome offers, until the rule holds.",
                at="key",
            )


def _joined(violations: Iterable[Violation]) -> Iterator[Violation]:
    """What one rule finds at one outcome, as one: its title and the outcome are said once, then all that is wrong."""
    together: dict[tuple[str, ...], list[Violation]] = {}
    for one in violations:
        start, outcome, _ = one.sentence.partition(f"The outcome {one.node} ")
        alike = (one.rule, start, one.node, one.day, *one.path) if outcome and one.node else (one.sentence, one.day)
        together.setdefault(alike, []).append(one)
    for first, *more in together.values():
        rest = [one.sentence.partition(f"The outcome {one.node} ")[2] for one in more]
        whole = "; ".join(one.removesuffix(".") for one in (first.sentence, *rest))
        yield replace(first, sentence=f"{whole}.") if more else first


def _place(edition: Edition, node: str) -> Way:
    """Where a question or an outcome is written; all questions where a thing is about none of them alone."""
    if node in edition.value["outcomes"]:
        return ("outcomes", node)
    # A question that is asked of several things is several questions once it is compiled.
    written = node.partition(".")[0]
    return ("questions", written) if written in edition.value["questions"] else ("questions",)
