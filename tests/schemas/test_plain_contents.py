"""A file read in one short loop is one in which the whole reader finds nothing wrong, and its value is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings

from schemas.files.contents import Contents
from schemas.files.file_text import CONTROL, INVISIBLE, STRANGE_BREAK, decoded
from schemas.files.plain_contents import NOT_PLAIN, plain_value
from schemas.files.reading import read
from tests.schemas.test_reading import CORPUS, EXPECTED, FILES

ROOT = Path(__file__).parents[2]
LOADERS = (yaml.CSafeLoader, yaml.SafeLoader)
SHIPPED = sorted((ROOT / "data").rglob("*.yaml"))


def in_one_loop(data: bytes, loader_class: type) -> object:
    text, problems = decoded(data, "f.yaml")
    if text is None or problems:
        return NOT_PLAIN
    try:
        return plain_value(text, loader_class(text.safe))
    except (yaml.YAMLError, ValueError, OverflowError):
        return NOT_PLAIN


def by_the_whole_reader(data: bytes, loader_class: type) -> Contents:
    text, _ = decoded(data, "f.yaml")
    assert text is not None
    contents = Contents(text=text)
    loader = loader_class(text.safe)
    contents.follow(iter(loader.get_event, None))
    return contents


@settings(max_examples=1000, deadline=None)
@given(FILES)
@example("a: [b, c] # a note\n")
@example("telephone: [x]\n")
@example("telephone:\n  a: b\n")
@example("a: b\n---\nc: d\n")
@example("? [a]\n: b\n")
@example('a: "one\n\n  two"\r\n')
@example("[" * 33 + "]" * 33)
@example("[" * 32 + "]" * 32)
def test_what_one_loop_reads_the_whole_reader_reads_the_same_without_a_problem(text: str) -> None:
    for loader_class in LOADERS:
        value = in_one_loop(text.encode(), loader_class)
        if value is NOT_PLAIN:
            continue
        contents = by_the_whole_reader(text.encode(), loader_class)
        assert contents.stopped is None
        assert contents.problems == []
        assert contents.refused == set()
        assert repr(contents.value) == repr(value)  # tells true from 1, and one order of keys from another


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_with_a_mistake_is_never_read_in_one_loop(name: str) -> None:
    for loader_class in LOADERS:
        assert in_one_loop((CORPUS / f"{name}.yaml").read_bytes(), loader_class) is NOT_PLAIN


def test_no_character_that_is_refused_passes_for_a_printable_one() -> None:
    # The reader looks for each of them only where Python finds something that is not printable.
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    refused = {one for pattern in (CONTROL, INVISIBLE, STRANGE_BREAK) for one in pattern.findall(every)} | {"\t", "\r"}
    assert len(refused) > 50
    assert not [one for one in refused if one.isprintable()]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_nearly_all_the_files_people_write_are_read_in_one_loop(ending: str) -> None:
    # Without this the reader would be right, and slow. One file in fifty may hold something out of the ordinary.
    written = [file.read_text(encoding="utf-8").replace("\n", ending).encode() for file in SHIPPED]
    slow = [data for data in written if in_one_loop(data, yaml.CSafeLoader) is NOT_PLAIN]
    assert len(written) > 50
    assert len(slow) <= len(written) // 50


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: "/".join(file.parts[-3:]))
def test_places_that_are_asked_for_later_are_those_of_the_file(file: Path) -> None:
    data = file.read_bytes()
    reading, problems = read(data, "f.yaml")
    assert reading is not None
    assert not problems
    contents = by_the_whole_reader(data, yaml.CSafeLoader)
    assert set(reading.values) == set(contents.values)
    assert set(reading.keys) == set(contents.keys)
    for path, place in reading.keys.items():
        assert reading.lines[place.line - 1][place.column - 1 :].startswith(place.text), path
        assert place.text.strip("\"'") == path[-1]
