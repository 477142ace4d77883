"""Whoever follows an old link comes to where its page is now, with a script or without."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import axe
from tests.browser.conftest import Reader

OLD = "/long-marsh/house-calls/"
NOW = "/long-marsh/visiting-protocol/"


def stay(reader: Reader) -> Page:
    """The page at the old address, in a browser that does not go on by itself."""

    def held(route: Route) -> None:
        found = route.fetch()
        assert 'http-equiv="refresh"' in found.text()
        route.fulfill(response=found, body=found.text().replace('http-equiv="refresh"', 'name="held"'))

    reader.context.route(f"**{OLD}", held)
    return reader.open(OLD)


@pytest.mark.parametrize("edition", ["", "2025-01/"])
def test_an_old_link_leads_on_without_a_script(paper_visitor: Reader, edition: str) -> None:
    page = paper_visitor.open("/long-marsh/")
    paper_visitor.page.goto(f"{paper_visitor.server.url}{OLD}{edition}", wait_until="commit")
    page.wait_for_url(f"**{NOW}{edition}")
    expect(page.locator("h1")).to_have_text("Visiting protocol")
    # The page that has moved does not hold whoever goes back.
    page.go_back()
    page.wait_for_url("**/long-marsh/")


def test_an_old_link_to_a_clause_leads_to_that_clause(visitor: Reader) -> None:
    page = visitor.page
    page.goto(f"{visitor.server.url}{OLD}#visit", wait_until="commit")
    page.wait_for_url(f"**{NOW}#visit")
    expect(page.locator("#visit")).to_be_in_viewport()
    page.wait_for_timeout(500)
    assert page.url.endswith(f"{NOW}#visit")


def test_an_old_link_to_a_publisher_that_is_no_more_leads_on_too(visitor: Reader) -> None:
    visitor.page.goto(f"{visitor.server.url}/high-marsh/sharing-protocol/", wait_until="commit")
    visitor.page.wait_for_url("**/long-marsh/sharing-protocol/")
    expect(visitor.page.locator("h1")).to_have_text("Sharing protocol")


def test_whoever_is_left_on_the_old_page_reads_in_one_sentence_where_to_go(paper_visitor: Reader) -> None:
    page = stay(paper_visitor)
    expect(page.locator(".lede")).to_have_text(
        "This page has moved to Visiting protocol (long-marsh/visiting-protocol)."
    )
    expect(page.locator('a[href="tel:999"]').first).to_be_visible()
    page.click(".lede a")
    page.wait_for_url(f"**{NOW}")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_old_page_is_as_accessible_as_any_other(visitor: Reader, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    page = stay(visitor)
    assert axe.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
