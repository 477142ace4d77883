"""Which faults are planted in an aid, which of them put a child at risk, and who notices."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from decision_aids import expected, faults, model, proof
from decision_aids.proof import Fact, SafetyRule
from tests.decision_aids import small

if TYPE_CHECKING:
    from decision_aids.faults import Trial
    from decision_aids.model import Aid

DANGER, HARM = f"{small.FACT}danger", f"{small.FACT}harm"
FACTS = {fact: Fact(values=("yes", "no", "not-sure"), risk=frozenset({"yes", "not-sure"})) for fact in (DANGER, HARM)}
WORRY = {"danger": ("no", "yes"), "harm": ("no", "yes")}
SOON = model.Deadline(
    id="england/deadlines#soon", title="", owner="", count=24, unit="hour", direction="after", event="call",
    event_words="", or_sooner="", calendar="", cites=(),
)  # fmt: skip
ROLES = ("emergency-services", "front-door")


def aid(**arrows: dict[str, str]) -> Aid:
    """A sound aid with a number to ring at every ending and a time to keep at one, and some arrows changed."""
    made = small.aid(
        {
            "danger": {"yes": "call-999", "no": "harm", "not-sure": "ring"},
            "harm": {"yes": "refer", "no": "table calm", "not-sure": "ring"},
            **arrows,
        },
        tables={"calm": (({"danger": "no"}, "withhold"),)},
        worry=WORRY,
        facts=("danger", "harm"),
    )
    numbers = tuple(model.Action(do="Ring.", contact="", contact_role=one, deadline="", cites=()) for one in ROLES)
    write = model.Action(do="Write.", contact="", contact_role="", deadline=SOON.id, cites=())
    outcomes = tuple(
        replace(one, actions=(*numbers, write) if one.id == "refer" else numbers, must_record=("reason",))
        for one in made.outcomes
    )
    return replace(made, outcomes=outcomes, deadlines=(SOON,))


def table() -> expected.Table:
    """What a second person would have typed for the small aid."""
    paths = small.paths(aid())
    return expected.Table(situations=tuple((dict(path), outcome) for path, outcome in sorted(paths)), outcomes={})


def by_rules(*rules: SafetyRule) -> dict[str, Trial]:
    """What became of each fault in the small aid, with no table beside the rules."""
    return {one.what: one for one in faults.trials(aid(), rules, FACTS, None)}


def test_the_small_aid_is_sound_before_anything_is_planted() -> None:
    assert proof.prove(aid(), (), FACTS).violations == ()


def test_every_fault_is_one_change_and_is_called_by_its_own_name() -> None:
    planted = list(faults.plant(aid()))
    assert len({one.what for one in planted}) == len(planted) == len({repr(one.aid) for one in planted})
    assert aid() not in [one.aid for one in planted]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        # Five arrows of their own: two nodes stand aside, the question itself and where it leads already.
        (" goes to ", 5 * 4 + 5),
        (" is dropped", 6),
        (" are swapped", 6),
        # From emergency four steps down, from refer three, from consult two, from record none.
        (" protects only as ", 4 + 3 + 2),
        (" loses the number of ", 4 * 2),
        (" loses the deadline ", 1),
        (" no longer asks for ", 4),
        (" allows longer", 1),
    ],
)
def test_every_kind_of_fault_is_planted_wherever_it_can_be(kind: str, number: int) -> None:
    assert len([one.what for one in faults.plant(aid()) if kind in one.what]) == number


def test_the_kinds_of_fault_told_here_are_all_there_are() -> None:
    assert len(list(faults.plant(aid()))) == 25 + 6 + 6 + 9 + 8 + 1 + 4 + 1


@pytest.mark.parametrize(
    ("fault", "at_risk"),
    [
        ("danger yes goes to ring", True),
        ("danger not-sure goes to withhold", True),
        ("danger not-sure goes to call-999", False),
        ("harm yes and not-sure are swapped", True),
        ("calm row 1 goes to ring", False),
        ("refer protects only as consult", True),
        ("call-999 loses the number of front-door", True),
        ("withhold loses the number of front-door", False),
        ("refer loses the deadline england/deadlines#soon", True),
        ("england/deadlines#soon allows longer", True),
        ("refer no longer asks for reason", False),
    ],
)
def test_a_fault_is_at_risk_when_someone_at_risk_ends_worse_for_it(fault: str, at_risk: bool) -> None:  # noqa: FBT001 - a column of cases
    assert by_rules()[fault].at_risk is at_risk


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (
            "danger not-sure goes to call-999",
            {"when": {DANGER: frozenset({"not-sure"})}, "must_results": frozenset({"advice"})},
        ),
        ("call-999 protects only as refer", {"protection": "emergency"}),
        ("call-999 loses the number of front-door", {"contacts": ("front-door",)}),
        ("call-999 no longer asks for reason", {"record": ("reason",)}),
    ],
)
def test_a_fault_that_no_rule_speaks_of_survives_until_one_does(fault: str, rule: dict[str, object]) -> None:
    nothing = SafetyRule(
        id="rule", title="It holds", when={DANGER: frozenset({"yes"})}, any_fact="", results=frozenset(),
        protection="", must_results=frozenset(), contacts=(), record=(), at_once=False, asked=(), deadlines=(),
        never_results=frozenset(),
    )  # fmt: skip
    assert by_rules()[fault].killed is False
    assert by_rules(replace(nothing, **rule))[fault].killed_by_rules is True  # type: ignore[arg-type] # each case names a field and its value


@pytest.mark.parametrize("fault", ["danger yes goes to harm", "harm yes is dropped", "harm no goes to danger"])
def test_structure_alone_kills_what_leaves_an_aid_unsound(fault: str) -> None:
    routes = {"yes": "refer", "no": "withhold", "not-sure": "ring"}
    plain = {one.what: one for one in faults.trials(aid(harm=routes), (), FACTS, None)}
    assert plain[fault].killed_by_rules is True


def test_a_table_typed_by_hand_kills_in_a_column_of_its_own() -> None:
    (with_table,) = (
        one for one in faults.trials(aid(), (), FACTS, table()) if one.what == "danger not-sure goes to call-999"
    )
    assert (with_table.killed_by_rules, with_table.killed_by_table, with_table.killed) == (False, True, True)


def test_a_table_typed_by_hand_finds_nothing_in_the_aid_it_was_typed_for() -> None:
    assert [one for one in expected.compare(aid(), table()) if "says nothing" not in one.sentence] == []


def test_a_third_of_the_faults_in_the_national_aid_those_at_risk_all_killed_by_rules_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The whole of them takes as long as all other tests together, and is in `make prove`.
    every, register = faults.plant, small.held()
    monkeypatch.setattr(faults, "plant", lambda aid: islice(every(aid), 0, None, 3))
    national = small.real(small.NATIONAL)
    rules, facts = proof.rules_of(register, national.edition), proof.facts_of(register)
    at_risk = [one for one in faults.trials(national.aid, rules, facts, None) if one.at_risk]
    assert len(at_risk) > 50
    assert [one.what for one in at_risk if not one.killed_by_rules] == []
