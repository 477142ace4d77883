"""What a word processor changes by itself is no change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.comparing import sameness

# Shapes by their numbers, as in an editor most look alike: what is written, and what it is taken for.
NOISE = {
    "curly apostrophe": ("the child\u2019s home", "the child's home"),
    "curly single quotes": ("\u2018at once\u2019", "'at once'"),
    "curly double quotes": ("\u201cat once\u201d", '"at once"'),
    "en dash": ("9\u201317", "9-17"),
    "em dash": ("now \u2014 today", "now - today"),
    "non-breaking hyphen": ("multi\u2011agency", "multi-agency"),
    "minus sign": ("\u22121", "-1"),
    "dash typed as two hyphens": ("now -- today", "now - today"),
    "ellipsis": ("and so on\u2026", "and so on..."),
    "non-breaking space": ("24\u00a0hours", "24 hours"),
    "thin space": ("24\u2009hours", "24 hours"),
    "narrow non-breaking space": ("24\u202fhours", "24 hours"),
    "runs of spaces, tabs and line breaks": ("  24 \t\n hours ", "24 hours"),
    "soft hyphen": ("safe\u00adguarding", "safeguarding"),
    "space of no width": ("safe\u200bguarding", "safeguarding"),
    "accent written apart": ("Ynys Mo\u0302n", "Ynys Môn"),
    "accent and soft hyphen": ("Ynys Mo\u00ad\u0302n", "Ynys Môn"),
}


@pytest.mark.parametrize("name", NOISE)
def test_the_shape_of_a_sign_is_no_change(name: str) -> None:
    written, taken = NOISE[name]
    assert sameness.of_text(written) == taken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("within 24 hours", "within 48 hours"),
        ("must not", "must"),
        ("Police", "police"),
        ("multi-agency", "multi agency"),
        ("Tell them.", "Tell them"),
        # In Urdu and Persian the joiner of no width is part of the spelling.
        ("\u0645\u06cc\u200c\u06af\u0648\u06cc\u062f", "\u0645\u06cc\u06af\u0648\u06cc\u062f"),
    ],
)
def test_a_word_a_sign_or_a_capital_is_a_change(one: str, other: str) -> None:
    assert sameness.of_text(one) != sameness.of_text(other)


def test_every_text_inside_a_value_is_taken_and_nothing_else() -> None:
    value = {"text": "a\u00a0b", "points": ["c \u2013 d"], "number": None, "in\u00a0a key": True, "count": 24}
    assert sameness.of(value) == {
        "text": "a b", "points": ["c - d"], "number": None, "in\u00a0a key": True, "count": 24
    }  # fmt: skip


def test_what_was_given_is_not_changed() -> None:
    value = {"points": ["a\u00a0b"]}
    made = sameness.of(value)
    assert isinstance(made, dict)
    made["points"].append("c")
    assert value == {"points": ["a\u00a0b"]}


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = sameness.of_text(text)
    assert sameness.of_text(once) == once


SPOILT = st.sampled_from(sorted(NOISE.values()))


@given(st.lists(SPOILT))
def test_noise_is_set_aside_wherever_it_stands_in_a_text(pairs: list[tuple[str, str]]) -> None:
    written = " and ".join(one for one, _ in pairs)
    assert sameness.of_text(written) == " and ".join(taken for _, taken in pairs)
