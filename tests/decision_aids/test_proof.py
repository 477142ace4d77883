"""What proof finds wrong with an aid, on which states, and in which words, beside what listing every path finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import generated
from decision_aids import deadlines, model, proof, states
from decision_aids.proof import Fact, SafetyRule, prove
from tests.decision_aids import shipped, small

if TYPE_CHECKING:
    from decision_aids.model import Aid

ROUTES = {
    "danger": {"yes": "call-999", "no": "harm", "not-sure": "ring"},
    "harm": {"yes": "refer", "no": "agreed", "not-sure": "ring"},
    "agreed": {"yes": "share", "no": "withhold", "not-sure": "ring"},
}
WORRY = {"danger": ("no", "yes"), "harm": ("no", "yes")}
SOUND = small.aid(ROUTES, worry=WORRY, facts=("danger", "harm", "agreed"))
RISK = Fact(values=("yes", "no", "not-sure"), risk=frozenset({"yes", "not-sure"}))
FACTS = {f"{small.FACT}{word}": RISK for word in WORRY}
DANGER, HARM, AGREED = (f"{small.FACT}{word}" for word in ROUTES)
NO_ROW_FITS = {"one": (({"danger": "yes"}, "ring"),)}
# Two ways to the same table, one of them short.
SHORT_AND_LONG = small.aid(
    {
        "danger": {"yes": "table one", "no": "harm", "not-sure": "ring"},
        "harm": {"yes": "refer", "no": "table one", "not-sure": "ring"},
    },
    tables={"one": (({"danger": "not-sure"}, "ring"),)},
)
SOON = model.Deadline(
    id="england/deadlines#soon", title="", owner="", count=24, unit="hour", direction="after", event="call",
    event_words="", or_sooner="", calendar="", cites=(),
)  # fmt: skip
NO_RULE = SafetyRule(
    id="england/safety-rules#rule", title="It holds", when={}, any_fact="", results=frozenset(), protection="",
    must_results=frozenset(), contacts=(), record=(), at_once=False, asked=(), deadlines=(), never_results=frozenset(),
)  # fmt: skip
RULES = proof.rules_of(small.held(), small.real(small.NATIONAL).edition)
STARTS = ("2026-11-16T10:00", "2026-12-23T23:30", "2026-12-24T09:00", "2027-01-31T00:00")
UNITS = ("hour", "day", "week", "working-day", "working-week", "month", "year")
EVERY_WEEKDAY = deadlines.Calendar(
    closed_weekdays=(5, 6),
    closed=("2026-12-25", "2026-12-28", "2027-01-01"),
    covers_from="2026-01-01",
    covers_to="2060-12-31",
)


def with_arrow(question: str, answer: str, to: str, *rows: tuple[dict[str, str], str]) -> Aid:
    """The sound aid with one arrow changed, and with the rows of the table it may lead to."""
    routes = {**ROUTES, question: {**ROUTES[question], answer: to}}
    return small.aid(routes, worry=WORRY, facts=tuple(ROUTES), tables={"one": rows} if rows else {})


def without_answer(question: str, answer: str) -> Aid:
    """The sound aid with one answer less."""
    left = {one: to for one, to in ROUTES[question].items() if one != answer}
    return small.aid({**ROUTES, question: left}, worry=WORRY)


def with_outcome(word: str, **changes: tuple[object, ...]) -> Aid:
    """The sound aid with one outcome changed."""
    made = tuple(replace(one, **changes) if one.id == word else one for one in SOUND.outcomes)  # type: ignore[arg-type] # each case names a field and its tuple
    return replace(SOUND, outcomes=made, deadlines=(SOON,))


def act(*, role: str = "", deadline: str = "") -> model.Action:
    """One action with a number to ring or a time to keep."""
    return model.Action(do="Ring.", contact="", contact_role=role, deadline=deadline, cites=())


def wrong(aid: Aid, *rules: SafetyRule) -> list[tuple[str, str, tuple[str, ...]]]:
    """Everything that proof finds wrong: the check, its sentence and the way there."""
    return [(one.rule, one.sentence, one.path) for one in prove(aid, rules, FACTS).violations]


def test_a_sound_aid_has_nothing_wrong_and_says_what_was_looked_at() -> None:
    found = prove(SOUND, (), FACTS)
    assert (found.states, found.paths, found.monotone, found.violations) == (8, 7, 2, ())


@pytest.mark.parametrize(
    ("aid", "check", "sentence", "path"),
    [
        (small.aid({**ROUTES, "agreed": {}}), "dead-end", "The question agreed has no answer.", ()),
        (
            with_arrow("agreed", "no", "nobody"),
            "goes-nowhere",
            "There is no question or outcome nobody.",
            (),
        ),
        (with_arrow("agreed", "no", "table one"), "goes-nowhere", "There is no table one.", ()),
        (
            with_arrow("agreed", "no", "table one", ({"agreed": "no"}, "nobody")),
            "goes-nowhere",
            "There is no question or outcome nobody.",
            (),
        ),
        (without_answer("agreed", "not-sure"), "answer-missing", "The question agreed has no answer not-sure.", ()),
        (without_answer("harm", "yes"), "answer-missing", "The question harm has no answer yes.", ()),
        (with_arrow("harm", "no", "danger"), "goes-round", "The questions go round in a circle.", ()),
        (
            with_arrow("agreed", "no", "table one", ({"agreed": "no", "harm": "yes"}, "ring")),
            "table-gap",
            "The table one has no row where it is answered: Harm? No.",
            ("Danger? No.", "Harm? No.", "Agreed? No."),
        ),
        (
            with_arrow("agreed", "no", "table one", ({"agreed": "no"}, "ring"), ({"harm": "no"}, "withhold")),
            "table-overlap",
            "The table one has 2 rows where it is answered: Harm? No. Agreed? No.",
            ("Danger? No.", "Harm? No.", "Agreed? No."),
        ),
        (
            small.aid({**ROUTES, "harm": dict.fromkeys(ROUTES["harm"], "table one")}, worry=WORRY, tables=NO_ROW_FITS),
            "table-gap",
            "The table one has no row where it is answered: Danger? No.",
            ("Danger? No.", "Harm? Yes."),
        ),
        (SHORT_AND_LONG, "table-gap", "The table one has no row where it is answered: Danger? Yes.", ("Danger? Yes.",)),
        (with_arrow("harm", "no", "ring"), "never-reached", "No answer leads to the question agreed.", ()),
        (with_arrow("harm", "yes", "ring"), "never-reached", "No answer leads to the outcome refer.", ()),
        (
            with_arrow("danger", "yes", "share"),
            "monotonicity",
            ("Answering danger with more worry ends at share, which protects the child less than ring, "
            "where the less worrying answer no ends."),
            ("Danger? Yes.",),
        ),
        (
            with_arrow("harm", "yes", "share"),
            "monotonicity",
            ("Answering harm with more worry ends at share, which protects the child less than ring, "
            "where the less worrying answer no ends."),
            ("Danger? No.", "Harm? Yes."),
        ),
        (
            with_arrow("harm", "not-sure", "withhold"),
            "not-sure-protects",
            ("Someone who answers Not sure to harm gets neither advice nor as much "
            "protection as the most worrying answer gives."),
            ("Danger? No.", "Harm? Not sure."),
        ),
        (
            with_arrow("harm", "not-sure", "agreed"),
            "not-sure-protects",
            ("Someone who answers Not sure to harm gets neither advice nor as much "
            "protection as the most worrying answer gives."),
            ("Danger? No.", "Harm? Not sure."),
        ),
        (
            with_arrow("agreed", "not-sure", "share"),
            "not-sure-protects",
            ("Someone who answers Not sure to agreed gets neither advice nor as much "
            "protection as the most worrying answer gives."),
            ("Danger? No.", "Harm? No.", "Agreed? Not sure."),
        ),
        (
            small.aid(ROUTES, worry={"harm": ("no", "yes")}, facts=("danger", "harm")),
            "risk-without-worry",
            "The question danger asks about a risk and declares no order of worry.",
            (),
        ),
    ],
)
def test_each_thing_that_can_be_wrong_is_told_with_the_shortest_way_there(
    aid: Aid, check: str, sentence: str, path: tuple[str, ...]
) -> None:
    # The outcomes that the sound aid has are kept, so that an aid which no longer leads to one is told of it.
    whole = replace(aid, outcomes=tuple({one.id: one for one in (*SOUND.outcomes, *aid.outcomes)}.values()))
    assert (check, sentence, path) in wrong(whole)


def test_a_value_that_no_answer_can_give_a_fact_is_missed() -> None:
    unsafe = {AGREED: Fact(values=("yes", "no", "not-sure", "unsafe-to-ask"), risk=frozenset())}
    (violation,) = prove(SOUND, (), unsafe).violations
    assert violation.sentence == "No answer to agreed says that the fact is unsafe-to-ask."


@pytest.mark.parametrize("to", ["ring", "refer", "call-999"])
def test_not_sure_may_go_to_advice_or_to_as_much_protection_as_the_more_worrying_answer(to: str) -> None:
    assert wrong(with_arrow("harm", "not-sure", to)) == []


def test_an_order_of_worry_that_nobody_can_meet_is_a_check_that_looked_at_nothing() -> None:
    aid = small.aid({**ROUTES, "relevant": ROUTES["agreed"]}, worry={**WORRY, "relevant": ("no", "yes")})
    assert "looked-at-nothing" in {check for check, _, _ in wrong(aid)}


def test_rules_that_meet_no_state_are_a_check_that_looked_at_nothing() -> None:
    nobody = replace(NO_RULE, when={f"{small.FACT}weather": frozenset({"wet"})}, must_results=frozenset({"share"}))
    assert [check for check, _, _ in wrong(SOUND, nobody)] == ["looked-at-nothing"]


def test_a_rule_that_no_state_matches_is_not_among_those_exercised() -> None:
    met = replace(NO_RULE, id="met", when={DANGER: frozenset({"yes"})}, protection="emergency")
    never = replace(NO_RULE, id="never", when={DANGER: frozenset({"yes"}), HARM: frozenset({"yes"})}, asked=(AGREED,))
    found = prove(SOUND, (met, never), FACTS)
    assert (found.exercised, found.rules, found.violations) == (frozenset({"met"}), 1, ())


IN_DANGER = replace(NO_RULE, when={DANGER: frozenset({"yes"})})
UNHARMED = replace(NO_RULE, when={HARM: frozenset({"no"})})
ON_REFUSAL = replace(NO_RULE, when={AGREED: frozenset({"no"})})
ALL_NO = ("Danger? No.", "Harm? No.", "Agreed? No.")


@pytest.mark.parametrize(
    ("aid", "rule", "sentence", "path"),
    [
        (
            with_arrow("danger", "yes", "ring"),
            replace(IN_DANGER, protection="emergency"),
            "The outcome ring has protection consult, and the rule asks for emergency or more.",
            ("Danger? Yes.",),
        ),
        (
            with_arrow("danger", "yes", "ring"),
            replace(IN_DANGER, must_results=frozenset({"emergency"})),
            "The outcome ring comes to advice.",
            ("Danger? Yes.",),
        ),
        (
            SOUND,
            replace(ON_REFUSAL, never_results=frozenset({"withhold"})),
            "The outcome withhold comes to withhold, which the rule forbids.",
            ALL_NO,
        ),
        (
            with_outcome("call-999", actions=(act(role="emergency-services"),)),
            replace(IN_DANGER, contacts=("emergency-services", "front-door")),
            "The outcome call-999 gives no number for front-door.",
            ("Danger? Yes.",),
        ),
        (
            with_outcome("withhold", must_record=("reason",)),
            replace(NO_RULE, results=frozenset({"withhold"}), record=("reason", "review-date")),
            "The outcome withhold does not ask for review-date in its record.",
            ALL_NO,
        ),
        (
            SOUND,
            replace(UNHARMED, at_once=True, results=frozenset({"withhold"})),
            "The outcome withhold comes only after another question.",
            ALL_NO,
        ),
        (
            SOUND,
            replace(NO_RULE, when={DANGER: frozenset({"yes"})}, asked=(HARM,)),
            "The outcome call-999 comes before anyone has asked about harm.",
            ("Danger? Yes.",),
        ),
        (
            SOUND,
            replace(NO_RULE, when={HARM: frozenset({"unknown"})}, never_results=frozenset({"emergency"})),
            "The outcome call-999 comes to emergency, which the rule forbids.",
            ("Danger? Yes.",),
        ),
        (
            with_arrow("harm", "not-sure", "share"),
            replace(NO_RULE, any_fact="not-sure", must_results=frozenset({"advice"})),
            "The outcome share comes to share.",
            ("Danger? No.", "Harm? Not sure."),
        ),
        (
            with_outcome("refer", actions=(act(role="front-door"),)),
            replace(NO_RULE, when={HARM: frozenset({"yes"})}, deadlines=(SOON,)),
            "The outcome refer does not keep the deadline england/deadlines#soon, or allows longer than it.",
            ("Danger? No.", "Harm? Yes."),
        ),
    ],
)
def test_each_kind_of_safety_rule_is_broken_in_its_own_words(
    aid: Aid, rule: SafetyRule, sentence: str, path: tuple[str, ...]
) -> None:
    assert (rule.id, f"It holds. {sentence}", path) in wrong(aid, rule)


@pytest.mark.parametrize(
    ("aid", "rule"),
    [
        (SOUND, replace(IN_DANGER, protection="emergency", at_once=True, must_results=frozenset({"emergency"}))),
        (with_arrow("danger", "yes", "call-999"), replace(IN_DANGER, protection="consult")),
        (SOUND, replace(IN_DANGER, never_results=frozenset({"withhold"}))),
        (with_outcome("call-999", actions=(act(role="front-door"),)), replace(IN_DANGER, contacts=("front-door",))),
        (with_outcome("withhold", must_record=("reason",)), replace(ON_REFUSAL, record=("reason",))),
        (SOUND, replace(UNHARMED, asked=(AGREED, DANGER))),
        (SOUND, replace(NO_RULE, any_fact="not-sure", must_results=frozenset({"advice"}), at_once=True)),
        (
            with_outcome("refer", actions=(act(deadline=SOON.id),)),
            replace(NO_RULE, when={HARM: frozenset({"yes"})}, deadlines=(replace(SOON, count=36),)),
        ),
    ],
)
def test_each_kind_of_safety_rule_can_be_kept(aid: Aid, rule: SafetyRule) -> None:
    found = prove(aid, (rule,), FACTS)
    assert (found.rules, found.violations) == (1, ())


def test_no_safety_rule_is_asked_of_a_historic_aid() -> None:
    assert proof.rules_of(small.held(), small.real(small.HISTORIC).edition) == ()


def test_the_rules_of_one_area_do_not_bind_another_or_the_nation() -> None:
    # West Sussex holds no rules of its own, so its first would bind its aids alone.
    national = small.real(small.NATIONAL).edition
    theirs = {rule.id.partition("/")[0] for rule in proof.rules_of(small.held(), national)}
    assert theirs == {"england"}


VALUES = st.sets(st.sampled_from(["yes", "no", "not-sure", "unknown"]), min_size=1).map(frozenset)


def outcome_named(sentence: str) -> str:
    """The outcome that a violation speaks of."""
    return sentence.partition("The outcome ")[2].split()[0]


@small.UNHURRIED
@given(small.aids(whole=True), st.dictionaries(st.sampled_from([DANGER, HARM, AGREED]), VALUES, max_size=2))
def test_a_rule_on_merged_states_is_broken_at_just_the_outcomes_that_listing_every_path_finds(
    aid: Aid, when: dict[str, frozenset[str]]
) -> None:
    rule = replace(NO_RULE, when=when, never_results=frozenset({"withhold", "refer"}))
    by_listing = set()
    for path, outcome in small.paths(aid):
        known = {small.FACT + question: answer for question, answer in path}
        if outcome != "ring" and all(known.get(fact, "unknown") in values for fact, values in when.items()):
            by_listing.add(outcome)
    told = {outcome_named(sentence) for check, sentence, _ in wrong(aid, rule) if check == rule.id}
    assert told == by_listing


@small.UNHURRIED
@given(small.aids(whole=True), st.sampled_from(["danger", "harm", "agreed"]), VALUES)
def test_at_once_on_merged_states_means_that_no_path_asks_anything_more(
    aid: Aid, asked: str, values: frozenset[str]
) -> None:
    rule = replace(NO_RULE, when={small.FACT + asked: values - {"unknown"}}, at_once=True)
    by_listing = {
        outcome
        for path, outcome in small.paths(aid)
        if any(question == asked and answer in values for question, answer in path[:-1])
    }
    told = {outcome_named(sentence) for check, sentence, _ in wrong(aid, rule) if check == rule.id}
    assert told == by_listing


@small.UNHURRIED
@given(small.aids(whole=True), st.sampled_from(small.QUESTIONS))
def test_an_order_of_worry_holds_just_when_no_persons_answers_end_worse_for_the_worse_answer(
    aid: Aid, asked: str
) -> None:
    whole = aid
    worried = replace(
        whole, questions=tuple(replace(one, worry=("no", "yes") if one.id == asked else ()) for one in whole.questions)
    )
    broken = any(
        calm and worse and asked in calm[0] and protects(aid, worse[1]) < protects(aid, calm[1])
        for given in small.assignments(worried)
        for calm, worse in [[small.follow(worried, {**given, asked: answer}) for answer in ("no", "yes")]]
    )
    assert ("monotonicity" in {check for check, _, _ in wrong(worried)}) is broken


def protects(aid: Aid, outcome: str) -> int:
    """The place of an outcome on the scale of protection."""
    return proof.rank(aid.outcome[outcome].protection)


@small.UNHURRIED
@given(small.aids(whole=True))
def test_proof_ends_with_a_verdict_whatever_rows_a_table_lacks(aid: Aid) -> None:
    emptied = replace(
        aid,
        tables=tuple(replace(table, rows=table.rows[:1]) for table in aid.tables),
        questions=tuple(replace(one, worry=("no", "yes")) for one in aid.questions),
    )
    gaps = {misfit.table for misfit in states.walk(emptied).misfits}
    assert len({sentence for check, sentence, _ in wrong(emptied) if check == "table-gap"}) == len(gaps)


def test_a_deadline_called_no_later_than_another_never_falls_after_it() -> None:
    counted = [replace(SOON, count=count, unit=unit) for unit in UNITS for count in (1, 2, 5, 7, 24, 48, 168)]
    moving = [
        replace(one, if_closed=if_closed)
        for one in (*counted, *(replace(SOON, count=0, unit="", by=day) for day in ("25 December", "1 February")))
        if one.unit in {"", "day", "month"}
        for if_closed in deadlines.IF_CLOSED
    ]
    each = list(dict.fromkeys((*counted, *moving)))
    found = [{one: falls(one, start) for one in each} for start in STARTS]
    called = [(one, other) for one in each for other in each if proof.no_later(one, other)]
    assert (SOON, replace(SOON, count=1, unit="working-day")) in called
    assert [pair for pair in called if any(ends[pair[0]] > ends[pair[1]] for ends in found)] == []


CHRISTMAS = replace(SOON, count=0, unit="", by="25 December", calendar="england/calendars#one")
MONTH = replace(SOON, count=1, unit="month", calendar="england/calendars#one")
FIVE = replace(SOON, count=5, unit="working-day", calendar="england/calendars#one")
ELSEWHERE = replace(FIVE, calendar="north-glen/calendars#other")


def on(deadline: model.Deadline) -> model.Deadline:
    """The deadline with a closed last day moved on."""
    return replace(deadline, if_closed="next-working-day")


def back(deadline: model.Deadline) -> model.Deadline:
    """The deadline with a closed last day moved back."""
    return replace(deadline, if_closed="working-day-before")


@pytest.mark.parametrize(
    ("one", "other", "no_later"),
    [
        (CHRISTMAS, CHRISTMAS, True),
        # A day earlier in the year is a year later for what happens on the day itself.
        (replace(CHRISTMAS, by="24 December"), CHRISTMAS, False),
        (replace(CHRISTMAS, by="26 December"), CHRISTMAS, False),
        (MONTH, CHRISTMAS, False),
        (CHRISTMAS, MONTH, False),
        (MONTH, on(MONTH), True),
        (on(MONTH), MONTH, False),
        (back(MONTH), MONTH, True),
        (MONTH, back(MONTH), False),
        (back(CHRISTMAS), on(CHRISTMAS), True),
        (on(CHRISTMAS), back(CHRISTMAS), False),
        (on(MONTH), on(MONTH), True),
        (on(MONTH), on(replace(MONTH, count=2)), True),
        (back(replace(MONTH, count=2)), on(MONTH), False),
        # Another table of closed days can move it further.
        (on(MONTH), on(replace(MONTH, calendar="england/calendars#other")), False),
        # A day that is closed in one place is open in another.
        (FIVE, FIVE, True),
        (ELSEWHERE, FIVE, False),
        (replace(ELSEWHERE, count=1, unit="working-week"), FIVE, False),
        (replace(ELSEWHERE, direction="before"), replace(FIVE, direction="before"), False),
        # Five plain days end no later than five working days by whatever table.
        (replace(ELSEWHERE, unit="day"), FIVE, True),
    ],
)
def test_a_fixed_day_a_closed_day_and_another_table_are_no_later_only_where_that_is_certain(
    one: model.Deadline,
    other: model.Deadline,
    no_later: bool,  # noqa: FBT001 - a column of cases
) -> None:
    assert proof.no_later(one, other) is no_later


def test_a_deadline_for_another_event_is_never_called_no_later() -> None:
    assert proof.no_later(SOON, replace(SOON, event="letter")) is False
    assert proof.no_later(replace(SOON, direction="before"), SOON) is False


@pytest.mark.parametrize(("count", "no_later"), [(24, False), (23, False), (25, True), (24 + 24, True)])
def test_more_time_before_an_event_is_the_stricter(count: int, no_later: bool) -> None:  # noqa: FBT001 - a column of cases
    wanted = replace(SOON, direction="before", count=25)
    assert proof.no_later(replace(wanted, count=count), wanted) is no_later


def falls(deadline: model.Deadline, start: str) -> str:
    """The last moment of a deadline; one that names a day lasts until that day's end."""
    at = deadlines.due(deadlines.rule_of(deadline), start, EVERY_WEEKDAY).at
    return at if "T" in at else f"{at}T24:00"


NOT_CONFIRMED = "england/sources#children-act-2004-s16la"


def test_an_outcome_stands_as_long_as_one_of_its_grounds_is_left() -> None:
    aid = with_outcome("share", rests_on=(NOT_CONFIRMED, "england/sources#public-task"))
    assert proof.without_sources(aid, frozenset({NOT_CONFIRMED})).outcome["share"].protection == "support"


def test_an_outcome_whose_grounds_are_all_gone_protects_nobody() -> None:
    aid = with_outcome("share", rests_on=(NOT_CONFIRMED,))
    left = proof.without_sources(aid, frozenset({NOT_CONFIRMED})).outcome["share"].protection
    assert proof.rank(left) < proof.rank("record")


def test_what_is_to_be_done_only_on_account_of_a_source_goes_with_it() -> None:
    kept, lost = replace(act(), cites=("england/sources#public-task",)), replace(act(), cites=(NOT_CONFIRMED,))
    aid = with_outcome("share", actions=(kept, lost, act()))
    assert proof.without_sources(aid, frozenset({NOT_CONFIRMED})).outcome["share"].actions == (kept, act())


def test_every_safety_rule_that_is_held_meets_a_state_of_some_national_aid() -> None:
    national = [one.aid for one in shipped.everything().aids if one.edition.publisher == "england"]
    met = [prove(aid, RULES, proof.facts_of(small.held())).exercised for aid in national]
    assert frozenset().union(*met) == {rule.id for rule in RULES}


def test_a_flow_with_more_paths_than_anybody_could_list_is_proved_sound() -> None:
    found = prove(generated.flow(1_000), generated.rules(), generated.FACTS)
    assert (found.violations, found.rules, found.monotone) == ((), 3, 800)
    assert found.paths > 10**100


def test_not_sure_about_one_of_several_things_may_end_at_advice_or_as_protected_as_the_worst() -> None:
    answers = ("yes", "no", "not-sure")
    names = ("things.1", "things.2")

    def counted(unsure: str) -> Aid:
        made = small.aid(
            {"things.1": dict.fromkeys(answers, "things.2"), "things.2": dict.fromkeys(answers, "table count")},
            tables={"count": (({"things.1": "yes"}, "refer"),)},
            worry=dict.fromkeys(names, ("yes", "no")),
            more=("share", unsure),
        )
        bad = model.Some(questions=names, answers=("no",), at_least=1)
        doubt = model.Some(questions=names, answers=("not-sure",), at_least=1)
        fine = dict.fromkeys(names, ("yes", "not-sure"))
        rows = (
            model.Row(when={}, some=(bad,), go="refer"),
            model.Row(when=fine, some=(doubt,), go=unsure),
            model.Row(when=dict.fromkeys(names, ("yes",)), go="share"),
        )
        return replace(made, tables=(replace(made.tables[0], reads=names, rows=rows),))

    assert wrong(counted("ring")) == []
    assert {check for check, _, _ in wrong(counted("withhold"))} >= {"not-sure-protects"}
