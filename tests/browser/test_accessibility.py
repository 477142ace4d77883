"""Nothing that axe can find stands in anyone's way, on every type of page and in every state of an aid."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import OF_COLOURS, faults
from tests.browser.conftest import Reader
from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import UNFOLD, Visits, every


def settle(reader: Reader, path: str, scheme: str, width: int) -> Page:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.page.set_viewport_size({"width": width, "height": 900})
    return reader.open(path)


def test_a_planted_fault_is_found_and_named(reader: Reader) -> None:
    page = settle(reader, "/about/", "light", 1280)
    page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
    page.evaluate("document.querySelector('h1').style.color = '#cccccc'")
    rules = {one.split(":")[0] for one in faults(page)}
    assert rules == {"image-alt", "color-contrast"}
    assert [one.split(":")[0] for one in faults(page, OF_COLOURS)] == ["color-contrast"]


@pytest.mark.parametrize("place", [*PAGE_TYPES, *STATES], ids=every([*PAGE_TYPES, *STATES]))
def test_it_is_free_of_faults_in_both_schemes_on_a_screen_and_a_phone(visits: Visits, place: str) -> None:
    assert visits.faults(place, "axe") == []


@pytest.mark.parametrize("path", ["/england/share-information/", "/rotherham/resolve-a-dispute/"])
def test_no_number_to_ring_reaches_over_its_frame_on_a_phone(reader: Reader, path: str) -> None:
    page = settle(reader, path, "light", 320)
    page.evaluate(UNFOLD)
    over = "[...document.querySelectorAll('.contact')].map(one => one.scrollWidth - one.clientWidth)"
    found = page.evaluate(over)
    assert found
    assert max(found) <= 0
