"""A mistake is reported with its page, edition and part already written down."""

from playwright.sync_api import expect

from tests.browser.conftest import Reader

ADVICE = "england/information-sharing-advice"


def test_a_correction_names_the_edition_and_the_part_that_the_reader_is_at(reader: Reader) -> None:
    page = reader.open(f"/{ADVICE}/#rule-3")
    page.get_by_role("link", name="Report a mistake in this part (rule-3)").click()
    expect(page.locator("[name=of]")).to_have_value(f"{ADVICE}/2024-05")
    expect(page.locator("[name=part]")).to_have_value("rule-3")


def test_without_a_script_a_correction_still_opens_with_the_edition_in_its_address(paper_reader: Reader) -> None:
    page = paper_reader.open(f"/{ADVICE}/")
    page.get_by_role("link", name="Report a mistake on this page").click()
    assert f"of={ADVICE}/2024-05" in page.url
    expect(page.locator("main")).to_contain_text("copy them from the address")


def test_what_a_page_was_asked_about_that_it_does_not_hold_is_no_part_of_it(reader: Reader) -> None:
    page = reader.open(f"/{ADVICE}/#nothing-of-the-kind")
    expect(page.locator("a[data-correct]")).to_have_text("Report a mistake on this page")
