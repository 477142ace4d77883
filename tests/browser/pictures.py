"""The pictures in the README and the card, taken in a real Chromium: `python -m tests.browser.pictures`."""

import base64
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import network
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.server import serve

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "content" / "developing" / "pictures"
ASSETS = ROOT / "content" / "assets"
SIZES = {1280: 900, 320: 640}
LIVE = "#aid[data-engine=live]"


def walk(page: Page, name: str, url: str) -> None:
    """Take the first question, an outcome and its record."""
    page.goto(f"{url}/england/share-information/")
    page.wait_for_selector(LIVE, timeout=60_000)
    page.screenshot(path=PICTURES / f"question-{name}.png")
    page.click("#live a.answer[data-answer=no]")
    page.click("#live a.answer[data-question=significant-harm][data-answer=yes]")
    page.wait_for_selector("#live form.record")
    page.wait_for_timeout(500)  # until the page has led to the outcome
    page.screenshot(path=PICTURES / f"outcome-{name}.png")
    page.fill("[name=reason]", "A bruise seen twice this week, and what the child said of it.")
    page.click("#live form.record button")
    page.wait_for_selector(".record__text")
    page.evaluate("document.querySelector('#record-made').scrollIntoView()")
    page.screenshot(path=PICTURES / f"record-{name}.png")


def strip(browser: Browser, url: str) -> None:
    """Take one walk on a phone and a slow line, from the first tap to the record, as one row of frames."""
    frames: list[tuple[str, bytes]] = []
    # A service worker would fetch past the slow line, which DevTools lays on the page and its own workers only.
    with browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block") as context:
        page = context.new_page()
        network.slow(page, network.STAIRWELL)
        page.goto(f"{url}/")
        begun = time.perf_counter()

        def take(what: str) -> None:
            frames.append((f"{time.perf_counter() - begun:.1f} s: {what}", page.screenshot()))

        page.evaluate("document.querySelector('.situation').scrollIntoView()")
        take("the start page, before the first tap")
        begun = time.perf_counter()
        page.locator(".situation summary").first.click()
        take("what to do, whom to ring")
        page.locator(".situation[open] a[href*=worried-about-a-child]").first.click()
        page.wait_for_selector(".walk a.answer[data-answer=no]")
        take("the first question, no engine yet")
        page.click(".walk .step--first a.answer[data-answer=no]")
        page.wait_for_selector(".walk a.answer[data-question=significant-harm]:visible")
        take("the next, still without it")
        page.wait_for_selector(LIVE, timeout=120_000)
        take("the engine is there, nothing was lost")
        page.click("#live a.answer[data-question=significant-harm][data-answer=yes]")
        page.wait_for_selector("#live form.record")
        take("the outcome")
        page.fill("[name=reason]", "A bruise seen twice this week, and what the child said of it.")
        page.click("#live form.record button")
        page.wait_for_selector(".record__text")
        page.evaluate("document.querySelector('#record-made').scrollIntoView()")
        take("the record")
    shown = "".join(
        f"<figure><img src='data:image/png;base64,{base64.b64encode(one).decode()}'><figcaption>{said}</figcaption>"
        "</figure>"
        for said, one in frames
    )
    style = "body {display: flex; gap: 16px; margin: 16px; font: 15px sans-serif} figure {margin: 0; width: 320px}"
    with browser.new_page(viewport={"width": 32 + len(frames) * 336 - 16, "height": 720}) as page:
        page.set_content(f"<style>{style}</style>{shown}")
        page.screenshot(path=PICTURES / "walk-320-slow-line.png")


def card(browser: Browser, url: str) -> None:
    """Take the card that services show beside a link: few of them draw an SVG."""
    with browser.new_page(viewport={"width": 1200, "height": 630}) as page:
        page.goto(f"{url}/assets/card.svg")
        page.screenshot(path=ASSETS / "card.png")


def main() -> None:
    """Build the site into a folder of its own, walk an aid at each size, and keep the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(build, cwd=ROOT, check=True)
        with serve(Path(folder)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
            for width, height in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                walk(page, str(width), server.url)
            strip(browser, server.url)
            card(browser, server.url)
            browser.close()


if __name__ == "__main__":
    main()
