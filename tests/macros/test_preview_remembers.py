"""A preview draws again only what an edit touches, and its site is to the byte what a new preview would make."""

import json
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.structure.toc import AnchorLink

from macros import afresh, preview
from tests.macros.conftest import REPO, TODAY

HERE = Path(__file__).parent
TOMORROW = (date.fromisoformat(TODAY) + timedelta(days=1)).isoformat()
THEME = REPO / "macros" / "theme"


class Previews:
    """A preview of a project that builds when it is told to."""

    def __init__(self, project: Path, *options: str) -> None:
        """Start it; it builds nothing yet."""
        self.running = subprocess.Popen(
            [sys.executable, str(HERE / "previewing.py"), *options],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def kept(self, site: Path, today: str = TODAY) -> tuple[int, int]:
        """Build into a folder: how many pages are as they were, and of how many."""
        assert self.running.stdin
        assert self.running.stdout
        self.running.stdin.write(f"{site} {today}\n")
        self.running.stdin.flush()
        said = json.loads(self.running.stdout.readline())
        return said["kept"], said["pages"]

    def end(self) -> None:
        """Stop it."""
        self.running.communicate()


def clean(project: Path, site: Path) -> dict[str, bytes]:
    """What a new preview makes of a project as it is now, by the path of each file."""
    new = Previews(project)
    assert new.kept(site)[0] == 0
    new.end()
    return held(site)


def held(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, file
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_after_edits_a_preview_is_to_the_byte_what_a_new_one_would_be(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    honest, stale = Previews(copy), Previews(copy, "--stale", "on_every_page")
    assert honest.kept(site)[0] == 0

    edit(copy / "data/england/contacts.yaml", "title: Emergency services", "title: Emergency services, edited")
    edit(copy / "content/about.md", "how far to rely on it", "how far you can rely on it")
    # Whatever became of the folder, the next build makes it good.
    (site / "england" / "index.html").write_text("Cut sh", encoding="utf-8")
    (site / "api" / "v1" / "index.json").unlink()
    kept, pages = honest.kept(site)
    assert pages / 2 < kept < pages - 2
    assert held(site) == clean(copy, tmp_path / "clean-1")
    stale.kept(tmp_path / "stale")

    # A name in the menu stands on every page, and a page that is gone leaves nothing behind.
    edit(copy / "data/rotherham/publisher.yaml", "short: Rotherham\n", "short: Rotherham town\n")
    record = "developing/decisions/0018-how-a-page-is-made-quickly"
    (copy / "content" / f"{record}.md").unlink()
    assert honest.kept(site)[0] == 0
    new = clean(copy, tmp_path / "clean-2")
    assert held(site) == new
    assert f"{record}/index.html" not in new

    # A preview that did not look at the menu would be found out by this comparison.
    assert stale.kept(tmp_path / "stale")[0] > pages / 2
    assert len([name for name, text in held(tmp_path / "stale").items() if new.get(name) != text]) > pages / 2
    stale.end()

    assert honest.kept(site)[0] == pages - 1
    assert honest.kept(site, TOMORROW)[0] == 0
    edit(copy / "macros/theme/partials/footer.html", "What you read here", "All that you read here")
    assert honest.kept(site, TOMORROW)[0] == 0
    assert held(site)["about/index.html"].count(b"All that you read here") == 1
    honest.end()


def page(**said: object) -> SimpleNamespace:
    about = {"file": SimpleNamespace(src_uri="a/index.md"), "title": "A", "meta": {"aid": False}, "content": "<p>a</p>"}
    return SimpleNamespace(**{**about, "toc": [AnchorLink("One", "one", 2)], **said})


@pytest.mark.parametrize(
    "other",
    [
        {"file": SimpleNamespace(src_uri="b/index.md")},
        {"title": "B"},
        {"meta": {"aid": True}},
        {"content": "<p>b</p>"},
        {"toc": [AnchorLink("Two", "one", 2)]},
        {"toc": [AnchorLink("One", "two", 2)]},
        {"toc": [AnchorLink("One", "one", 1)]},
    ],
)
def test_a_page_is_known_by_each_thing_that_it_is_made_from(other: dict[str, object]) -> None:
    assert preview.made_from(page()) == preview.made_from(page())  # type: ignore[arg-type]
    assert preview.made_from(page()) != preview.made_from(page(**other))  # type: ignore[arg-type]


def used(of: str) -> set[str]:
    """The names that the templates ask for of something that every page has."""
    text = "".join(file.read_text(encoding="utf-8") for file in THEME.rglob("*.html"))
    return set(re.findall(rf"\b{re.escape(of)}\.([a-z_]+)", text))


def test_what_templates_show_on_every_page_is_what_a_preview_looks_at() -> None:
    assert used("config.extra.handrail") == set(preview.SHOWN)
    assert used("config.extra") == {"handrail", "head", "search_box", "mistakes"}


def test_a_changed_template_or_setting_is_a_change_of_code() -> None:
    names = {Path(name) for name, _ in afresh.files(REPO)}
    assert {REPO / "mkdocs.yml", *THEME.rglob("*.html")} <= names


def test_what_two_builds_have_not_asked_for_is_forgotten() -> None:
    memory: preview.Memory[str] = preview.Memory()
    memory.keep("text", "made")
    memory.next_build()
    assert memory.of("text") == "made"
    memory.next_build()
    memory.next_build()
    assert memory.of("text") is None
