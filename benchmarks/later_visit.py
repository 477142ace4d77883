"""On a later visit the engine comes from the device: in the same browser, in a new one, without a network."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks import engine_ready, figures, site
from benchmarks.figures import NotMeasured, Row
from tests.browser.chromium import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

SAME, NEW = 0.20, 0.30
# Everything is kept, and the memory of a started engine last.
_KEPT = """caches.open('handrail-kept').then((one) => one.keys())
  .then((all) => all.some(({ url }) => url.endsWith('/started')))"""
# Starts the page's worker once more, so that the page itself need not be fetched without a network.
_AGAIN = "globalThis.start()"


def same_process(browser: Browser, url: str, runs: int) -> list[Row]:
    """Online and offline, in the browser that has been there before."""
    times: dict[str, list[float]] = {"online": [], "offline": [], "stock": []}
    with browser.new_context() as context:
        page = _visited(context, url)
        for run in range(-1, runs):
            page.goto(f"{url}/{site.STOCK}")
            stock = engine_ready.started(page)
            page.goto(f"{url}/{site.OURS}")
            online = engine_ready.started(page)
            context.set_offline(offline=True)
            offline = page.evaluate(_AGAIN)
            context.set_offline(offline=False)
            if isinstance(offline, str):
                raise NotMeasured(offline)
            if run >= 0:
                for name, took in (("online", online), ("offline", float(offline)), ("stock", stock)):
                    times[name].append(took)
    baseline = f"{engine_ready.BASELINE}, its files cached, same browser process"
    return [
        figures.ratio(
            f"Engine live, later visit, {name}, same process", times[name], times["stock"], goal=SAME, baseline=baseline
        )
        for name in ("online", "offline")
    ]


def new_process(playwright: Playwright, program: str, url: str, runs: int) -> list[Row]:
    """In a browser that was closed since, with what it keeps on its disk."""
    times: dict[str, list[float]] = {site.OURS: [], site.STOCK: []}
    with tempfile.TemporaryDirectory() as profile:
        with _browser(playwright, program, profile) as context:
            page = _visited(context, url)
            # Twice, so that both have had every advantage that a browser gives to what it has seen before.
            for name in (site.STOCK, site.OURS) * 2:
                page.goto(f"{url}/{name}")
                engine_ready.started(page)
        for run in range(runs):
            for name in (site.OURS, site.STOCK) if run % 2 else (site.STOCK, site.OURS):
                with _browser(playwright, program, profile) as context:
                    page = context.new_page()
                    page.goto(f"{url}/{name}")
                    times[name].append(engine_ready.started(page))
    return [
        figures.ratio(
            "Engine live, later visit, new process",
            times[site.OURS],
            times[site.STOCK],
            goal=NEW,
            baseline=f"{engine_ready.BASELINE}, its files cached, browser started anew for each",
        )
    ]


@contextmanager
def _browser(playwright: Playwright, program: str, profile: str) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(profile, executable_path=program, args=ARGUMENTS)
    try:
        yield context
    finally:
        context.close()


def _visited(context: BrowserContext, url: str) -> Page:
    """A page after an aid was open until everything was kept."""
    page = context.new_page()
    page.goto(f"{url}/{site.AID}")
    for _ in range(1200):
        page.wait_for_timeout(100)
        if page.evaluate(_KEPT):
            return page
    raise NotMeasured("Two minutes after an aid was open, the device had not kept it.")
