"""Every item and edition that is held is listed, each clause with the source that it comes from."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publishing import listing
from publishing.command import main
from schemas import register
from schemas.publication import published

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
Listed = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", folder / "north-glen")
    return folder


@pytest.fixture
def listed(data: Path, capsys: pytest.CaptureFixture[str]) -> Listed:
    def ask(*more: str, day: str = DAY, code: int = 0) -> list[dict[str, Any]]:
        assert main(["list", "--data", str(data), "--as-at", day, "--json", *more]) == code
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return found

    return ask


def test_every_edition_file_is_listed_once_in_order(data: Path, listed: Listed) -> None:
    files = sorted(
        (f"{file.parent.parent.name}/{file.parent.name}", file.stem) for file in data.glob("*/*/*.yaml")
    )
    assert [(one["item"], one["edition"]) for one in listed()] == files


def test_every_kind_with_editions_is_listed(listed: Listed) -> None:
    assert {one["kind"] for one in listed()} == {"document", "standards", "levels", "process", "form", "aid"}


def test_an_edition_has_its_dates_and_its_status(listed: Listed) -> None:
    older, newer = listed("--publisher", "north-glen")[:2]
    assert {key: newer[key] for key in newer if key != "clauses"} == {
        "item": "north-glen/information-sharing-agreement",
        "edition": "2025-04",
        "kind": "document",
        "type": "agreement",
        "title": "Information sharing agreement",
        "publisher": "north-glen",
        "status": "in-force",
        "effective_from": "2025-04-01",
        "effective_to": None,
        "review_by": "2027-03-31",
        "published": None,
    }
    assert older["status"] == "superseded"


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2023-03-31", ["starts", "starts"]),
        ("2023-04-01", ["in-force", "starts"]),
        ("2025-04-01", ["superseded", "in-force"]),
        ("2027-04-01", ["superseded", "review-overdue"]),
    ],
)
def test_the_status_is_that_of_the_day_asked_about(day: str, statuses: list[str], listed: Listed) -> None:
    assert [one["status"] for one in listed("--publisher", "north-glen", day=day)[:2]] == statuses


def test_a_source_document_has_no_first_day(listed: Listed) -> None:
    (found,) = (one for one in listed() if one["item"] == "west-sussex/threshold-guidance")
    assert (found["status"], found["effective_from"]) == ("historic", None)


def test_each_part_of_each_kind_is_a_clause_with_its_number(listed: Listed) -> None:
    held = {one["item"].partition("/")[2]: one["clauses"] for one in listed("--publisher", "north-glen")}
    assert [(one["id"], one["number"]) for one in held["information-sharing-agreement"]] == [
        ("purpose", "1"),
        ("same-day", "2.1"),
        ("consent", "2.2"),
        ("in-writing", "3"),
        ("new-partners", "4"),
    ]
    assert held["levels-of-need"][0]["id"] == "universal"
    assert all(one.keys() == {"id", "number", "source"} for clauses in held.values() for one in clauses)


EDITION = """\
kind: document
type: agreement
title: Sharing agreement
{about}
clauses:
  only:
    number: "1"
    title: Only clause
    text: Share what helps.
{more}"""
SOURCES = """\
kind: sources
sources:
  act: {title: The Act, type: law, status: in-force, last_verified: 2026-01-01}
  minute: {title: The minute, type: local, status: in-force, last_verified: 2026-01-01}
  scan: {title: The scan, type: source-document, status: superseded, superseded_by: act, last_verified: null}
"""
PUBLISHER = "kind: publisher\ntitle: North Glen\ntier: local\nsummary: Made up.\n"
HELD = "effective_from: null\nheld_as_source: {source: minute, printed: null, replaced_by: New law.}"


def folder_of(tmp_path: Path, about: str, more: str = "") -> Path:
    folder = tmp_path / "data"
    (folder / "north-glen" / "agreement").mkdir(parents=True)
    (folder / "north-glen" / "publisher.yaml").write_text(PUBLISHER, "utf-8")
    (folder / "north-glen" / "sources.yaml").write_text(SOURCES, "utf-8")
    text = EDITION.format(about=about, more=more)
    (folder / "north-glen" / "agreement" / "2025-04.yaml").write_text(text, "utf-8")
    return folder


# What the edition says, what its clause says, and where the clause comes from.
COMES_FROM = {
    "a source that it cites": ("effective_from: 2025-04-01\ncites: [act]", "    cites: [minute]\n", "minute"),
    "the first source that it cites": ("effective_from: 2025-04-01", "    cites: [minute, act]\n", "minute"),
    "a source document that it cites, before law": ("effective_from: 2025-04-01", "    cites: [act, scan]\n", "scan"),
    "what its historic edition is held as, before law that it cites": (HELD, "    cites: [act]\n", "minute"),
    "what its edition cites": ("effective_from: 2025-04-01\ncites: [act, minute]", "", "act"),
    "no source, where it cites only another clause": (
        "effective_from: 2025-04-01", "    cites: [north-glen/agreement#only]\n", None),
    "no source, where nothing is cited": ("effective_from: 2025-04-01", "", None),
}  # fmt: skip


@pytest.mark.parametrize("case", COMES_FROM)
def test_a_clause_comes_from(case: str, tmp_path: Path) -> None:
    about, more, source = COMES_FROM[case]
    held, problems = register.load(folder_of(tmp_path, about, more))
    assert problems == ()
    (edition,) = listing.rows(held, DAY)
    assert [one["source"] for one in edition["clauses"]] == [f"north-glen/sources#{source}" if source else None]


def test_a_person_reads_a_table_for_each_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path, "effective_from: 2025-04-01")
    assert main(["list", "--data", str(folder), "--as-at", DAY]) == 0
    assert capsys.readouterr().out == (
        "North Glen (north-glen)\n"
        "  item       edition  kind       status    from          title\n"
        "  agreement  2025-04  agreement  in force  1 April 2025  Sharing agreement\n"
        "\n"
        "1 item, 1 edition.\n"
    )


def test_a_folder_without_an_edition_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path, "effective_from: 2025-04-01")
    shutil.rmtree(folder / "north-glen" / "agreement")
    assert main(["list", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "No edition is held here.\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("north-gln", "There is no publisher north-gln. Did you mean north-glen?\n"),
        (
            "zzz",
            (
                "There is no publisher zzz. Held are east-midlands, east-sussex, england, north-glen, rotherham, "
                "south-east, west-sussex.\n"
            ),
        ),
    ],
)
def test_an_unknown_publisher_is_refused(
    typed: str, words: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--data", str(data), "--publisher", typed]) == 2
    assert capsys.readouterr().err == words


def test_what_could_not_be_read_is_said_so_that_a_part_is_not_taken_for_the_whole(
    data: Path, listed: Listed, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "north-glen" / "levels-of-need" / "2026-01.yaml").write_text("kind: lvels\n", "utf-8")
    assert main(["list", "--data", str(data)]) == 1
    assert capsys.readouterr().err == (
        "This is not all: north-glen/levels-of-need could not be read. Run arrangements check.\n"
    )
    assert "north-glen/levels-of-need" not in {one["item"] for one in listed(code=1)}


def test_what_the_site_said_on_a_day_is_another_question(
    monkeypatch: pytest.MonkeyPatch, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def known(held: register.Register, day: str) -> register.Register:
        asked.append(day)
        return held

    monkeypatch.setattr(published, "known", known)
    assert main(["list", "--data", str(data), "--as-known-on", "2023-04-01", "--publisher", "north-glen"]) == 0
    assert asked == ["2023-04-01"]
    # Without --as-at, the day whose site is asked is the day asked about, too.
    assert "agreed, not yet in force" in capsys.readouterr().out
