"""The search finds what people call a thing, and what holds before what no longer does."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader


def search(page: Page, words: str) -> list[str]:
    """The addresses found, the first first."""
    query = page.locator("[data-md-component=search-query]")
    query.fill("")
    # The theme listens to keys, as a person presses them.
    query.press_sequentially(words)
    page.wait_for_selector(".md-search-result__item >> visible=true", timeout=30_000)
    page.wait_for_timeout(700)
    links = page.locator(".md-search-result__item:visible > a")
    return [str(links.nth(place).get_attribute("href")) for place in range(links.count())]


def opened(reader: Reader) -> Page:
    page = reader.open("/about/")
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    return page


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bruise", "/england/situations/"),
        ("EDT", "/england/terms/"),
        ("maltreatment", "/england/terms/"),
        ("GDPR", "/england/"),
        ("golden rules consent", "/england/information-sharing-advice/"),
    ],
)
def test_a_synonym_or_abbreviation_finds_what_it_stands_for(reader: Reader, words: str, expected: str) -> None:
    assert any(expected in one for one in search(opened(reader), words))


@pytest.mark.parametrize("words", ["consent", "referral", "independent chair", "executive group", "audit"])
def test_what_holds_today_comes_before_what_is_only_printed_in_old_sources(reader: Reader, words: str) -> None:
    found = search(opened(reader), words)
    old = [place for place, one in enumerate(found) if any(part in one for part in ("/bodies/", "/roles/#"))]
    new = [place for place, one in enumerate(found) if "/england/" in one and "/bodies/" not in one]
    assert new
    assert not old or min(new) < min(old)
    assert not any("/2020/" in one or "/2012/" in one for one in found)


def test_what_was_looked_for_is_marked_on_the_page(reader: Reader) -> None:
    page = opened(reader)
    search(page, "caldicott")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("mark").first).to_be_visible()
