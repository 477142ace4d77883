"""The list of what a device keeps names each file that an aid needs, as it was published."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from macros import offline, search_index

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = "assets/engine/0123"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """One aid with its script, which imports another, and a page that is no aid."""
    files = {
        "offline/index.html": "<p>not kept</p>",
        "north-glen/an-aid/index.html": '<script src="../../assets/page.js"></script><a href="../a-page/">more</a>'
        '<link rel="icon" href="https://elsewhere.example/x.svg">',
        "north-glen/a-page/index.html": "<p>a page</p>",
        "assets/page.js": 'import { a } from "./part.js";',
        "assets/part.js": "export const a = 1;",
        "assets/worker.js": "",
    }
    files |= {f"{ENGINE}/{name}": name for name in (*offline.ENGINE, "python_stdlib.zip")}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_an_aid_is_kept_with_all_it_loads_and_with_nothing_that_it_only_links_to(site: Path) -> None:
    files = json.loads(offline.listing(site, ["north-glen/an-aid/"], ENGINE))["files"]
    engine = {f"{ENGINE}/{name}" for name in offline.ENGINE}
    assert set(files) == {
        "offline/", "north-glen/an-aid/", "assets/page.js", "assets/part.js", "assets/worker.js", *engine,
    }  # fmt: skip


@pytest.mark.parametrize(("areas", "kept"), [(2, 2), (21, 0)])
def test_where_a_few_areas_begin_is_kept_and_of_many_none_since_one_page_has_all_front_doors(
    areas: int, kept: int
) -> None:
    pages = [f"area-{number}/{page}" for number in range(areas) for page in ("start/", "contacts/", "")]
    found = offline.beginnings(pages)
    assert len(found) == kept
    assert all(one.endswith("/start/") for one in found)


@pytest.mark.parametrize(("most", "kept"), [(1_000, True), (10, False)])
def test_the_search_is_kept_with_its_worker_unless_its_index_is_too_large(
    site: Path, monkeypatch: pytest.MonkeyPatch, most: int, *, kept: bool
) -> None:
    monkeypatch.setattr(search_index, "MOST", most)
    needed = {offline.INDEX: '{"docs": []}', "assets/javascripts/workers/search.0123.min.js": ""}
    for name, text in needed.items():
        (site / name).parent.mkdir(parents=True)
        (site / name).write_text(text, encoding="utf-8")
    files = json.loads(offline.listing(site, ["north-glen/an-aid/"], ENGINE))["files"]
    assert (needed.keys() <= files.keys()) is kept


def test_each_file_stands_beside_the_digest_of_what_readers_get(site: Path) -> None:
    files = json.loads(offline.listing(site, ["north-glen/an-aid/"], ENGINE))["files"]
    page = (site / "north-glen/an-aid/index.html").read_bytes()
    assert files["north-glen/an-aid/"] == hashlib.sha256(page).hexdigest()


def test_an_aid_that_is_named_and_not_there_stops_the_build(site: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-aid"):
        offline.listing(site, ["north-glen/no-such-aid/"], ENGINE)
