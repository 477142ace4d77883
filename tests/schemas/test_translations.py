"""Texts in other languages, pinned to the English they were made from."""

import shutil
from pathlib import Path

import pytest

from schemas import digest, problems, register
from schemas.checks import translations
from schemas.problems import Problem
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
PURPOSE = "The partners share what helps to keep a child safe."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", folder / "north-glen")
    return folder


def edit(data: Path, file: str, old: str, new: str) -> None:
    path = data / "north-glen" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


AGREEMENT = "information-sharing-agreement/2025-04.yaml"


def found(data: Path) -> list[Problem]:
    held, met = register.load(data)
    assert not met, problems.as_text(met)
    return list(translations.problems(held))


def test_a_translation_is_stale_when_its_english_has_changed_and_only_then(data: Path) -> None:
    (before,) = found(data)
    assert (before.code, before.severity) == ("translation-stale", "warning")
    assert before.sentence == (
        "The English has changed since this was translated. Readers are shown both, and told so."
    )
    english = "Tell the other partners the same working day when significant harm may be happening."
    assert digest.short(english) in before.fix
    edit(data, AGREEMENT, f"text: {PURPOSE}", "text: The partners share whatever helps.")
    assert len(found(data)) == 2


def test_a_stale_translation_is_current_again_once_it_names_the_digest_that_the_check_printed(data: Path) -> None:
    (stale,) = found(data)
    told = stale.fix.split("of: ")[1][: digest.SHORT]
    edit(data, AGREEMENT, '"000000000000"', f'"{told}"')
    assert found(data) == []


def test_a_translation_of_a_text_that_is_not_there_is_an_error_that_names_the_nearest(data: Path) -> None:
    edit(data, AGREEMENT, "    clauses/purpose/text:", "    clauses/purposes/text:")
    problem = next(one for one in found(data) if one.severity == "error")
    assert problem.code == "translation-of-nothing"
    assert problem.sentence == (
        "There is no text at clauses/purposes/text in this file, so nothing is translated by this."
    )
    assert problem.fix == "Did you mean clauses/purpose/text?"


@pytest.mark.parametrize("place", ["clauses/purpose", "clauses/in-writing/points/0", "clauses/in-writing/points/9"])
def test_only_a_text_can_be_translated_and_a_list_is_counted_from_one(place: str) -> None:
    value = {"clauses": {"purpose": {"text": "A"}, "in-writing": {"points": ["B", "C"]}}}
    (one,) = translations.of({**value, "translations": {"qaa": {place: {"of": "0" * 12, "text": "א"}}}})
    assert one.english is None
    assert one.stale


def test_every_text_of_a_file_has_a_place_that_leads_back_to_it() -> None:
    value = {"title": "T", "clauses": {"a.b": {"text": "A", "points": ["B", "C"], "starts": None}}}
    texts = {place: {"of": "0" * 12, "text": "א"} for place in translations.places(value)}
    assert list(texts) == ["title", "clauses/a.b/text", "clauses/a.b/points/1", "clauses/a.b/points/2"]
    english = [one.english for one in translations.of({**value, "translations": {"qaa": texts}})]
    assert english == ["T", "A", "B", "C"]


def test_a_language_that_the_publisher_does_not_declare_is_an_error(data: Path) -> None:
    edit(data, AGREEMENT, "  qaa:", "  qab:")
    problem = next(one for one in found(data) if one.code == "language-not-declared")
    assert problem.sentence == "north-glen does not say that it has texts in the language qab."
    assert problem.fix == "Add qab to languages: in north-glen/publisher.yaml, with its direction of writing."
