"""The pictures in the README, taken of the built site in a real Chromium: `python -m tests.browser.pictures`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.server import serve

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "content" / "developing" / "pictures"
SIZES = {1280: 900, 320: 640}


def walk(page: Page, name: str, url: str) -> None:
    """Take the first question, an outcome and its record."""
    page.goto(f"{url}/england/share-information/")
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    page.screenshot(path=PICTURES / f"question-{name}.png")
    page.click("#live a.answer[data-answer=no]")
    page.click("#live a.answer[data-question=significant-harm][data-answer=yes]")
    page.wait_for_selector("#live form.record")
    page.evaluate("scrollTo(0, document.querySelector('#live').offsetTop)")
    page.screenshot(path=PICTURES / f"outcome-{name}.png")
    page.fill("[name=reason]", "A bruise seen twice this week, and what the child said of it.")
    page.click("#live form.record button")
    page.wait_for_selector(".record__text")
    page.evaluate("document.querySelector('#record-made').scrollIntoView()")
    page.screenshot(path=PICTURES / f"record-{name}.png")


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
            browser.close()


if __name__ == "__main__":
    main()
