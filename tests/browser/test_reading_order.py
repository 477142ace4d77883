"""A page says things in an order that makes sense, read out or without style sheets."""

import pytest

from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_the_numbers_come_first_then_one_title_and_headings_that_skip_no_level(visits: Visits, place: str) -> None:
    assert visits.faults(place, "order") == []
