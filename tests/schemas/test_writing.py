"""A value written as YAML is read back as it was, whatever stands in it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.files import amending, reading, writing

# Texts such as people write, and such as YAML stumbles over; nothing that the strict reader refuses in any writing.
TEXT = st.one_of(
    st.sampled_from(["yes", "null", "0x1F", "2025-04", "2025-04-01", "2020", "4:30"]),
    st.sampled_from(["- a", "a: b", "a #b", "", " a", "~", "\n"]),
    st.text(st.sampled_from("abz. ,:#-'\"[]{}&*!|>%@`?\\\né½–"), max_size=20),
    st.lists(st.sampled_from(["the", "child's", "lead", "tells:", "#1", "-", "yes"]), max_size=60).map(" ".join),
)  # fmt: skip
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**14), 10**14), TEXT),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, VALUE, min_size=1, max_size=5))
def test_what_is_written_reads_back_as_it_was(value: dict[str, Any]) -> None:
    found, problems = reading.read(writing.file_of(value).encode(), "new.yaml")
    assert problems == ()
    assert found is not None
    assert amending.same(found.value, value)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("2025-04-01", "2025-04-01"),
        ("2025-04", "2025-04"),
        ("2020", '"2020"'),
        ("yes", '"yes"'),
        ("3.10", '"3.10"'),
        ("01632 960 001", '"01632 960 001"'),
        ("north-glen/contacts#front-door", "north-glen/contacts#front-door"),
        ({"clause": "same-day", "relation": "same"}, "{clause: same-day, relation: same}"),
        (["no", "may be"], '["no", may be]'),
        (None, "null"),
    ],
)
def test_a_value_in_one_line_has_quotes_where_other_programs_would_misread_it(value: object, line: str) -> None:
    assert writing.in_line(value) == line


def test_long_text_is_folded_as_people_fold_it() -> None:
    text = "Tell the other partners now. " * 4 + "Then ring."
    assert writing.file_of({"text": text}) == (
        "text: >-\n"
        "  Tell the other partners now. Tell the other partners now. Tell the other partners now. Tell the other\n"
        "  partners now. Then ring.\n"
    )
