"""A person who is sent on to another aid is asked nothing twice, with JavaScript and without."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.decision_aids import shipped

FIRST = "/england/consent/"
CONSENT = shipped.aid("england/consent").aid
END = CONSENT.outcome["decide-about-sharing"].do
WALK = (("immediate-danger", "no"), ("significant-harm", "no"), ("purpose", "sharing"))
SHARE = "/england/share-information/"
LIVE = "#aid[data-engine=live]"


def at_the_end(reader: Reader) -> Page:
    page = reader.open_live(FIRST)
    for question, answer in WALK:
        page.click(f"#live a.answer[data-question={question}][data-answer={answer}]")
    expect(page.locator("#live h2")).to_have_text(END)
    return page


def sent_on(reader: Reader) -> Page:
    page = at_the_end(reader)
    page.click("#live a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    return page


def test_who_is_sent_on_begins_where_what_they_said_ends_and_can_change_it(reader: Reader) -> None:
    page = sent_on(reader)
    carried = page.locator("#live .summary dd")
    expect(carried).to_have_count(2)
    expect(carried.first).to_contain_text(f"No (carried over from {CONSENT.title})")
    page.click("#live a[data-change=significant-harm]")
    page.click("#live a.answer[data-question=significant-harm][data-answer=yes]")
    expect(page.locator("#live h2")).to_contain_text("Refer to the front door today")
    expect(page.locator("#live .summary__carried")).to_have_count(1)


def test_back_returns_to_the_aid_that_handed_over_and_forward_to_the_next(reader: Reader) -> None:
    page = sent_on(reader)
    page.go_back()
    page.wait_for_url(f"**{FIRST}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_have_text(END)
    expect(page.locator("#live .summary dd")).to_have_count(3)
    page.go_forward()
    page.wait_for_url(f"**{SHARE}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live .summary__carried")).to_have_count(2)


def test_a_reload_keeps_what_was_carried_over(reader: Reader) -> None:
    page = sent_on(reader)
    page.click("#live a.answer[data-question=welfare-relevant][data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    page.reload()
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    expect(page.locator("#live .summary__carried")).to_have_count(2)


def test_what_is_handed_over_is_neither_in_an_address_nor_stored_nor_sent(reader: Reader) -> None:
    page = sent_on(reader)
    words = ("harm", "danger", "facts", "handed", "=no")
    assert not any(word in url for url in (page.url, *reader.asked) for word in words)
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").count("harm") == 0


def test_before_its_engine_is_ready_the_next_aid_is_at_the_right_step_and_takes_an_answer(reader: Reader) -> None:
    page = at_the_end(reader)
    let_come = reader.hold("**/engine/**/*.wasm")
    page.click("#live a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("relevant to keeping a child safe")
    page.click(".walk .step:visible a.answer[data-answer=no]")
    let_come()
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    expect(page.locator("#live .summary dd")).to_have_count(3)


def test_without_javascript_the_link_leads_past_what_everyone_there_has_said(paper_reader: Reader) -> None:
    page = paper_reader.open(FIRST)
    for question, answer in WALK:
        page.click(f".walk a.answer[data-question={question}][data-answer={answer}]")
    page.click(".walk .step:visible a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("relevant to keeping a child safe")
