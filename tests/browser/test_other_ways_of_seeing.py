"""The page in the colours of the reader's system, without motion, and on paper."""

import pytest

from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import Visits, every

PLACES = [*PAGE_TYPES, *STATES]


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_what_a_coloured_ground_says_is_said_without_it(visits: Visits, place: str) -> None:
    assert visits.faults(place, "forced colours") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_nothing_moves_for_who_asked_for_less_motion(visits: Visits, place: str) -> None:
    assert visits.faults(place, "motion") == []


@pytest.mark.parametrize("place", PLACES, ids=every(PLACES))
def test_on_paper_all_is_unfolded_dark_and_whole_with_999(visits: Visits, place: str) -> None:
    assert visits.faults(place, "paper") == []
