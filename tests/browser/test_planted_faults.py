"""Each look finds what is planted for it, and finds nothing in the same page without it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Reader
from tests.browser.visits import PAPER, PHONE, Looking

STYLE = """
  * { box-sizing: border-box }
  body { margin: 0; background: #fff; color: #000; font: 16px/1.5 sans-serif }
  a, button, summary { display: inline-block; min-width: 44px; min-height: 44px; color: #00c }
  p a { display: inline }
  :focus-visible { outline: 3px solid #000 }
  .tag { background: #eee; border: 1px solid #555 }
  .scroll { overflow-x: auto; width: 200px }
  td { min-width: 400px }
  @media print { button { display: none } details::details-content { content-visibility: visible } }
"""
SOUND = """
  <a href="#content">Skip to the content</a>
  <a href="tel:999">999</a>
  <main id="content">
    <h1>A page without a fault</h1>
    <p>A sentence with <a href="#a">a link</a> in it.</p>
    <nav><a href="#b" aria-current="page" style="font-weight: 700">This</a> <a href="#c">Another</a></nav>
    <section class="step"><h2>Is anyone in danger?</h2><a class="answer" href="#d">Yes</a></section>
    <span class="tag">In force</span>
    <details><summary>More</summary><p>Said in full.</p></details>
    <div class="scroll" tabindex="0" role="region" aria-label="A table"><table><tr><td>Cell</td></tr></table></div>
    %s
    <button>Make the record</button>
  </main>
  <footer>The end</footer>
"""


def opened(reader: Reader, planted: str) -> Looking:
    head = f"<!doctype html><html lang=en><title>Planted</title><style>{STYLE}</style>"
    page = f"{head}<body>{SOUND % planted}</body></html>"
    reader.context.route("**/planted/", lambda route: route.fulfill(body=page, content_type="text/html"))
    reader.page.emulate_media(reduced_motion="reduce")
    reader.page.set_viewport_size(PHONE)
    return Looking(reader.open("/planted/"))


def backwards(looking: Looking) -> dict[str, Any]:
    return looking.walk(backwards=True)


def asking(module: str, asked: str) -> Callable[[Looking], dict[str, Any]]:
    return lambda looking: looking.ask(module, asked)


def spaced(asked: str) -> Callable[[Looking], dict[str, Any]]:
    def ask(looking: Looking) -> dict[str, Any]:
        looking.ask("reflow", "space", True)  # noqa: FBT003 - it goes to JavaScript
        found: dict[str, Any] = looking.ask("reflow", asked)
        return found

    return ask


def forced(module: str, asked: str) -> Callable[[Looking], dict[str, Any]]:
    def ask(looking: Looking) -> dict[str, Any]:
        looking.ask("forced", "remember")
        looking.page.emulate_media(forced_colors="active")
        found: dict[str, Any] = looking.ask(module, asked)
        return found

    return ask


def printed(looking: Looking) -> dict[str, Any]:
    looking.page.set_viewport_size(PAPER)
    looking.page.emulate_media(media="print")
    found: dict[str, Any] = looking.ask("paper", "wrong")
    return found


def unstyled(looking: Looking) -> dict[str, Any]:
    looking.ask("order", "styles", False)  # noqa: FBT003 - as above
    found: dict[str, Any] = looking.ask("order", "unstyled")
    return found


LOOKS: dict[str, Callable[[Looking], dict[str, Any]]] = {
    "forwards": Looking.walk,
    "backwards": backwards,
    "marks": asking("keyboard", "marks"),
    "targets": asking("targets", "tooSmall"),
    "hurried": asking("targets", "hurried"),
    "cut": asking("reflow", "cut"),
    "overlaps": asking("reflow", "overlaps"),
    "spaced": spaced("cut"),
    "spaced overlaps": spaced("overlaps"),
    "forced": forced("forced", "lost"),
    "forced marks": forced("keyboard", "marks"),
    "motion": asking("motion", "moves"),
    "printed": printed,
    "unstyled": unstyled,
    "upwards": asking("order", "upwards"),
}
CAUGHT = "onkeydown=\"if (event.key === 'Tab') event.preventDefault()\""
SENT_BACK = "onkeydown=\"if (event.key === 'Tab') setTimeout(() => document.querySelector('#first').focus())\""
TINY = '<button style="all: unset; width: 10px; height: 10px"></button>'
FOLDED = "<style>#in::details-content { content-visibility: hidden !important }</style>"
# The look, what is planted, and what it says of that.
PLANTED = [
    ("forwards", '<a href="#x" style="outline: none">Quiet</a>', "Nothing shows that it has the focus: a “Quiet”"),
    ("forwards", '<a href="#x" style="outline-color: #ddd">Pale</a>', "Nothing shows that it has the focus: a “Pale”"),
    ("forwards", '<a href="#x" style="outline-width: 1px">Thin</a>', "Nothing shows that it has the focus: a “Thin”"),
    (
        "forwards",
        '<div style="overflow: hidden; width: 44px; height: 44px"><a href="#x">Cut</a></div>',
        "Nothing shows that it has the focus: a “Cut”",
    ),
    (
        "forwards",
        '<div style="position: fixed; inset: 0; background: #fff">Over all</div>',
        "While it has the focus, no point of it is in sight: a “Skip to the content”",
    ),
    (
        "backwards",
        '<div style="position: fixed; inset: 0 0 auto; height: 150px; background: #fff">Over the head</div>',
        "While it has the focus, no point of it is in sight: a “999”",
    ),
    ("forwards", '<button tabindex="-1">Out of reach</button>', "The keyboard never reaches button “Out of reach”"),
    ("forwards", '<a href="#x" tabindex="3">Too early</a>', "The keyboard never reaches a “Too early”"),
    ("forwards", f"<button {CAUGHT}>Caught</button>", "The keyboard is caught at button “Caught”"),
    (
        "forwards",
        f'<button id="first">First</button><button {SENT_BACK}>Back</button>',
        "The keyboard comes a second time to button#first “First”",
    ),
    ("marks", '<a href="#x" class="q" style="outline: none">No</a>', "Nothing shows that it has the focus: a.q “No”"),
    (
        "marks",
        '<style>.w:focus { background: #00c }</style><a href="#x" class="w">Blue on blue</a>',
        "Its words are too pale while it has the focus: a.w “Blue on blue”",
    ),
    (
        "forced marks",
        '<a href="#x" class="q" style="outline: none; box-shadow: 0 0 0 3px #000">Glow</a>',
        "Nothing shows that it has the focus: a.q “Glow”",
    ),
    (
        "targets",
        f"<div>{TINY * 2}</div>",
        "10 by 10: button “”",
    ),
    ("hurried", '<a href="tel:101" style="min-width: 0; width: 30px">101</a>', "30 by 44: a “101”"),
    ("cut", '<div style="width: 400px">Wide</div>', "The page scrolls sideways, by 80 pixels"),
    (
        "cut",
        '<div style="width: 60px; overflow: hidden; white-space: nowrap">Too long for this box</div>',
        "Cut off at a side: div “Too long for this box”",
    ),
    (
        "cut",
        '<div style="height: 20px; width: 60px; overflow: hidden">Too long for this box</div>',
        "Cut off above or below: div “Too long for this box”",
    ),
    (
        "cut",
        '<div style="width: 40px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">So long</div>',
        "Its words end in an ellipsis: div “So long”",
    ),
    (
        "cut",
        '<div class="scroll"><table><tr><td>Out of reach</td></tr></table></div>',
        "It scrolls sideways, and the keyboard cannot scroll it: div.scroll “Out of reach”",
    ),
    (
        "cut",
        '<div class="scroll" tabindex="0"><p style="width: 400px">Prose</p></div>',
        "It scrolls sideways and is neither a table nor a drawing: div.scroll “Prose”",
    ),
    (
        "cut",
        '<div style="position: fixed; top: 0; height: 500px">Stays</div>',
        "It stays in sight and takes over half of it: div “Stays”",
    ),
    ("overlaps", '<div style="height: 0">Below</div><div>Above</div>', "div “Below” stands on div “Above”"),
    (
        "spaced",
        '<div style="height: 24px; width: 130px; overflow: hidden">This fits its box</div>',
        "Cut off above or below: div “This fits its box”",
    ),
    (
        "spaced overlaps",
        '<div style="height: 24px; width: 130px">This fits its box</div><div>The next line</div>',
        "div “This fits its box” stands on div “The next line”",
    ),
    ("forced", '<b style="background: #fc0">Chosen</b>', "Its ground is gone and no line is left: b “Chosen”"),
    (
        "forced",
        '<nav><a href="#x" aria-current="page" style="color: #080">Here</a><a href="#y">There</a></nav>',
        "It is the current one and looks like the others: a “Here”",
    ),
    ("motion", '<i style="transition: color 1s">Fades</i>', "It moves: i “Fades”"),
    (
        "motion",
        "<style>@keyframes a { to { opacity: 0 } } i { animation: a 2s }</style><i>Pulses</i>",
        "It moves: i “Pulses”",
    ),
    ("printed", '<b style="color: #fff; background: #000">White</b>', "Too pale on white paper: b “White”"),
    ("printed", "<button style='display: block'>Press</button>", "There is something to press: button “Press”"),
    (
        "printed",
        '<details id="in"><summary>Fold</summary><p>Kept</p></details>' + FOLDED,
        "It stays folded: p “Kept”",
    ),
    ("printed", '<div style="position: fixed">Floats</div>', "It floats over the text: div “Floats”"),
    ("unstyled", "<h1>Another title</h1>", "It has 2 headings of the first level"),
    ("unstyled", "<h4>Too deep</h4>", "A level is skipped before h4 “Too deep”"),
    (
        "unstyled",
        '<div class="step"><a class="answer" href="#x">Yes</a><h2>Asked too late</h2></div>',
        "It comes before what it answers: a.answer “Yes”",
    ),
    (
        "upwards",
        '<div style="display: flex; flex-direction: column-reverse"><a href="#x">One</a><a href="#y">Two</a></div>',
        "It is read later and stands higher: a “Two”",
    ),
]


@pytest.mark.parametrize("look", LOOKS)
def test_a_page_without_a_fault_is_looked_at_and_has_none(reader: Reader, look: str) -> None:
    found = LOOKS[look](opened(reader, ""))
    assert found["looked"] > 0
    assert found["faults"] == []


@pytest.mark.parametrize(("look", "planted", "says"), PLANTED, ids=[f"{look}: {says}" for look, _, says in PLANTED])
def test_what_is_planted_is_found_and_named(reader: Reader, look: str, planted: str, says: str) -> None:
    assert says in LOOKS[look](opened(reader, planted))["faults"]


def test_every_look_has_a_fault_planted_for_it() -> None:
    assert {look for look, _, _ in PLANTED} == set(LOOKS)


def test_an_emergency_number_after_the_title_is_found(reader: Reader) -> None:
    looking = opened(reader, "")
    looking.page.evaluate("document.querySelector('h1').after(document.querySelector('[href=\"tel:999\"]'))")
    assert "The number to ring comes after the title" in unstyled(looking)["faults"]
