"""What the compiler refuses, in which words and at which place, and what it makes of a sound aid."""

from __future__ import annotations

import ast
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from decision_aids import compiler, deadlines, indicative, model, read_alone, several
from schemas import register
from schemas.checks import links
from schemas.problems import as_text
from tests.decision_aids import small

if TYPE_CHECKING:
    from decision_aids.compiler import Compiled
    from schemas.problems import Problem

CORPUS = Path(__file__).parent / "invalid"
EXPECTED = yaml.safe_load((CORPUS / "expected.yaml").read_text("utf-8"))
SOUND = (CORPUS / "never-reached.yaml").read_text("utf-8").partition("  forget:")[0]


def of_questions(number: int) -> str:
    """An aid that asks so many questions one after another and ends one of two ways: nobody would type it."""
    last = number - 1
    asked = "".join(
        f"  q{n}:\n    ask: Is it so?\n    why: It matters.\n    answers:\n"
        + "".join(f"      {answer}: {{go: {f'q{n + 1}' if n < last else end}}}\n" for answer, end in ENDS.items())
        for n in range(number)
    )
    return f"{SOUND.partition('questions:')[0]}questions:\n{asked}outcomes:\n{OUTCOMES}"


# A question asked of three things, and the table that decides after the third.
OF_SEVERAL = (CORPUS / "several-of-one-fact.yaml").read_text("utf-8").replace("    fact: relevant\n", "")
OUTCOMES = SOUND.partition("outcomes:\n")[2]
# Where each answer to the last of many questions leads.
ENDS = {'"yes"': "ring", '"no"': "withhold", "not-sure": "ring"}
CALENDARS = """\
kind: calendars
calendars:
  working-days:
    title: Working days
    closed_weekdays: [saturday, sunday]
    covers_from: 2026-01-01
    covers_to: 2026-12-31
    closed:
      - {day: 2026-12-25, title: Christmas Day}
    cites: [soon]
"""
# What stands around each aid of the corpus.
AROUND = {
    "publisher.yaml": "kind: publisher\ntitle: North Glen\ntier: local\nsummary: It is made up.\n",
    "facts.yaml": """\
kind: facts
facts:
  relevant:
    title: It bears on a child's welfare
    values: ["yes", "no", not-sure]
  harm:
    title: A child may be harmed
    values: ["yes", "no", not-sure]
    risk: ["yes", not-sure]
""",
    "deadlines.yaml": """\
kind: deadlines
deadlines:
  soon:
    title: Write it down
    owner: the referrer
    dated:
      - {effective_from: 2025-01-01, count: 24, unit: hour, after: call, event_words: a call, cites: [soon]}
      - {effective_from: 2026-07-01, count: 12, unit: hour, after: call, event_words: a call, cites: [soon]}
  later:
    title: Write it down
    owner: the referrer
    dated:
      - {effective_from: 2026-01-02, count: 1, unit: day, after: call, event_words: a call, cites: [soon]}
""",
    "contacts.yaml": """\
kind: contacts
contacts:
  front-door:
    title: Front door
    role: front-door
    serves: children who live in North Glen
    dated:
      - {effective_from: 2025-01-01, telephone: "01632 960 001", hours: {words: At all hours}, last_verified: null}
""",
    "record/2025-01.yaml": """\
kind: form
title: Record
effective_from: 2025-01-01
fields:
  reason: {label: Why, type: text}
  role: {label: Your role, type: line}
""",
    "record-to-come/2026-02.yaml": """\
kind: form
title: Record to come
effective_from: 2026-02-01
fields:
  reason: {label: Why, type: text}
""",
}


def compiled(folder: Path, text: str) -> tuple[Compiled | None, tuple[Problem, ...]]:
    """What the compiler makes of one aid that stands in a small partnership's folder."""
    for name, body in {**AROUND, "small/2026-01.yaml": text}.items():
        file = folder / "data" / "north-glen" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")
    found, problems = register.load(folder / "data")
    assert not problems, as_text(problems)
    return compiler.compile_aid(found, found.items["north-glen/small"][0])


def made(folder: Path, text: str) -> Compiled:
    """The compiled form of an aid in which nothing is wrong."""
    found, problems = compiled(folder, text)
    assert found is not None, as_text(problems)
    return found


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_mistake_in_an_aid_is_said_in_its_own_words_at_its_own_place(name: str, tmp_path: Path) -> None:
    found, problems = compiled(tmp_path, (CORPUS / f"{name}.yaml").read_text("utf-8"))
    said = [{"code": p.code, "at": f"{p.line}:{p.column}", "sentence": p.sentence, "fix": p.fix} for p in problems]
    assert (found, said) == (None, EXPECTED[name])


@pytest.mark.parametrize(
    "said",
    [
        "This does not meet the threshold.",
        "It doesn’t meet the local authority's threshold.",
        "The threshold is not met.",
        "The threshold for help has not been reached.",
        "The child is below the section 17 threshold.",
        "Thresholds not met.",
        "It fails to reach the threshold.",
    ],
)
def test_no_outcome_of_a_current_aid_decides_that_a_threshold_is_not_met(said: str, tmp_path: Path) -> None:
    assert of_outcome(said, tmp_path, "effective_from: 2026-01-01") == {"decides-on-a-threshold"}
    source = "effective_from: null\nheld_as_source: {source: soon, printed: 2013-11, note: Old., replaced_by: Ask.}"
    assert of_outcome(said, tmp_path / "source", source) == set()


@pytest.mark.parametrize(
    "said",
    [
        "The threshold for help may be met.",
        "Ring, whatever you think of a threshold.",
        "You need not wait, and the threshold is not yours to weigh.",
        "Ask what is offered under the threshold document.",
        "Do not meet the family first, and read the threshold document.",
    ],
)
def test_an_outcome_may_name_a_threshold(said: str, tmp_path: Path) -> None:
    assert of_outcome(said, tmp_path, "effective_from: 2026-01-01") == set()


def of_outcome(said: str, tmp_path: Path, dates: str) -> set[str]:
    """The codes that come of an aid one of whose outcomes says this."""
    text = SOUND.replace("effective_from: 2026-01-01", dates).replace("do: Ring now.", f'do: "{said}"')
    return {one.code for one in compiled(tmp_path, text)[1]}


def test_an_aid_too_large_to_walk_on_paper_is_refused(tmp_path: Path) -> None:
    # Each question and each of the two outcomes is one state, for no table reads an answer.
    assert compiled(tmp_path / "most", of_questions(compiler.MOST_STATES - 2))[1] == ()
    (problem,) = compiled(tmp_path / "more", of_questions(compiler.MOST_STATES - 1))[1]
    assert (problem.code, problem.line) == ("aid-too-large", 6)
    assert "more than 400 steps that a reader can reach" in problem.sentence
    assert "Split it into two aids" in problem.fix


def test_every_code_that_the_compiler_can_give_has_a_file_that_provokes_it() -> None:
    codes = {
        node.value.value
        for module in (compiler, indicative, read_alone, several)
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant)
    }
    assert codes == {one["code"] for told in EXPECTED.values() for one in told} | {"aid-too-large"}
    assert {file.stem for file in CORPUS.glob("*.yaml")} == {*EXPECTED, "expected"}


def test_a_question_of_several_things_is_asked_of_one_after_another_and_decided_after_the_last(tmp_path: Path) -> None:
    aid = made(tmp_path, OF_SEVERAL).aid
    assert aid.first == "criteria.on-time"
    on_time, shared, plan = (aid.question[f"criteria.{thing}"] for thing in ("on-time", "shared", "plan"))
    assert [(one.ask, one.why, one.help) for one in (on_time, shared, plan)] == [
        ("Was it done in time?", "It matters.", ("Look at the dates.",)),
        ("Was it shared?", "Nobody can help who is not told.", ("Look at the dates.",)),
        ("Is there a plan?", "It matters.", ("Look at the last page.",)),
    ]
    assert [answer.label for answer in plan.answers] == ["Yes, plainly", "No", "Not sure"]
    assert {(one.go, one.decide) for one in on_time.answers} == {("criteria.shared", "")}
    assert {(one.go, one.decide) for one in plan.answers} == {("", "grade")}
    assert shared.part_of == model.PartOf(ask="Does the file show each of these?", place=2, of=3)
    assert aid.table["grade"].reads == ("criteria.on-time", "criteria.shared", "criteria.plan")


def test_each_thing_a_question_is_asked_of_may_establish_a_fact_of_its_own(tmp_path: Path) -> None:
    text = OF_SEVERAL.replace("plan: {", "plan: {fact: relevant, ")
    facts = [one.fact for one in made(tmp_path, text).aid.questions]
    assert facts == ["", "", "north-glen/facts#relevant"]


@pytest.mark.parametrize(
    ("wanted", "when", "some"),
    [
        ('{every: ["yes"]}', ["yes"], []),
        ("{none: [not-sure]}", ["yes", "no"], []),
        ('{every: ["yes", "no"], none: ["no"]}', ["yes"], []),
        ('{any: ["no"]}', None, [(["no"], 1)]),
        ('{any: ["no"], at_least: 2, none: [not-sure]}', ["yes", "no"], [(["no"], 2)]),
        # At most one No is at least two of the three with something else.
        ('{any: ["no"], at_least: 0, at_most: 1}', None, [(["yes", "not-sure"], 2)]),
        ('{any: ["no"], at_most: 2}', None, [(["no"], 1), (["yes", "not-sure"], 1)]),
        ('{any: ["no"], at_most: 3}', None, [(["no"], 1)]),
    ],
)
def test_any_every_and_none_become_the_answers_each_may_have_and_counts(
    wanted: str, when: list[str] | None, some: list[tuple[list[str], int]], tmp_path: Path
) -> None:
    row = f"      - {{when: {{criteria: {wanted}}}, go: ring}}"
    (found,) = (
        made(tmp_path, OF_SEVERAL.replace('      - {when: {criteria: {any: ["no"]}}, go: ring}', row))
        .aid.table["grade"]
        .rows[:1]
    )
    names = ("criteria.on-time", "criteria.shared", "criteria.plan")
    assert found.when == (dict.fromkeys(names, tuple(when)) if when else {})
    assert found.some == tuple(model.Some(questions=names, answers=tuple(a), at_least=n) for a, n in some)


def test_a_row_may_single_out_one_of_several_things(tmp_path: Path) -> None:
    text = OF_SEVERAL.replace('criteria: {any: ["no"]}', 'criteria.plan: ["no"]')
    assert made(tmp_path, text).aid.table["grade"].rows[0].when == {"criteria.plan": ("no",)}


def test_a_row_that_counts_fits_when_enough_have_one_of_the_answers() -> None:
    count = model.Some(questions=("a", "b", "c"), answers=("no", "not-sure"), at_least=2)
    row = model.Row(when={"a": ("no",)}, go="ring", some=(count,))
    fitting = [
        "".join(answer[0] for answer in given)
        for given in itertools.product(("yes", "no"), ("yes", "no", "not-sure"), ("yes", "no"))
        if row.fits(dict(zip("abc", given, strict=True)))
    ]
    assert fitting == ["nyn", "nny", "nnn", "nny", "nnn"]
    assert not row.fits({"a": "no"})


def test_an_aid_that_asks_nothing_of_several_is_compiled_as_it_was_before_any_could(tmp_path: Path) -> None:
    value = made(tmp_path, SOUND).value
    assert not any("part_of" in one for one in value["questions"])
    assert not any("some" in row for table in value["tables"] for row in table["rows"])


def test_every_mistake_in_an_aid_is_told_at_once(tmp_path: Path) -> None:
    text = SOUND.replace("{go: ring}", "{go: rung}").replace("must: [reason]", "must: [raison]")
    assert sorted(one.code for one in compiled(tmp_path, text)[1]) == [*["goes-nowhere"] * 2, *["no-such-field"] * 2]


def test_a_historic_aid_keeps_the_answers_that_its_source_had(tmp_path: Path) -> None:
    held = "effective_from: null\nheld_as_source: {source: north-glen/record, printed: null, replaced_by: A new one.}"
    text = SOUND.replace("effective_from: 2026-01-01", held).replace("      not-sure: {go: ring}\n", "")
    assert made(tmp_path, text).aid.historic


def test_a_deadline_is_compiled_as_it_stood_on_the_aids_first_day(tmp_path: Path) -> None:
    text = SOUND.replace("actions: []", "actions: [{do: Write it down, deadline: soon}]", 1)
    (deadline,) = made(tmp_path, text).aid.deadlines
    assert (deadline.id, deadline.count, deadline.unit) == ("north-glen/deadlines#soon", 24, "hour")


@pytest.mark.parametrize(
    ("address", "event", "written"),
    [
        ("soon", "call", {"count": 24, "unit": "hour"}),
        ("yearly", "year-ended", {"by": "30 September"}),
        ("moving", "call", {"count": 1, "unit": "month", "if_closed": "next-working-day"}),
    ],
)
def test_a_deadline_is_compiled_with_the_keys_of_its_own_form_alone(
    address: str, event: str, written: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = """\
  yearly:
    title: Report
    owner: the partners
    dated:
      - {effective_from: 2025-01-01, by: 30 September, after: year-ended, event_words: the year ended, cites: [soon]}
  moving:
    title: Answer
    owner: the partners
    dated:
      - effective_from: 2025-01-01
        count: 1
        unit: month
        after: call
        event_words: a call
        calendar: working-days
        if_closed: next-working-day
        cites: [soon]
"""
    text = SOUND.replace("actions: []", f"actions: [{{do: Write it down, deadline: {address}}}]", 1)
    monkeypatch.setitem(AROUND, "deadlines.yaml", AROUND["deadlines.yaml"] + more)
    monkeypatch.setitem(AROUND, "calendars.yaml", CALENDARS)
    found = made(tmp_path, text)
    (deadline,) = found.value["deadlines"]
    assert {key: deadline[key] for key in ("count", "unit", "by", "if_closed") if key in deadline} == written
    rule = deadlines.rule_of(found.aid.deadlines[0])
    assert (rule.event, rule.direction) == (event, "after")
    assert {key: getattr(rule, key) for key in written} == written


def test_a_bare_id_in_a_deadline_is_of_the_deadlines_own_publisher(tmp_path: Path) -> None:
    text = SOUND.replace("actions: []", "actions: [{do: Write it down, deadline: soon}]", 1)
    (deadline,) = made(tmp_path, text).aid.deadlines
    assert deadline.cites == ("north-glen/sources#soon",)


@pytest.mark.parametrize(
    "named", ["contact: front-door", "contact_role: front-door", "contact: north-glen/contacts#front-door"]
)
def test_an_action_offers_the_role_of_its_contact_however_the_contact_is_named(named: str, tmp_path: Path) -> None:
    text = SOUND.replace("actions: []", f"actions: [{{do: Ring, {named}}}]", 1)
    (action,) = made(tmp_path, text).aid.outcomes[0].actions
    assert action.contact_role == "front-door"


def test_only_the_fields_that_an_outcome_asks_for_come_along(tmp_path: Path) -> None:
    assert [field.id for field in made(tmp_path, SOUND).aid.fields] == ["reason"]


def test_a_person_begins_at_the_question_written_first(tmp_path: Path) -> None:
    assert made(tmp_path, SOUND).aid.first == "danger"


def test_the_digest_is_of_the_canonical_bytes_and_moves_with_every_word(tmp_path: Path) -> None:
    one, other = made(tmp_path, SOUND), made(tmp_path, SOUND.replace("Ring now.", "Ring soon."))
    assert one.aid.digest == model.digest(json.loads(model.canonical(one.value)))
    assert one.aid.digest != other.aid.digest


def test_a_comment_in_the_file_does_not_move_the_digest(tmp_path: Path) -> None:
    assert made(tmp_path, SOUND).aid.digest == made(tmp_path, f"# Checked in May.\n{SOUND}").aid.digest


@pytest.mark.parametrize("address", [small.NATIONAL, small.HISTORIC])
def test_every_address_in_a_compiled_aid_is_a_whole_one_that_is_held(address: str) -> None:
    # A bare id would be looked up with a publisher that there is not, and be missed.
    found = list(links.references(small.real(address).value, "nobody"))
    assert {one.key for one in found} >= {"cites", "deadline"}
    assert not [one.text for one in found if one.text and not (one.address and links.target(small.held(), one.address))]
