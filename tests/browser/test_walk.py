"""What a safeguarding lead meets when walking an aid with the engine."""

import json
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aids.command import main
from tests.browser.conftest import ROOT, Reader
from tests.browser.server import Server
from tests.decision_aids import shipped

NATIONAL = "/england/share-information/"
FLOWCHART = "/west-sussex/information-sharing-flowchart/"


def answer(page: Page, question: str, given: str) -> None:
    page.click(f"#live a.answer[data-question={question}][data-answer={given}]")


def heading(page: Page) -> str:
    return page.locator("#live h2").first.inner_text()


def test_a_lead_walks_the_historic_flowchart_to_a_record(reader: Reader) -> None:
    page = reader.open_live(FLOWCHART)
    expect(page.locator("#live h2")).to_have_text("Before you look at this")
    page.click("#live a[data-begin]")
    for question, given in (
        ("purpose", "yes"),
        ("identifiable", "yes"),
        ("consent", "no"),
        ("lawful-reason", "not-sure"),
    ):
        answer(page, question, given)
    expect(page.locator("#live h2")).to_have_text("The 2020 flowchart ended here with Seek advice.")
    expect(page.locator("#live .outcome")).to_contain_text("Do not rely on this now")


def test_the_way_that_a_walk_has_taken_is_marked_in_the_drawing_and_in_the_list(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "no")
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    here = page.locator(".diagram [aria-current=step]")
    expect(here).to_have_count(2)
    boxes = "(all) => all.map((one) => one.dataset.node ?? one.dataset.way)"
    drawn = page.locator(".diagram__svg .walked").evaluate_all(boxes)
    assert sorted(drawn) == [
        "immediate-danger",
        "immediate-danger significant-harm",
        "significant-harm",
        "significant-harm welfare-relevant",
        "welfare-relevant",
    ]
    assert sorted(page.locator(".diagram__list .walked").evaluate_all(boxes)) == sorted(drawn)
    page.locator(".diagram__drawing summary").click()
    expect(page.locator(".diagram__svg [aria-current=step]")).to_be_in_viewport(ratio=1)
    page.go_back()
    expect(page.locator(".diagram__svg .walked")).to_have_count(3)


def test_an_answer_given_before_the_engine_is_ready_is_not_lost(reader: Reader) -> None:
    let_come = reader.hold("**/engine/**/*.wasm")
    page = reader.open(NATIONAL)
    page.click(".walk .step--first a.answer[data-answer=no]")
    assert page.locator("#aid").get_attribute("data-engine") is None
    let_come()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.locator("#live .summary dd")).to_contain_text(["No"])
    assert "suffering significant harm" in heading(page)


def test_answers_given_before_any_script_ran_are_not_lost(reader: Reader) -> None:
    # The page script itself is held back: the reader goes by plain links, to a step that two ways lead to.
    let_come = reader.hold("**/page.js")
    page = reader.page
    page.goto(reader.server.url + NATIONAL, wait_until="commit")
    for question, given in (
        ("immediate-danger", "no"),
        ("significant-harm", "no"),
        ("welfare-relevant", "yes"),
        ("in-scope-organisation", "yes"),
        ("recipient-in-scope", "no"),
    ):
        page.click(f".walk a.answer[data-question={question}][data-answer={given}]")
    let_come()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.locator("#live .summary dd .summary__answer")).to_have_text(["No", "No", "Yes", "Yes", "No"])
    assert "lawful basis" in heading(page)


def test_a_changed_answer_keeps_what_still_applies(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "no")
    answer(page, "welfare-relevant", "no")
    page.click("#live a[data-change=significant-harm]")
    expect(page.locator("#live a.answer[data-answer=no]")).to_contain_text("your answer before")
    answer(page, "significant-harm", "no")
    expect(page.locator("#live .status")).to_contain_text("still applies, and stayed")
    expect(page.locator("#live .summary dd")).to_have_count(3)
    page.click("#live a[data-change=significant-harm]")
    answer(page, "significant-harm", "yes")
    expect(page.locator("#live .status")).to_contain_text("dropped: Is the information relevant")


def test_back_forward_and_reload_keep_the_place(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "no")
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    page.go_back()
    expect(page.locator("#live h2")).to_contain_text("suffering significant harm")
    page.go_forward()
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    page.reload()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text("relevant to keeping a child safe")
    expect(page.locator("#live .summary dd")).to_have_count(2)


def test_no_address_tells_what_was_answered(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    before = page.evaluate(stored)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    expect(page.locator("#live form.record")).to_be_visible()
    assert not any(word in page.url for word in ("danger", "harm", "yes", "no=", "?"))
    assert page.evaluate(stored) == before
    assert not any("danger" in url or "harm" in url for url in reader.asked)


def test_focus_goes_to_the_new_heading(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    page.keyboard.press("Tab")
    page.locator("#live a.answer[data-answer=no]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live h2")).to_be_focused()
    # What stands above the heading is seen whole, below the line that stays.
    answer(page, "significant-harm", "yes")
    line = page.locator(".emergency").evaluate("(one) => one.getBoundingClientRect().bottom")
    above = page.locator("#live .outcome__label").evaluate("(one) => one.getBoundingClientRect().top")
    assert 0 < line <= above


def fill_record(page: Page) -> None:
    page.fill("[name=reason]", "Bruising seen twice. <b>Fact.</b>")
    page.fill("[name=what-shared]", "Dates and what was seen.")
    page.select_option("[name=told-family]", "Yes, or they will be")
    page.fill("[name=referral-received-at]", "2026-11-27T15:05")
    page.click("#live form.record button")
    page.wait_for_selector(".record__text")


def test_the_outcome_says_the_date_as_soon_as_the_record_says_when_the_time_began(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    deadline = page.locator("#live .deadline")
    deadline.get_by_role("link", name="When the front door received the referral").click()
    expect(page.locator("[name=referral-received-at]")).to_be_focused()
    page.fill("[name=referral-received-at]", "2026-11-27T15:05")
    expect(deadline).to_contain_text("That is no later than the end of Monday 30 November 2026.")
    expect(deadline.get_by_role("link")).to_be_hidden()
    page.reload()
    page.wait_for_selector("#aid[data-engine=live]")
    expect(deadline).not_to_contain_text("That is")  # nothing typed is kept unasked
    page.fill("[name=referral-received-at]", "2026-11-27T15:05")
    page.locator("#live .summary [data-change]").last.click()
    page.go_back()
    expect(deadline).to_contain_text("That is no later than the end of Monday 30 November 2026.")


def test_a_lead_leaves_with_a_record_that_verifies(reader: Reader, tmp_path: Path) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    fill_record(page)
    text = page.locator(".record__text").inner_text()
    assert "That is no later than the end of Monday 30 November 2026." in text
    assert "- Your reasons: Bruising seen twice. <b>Fact.</b>" in text
    assert "NOT COMPLETE" not in text
    with page.expect_download() as download:
        page.click("text=Save as a file")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    data = str(ROOT / "data")
    assert main(["verify", str(file), "--data", data]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["outcome"] == "refer-and-share"


def test_a_record_that_is_printed_for_a_file_is_printed_alone(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    fill_record(page)
    made = page.locator(".record__text").inner_text()
    # A browser without a screen prints nothing. What would be on paper is seen by its style sheet for paper.
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    assert page.locator("body").inner_text().strip() == made.strip()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#live .outcome")).to_contain_text("Refer to the front door today")


def test_an_outcome_that_is_printed_begins_on_the_first_sheet(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    page.emulate_media(media="print")
    # It is longer than a sheet, so kept in one piece it would begin on the second.
    steps = page.locator("#live .step:has(h2)")
    assert steps.evaluate_all("(all) => all.map((one) => getComputedStyle(one).breakInside)") == ["auto"]


def test_a_lead_who_concludes_otherwise_leaves_with_both_and_they_verify(reader: Reader, tmp_path: Path) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    page.click("#live details.own summary")
    page.fill("[name='own:conclusion']", "Level 4: strategy discussion today")
    fill_record(page)
    expect(page.locator("#record-made")).to_contain_text("Still needed: Why you conclude that; With whom")
    page.fill("[name='own:why']", "Third bruise in a week.")
    page.fill("[name='own:discussed-with']", "Named nurse")
    page.click("#live form.record button")
    page.wait_for_selector(".record__text")
    text = page.locator(".record__text").inner_text()
    assert "NOT COMPLETE" not in text
    assert text.index("What it came to: Refer to the front door") < text.index("Level 4: strategy discussion today")
    with page.expect_download() as download:
        page.click("text=Save as a file")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert main(["verify", str(file), "--data", str(ROOT / "data")]) == 0


def test_the_record_saved_for_word_says_what_the_record_says(reader: Reader, tmp_path: Path) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    fill_record(page)
    text = page.locator(".record__text").inner_text()
    with page.expect_download() as download:
        page.click("text=Save for Word")
    assert download.value.suggested_filename.endswith(".docx")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    said = [one.text for one in docx.Document(str(file)).paragraphs]
    assert said == [line for line in text.splitlines() if line]


def test_the_record_can_be_copied_as_text(reader: Reader) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "yes")
    page.fill("[name=reason]", "Rang 999.")
    page.click("#live form.record button")
    page.click("text=Copy as text")
    expect(page.locator("#record-status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Record of a decision: Share information")


def test_a_record_that_lacks_something_says_what(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "yes")
    page.click("#live form.record button")
    expect(page.locator("#record-made h3")).to_have_text("This record is not complete")
    expect(page.locator("#record-made h3")).to_be_focused()
    expect(page.locator("#record-made")).to_contain_text("Still needed: Your reasons.")


def test_what_was_typed_survives_going_back_and_forward(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "yes")
    page.fill("[name=reason]", "Rang 999.")
    page.go_back()
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    page.go_forward()
    expect(page.locator("[name=reason]")).to_have_value("Rang 999.")


def test_clear_everything_leaves_nothing_typed_or_answered(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "yes")
    page.fill("[name=reason]", "Rang 999.")
    page.click("#live form.record button")
    page.click("text=Clear everything")
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    answer(page, "immediate-danger", "yes")
    expect(page.locator("[name=reason]")).to_have_value("")


def test_after_clearing_neither_back_nor_reload_brings_an_answer_again(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    page.click("#live form.record button")
    page.click("text=Clear everything")
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    page.reload()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    page.go_back()
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    expect(page.locator("#live .summary")).to_have_count(0)


def test_the_skip_link_leaves_the_walk_as_it_is(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    expect(page.locator("#live h2")).to_contain_text("suffering significant harm")
    page.evaluate("location.hash = 'content'")
    page.wait_for_timeout(100)
    expect(page.locator("#live h2")).to_contain_text("suffering significant harm")
    answer(page, "significant-harm", "yes")
    expect(page.locator("#live .summary dd")).to_have_count(2)


def test_a_reader_who_came_in_part_way_can_begin_again_and_gets_a_summary(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    last = page.locator(".walk section.outcome").last.get_attribute("id")
    page.evaluate("to => { location.hash = to; }", last)
    expect(page.locator("#engine-status")).to_contain_text("come in part-way")
    page.click(f".walk #{last} >> text=Start again")
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
    answer(page, "immediate-danger", "no")
    expect(page.locator("#live .summary dd")).to_have_count(1)


@pytest.mark.parametrize("aid", [one.aid.aid for one in shipped.everything().aids if not one.aid.historic])
def test_on_a_small_phone_the_first_answer_is_in_sight_at_once(reader: Reader, aid: str) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    page = reader.open(f"/{aid}/")
    box = page.locator(".walk .step--first a.answer").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 640


def test_after_a_tap_no_answer_of_the_next_question_looks_chosen(browser: Browser, server: Server) -> None:
    with browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, service_workers="block"
    ) as phone:
        page = phone.new_page()
        page.goto(f"{server.url}{NATIONAL}")
        page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
        page.tap("#live a.answer[data-question=immediate-danger][data-answer=no]")
        answers = page.locator("#live a.answer[data-question=significant-harm]")
        expect(answers).to_have_count(3)
        colours = [one.evaluate("it => getComputedStyle(it).backgroundColor") for one in answers.all()]
        assert len(set(colours)) == 1


def test_with_the_network_cut_after_the_page_has_loaded_the_aid_still_finishes(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    reader.server.stop()
    answer(page, "immediate-danger", "no")
    answer(page, "significant-harm", "yes")
    fill_record(page)
    assert "Refer to the front door today" in page.locator(".record__text").inner_text()


def test_printed_while_the_engine_is_live_every_step_is_on_paper_until_there_is_an_outcome(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    page.emulate_media(media="print")
    # Eleven questions and nine outcomes.
    expect(page.locator(".walk .step:visible")).to_have_count(20)
    page.emulate_media(media="screen")
    answer(page, "immediate-danger", "yes")
    expect(page.locator("#live .outcome")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".step:visible")).to_have_count(1)


@pytest.mark.parametrize("blocked", ["**/worker.js", "**/engine/**/*.wasm"])
def test_where_the_engine_cannot_start_the_static_walk_stays_and_says_so(reader: Reader, blocked: str) -> None:
    reader.context.route(blocked, lambda route: route.abort())
    page = reader.open(NATIONAL)
    expect(page.locator("#engine-status")).to_contain_text("The engine could not start", timeout=60_000)
    page.click(".walk .step--first a.answer[data-answer=yes]")
    expect(page.locator(".walk .step:visible h2")).to_have_text("Ring 999 now. Then ring the front door.")
    expect(page.locator("#engine-status a")).to_be_visible()
    reader.complaints.clear()  # the browser's own word on the files that were held back


def test_quick_exit_replaces_the_page_it_leaves(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    link = page.locator("[data-leave]").first
    link.evaluate("(one, to) => { one.href = to; }", reader.server.url + "/about/")
    entries = page.evaluate("history.length")
    link.click()
    page.wait_for_url("**/about/")
    assert page.evaluate("history.length") == entries


def test_where_the_engine_stops_the_static_walk_takes_over_at_the_same_step(reader: Reader) -> None:
    page = reader.open("/about/")
    # A worker that answers until it is told to fail, as one does that a phone has dropped.
    page.add_init_script(
        "const post = Worker.prototype.postMessage;"
        "Worker.prototype.postMessage = function (said) {"
        "  const data = {id: said.id, error: 'gone'};"
        "  if (globalThis.dropped) this.dispatchEvent(new MessageEvent('message', {data}));"
        "  else post.call(this, said);"
        "};"
    )
    page = reader.open_live(NATIONAL)
    answer(page, "immediate-danger", "no")
    expect(page.locator("#live h2")).to_contain_text("suffering significant harm")
    page.wait_for_timeout(300)
    page.evaluate("globalThis.dropped = true")
    page.click("#live a[data-change=immediate-danger]")
    expect(page.locator("#engine-status")).to_contain_text("The engine has stopped.")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("suffering significant harm")
    page.click(".walk .step:visible a.answer[data-answer=yes]")
    expect(page.locator(".walk .step:visible h2")).to_contain_text("Refer to the front door today")


def test_coming_in_part_way_shows_that_step_and_says_where_to_begin(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    middle = page.locator(".walk section").nth(3).get_attribute("id")
    page.evaluate("to => { location.hash = to; }", middle)
    expect(page.locator(f".walk #{middle}")).to_be_visible()
    expect(page.locator("#engine-status")).to_contain_text("come in part-way")
    page.go_back()
    expect(page.locator("#live h2")).to_contain_text("immediate danger")
