"""Everything can be done by keyboard, and a person who does it always sees where they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_the_tab_key_comes_to_every_control_in_the_order_of_reading(visits: Visits, place: str) -> None:
    assert visits.faults(place, "keyboard") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_the_mark_of_the_focus_stands_out_in_light_dark_and_forced_colours(visits: Visits, place: str) -> None:
    assert visits.faults(place, "focus") == []


@pytest.mark.parametrize("letter", ["s", "f", "/"])
def test_a_letter_alone_does_not_open_the_search(reader: Reader, letter: str) -> None:
    page = reader.open("/england/deadlines/")
    page.keyboard.press("Tab")
    page.keyboard.press(letter)
    # The theme opens the search in the next turn of the page.
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    expect(page.locator("[data-md-component=search-query]")).not_to_be_focused()


@pytest.mark.parametrize("path", ["/", "/england/deadlines/", "/england/share-information/"])
def test_escape_leads_to_the_emergency_number_from_anywhere_on_a_page(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.locator("main a:visible, main button:visible").last.focus()
    page.keyboard.press("Escape")
    number = page.locator(".emergency a[href='tel:999']")
    expect(number).to_be_focused()
    expect(number).to_be_in_viewport(ratio=1)


def test_escape_leaves_a_field_that_is_being_filled_in_alone(reader: Reader) -> None:
    field = reader.open("/correction/").locator("main textarea").first
    field.focus()
    field.press("Escape")
    expect(field).to_be_focused()
