"""The parts of a page stay in sight beside it, below the numbers to ring."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

LONG = "/west-sussex/information-sharing-agreement/"


@pytest.mark.parametrize("path", [LONG, "/england/time-limits/"], ids=["with an area's numbers", "with 999 alone"])
def test_half_way_down_a_long_page_its_contents_are_beside_the_text_and_not_under_the_panel(
    reader: Reader, path: str
) -> None:
    page = reader.open(path)
    heading = page.locator("#beside-parts")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(heading).to_be_in_viewport()
    place, panel = heading.bounding_box(), page.locator(".emergency").bounding_box()
    assert place
    assert panel
    assert place["y"] >= panel["y"] + panel["height"]


def test_every_part_of_long_contents_is_come_to_by_keyboard(reader: Reader) -> None:
    page = reader.open(LONG)
    reader.page.set_viewport_size({"width": 1280, "height": 720})
    last = page.locator(".beside a").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_contents_stay_below_the_text(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    page = reader.open(LONG)
    page.mouse.wheel(0, 2000)
    expect(page.locator("#beside-parts")).not_to_be_in_viewport()
