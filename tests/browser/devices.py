"""What a device keeps, seen from one of its pages, and how to come to a device that has kept it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from macros import offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.server import Server

NATIONAL, OTHER = "england/share-information/", "west-sussex/information-sharing-flowchart/"
LIVE = "#aid[data-engine=live]"
# The milliseconds for which offline.js wants nothing to be touched before another engine starts.
PAUSE = 3000
_STORE = "caches.open('handrail-kept')"
_LIST = f"{_STORE}.then((one) => one.match('/offline.json')).then((one) => one?.json())"


def listed_anew(site: Path) -> None:
    """The list of what to keep, of the files as they are now."""
    files = json.loads((site / offline.LIST).read_bytes())["files"]
    engine = next(path for path in files if path.endswith("engine.zip")).rpartition("/")[0]
    aids = [path for path in files if path.endswith("/") and (site / path / "index.html").is_file()]
    bundles = [path for path in files if path.endswith("aid.json") and (site / path).is_file()]
    (site / offline.LIST).write_text(offline.listing(site, [*aids, *bundles], engine), encoding="utf-8")


def visited(device: BrowserContext, server: Server) -> Page:
    """A page of an aid that has been open until everything was kept."""
    page = device.new_page()
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    kept(page)
    return page


def kept(page: Page, since: str = "") -> str:
    """Wait until a whole list is kept that was checked after some time; when it was checked."""
    for _ in range(300):
        checked = (page.evaluate(_LIST) or {}).get("checked") or ""
        if checked > since:
            return str(checked)
        page.wait_for_timeout(100)
    raise AssertionError("Nothing was kept in half a minute.")


def addresses(page: Page) -> list[str]:
    """Everything that is kept, by its address."""
    found: list[str] = page.evaluate(f"{_STORE}.then((one) => one.keys()).then((all) => all.map(({{ url }}) => url))")
    return found


def remembered(page: Page) -> str:
    """Wait until the memory of a started engine is kept, or the word that there is to be none; its address."""
    for _ in range(600):
        found = [one for one in addresses(page) if one.endswith("/started")]
        if found:
            return found[0]
        page.wait_for_timeout(100)
    raise AssertionError("Nothing was remembered in a minute.")


def without_network(page: Page, server: Server) -> None:
    """The host answers nothing more, and the browser's own cache is empty."""
    server.stop()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
