"""On a small phone what a person came for is in sight or one tap away: a number, an answer, how to keep a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.server import Server

HEIGHT = 640
AID = "/england/worried-about-a-child/"


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Reader]:
    """A person with a phone of 320 by 640 pixels and a finger."""
    context = browser.new_context(
        service_workers="block",
        viewport={"width": 320, "height": HEIGHT},
        device_scale_factor=2,
        has_touch=True,
        is_mobile=True,
    )
    person = Reader(context, server)
    yield person
    person.leave()


def bottom(one: Locator) -> float:
    """How far down in the window an element ends, in pixels."""
    box = one.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def shifted(page: Page) -> float:
    """The sum of the layout shifts of a page since it was opened, without those that followed a tap."""
    return float(
        page.evaluate(
            """() => new Promise((done) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                    for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
                }).observe({type: "layout-shift", buffered: true});
                setTimeout(() => done(sum), 300);
            })"""
        )
    )


@pytest.mark.parametrize("path", ["/west-sussex/start/", "/west-sussex/", "/west-sussex/levels-of-need/"])
def test_on_a_page_of_an_area_its_numbers_and_the_title_are_in_sight_at_once(phone: Reader, path: str) -> None:
    page = phone.open(path)
    assert bottom(page.locator(".emergency a[href='tel:01403229900']")) < HEIGHT / 2
    assert bottom(page.locator(".emergency a[href='tel:03302226664']")) < HEIGHT / 2
    assert bottom(page.locator("h1")) <= HEIGHT


def test_each_number_of_an_area_is_a_line_of_its_own(phone: Reader) -> None:
    page = phone.open("/west-sussex/start/")
    for row in page.locator(".emergency__number").all():
        box, number = row.bounding_box(), row.locator(".tel").bounding_box()
        assert box is not None
        assert number is not None
        assert number["y"] >= box["y"]
        assert number["x"] + number["width"] == pytest.approx(box["x"] + box["width"], abs=1)
        assert row.locator(".tel").evaluate("it => it.scrollWidth <= it.clientWidth"), "Its digits stand outside of it."


@pytest.mark.parametrize("path", ["/", "/england/", "/rotherham/start/", "/keeping/"])
def test_the_menu_takes_one_line(phone: Reader, path: str) -> None:
    page = phone.open(path)
    tops = {one.evaluate("it => it.getBoundingClientRect().top") for one in page.locator(".sections a:visible").all()}
    assert len(tops) == 1


def test_on_a_wide_screen_the_menu_has_whole_names_with_their_spaces(reader: Reader) -> None:
    page = reader.open("/west-sussex/")
    for name in ("West Sussex", "About these pages"):
        link = page.locator(".sections a", has_text=name)
        gap = link.evaluate(
            """it => {
                const of = (node) => { const range = new Range(); range.selectNodeContents(node); return range; };
                const [first, more] = [of(it.firstChild), of(it.lastElementChild.firstChild)];
                more.setStart(more.startContainer, 1);
                return more.getBoundingClientRect().left - first.getBoundingClientRect().right;
            }"""
        )
        assert gap > 3, name


def test_with_the_numbers_of_an_area_kept_the_first_answer_of_an_aid_is_still_in_sight(phone: Reader) -> None:
    phone.open("/west-sussex/start/")
    page = phone.open_live(AID)
    expect(page.locator(".emergency__area")).to_contain_text("01403 229 900")
    assert bottom(page.locator("#live a.answer").first) <= HEIGHT
    for number in page.locator(".emergency__area .tel").all():
        assert number.evaluate("it => it.scrollWidth <= it.clientWidth"), "Its digits stand outside of it."
    assert shifted(page) == 0


def test_the_way_to_forget_the_area_comes_with_its_name(phone: Reader) -> None:
    phone.open("/west-sussex/start/")
    page = phone.open("/about/")
    page.locator(".emergency").get_by_role("button", name="Forget West Sussex").tap()
    expect(page.locator(".emergency")).not_to_contain_text("01403 229 900")


def test_after_a_tap_the_next_question_stands_at_the_top_where_its_answers_would_be_out_of_sight(
    phone: Reader,
) -> None:
    page = phone.open_live("/england/share-information/")
    page.locator("#live a.answer[data-answer=no]").tap()
    heading = page.locator("#live h2")
    expect(heading).to_contain_text("significant harm")
    expect(heading).to_be_focused()
    panel = bottom(page.locator(".emergency > .emergency__now"))
    assert panel <= heading.evaluate("it => it.getBoundingClientRect().top") < panel + 40


def test_after_the_answer_that_settles_it_the_first_number_to_ring_is_in_sight(phone: Reader) -> None:
    page = phone.open_live("/england/share-information/")
    page.locator("#live a.answer[data-answer=not-sure]").tap()
    heading = page.locator("#live h2")
    expect(heading).to_contain_text("Ring")
    expect(heading).to_be_focused()
    assert bottom(page.locator("#live a[href^='tel:']").first) <= HEIGHT


def test_a_record_that_is_made_shows_how_to_keep_it_at_once(phone: Reader) -> None:
    page = phone.open_live("/england/share-information/")
    page.locator("#live a.answer[data-answer=yes]").tap()
    make = page.locator("#live form.record button")
    make.evaluate("it => it.scrollIntoView({block: 'end'})")
    make.tap()
    expect(page.locator("#record-made h3")).to_be_focused()
    assert bottom(page.locator("#record-made [data-do=copy]")) <= HEIGHT


def test_who_lives_anywhere_else_is_told_whom_to_ring_before_any_area_s_number(phone: Reader) -> None:
    page = phone.open("/")
    page.get_by_role("link", name="Anywhere else, or I do not know").tap()
    page.wait_for_url("**/contacts/#any-other-area")
    told = page.locator("#any-other-area ~ p:not(.correct)").first
    expect(told).to_contain_text("Ring the council where the child lives")
    assert 0 <= bottom(told) <= HEIGHT
    onward = page.get_by_role("link", name="What else to do: choose what has happened")
    assert bottom(onward) <= HEIGHT
    onward.tap()
    page.wait_for_url("**/#what")


def test_what_has_happened_is_one_tap_from_the_top_of_a_start_page(phone: Reader) -> None:
    for path in ("/", "/west-sussex/start/"):
        page = phone.open(path)
        page.locator(".lede a[href='#what']").tap()
        expect(page.locator("#what")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/keeping/", "/west-sussex/", "/west-sussex/information-sharing-agreement/"])
def test_the_parts_of_a_long_page_are_one_tap_from_its_top(phone: Reader, path: str) -> None:
    page = phone.open(path)
    link = page.get_by_role("link", name="On this page", exact=True)
    assert bottom(link) <= HEIGHT
    link.tap()
    expect(page.locator("#beside-parts")).to_be_in_viewport()


def test_a_mistake_is_reported_from_the_clause_that_was_gone_to_and_the_list_of_parts_is_no_part(
    phone: Reader,
) -> None:
    page = phone.open("/west-sussex/information-sharing-agreement/")
    page.get_by_role("link", name="On this page", exact=True).tap()
    report = page.locator("a[data-correct]")
    expect(report).to_have_text("Report a mistake on this page")
    page.locator("summary", has_text="clauses held").tap()
    page.locator("details[open] a[href='#golden-rules.4']").tap()
    expect(report).to_have_text("Report a mistake in this part (golden-rules.4)")
    assert report.evaluate("it => it.closest('.clause').querySelector('[id]').id") == "golden-rules.4"
    assert bottom(report) < 2 * HEIGHT
    assert shifted(page) == 0


def to_a_record(page: Page) -> None:
    """To the outcome that refers a child, and on to its record."""
    page.locator("#live a.answer[data-question=immediate-danger][data-answer=no]").tap()
    page.locator("#live a.answer[data-question=significant-harm][data-answer=yes]").tap()
    page.locator("#live form.record button").tap()


def test_the_ways_to_keep_a_record_come_right_below_its_heading_and_clearing_it_not_beside_them(
    phone: Reader,
) -> None:
    page = phone.open_live("/england/share-information/")
    to_a_record(page)
    expect(page.locator("#record-made h3")).to_be_focused()
    for name in ("Copy as text", "Print", "Save for Word"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
    text, clear = page.locator(".record__text").bounding_box(), page.locator("[data-do=clear]").bounding_box()
    assert text is not None
    assert clear is not None
    assert clear["y"] > text["y"] + text["height"]


def test_each_thing_that_a_record_lacks_leads_to_its_field_and_adds_no_step_to_go_back_over(phone: Reader) -> None:
    page = phone.open_live("/england/share-information/")
    to_a_record(page)
    entries = page.evaluate("history.length")
    link = page.locator("#still-needed a").first
    words = link.inner_text()
    link.tap()
    field = page.locator("#live form.record :focus")
    expect(field).to_be_in_viewport()
    expect(page.locator(f"label[for='{field.get_attribute('id')}']")).to_contain_text(words)
    assert page.evaluate("history.length") == entries


def test_a_part_of_one_s_own_conclusion_that_is_lacking_is_unfolded(phone: Reader) -> None:
    page = phone.open_live("/england/share-information/")
    to_a_record(page)
    page.locator("#live details.own summary").tap()
    page.fill("[name='own:conclusion']", "Level 4: strategy discussion today")
    page.locator("#live details.own summary").tap()
    page.locator("#live form.record button").tap()
    page.locator("#still-needed a", has_text="Why you conclude that").tap()
    expect(page.locator("[name='own:why']")).to_be_focused()
    expect(page.locator("[name='own:why']")).to_be_in_viewport()


def test_what_became_of_answers_after_a_change_never_pushes_down_whom_to_ring(phone: Reader) -> None:
    page = phone.open_live("/england/share-information/")
    for question, answer in (("immediate-danger", "no"), ("significant-harm", "no"), ("welfare-relevant", "yes")):
        page.locator(f"#live a.answer[data-question={question}][data-answer={answer}]").tap()
    page.locator("#live a.change").nth(1).tap()
    page.locator("#live a.answer[data-question=significant-harm][data-answer=yes]").tap()
    dropped = page.locator("#live section.outcome p.status")
    expect(dropped).to_contain_text("dropped")
    ring = page.locator("#live section.outcome a.tel").first
    assert bottom(ring) < bottom(dropped)


@pytest.mark.parametrize(
    "path", ["/", "/west-sussex/start/", "/england/contacts/", AID, "/west-sussex/information-sharing-agreement/"]
)
def test_nothing_moves_while_a_page_loads_and_nothing_scrolls_sideways(phone: Reader, path: str) -> None:
    phone.open("/west-sussex/start/")
    page = phone.open(path)
    assert shifted(page) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["/", "/west-sussex/start/", "/rotherham/arrangements/", AID])
def test_999_is_one_tap_away_however_far_down_a_page_is_read(phone: Reader, path: str) -> None:
    page = phone.open(path)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("scrollY") > HEIGHT
    number = page.locator(".emergency a[href='tel:999']")
    expect(number).to_be_in_viewport(ratio=1)
    box = number.bounding_box()
    assert box is not None
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href')"
    assert page.evaluate(on_top, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]) == "tel:999"


def test_where_a_window_is_as_low_as_when_enlarged_four_times_nothing_stands_over_the_page(phone: Reader) -> None:
    page = phone.open(AID)
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".emergency a[href='tel:999']")).not_to_be_in_viewport()
