"""Slow lines, as Chromium's own DevTools make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line by its speed in megabits a second and the milliseconds that it adds to each request."""

    megabits: float
    delay: int

    @property
    def name(self) -> str:
        """As the table says it."""
        return f"{self.megabits:g} Mbit/s, {self.delay} ms"


SCHOOL, STAIRWELL = Line(megabits=9, delay=40), Line(megabits=1.6, delay=150)


def slow(page: Page, line: Line | None) -> None:
    """Put a page and its workers on a slow line; on None it stays on that of this machine."""
    if line is None:
        return
    bytes_a_second = line.megabits * 1e6 / 8
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": line.delay,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        },
    )
