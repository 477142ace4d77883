"""A second opinion: every aid held, exported as DMN, is run by an engine that is not ours on every state, and agrees.

The engine is SpiffWorkflow's. It reads one decision a file, so each of ours is handed to it by itself.
"""

from functools import cache
from importlib import resources
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

from decision_aids import dmn, states
from decision_aids.command import main
from decision_aids.compiler import Compiled
from decision_aids.model import Aid
from tests.decision_aids import shipped, small

AIDS = shipped.everything().aids
IDS = [one.edition.address for one in AIDS]
NAMES = {"dmn": dmn.NAMESPACE}


@cache
def schema() -> Any:  # noqa: ANN401 - lxml's types are not told
    """The OMG's own schema of DMN 1.3."""
    with resources.as_file(resources.files("SpiffWorkflow.dmn.parser.schema") / "DMN13.xsd") as file:
        return etree.XMLSchema(etree.parse(file))


def their_tables(aid: Aid) -> dict[str, Any]:
    """Each decision of an aid's file, as their parser reads it. All rules are collected, so that two would show."""
    whole = etree.fromstring(dmn.document(aid))
    found = {}
    for decision in whole.findall("dmn:decision", NAMES):
        alone = etree.Element(whole.tag, whole.attrib, nsmap={**whole.nsmap, "dmn": dmn.NAMESPACE})
        alone.append(decision)
        parser = DMNParser(None, alone, NAMES)
        parser.parse()
        (table,) = parser.decision.decisionTables
        assert table.hit_policy == "UNIQUE"
        table.hit_policy = "COLLECT"
        found[parser.decision.name] = table
    return found


SCRIPTS = PythonScriptEngine()


def decided(table: Any, given: dict[str, str | int | None]) -> dict[str, list[str]]:  # noqa: ANN401 - as above
    """What their engine says to a table: every value of each output."""
    task = SimpleNamespace(data=given, workflow=SimpleNamespace(script_engine=SCRIPTS))
    return dict(DMNEngine(table).result(task))


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_the_export_is_valid_by_the_standards_own_schema(one: Compiled) -> None:
    schema().assertValid(etree.fromstring(dmn.document(one.aid)))


@pytest.mark.parametrize("one", AIDS, ids=IDS)
def test_another_engine_goes_the_same_way_from_every_state_by_every_answer(one: Compiled) -> None:
    tables = their_tables(one.aid)
    walk = states.walk(one.aid)
    met = 0
    for state, arrows in walk.arrows.items():
        for answer, to in arrows:
            given = dmn.inputs(one.aid, {**dict(state.known), state.node: answer})
            assert decided(tables[state.node], given) == {"next": [to.node]}, (state, answer)
            met += 1
        if not arrows:
            outcome = one.aid.outcome[state.node]
            assert decided(tables[dmn.OUTCOME], {"next": state.node}) == {
                "protection": [outcome.protection],
                "result": [outcome.result],
                "do": [outcome.do],
            }
    assert met == sum(len(arrows) for arrows in walk.arrows.values()) > 0


def test_the_comparison_would_see_one_arrow_that_leads_elsewhere() -> None:
    aid = shipped.aid(shipped.FLOWCHART).aid
    table = their_tables(aid)["purpose"]
    (rule,) = (each for each in table.rules if each.inputEntries[0].lhs == ['"no"'])
    assert decided(table, dmn.inputs(aid, {"purpose": "no"})) == {"next": ["do-not-share"]}
    rule.outputEntries[0].text = '"can-share"'
    assert decided(table, dmn.inputs(aid, {"purpose": "no"})) == {"next": ["can-share"]}


def test_a_table_over_earlier_answers_reads_them() -> None:
    rows = (({"danger": "yes|not-sure"}, "ring"), ({"danger": "no"}, "withhold"))
    aid = small.aid(
        {"danger": {"yes": "harm", "no": "harm", "not-sure": "harm"}, "harm": {"yes": "refer", "no": "table last"}},
        tables={"last": rows},
    )
    tables = their_tables(aid)
    for danger, end in (("yes", "ring"), ("not-sure", "ring"), ("no", "withhold")):
        assert decided(tables["harm"], dmn.inputs(aid, {"danger": danger, "harm": "no"})) == {"next": [end]}
        assert decided(tables["harm"], dmn.inputs(aid, {"danger": danger, "harm": "yes"})) == {"next": ["refer"]}


def test_the_command_writes_the_file_of_an_aid(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = str(shipped.ROOT / "data")
    assert main(["export", "dmn", shipped.FLOWCHART, "--data", data, "--as-at", shipped.DAY]) == 0
    assert capfdbinary.readouterr().out == dmn.document(shipped.aid(shipped.FLOWCHART).aid)


def test_an_aid_that_is_not_there_is_not_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "dmn", "england/share-informtion", "--data", str(shipped.ROOT / "data")]) == 1
    assert "Did you mean england/share-information?" in capsys.readouterr().err
