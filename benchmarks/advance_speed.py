"""How long one step of the engine takes: `advance` along every answer of the largest aid, here and under Pyodide.

The same piece of Python times the same calls in both. Each call is timed as the mean of twenty, because a clock under
Pyodide is coarser than a call is long.
"""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import figures
from benchmarks.figures import NotMeasured, Row
from decision_aids import held, states
from macros import runtime
from tests.browser import pyodide_in_node

if TYPE_CHECKING:
    from decision_aids.compiler import Compiled

ROOT = Path(__file__).parents[1]
SOURCE = """
import json, time
from decision_aids import engine, model

asked = json.loads(given)
aid = model.from_compiled(asked["aid"])
paths = [dict(path) for path in asked["paths"]]
times = []
for turn in range(asked["runs"] + 1):
    for answers in paths:
        begun = time.perf_counter()
        for _ in range(20):
            engine.advance(aid, answers)
        if turn:  # the first turn warms what is remembered of the aid
            times.append((time.perf_counter() - begun) / 20 * 1e6)
json.dumps(times)
"""


def measure(runs: int) -> list[Row]:
    """A row for CPython and one for Pyodide.

    Raises:
        NotMeasured: the engine could not be run under Pyodide.

    """
    largest = max(held.read(ROOT / "data").aids, key=lambda one: len(one.aid.questions))
    given = json.dumps({"aid": largest.value, "paths": list(_begun(largest)), "runs": runs})
    here, there = _in_cpython(given), _in_pyodide(given)
    of = f"{largest.aid.aid}, {len(largest.aid.questions)} questions, every path begun as far as each answer"
    return [
        _row("One step of the engine, CPython", here, of),
        _row("One step of the engine, Pyodide", there, f"{of}; the same calls under CPython {_middle(here):.0f} µs"),
    ]


def _begun(one: Compiled) -> list[list[tuple[str, str]]]:
    """Every beginning of the paths that together take every arrow, from no answer to the last."""
    found = {path[:count]: None for path in states.walk(one.aid).covering for count in range(len(path) + 1)}
    return [list(path) for path in found]


def _in_cpython(given: str) -> list[float]:
    *body, last = SOURCE.strip().splitlines()
    space: dict[str, Any] = {"given": given}
    exec("\n".join(body), space)  # noqa: S102 - our own text above, so that both Pythons run the very same
    return [float(each) for each in json.loads(eval(last, space))]  # noqa: S307 - as above


def _in_pyodide(given: str) -> list[float]:
    files = runtime.assets(ROOT / ".cache", ROOT)
    try:
        said = pyodide_in_node.run(SOURCE, given, files, ROOT / "node_modules/pyodide", ("library.zip", "engine.zip"))
    except pyodide_in_node.PyodideFailedError as wrong:
        raise NotMeasured(f"Pyodide in Node said: {str(wrong)[:200]}") from wrong
    return [float(each) for each in json.loads(said)]


def _middle(times: list[float]) -> float:
    return statistics.median(times)


def _row(measure: str, times: list[float], baseline: str) -> Row:
    low, middle, high = statistics.quantiles(times, n=4)
    return Row(
        measure=measure,
        figure=f"{middle:.0f} µs, p99 {figures.percentile(times, 99):.0f} µs",
        spread=f"{low:.0f} to {high:.0f} µs",
        goal="",
        met=None,
        baseline=f"no baseline: {baseline}",
    )
