"""Light or dark is the device's until a reader chooses, and what is folded is open on paper."""

from playwright.sync_api import expect

from tests.browser.conftest import Reader

KEPT = "Object.keys(localStorage).filter((one) => one.endsWith('__palette')).length"


def test_colours_are_those_of_the_device_and_no_choice_is_kept_before_there_is_one(reader: Reader) -> None:
    reader.page.emulate_media(color_scheme="dark")
    page = reader.open("/about/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    with page.expect_response("**/search_index.json"):  # the theme's script is there
        page.locator("[data-md-component=search-query]").click()
    assert page.evaluate(KEPT) == 0


def test_a_choice_of_colours_is_kept_and_changed_by_keyboard(reader: Reader) -> None:
    page = reader.open("/about/")
    body = page.locator("body")
    page.locator("label[for=__palette_1]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("#__palette_1").focus()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator("label[for=__palette_1]")).to_be_visible()


def test_what_is_folded_is_open_while_a_page_is_printed_and_folded_again_after(reader: Reader) -> None:
    page = reader.open("/rotherham/start/")
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before
