"""Nothing of a person's is kept on a device unless they ask; what they ask for is shown, dated, and can be cleared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_walk import FLOWCHART, NATIONAL, answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

KEEP = "Keep my answers and what I write on this device until I clear it"
REASON = "The school nurse will ring back"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
OUTCOME = "Ask your safeguarding lead now."
KEPT_SINCE = "Share information about a child, kept since Thursday, 26 November 2026 at 15:05"


def to_a_record(reader: Reader) -> Page:
    """The form of a record, with one field filled in, at five past three."""
    page = reader.page
    page.clock.set_fixed_time("2026-11-26T15:05:00Z")
    reader.open_live(NATIONAL)
    for question, given in (
        ("immediate-danger", "no"),
        ("significant-harm", "no"),
        ("welfare-relevant", "yes"),
        ("in-scope-organisation", "not-sure"),
    ):
        answer(page, question, given)
    expect(page.locator("#live h2")).to_contain_text(OUTCOME)
    page.get_by_label("Your reasons").fill(REASON)
    return page


def kept(page: Page) -> list[dict[str, Any]]:
    """Everything of a person's that the device holds."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return [json.loads(value) for name, value in stored.items() if name.startswith("handrail-record/")]


@pytest.fixture
def page(reader: Reader) -> Page:
    """A record that somebody asked to be kept."""
    page = to_a_record(reader)
    page.get_by_label(KEEP).check()
    expect(page.locator("#keep-status")).to_have_text(
        "Kept on this device since Thursday, 26 November 2026 at 15:05, until you clear it."
    )
    return page


def test_nothing_is_kept_of_a_walk_and_a_record_that_nobody_asked_to_keep(reader: Reader) -> None:
    page = to_a_record(reader)
    page.get_by_role("button", name="Make the record").click()
    page.get_by_role("button", name="Copy as text").wait_for()
    everything = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert REASON not in everything
    assert "welfare-relevant" not in everything
    assert kept(page) == []


def test_what_is_kept_is_listed_on_about_in_words_with_its_day(page: Page, reader: Reader) -> None:
    page.close()
    reader.page = reader.context.new_page()
    about = reader.open("/about/")
    listed = about.locator("#kept-records")
    expect(listed.get_by_role("heading")).to_have_text(KEPT_SINCE)
    listed.get_by_text("What is kept").click()
    expect(listed.locator("dt")).to_contain_text(
        ["immediate danger", "significant harm", "relevant", "duty to share", "Your reasons"]
    )
    expect(listed.locator("dd")).to_have_text(["No", "No", "Yes", "Not sure", REASON])


def test_a_person_goes_on_another_day_with_the_answers_and_the_words_and_no_answer_is_in_an_address(
    page: Page, reader: Reader
) -> None:
    page.close()
    reader.page = reader.context.new_page()
    again = reader.open("/about/")
    again.get_by_role("link", name="Go on with it").click()
    again.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(again.locator("#live h2")).to_contain_text(OUTCOME)
    expect(again.locator("#live")).to_contain_text("These are the answers that you kept on this device.")
    expect(again.get_by_label("Your reasons")).to_have_value(REASON)
    expect(again.get_by_label(KEEP)).to_be_checked()
    again.get_by_label("Your reasons").fill("She rang back")
    assert [field["written"] for one in kept(again) for field in one["typed"].values()] == ["She rang back"]
    assert not [url for url in reader.asked if "welfare" in url or "not-sure" in url or "school" in url]


def test_an_aid_that_has_changed_since_says_that_each_answer_needs_another_look(page: Page, reader: Reader) -> None:
    page.evaluate(
        """() => {
            const [name] = Object.keys(localStorage).filter((one) => one.startsWith("handrail-record/"));
            const record = JSON.parse(localStorage[name]);
            record.answers["no-longer-asked"] = "yes";
            localStorage[name] = JSON.stringify({...record, digest: "0".repeat(64)});
        }"""
    )
    again = reader.open("/about/")
    again.get_by_role("link", name="Go on with it").click()
    again.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(again.locator("#live")).to_contain_text(
        "This aid has changed since you kept your answers. Look at each of them again."
    )


def test_a_reload_loses_nothing_that_is_kept_and_what_is_changed_afterwards_is_kept_too(page: Page) -> None:
    page.reload()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.get_by_label("Your reasons")).to_have_value(REASON)
    page.get_by_role("link", name="Change your answer to: Is your organisation").click()
    answer(page, "in-scope-organisation", "yes")
    expect(page.locator("#live h2")).not_to_contain_text(OUTCOME)
    expect(page.locator("#engine-status")).to_have_text("Your answers are kept on this device until you clear them.")
    page.wait_for_function("JSON.stringify({...localStorage}).includes('in-scope-organisation\\\\\":\\\\\"yes')")
    assert len(kept(page)) == 1


def test_each_way_to_clear_what_is_kept_leaves_nothing_of_it(page: Page, reader: Reader) -> None:
    page.get_by_label(KEEP).uncheck()
    expect(page.locator("#keep-status")).to_have_text("It is no longer kept here.")
    assert kept(page) == []
    page.get_by_label(KEEP).check()
    page.get_by_role("button", name="Make the record").click()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    assert kept(page) == []
    to_a_record(reader).get_by_label(KEEP).check()
    about = reader.open("/about/")
    about.get_by_role("button", name="Clear it").click()
    expect(about.locator("#kept-records")).to_have_text("Nothing of yours is kept on this device.")
    assert kept(about) == []


def test_whoever_opens_an_aid_is_told_that_something_is_kept_here(page: Page, reader: Reader) -> None:
    page.goto("about:blank")
    again = reader.open_live(NATIONAL)
    again.get_by_role("link", name="You kept something here before.").click()
    expect(again.locator("#kept-records").get_by_role("heading")).to_have_text(KEPT_SINCE)


def test_a_device_that_keeps_nothing_says_so_where_it_was_asked_to(reader: Reader) -> None:
    reader.page.add_init_script(FULL)
    page = to_a_record(reader)
    page.get_by_label(KEEP).click()
    expect(page.locator("#keep-status")).to_have_text(
        "This device did not keep it. Save or print your record instead."
    )
    expect(page.get_by_label(KEEP)).not_to_be_checked()


def test_what_was_cleared_in_another_window_is_not_kept_again_by_this_one(page: Page, reader: Reader) -> None:
    other = reader.context.new_page()
    other.goto(f"{reader.server.url}/about/")
    other.get_by_role("button", name="Clear it").click()
    page.get_by_label("Your reasons").fill("Something more")
    expect(page.locator("#keep-status")).to_have_text("It was cleared, so it is no longer kept here.")
    expect(page.get_by_label(KEEP)).not_to_be_checked()
    assert kept(page) == []


def test_a_device_that_runs_out_of_room_says_so_and_still_holds_what_it_kept(page: Page) -> None:
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_label("Your reasons").fill("Something more")
    expect(page.locator("#keep-status")).to_have_text(
        "This device did not keep your last change. Save or print your record."
    )
    assert [field["written"] for one in kept(page) for field in one["typed"].values()] == [REASON]


def test_a_historic_aid_which_nobody_may_begin_in_the_middle_offers_no_keeping(reader: Reader) -> None:
    page = reader.open_live(FLOWCHART)
    page.click("#live a[data-begin]")
    answer(page, "purpose", "no")
    expect(page.get_by_role("button", name="Make the record")).to_be_visible()
    expect(page.get_by_label(KEEP)).to_have_count(0)


def test_what_can_no_longer_be_read_is_shown_as_that_and_can_be_cleared(reader: Reader) -> None:
    about = reader.open("/about/")
    about.evaluate("localStorage.setItem('handrail-record/1', '{')")
    about.reload()
    listed = about.locator("#kept-records")
    expect(listed.get_by_role("heading")).to_have_text("Something that can no longer be read")
    expect(listed.get_by_role("link")).to_have_count(0)
    listed.get_by_role("button", name="Clear it").click()
    expect(listed).to_have_text("Nothing of yours is kept on this device.")
