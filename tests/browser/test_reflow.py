"""Nothing is cut off, however narrow the screen, large the letters or wide the spacing."""

import pytest

from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_on_a_phone_and_at_four_times_the_size_nothing_is_cut_off(visits: Visits, place: str) -> None:
    assert visits.faults(place, "reflow") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_with_wider_spacing_nothing_is_cut_off_and_no_words_stand_on_others(visits: Visits, place: str) -> None:
    assert visits.faults(place, "spacing") == []
