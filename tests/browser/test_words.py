"""A term is explained where a page first uses it: by pointing at it, by the keyboard or by a tap, and on paper."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Reader
from tests.browser.server import Server

# The heaviest pages: as many terms as there may be, and the longest meanings.
HEAVIEST = ("/england/", "/england/roles/", "/west-sussex/threshold-guidance/", "/england/threshold-document/")
PAGE = "/england/threshold-document/"
Ask = Callable[[Page], None]
HARM = "Harm grave enough for the state to step into family life."


def term(page: Page, of: str = "significant harm") -> Locator:
    return page.locator("a.short", has_text=of).first


def meaning(page: Page, of: str = "significant harm") -> Locator:
    return term(page, of).locator(".short__words")


def by_pointing(page: Page) -> None:
    term(page).hover()


def by_the_keyboard(page: Page) -> None:
    term(page).focus()


def by_a_press(page: Page) -> None:
    term(page).click()


@pytest.mark.parametrize("ask", [by_pointing, by_the_keyboard, by_a_press])
def test_who_asks_for_a_term_has_its_meaning_in_the_line_and_keeps_their_place(reader: Reader, ask: Ask) -> None:
    page = reader.open(PAGE)
    expect(meaning(page)).to_be_hidden()
    ask(page)
    expect(meaning(page)).to_be_visible()
    expect(meaning(page)).to_have_text(f" ({HARM})")
    assert page.url.endswith(PAGE)


@pytest.mark.parametrize("ask", [by_pointing, by_the_keyboard])
def test_it_needs_no_script(paper_reader: Reader, ask: Ask) -> None:
    page = paper_reader.open(PAGE)
    ask(page)
    expect(meaning(page)).to_be_visible()


def test_without_a_script_a_tap_leads_to_the_meaning_at_the_foot_of_the_page(paper_reader: Reader) -> None:
    page = paper_reader.open(PAGE)
    term(page).click()
    expect(page.locator('[id="word..significant-harm"]')).to_be_visible()
    expect(page.locator('[id="word..significant-harm"]')).to_be_in_viewport()
    expect(page.locator('[id="word..significant-harm"]')).to_have_text(HARM)


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Reader]:
    context = browser.new_context(
        service_workers="block", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    person = Reader(context, server)
    yield person
    person.leave()


def test_a_tap_on_a_phone_shows_the_meaning_and_a_tap_elsewhere_takes_it_away(phone: Reader) -> None:
    page = phone.open(PAGE)
    term(page).tap()
    expect(meaning(page)).to_be_visible()
    assert page.url.endswith(PAGE)
    page.locator("h1").tap()
    expect(meaning(page)).to_be_hidden()


@pytest.mark.parametrize("ask", [by_pointing, by_the_keyboard])
def test_escape_closes_a_meaning_and_leads_to_999_when_pressed_again(reader: Reader, ask: Ask) -> None:
    page = reader.open(PAGE)
    ask(page)
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    expect(page.locator(".emergency a[href^='tel:']").first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".emergency a[href^='tel:']").first).to_be_focused()


def test_what_was_closed_can_be_asked_for_again(reader: Reader) -> None:
    page = reader.open(PAGE)
    term(page).hover()
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    page.mouse.move(2, 2)
    term(page).hover()
    expect(meaning(page)).to_be_visible()


def test_escape_closes_the_words_of_an_abbreviation_too(reader: Reader) -> None:
    page = reader.open("/west-sussex/information-sharing-agreement/")
    letters = page.locator("span.short").first
    letters.focus()
    shown = letters.locator(".short__words")
    expect(shown).to_have_css("position", "static")
    page.keyboard.press("Escape")
    expect(shown).to_have_css("position", "absolute")
    expect(letters).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_pointer_goes_over_every_line_of_a_meaning_and_it_stays(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    page = reader.open(PAGE)
    consent = page.locator("a.short[href='#word..consent']")
    consent.hover()
    shown = consent.locator(".short__words")
    expect(shown).to_be_visible()
    boxes = shown.evaluate("one => [...one.getClientRects()].map(({x, y, width, height}) => [x, y, width, height])")
    lines = [(x + width / 2, y + height / 2) for x, y, width, height in boxes if width]
    assert len(lines) > 1
    for x, y in lines:
        page.mouse.move(x, y, steps=10)
        # Longer than the moment for which it would outlast a pointer that has left.
        page.wait_for_timeout(800)
        expect(shown).to_be_visible()
    page.mouse.move(2, 2)
    expect(shown).to_be_hidden()


@pytest.mark.parametrize("path", HEAVIEST)
@pytest.mark.parametrize("width", [320, 1280])
def test_with_every_meaning_shown_nothing_is_wider_than_the_page(reader: Reader, path: str, width: int) -> None:
    # A window of 1280 enlarged four times is 320 wide.
    reader.page.set_viewport_size({"width": width, "height": 640})
    page = reader.open(path)
    # What is folded up is explained once it is open.
    terms = page.locator("a.short:visible")
    for place in range(terms.count()):
        terms.nth(place).focus()
        expect(terms.nth(place).locator(".short__words")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert terms.count() >= 9


def test_whoever_hears_the_page_hears_the_sentence_whole_and_what_a_word_in_it_means_when_they_ask(
    reader: Reader,
) -> None:
    page = reader.open(PAGE)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    described = {
        node["name"]["value"]: node["description"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "link" and node.get("description", {}).get("value")
    }
    assert described["significant harm"] == f"({HARM})"
    said = " ".join(node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "StaticText")
    assert HARM not in said


def test_on_paper_the_meanings_stand_together_and_no_line_has_one(reader: Reader) -> None:
    page = reader.open(PAGE)
    term(page).focus()
    page.emulate_media(media="print")
    expect(meaning(page)).to_be_hidden()
    expect(page.locator('[id="word..significant-harm"]')).to_be_visible()
    expect(page.locator(".words summary")).to_be_visible()


def test_below_the_steps_of_an_aid_its_words_can_be_looked_up_before_and_after_the_engine_is_live(
    reader: Reader,
) -> None:
    page = reader.open_live("/england/share-information/")
    page.locator(".words summary").click()
    expect(page.locator('[id="word..significant-harm"]')).to_be_visible()
    page.locator("a.answer:visible").first.click()
    expect(page.locator('[id="word..significant-harm"]')).to_be_visible()


def test_the_page_does_not_move_while_it_loads(reader: Reader) -> None:
    page = reader.open(PAGE)
    moved = page.evaluate(
        """() => new Promise((done) => {
            const moves = [];
            const name = ({ node }) => `${node?.nodeName} ${node?.className} ${node?.textContent}`;
            const told = (one) => [one.value, one.sources.map(name)];
            new PerformanceObserver((list) => moves.push(...list.getEntries().map(told)))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(moves), 500);
        })"""
    )
    assert moved == []
