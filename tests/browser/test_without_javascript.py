"""The whole of an aid can be walked by links alone, and printed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.decision_aids import shipped

FLOWCHART = "/west-sussex/information-sharing-flowchart/"
PATHS = {
    "do-not-share": [("purpose", "no")],
    "can-share": [("purpose", "yes"), ("identifiable", "no")],
    "share": [("purpose", "yes"), ("identifiable", "yes"), ("consent", "yes")],
    "seek-advice": [("purpose", "yes"), ("identifiable", "yes"), ("consent", "no"), ("lawful-reason", "not-sure")],
}


@pytest.mark.parametrize("outcome", PATHS)
def test_the_flowchart_can_be_walked_to_each_of_its_outcomes(paper_reader: Reader, outcome: str) -> None:
    page = paper_reader.open(FLOWCHART)
    page.click(".walk .step:visible a[data-begin]")
    for question, given in PATHS[outcome]:
        page.click(f".walk .step:visible a.answer[data-question={question}][data-answer={given}]")
    said = shipped.aid(shipped.FLOWCHART).aid.outcome[outcome].do
    expect(page.locator(".walk .step:visible")).to_have_count(1)
    expect(page.locator(".walk .step:visible h2")).to_have_text(said)


def test_back_leads_to_the_question_before(paper_reader: Reader) -> None:
    page = paper_reader.open("/england/share-information/")
    page.click(".walk .step:visible a.answer[data-answer=no]")
    page.go_back()
    expect(page.locator(".walk .step:visible h2")).to_contain_text("immediate danger")


def test_printed_every_step_is_on_paper_with_where_each_answer_leads(paper_reader: Reader) -> None:
    page = paper_reader.open("/england/share-information/")
    page.emulate_media(media="print")
    # Eleven questions and nine outcomes.
    expect(page.locator(".walk .step:visible")).to_have_count(20)
    expect(page.locator(".walk .step:visible .answer__where").first).to_be_visible()


def test_the_record_is_a_form_to_print(paper_reader: Reader) -> None:
    page = paper_reader.open("/england/share-information/")
    page.click("#engine-status a")
    expect(page.locator("main")).to_contain_text("The second person's role")


@pytest.mark.parametrize(
    "path", ["/", "/england/", "/west-sussex/contacts/", "/england/share-information/", "/nowhere/"]
)
def test_999_is_one_action_away_on_every_page(paper_reader: Reader, path: str) -> None:
    page = paper_reader.open(path)
    expect(page.locator('a[href="tel:999"]').first).to_be_visible()
    expect(page.locator('a[href="tel:101"]').first).to_be_visible()
