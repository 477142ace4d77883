"""Whatever goes wrong around an aid, its questions can be answered, it says so in one line, and the number is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Reader

NATIONAL = "/england/share-information/"
HARM = "suffering significant harm"
# What a page's translator or reading aid does: every piece of text is put into an element of its own, again and again.
REWRITES = """
addEventListener("DOMContentLoaded", () => {
  const wrap = () => {
    const walker = document.createTreeWalker(document.querySelector("#aid"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.parentElement.tagName !== "FONT") texts.push(walker.currentNode);
    for (const text of texts.filter((one) => one.data.trim())) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(text);
    }
  };
  wrap();
  new MutationObserver(wrap).observe(document.querySelector("#aid"), { childList: true, subtree: true });
});
"""


def hasty_and_without_wasm(route: Route) -> None:
    """The worker as a host sends it whose policy forgot WebAssembly; impatient, so that the test need not wait."""
    answer = route.fetch()
    script = answer.text().replace("SECONDS_TO_START = 20", "SECONDS_TO_START = 1")
    policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
    route.fulfill(response=answer, body=script, headers={**answer.headers, "content-security-policy": policy})


def static_walk_to_999(page: Page) -> None:
    expect(page.locator("#engine-status")).to_contain_text("The engine could not start", timeout=60_000)
    expect(page.locator(".emergency a[href='tel:999']")).to_be_visible()
    page.click(".walk .step--first a.answer[data-answer=yes]")
    expect(page.locator(".walk .step:visible h2")).to_have_text("Ring 999 now. Then ring the front door.")


@pytest.mark.parametrize(
    "refused", ["delete globalThis.Worker", "globalThis.Worker = class { constructor() { throw 1; } }"]
)
def test_where_the_browser_has_no_workers_the_static_walk_stays_and_says_so(reader: Reader, refused: str) -> None:
    reader.page.add_init_script(refused)
    static_walk_to_999(reader.open(NATIONAL))


def test_back_leads_a_listener_to_the_question_before_where_the_engine_has_not_started(reader: Reader) -> None:
    reader.context.route("**/worker.js", lambda route: route.abort())
    page = reader.open(NATIONAL)
    page.click(".walk .step--first a.answer[data-answer=no]")
    page.locator(".walk .step:visible a.answer[data-answer=no]").click()
    page.go_back()
    expect(page.locator(".walk .step:visible h2")).to_contain_text(HARM)
    expect(page.locator(".walk .step:visible h2")).to_be_focused()
    reader.complaints.clear()  # the browser's own word on what did not come


def test_where_webassembly_is_blocked_the_static_walk_stays_and_says_so(reader: Reader) -> None:
    reader.context.route("**/worker.js", hasty_and_without_wasm)
    static_walk_to_999(reader.open(NATIONAL))
    reader.complaints.clear()  # the browser's own word on what the policy refused


@pytest.mark.parametrize("what", ["engine.zip", "library.zip", "pyodide.mjs", "pyodide.asm.js"])
def test_where_a_filter_puts_its_own_page_in_the_place_of_a_file_the_aid_is_walked_all_the_same(
    reader: Reader, what: str
) -> None:
    blocked = "<!doctype html><title>Blocked by your school</title>"
    reader.context.route(f"**/{what}", lambda route: route.fulfill(body=blocked, content_type="text/html"))
    page = reader.open(NATIONAL)
    if what.endswith(".zip"):
        page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)  # from the source beside it
        page.click("#live a.answer[data-answer=no]")
        expect(page.locator("#live h2")).to_contain_text(HARM)
    else:
        static_walk_to_999(page)
    reader.complaints.clear()  # the browser's own word on the wrong type


def test_an_extension_that_rewrites_the_page_takes_no_answer_away(reader: Reader) -> None:
    reader.page.add_init_script(REWRITES)
    page = reader.open_live(NATIONAL)
    page.click("#live a.answer[data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text(HARM)
    page.click("#live a.answer[data-answer=yes]")
    expect(page.locator("#live h2")).to_contain_text("Refer to the front door today")


def test_in_two_tabs_two_people_are_thought_about_and_neither_walk_knows_of_the_other(reader: Reader) -> None:
    first = reader.open_live(NATIONAL)
    second = reader.context.new_page()
    second.goto(reader.server.url + NATIONAL)
    second.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    first.click("#live a.answer[data-answer=no]")
    expect(first.locator("#live h2")).to_contain_text(HARM)
    second.click("#live a.answer[data-answer=yes]")
    expect(second.locator("#live h2")).to_contain_text("Ring 999 now")
    expect(first.locator("#live h2")).to_contain_text(HARM)
    second.reload()
    second.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(second.locator("#live h2")).to_contain_text("Ring 999 now")


def test_a_tab_that_the_phone_dropped_comes_back_at_the_same_step_with_its_answers(reader: Reader) -> None:
    page = reader.open_live(NATIONAL)
    page.click("#live a.answer[data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text(HARM)
    # What a browser does with a tab it took out of memory: everything of the page is gone but its entry in the history.
    page.goto("about:blank")
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    page.go_back()
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    expect(page.locator("#live h2")).to_contain_text(HARM)
    expect(page.locator("#live .summary dd")).to_have_count(1)


def test_a_wrong_address_leads_to_whom_to_ring_and_no_script_of_that_page_fails(reader: Reader) -> None:
    page = reader.open("/england/no-such-page/")
    expect(page.locator("main a[href='tel:999']").first).to_be_visible()
    page.wait_for_timeout(200)  # scripts come after the page
    wrong, *others = reader.complaints
    assert "404" in wrong
    assert others == []
    reader.complaints.clear()
