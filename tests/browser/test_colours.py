"""Light or dark is the device's until a reader chooses, and what is folded is open on paper."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import Reader

# The colour of what is said more quietly than the rest.
QUIET = "getComputedStyle(document.querySelector('.lede, .site-footer__printed')).color"
KEPT = "Object.keys(localStorage).filter((one) => one.endsWith('__palette')).length"


def test_colours_are_those_of_the_device_and_no_choice_is_kept_before_there_is_one(reader: Reader) -> None:
    reader.page.emulate_media(color_scheme="dark")
    page = reader.open("/about/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    with page.expect_response("**/search_index.json"):  # the theme's script is there
        page.locator("[data-md-component=search-query]").click()
    assert page.evaluate(KEPT) == 0


def test_a_choice_of_colours_is_kept_and_changed_by_keyboard(reader: Reader) -> None:
    page = reader.open("/about/")
    body = page.locator("body")
    page.locator("label[for=__palette_1]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("#__palette_1").focus()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator("label[for=__palette_1]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/england/share-information/", "/west-sussex/levels-of-need/"])
def test_who_asked_for_more_contrast_reads_no_grey_words_and_no_tinted_grounds(
    reader: Reader, path: str, scheme: Literal["light", "dark"]
) -> None:
    reader.page.emulate_media(color_scheme=scheme)
    page = reader.open(path)
    ordinary = page.evaluate(QUIET)
    page.emulate_media(color_scheme=scheme, contrast="more")
    assert page.evaluate(QUIET) != ordinary
    assert page.evaluate(QUIET) == ("rgb(0, 0, 0)" if scheme == "light" else "rgb(255, 255, 255)")
    assert axe.faults(page, ["color-contrast-enhanced"]) == []


def test_what_is_folded_is_open_while_a_page_is_printed_and_folded_again_after(reader: Reader) -> None:
    page = reader.open("/rotherham/start/")
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before
