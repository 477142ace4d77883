"""The README says what is so: its commands exist, and its table of proofs is the one that is printed."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from decision_aids.command import main
from publishing.command import main as check
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_it_names_is_there() -> None:
    named = set(re.findall(r"`?make ([a-z]+)`?\n|`make ([a-z]+)`", README))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    words = {word for pair in named for word in pair if word}
    assert {"serve", "test", "prove", "bench"} <= words
    assert words <= targets


def test_every_file_and_picture_it_names_is_there() -> None:
    named = re.findall(r"`((?:data|content|tests|decision_aids|schemas|macros|publishing|benchmarks)/[^`]*)`", README)
    named += re.findall(r"\]\((content/[^)]*)\)", README)
    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []


def without_seconds(table: str) -> list[list[str]]:
    """The cells of a printed table, its last column left out: seconds differ between machines."""
    rows = [re.split(r" {2,}", line.strip()) for line in table.strip().splitlines() if line.strip()]
    return [row[: len(rows[0]) - (rows[0][-1] == "seconds")] for row in rows if len(row) > 1]


def test_its_table_of_proofs_is_the_one_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    shown = (
        README.partition("<!-- proof -->")[2].partition("<!-- /proof -->")[0].replace("```text", "").replace("```", "")
    )
    assert main(["prove", "--mutate", "--data", str(ROOT / "data")]) == 0
    printed = capsys.readouterr().out
    assert without_seconds(shown) == without_seconds(printed)


def test_the_mistake_it_shows_is_answered_as_it_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    aid = data / "england" / "share-information" / "2026-11.yaml"
    aid.write_text(aid.read_text(encoding="utf-8").replace("{go: call-999}", "{go: call-99}", 1), encoding="utf-8")
    assert check(["check", "--data", str(data)]) == 1
    shown = README.partition("run `.venv/bin/arrangements check`:")[2].split("```")[1].removeprefix("text\n")
    assert textwrap.dedent(shown).split() == capsys.readouterr().out.partition("\n\n")[0].split()


def test_the_worse_mistake_it_suggests_is_refused_with_the_rules_and_the_shortest_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, to = re.search(r'Make a worse one: send `"(.*)"` to `(.*)`\.', README).groups()  # type: ignore[union-attr]
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    aid = data / "england" / "share-information" / "2026-11.yaml"
    before = aid.read_text(encoding="utf-8")
    aid.write_text(before.replace(f'"{asked}": {{go: call-999}}', f'"{asked}": {{go: {to}}}', 1), encoding="utf-8")
    assert check(["check", "--data", str(data)]) == 1
    said = capsys.readouterr().out
    assert "Immediate danger means 999, at once, with nothing more to answer." in said
    first = "Is anyone in immediate danger, or likely to be hurt before you could finish this? Yes."
    assert f"The way there: {first}" in said
