"""What is tapped is large enough for a finger, and for one in a hurry."""

import pytest

from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_everything_to_tap_has_room_for_a_finger(visits: Visits, place: str) -> None:
    assert visits.faults(place, "targets") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_an_answer_and_a_number_to_ring_have_room_for_a_finger_in_a_hurry(visits: Visits, place: str) -> None:
    assert visits.faults(place, "hurried targets") == []
