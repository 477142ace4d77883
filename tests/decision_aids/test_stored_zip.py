"""A zip written by hand is one that the library's own reader finds nothing wrong with."""

import io
import zipfile

import pytest

from decision_aids.stored_zip import stored


@pytest.mark.parametrize(
    "parts",
    [{}, {"empty.txt": b""}, {"one.xml": b"<a/>", "in/a folder/two.bin": bytes(range(256)) * 300, "Siân.txt": b"x"}],
    ids=["nothing", "an empty file", "several"],
)
def test_what_is_stored_is_read_again_in_the_order_given_by_the_librarys_own_reader(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(stored(parts))) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == parts
        assert file.namelist() == list(parts)
        assert {one.date_time for one in file.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_a_byte_that_changed_after_it_was_stored_is_noticed() -> None:
    whole = stored({"one.txt": b"the front door"})
    with zipfile.ZipFile(io.BytesIO(whole.replace(b"front", b"other"))) as file:
        assert file.testzip() == "one.txt"
