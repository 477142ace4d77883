"""The finished site in a real Chromium: it fetches nothing from elsewhere, fits a small screen, and passes axe."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium

REPO = Path(__file__).parents[2]
# One of each type of page.
TYPES = (
    "",
    "about/",
    "west-sussex/",
    "west-sussex/contacts/",
    "england/sources/",
    "england/information-sharing-advice/",
    "west-sussex/information-sharing-agreement/",
    "england/share-information/",
    "west-sussex/information-sharing-flowchart/",
    "england/record-of-a-decision/",
    "404.html",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe looks only at what can be seen: every folded part is opened and every step of an aid shown.
UNFOLD = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".step")) one.style.display = "block";
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word for each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests' own words are enough."""


@pytest.fixture(scope="module")
def address(copy: Path, build: Callable[[], CompletedProcess[str]]) -> Iterator[str]:
    done = build()
    assert done.returncode == 0, done.stderr
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=copy / "site")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Playwright gives the first of these itself.
        arguments = [one for one in ARGUMENTS if one != "--headless"]
        started = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield started
        started.close()


def opened(browser: Browser, url: str, *, width: int = 1280, scheme: str = "light", strict: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        # axe is put into the page by hand, which the page's own policy rightly forbids.
        bypass_csp=not strict,
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("path", TYPES)
def test_a_page_fits_a_screen_320_pixels_wide(browser: Browser, address: str, path: str) -> None:
    page = opened(browser, address + path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.context.close()


@pytest.mark.parametrize("path", TYPES)
def test_a_page_breaks_no_rule_of_its_policy_and_asks_no_other_host(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(address + path, wait_until="networkidle")
    assert said == []
    assert hosts == {urlsplit(address).netloc}
    context.close()


@pytest.mark.parametrize(
    ("path", "scheme"),
    # Both schemes take their colours from the same names, so the pages that use the most of them stand for the rest.
    [
        *((path, "light") for path in TYPES),
        ("", "dark"),
        ("west-sussex/", "dark"),
        ("england/share-information/", "dark"),
    ],
)
def test_axe_finds_nothing_wrong_with_a_page(browser: Browser, address: str, path: str, scheme: str) -> None:
    page = opened(browser, address + path, scheme=scheme, strict=False)
    page.evaluate(UNFOLD)
    page.evaluate((REPO / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
    assert found["passes"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]] == []
    page.context.close()


def test_without_javascript_one_step_shows_at_a_time_and_an_answer_leads_to_the_next(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}england/share-information/")
    steps = page.locator(".walk .step:visible")
    assert steps.count() == 1
    first = steps.locator("h2").inner_text()
    page.locator("a.answer:visible", has_text="No").first.click()
    assert steps.count() == 1
    assert steps.locator("h2").inner_text() != first
    context.close()


def test_on_paper_every_step_of_an_aid_is_there_and_each_answer_says_where_to_go(
    browser: Browser, address: str
) -> None:
    page = opened(browser, f"{address}england/share-information/")
    page.emulate_media(media="print")
    steps = page.locator(".walk .step")
    assert steps.count() > 10
    assert page.locator(".walk .step:visible").count() == steps.count()
    assert page.locator(".answer__where").first.bounding_box() is not None
    assert (page.locator(".answer__where").first.bounding_box() or {"width": 0})["width"] > 20
    page.context.close()
