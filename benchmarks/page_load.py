"""A page does not stutter while its engine loads, does not move under a reader, and is small without it."""

from __future__ import annotations

import gzip
import statistics
from typing import TYPE_CHECKING, Any

from benchmarks import figures, site
from benchmarks.figures import Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

LONGEST_TASK, SHIFT, WEIGHT = 50, 0.0, 150
# A phone's screen and a laptop's.
WIDTHS = (320, 1280)
_NOTE = """
globalThis.longest = 0;
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
}).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""


def longest_task(browser: Browser, url: str, runs: int) -> list[Row]:
    """The longest task of the page's own thread, from the address to a live engine. Under 50 ms nothing is reported."""
    longest = []
    for _ in range(runs):
        with browser.new_context(service_workers="block") as context:
            page = context.new_page()
            page.add_init_script(_NOTE)
            page.goto(f"{url}/{site.AID}")
            page.wait_for_selector("#aid[data-engine=live]", timeout=120_000)
            page.wait_for_timeout(300)
            longest.append(float(page.evaluate("globalThis.longest")))
    figures.require_runs(longest)
    low, middle, high = statistics.quantiles(longest, n=4)
    return [
        Row(
            measure="Longest task of the page while loading",
            figure=f"{middle:.0f} ms" if middle else "under 50 ms",
            spread=f"{low:.0f} to {high:.0f}",
            goal=f"at most {LONGEST_TASK} ms",
            met=middle <= LONGEST_TASK,
            baseline=f"no baseline: first visits to {site.AID}, {runs} runs, "
            f"the worst {max(longest):.0f} ms; 0 is under 50",
        )
    ]


def layout_shift(browser: Browser, url: str) -> list[Row]:
    """The most that any type of page moves after it is first shown."""
    moved: dict[str, float] = {}
    for path in site.PAGE_TYPES:
        for width in WIDTHS:
            with browser.new_context(service_workers="block", viewport={"width": width, "height": 800}) as context:
                page = context.new_page()
                page.add_init_script(_NOTE)
                page.goto(f"{url}/{path}")
                if page.locator("#aid:visible").count():
                    page.wait_for_selector("#aid[data-engine=live]", timeout=120_000)
                page.wait_for_timeout(700)
                moved[f"{path or 'start page'} at {width}"] = float(page.evaluate("globalThis.shifted"))
    worst = max(moved, key=lambda one: moved[one])
    found = round(moved[worst], 2)
    return [
        Row(
            measure="Layout shift, every page type",
            figure=f"{found:.2f}",
            spread=f"{min(moved.values()):.3f} to {moved[worst]:.3f}",
            goal=f"at most {SHIFT:.2f}",
            met=found <= SHIFT,
            baseline=f"no baseline: the worst of {len(moved)} ({worst}), each until its engine is live",
        )
    ]


def weight(browser: Browser, url: str) -> list[Row]:
    """The HTML, CSS and JavaScript that each type of page loads without the engine, in gzip."""
    weighed = {path: _weight(browser, f"{url}/{path}") for path in site.PAGE_TYPES}
    worst = max(weighed, key=lambda one: weighed[one])
    found = weighed[worst] / 1000
    return [
        Row(
            measure="Page without its engine, gzip",
            figure=f"{found:.0f} KB",
            spread=f"{min(weighed.values()) / 1000:.0f} to {found:.0f}",
            goal=f"at most {WEIGHT} KB",
            met=found <= WEIGHT,
            baseline=f"no baseline: the largest of {len(weighed)} page types ({worst or 'start page'}), gzip 9",
        )
    ]


def _weight(browser: Browser, address: str) -> int:
    answers: list[Response] = []
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given
        page.goto(address, wait_until="load")
        page.wait_for_timeout(500)
        kinds: Any = {"document", "stylesheet", "script"}
        ours = [one for one in answers if one.request.resource_type in kinds and "/engine/" not in one.url]
        return sum(len(gzip.compress(one.body(), 9)) for one in ours)
