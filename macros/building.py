"""From the data folder to everything the site is made of, or the problems that stop it.

No site builder is known here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from decision_aids import checking, states
from decision_aids.compiler import Compiled
from decision_aids.markup import Html
from macros import days, diagram, needed, pages, runtime, words
from macros.facts import contacts
from macros.machines import api, dates, decisions, feed
from macros.page import Asset, Page
from macros.start import area
from macros.time import clock
from macros.words import Words
from schemas.problems import Problem
from schemas.register import Register
from schemas.remembering import memory
from schemas.remembering.memory import Memory
from schemas.remembering.remembered import per_register


@dataclass(frozen=True, kw_only=True)
class Made:
    """Everything that the site takes from the data on one day."""

    register: Register
    aids: tuple[Compiled, ...]
    today: str
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    engine: Mapping[str, Path]
    emergency: tuple[Html, Html]
    areas: Mapping[str, Html]

    def __str__(self) -> str:
        """A name alone: the macros plugin writes down every variable at each build, and this one is the whole site."""
        return f"everything made from the data for {self.today}"

    @cached_property
    def by_uri(self) -> Mapping[str, Page]:
        """Every page by its path."""
        return {one.uri: one for one in self.pages}

    @property
    def today_in_words(self) -> str:
        """The day everything was made for, as a reader says it."""
        return days.in_words(self.today)

    @cached_property
    def local(self) -> frozenset[str]:
        """What the publishers other than the national one are called in the menu."""
        held = self.register.publishers.values()
        return frozenset(str(one.get("short", one["title"])) for one in held if one["tier"] != "national")

    def words(self, publisher: str, *, historic: bool = False) -> Words:
        """What the pages of a publisher explain, or those of none where it is not named; read once."""
        found: Words = per_register(
            f"words of {publisher} {historic} {self.today}",
            self.register,
            lambda: words.of(self.register, publisher, self.today, historic=historic),
        )
        return found

    def words_of(self, page: Page) -> Words:
        """What a page explains. One of the past says which meanings are of today."""
        old = page.outdated or (bool(page.edition) and not page.indexed)
        # The publisher that a page stood at before it moved may be gone.
        return self.words((page.moved_to or page.uri).partition("/")[0], historic=old)

    @cached_property
    def search_areas(self) -> list[str]:
        """The areas and publishers that a search can be narrowed to, the national one first."""
        held = sorted(self.register.publishers.values(), key=lambda one: (one["tier"] != "national", str(one["title"])))
        return [str(one.get("short", one["title"])) for one in held]

    @cached_property
    def search_sorts(self) -> list[str]:
        """The sorts of pages that a search can be narrowed to, those that some page is of."""
        found = {one.sort for one in self.pages if one.searched}
        return [sort for sort in (pages.SITUATIONS, pages.NUMBERS, *pages.SORTS.values(), pages.FACTS) if sort in found]

    @cached_property
    def clock(self) -> str:
        """What every page tells the script that follows the reader's clock, as JSON."""
        return clock.settings(self.today)


def read(data: Path, today: str) -> tuple[Register, tuple[Compiled, ...], tuple[Problem, ...]]:
    """The register, its compiled aids, and every problem: nothing is built of what `check` refuses, or without 999."""
    remembered = Memory(memory.beside(data), memory.made_by(checking.ROOMS))
    checked = checking.everything(data, today, remembered)
    remembered.keep()
    found = checked.held.register
    return found, checked.held.aids, (*checked.problems, *needed.problems(found, today, data.name))


def make(register: Register, aids: tuple[Compiled, ...], today: str, home: Path, site: str = "") -> Made:
    """Every page and file of a register in which nothing is wrong.

    Args:
        register: the register.
        aids: its compiled aids.
        today: the day whose statuses and numbers are shown, as an ISO date.
        home: the repo, whose ``.cache`` keeps drawings and the browser's engine between builds.
        site: the address that the site is published at, with a slash at the end; empty where nobody has said.

    """
    graphs = [diagram.graph(states.walk(one.aid)) for one in aids]
    cache = home / ".cache"
    drawings = diagram.draw(graphs, cache / "diagrams")
    return Made(
        register=register,
        aids=aids,
        today=today,
        pages=pages.pages(register, aids, today, drawings),
        assets=(
            *pages.assets(register, aids, today),
            *api.assets(register),
            *decisions.assets(aids),
            feed.asset(register, site, today),
            *dates.assets(register),
        ),
        engine=runtime.assets(cache, home),
        emergency=contacts.panel(register, today),
        areas={word: text for word in register.publishers if (text := area.panel(register, word, today))},
    )
