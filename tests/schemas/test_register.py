"""The register: what a folder holds, by address, and what is wrong with its places and links."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas import addresses, register
from schemas.problems import Problem
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
DOCUMENT = """\
kind: document
type: agreement
title: Sharing agreement
agreed: 2025-01-01
effective_from: {start}
clauses:
  only:
    number: "1"
    title: Only clause
    text: Share what helps.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    shutil.copytree(
        folder / "west-sussex", folder / "north-glen", ignore=lambda *_: ["contacts.yaml", "deadlines.yaml"]
    )
    for item in ("threshold-guidance", "information-sharing-flowchart", "information-sharing-agreement"):
        shutil.rmtree(folder / "north-glen" / item)
    (folder / "north-glen" / "agreement").mkdir()
    return folder


def write(data: Path, edition: str, start: str, extra: str = "") -> None:
    text = DOCUMENT.format(start=start) + extra
    (data / "north-glen" / "agreement" / f"{edition}.yaml").write_text(text, encoding="utf-8")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in problems]


def test_an_edition_is_found_by_its_place_and_never_by_an_id_typed_inside(data: Path) -> None:
    write(data, "2025-04", "2025-04-01")
    held, problems = register.load(data)
    assert codes(problems) == []
    found = held.in_force("north-glen/agreement", "2025-04-01")
    assert found is not None
    assert found.address == "north-glen/agreement/2025-04"


@pytest.mark.parametrize(
    "place", ["loose.yaml", "north-glen/contact.yaml", "north-glen/a/b/c.yaml", "north-glen/note.txt"]
)
def test_a_file_that_belongs_nowhere_is_never_passed_over(data: Path, place: str) -> None:
    (data / place).parent.mkdir(parents=True, exist_ok=True)
    (data / place).write_text("kind: document\n", encoding="utf-8")
    problems = register.load(data)[1]
    assert codes(problems) == ["wrong-place"]
    assert problems[0].file == f"data/{place}"


@pytest.mark.parametrize(
    ("place", "fix"),
    [
        ("north-glen/agreement/2026-04.yml", "Give it the name 2026-04.yaml."),
        ("north-glen/agreement/2026-04.yaml.txt", "Give it the name 2026-04.yaml."),
        ("north-glen/contacts.YAML", "Give it the name contacts.yaml."),
        ("north-glen/contact.yaml", "Did you mean contacts.yaml? Else put it at publisher/item/edition.yaml, or "),
        ("north-glen/minutes.yaml", "Put it at publisher/item/edition.yaml, or give it one of these names: publisher"),
        ("north-glen/agreement.docx", "Take it away: a data folder holds YAML files only, whose names end in .yaml."),
    ],
)
def test_a_file_that_belongs_nowhere_is_told_what_it_was_most_likely_meant_to_be(
    data: Path, place: str, fix: str
) -> None:
    (data / place).write_text("kind: document\n", encoding="utf-8")
    (problem,) = register.load(data)[1]
    assert problem.fix.startswith(fix)


def test_a_hidden_folder_is_passed_over(data: Path) -> None:
    (data / ".git" / "agreement").mkdir(parents=True)
    (data / ".git" / "agreement" / "2025-04.yaml").write_text("kind: nothing\n", encoding="utf-8")
    assert codes(register.load(data)[1]) == []


def test_a_folder_named_as_a_file_is_never_passed_over(data: Path) -> None:
    (data / "north-glen" / "contacts.yaml").mkdir()
    (problem,) = register.load(data)[1]
    assert (problem.code, problem.file) == ("wrong-place", "data/north-glen/contacts.yaml")
    assert problem.sentence == "This is a folder with the name of a file, so nothing in it is read."
    assert problem.fix == "Give the folder a name without .yaml."


@pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("nowhere")])
def test_what_is_neither_a_file_nor_a_folder_is_never_passed_over(data: Path, make: Callable[[Path], None]) -> None:
    make(data / "north-glen" / "contacts.yaml")
    (problem,) = register.load(data)[1]
    assert (problem.code, problem.file) == ("wrong-place", "data/north-glen/contacts.yaml")
    assert problem.sentence == "This is neither a plain file nor a folder, so it is not read."
    assert problem.fix == "Put the file or folder itself here, or take it away."


def test_a_kind_that_does_not_belong_in_its_place_is_refused_with_those_that_do(data: Path) -> None:
    (data / "north-glen" / "agreement" / "2025-04.yaml").write_text("kind: contacts\n", encoding="utf-8")
    (problem,) = register.load(data)[1]
    assert problem.code == "wrong-kind"
    assert "kind: document" in problem.fix


def test_a_file_without_a_kind_says_so(data: Path) -> None:
    (data / "north-glen" / "agreement" / "2025-04.yaml").write_text("title: No kind\n", encoding="utf-8")
    (problem,) = register.load(data)[1]
    assert problem.sentence == "This file does not say what kind it is."


def test_a_file_that_is_only_a_list_is_refused(data: Path) -> None:
    (data / "north-glen" / "agreement" / "2025-04.yaml").write_text("- one\n- two\n", encoding="utf-8")
    assert codes(register.load(data)[1]) == ["not-a-record"]


def test_a_folder_without_a_publisher_is_an_error(data: Path) -> None:
    write(data, "2025-04", "2025-04-01")
    (data / "north-glen" / "publisher.yaml").unlink()
    assert "no-publisher" in codes(register.load(data)[1])


def test_an_empty_folder_is_not_a_register(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no YAML file"):
        register.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("england/facts#sign-of-harm", "england/facts#sign-of-harm"),
        ("west-sussex/agreement/2020-10#consent.overrides", "west-sussex/agreement/2020-10#consent.overrides"),
        ("west-sussex/agreement", "west-sussex/agreement"),
        ("front-door", "north-glen/contacts#front-door"),
    ],
)
def test_a_bare_id_is_looked_up_in_the_publishers_own_file(text: str, address: str) -> None:
    assert str(addresses.read(text, publisher="north-glen", file="contacts")) == address


@pytest.mark.parametrize("text", ["", "a/b/c/d", "a//b", "#x", "a#b"])
def test_what_is_not_an_address_is_refused(text: str) -> None:
    assert addresses.find(text, publisher="north-glen", file="contacts") is None
