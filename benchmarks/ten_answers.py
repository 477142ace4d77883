"""Ten questions of practitioners are answered on a slow line: from the first tap on the start page to the answer."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as NeverShown
from playwright.sync_api import expect

from benchmarks import network
from benchmarks.figures import NotMeasured, Row
from tests.browser.test_ten_questions import QUESTIONS, Question, press

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from benchmarks.network import Line

GOAL = 5.0
#: Each question is asked this often, every time by somebody who has never been there.
RUNS = 3


def measure(browser: Browser, url: str, line: Line) -> list[Row]:
    """The slowest of the ten, each by the median of its runs."""
    _seconds(browser, url, next(iter(QUESTIONS.values())), None)  # the server's first compression is nobody's wait
    try:
        took = {
            word: statistics.median(_seconds(browser, url, one, line) for _ in range(RUNS))
            for word, one in QUESTIONS.items()
        }
    except (AssertionError, NeverShown) as why:
        raise NotMeasured(f"A question was not answered: {str(why).splitlines()[0]}") from None
    slowest = max(took, key=lambda word: took[word])
    return [
        Row(
            measure=f"Slowest of ten answers from the first tap, {line.name}",
            figure=f"{took[slowest]:.1f} s",
            spread=f"{min(took.values()):.1f} to {took[slowest]:.1f} s",
            goal=f"at most {GOAL:.0f} s",
            met=took[slowest] <= GOAL,
            baseline=f"two steps from the start page, first visits, {RUNS} each. The slowest: "
            f"{QUESTIONS[slowest].asked}",
        )
    ]


def _seconds(browser: Browser, url: str, question: Question, line: Line | None) -> float:
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        network.slow(page, line)
        page.goto(f"{url}/")
        begun = time.perf_counter()
        for step in question.steps:
            press(page, step)
        for words in question.says:
            expect(page.locator(question.within).first).to_contain_text(words, ignore_case=True, timeout=30_000)
        return time.perf_counter() - begun
