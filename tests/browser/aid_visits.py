"""Every state of every aid in force, looked at in the reader's browser, one aid after the other and each opened once.

The fewest states that show each kind of thing there is in any aid are looked at in every way, and of each aid in force
one at least: the one that holds most. The page of each of those is looked at on paper and on a phone, and axe looks at
its every other question and outcome. Of a historic aid only what no aid before it shows is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tests.browser import aid_states
from tests.browser.aid_states import AidState, Foretold
from tests.browser.visits import PHONE, UNFOLD, Look, LookedAtNothingError, Looking

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from decision_aids.model import Aid
    from tests.browser.conftest import Reader


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was found in one state, and whether it was looked at in every way."""

    foretold: Foretold
    in_every_way: bool
    looks: tuple[Look, ...]

    @property
    def faults(self) -> list[str]:
        """Each fault with the check, how the state was shown, and which it is."""
        state = self.foretold.state
        return [f"{state.name}: {one.check}, {one.shown}: {fault}" for one in self.looks for fault in one.faults]


class AidVisits:
    """Everything that was looked at in the aids so far, so that none is opened twice."""

    def __init__(self, meet: Callable[[], Reader], site: Path, day: str, aids: Sequence[Aid]) -> None:
        """Each aid is opened by a new reader; ``day`` is that of the site."""
        self._meet, self._site, self._day = meet, site, day
        self._aids = {one.aid: one for one in aids}
        self._made: dict[str, tuple[Seen, ...]] = {}

    @cached_property
    def plan(self) -> Mapping[str, tuple[Foretold, ...]]:
        """Every state of each aid, the aids in force first."""
        reader = self._meet()
        looking = Looking(reader.open("/about/"))
        current = [one for one in self._aids.values() if not one.historic]
        historic = [one for one in self._aids.values() if one.historic]
        found = {aid.aid: self._foretell(looking, aid, aid_states.of(aid, current)) for aid in (*current, *historic)}
        reader.context.close()
        return found

    def _foretell(self, looking: Looking, aid: Aid, states: Sequence[AidState]) -> tuple[Foretold, ...]:
        said = looking.ask("kinds", "foretold", aid_states.html(self._site, aid, states, self._day))
        return tuple(
            Foretold(
                state=state, heading=one["heading"], kinds=frozenset(said["kinds"][number] for number in one["kinds"])
            )
            for state, one in zip(states, said["found"], strict=True)
        )

    @cached_property
    def telling(self) -> Mapping[str, tuple[Foretold, ...]]:
        """The states of each aid that are looked at in every way: those that show what no aid before it showed."""
        known: set[str] = set()
        found = {}
        for aid, states in self.plan.items():
            richest = () if self._aids[aid].historic else (max(states, key=lambda one: len(one.kinds)),)
            known.update(*(one.kinds for one in richest))
            found[aid] = (*richest, *aid_states.telling(states, known))
            known.update(*(one.kinds for one in found[aid]))
        return found

    def seen(self, aid: str) -> tuple[Seen, ...]:
        """What was found in the states of an aid.

        Raises:
            LookedAtNothingError: no state of an aid in force was looked at.

        """
        if aid not in self._made:
            self._made[aid] = ()  # a visit that fails is not made again for every check
            self._made[aid] = self._visit(aid)
        if not self._made[aid] and not self._aids[aid].historic:
            message = f"Nobody looked at {aid}."
            raise LookedAtNothingError(message)
        return self._made[aid]

    def _visit(self, aid: str) -> tuple[Seen, ...]:
        telling, in_force = self.telling[aid], not self._aids[aid].historic
        if not telling:
            return ()
        reader = self._meet()
        # What moves by itself would be looked at half-way.
        reader.page.emulate_media(reduced_motion="reduce")
        page = reader.open_live(f"/{aid}/")
        seen = [look_at_the_page(page, self.plan[aid][0])] if in_force else []
        looking = Looking(page, "#live")
        looking.ask("kinds", "leaveTheStepAlone")
        seen += [look_at(looking, one, in_every_way=True) for one in telling]
        rest = [one for one in self.plan[aid] if one.state.step and one not in telling] if in_force else []
        page.set_viewport_size(PHONE)
        seen += [look_at(looking, one, in_every_way=False) for one in rest]
        reader.leave()
        return tuple(seen)


def look_at_the_page(page: Page, foretold: Foretold) -> Seen:
    """Look at the page of an aid as it is opened, with its drawing and all that stands below it."""
    looking = Looking(page)
    looking.on_paper()
    page.evaluate(UNFOLD)
    looking.on_a_phone()
    return Seen(foretold=foretold, in_every_way=False, looks=tuple(looking.looks))


def look_at(looking: Looking, foretold: Foretold, *, in_every_way: bool) -> Seen:
    """Go to a state, see that it is what was foretold, and look at it."""
    state = foretold.state
    looking.ask("kinds", "bring", state.walk, state.typed)
    here = looking.ask("kinds", "seen")
    assert here["heading"] == foretold.heading, state.name
    other = set(here["kinds"]) ^ foretold.kinds
    assert not other, f"{state.name} is otherwise than was foretold: {other}"
    looking.looks.clear()
    if in_every_way:
        looking.everything()
    else:
        looking.page.evaluate(UNFOLD, looking.within)
        looking.axe("light, on a phone")
    return Seen(foretold=foretold, in_every_way=in_every_way, looks=tuple(looking.looks))
