"""No state of any aid stands in anyone's way: its questions, outcomes and records, and what leads there and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browser import aid_states
from tests.browser.aid_states import AidState, Foretold
from tests.browser.aid_visits import AidVisits, look_at
from tests.browser.page_types import CHECKS, STATES
from tests.browser.visits import LookedAtNothingError, Looking
from tests.decision_aids import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Reader

AIDS = [one.aid for one in shipped.everything().aids]
IN_FORCE = [one.aid for one in AIDS if not one.historic]
HISTORIC = [one.aid for one in AIDS if one.historic]


@pytest.mark.parametrize("aid", IN_FORCE)
def test_no_question_outcome_or_record_of_an_aid_in_force_stands_in_anyones_way(
    aid_visits: AidVisits, aid: str
) -> None:
    assert [fault for one in aid_visits.seen(aid) for fault in one.faults] == []


def test_nothing_that_only_historic_aids_show_stands_in_anyones_way(aid_visits: AidVisits) -> None:
    seen = [one for aid in HISTORIC for one in aid_visits.seen(aid)]
    assert "the interruption" in {one.foretold.state.name for one in seen}
    assert [fault for one in seen for fault in one.faults] == []


@pytest.mark.parametrize("aid", IN_FORCE)
def test_every_question_and_outcome_of_an_aid_in_force_was_in_sight(aid_visits: AidVisits, aid: str) -> None:
    (written,) = (one for one in AIDS if one.aid == aid)
    asked = {one.ask for one in written.questions} | {one.do for one in written.outcomes}
    assert {one.foretold.heading for one in aid_visits.seen(aid)} == asked


def test_every_kind_of_thing_in_any_state_of_any_aid_was_looked_at_in_every_way(aid_visits: AidVisits) -> None:
    every = {kind for states in aid_visits.plan.values() for one in states for kind in one.kinds}
    looked: set[str] = set()
    for aid in aid_visits.plan:
        for one in aid_visits.seen(aid):
            if one.in_every_way:
                assert {look.check for look in one.looks} == set(CHECKS), one.foretold.state
                looked |= one.foretold.kinds
    assert every == looked


# What is planted, by style, on what no state of the aids shows that `STATES` is about; and the check that tells of it.
PLANT = """css => {
  const planted = new CSSStyleSheet();
  planted.replaceSync(css);
  document.adoptedStyleSheets = [planted];
}"""
PLANTED = [
    ("color: #cccccc", "axe", "color-contrast"),
    ("display: block; width: 400px", "reflow", "The page scrolls sideways"),
]


@pytest.mark.parametrize(("style", "check", "says"), PLANTED, ids=[check for _, check, _ in PLANTED])
def test_a_fault_that_only_another_aid_can_show_is_found_there(
    aid_visits: AidVisits, reader: Reader, style: str, check: str, says: str
) -> None:
    others = {one.path.strip("/") for one in STATES.values()} & aid_visits.plan.keys()
    known = {kind for aid in others for one in aid_visits.plan[aid] for kind in one.kinds}
    telling = ((aid, one) for aid in IN_FORCE for one in aid_visits.telling[aid])
    aid, state, kind = next(
        (aid, one, kind) for aid, one in telling for kind in one.kinds - known if kind.endswith(" > strong")
    )
    reader.page.emulate_media(reduced_motion="reduce")
    looking = Looking(reader.open_live(f"/{aid}/"), "#live")
    looking.page.evaluate(PLANT, f"#live{kind} {{ {style} }}")
    looks = look_at(looking, state, in_every_way=True).looks
    assert [fault for look in looks if look.check == check for fault in look.faults if says in fault]


def test_a_state_that_is_otherwise_than_was_foretold_is_not_passed_over(aid_visits: AidVisits, reader: Reader) -> None:
    first = aid_visits.plan[IN_FORCE[0]][0]
    looking = Looking(reader.open_live(f"/{IN_FORCE[0]}/"), "#live")
    with pytest.raises(AssertionError, match=r"is otherwise than was foretold: \{'> marquee'\}"):
        look_at(looking, replace(first, kinds=first.kinds | {"> marquee"}), in_every_way=False)


def test_an_aid_in_force_that_nobody_looked_at_does_not_pass(site: Path) -> None:
    def meet() -> Reader:
        raise ConnectionError

    visits = AidVisits(meet, site, "2026-11-26", AIDS)
    with pytest.raises(ConnectionError):
        visits.seen(IN_FORCE[0])
    with pytest.raises(LookedAtNothingError, match=IN_FORCE[0]):
        visits.seen(IN_FORCE[0])


def foretold(name: str, kinds: str) -> Foretold:
    state = AidState(aid="north-glen/aid", name=name, walk={})
    return Foretold(state=state, heading=name, kinds=frozenset(kinds))


def test_the_fewest_states_are_chosen_that_show_every_kind_of_thing_not_known_yet() -> None:
    states = [foretold("a", "ab"), foretold("b", "bcd"), foretold("c", "d"), foretold("d", "e")]
    assert [one.state.name for one in aid_states.telling(states)] == ["b", "a", "d"]
    assert [one.state.name for one in aid_states.telling(states, "ea")] == ["b"]
