"""An author may call a change of words material, and never a change of a rule editorial."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas import register as registers
from schemas.checks import materiality
from schemas.problems import Problem

TIME = {"number": "2", "text": "Tell them promptly.", "deadline": "slow"}
RECORD = {"number": "3", "text": "Write it down."}
EDITORIAL = {"kind": "editorial", "why": "Tidied."}


def found(folder: Path, clauses: dict[str, Any], **head: object) -> list[Problem]:
    """The problems of an agreement whose first edition has a time limit and a record, and whose second is given."""
    about = {"title": "North Glen", "tier": "local", "area": "North Glen", "summary": "For tests."}
    base = {"kind": "document", "type": "agreement", "title": "Agreement", "agreed": "2023-01-01"}
    files = {
        "publisher": {"kind": "publisher", **about},
        "agreement/2023": {**base, "effective_from": "2023-04-01", "clauses": {"time": TIME, "record": RECORD}},
        "agreement/2025": {**base, "effective_from": "2025-04-01", "supersedes": "2023", **head, "clauses": clauses},
    }
    for name, value in files.items():
        path = folder / "north-glen" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    register, met = registers.load(folder)
    assert not met, [one.sentence for one in met]
    return list(materiality.lowered(register))


@pytest.mark.parametrize(
    ("clauses", "sentence"),
    [
        (
            {"time": {**TIME, "deadline": "quick", "change": EDITORIAL}},
            "This change is called editorial, but it changes the deadline.",
        ),
        (
            {"time": {"number": "2", "text": "Tell them.", "consent_required": False, "change": EDITORIAL}},
            "This change is called editorial, but it adds the need for consent and takes out the deadline.",
        ),
        (
            {"welcome": {"number": "1", "text": "Welcome.", "change": EDITORIAL}},
            "This change is called editorial, but nothing like it was in the edition before.",
        ),
        (
            {
                "talk": {
                    "number": "3",
                    "text": "Talk.",
                    "change": EDITORIAL,
                    "was": {"clause": "record", "relation": "replaced"},
                }
            },
            "This change is called editorial, but it replaced record.",
        ),
        (
            {
                "record": {
                    **RECORD,
                    "change": EDITORIAL,
                    "was": [{"clause": word, "relation": "merged"} for word in ("record", "time")],
                }
            },
            "This change is called editorial, but it lost a rule of time.",
        ),
    ],
)
def test_a_change_of_a_rule_that_is_called_editorial_is_an_error(
    tmp_path: Path, clauses: dict[str, Any], sentence: str
) -> None:
    (problem,) = found(tmp_path, clauses)
    assert (problem.code, problem.severity) == ("change-lowered", "error")
    assert problem.sentence == sentence
    assert problem.fix == "Write kind: material, and say why in one sentence. Only a change of words can be editorial."
    assert problem.source_line.strip().startswith('"kind": "editorial"')


@pytest.mark.parametrize(
    "clauses",
    [
        {"time": {**TIME, "text": "Tell them soon.", "change": EDITORIAL}},
        {"time": {**TIME, "deadline": "quick", "change": {"kind": "material", "why": "It was too slow."}}},
        {"time": {**TIME, "text": "Tell them soon.", "change": {"kind": "material", "why": "Read so in court."}}},
        {"time": {**TIME, "deadline": "quick"}},
    ],
)
def test_a_change_of_words_may_be_called_either(tmp_path: Path, clauses: dict[str, Any]) -> None:
    assert not found(tmp_path, clauses)


@pytest.mark.parametrize("supersedes", ["2022", "2025"])
def test_without_the_edition_before_nothing_can_be_said(tmp_path: Path, supersedes: str) -> None:
    assert not found(tmp_path, {"time": {**TIME, "deadline": "quick", "change": EDITORIAL}}, supersedes=supersedes)
