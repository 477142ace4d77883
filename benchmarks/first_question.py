"""The first question can be answered as soon as a plain page would be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import figures, network, site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from benchmarks.figures import Row
    from benchmarks.network import Line

GOAL = 1.05
# The moment after the first frame in which an answer of the first question stands on the page and can be followed.
_NOTE = """
globalThis.shown = new Promise((done) => {
  const look = () => {
    const answer = document.querySelector("#aid a.answer");
    if (answer && answer.getClientRects().length > 0) {
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
});
"""


def measure(browser: Browser, url: str, runs: int, line: Line | None = None) -> list[Row]:
    """Both pages in turn, each as a first visit, with whichever comes first changing from run to run."""
    times: dict[str, list[float]] = {site.AID: [], site.PLAIN: []}
    _shown(browser, f"{url}/{site.AID}", None)  # the server's first compression of each file is not the page's doing
    for run in range(runs):
        for page in (site.AID, site.PLAIN) if run % 2 else (site.PLAIN, site.AID):
            times[page].append(_shown(browser, f"{url}/{page}", line))
    return [
        figures.ratio(
            f"First question can be answered, {line.name if line else 'loopback'}",
            times[site.AID],
            times[site.PLAIN],
            goal=GOAL,
            baseline="over the same page without the aid's script, first visits",
        )
    ]


def _shown(browser: Browser, address: str, line: Line | None) -> float:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        network.slow(page, line)
        page.add_init_script(_NOTE)
        page.goto(address, wait_until="commit")
        # Not wait_for_function, which evaluates text in the page; the page's policy forbids that.
        return float(page.evaluate("globalThis.shown"))
