"""Everything can be done by keyboard, and a person who does it always sees where they are."""

import pytest

from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_the_tab_key_comes_to_every_control_in_the_order_of_reading(visits: Visits, place: str) -> None:
    assert visits.faults(place, "keyboard") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_the_mark_of_the_focus_stands_out_in_light_dark_and_forced_colours(visits: Visits, place: str) -> None:
    assert visits.faults(place, "focus") == []
