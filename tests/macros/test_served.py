"""The folder of a preview holds what the last build made, and nothing in it is written for nothing."""

import os
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel

from macros import served


def files(folder: Path, *names: str, inclusion: InclusionLevel = InclusionLevel.INCLUDED) -> Files:
    return Files([File(name, None, str(folder), use_directory_urls=True, inclusion=inclusion) for name in names])


def write(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name, encoding="utf-8")
    return path


@pytest.mark.parametrize("content", [b"the same", b"another", b"longer than it was"])
def test_a_file_is_written_where_it_is_to_hold_something_else(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page" / "index.html"
    served.write(b"the same", str(path))
    os.utime(path, ns=(0, 0))
    served.write(content, str(path))
    assert path.read_bytes() == content
    assert (path.stat().st_mtime_ns == 0) == (content == b"the same")


def test_a_copy_follows_what_it_is_of(tmp_path: Path) -> None:
    source, copy = write(tmp_path, "source"), tmp_path / "there" / "copy"
    for said in ("one", "two"):
        source.write_text(said, encoding="utf-8")
        served.copy(str(source), str(copy))
        assert copy.read_text(encoding="utf-8") == said


def test_a_folder_is_emptied_before_the_first_build_that_goes_there_and_kept_after_it(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    folder = served.Served()
    for where, kept in ((one, False), (one, True), (two, False), (one, False)):
        left = write(where, "index.html")
        folder.empty(str(where))
        assert left.exists() == kept


def test_what_is_made_no_longer_is_gone_with_the_folders_that_held_nothing_else(tmp_path: Path) -> None:
    folder = served.Served()
    folder.empty(str(tmp_path))
    folder.drop(files(tmp_path, "a/index.md", "b/c/d/index.md", "b/data.json", "e.json", "hidden.md"))
    written = ("a/index.html", "b/c/d/index.html", "b/data.json", "e.json", "hidden/index.html", "search/index.json")
    for name in written:
        write(tmp_path, name)
    now = files(tmp_path, "a/index.md", "b/data.json")
    now.append(next(iter(files(tmp_path, "hidden.md", inclusion=InclusionLevel.EXCLUDED))))
    folder.drop(now)
    left = sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*"))
    # What others write there, such as the search, is theirs.
    assert left == ["a", "a/index.html", "b", "b/data.json", "search", "search/index.json"]


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    folder = served.Served()
    folder.empty(str(tmp_path))
    folder.drop(files(tmp_path, "a/index.md", "b"))
    for name in ("a/index.html", "b"):
        write(tmp_path, name)
    folder.drop(files(tmp_path, "a", "b/index.md"))
    for name in ("a", "b/index.html"):
        assert write(tmp_path, name).is_file()
