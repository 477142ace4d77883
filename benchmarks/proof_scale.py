"""How the time of a proof grows with the size of an aid, and how long a large table takes."""

from __future__ import annotations

import gc
import math
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from benchmarks import figures, generated
from benchmarks.figures import NotMeasured, Row
from decision_aids import proof, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


T = TypeVar("T")

SIZES = (10, 100, 1_000, 10_000)
_SECONDS, _EXPONENT = 2.0, 1.1
_MANY_PATHS = 10**100


def measure(runs: int) -> list[Row]:
    """The rows that need neither a site nor a browser."""
    return [*_growth(runs), _table(runs)]


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor for one run. What was made before it is not the collector's business while it lasts."""
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    made = do()
    seconds = time.process_time() - begun
    gc.unfreeze()
    return seconds, made


def _growth(runs: int) -> list[Row]:
    """The proof of the generated flows, runs of all sizes interleaved."""
    rules, found = generated.rules(), {size: list[float]() for size in SIZES}
    paths = 0
    for _ in range(runs):
        for size in SIZES:
            aid = generated.flow(size)  # made afresh, since an aid remembers its graph
            seconds, proved = _timed(partial(proof.prove, aid, rules, generated.FACTS))
            found[size].append(seconds)
            if proved.violations or proved.rules != len(rules):
                raise NotMeasured(f"The generated flow of {size} questions was not proved sound.")
            paths = proved.paths
    if paths <= _MANY_PATHS:
        raise NotMeasured("The largest generated flow has too few paths.")
    exponents = [_exponent([found[size][run] for size in SIZES]) for run in range(runs)]
    figures.require_runs(exponents)
    low, middle, high = statistics.quantiles(exponents, n=4)
    each = ", ".join(f"{size:,} in {statistics.median(found[size]) * 1000:,.1f} ms" for size in SIZES)
    rows = [
        Row(
            measure="Growth of proof with questions",
            figure=f"n^{middle:.2f}",
            spread=f"{low:.2f} to {high:.2f}",
            goal=f"at most n^{_EXPONENT}",
            met=middle <= _EXPONENT,
            baseline=f"least squares over flows of 10 to 10,000 questions: {each}; {runs} runs, time of the processor",
        )
    ]
    low, middle, high = statistics.quantiles(found[SIZES[-1]], n=4)
    digits = math.floor(math.log10(2) * paths.bit_length())
    rows.append(
        Row(
            measure="Proof of 10,000 questions",
            figure=f"{middle:.2f} s",
            spread=f"{low:.2f} to {high:.2f} s",
            goal=f"under {_SECONDS:.0f} s",
            met=middle < _SECONDS,
            baseline=f"more than 10^{digits - 1} paths, {runs} runs",
        )
    )
    return rows


def _exponent(seconds: list[float]) -> float:
    """The slope of time over size, both as logarithms, by least squares."""
    return statistics.linear_regression([math.log(size) for size in SIZES], [math.log(one) for one in seconds]).slope


def _table(runs: int) -> Row:
    """Gaps, overlaps and order of worry of a table that nobody could list."""
    table = generated.table()
    offered = dict.fromkeys(table.reads, ("low", "middle", "high"))
    ranks: Mapping[str, int] = {"refer": 3, "ring": 2, "close": 0}
    times = []
    for _ in range(runs):
        seconds, told = _timed(lambda: list(tables.check(table, offered, offered, ranks)))
        times.append(seconds)
        if told:
            raise NotMeasured("The generated table is not sound.")
    figures.require_runs(times)
    low, middle, high = statistics.quantiles(times, n=4)
    return Row(
        measure="A 3^12 table checked",
        figure=f"{middle:.2f} s",
        spread=f"{low:.2f} to {high:.2f} s",
        goal="under 1 s",
        met=middle < 1,
        baseline=f"{tables.combinations(table, offered):,} ways to answer, none of them listed; {runs} runs",
    )
