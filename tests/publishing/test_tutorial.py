"""The tutorial does what it says: every file is written, every change made and every command run, in its order."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros import EXAMPLE
from publishing.command import main
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "content" / "keeping" / "index.md"
_STEP = re.compile(
    r'^\[\[ example\("(?P<file>[^"]+)"\) \]\]$'
    r'|^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$',
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A command as the page shows it, and the lines that it says will come."""

    command: str
    shown: tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = block.partition("\n")
        yield Run(command=command, shown=tuple(line for line in shown.split("\n") if line))


class Reader:
    """Somebody who follows the page from its top to its foot."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Begin with the national data alone, as a new copy of the project has it."""
        self.folder, self.capsys = folder, capsys
        self.done = {"file": 0, "diff": 0, "yaml": 0, "console": 0}
        self.last = folder

    def write(self, file: str) -> None:
        """Write a file as the page shows it."""
        self.last = self.folder / "data" / "north-glen" / file
        self.last.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / EXAMPLE / file, self.last)

    def change(self, file: str, text: str) -> None:
        """Exchange the lines with a minus for those with a plus."""
        path = self.folder / file
        lines = text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line.startswith("-"))
        new = "".join(line[1:] for line in lines if line.startswith("+"))
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{file} does not hold the lines once:\n{old}"
        path.write_text(before.replace(old, new), encoding="utf-8")

    def add(self, text: str) -> None:
        """Add lines to the end of the file that was written last."""
        with self.last.open("a", encoding="utf-8") as file:
            file.write(text)

    def run(self, one: Run) -> None:
        """Run a command and look for what the page shows of its answer, in that order."""
        program, *arguments = shlex.split(one.command)
        assert program == "arrangements", one.command
        assert one.shown, f"The page shows nothing of what {one.command} answers."
        main(arguments)
        said = "".join(self.capsys.readouterr())
        rest = said
        for line in one.shown:
            assert line in rest, f"After `{one.command}` the page shows {line!r}, and the answer was:\n{said}"
            rest = rest[rest.index(line) + len(line) :]

    def follow(self, page: str) -> None:
        """Do everything that the page asks."""
        for step in _STEP.finditer(page):
            kind = step["kind"] or "file"
            if kind == "file":
                self.write(step["file"])
            elif kind == "diff":
                self.change(step["title"], step["text"])
            elif kind == "yaml":
                self.add(step["text"])
            elif kind == "console":
                for one in runs(step["text"]):
                    self.run(one)
            self.done[kind] = self.done.get(kind, 0) + 1


def test_somebody_who_follows_the_tutorial_publishes_north_glen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED)
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path, capsys)
    reader.follow(PAGE.read_text(encoding="utf-8"))
    assert all(reader.done.values()), reader.done
    made = {file.relative_to(tmp_path / "data") for file in (tmp_path / "data" / "north-glen").rglob("*.yaml")}
    partnership = (ROOT / EXAMPLE).parent
    held = {file.relative_to(partnership) for file in partnership.rglob("*.yaml")}
    assert made == held | {Path("north-glen/published.yaml")}
