"""What each mistake in a whole data folder is told as: one folder a mistake, laid over one small folder that is sound.

`invalid/register/base/` holds a fictional partnership and a small national layer with nothing wrong. Each other folder
there holds the few files that differ, and `expected.yaml`, typed by hand.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from decision_aids import checking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas.problems import Problem

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "invalid" / "register"
BASE = CORPUS / "base"
CASES = sorted(one.name for one in CORPUS.iterdir() if one != BASE)
#: The day on which a case is looked at, unless it names another.
DAY = "2026-11-22"
#: The rooms whose problems need a case.
ROOMS = ("schemas", "decision_aids", "publishing", "macros")


def found_in(folder: Path, day: str) -> tuple[Problem, ...]:
    """Everything that any check says of a data folder on a day, in order and once."""
    return checking.everything(folder, day).problems


def laid_over_the_base(case: str, folder: Path, removed: Iterable[str] = ()) -> Path:
    """The base with the files of a case put over it, and those that the case goes without taken away."""
    data = Path(shutil.copytree(BASE, folder / "data"))
    shutil.copytree(CORPUS / case, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.yaml"))
    for name in removed:
        away = data / name
        shutil.rmtree(away) if away.is_dir() else away.unlink()
    return data


def expected_of(case: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((CORPUS / case / "expected.yaml").read_text("utf-8"))
    return told


def row(one: Problem) -> dict[str, str]:
    severity = {} if one.severity == "error" else {"severity": one.severity}
    at = f"{one.file.removeprefix('data/')}:{one.line}"
    return {"code": one.code, **severity, "at": at, "sentence": one.sentence, "fix": one.fix}


def test_the_base_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    assert [row(one) for one in found_in(data, DAY)] == []


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_is_said_in_its_own_words_at_its_own_place(case: str, tmp_path: Path) -> None:
    told = expected_of(case)
    about = {one["code"] for one in told["problems"]}
    data = laid_over_the_base(case, tmp_path, told.get("removed", ()))
    # A mistake can bring warnings of other kinds with it; every error and every word on its own subject is told.
    met = [one for one in found_in(data, told.get("day", DAY)) if one.severity == "error" or one.code in about]
    assert [row(one) for one in met] == told["problems"]


@pytest.mark.parametrize("case", CASES)
def test_every_sentence_and_fix_is_a_sentence(case: str) -> None:
    for one in expected_of(case)["problems"]:
        assert one["sentence"][-1] in ".”", one
        assert one["fix"][-1] in ".?”", one


def codes_given() -> dict[str, str]:
    """Every code that a problem of ours can have, by reading our own source, with the file that gives it."""
    found: dict[str, str] = {}
    for file in (one for room in ROOMS for one in sorted((ROOT / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code":
                found |= dict.fromkeys(_texts(node.value), f"{file.parent.name}/{file.name}")
    return found


def _texts(value: ast.expr) -> list[str]:
    match value:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return [*_texts(one), *_texts(other)]
    return []


def codes_shown() -> set[str]:
    """Every code that a corpus or a test names: in an `expected.yaml`, or in quotes in a test."""
    found = set()
    for file in (ROOT / "tests").rglob("expected.yaml"):
        found |= _codes_in(yaml.safe_load(file.read_text("utf-8")))
    for file in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def _codes_in(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["code"]} if isinstance(value.get("code"), str) else set()
        return own.union(*(_codes_in(one) for one in value.values()))
    return set().union(*(_codes_in(one) for one in value)) if isinstance(value, list) else set()


def test_every_code_has_a_case_or_a_test_that_names_it() -> None:
    given = codes_given()
    assert len(given) > 50  # else the source was not read
    shown = codes_shown()
    assert {code: file for code, file in given.items() if code not in shown} == {}


def test_no_case_expects_a_code_that_nothing_gives() -> None:
    # The codes of proof are made from the rule's own id.
    told = {one["code"] for case in CASES for one in expected_of(case)["problems"]}
    assert {code for code in told if not code.startswith("proof-")} <= set(codes_given())
