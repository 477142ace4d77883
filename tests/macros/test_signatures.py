"""What a reader is told of the signatures of a document that is held as a source and is not in force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from macros.editions import signatures
from macros.place import Place

if TYPE_CHECKING:
    from schemas.register import Register

@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("south-east/memorandum-of-understanding", "The copy held is the blank form."),
        ("rotherham/arrangements", "The place for the date is empty in the source."),
    ],
)
def test_a_source_whose_signatures_bear_no_day_is_called_neither_unsigned_nor_in_force(
    held: Register, item: str, why: str
) -> None:
    place = Place(register=held, publisher=item.partition("/")[0], today="2026-11-26", root="../../")
    (edition,) = held.items[item]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", signatures.matrix(place, edition) or ""))
    words = re.sub(r" ([.,:)])", r"\1", text)
    assert "Who was to sign" in words
    assert words.count(f"No day of signing is known. {why}") == 3
    assert "In force" not in words
    assert "Not signed" not in words
