"""A figure is a median with its spread, held against a goal and named with its baseline."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEWEST_RUNS = 15


class NotMeasured(Exception):
    """A figure could not be had; the message is a sentence that says why."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table.

    `figure` and `spread` are text with their units; `goal` is empty where none is set. `met` is None where there is no
    goal, or nothing was measured, in which case `figure` is empty and `baseline` says why.
    """

    measure: str
    figure: str
    spread: str
    goal: str
    met: bool | None
    baseline: str
    measured: bool = True

    @property
    def verdict(self) -> str:
        """What the table says of the goal."""
        if not self.measured:
            return "NOT MEASURED"
        return {True: "met", False: "MISSED", None: ""}[self.met]


def ratio(measure: str, ours: Sequence[float], theirs: Sequence[float], *, goal: float, baseline: str) -> Row:
    """Our median over the baseline's, from interleaved runs in milliseconds.

    The spread is the middle half of the ratios of neighbouring runs. Raises NotMeasured for fewer than 15 runs.
    """
    require_runs(ours)
    require_runs(theirs)
    found = statistics.median(ours) / statistics.median(theirs)
    low, _, high = statistics.quantiles((one / other for one, other in zip(ours, theirs, strict=True)), n=4)
    return Row(
        measure=measure,
        figure=f"{found:.2f}",
        spread=f"{low:.2f} to {high:.2f}",
        goal=f"at most {goal:.2f}",
        met=found <= goal,
        baseline=f"{baseline} ({milliseconds(ours)} over {milliseconds(theirs)}, {len(ours)} runs each)",
    )


def milliseconds(times: Iterable[float]) -> str:
    """A median in words."""
    return f"{statistics.median(times):,.0f} ms"


def percentile(times: Sequence[float], hundredths: int) -> float:
    """The value that this many of a hundred do not exceed."""
    return statistics.quantiles(times, n=100, method="inclusive")[hundredths - 1]


def require_runs(times: Sequence[float]) -> None:
    """Refuse a median of too few."""
    if len(times) < FEWEST_RUNS:
        raise NotMeasured(f"A median needs at least {FEWEST_RUNS} runs; there were {len(times)}.")


def not_measured(measure: str, why: str) -> Row:
    """A row that says why it holds no figure."""
    return Row(measure=measure, figure="", spread="", goal="", met=None, baseline=why, measured=False)


def table(rows: Iterable[Row]) -> str:
    """The rows as text in columns, each followed by its baseline on a line of its own."""
    rows = list(rows)
    cells = [("", "median", "middle half", "goal", "")]
    cells += [(row.measure, row.figure, row.spread, row.goal, row.verdict) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    said = [lines[0]]
    for line, row in zip(lines[1:], rows, strict=True):
        said += [line, f"    {row.baseline}"]
    return "\n".join(said)
