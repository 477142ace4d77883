"""What a reader is told to do with a form: to fill in one of today, and only to read one of an old document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.editions import blank_record
from macros.place import Place

if TYPE_CHECKING:
    from schemas.register import Register

@pytest.mark.parametrize(
    ("item", "told", "untold"),
    [
        ("england/record-of-a-decision", "Print this page and fill it in by hand.", "not to be filled in now"),
        ("east-midlands/expression-of-interest", "not to be filled in now", "Print this page and fill it in by hand."),
    ],
)
def test_a_form_of_today_is_filled_in_and_one_of_an_old_document_is_only_read(
    held: Register, item: str, told: str, untold: str
) -> None:
    place = Place(register=held, publisher=item.partition("/")[0], today="2026-11-26", root="../../")
    text = blank_record.form(place, held.items[item][-1])
    assert told in text
    assert untold not in text
