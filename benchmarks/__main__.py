"""Measures every goal in one run on this machine, and prints one table. A miss is printed as a miss.

The exit code says whether everything could be measured, not whether every goal was met.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from benchmarks import (
    advance_speed,
    engine_ready,
    figures,
    first_question,
    later_visit,
    lighthouse,
    network,
    next_step,
    page_load,
    proof_scale,
    proof_speed,
    register_speed,
    site,
    site_speed,
    ten_answers,
)
from benchmarks.figures import NotMeasured
from tests.browser.chromium import ARGUMENTS, ChromiumMissingError, chromium
from tests.browser.server import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.figures import Row


def main() -> int:
    """Build, serve, measure, print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--runs", type=int, default=15, help="runs for each median (15, the fewest there may be)")
    asked.add_argument("--site", type=Path, help="a site that is already built; it is copied, not changed")
    asked.add_argument("--only", action="append", default=[], help="measure only what has this in its name; repeatable")
    options = asked.parse_args()
    busy = os.getloadavg()[0]
    rows = _of_the_register(options.runs, options.only)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "site")
        try:
            if options.site:
                shutil.copytree(options.site, folder)
            else:
                site.build(folder)
            site.add_baselines(folder)
            rows += _measured(folder, options.runs, options.only)
        except (NotMeasured, ChromiumMissingError) as why:
            rows.append(figures.not_measured("Everything in the site", str(why)))
    if not rows:
        print(f"Nothing was measured: no measure has {' or '.join(options.only)} in its name.", file=sys.stderr)
        return 1
    # A machine that is busy with something else makes every figure worse, the ratios least.
    print(f"One run on one machine of {os.cpu_count()} processors, which had {busy:.1f} programs to run before it.")
    print("Pages: Brotli over loopback, headless Chromium.\n")
    print(figures.table(rows))
    return 0 if all(row.measured for row in rows) else 1


def _of_the_register(runs: int, only: list[str]) -> list[Row]:
    """The rows that need neither a site nor a browser; they come first, before the machine is warm from building."""
    measures: dict[str, Callable[[], list[Row]]] = {
        "Reading and checking a register": lambda: register_speed.measure(runs),
        "Proof of large aids": lambda: proof_scale.measure(runs),
        "Building the site": lambda: site_speed.measure(runs),
    }
    return _each(measures, only)


def _each(measures: Mapping[str, Callable[[], list[Row]]], only: list[str]) -> list[Row]:
    """Every row, each measure apart, so that one that fails leaves the others standing.

    The whole takes about an hour, so each row is told as it comes: whoever has to stop keeps what there is.
    """
    rows: list[Row] = []
    for name, measure in measures.items():
        if not _wanted(name, only):
            continue
        print(f"{name} …", file=sys.stderr)
        try:
            found = measure()
        except (NotMeasured, BrowserError) as why:
            found = [figures.not_measured(name, str(why))]
        print(figures.table(found), file=sys.stderr, flush=True)
        rows += found
    return rows


def _wanted(name: str, only: list[str]) -> bool:
    return not only or any(one.lower() in name.lower() for one in only)


def _measured(folder: Path, runs: int, only: list[str]) -> list[Row]:
    """The rows of a served site in a browser."""
    program = chromium()
    with serve(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        school, slow = network.SCHOOL, network.STAIRWELL
        measures: dict[str, Callable[[], list[Row]]] = {
            "First question, loopback": lambda: first_question.measure(browser, server.url, runs),
            f"First question, {slow.name}": lambda: first_question.measure(browser, server.url, runs, slow),
            "Engine live, first visit, loopback": lambda: engine_ready.first_visit(
                browser, server.url, runs, None, engine_ready.LOOPBACK
            ),
            f"Engine live, first visit, {school.name}": lambda: engine_ready.first_visit(
                browser, server.url, runs, school, engine_ready.SCHOOL
            ),
            f"Engine live, first visit, {slow.name}": lambda: engine_ready.first_visit(
                browser, server.url, runs, slow, engine_ready.STAIRWELL
            ),
            "Bytes until the engine is live": lambda: engine_ready.transferred(browser, server),
            "Engine live, later visit, same process": lambda: later_visit.same_process(browser, server.url, runs),
            "Engine live, later visit, new process": lambda: later_visit.new_process(
                playwright, str(program), server.url, runs
            ),
            f"Ten answers, {slow.name}": lambda: ten_answers.measure(browser, server.url, slow),
            "Longest task of the page": lambda: page_load.longest_task(browser, server.url, runs),
            "Layout shift": lambda: page_load.layout_shift(browser, server.url),
            "Page without its engine": lambda: page_load.weight(browser, server.url),
            "Lighthouse": lambda: lighthouse.measure(program, server.url),
            "Next step painted": lambda: next_step.measure(browser, server.url),
            "States proved a second": lambda: proof_speed.measure(runs),
            "One step of the engine": lambda: advance_speed.measure(runs),
        }
        return _each(measures, only)


if __name__ == "__main__":
    sys.exit(main())
