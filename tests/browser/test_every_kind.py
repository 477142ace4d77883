"""Nobody is kept out of the page of any kind, on a screen, a phone or paper: a partnership that holds one of each."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import faults
from tests.browser.conftest import ROOT, TODAY, Reader
from tests.browser.server import serve
from tests.browser.test_accessibility import settle
from tests.browser.visits import UNFOLD
from tests.macros import partnership
from tests.unpublished import AS_UNPUBLISHED

EVERY_KIND = ROOT / "tests" / "macros" / "every_kind" / "north-glen"
PAGES = [
    "",
    "sharing-agreement/",
    "sharing-agreement/2023-04/",
    "practice-standards/",
    "levels-of-need/",
    "referral/",
    "referral-form/",
    "terms/",
    "bodies/",
    "roles/",
    "agencies/",
    "calendars/",
    "subjects/",
    "superseded-statements/",
    "deadlines/",
    "sources/",
]


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a copy of the repo to which the partnership is added."""
    copy, site = tmp_path_factory.mktemp("repo"), tmp_path_factory.mktemp("site")
    for name in ("data", "schemas", "decision_aids", "macros", "content", "tests/partnership"):
        shutil.copytree(ROOT / name, copy / name, ignore=AS_UNPUBLISHED)
    shutil.copytree(EVERY_KIND, copy / "data" / "north-glen")
    partnership.lock(copy / "data")
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("node_modules", ".cache"):
        (copy / name).symlink_to(ROOT / name)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)],
        cwd=copy,
        env={**os.environ, "HANDRAIL_TODAY": TODAY},
        check=True,
    )
    return site


@pytest.fixture
def visitor(browser: Browser, every_kind: Path) -> Iterator[Reader]:
    with serve(every_kind) as server:
        context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
        person = Reader(context, server)
        yield person
        person.leave()


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@pytest.mark.parametrize("path", PAGES)
def test_the_page_of_every_kind_is_free_of_faults(visitor: Reader, path: str, scheme: str, width: int) -> None:
    page = settle(visitor, f"/north-glen/{path}", scheme, width)
    page.evaluate(UNFOLD)
    assert faults(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_page_of_no_kind_scrolls_sideways_on_a_phone(visitor: Reader, path: str) -> None:
    page = settle(visitor, f"/north-glen/{path}", "light", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # Not even inside a region of its own: a table becomes a list.
    inside = "[...document.querySelectorAll('.stacked, .days')].map(one => one.scrollWidth - one.clientWidth)"
    assert max(page.evaluate(inside), default=0) <= 0


def test_the_levels_at_a_glance_are_a_table_on_a_screen_and_a_list_on_a_phone(visitor: Reader) -> None:
    ways = {}
    for width in (1280, 320):
        page = settle(visitor, "/north-glen/levels-of-need/", "light", width)
        cells = page.locator(".stacked tbody tr").first.locator("th, td")
        boxes = [cells.nth(number).bounding_box() for number in range(cells.count())]
        ways[width] = len({round(box["y"]) for box in boxes if box and box["height"]})
        # It is a table to a screen reader at every width.
        assert page.get_by_role("table", name="Levels at a glance").get_by_role("rowheader").count() == 3
    assert ways[1280] == 1
    assert ways[320] > 1


def test_on_paper_every_clause_and_its_particulars_are_there_and_nothing_to_press(visitor: Reader) -> None:
    page = settle(visitor, "/north-glen/sharing-agreement/", "light", 1280)
    page.emulate_media(media="print")
    for words in ("Starts on 1 May 2027, not in force yet.", "Should: it is expected", "01632 960 001", "Not signed"):
        assert page.get_by_text(words).first.is_visible(), words
    assert not page.locator(".contents").is_visible()
