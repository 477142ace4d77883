"""After an answer the next step is painted within one frame, and in little more than a walker written by hand takes.

The wait for the next refresh of a screen alone is up to 16.7 ms. What is done without that wait is printed beside it.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks import figures, site
from benchmarks.figures import NotMeasured, Row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOAL, OVER_BY_HAND = 16, 3.0
# Enough that one in a hundred is not a single step.
STEPS = 400

# Follows answers from the first question to an outcome, goes back, and begins again, until there are enough steps.
# Each is timed from the click until the new step stands in the page, and until the frame that shows it is painted;
# and a third time without the wait in between, when nothing is done until the screen is next refreshed.
_WALK = """
async (steps) => {
  const live = document.querySelector("#live");
  const changed = () => new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(performance.now()); });
    observer.observe(live, { childList: true, subtree: true });
  });
  // A task that a frame's own callback asks for runs once that frame is painted.
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const started = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done({ started, ended: performance.now() });
    port2.postMessage(null);
  }));
  // Nobody reads a question in less than a tenth of a second.
  const rest = () => new Promise((done) => setTimeout(done, 100 + Math.random() * 20));
  const times = [];
  for (let walk = 0; times.length < steps; walk += 1) {
    let depth = 0;
    for (;;) {
      const answers = [...live.querySelectorAll("a.answer")];
      if (answers.length === 0) break;
      await rest();
      const answer = answers[(walk + depth) % answers.length];
      const begun = performance.now();
      const change = changed();
      answer.click();
      const inPage = await change - begun;
      const { started, ended } = await painted();
      times.push({ inPage, painted: ended - begun, work: inPage + ended - started });
      depth += 1;
    }
    if (depth === 0) throw new Error("The live step has no answers to follow.");
    const change = changed();
    history.go(-depth);
    await change;
    await painted();
  }
  return times;
}
"""


def measure(browser: Browser, url: str) -> list[Row]:
    """Walk the live aid and the one written by hand, and time each step."""
    ours, by_hand = _walk(browser, f"{url}/{site.LARGEST}"), _walk(browser, f"{url}/{site.BY_HAND}")
    baseline = f"no baseline: from the click, {STEPS} steps of the largest aid"
    parts = (
        ("Next step painted", "painted", True, "with the wait for the next refresh of 60 a second, up to 16.7 ms"),
        ("  until it stands in the page", "inPage", False, "no wait in it"),
        ("  the work until it is painted", "work", False, "the same steps without that wait"),
    )
    rows = [
        _row(measure, [float(each[part]) for each in ours], f"{baseline}; {how}", judged=judged)
        for measure, part, judged, how in parts
    ]
    p99, theirs = (
        figures.percentile([float(each["painted"]) for each in times], 99) for times in (ours, by_hand)
    )
    rows.append(
        Row(
            measure="Next step painted, p99, over a walker by hand",
            figure=f"{p99 / theirs:.2f}",
            spread="",
            goal=f"at most {OVER_BY_HAND:.2f}",
            met=p99 / theirs <= OVER_BY_HAND,
            baseline=f"over {STEPS} steps by JavaScript written by hand (benchmarks/walker.js), "
            f"which shows neither summary nor record ({p99:.1f} ms over {theirs:.1f} ms)",
        )
    )
    return rows


def _walk(browser: Browser, address: str) -> list[dict[str, float]]:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector('#aid[data-engine="live"] #live a.answer', timeout=120_000)
        times: Any = page.evaluate(_WALK, STEPS)
    if len(times) < STEPS:
        raise NotMeasured(f"Only {len(times)} of {STEPS} steps were walked.")
    return list(times)


def _row(measure: str, times: list[float], baseline: str, *, judged: bool) -> Row:
    low, middle, high = statistics.quantiles(times, n=4)
    most = figures.percentile(times, 99)
    return Row(
        measure=measure,
        figure=f"{middle:.1f} ms, p99 {most:.1f} ms",
        spread=f"{low:.1f} to {high:.1f} ms",
        goal=f"p99 at most {GOAL} ms" if judged else "",
        met=most <= GOAL if judged else None,
        baseline=baseline,
    )
