"""The search finds what people call a thing, and what holds before what no longer does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import OF_COLOURS
from tests.browser.conftest import Reader
from tests.browser.server import serve
from tests.browser.visits import Looking

# Those of whose documents none is in force.
HISTORIC = ("east-midlands", "east-sussex", "rotherham", "south-east", "west-sussex")


def search(page: Page, words: str) -> list[str]:
    """The addresses found, the first first."""
    query = page.locator("[data-md-component=search-query]")
    # The theme looks at every key that is let go, and what was found before goes when nothing is looked for.
    query.fill("")
    query.press("End")
    expect(page.locator(".md-search-result__item")).to_have_count(0, timeout=30_000)
    query.fill(words)
    query.press("End")
    page.wait_for_selector(".md-search-result__item >> visible=true", timeout=30_000)
    page.wait_for_timeout(50)
    page.wait_for_selector(".md-search-result__list:not(.narrowing)")
    links = page.locator(".md-search-result__item:visible > .md-search-result__hit > a")
    return [str(links.nth(place).get_attribute("href")) for place in range(links.count())]


def places(found: list[str]) -> list[str]:
    """Those addresses without what marks the words on the page."""
    return [re.sub(r"^https?://[^/]*|\?h=[^#]*", "", one) for one in found]


def opened(reader: Reader) -> Page:
    page = reader.open("/about/")
    query = page.locator("[data-md-component=search-query]")
    button = page.locator("label.md-header__button[for=__search]")
    (button if button.is_visible() else query).click()  # a phone has room for the button alone
    expect(query).to_be_focused()
    return page


@pytest.fixture(scope="module")
def asked(browser: Browser, site: Path) -> Iterator[Page]:
    """The search of one reader, who looks for one thing after another."""
    with serve(site) as running:
        person = Reader(browser.new_context(service_workers="block"), running)
        yield opened(person)
        person.leave()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bruise", "/england/situations/"),
        ("EDT", "/england/terms/"),
        ("maltreatment", "/england/terms/"),
        ("GDPR", "/england/"),
        ("golden rules consent", "/england/information-sharing-advice/"),
    ],
)
def test_a_synonym_or_abbreviation_finds_what_it_stands_for(asked: Page, words: str, expected: str) -> None:
    assert any(expected in one for one in search(asked, words))


# WCAG 1.4.12, as somebody's own style sheet has it.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


@pytest.mark.parametrize("styles", ["", SPACED])
@pytest.mark.parametrize("scrolled", [0, 900])
def test_on_a_phone_what_is_typed_is_seen_below_999_and_the_last_result_can_be_come_to(
    reader: Reader, scrolled: int, styles: str
) -> None:
    """999 stayed in sight on top of the box, and the list ended below the window."""
    page = reader.open("/about/")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(
        """styles => {
          const own = new CSSStyleSheet();
          own.replaceSync(styles);
          document.adoptedStyleSheets.push(own);
        }""",
        styles,
    )
    page.evaluate("scrolled => scrollTo(0, scrolled)", scrolled)
    page.evaluate("document.querySelector('label.md-header__button[for=__search]').click()")
    assert search(page, "consent")
    in_sight = """css => {
      const box = document.querySelector(css).getBoundingClientRect();
      const middle = box.left + box.width / 2;
      return [box.top + 4, box.bottom - 4].every(y => document.elementFromPoint(middle, y)?.closest(css));
    }"""
    assert page.evaluate(in_sight, "[data-md-component=search-query]")
    assert page.evaluate(in_sight, ".emergency__now a")
    below = "document.querySelector('.md-search__scrollwrap').getBoundingClientRect().bottom - innerHeight"
    assert page.evaluate(below) <= 1


# The other words of terms, typed from the list of terms, and the place of each. Of two called so, the theme folds
# up the second below the first.
@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("integrated front door", "front-door"),
        ("IFD", "front-door"),
        ("NP&R", "necessary-proportionate-relevant"),
        ("child in care", "looked-after-child"),
        ("key worker", "lead-practitioner"),
        ("LADO", "local-authority-designated-officer"),
        ("permission", "consent"),
        ("initial child protection conference", "child-protection-conference"),
        ("ICPC", "child-protection-conference"),
        ("designated nurse", "designated-professional"),
        ("extra-familial harm", "contextual-safeguarding"),
        ("strategy meeting", "strategy-discussion"),
        ("SEND", "special-educational-needs"),
        ("team around the family", "team-around-the-child"),
        ("continuum of need", "level-of-need"),
        ("youth justice service", "youth-offending-team"),
        ("traffic lights", "red-amber-green"),
        ("domestic abuse", "domestic-abuse"),
        ("EHA", "early-help-assessment"),
        ("EDT", "emergency-duty-team"),
        ("golden rules", "golden-rules"),
    ],
)
def test_the_other_words_of_a_term_lead_to_it_among_the_first_ten(asked: Page, words: str, term: str) -> None:
    found = places(search(asked, words)[:10])
    assert f"/england/terms/#{term}" in found


# What a practitioner in a hurry types, and where the answer stands: for what has happened the situation, which says
# what to do first and whom to ring; for a name, whoever or whatever has it.
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("FGM", "/england/situations/#girl-was-cut"),
        ("cut", "/england/situations/#girl-was-cut"),
        ("circumcision of a girl", "/england/situations/#girl-was-cut"),
        ("female genital mutilation", "/england/situations/#girl-was-cut"),
        ("hit", "/england/situations/#hurt-or-not-safe"),
        ("bruise baby", "/england/situations/#hurt-or-not-safe"),
        ("bruising", "/england/situations/#hurt-or-not-safe"),
        ("child told me she is being hit", "/england/situations/#hurt-or-not-safe"),
        ("MASH", "/england/situations/#hurt-or-not-safe"),
        ("county lines", "/england/situations/#hurt-or-not-safe"),
        ("domestic abuse", "/england/situations/#hurt-or-not-safe"),
        ("missing from care", "/england/situations/#hurt-or-not-safe"),
        ("radicalised", "/england/situations/#hurt-or-not-safe"),
        ("self harm", "/england/situations/#hurt-or-not-safe"),
        ("s47", "/england/situations/#hurt-or-not-safe"),
        ("section 47", "/england/situations/#hurt-or-not-safe"),
        ("private fostering", "/england/situations/#lives-with-others"),
        ("lives with a friend's family", "/england/situations/#lives-with-others"),
        ("host family", "/england/situations/#lives-with-others"),
        ("CME", "/england/situations/#worried-not-sure"),
        ("s17", "/england/situations/#worried-not-sure"),
        ("thresholds", "/england/situations/#worried-not-sure"),
        ("LADO", "/england/situations/#adult-who-works-with-children"),
        ("allegation", "/england/situations/#adult-who-works-with-children"),
        ("allegation against a teacher", "/england/situations/#adult-who-works-with-children"),
        ("allegation against staff", "/england/situations/#adult-who-works-with-children"),
        ("position of trust", "/england/situations/#adult-who-works-with-children"),
        ("can I share without consent", "/england/situations/#share-or-not"),
        ("parent refuses consent", "/england/situations/#consent-refused"),
        ("Gillick", "/england/situations/#consent-refused"),
        ("police asking for records", "/england/situations/#asked-for-information"),
        ("social worker wont accept my referral", "/england/situations/#disagree"),
        ("escalation", "/england/situations/#disagree"),
        ("heard nothing after referral", "/england/situations/#heard-nothing-back"),
        ("data breach", "/england/situations/#information-astray"),
        ("data breach 72 hours", "/england/situations/#information-astray"),
        ("sent email to wrong person", "/england/situations/#information-astray"),
        ("child died", "/england/situations/#serious-incident"),
        ("who do I ring at night", "/england/contacts/"),
        ("out of hours", "/england/contacts/"),
        ("out of hours number west sussex", "/west-sussex/contacts/"),
        ("teacher", "/england/roles/#teacher"),
        ("golden rules", "/england/terms/#golden-rules"),
        ("ICPC", "/england/terms/#child-protection-conference"),
    ],
)
def test_what_people_call_it_finds_first_what_answers_it(asked: Page, words: str, expected: str) -> None:
    assert places(search(asked, words)[:1]) == [expected]


# What several pages answer, and the one that must be among the first three.
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("data breach", "/england/data-breach/"),
        ("county lines", "/england/worried-about-a-child/"),
        ("private fostering", "/england/private-fostering/"),
        ("escalation", "/england/escalate-a-disagreement/"),
        ("consent", "/england/consent/"),
        ("consent dad says no", "/england/consent/"),
        ("consent dad says no", "/england/situations/#consent-refused"),
        ("DSL", "/england/roles/#safeguarding-lead"),
        ("safeguarding lead", "/england/roles/#safeguarding-lead"),
        ("section 11 audit", "/england/situations/#publish-arrangements"),
        ("which level", "/england/level-of-need/"),
        ("FGM", "/england/reporting-fgm/"),
        ("freedom of information", "/england/respond-to-a-request/"),
        ("rapid review 15 days", "/england/time-limits/#rapid-review"),
        ("early help assesment", "/england/situations/#worried-not-sure"),
        ("early help assesment", "/england/terms/#early-help-assessment"),
        ("EHA", "/england/terms/#early-help-assessment"),
        ("section 47 enquiry", "/england/terms/#section-47-enquiry"),
    ],
)
def test_an_answer_of_a_second_kind_is_among_the_first_three(asked: Page, words: str, expected: str) -> None:
    assert expected in places(search(asked, words)[:3])


def test_a_slip_of_the_finger_is_mended_and_said(reader: Reader) -> None:
    page = opened(reader)
    assert search(page, "early help assesment")
    expect(page.locator("[data-meant]")).to_have_text("Searched for: early help assessment.")
    search(page, "early help assessment")
    expect(page.locator("[data-meant]")).to_have_text("")


def test_a_result_leads_to_the_part_that_answers_and_is_named_for_it_and_its_page(reader: Reader) -> None:
    page = opened(reader)
    search(page, "golden rules")
    first = page.locator(".md-search-result__item >> nth=0").get_by_role("link")
    expect(first.first).to_have_accessible_name("Golden rules Glossary: England")
    first.first.click()
    expect(page).to_have_url(re.compile("/england/terms/.*#golden-rules$"))
    expect(page.locator("#golden-rules")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("allegation", "In danger now: ring 999."),
        ("bruise", "In danger now: ring 999."),
        # Here the words stand further down only, among the numbers to ring.
        ("early help assessment", "Talk it through today"),
    ],
)
def test_a_situation_that_is_found_says_first_what_to_do(asked: Page, words: str, begins: str) -> None:
    assert places(search(asked, words)[:1])[0].startswith("/england/situations/#")
    told = asked.locator(".md-search-result__teaser").first
    expect(told).to_contain_text(re.compile(f"^{re.escape(begins)}"))


@pytest.mark.parametrize("words", ["consent", "referral", "independent chair", "executive group", "audit"])
def test_what_holds_today_comes_before_what_is_only_printed_in_old_sources(asked: Page, words: str) -> None:
    found = search(asked, words)
    old = [place for place, one in enumerate(found) if any(part in one for part in ("/bodies/", "/roles/#"))]
    new = [place for place, one in enumerate(found) if "/england/" in one and "/bodies/" not in one]
    assert new
    assert not old or min(new) < min(old)
    assert not any("/2020/" in one or "/2012/" in one for one in found)


@pytest.mark.parametrize("words", ["golden rules", "quality assurance", "county lines", "annual report"])
def test_no_calendar_or_list_of_sources_of_a_former_partnership_comes_first(asked: Page, words: str) -> None:
    first = search(asked, words)[0]
    assert not any(f"/{area}/" in first for area in HISTORIC), first


def test_a_search_is_narrowed_to_an_area_and_to_a_kind_by_the_keyboard_alone(reader: Reader) -> None:
    page = opened(reader)
    assert not all("/west-sussex/" in one for one in search(page, "front door"))
    page.keyboard.press("Tab")
    expect(page.locator("#narrow-area")).to_be_focused()
    page.keyboard.type("West Sussex")
    fewer = search(page, "front door")
    assert fewer
    assert all("/west-sussex/" in one for one in fewer)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#narrow-sort")).to_be_focused()
    page.keyboard.type("Numbers")
    assert all("/start/" in one or "/contacts/" in one for one in search(page, "front door"))


@pytest.mark.parametrize(
    ("area", "words", "expected"),
    [
        ("East Midlands", "no surprises policy", "/east-midlands/terms/"),
        ("East Sussex", "family tree", "/east-sussex/terms/"),
        ("Rotherham", "wider safeguarding partnership", "/rotherham/terms/"),
        ("South East", "opposite number", "/south-east/terms/"),
        ("West Sussex", "scrutiny event", "/west-sussex/terms/"),
    ],
)
def test_in_a_search_of_its_area_the_other_words_of_an_old_term_find_it_among_the_first_ten(
    reader: Reader, area: str, words: str, expected: str
) -> None:
    page = opened(reader)
    search(page, words)
    page.locator("#narrow-area").select_option(label=area)
    found = search(page, words)[:10]
    assert any(expected in one for one in found), found


@pytest.mark.parametrize("width", [1280, 320])
def test_tab_goes_through_what_was_found_and_out_of_the_search_which_then_shuts(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    page = opened(reader)
    search(page, "caldicott")
    for place in ("#narrow-area", "#narrow-sort", ".md-search__scrollwrap", ".md-search-result__hit > a >> nth=0"):
        page.keyboard.press("Tab")
        expect(page.locator(place)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".md-search__scrollwrap")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.md-search')"):
            break
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")


LINK = "article a[href] >> visible=true >> nth=0"
BOX = "[data-md-component=search-query]"
# In the box, or at the first result.
PRESSES = pytest.mark.parametrize("presses", [0, 4])


def come_by_tab(page: Page) -> None:
    """Press Tab until the focus is in the box of the search, and mark what had it before."""
    for _ in range(30):
        page.evaluate("document.querySelector('[data-came]')?.removeAttribute('data-came')")
        page.evaluate("document.activeElement.setAttribute('data-came', '')")
        page.keyboard.press("Tab")
        if page.locator(BOX).evaluate("one => one === document.activeElement"):
            return


@PRESSES
def test_escape_leads_back_to_the_link_that_the_search_was_called_from(reader: Reader, presses: int) -> None:
    page = reader.open("/about/")
    page.locator(LINK).focus()
    page.locator(BOX).click()
    search(page, "caldicott")
    for _ in range(presses):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(LINK)).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


@PRESSES
def test_escape_leads_back_to_the_control_before_the_box_where_that_is_out_of_sight(
    reader: Reader, presses: int
) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 800})
    page = reader.open("/about/")
    come_by_tab(page)
    search(page, "caldicott")
    for _ in range(presses):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("input[data-came]")).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_escape_leads_back_to_the_box_that_was_come_to_by_tab_and_it_opens_again_for_who_types(reader: Reader) -> None:
    page = reader.open("/about/")
    box = page.locator(BOX)
    come_by_tab(page)
    search(page, "caldicott")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator(".md-search-result__link >> nth=0")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.md-search')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)  # a hand does not type sooner
    page.keyboard.type("guardian")
    expect(page.locator("#__search")).to_be_checked()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("words", ["caldicott", "zyxxyz"])
def test_nothing_stands_in_the_way_of_who_searches_whether_anything_is_found_or_not(
    reader: Reader, width: int, words: str
) -> None:
    reader.page.emulate_media(reduced_motion="reduce")
    reader.page.set_viewport_size({"width": width, "height": 800})
    page = opened(reader)
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("found", timeout=30_000)
    page.wait_for_timeout(300)
    looking = Looking(page, ".md-search")
    looking.axe("light")
    looking.dark(lambda: looking.axe("dark", OF_COLOURS))
    assert [one for one in looking.looks if one.faults] == []


@pytest.mark.parametrize("processor", [1, 20])
def test_a_narrowed_search_looks_through_everything_that_was_found_on_a_slow_phone_too(
    reader: Reader, processor: int
) -> None:
    page = opened(reader)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": processor})
    search(page, "referral")
    drawn = page.locator(".md-search-result__item")
    assert drawn.count() == 10  # as many as the theme draws until somebody scrolls
    page.locator("#narrow-area").select_option("Rotherham")
    assert search(page, "referral")
    said = page.locator(".md-search-result__meta").inner_text()
    assert drawn.count() == int(said.split()[0]) > 20
    left = page.locator(".md-search-result__item:visible").count()
    assert page.locator("[data-narrowed]").inner_text() == f"Pages found that fit this choice: {left}."


def test_a_page_loads_nothing_of_the_search_until_somebody_goes_for_it(reader: Reader) -> None:
    page = reader.open("/england/contacts/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in reader.server.requests if "bundle" in one or "search_index" in one]
    with page.expect_response("**/search_index.json"):
        page.locator("[data-md-component=search-query]").hover()


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_typed_before_the_search_is_there_is_looked_for_when_it_comes(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    let_come = reader.hold("**/bundle.*.js")
    page = opened(reader)
    query = page.locator("[data-md-component=search-query]")
    query.press_sequentially("caldicott")
    let_come()
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)
    page.wait_for_timeout(500)
    expect(page.locator("#__search")).to_be_checked()


def test_a_search_that_does_not_come_says_so_and_comes_when_it_is_opened_again(reader: Reader) -> None:
    reader.context.route("**/bundle.*.js", lambda route: route.abort())
    page = opened(reader)
    expect(page.locator(".md-search-result__meta")).to_contain_text("The search did not come.")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    reader.complaints.clear()  # the browser's own word on what did not come
    reader.context.unroute("**/bundle.*.js")
    page.locator("[data-md-component=search-query]").click()
    assert search(page, "caldicott")


def test_who_finds_nothing_on_a_phone_is_given_the_numbers_that_the_search_covers(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 640})
    page = opened(reader)
    given = page.locator(".md-search [href='tel:999']")
    expect(given).to_be_hidden()
    page.keyboard.type("zyxxyz")
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found", timeout=30_000)
    expect(given).to_be_visible()
    search(page, "caldicott")
    expect(given).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("words", ["caldicott", "zyxxyz"])
def test_the_search_says_that_old_documents_are_not_in_it_and_where_they_are(
    reader: Reader, width: int, words: str
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 640})
    page = opened(reader)
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("found", timeout=30_000)
    said = page.locator(".narrow").get_by_text("What old documents say is not searched: open the area’s own page.")
    expect(said).to_be_in_viewport(ratio=1)


def test_what_was_looked_for_is_marked_on_the_page(reader: Reader) -> None:
    page = opened(reader)
    search(page, "caldicott")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("path", ["/england/situations/", "/"])
def test_what_was_looked_for_stays_part_of_its_sentence_on_a_button(reader: Reader, path: str) -> None:
    page = reader.open(f"{path}?h=child+review+consent+of+yes")
    page.wait_for_selector(":is(.button, .choices a, summary) mark", state="attached", timeout=30_000)
    columns = page.evaluate(
        """() => [...document.querySelectorAll("mark")]
        .filter((one) => /flex|grid/.test(getComputedStyle(one.parentElement).display))
        .filter((one) => getComputedStyle(one).display !== "contents")
        .map((one) => one.parentElement.innerText)"""
    )
    assert columns == []
