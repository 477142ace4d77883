"""Once an aid has been open, every aid opens without a network; what is withdrawn goes as soon as there is one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from macros import offline
from tests.browser.devices import (
    LIVE,
    NATIONAL,
    OTHER,
    PAUSE,
    addresses,
    kept,
    listed_anew,
    remembered,
    visited,
    without_network,
)
from tests.browser.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.server import Server


@pytest.fixture
def server(own_site: Path) -> Iterator[Server]:
    with serve(own_site) as running:
        yield running


def test_after_one_visit_another_aid_is_walked_to_a_record_with_the_host_gone_and_says_since_when_it_is_so(
    device: BrowserContext, server: Server
) -> None:
    page = visited(device, server)
    without_network(page, server)
    page.goto(f"{server.url}/{OTHER}")
    expect(page.locator("#kept")).to_contain_text("You have no connection")
    assert page.locator("#kept time").get_attribute("datetime") == kept(page)
    page.wait_for_selector(LIVE, timeout=60_000)
    page.reload()
    page.wait_for_selector(LIVE, timeout=60_000)
    page.click("#live a.answer")
    expect(page.locator("#live a.answer").first).to_be_visible()


def test_with_a_connection_no_page_says_that_there_is_none(device: BrowserContext, server: Server) -> None:
    page = visited(device, server)
    page.reload()
    expect(page.locator("#kept")).to_be_hidden()


def test_no_answer_is_among_what_is_kept(device: BrowserContext, server: Server) -> None:
    page = visited(device, server)
    page.click("#live a.answer[data-answer=no]")
    started = remembered(page)
    names = page.evaluate("caches.keys()")
    listed = json.loads((server.folder / offline.LIST).read_bytes())["files"]
    assert names == ["handrail-kept"]
    assert set(addresses(page)) == {started, *(f"{server.url}/{path}" for path in (*listed, offline.LIST))}


def test_a_page_that_is_not_kept_is_said_to_be_not_kept_with_the_number_to_ring(
    device: BrowserContext, server: Server
) -> None:
    page = visited(device, server)
    without_network(page, server)
    page.goto(f"{server.url}/england/terms/")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    expect(page.locator(".emergency")).to_contain_text("999")


@pytest.mark.parametrize("address", ["rotherham/", "west-sussex/levels-of-need/", "england/subjects/consent-to-share/"])
def test_the_page_for_what_is_not_kept_has_its_looks_and_its_ways_on_at_an_address_of_any_depth(
    device: BrowserContext, server: Server, address: str
) -> None:
    page = visited(device, server)
    without_network(page, server)
    page.goto(f"{server.url}/{address}")
    assert page.locator(".emergency").evaluate("(it) => getComputedStyle(it).backgroundColor") == "rgb(140, 28, 19)"
    assert page.locator(".brand img").evaluate("(it) => it.naturalWidth") > 0
    page.get_by_role("link", name="all numbers", exact=True).click()
    page.wait_for_url(f"{server.url}/england/contacts/")
    expect(page.locator("h1")).to_have_text("Numbers to ring: England")


@pytest.mark.parametrize("area", ["west-sussex", "rotherham", "east-sussex"])
def test_where_an_area_begins_is_kept_with_its_numbers_after_a_visit_to_another_page(
    device: BrowserContext, server: Server, area: str
) -> None:
    page = visited(device, server)
    without_network(page, server)
    page.goto(f"{server.url}/{area}/start/")
    expect(page.locator("h1")).to_contain_text("Worried about a child in")
    expect(page.locator("#kept")).to_be_visible()


def test_a_search_without_a_network_finds_what_is_kept_and_leads_to_the_number_where_the_page_is_not(
    device: BrowserContext, server: Server
) -> None:
    page = visited(device, server)
    without_network(page, server)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server.url}/{OTHER}")
    searched(page, "worried about a child", "/england/worried-about-a-child/")
    expect(page.locator("h1")).to_have_text("Worried about a child")
    expect(page.locator("#kept")).to_be_visible()
    searched(page, "caldicott", "/england/caldicott-principles/")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")
    expect(page.locator(".emergency a[href='tel:999']")).to_be_visible()


def searched(page: Page, words: str, path: str) -> None:
    """Look for some words, and open what is found under an address."""
    query = page.locator("[data-md-component=search-query]")
    query.click()
    query.press_sequentially(words)
    page.locator(f".md-search-result__item a[href*='{path}']").first.click()
    page.wait_for_url(f"**{path}**")


def test_a_page_that_was_changed_is_the_changed_one_offline_after_any_page_was_open_online(
    device: BrowserContext, server: Server, own_site: Path
) -> None:
    page = visited(device, server)
    before = kept(page)
    other = own_site / OTHER / "index.html"
    other.write_text(other.read_text(encoding="utf-8").replace("</h1>", " (changed)</h1>", 1), encoding="utf-8")
    listed_anew(own_site)
    page.goto(f"{server.url}/about/")
    kept(page, since=before)
    without_network(page, server)
    page.goto(f"{server.url}/{OTHER}")
    expect(page.locator("h1")).to_contain_text("(changed)")


def test_what_was_withdrawn_is_on_the_device_no_longer_once_it_has_seen_a_network(
    device: BrowserContext, server: Server, own_site: Path
) -> None:
    page = visited(device, server)
    before = kept(page)
    shutil.rmtree(own_site / OTHER)
    listed_anew(own_site)
    page.goto(f"{server.url}/about/")
    kept(page, since=before)
    without_network(page, server)
    page.goto(f"{server.url}/{OTHER}")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")


def test_what_the_host_says_is_gone_is_gone_at_once_even_before_the_list_says_so(
    device: BrowserContext, server: Server, own_site: Path
) -> None:
    page = visited(device, server)
    shutil.rmtree(own_site / OTHER)
    answer = page.goto(f"{server.url}/{OTHER}")
    assert answer is not None
    assert answer.status == 404
    without_network(page, server)
    page.goto(f"{server.url}/{OTHER}")
    expect(page.locator("h1")).to_have_text("This page is not kept on this device")


def test_a_file_that_is_not_what_was_published_is_not_kept_in_its_place(
    device: BrowserContext, server: Server, own_site: Path
) -> None:
    page = visited(device, server)
    other = own_site / OTHER / "index.html"
    was = other.read_text(encoding="utf-8")
    other.write_text("<!doctype html><title>Sign in to this network</title>", encoding="utf-8")
    listed = own_site / offline.LIST
    files = json.loads(listed.read_bytes())["files"]
    listed.write_text(json.dumps({"files": {**files, OTHER: "0" * 64}}), encoding="utf-8")
    page.goto(f"{server.url}/about/")
    page.wait_for_timeout(1500)
    without_network(page, server)
    page.goto(f"{server.url}/{OTHER}")
    assert page.locator("h1").inner_text() in was


def test_the_reader_sees_what_is_kept_and_has_it_removed_and_not_put_back(
    device: BrowserContext, server: Server
) -> None:
    page = visited(device, server)
    remembered(page)
    page.goto(f"{server.url}/about/")
    page.click("#kept-here [data-keeping=forget]")
    expect(page.locator("#kept-here [data-kept=refused]")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    page.wait_for_timeout(PAUSE + 1000)
    assert page.evaluate("caches.keys()") == []
    page.goto(f"{server.url}/about/")
    page.click("#kept-here [data-keeping=again]")
    kept(page)


def test_a_browser_that_keeps_nothing_walks_the_aid_all_the_same(device: BrowserContext, server: Server) -> None:
    page = device.new_page()
    # Storage that is refused throws where it is named, as in a browser set to keep nothing.
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage', 'caches']) Object.defineProperty(globalThis, name,"
        "  {get() { throw new DOMException('refused', 'SecurityError'); }});"
        "Object.defineProperty(navigator, 'serviceWorker', {value: undefined});"
    )
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(error.message))
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    for path in ("", "west-sussex/start/", "about/"):
        page.goto(f"{server.url}/{path}")
        page.wait_for_load_state("networkidle")
    # Nothing is promised that a browser would not hold to.
    expect(page.locator("#kept-here [data-kept=refused]")).to_be_visible()
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    page.click("#live a.answer[data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text("suffering significant harm")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert said == []
