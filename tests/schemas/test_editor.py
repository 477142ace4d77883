"""A common editor, with this folder's own settings, completes and explains what a file of the data folder may hold."""

import json
import subprocess
from pathlib import Path

import pytest

from macros.node import node

ROOT = Path(__file__).parents[2]
CLAUSE = """\
kind: document
type: agreement
title: Sharing agreement
effective_from: null
clauses:
  only:
    number: "1"
    text: Share what helps.
    XX
"""
LEVELS = """\
kind: levels
title: Levels of need
effective_from: null
scale: [one]
levels:
  one:
    title: Universal
    need: A need that one everyday service can meet.
    response: The school.
"""


def question(file: str, text: str, line: int, character: int) -> dict[str, object]:
    return {"file": file, "text": text.replace("    XX\n", "    "), "line": line, "character": character}


@pytest.fixture(scope="module")
def answers() -> list[dict[str, list[str] | str]]:
    asked = [
        question("data/north-glen/agreement/2026.yaml", CLAUSE, 8, 4),
        question("data/north-glen/levels/2026.yaml", LEVELS, 7, 5),
        question("data/north-glen/levels/2027.yaml", LEVELS.replace("need: A", "needs: A"), 7, 5),
        question("data/north-glen/roles.yaml", "kind: ", 0, 6),
    ]
    done = subprocess.run(
        [node(), "tests/schemas/editor.mjs"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: list[dict[str, list[str] | str]] = json.loads(done.stdout)
    return found


def test_the_editor_offers_what_can_still_be_written_in_a_clause(answers: list[dict[str, list[str]]]) -> None:
    offered = answers[0]["complete"]
    assert {"title", "subject", "force", "deadline", "contact", "cites", "was", "starts"} <= set(offered)
    assert not {"number", "text", "telephone"} & set(offered)


def test_the_editor_says_what_a_key_is_for(answers: list[dict[str, str]]) -> None:
    assert "The need of a child at this level" in answers[1]["hover"]


def test_the_editor_marks_a_key_that_does_not_belong(answers: list[dict[str, list[str]]]) -> None:
    assert answers[1]["mistakes"] == []
    assert any("needs" in one for one in answers[2]["mistakes"])


def test_the_editor_offers_every_kind_of_file(answers: list[dict[str, list[str]]]) -> None:
    assert {"document", "standards", "levels", "process", "roles", "terms"} <= set(answers[3]["complete"])
