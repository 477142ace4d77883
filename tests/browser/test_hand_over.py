"""A person who is sent on to another aid is asked nothing twice, with JavaScript and without."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

OFFER = "/long-marsh/offer-help/"
SHARE = "/england/share-information/"
LIVE = "#aid[data-engine=live]"


def at_the_end_of_the_offer(reader: Reader) -> Page:
    page = reader.open_live(OFFER)
    for question, answer in (("danger", "no"), ("harm", "no"), ("know-of-someone", "yes")):
        page.click(f"#live a.answer[data-question={question}][data-answer={answer}]")
    expect(page.locator("#live h2")).to_have_text("Share what helps first, then offer.")
    return page


def sent_on(reader: Reader) -> Page:
    page = at_the_end_of_the_offer(reader)
    page.click("#live a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    return page


def test_who_is_sent_on_begins_where_what_they_said_ends_and_can_change_it(visitor: Reader) -> None:
    page = sent_on(visitor)
    carried = page.locator("#live .summary dd")
    expect(carried).to_have_count(2)
    expect(carried.first).to_contain_text("No (carried over from Offer help in Long Marsh)")
    page.click("#live a[data-change=significant-harm]")
    page.click("#live a.answer[data-question=significant-harm][data-answer=yes]")
    expect(page.locator("#live h2")).to_contain_text("Refer to the front door today")
    expect(page.locator("#live .summary__carried")).to_have_count(1)


def test_back_returns_to_the_aid_that_handed_over_and_forward_to_the_next(visitor: Reader) -> None:
    page = sent_on(visitor)
    page.go_back()
    page.wait_for_url(f"**{OFFER}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_have_text("Share what helps first, then offer.")
    expect(page.locator("#live .summary dd")).to_have_count(3)
    page.go_forward()
    page.wait_for_url(f"**{SHARE}**")
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live .summary__carried")).to_have_count(2)


def test_a_reload_keeps_what_was_carried_over(visitor: Reader) -> None:
    page = sent_on(visitor)
    page.click("#live a.answer[data-question=welfare-relevant][data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    page.reload()
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    expect(page.locator("#live .summary__carried")).to_have_count(2)


def test_what_is_handed_over_is_neither_in_an_address_nor_stored_nor_sent(visitor: Reader) -> None:
    page = sent_on(visitor)
    words = ("harm", "danger", "facts", "handed", "=no")
    assert not any(word in url for url in (page.url, *visitor.asked) for word in words)
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").count("harm") == 0


def test_before_its_engine_is_ready_the_next_aid_is_at_the_right_step_and_takes_an_answer(visitor: Reader) -> None:
    page = at_the_end_of_the_offer(visitor)
    let_come = visitor.hold("**/engine/**/*.wasm")
    page.click("#live a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("relevant to keeping a child safe")
    page.click(".walk .step:visible a.answer[data-answer=no]")
    let_come()
    page.wait_for_selector(LIVE, timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("could be worked out")
    expect(page.locator("#live .summary dd")).to_have_count(3)


def test_without_javascript_the_link_leads_past_what_everyone_there_has_said(paper_visitor: Reader) -> None:
    page = paper_visitor.open(OFFER)
    for question, answer in (("danger", "no"), ("harm", "no"), ("know-of-someone", "yes")):
        page.click(f".walk a.answer[data-question={question}][data-answer={answer}]")
    page.click(".walk a[data-onward]")
    page.wait_for_url(f"**{SHARE}**")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("relevant to keeping a child safe")
