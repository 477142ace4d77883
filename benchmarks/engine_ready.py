"""The engine is live in half the time that stock Pyodide alone takes to load, on fast lines and slow ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli

from benchmarks import figures, network, site
from benchmarks.figures import NotMeasured, Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from benchmarks.network import Line
    from tests.browser.server import Server

BASELINE = "over a bare loadPyodide() of stock Pyodide 314.0.7 in a module worker"
LOOPBACK, SCHOOL, STAIRWELL, BYTES = 0.45, 0.55, 0.50, 0.52


def first_visit(browser: Browser, url: str, runs: int, line: Line | None, goal: float) -> list[Row]:
    """Both workers in turn on an empty page of a new profile."""
    times: dict[str, list[float]] = {site.OURS: [], site.STOCK: []}
    for run in range(-1 if line is None else 0, runs):
        for name in (site.OURS, site.STOCK) if run % 2 else (site.STOCK, site.OURS):
            with browser.new_context(service_workers="block") as context:
                page = context.new_page()
                network.slow(page, line)
                page.goto(f"{url}/{name}")
                took = started(page)
            if run >= 0:  # in the one before, the server compresses its files
                times[name].append(took)
    where = line.name if line else "loopback"
    return [
        figures.ratio(
            f"Engine live, first visit, {where}",
            times[site.OURS],
            times[site.STOCK],
            goal=goal,
            baseline=f"{BASELINE}, empty cache",
        )
    ]


def transferred(browser: Browser, server: Server) -> list[Row]:
    """What each worker asks for until it is live, with brotli at its best."""
    asked = {}
    for name in (site.OURS, site.STOCK):
        server.requests.clear()
        with browser.new_context(service_workers="block") as context:
            page = context.new_page()
            page.goto(f"{server.url}/{name}")
            started(page)
        parts = ("engine/", "worker", "pyodide")
        paths = [urlsplit(one).path for one in server.requests if any(part in one for part in parts)]
        asked[name] = sum(
            len(brotli.compress((server.folder / path.lstrip("/")).read_bytes(), quality=11)) for path in paths
        )
    found = asked[site.OURS] / asked[site.STOCK]
    return [
        Row(
            measure="Bytes until the engine is live",
            figure=f"{found:.2f}",
            spread="",
            goal=f"at most {BYTES:.2f}",
            met=found <= BYTES,
            baseline=f"{BASELINE}, brotli 11 both "
            f"({asked[site.OURS] / 1e6:.2f} MB over {asked[site.STOCK] / 1e6:.2f} MB)",
        )
    ]


def started(page: Page) -> float:
    """The milliseconds that the page's worker took; raises NotMeasured with what it said where it did not start."""
    took = page.wait_for_function("globalThis.took", timeout=240_000).json_value()
    if isinstance(took, str):
        raise NotMeasured(took)
    return float(took)
