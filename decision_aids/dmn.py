"""An aid's routing as decision tables in the DMN 1.3 of the OMG, for engines that are not ours.

There is one decision a question. It reads the answer to that question, and those earlier answers that a table of the
aid reads there, and says which decision is next; the decision ``outcome`` says what an outcome comes to. A driver is
needed, and is this: begin with the first decision of the file; ask its question; give it what `inputs` makes of the
answers so far; go on with the decision that ``next`` names, until it names an outcome.

Each cell is written so that FEEL and Python read it alike: a text, a count with its comparison, ``? in (…)`` or ``-``.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_aids.model import Aid, Question, Row, Some

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
OUTCOME = "outcome"
ANY = "-"
_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, kw_only=True)
class _Rule:
    """One rule: for each column that it looks at the cell, and the node that is next."""

    cells: Mapping[str, str]
    go: str


def document(aid: Aid) -> bytes:
    """The DMN file of an aid, the same bytes every time."""
    root = ET.Element(
        "definitions",
        {
            "xmlns": NAMESPACE,
            "id": "aid",
            "name": aid.title,
            "namespace": f"urn:handrail:{aid.aid}:{aid.edition}",
            "exporter": "Handrail",
        },
    )
    ET.SubElement(root, "description").text = (
        f"{aid.aid}, edition {aid.edition}, revision {aid.revision}, digest {aid.digest}. Begin with the first "
        "decision. Each says which is next, until one names an outcome; the decision called outcome says what that "
        "comes to. A count is how many of the questions it names were given one of the answers it names."
    )
    for question in aid.questions:
        _decision(root, aid, question)
    _outcomes(root, aid)
    for column, said in _columns(aid).items():
        _part(ET.SubElement(root, "inputData", {"id": f"data-{column}", "name": column}), said, column, _type(column))
    ET.indent(root)
    return _HEAD + ET.tostring(root, encoding="unicode").encode() + b"\n"


def inputs(aid: Aid, answers: Mapping[str, str]) -> dict[str, str | int | None]:
    """What the decisions read of some answers: each by the name of its column, none as None, and every count."""
    given: dict[str, str | int | None] = {_named(one.id): answers.get(one.id) for one in aid.questions}
    for some, column in _counts(aid).items():
        given[column] = sum(answers.get(question) in some[1] for question in some[0])
    return given


def _named(question: str) -> str:
    """The name of the column of a question's answer, in letters that any expression can hold."""
    return "q_" + question.replace(".", "__").replace("-", "_")


def _counts(aid: Aid) -> Mapping[tuple[tuple[str, ...], tuple[str, ...]], str]:
    """The name of the column of each count that some row asks for, by the questions and answers it is of."""
    asked = dict.fromkeys(_of(some) for table in aid.tables for row in table.rows for some in row.some)
    return {of: f"count_{number}" for number, of in enumerate(asked, start=1)}


def _of(some: Some) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return some.questions, some.answers


def _type(column: str) -> str:
    return "number" if column.startswith("count_") else "string"


def _columns(aid: Aid) -> dict[str, str]:
    """Every column that some decision reads, with what it means."""
    found = {_named(one.id): one.ask for one in aid.questions}
    for (questions, answers), column in _counts(aid).items():
        found[column] = f"How many of {', '.join(questions)} were answered {' or '.join(answers)}"
    return found


def _decision(root: ET.Element, aid: Aid, question: Question) -> None:
    rules = list(_rules(aid, question))
    columns = [one for one in _columns(aid) if any(one in rule.cells for rule in rules)]
    known = {_named(one.id): [answer.id for answer in one.answers] for one in aid.questions}
    decision = ET.SubElement(root, "decision", {"id": question.id, "name": question.id})
    ET.SubElement(decision, "question").text = question.ask
    ET.SubElement(decision, "allowedAnswers").text = ", ".join(f"{one.id} ({one.label})" for one in question.answers)
    ET.SubElement(decision, "variable", {"name": question.id, "typeRef": "string"})
    for column in columns:
        needs = ET.SubElement(decision, "informationRequirement")
        ET.SubElement(needs, "requiredInput", {"href": f"#data-{column}"})
    table = ET.SubElement(decision, "decisionTable", {"id": f"table-{question.id}", "hitPolicy": "UNIQUE"})
    for column in columns:
        _input(table, question.id, column, known.get(column, ()))
    ET.SubElement(table, "output", {"id": f"next-{question.id}", "name": "next", "typeRef": "string"})
    for number, rule in enumerate(rules, start=1):
        cells = [rule.cells.get(column, ANY) for column in columns]
        _rule(table, f"rule-{question.id}-{number}", cells, [_text(rule.go)])


def _rules(aid: Aid, question: Question) -> Iterator[_Rule]:
    """The rules of a question: one for each answer that leads on by itself, one a row for each that asks a table."""
    own = _named(question.id)
    for answer in question.answers:
        if not answer.decide:
            yield _Rule(cells={own: _text(answer.id)}, go=answer.go)
            continue
        for row in aid.table[answer.decide].rows:
            if answer.id in row.when.get(question.id, (answer.id,)):
                yield _Rule(cells={**_cells(aid, row), own: _text(answer.id)}, go=row.go)


def _cells(aid: Aid, row: Row) -> dict[str, str]:
    """What a row asks for, by column. Of one count, several bounds become the greatest."""
    cells = {_named(question): _one_of(answers) for question, answers in row.when.items()}
    least: dict[str, int] = {}
    for some in row.some:
        column = _counts(aid)[_of(some)]
        least[column] = max(least.get(column, 0), some.at_least)
    return {**cells, **{column: f">= {count}" for column, count in least.items()}}


def _one_of(answers: tuple[str, ...]) -> str:
    if len(answers) == 1:
        return _text(answers[0])
    return f"? in ({', '.join(_text(one) for one in answers)})"


def _text(value: str) -> str:
    """A text as an expression."""
    return json.dumps(value, ensure_ascii=False)


def _outcomes(root: ET.Element, aid: Aid) -> None:
    """The decision that says what each outcome comes to."""
    decision = ET.SubElement(root, "decision", {"id": f"the-{OUTCOME}", "name": OUTCOME})
    ET.SubElement(decision, "variable", {"name": OUTCOME})
    needs = ET.SubElement(decision, "informationRequirement")
    ET.SubElement(needs, "requiredInput", {"href": "#data-next"})
    table = ET.SubElement(decision, "decisionTable", {"id": f"table-the-{OUTCOME}", "hitPolicy": "UNIQUE"})
    _input(table, f"the-{OUTCOME}", "next", [one.id for one in aid.outcomes])
    for name in ("protection", "result", "do"):
        ET.SubElement(table, "output", {"id": f"{name}-of-the-{OUTCOME}", "name": name, "typeRef": "string"})
    for one in aid.outcomes:
        said = [_text(one.protection), _text(one.result), _text(one.do)]
        _rule(table, f"rule-the-{OUTCOME}-{one.id}", [_text(one.id)], said)
    _part(ET.SubElement(root, "inputData", {"id": "data-next", "name": "next"}), "The last next", "next", "string")


def _input(table: ET.Element, decision: str, column: str, known: Iterable[str]) -> None:
    """One column of a table."""
    clause = ET.SubElement(table, "input", {"id": f"input-{decision}-{column}", "label": column})
    expression = ET.SubElement(clause, "inputExpression", {"typeRef": _type(column)})
    ET.SubElement(expression, "text").text = column
    values = ", ".join(_text(one) for one in known)
    if values:
        ET.SubElement(ET.SubElement(clause, "inputValues"), "text").text = values


def _rule(table: ET.Element, word: str, cells: Iterable[str], said: Iterable[str]) -> None:
    rule = ET.SubElement(table, "rule", {"id": word})
    for number, cell in enumerate(cells):
        ET.SubElement(ET.SubElement(rule, "inputEntry", {"id": f"{word}-in-{number}"}), "text").text = cell
    for number, cell in enumerate(said):
        ET.SubElement(ET.SubElement(rule, "outputEntry", {"id": f"{word}-out-{number}"}), "text").text = cell


def _part(data: ET.Element, said: str, column: str, kind: str) -> None:
    """What a piece of data means, what it is called and of which type it is."""
    ET.SubElement(data, "description").text = said
    ET.SubElement(data, "variable", {"name": column, "typeRef": kind})
