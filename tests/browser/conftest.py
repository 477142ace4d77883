"""The site, built once and served to a real Chromium. Every test ends by asking what was requested of whom."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser import marsh
from tests.browser.aid_visits import AidVisits
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.server import Server, serve
from tests.browser.visits import Visits
from tests.decision_aids import shipped
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
# The day of the real site: the first on which all of today's aids and documents are in force.
TODAY = "2026-11-27"
# The day of the site in time, around which its editions begin and end.
MARSH_TODAY = "2026-11-22"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "HANDRAIL_TODAY": TODAY},
        check=True,
    )
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with serve(site) as running:
        yield running


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that may be changed."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """A device on which a service worker may stay."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        yield context


class Reader:
    """A person at a browser: opens pages, and keeps everything the browser asked for and complained of."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        """Begin with a new profile."""
        self.context, self.server = context, server
        self.asked: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        self.page: Page = context.new_page()
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def leave(self) -> None:
        """End the visit. The browser asked for something, for nothing from elsewhere, and complained of nothing."""
        self.context.close()
        assert self.asked, "The browser asked for nothing, so nothing was looked at."
        assert self.foreign == []
        assert self.complaints == []

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.server.url + path)
        return self.page

    def open_live(self, path: str) -> Page:
        """Open an aid and wait until its engine has taken over."""
        page = self.open(path)
        page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
        return page

    def hold(self, pattern: str) -> Callable[[], None]:
        """Hold back every answer to a request that fits a pattern; call what is given back to let them come."""
        held: list[Route] = []

        def keep(route: Route) -> None:
            held.append(route)

        def let_come() -> None:
            while not held:
                self.page.wait_for_timeout(20)
            while held:
                held.pop().continue_()
            self.context.unroute(pattern)

        self.context.route(pattern, keep)
        return let_come

    @property
    def foreign(self) -> list[str]:
        """Every request that left this machine."""
        own = {"127.0.0.1"}
        return [
            url for url in self.asked if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname not in own
        ]


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    person = Reader(context, server)
    yield person
    person.leave()


@pytest.fixture(scope="session")
def visits(browser: Browser, site: Path) -> Iterator[Visits]:
    """Everything that machines look at on the types of page and the states of an aid, each visited once."""
    with serve(site) as running:
        yield Visits(lambda: Reader(browser.new_context(service_workers="block"), running))


@pytest.fixture(scope="session")
def aid_visits(browser: Browser, site: Path) -> Iterator[AidVisits]:
    """Everything that machines look at in the states of all aids, each aid opened once."""
    aids = [one.aid for one in shipped.everything().aids]
    with serve(site) as running:
        yield AidVisits(lambda: Reader(browser.new_context(service_workers="block"), running), site, TODAY, aids)


@pytest.fixture
def paper_reader(browser: Browser, server: Server) -> Iterator[Reader]:
    """A reader whose browser runs no JavaScript."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    person = Reader(context, server)
    yield person
    context.close()
    assert person.asked
    assert person.foreign == []


@pytest.fixture(scope="session")
def marsh_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built for 22 November 2026, with a publisher whose editions begin and end around that day."""
    home = tmp_path_factory.mktemp("marsh")
    for name in ("data", "schemas", "decision_aids", "macros", "content", "tests/partnership"):
        shutil.copytree(ROOT / name, home / name, ignore=AS_UNPUBLISHED)
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, home / name)
    (ROOT / ".cache").mkdir(exist_ok=True)
    for name in ("node_modules", ".cache"):
        (home / name).symlink_to(ROOT / name)
    marsh.add_to(home / "data")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=home,
        env={**os.environ, "HANDRAIL_TODAY": MARSH_TODAY, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return home / "site"


@pytest.fixture
def visitor(browser: Browser, marsh_site: Path) -> Iterator[Reader]:
    """A reader of that site, whose browser's clock can be set."""
    with serve(marsh_site) as server:
        context = browser.new_context(
            service_workers="block", viewport={"width": 1280, "height": 900}, timezone_id="Europe/London"
        )
        person = Reader(context, server)
        yield person
        person.leave()


@pytest.fixture
def paper_visitor(browser: Browser, marsh_site: Path) -> Iterator[Reader]:
    """A reader of that site whose browser runs no JavaScript."""
    with serve(marsh_site) as server:
        context = browser.new_context(java_script_enabled=False)
        yield Reader(context, server)
        context.close()
