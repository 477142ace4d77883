"""Nothing that a machine can find stands in anyone's way, on every type of page and on the aid at each stage."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, Reader

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "/",
    "/england/",
    "/west-sussex/",
    "/west-sussex/contacts/",
    "/england/sources/",
    "/england/deadlines/",
    "/england/calendars/",
    "/england/terms/",
    "/england/subjects/",
    "/england/superseded-statements/",
    "/west-sussex/information-sharing-agreement/",
    "/west-sussex/information-sharing-agreement/2020-10/",
    "/england/record-of-a-decision/",
    "/england/share-information/",
    "/west-sussex/information-sharing-flowchart/",
    "/west-sussex/start/",
    "/rotherham/start/",
    "/england/situations/",
    "/west-sussex/levels-of-need/",
    "/west-sussex/practice-standards/",
    "/west-sussex/practice-standards/self-audit/",
    "/england/subjects/consent-to-share/",
    "/rotherham/bodies/",
    "/roles/",
    "/correction/",
    "/accessibility/",
    "/about/",
    "/nowhere/",
]


# axe looks only at what can be seen: every folded part is opened, and every step of an aid shown. Of several parts with
# one name a browser keeps only one open.
UNFOLD = """() => {
  for (const one of document.querySelectorAll("details")) {
    one.removeAttribute("name");
    one.open = true;
  }
  for (const one of document.querySelectorAll(".step")) one.style.display = "block";
}"""


# What axe asks of colours. All else it asks is the same in both schemes, and is asked in the light one.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


# Only what is wrong comes back: what is right is some megabytes on a large page, and most of the time axe takes.
ASK = """async only => {
  const { violations, passes } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  const faults = violations.flatMap(one => one.nodes.map(
    node => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 200)}`));
  return { looked: passes.length + violations.length, faults };
}"""


def faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds by some rules, or by all; each with where. It must have looked at something."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: dict[str, Any] = page.evaluate(ASK, only)
    assert found["looked"], "axe looked at nothing"
    return list(found["faults"])


def settle(reader: Reader, path: str, scheme: str, width: int) -> Page:
    reader.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.page.set_viewport_size({"width": width, "height": 900})
    return reader.open(path)


def test_a_planted_fault_is_found_and_named(reader: Reader) -> None:
    page = settle(reader, "/about/", "light", 1280)
    page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
    page.evaluate("document.querySelector('h1').style.color = '#cccccc'")
    rules = {one.split(":")[0] for one in faults(page)}
    assert rules == {"image-alt", "color-contrast"}
    assert [one.split(":")[0] for one in faults(page, OF_COLOURS)] == ["color-contrast"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)])
@pytest.mark.parametrize("path", PAGES)
def test_every_type_of_page_is_free_of_faults(reader: Reader, path: str, scheme: str, width: int) -> None:
    page = settle(reader, path, scheme, width)
    page.evaluate(UNFOLD)
    assert faults(page, OF_COLOURS if scheme == "dark" else None) == []
    reader.complaints.clear()  # a page that is not there is said to be 404


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(reader: Reader, path: str) -> None:
    page = settle(reader, path, "light", 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    reader.complaints.clear()


@pytest.mark.parametrize("path", ["/england/share-information/", "/rotherham/resolve-a-dispute/"])
def test_no_number_to_ring_reaches_over_its_frame_on_a_phone(reader: Reader, path: str) -> None:
    page = settle(reader, path, "light", 320)
    page.evaluate(UNFOLD)
    over = "[...document.querySelectorAll('.contact')].map(one => one.scrollWidth - one.clientWidth)"
    found = page.evaluate(over)
    assert found
    assert max(found) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_aid_is_free_of_faults_at_question_summary_outcome_and_record(reader: Reader, scheme: str) -> None:
    page = settle(reader, "/england/share-information/", scheme, 1280)
    page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    assert faults(page) == []
    page.click("#live a.answer[data-answer=no]")
    page.wait_for_selector("#live .summary")
    assert faults(page) == []
    page.click("#live a.answer[data-answer=yes]")
    page.wait_for_selector("#live form.record")
    assert faults(page) == []
    page.click("#live form.record button")
    page.wait_for_selector(".record__text")
    assert faults(page) == []


def test_the_historic_aid_is_free_of_faults_at_its_interruption_and_an_outcome(reader: Reader) -> None:
    page = reader.open_live("/west-sussex/information-sharing-flowchart/")
    assert faults(page) == []
    page.click("#live a[data-begin]")
    page.click("#live a.answer[data-answer=no]")
    page.wait_for_selector("#live form.record")
    assert faults(page) == []
