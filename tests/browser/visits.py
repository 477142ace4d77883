"""One visit to a page or state, in which everything is looked at that `page_types.CHECKS` names.

The looks themselves are the small modules in `looks/`, which the page loads as if they were its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.browser.axe import OF_COLOURS, axe
from tests.browser.page_types import PAGE_TYPES, STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import CDPSession, Page, Route, ViewportSize

    from tests.browser.conftest import Reader

LACKING = [name for name, state in STATES.items() if state.without]
LOOKS = Path(__file__).parent / "looks"
SCREEN: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 900}
# 1280 by 1024 at 400 %.
ENLARGED: ViewportSize = {"width": 320, "height": 256}
# A4 between its margins.
PAPER: ViewportSize = {"width": 718, "height": 1000}

# What is folded or waits for its turn is opened, so that all of it is looked at. Of several parts with one name a
# browser keeps only one open.
UNFOLD = """within => {
  const part = document.querySelector(within ?? "body");
  for (const one of part.querySelectorAll("details")) {
    one.removeAttribute("name");
    one.open = true;
  }
  for (const one of part.querySelectorAll(".step")) one.style.display = "block";
}"""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What one look found: the check it belongs to, how the page was shown, and each fault with where it is."""

    check: str
    shown: str
    faults: tuple[str, ...]


class LookedAtNothingError(AssertionError):
    """A look that found nothing to look at, which proves nothing."""


class Looking:
    """A person who looks at one open page in every way.

    The Tab key, axe and what is unfolded keep to the part ``within``; every other look is at the whole page, whatever
    the part is.
    """

    def __init__(self, page: Page, within: str = "body") -> None:
        """Give the page the modules that look."""
        self.page = page
        self.within = within
        self.looks: list[Look] = []
        self._keys: CDPSession = page.context.new_cdp_session(page)
        page.context.route(re.compile(r"/looks/\w+\.js$"), _module)

    def ask(self, module: str, asked: str, *given: object) -> Any:  # noqa: ANN401 - each look answers in its own way
        """What a function of a module says of the page."""
        ask = "async ([module, asked, given]) => (await import(`/looks/${module}.js`))[asked](...given)"
        return self.page.evaluate(ask, [module, asked, list(given)])

    def note(self, check: str, shown: str, found: dict[str, Any]) -> None:
        """Keep what a look found.

        Raises:
            LookedAtNothingError: it found nothing to look at.

        """
        if not found["looked"]:
            message = f"{check}, {shown}: there was nothing to look at on {self.page.url}"
            raise LookedAtNothingError(message)
        self.looks.append(Look(check=check, shown=shown, faults=tuple(found["faults"])))

    def walk(self, *, backwards: bool = False) -> dict[str, Any]:
        """Press Tab from one end of the page to the other."""
        controls: int = self.ask("keyboard", "begin", self.within, backwards)
        press = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        press["modifiers"] = 8 if backwards else 0
        for _ in range(2 * controls + 20):
            self._keys.send("Input.dispatchKeyEvent", press)
            if self.ask("keyboard", "note"):
                break
        found: dict[str, Any] = self.ask("keyboard", "found", backwards)
        return found

    def everything(self) -> None:
        """Every look there is, each way of showing the page after the other."""
        self.on_paper()
        self.on_a_screen()
        self.unfolded()
        self.on_a_phone()
        self.enlarged()
        self.unstyled()

    def axe(self, shown: str, rules: list[str] | None = None) -> None:
        """What axe says of the page, or of the part that is looked at."""
        self.note("axe", shown, axe(self.page, rules, "html" if self.within == "body" else self.within))

    def on_paper(self) -> None:
        """The page as it is printed, which is the same whichever colours it had on the screen."""
        self.page.set_viewport_size(PAPER)
        self.page.emulate_media(media="print")
        self.note("paper", "printed", self.ask("paper", "wrong"))
        self.note("paper", "printed, cut off", self.ask("reflow", "cut"))
        self.dark(lambda: self.note("paper", "printed from dark", self.ask("paper", "wrong")))
        self.page.emulate_media(media="screen")

    def on_a_screen(self) -> None:
        """The page on a laptop: backwards by keyboard, since what stays in sight at the top covers what comes there."""
        self.page.set_viewport_size(SCREEN)
        self.note("keyboard", "backwards", self.walk(backwards=True))
        self.note("motion", "on a screen", self.ask("motion", "moves"))
        self.forced("light")
        self.dark(lambda: self.forced("dark"))

    def forced(self, scheme: Literal["light", "dark"]) -> None:
        """The page in a light or a dark set of colours of the reader's own system."""
        self.ask("forced", "remember")
        self.page.emulate_media(forced_colors="active", color_scheme=scheme)
        self.note("forced colours", f"{scheme}, on a screen", self.ask("forced", "lost"))
        self.note("focus", f"forced colours, {scheme}", self.ask("keyboard", "marks"))
        self.page.emulate_media(forced_colors="none", color_scheme="light")

    def unfolded(self) -> None:
        """The same, with everything open that can be."""
        self.page.evaluate(UNFOLD, self.within)
        self.axe("light, on a screen")
        self._spaced("on a screen")
        self.note("focus", "light", self.ask("keyboard", "marks"))
        self.dark(self._in_dark)

    def _in_dark(self) -> None:
        self.axe("dark, on a screen", OF_COLOURS)
        self.note("focus", "dark", self.ask("keyboard", "marks"))

    def on_a_phone(self) -> None:
        """The page on a narrow phone, everything open."""
        self.page.set_viewport_size(PHONE)
        self.axe("light, on a phone")
        self.dark(lambda: self.axe("dark, on a phone", OF_COLOURS))
        self.note("targets", "on a phone", self.ask("targets", "tooSmall"))
        self.note("hurried targets", "on a phone", self.ask("targets", "hurried"))
        self.note("reflow", "on a phone", self.ask("reflow", "cut"))
        self.note("reflow", "on a phone, words on words", self.ask("reflow", "overlaps"))
        self._spaced("on a phone")
        self.note("order", "on a phone", self.ask("order", "upwards"))

    def enlarged(self) -> None:
        """The page at four times its size."""
        self.page.set_viewport_size(ENLARGED)
        self.note("reflow", "at 400 %", self.ask("reflow", "cut"))
        self.note("keyboard", "forwards at 400 %", self.walk())

    def unstyled(self) -> None:
        """The page as it is read out, or shown where style sheets are turned off."""
        self.ask("order", "styles", False)  # noqa: FBT003 - it goes to JavaScript, which has no names for arguments
        self.note("order", "without style sheets", self.ask("order", "unstyled"))
        self.ask("order", "styles", True)  # noqa: FBT003 - as above

    def dark(self, look: Callable[[], None]) -> None:
        """Look in dark colours, chosen as a reader chooses them."""
        self.page.evaluate("document.getElementById('__palette_1').click()")
        assert self.page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        look()
        self.page.evaluate("document.getElementById('__palette_0').click()")

    def _spaced(self, shown: str) -> None:
        self.ask("reflow", "space", True)  # noqa: FBT003 - as above
        self.note("spacing", shown, self.ask("reflow", "cut"))
        self.note("spacing", f"{shown}, words on words", self.ask("reflow", "overlaps"))
        self.ask("reflow", "space", False)  # noqa: FBT003 - as above


def _module(route: Route) -> None:
    route.fulfill(path=LOOKS / route.request.url.rpartition("/")[2], content_type="text/javascript")


class Visits:
    """Everything that was looked at so far, so that no page is visited twice."""

    def __init__(self, meet: Callable[[], Reader]) -> None:
        """Each visit is made by a new reader, who comes with nothing kept."""
        self._meet = meet
        self._made: dict[str, tuple[Look, ...]] = {}

    def faults(self, place: str, check: str) -> list[str]:
        """What a check found on a type of page (its address) or in a state (its name), and how it was shown then.

        Raises:
            LookedAtNothingError: no look of that place belongs to the check.

        """
        if place not in self._made:
            self._made[place] = ()  # a visit that fails is not made again for every check
            self._made[place] = self._visit(place)
        looks = [one for one in self._made[place] if one.check == check]
        if not looks:
            message = f"Nobody looked at {place} for {check}."
            raise LookedAtNothingError(message)
        return [f"{one.shown}: {fault}" for one in looks for fault in one.faults]

    def _visit(self, place: str) -> tuple[Look, ...]:
        reader = self._meet()
        # What moves by itself would be looked at half-way.
        reader.page.emulate_media(reduced_motion="reduce")
        if place in PAGE_TYPES:
            # The page as it is before an engine takes over, for as long as anybody looks.
            reader.context.route("**/engine/**", lambda _: None)
            page = reader.open(place)
        else:
            page = use(reader, place)
        looking = Looking(page)
        looking.everything()
        reader.context.close()
        assert reader.foreign == []
        # A page that is not there is said to be 404, and its address is not one that the theme can work with; and a
        # browser says what did not come.
        assert place == "/nowhere/" or place in LACKING or reader.complaints == []
        return tuple(looking.looks)


def use(reader: Reader, name: str) -> Page:
    """Bring a page into a state."""
    state = STATES[name]
    if state.without:
        reader.context.route(state.without, lambda route: route.abort())
    if state.chosen:
        reader.open(state.chosen)
    page = reader.open(state.path)
    if "#live" in state.shows or any("#live" in one for one in state.presses):
        page.wait_for_selector("#aid[data-engine=live]", timeout=60_000)
    for one in state.presses:
        page.click(one)
    page.wait_for_selector(state.shows)
    return page


def every(places: Iterable[str]) -> list[str]:
    """As the ids of tests: a name for each place."""
    return [PAGE_TYPES.get(place, place) for place in places]
