"""What a page says on the reader's own day, on any day that a reader asks for, and of two editions side by side."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import MARSH_TODAY, Reader
from tests.browser.server import serve
from tests.browser.visits import UNFOLD

PROTOCOL = "/long-marsh/sharing-protocol/"
ENDING = "/long-marsh/visiting-protocol/"
AID = "/england/share-information/"
LINE = "#as-at-line"


def on(reader: Reader, day: str, path: str) -> Page:
    """A page as it is opened on a day."""
    reader.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC))
    return reader.open(path)


def place(page: Page) -> str:
    """The address of a page within its site."""
    return "/" + page.url.split("/", 3)[3]


def status(page: Page) -> str:
    """The status that stands under the title."""
    return page.locator(".standing .tag").inner_text()


# The reader's clock.


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "In force"),
        ("2026-12-15", "In force"),  # the last day for its review
        ("2026-12-16", "In force, review overdue"),
    ],
)
def test_a_review_becomes_overdue_on_the_readers_own_day(visitor: Reader, day: str, said: str) -> None:
    page = on(visitor, day, PROTOCOL)
    assert status(page) == said
    overdue = page.get_by_text("The review of this edition was due by 15 December 2026.")
    expect(overdue).to_be_visible(visible=said != "In force")


def test_on_the_day_of_the_build_the_script_changes_nothing_but_its_own_field(
    visitor: Reader, paper_visitor: Reader
) -> None:
    live, paper = on(visitor, MARSH_TODAY, PROTOCOL), paper_visitor.open(PROTOCOL)
    for part in (".standing", "#edition", ".timeline__rows", ".provenance"):
        assert live.locator(part).inner_html() == paper.locator(part).inner_html()


def test_the_moving_address_leads_to_the_edition_that_began_after_the_build_with_its_clause(visitor: Reader) -> None:
    page = on(visitor, "2026-12-31", f"{PROTOCOL}#record")
    assert place(page) == f"{PROTOCOL}#record"
    page = on(visitor, "2027-01-01", "/")
    page.goto(f"{visitor.server.url}{PROTOCOL}#record")
    page.wait_for_url("**/2027-01/#record")
    assert status(page) == "In force"
    expect(page.get_by_text("Edition 2027-01 began on 1 January 2027.")).to_be_visible()
    expect(page.locator("#record")).to_be_in_viewport()


def test_the_old_edition_says_that_it_is_superseded_and_leads_to_the_new_one(visitor: Reader) -> None:
    page = on(visitor, "2027-01-01", f"{PROTOCOL}2025-03/")
    assert status(page) == "Superseded"
    page.get_by_role("link", name="the edition in force").click()
    assert place(page) == f"{PROTOCOL}2027-01/"


@pytest.mark.parametrize(("day", "gone"), [("2026-12-31", False), ("2027-01-01", True)])
def test_an_edition_that_has_ended_gives_way_to_nothing_in_force(visitor: Reader, day: str, *, gone: bool) -> None:
    page = on(visitor, day, ENDING)
    expect(page.get_by_text("Two partners may visit together.")).to_be_visible(visible=not gone)
    expect(page.get_by_text("Nothing of this is in force on 1 January 2027.")).to_be_visible(visible=gone)
    expect(page.locator(".standing")).to_be_visible(visible=not gone)
    expect(page.get_by_text("In force from 1 January 2025 to 31 December 2026.")).to_be_visible()


@pytest.mark.parametrize(("day", "said"), [("2026-11-30", "Starts on 1"), ("2026-12-01", "Started on 1 December 2026")])
def test_a_clause_that_starts_later_than_its_edition_follows_the_clock(visitor: Reader, day: str, said: str) -> None:
    page = on(visitor, day, PROTOCOL)
    shown = page.locator("section:has(#record) .clause__when:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(said)


@pytest.mark.parametrize(
    ("day", "tags", "counted"),
    [
        ("2026-11-22", ["In force", "In force"], "2 of 2 in force"),
        ("2027-01-01", ["In force", "Nothing in force"], "1 of 2 in force"),
    ],
)
def test_the_tags_of_lists_follow_the_clock(visitor: Reader, day: str, tags: list[str], counted: str) -> None:
    page = on(visitor, day, "/long-marsh/")
    assert page.locator("#list-document ~ ul").first.locator(".tag").all_inner_texts() == tags
    page = visitor.open("/")
    assert page.locator(".item:has-text('Long Marsh') .tag").inner_text() == counted


def test_a_page_left_open_overnight_says_the_next_day_what_is_true_then(visitor: Reader) -> None:
    page = on(visitor, "2026-12-15", PROTOCOL)
    assert status(page) == "In force"
    page.clock.set_fixed_time(datetime(2026, 12, 16, 7, tzinfo=UTC))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert status(page) == "In force, review overdue"


def test_the_day_is_that_of_the_uk_wherever_the_reader_is(browser: Browser, marsh_site: Path) -> None:
    with serve(marsh_site) as server, browser.new_context(timezone_id="Pacific/Auckland") as context:
        reader = Reader(context, server)
        # Noon of the 16th in Auckland is still the 15th in the UK.
        reader.page.clock.set_fixed_time(datetime(2026, 12, 15, 23, tzinfo=UTC))
        assert status(reader.open(PROTOCOL)) == "In force"


def test_a_clock_that_stands_before_the_day_of_the_build_is_not_believed(visitor: Reader) -> None:
    page = on(visitor, "2020-01-01", PROTOCOL)
    assert status(page) == "In force"
    expect(page.locator(".standing")).to_contain_text("Status as on 22 November 2026.")
    page = on(visitor, "2020-01-01", AID)
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    assert page.locator("#live .banner").count() == 0


def test_without_javascript_every_date_is_stated(paper_visitor: Reader) -> None:
    page = paper_visitor.open(PROTOCOL)
    for said in (
        "In force from 1 March 2025.",
        "To be reviewed by 15 December 2026.",
        "Status as on 22 November 2026.",
        "Edition 2027-01 starts on 1 January 2027.",
        "Nothing in force from 1 January 2025 to 28 February 2025.",
        "The partners were writing a new protocol.",
        "Shown on this page",
    ):
        expect(page.get_by_text(said).first).to_be_visible()
    expect(page.locator(".as-at")).to_be_hidden()


# Decision aids.


def test_an_aid_is_walked_in_the_edition_that_began_after_the_build(visitor: Reader) -> None:
    page = on(visitor, "2027-01-01", "/")
    page.goto(f"{visitor.server.url}{AID}")
    page.wait_for_url("**/2027-01/")
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    assert page.locator("#live .banner").count() == 0


def test_a_live_aid_says_once_that_its_review_is_overdue(visitor: Reader) -> None:
    page = on(visitor, "2028-01-02", f"{AID}2027-01/")
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.get_by_text("The review of this edition was due by").locator("visible=true")).to_have_count(1)


def test_an_aid_is_never_walked_as_at_another_day(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{AID}?as-at=2026-11-25")
    expect(page.get_by_text("This decision aid works for today only.")).to_be_visible()
    expect(page.locator("#aid")).to_be_hidden()
    expect(page.locator(".step:visible")).to_have_count(0)
    page.get_by_role("link", name="use the aid of today").click()
    assert place(page) == AID
    expect(page.locator("#aid")).to_be_visible()
    assert not [url for url in visitor.asked if "pyodide" in url and "as-at" in url]


def test_an_aid_asked_for_as_at_another_day_does_not_start_its_engine(visitor: Reader) -> None:
    on(visitor, MARSH_TODAY, f"{AID}?as-at=2026-11-25").wait_for_timeout(500)
    assert not [url for url in visitor.asked if "assets/engine/" in url or url.endswith("aid.json")]


# As at another day.


def test_a_day_is_chosen_in_its_field_and_can_be_left_again(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, PROTOCOL)
    page.get_by_label("As at").fill("2023-05-05")
    page.get_by_role("button", name="Show that day").click()
    page.wait_for_url("**/2023-01/?as-at=2023-05-05")
    assert status(page) == "In force"
    expect(page.locator(LINE)).to_contain_text("You are looking at 5 May 2023, not at today.")
    page.get_by_role("link", name="Back to today").click()
    assert place(page) == f"{PROTOCOL}2023-01/"
    assert status(page) == "Superseded"
    expect(page.locator(LINE)).to_be_hidden()


def test_on_a_day_without_an_edition_in_force_the_moving_address_says_so(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}?as-at=2025-01-15")
    assert place(page) == f"{PROTOCOL}?as-at=2025-01-15"
    expect(page.get_by_text("Nothing of this is in force on 15 January 2025.")).to_be_visible()
    expect(page.locator("#edition")).to_be_hidden()
    expect(page.get_by_text("Nothing in force from 1 January 2025 to 28 February 2025.")).to_be_visible()


def test_the_day_is_taken_along_every_link_inside_the_site(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, "/long-marsh/?as-at=2024-02-29")
    page.get_by_role("link", name="Sharing protocol").first.click()
    page.wait_for_url("**/2023-01/?as-at=2024-02-29")
    page.get_by_role("link", name="Long Marsh", exact=True).first.click()
    assert place(page) == "/long-marsh/?as-at=2024-02-29"
    expect(page.locator(LINE)).to_contain_text("29 February 2024")
    tags = page.locator("#list-document ~ ul").first.locator(".tag")
    assert tags.all_inner_texts() == ["In force", "Nothing in force"]


def test_the_day_is_not_given_to_another_site_a_number_or_a_file(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, "/amendments/?as-at=2024-02-29")
    for link in ("a[href^='tel:']", "a[data-leave]", "a[href$='.atom']"):
        assert "as-at" not in (page.locator(link).first.get_attribute("href") or "as-at")


def test_the_line_can_be_put_away_and_stands_again_on_the_next_page(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, "/long-marsh/?as-at=2024-02-29")
    page.get_by_role("button", name="Hide this line").click()
    expect(page.locator(LINE)).to_be_hidden()
    page.get_by_role("link", name="Home").first.click()
    expect(page.locator(LINE)).to_be_visible()


@pytest.mark.parametrize("given", ["2025-02-30", "yesterday", "", "0000-01-01", "2025-3-3", "20250303"])
def test_what_is_no_day_is_said_and_today_is_shown(visitor: Reader, given: str) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}?as-at={given}")
    expect(page.locator("#as-at-wrong")).to_contain_text(f"“{given}” in the address of this page is not a day")
    expect(page.locator(LINE)).to_be_hidden()
    assert status(page) == "In force"


def test_an_empty_field_is_answered_with_what_to_choose(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, PROTOCOL)
    page.get_by_label("As at").fill("")
    page.get_by_role("button", name="Show that day").click()
    expect(page.get_by_text("Choose a whole date.")).to_be_visible()
    assert place(page) == PROTOCOL


def test_today_by_its_date_is_simply_today(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}?as-at={MARSH_TODAY}")
    expect(page.locator(LINE)).to_be_hidden()
    expect(page.locator("#as-at-wrong")).to_be_hidden()


def test_a_reader_who_looks_back_stores_nothing(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, "/long-marsh/?as-at=2024-02-29")
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].join()")
    assert "2024" not in kept
    assert "as-at" not in kept


# Two editions side by side.


def test_neighbouring_editions_stand_side_by_side_without_javascript(paper_visitor: Reader) -> None:
    page = paper_visitor.open(PROTOCOL)
    page.get_by_role("link", name="Compare with edition 2025-03").click()
    assert place(page) == f"{PROTOCOL}compare/2025-03/2027-01/"
    expect(page.locator(".comparison ins", has_text="shared and why.")).to_be_visible()


def test_two_editions_that_are_no_neighbours_are_compared_in_the_page(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}compare/")
    page.get_by_label("First edition").select_option("long-marsh/sharing-protocol/2023-01")
    page.get_by_label("Second edition").select_option("long-marsh/sharing-protocol/2027-01")
    page.get_by_role("button", name="Compare").click()
    heading = page.locator("#comparison h2").first
    heading.wait_for(timeout=60_000)
    expect(heading).to_be_focused()
    expect(page.locator("#comparison")).to_contain_text("Write it down")
    page.evaluate(UNFOLD)
    assert faults(page) == []


def test_a_comparison_made_in_the_page_is_the_one_that_the_build_made(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}compare/2025-03/2027-01/")
    built = page.locator(".comparison").inner_text()
    page = visitor.open(f"{PROTOCOL}compare/")
    page.get_by_role("button", name="Compare").click()
    page.locator("#comparison h2").first.wait_for(timeout=60_000)
    assert page.locator("#comparison .comparison").inner_text() == built


def test_what_a_change_of_an_aid_does_for_people_stands_above_its_words(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{AID}compare/2026-11/2027-01/")
    expect(page.locator("main h2").first).to_have_text("What this change does")
    situation = page.locator(".consequences .change").first
    expect(situation).to_contain_text(
        "Is anyone in immediate danger, or likely to be hurt before you could finish this? Not sure."
    )
    # The words as they are seen: what a term means stands in them unseen.
    expect(situation).to_contain_text(
        "Before: Ring the front door now and talk it through. (consult)", use_inner_text=True
    )
    expect(situation).to_contain_text("Now: Ring the front door now and ask what they would do. (consult)")


def test_an_edition_can_be_set_beside_another_publishers(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}compare/")
    page.get_by_role("button", name="Add other publishers").click()
    page.get_by_label("First edition").select_option("england/information-sharing-advice/2024-05")
    page.get_by_role("button", name="Compare").click()
    page.locator("#comparison h2").first.wait_for(timeout=60_000)
    expect(page.locator("#comparison")).to_contain_text("Information sharing advice")
    expect(page.get_by_text("Neither follows from the other.")).to_be_visible()


def test_one_edition_is_not_compared_with_itself(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}compare/")
    for label in ("First edition", "Second edition"):
        page.get_by_label(label).select_option("long-marsh/sharing-protocol/2025-03")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Those are one and the same edition.")).to_be_visible()


def test_where_the_worker_cannot_start_that_is_said_above_the_comparisons_made_already(visitor: Reader) -> None:
    visitor.context.route("**/assets/worker.js*", lambda route: route.abort())
    page = on(visitor, MARSH_TODAY, f"{PROTOCOL}compare/")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("This could not be done on this device.")).to_be_visible()
    expect(page.get_by_role("link", name="Edition 2025-03 and edition 2027-01")).to_be_visible()
    visitor.complaints.clear()  # the browser says that the worker's file did not come


def test_without_javascript_the_page_of_comparisons_lists_those_made_already(paper_visitor: Reader) -> None:
    page = paper_visitor.open(f"{PROTOCOL}compare/")
    expect(page.get_by_text("Choosing any two editions needs JavaScript.")).to_be_visible()
    expect(page.locator("form.choice")).to_be_hidden()
    page.get_by_role("link", name="Edition 2023-01 and edition 2025-03").click()
    expect(page.locator(".comparison")).to_be_visible()


def test_a_page_that_walks_an_aid_fetches_nothing_of_the_comparison(visitor: Reader) -> None:
    on(visitor, MARSH_TODAY, AID).wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    assert not [url for url in visitor.asked if "compar" in url]


# What is due.


def rows(page: Page, within: str) -> list[str]:
    """The titles under a heading of the page of what is due."""
    return page.locator(f"[data-within={within}] .due__title").all_inner_texts()


def test_what_is_due_moves_to_overdue_on_the_readers_own_day(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, "/due/")
    assert "Sharing protocol, edition 2025-03" in rows(page, "'30'")
    assert "Sharing protocol, edition 2025-03" not in rows(page, "overdue")
    page = on(visitor, "2026-12-20", "/due/")
    assert rows(page, "overdue") == ["Sharing protocol, edition 2025-03"]
    assert "Sharing protocol, edition 2027-01" in rows(page, "'30'")


def test_a_start_that_has_passed_is_not_called_overdue(visitor: Reader) -> None:
    page = on(visitor, "2027-01-02", "/due/")
    assert "Sharing protocol, edition 2027-01" in rows(page, "past")
    expect(page.get_by_role("heading", name="Since these pages were made")).to_be_visible()


def test_without_javascript_each_row_of_what_is_due_states_its_day(paper_visitor: Reader) -> None:
    page = paper_visitor.open("/due/")
    found = page.locator(".due__row")
    assert found.count() >= 5
    for text in found.all_inner_texts():
        assert "20" in text.partition("\n")[2], text


# Nothing stands in anyone's way.

PAGES = [
    PROTOCOL,
    f"{PROTOCOL}?as-at=2025-01-15",
    f"{PROTOCOL}2025-03/?as-at=2026-12-20",
    "/long-marsh/?as-at=nonsense",
    f"{AID}?as-at=2026-11-25",
    f"{PROTOCOL}compare/",
    f"{PROTOCOL}compare/2025-03/2027-01/",
    f"{AID}compare/2026-11/2027-01/",
    "/due/",
    "/amendments/",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_time_is_free_of_faults_and_fits_a_phone(visitor: Reader, path: str) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 900})
    visitor.page.emulate_media(color_scheme="dark")
    page = on(visitor, MARSH_TODAY, path)
    page.evaluate(UNFOLD)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    visitor.page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert faults(page) == []


def test_the_timeline_is_on_paper_and_the_field_is_not(visitor: Reader) -> None:
    page = on(visitor, MARSH_TODAY, PROTOCOL)
    page.emulate_media(media="print")
    expect(page.locator(".timeline__row").first).to_be_visible()
    expect(page.locator(".as-at")).to_be_hidden()
