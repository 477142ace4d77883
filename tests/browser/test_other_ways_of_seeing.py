"""The page in the colours of the reader's system, without motion, and on paper."""

import pytest

from tests.browser.conftest import Reader
from tests.browser.page_types import PAGE_TYPES, STATES
from tests.browser.visits import PAPER, Looking, Visits, every

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


@pytest.mark.parametrize(
    "path",
    [
        "/england/share-information/",
        "/england/notify-a-serious-incident/",
        "/west-sussex/information-sharing-flowchart/",
        "/england/record-of-a-decision/",
        "/west-sussex/practice-standards/self-audit/",
    ],
)
def test_what_is_printed_is_the_same_from_light_and_dark_colours(reader: Reader, path: str) -> None:
    reader.page.emulate_media(reduced_motion="reduce", media="print")
    reader.page.set_viewport_size(PAPER)
    page = reader.open(path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    light, dark = page.screenshot(full_page=True), []
    Looking(page).dark(lambda: dark.append(page.screenshot(full_page=True)))
    same = dark == [light]
    assert same, "The two pictures differ."  # to say where, byte by byte, would take minutes


@pytest.mark.parametrize(
    ("path", "dates"),
    [
        ("/england/share-information/", "Edition 2026-11. In force from 22 November 2026. To be reviewed by 22"),
        ("/england/notify-a-serious-incident/", "Edition 2026-11. In force from 26 November 2026."),
        ("/west-sussex/information-sharing-flowchart/", "Edition 2020-10. Its source prints no date."),
    ],
)
def test_the_first_sheet_of_a_printed_aid_says_edition_dates_valid_as_at_and_address(
    reader: Reader, path: str, dates: str
) -> None:
    reader.page.set_viewport_size(PAPER)
    page = reader.open(path)
    page.emulate_media(media="print")
    for words in (dates, "Valid as at 27 November 2026.", f"Address of this page: {path}."):
        box = page.get_by_text(words).first.bounding_box()
        assert box is not None, words
        assert box["height"] > 0
        assert box["y"] + box["height"] < PAPER["height"]
