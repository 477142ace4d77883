"""Which faults are planted in an aid, which of them put a child at risk, and who notices."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

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
        # Of six nodes two stand aside: the question itself, and where its answer leads already. The answer that a
        # table decides leads to none of its own, and neither does a row that leads to another node.
        (" goes to ", 5 * 4 + 5 + 5),
        (" is decided by ", 5),
        (" is left out", 1),
        (" no longer fits ", 1),
        (" too for ", 2),
        (" is dropped", 6),
        (" are swapped", 6),
        # From emergency four steps down, from refer three, from consult two, from record none.
        (" protects only as ", 4 + 3 + 2),
        (" loses the number of ", 4 * 2),
        ("nobody is given the number of ", 2),
        (" loses the deadline ", 1),
        (" no longer asks for ", 4),
        (" allows longer", 1),
    ],
)
def test_every_kind_of_fault_is_planted_wherever_it_can_be(kind: str, number: int) -> None:
    assert len([one.what for one in faults.plant(aid()) if kind in one.what]) == number


@pytest.mark.parametrize(
    ("changed", "planted"),
    [
        ({"if_closed": "next-working-day"}, ["allows longer"]),
        ({"if_closed": "working-day-before"}, ["allows longer", "stays on a closed day"]),
        ({"count": 0, "unit": "", "by": "30 September"}, ["is by 29 September", "is by 1 October", "is by 30 October"]),
    ],
)
def test_each_change_by_which_a_deadline_can_allow_longer_is_planted(
    changed: dict[str, Any], planted: list[str]
) -> None:
    deadline = replace(SOON, **({"unit": "day"} | changed))
    found = [one.what for one in faults.plant(replace(aid(), deadlines=(deadline,)))]
    assert [what for what in found if what.startswith(SOON.id)] == [f"{SOON.id} {said}" for said in planted]


@pytest.mark.parametrize(
    "fault", ["is by 29 September", "is by 1 October", "is by 30 October", "stays on a closed day"]
)
def test_a_day_that_slipped_is_at_risk_and_noticed_by_a_rule_and_by_a_table(fault: str) -> None:
    yearly = replace(SOON, count=0, unit="", by="30 September", if_closed="working-day-before")
    sound = replace(aid(), deadlines=(yearly,))
    kept = SafetyRule(
        id="rule", title="It holds", when={HARM: frozenset({"yes"})}, any_fact="", results=frozenset(), protection="",
        must_results=frozenset(), contacts=(), record=(), at_once=False, asked=(), deadlines=(yearly,),
        never_results=frozenset(),
    )  # fmt: skip
    typed = replace(table(), outcomes={"refer": {"deadlines": ["by 30 September, working-day-before"]}})
    assert proof.prove(sound, (kept,), FACTS).violations == ()
    for rules, beside, killed in (((kept,), None, (True, False)), ((), typed, (False, True))):
        (one,) = (each for each in faults.trials(sound, rules, FACTS, beside) if each.what == f"{SOON.id} {fault}")
        assert (one.at_risk, one.killed_by_rules, one.killed_by_table) == (True, *killed)


def test_the_kinds_of_fault_told_here_are_all_there_are() -> None:
    assert len(list(faults.plant(aid()))) == 30 + 5 + 1 + 1 + 2 + 6 + 6 + 9 + 8 + 2 + 1 + 4 + 1


@pytest.mark.parametrize(
    ("fault", "at_risk"),
    [
        ("danger yes goes to ring", True),
        ("danger not-sure goes to withhold", True),
        ("danger not-sure goes to call-999", False),
        ("harm yes and not-sure are swapped", True),
        ("calm row 1 goes to ring", False),
        ("refer protects only as consult", True),
        ("call-999 action 2 loses the number of front-door", True),
        ("withhold action 2 loses the number of front-door", False),
        ("refer action 3 loses the deadline england/deadlines#soon", True),
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
        ("call-999 action 2 loses the number of front-door", {"contacts": ("front-door",)}),
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


def counting(*rows: model.Row) -> Aid:
    """An aid that asks two things and then counts, by the rows given or by those that are right."""
    names = ("things.1", "things.2")
    answers = ("yes", "no", "not-sure")
    made = small.aid(
        {"things.1": dict.fromkeys(answers, "things.2"), "things.2": dict.fromkeys(answers, "table count")},
        tables={"count": (({"things.1": "yes"}, "ring"),)},
        more=("withhold",),
    )
    met = model.Some(questions=names, answers=("yes",), at_least=1)
    right = (
        model.Row(when={}, some=(met,), go="ring"),
        model.Row(when=dict.fromkeys(names, answers[1:]), go="withhold"),
    )
    tables = (replace(made.tables[0], reads=names, rows=rows or right),)
    return replace(made, tables=tables)


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        ("count row 1 count 1 needs one more", 1),
        ("count row 1 count 1 needs one fewer", 1),
        ("count row 1 count 1 no longer fits yes", 1),
        ("count row 1 count 1 fits not-sure too", 1),
        ("count row 2 fits yes too for things.1", 1),
        ("count row 2 no longer fits no for things.2", 1),
        ("count row 2 is left out", 1),
        ("things.2 yes goes to withhold", 1),
    ],
)
def test_every_cell_and_count_of_a_table_is_changed_and_structure_alone_kills_it(fault: str, number: int) -> None:
    found = [one for one in faults.trials(counting(), (), {}, expected_of_counting()) if one.what == fault]
    assert len(found) == number
    assert all(one.killed for one in found)


def expected_of_counting() -> expected.Table:
    """Every situation of the aid that counts."""
    return expected.Table(
        situations=tuple((dict(path), end) for path, end in sorted(small.paths(counting()))), outcomes={}
    )


def test_a_change_after_which_every_answer_leads_the_same_way_is_no_fault() -> None:
    # Only someone in no danger is asked about harm, so a row that also fits danger changes nothing for anybody.
    planted = {one.what for one in faults.plant(aid())}
    tried = by_rules()
    assert {"calm row 1 fits yes too for danger", "harm no goes to withhold"} <= planted
    assert not {"calm row 1 fits yes too for danger", "harm no goes to withhold"} & tried.keys()
    assert "calm row 1 goes to refer" in tried


def test_the_way_on_to_another_aid_is_dropped_and_changed_and_a_table_that_says_it_notices() -> None:
    onward = "england/worried-about-a-child"
    made = aid()
    outcomes = tuple(replace(one, hand_over=onward) if one.id == "ring" else one for one in made.outcomes)
    handing = replace(made, outcomes=outcomes)
    said = replace(table(), outcomes={one.id: {"hand_over": one.hand_over or None} for one in outcomes})
    told = {one.what: one.killed_by_table for one in faults.trials(handing, (), FACTS, said)}
    for what in ("ring hands over to nothing", "ring hands over to north-glen/small"):
        assert told[what] is True


def test_no_fault_of_a_historic_aid_is_of_the_at_risk_class() -> None:
    assert not any(one.at_risk for one in faults.trials(replace(aid(), historic=True), (), FACTS, None))


def test_what_stops_at_the_first_thing_wrong_finds_something_wrong_just_when_proof_does() -> None:
    for fault in (*faults.plant(aid()), *faults.plant(counting())):
        assert proof.notices(fault.aid, (), FACTS) is bool(proof.prove(fault.aid, (), FACTS).violations)


UNNOTICED = faults.Trial(what="a is b", at_risk=False, killed_by_rules=False, killed_by_table=False)
KILLED = replace(UNNOTICED, what="c is d", killed_by_table=True)


@pytest.mark.parametrize(
    ("planted", "allowed", "survivors", "accepted", "stale"),
    [
        ([UNNOTICED], [], ["a is b"], [], []),
        ([UNNOTICED], ["a is b"], [], ["a is b"], []),
        ([KILLED], ["c is d"], [], [], ["c is d"]),
        ([KILLED], ["e is f"], [], [], ["e is f"]),
        # What leaves a child at risk less protected may never survive the rules, whoever lists it or kills it else.
        ([replace(UNNOTICED, at_risk=True)], ["a is b"], ["a is b"], [], ["a is b"]),
        ([replace(KILLED, at_risk=True)], [], ["c is d"], [], []),
    ],
)
def test_a_fault_survives_only_with_a_written_reason_and_never_at_a_childs_risk(
    planted: list[Trial], allowed: list[str], survivors: list[str], accepted: list[str], stale: list[str]
) -> None:
    found = faults.judge(planted, dict.fromkeys(allowed, "It is so in the source."))
    assert (list(found.survivors), list(found.accepted), list(found.stale)) == (survivors, accepted, stale)


@pytest.mark.parametrize(("unnoticed", "enough"), [(5, True), (6, False)])
def test_of_a_hundred_faults_ninety_five_have_to_be_noticed_however_good_the_reasons(
    unnoticed: int,
    enough: bool,  # noqa: FBT001 - a column of cases
) -> None:
    assert faults.judge([*[UNNOTICED] * unnoticed, *[KILLED] * (100 - unnoticed)], {"a is b": "So."}).enough is enough


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
