"""From the start page to the right number: by area, by who somebody is, and by what has happened."""

from playwright.sync_api import expect

from tests.browser.conftest import Reader

FRONT_DOOR = "01403 229 900"


def test_who_somebody_is_shortens_the_list_without_a_script(paper_reader: Reader) -> None:
    page = paper_reader.open("/")
    every = page.locator(".situation:visible").count()
    page.get_by_role("link", name="I am a parent, a carer or a young person").click()
    fewer = page.locator(".situation:visible").count()
    assert 0 < fewer < every
    page.get_by_role("link", name="Show everything").locator("visible=true").click()
    expect(page.locator(".situation:visible")).to_have_count(every)


def test_a_situation_unfolds_without_a_script_into_number_and_aid_for_the_chosen_area(paper_reader: Reader) -> None:
    page = paper_reader.open("/")
    page.get_by_role("link", name="West Sussex", exact=True).click()
    page.get_by_text("A child may be hurt, or may not be safe today").click()
    shown = page.locator(".situation__answer:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(FRONT_DOOR)
    expect(shown.locator('a[href="tel:999"]')).to_be_visible()


def test_whoever_opens_a_second_situation_reads_on_from_its_title(paper_reader: Reader) -> None:
    page = paper_reader.open("/")
    page.set_viewport_size({"width": 320, "height": 640})
    title = page.get_by_text("A girl has been cut (FGM), or somebody fears that she will be")
    page.get_by_text("A child may be hurt, or may not be safe today").click()
    title.click()
    expect(title).to_be_in_viewport()
    expect(page.get_by_text("Otherwise ring the front door today, whoever")).to_be_in_viewport()


def test_the_numbers_of_a_chosen_area_stay_in_the_panel_until_they_are_forgotten(reader: Reader) -> None:
    page = reader.open("/west-sussex/start/")
    expect(page.locator(".emergency")).to_contain_text(FRONT_DOOR)
    reader.open("/england/share-information/")
    expect(page.locator(".emergency")).to_contain_text(FRONT_DOOR)
    page.get_by_role("button", name="Forget West Sussex").click()
    expect(page.locator(".emergency")).not_to_contain_text(FRONT_DOOR)
    reader.open("/england/share-information/")
    expect(page.locator(".emergency")).not_to_contain_text(FRONT_DOOR)


def test_nothing_is_kept_of_an_area_that_nobody_chose(reader: Reader) -> None:
    page = reader.open("/west-sussex/contacts/")
    expect(page.locator(".emergency")).to_contain_text(FRONT_DOOR)
    assert page.evaluate("sessionStorage.length") == 0


def test_whoever_goes_on_to_an_area_without_numbers_is_not_given_another_s_first(reader: Reader) -> None:
    reader.open("/west-sussex/start/")
    page = reader.open("/rotherham/start/")
    expect(page.locator(".area-kept")).to_contain_text("Every page now says that no number of Rotherham is held")
    reader.open("/england/share-information/")
    expect(page.locator(".emergency")).to_contain_text("Rotherham: no number is held here. Ring its council")
    expect(page.locator(".emergency")).not_to_contain_text(FRONT_DOOR)
    page.locator("#aid[data-engine=live]").wait_for()
    page.locator("a.answer[data-answer=no]:visible").click()
    page.locator("a.answer[data-answer=not-sure]:visible").click()
    first = page.locator("#live .actions .contacts").first
    expect(first.locator("> li").first).to_contain_text("Rotherham: ring the council where the child lives")
    expect(first.get_by_text(FRONT_DOOR)).to_be_hidden()
    first.get_by_text("Another area", exact=True).click()
    expect(first.get_by_text(FRONT_DOOR)).to_be_visible()
    page.get_by_role("button", name="Forget Rotherham").click()
    expect(first.get_by_text(FRONT_DOOR)).to_be_visible()
    expect(first).not_to_contain_text("Rotherham")


def test_a_record_says_the_number_of_the_area_that_was_chosen(reader: Reader) -> None:
    page = reader.open("/west-sussex/start/")
    reader.open("/england/share-information/")
    page.locator("#aid[data-engine=live]").wait_for()
    page.locator("a.answer[data-answer=no]:visible").click()
    page.locator("a.answer[data-answer=not-sure]:visible").click()
    page.locator("#live form.record button[type=submit]").click()
    said = page.locator(".record__text")
    expect(said).to_contain_text("for where the child lives. West Sussex: Multi-Agency Safeguarding Hub (MASH)")
    expect(said).to_contain_text(FRONT_DOOR)


def test_nothing_moves_when_the_numbers_of_an_area_are_added(reader: Reader) -> None:
    reader.open("/west-sussex/start/")
    page = reader.open("/england/information-sharing-advice/")
    page.wait_for_timeout(500)
    shifted = page.evaluate(
        "() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()"
        ".reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})"
        " || setTimeout(() => done(0), 300))"
    )
    assert shifted == 0
