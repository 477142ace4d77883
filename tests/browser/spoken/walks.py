"""What is listened to: whole pages, and walks of aids from the first question to the record, as one text each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.spoken import listening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import CDPSession, Page, ViewportSize

FOLDER = Path(__file__).parent
LIVE = "#aid[data-engine=live]"
# A Friday afternoon in winter, when UK time is UTC, on the day that the tests build the site for.
NOW = datetime(2026, 11, 27, 15, 5, tzinfo=UTC)

SCREEN: ViewportSize = {"width": 1280, "height": 900}


@dataclass(frozen=True, kw_only=True)
class Walk:
    """An aid's page, what is pressed on it in order, and what is typed into the record.

    An answer is pressed as *question=answer*; *change question* goes back to one.
    """

    path: str
    pressed: tuple[str, ...]
    typed: Mapping[str, str] = field(default_factory=dict)


WHOLE_PAGES = {"home": "/", "a-live-question": "/england/share-information/"}
WALKS = {
    "share-information": Walk(
        path="/england/share-information/",
        pressed=("immediate-danger=no", "significant-harm=yes"),
        typed={"reason": "Bruising seen twice.", "what-shared": "Dates and what was seen."},
    ),
    "worried-about-a-child": Walk(
        path="/england/worried-about-a-child/",
        pressed=(
            "immediate-danger=no",
            "significant-harm=no",
            "has-social-worker=no",
            "child-in-need=no",
            "change has-social-worker",
            "has-social-worker=no",
            "help-not-working=no",
            "unmet-need=yes",
        ),
    ),
}
NAMES = (*WHOLE_PAGES, *WALKS)


def place(name: str) -> Path:
    """The file of a script."""
    return FOLDER / f"{name}.txt"


def script(page: Page, url: str, name: str) -> str:
    """A script as it is heard now, from a page of a browser and the address of the site, built for the day of `NOW`."""
    page.clock.set_fixed_time(NOW)
    session = page.context.new_cdp_session(page)
    walk = WALKS.get(name)
    page.goto(url + (walk.path if walk else WHOLE_PAGES[name]))
    if walk or page.locator("#aid").count():
        page.wait_for_selector(LIVE, timeout=60_000)
    listening.watch(page)
    lines = _walked(page, session, walk) if walk else listening.heard(listening.tree(session))
    return "\n".join(lines) + "\n"


def _walked(page: Page, session: CDPSession, walk: Walk) -> Iterator[str]:
    yield from listening.heard(listening.within(listening.tree(session), _element(session, "#aid")))
    for one in walk.pressed:
        question, _, answer = one.removeprefix("change ").partition("=")
        what = f"[data-question={question}][data-answer={answer}]" if answer else f"[data-change={question}]"
        yield from _pressed(page, session, f"#live a{what}")
    for name, text in walk.typed.items():
        page.fill(f"#live [name={name}]", text)
        yield from ("", f"TYPED into {name}: {text}")
    yield from _pressed(page, session, "#live form.record button", at="#record-made")


def _pressed(page: Page, session: CDPSession, what: str, at: str = "#live") -> Iterator[str]:
    """Press something, and tell what is announced, where the focus lands and what is there to be read from then on."""
    place = page.locator(what)
    named = listening.within(listening.tree(session), _element(session, what))
    before = page.locator(at).inner_html()
    place.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("([at, before]) => document.querySelector(at)?.innerHTML !== before", arg=[at, before])
    page.wait_for_function("() => document.activeElement?.matches('#live :is(h2, h3)')")
    page.wait_for_timeout(150)
    yield from ("", f"PRESSED {listening.said_on_focus(named)}")
    yield from (f"ANNOUNCED {one}" for one in listening.announced(page))
    focused = listening.within(listening.tree(session), _element(session, "document.activeElement"))
    yield f"FOCUS ON {listening.said_on_focus(focused)}"
    yield "READ ON"
    yield from _heard_inside(session, at)


def _heard_inside(session: CDPSession, selector: str) -> list[str]:
    whole = listening.tree(session)
    return [f"  {line}" for line in listening.heard(listening.within(whole, _element(session, selector)))]


def _element(session: CDPSession, selector: str) -> int:
    """The browser's own number for an element, by which its tree names it too."""
    expression = selector if selector.startswith("document.") else f"document.querySelector({selector!r})"
    found = session.send("Runtime.evaluate", {"expression": expression})["result"]
    return int(session.send("DOM.describeNode", {"objectId": found["objectId"]})["node"]["backendNodeId"])
