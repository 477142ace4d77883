"""A mistake is reported with its page, edition and part already written down."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Reader

ADVICE = "england/information-sharing-advice"


def test_a_correction_names_the_edition_and_the_part_that_the_reader_is_at(reader: Reader) -> None:
    page = reader.open(f"/{ADVICE}/#rule-3")
    page.get_by_role("link", name="Report a mistake in this part (rule-3)").click()
    expect(page.locator("[name=of]")).to_have_value(f"{ADVICE}/2024-05")
    expect(page.locator("[name=part]")).to_have_value("rule-3")


def test_without_a_script_the_part_that_a_reader_came_to_has_a_link_of_its_own(paper_reader: Reader) -> None:
    page = paper_reader.open(f"/{ADVICE}/")
    shown = page.locator(".mend:visible")
    expect(shown).to_have_count(0)
    page.locator("#rule-3 a").click()
    expect(shown).to_have_text(f"Report a mistake in rule-3 of {ADVICE}/2024-05")
    shown.click()
    assert page.url.endswith(f"/correction/?of={ADVICE}/2024-05,rule-3")
    expect(page.locator("main")).to_contain_text("copy them from the address of this page")


def test_without_a_script_each_step_of_an_aid_can_be_reported_by_its_number(paper_reader: Reader) -> None:
    page = paper_reader.open("/england/share-information/")
    page.locator(".answer:visible").first.click()
    reported = page.locator(".mend:visible")
    number = page.locator(".step:visible .step__number").first.text_content()
    assert number
    expect(reported).to_have_text(f"Report a mistake in {number.lower()} of england/share-information/2026-11")


def test_without_a_script_a_correction_of_a_whole_page_opens_with_the_edition_in_its_address(
    paper_reader: Reader,
) -> None:
    page = paper_reader.open(f"/{ADVICE}/")
    page.get_by_role("link", name="Report a mistake on this page").click()
    assert page.url.endswith(f"of={ADVICE}/2024-05,the%20whole%20page")


def test_with_a_script_a_step_is_reported_by_its_number_and_its_answers_stay_out_of_the_address(
    reader: Reader,
) -> None:
    page = reader.open("/england/share-information/")
    page.locator(".answer:visible").first.click()
    link = page.locator("a[data-correct]")
    expect(link).to_contain_text("(outcome ")
    assert "call-999" not in (link.get_attribute("href") or "")


def test_while_the_engine_is_live_the_step_in_sight_is_the_one_that_is_reported(reader: Reader) -> None:
    page = reader.open_live("/england/share-information/")
    link = page.locator("a[data-correct]")
    page.click("#live a.answer[data-answer=no]")
    expect(link).to_contain_text("(step ")
    asked = link.text_content() or ""
    page.click("#live a.answer[data-answer=yes]")
    expect(link).to_contain_text("(outcome ")
    page.go_back()
    expect(link).to_have_text(asked)
    # Another way on from there: what was said of the step before is said no longer.
    page.click("#live a.answer[data-answer=not-sure]")
    expect(link).to_contain_text("(outcome ")


def test_what_a_page_was_asked_about_that_it_does_not_hold_is_no_part_of_it(reader: Reader) -> None:
    page = reader.open(f"/{ADVICE}/#nothing-of-the-kind")
    expect(page.locator("a[data-correct]")).to_have_text("Report a mistake on this page")


def test_no_search_finds_the_words_of_a_part_s_own_link(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_bytes())
    texts = [one["text"] for one in index["docs"]]
    assert len(texts) > 1000
    assert not [one for one in texts if "Report a mistake in" in one]
