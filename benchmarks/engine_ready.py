"""The engine is ready in about the time that Pyodide alone takes to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import figures, site
from benchmarks.figures import NotMeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from benchmarks.figures import Row

GOAL = 1.15


def measure(browser: Browser, url: str, runs: int) -> list[Row]:
    """Both workers in turn on an empty page, at a first visit and again at the next."""
    first: dict[str, list[float]] = {site.OURS: [], site.STOCK: []}
    again: dict[str, list[float]] = {site.OURS: [], site.STOCK: []}
    for run in range(-1, runs):
        for name in (site.OURS, site.STOCK) if run % 2 else (site.STOCK, site.OURS):
            with browser.new_context() as context:
                page = context.new_page()
                page.goto(f"{url}/{name}")
                cold = _took(page)
                page.reload()
                warm = _took(page)
            if run >= 0:  # in the one before, the server compresses its files
                first[name].append(cold)
                again[name].append(warm)
    baseline = "over a bare loadPyodide() of stock Pyodide in a module worker"
    rows = (("first visit", first, "empty cache"), ("next visit", again, "files cached"))
    return [
        figures.ratio(
            f"Engine ready, {visit}", times[site.OURS], times[site.STOCK], goal=GOAL, baseline=f"{baseline}, {cache}"
        )
        for visit, times, cache in rows
    ]


def _took(page: Page) -> float:
    took = page.wait_for_function("globalThis.took", timeout=120_000).json_value()
    if isinstance(took, str):
        raise NotMeasured(took)
    return float(took)
