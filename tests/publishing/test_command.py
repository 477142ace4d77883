"""What anybody meets who types ``arrangements``: help, slips, and how each command ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from decision_aids import command_line
from publishing import arguments, command, due
from publishing.command import main

ROOT = Path(__file__).parents[2]
DATA = str(ROOT / "data")
ALL = ("check", "list", "show", "due", "compare", "new-edition", "impact", "sign-off", "publish")


def refused(asked: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a person reads whose words could not be understood, without the line on where to read more."""
    with pytest.raises(SystemExit) as ended:
        main(asked)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    sentence, _, more = said.err.partition(" Run arrangements")
    assert more.endswith("--help to read what can be asked.\n")
    return sentence


SLIPS = {
    "nothing": ([], "Something is missing: COMMAND."),
    "a command that is nearly one": (["lst"], "There is no command lst. Did you mean list?"),
    "a command that is none": (["%%%"], "There is no command %%%."),
    "no item": (["show"], "Something is missing: ITEM."),
    "no first day": (["new-edition", "a/b"], "Something is missing: --effective-from."),
    "an option that is none": (["list", "--jsn"], "--jsn means nothing here."),
    "an option cut short": (["list", "--pub", "england"], "--pub england means nothing here."),
    "an option without its value": (["list", "--publisher"], "--publisher needs a value after it."),
    "a day that is none": (
        ["check", "--as-at", "2026-02-30"], "--as-at: 2026-02-30 is not a day. Write it as 2026-11-22."),
    "a day in another form": (
        ["due", "--as-at", "20261122"], "--as-at: 20261122 is not a day. Write it as 2026-11-22."),
    "a day known on that is none": (
        ["list", "--as-known-on", "May"], "--as-known-on: May is not a day. Write it as 2026-11-22."),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_a_sentence(slip: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked, sentence = SLIPS[slip]
    assert refused(asked, capsys) == sentence


def test_whatever_else_the_parser_says_is_still_a_sentence() -> None:
    assert command_line.in_words("not allowed") == "Not allowed."
    both = command_line.in_words("argument --json: not allowed with argument --annotations")
    assert both == "--json and --annotations cannot be asked for together."


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_help_that_says_what_it_does_and_takes_a_folder_and_a_day(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "--data FOLDER" in said
    assert "--as-at DAY" in said
    assert "``" not in said


@pytest.mark.parametrize("name", [one for one in ALL if one not in {"new-edition", "sign-off"}])
def test_the_json_of_a_command_is_described_in_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    said = capsys.readouterr().out
    assert "--json" in said
    assert "The JSON " in said


def test_the_help_names_every_command_and_how_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert all(f" {name} " in said for name in ALL)
    assert "ends with 0 when there is no error" in said
    assert tuple(arguments.COMMANDS) == ALL


ON_A_FOLDER = {
    "check": [],
    "list": [],
    "show": ["north-glen/agreement"],
    "due": [],
    "compare": ["north-glen/agreement/a", "north-glen/agreement/b"],
    "new-edition": ["north-glen/agreement", "--effective-from", "2027-04-01"],
    "impact": [],
    "sign-off": ["north-glen/agreement"],
    "publish": [],
}


@pytest.mark.parametrize("name", ALL)
def test_without_a_folder_no_command_can_run(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert main([name, *ON_A_FOLDER[name], "--data", str(nowhere)]) == 2
    assert capsys.readouterr().err == (
        f"There is no folder {nowhere}. Name the folder that holds the publishers with --data.\n"
    )


@pytest.mark.parametrize("name", ALL)
def test_a_folder_without_data_is_never_taken_for_an_empty_register(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, *ON_A_FOLDER[name], "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"There is no YAML file in {tmp_path}. Name the folder that holds the publishers with --data.\n"
    )


def test_a_file_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--data", f"{DATA}/england/facts.yaml"]) == 2
    assert capsys.readouterr().err == f"{DATA}/england/facts.yaml could not be read: Not a directory.\n"


def test_what_cannot_be_compared_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "england", "englnd", "--data", DATA]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "There is no englnd. Did you mean england?\n"


def spoilt(folder: Path) -> Path:
    """A folder with one sound item and one mistake."""
    (folder / "north-glen" / "agreement").mkdir(parents=True)
    (folder / "north-glen" / "publisher.yaml").write_text(
        "kind: publisher\ntitle: North Glen\ntier: local\nsummary: Made up.\n", "utf-8"
    )
    for name, start in (("a", "2023-04-01"), ("b", "2025-04-01")):
        (folder / "north-glen" / "agreement" / f"{name}.yaml").write_text(
            f"kind: document\ntype: agreement\ntitle: Agreement\nagreed: {start}\neffective_from: {start}\n"
            'clauses:\n  only: {number: "1", title: Only, text: Share what helps.}\n',
            "utf-8",
        )
    (folder / "north-glen" / "terms.yaml").write_text("kind: trems\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("check", 1),
        ("list", 1),
        ("due", 1),
        ("impact", 1),
        ("publish", 1),
        ("show", 0),
        ("compare", 0),
        ("new-edition", 0),
    ],
)
def test_a_mistake_somewhere_ends_with_one_where_it_may_change_the_answer(
    name: str, code: int, tmp_path: Path
) -> None:
    folder = spoilt(tmp_path / "data")
    assert main([name, *ON_A_FOLDER[name], "--data", str(folder), "--as-at", "2026-11-22"]) == code


def test_the_impact_of_a_folder_with_mistakes_says_that_it_may_not_be_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spoilt(tmp_path / "data")
    assert main(["impact", "--data", str(folder), "--as-at", "2026-11-22"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("This may not be all. Errors: ")
    assert said.endswith(". Run arrangements check.\n")


def test_nothing_is_published_where_there_is_an_error_and_the_mistakes_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spoilt(tmp_path / "data")
    assert main(["publish", "--data", str(folder), "--as-at", "2026-11-22"]) == 1
    said = capsys.readouterr().out
    assert "data/north-glen/terms.yaml:1:7  " in said
    assert "Nothing was published. Errors: " in said
    assert main(["publish", "--data", str(folder), "--as-at", "2026-11-22", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] is True
    assert not (folder / "north-glen" / "published.yaml").exists()


def test_what_is_published_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = spoilt(tmp_path / "data")
    (folder / "north-glen" / "terms.yaml").unlink()
    file = folder / "north-glen" / "agreement" / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("clauses:", "supersedes: a\nclauses:"), "utf-8")
    assert main(["publish", "--data", str(folder), "--as-at", "2026-11-22"]) == 0
    assert "Published on 2026-11-22.\n" in capsys.readouterr().out
    assert main(["impact", "--data", str(folder), "--as-at", "2026-11-22", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []


def test_publishing_on_another_day_than_the_clocks_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_clock", lambda: "2026-11-23")
    folder = spoilt(tmp_path / "data")
    main(["publish", "--data", str(folder), "--as-at", "2026-11-20"])
    line = "These will be recorded as published on 20 November 2026, and today is 23 November 2026.\n"
    assert capsys.readouterr().out.startswith(line)
    main(["publish", "--data", str(folder), "--as-at", "2026-11-23"])
    assert "These will be recorded" not in capsys.readouterr().out
    main(["publish", "--data", str(folder), "--as-at", "2026-11-20", "--json"])
    said = capsys.readouterr()
    assert (said.err, json.loads(said.out)["day"]) == (line, "2026-11-20")


def test_nothing_is_published_on_a_day_to_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_clock", lambda: "2026-11-23")
    folder = spoilt(tmp_path / "data")
    assert main(["publish", "--data", str(folder), "--as-at", "2035-01-01"]) == 2
    assert capsys.readouterr().err == (
        "Nothing is published on a day to come: 1 January 2035, and today is 23 November 2026. "
        "Publish it on its day, or name another after --as-at.\n"
    )


def test_without_a_day_today_is_the_clocks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def rows(_held: object, day: str, *_: object) -> list[object]:
        asked.append(day)
        return []

    monkeypatch.setattr(due, "rows", rows)
    folder = spoilt(tmp_path / "data")
    main(["due", "--data", str(folder)])
    (day,) = asked
    assert command_line.day(day) == day


def run(asked: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "publishing.command", *asked],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


def test_a_terminal_that_lacks_a_letter_still_shows_the_rest(tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    file = folder / "north-glen" / "agreement" / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("Share what helps.", "Share – é."), "utf-8")
    ended = run(["show", "north-glen/agreement", "--data", str(folder)], PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Share \\u2013 \\xe9." in ended.stdout


def test_whoever_has_read_enough_may_stop_reading(tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "data")
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "publishing.command", "show", "north-glen/agreement", "--data", str(folder)],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
