"""Word by word inside a text, and exact however long it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.comparing import rewording

WORDS = st.lists(st.sampled_from(("tell", "the", "child", "at", "once.", "now", "")), min_size=1, max_size=30)
TEXTS = st.none() | WORDS.map(" ".join)


@given(TEXTS, TEXTS)
def test_what_was_kept_and_taken_out_is_the_older_text_and_what_was_kept_and_put_in_the_newer(
    before: str | None, after: str | None
) -> None:
    made = rewording.of_text(before, after)
    assert (rewording.before(made), rewording.after(made)) == (before, after)
    if before is not None and before == after:
        assert made == (("keep", before),)


@given(st.lists(TEXTS.filter(bool).map(str), max_size=5), st.lists(TEXTS.filter(bool).map(str), max_size=5))
def test_a_list_is_as_exact(before: list[str], after: list[str]) -> None:
    made = rewording.of_list(before, after)
    assert [one for line in made if (one := rewording.before(line)) is not None] == before
    assert [one for line in made if (one := rewording.after(line)) is not None] == after


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("Tell them today.", "Tell them now.", [("keep", "Tell them"), ("out", "today."), ("in", "now.")]),
        ("Tell them.", "You must Tell them.", [("in", "You must"), ("keep", "Tell them.")]),
        ("Tell them at once.", "Tell them", [("keep", "Tell them"), ("out", "at once.")]),
        ("one two three", "four five six", [("out", "one two three"), ("in", "four five six")]),
        (None, "New.", [("in", "New.")]),
        ("Old.", None, [("out", "Old.")]),
    ],
)
def test_words_are_compared_and_not_letters(before: str | None, after: str | None, runs: list[tuple[str, str]]) -> None:
    assert rewording.of_text(before, after) == tuple(runs)


def test_one_word_changed_in_a_very_long_text_is_all_that_is_shown() -> None:
    sentences = [f"Sentence number {number} stands here." for number in range(400)]
    # The first and the last differ too, so that nothing but the sentences in between can be kept.
    after = ["Other start.", *sentences[1:200], "Sentence number 200 stood here.", *sentences[201:399], "Other end."]
    made = rewording.of_text(" ".join(sentences), " ".join(after))
    assert [run for run in made if run[0] != "keep"][2:4] == [("out", "stands"), ("in", "stood")]
    assert len(made) < 12


def test_a_very_long_text_without_an_end_of_sentence_is_shown_whole_rather_than_never() -> None:
    before, after = ("x " + "word " * 2000 + "y").strip(), ("y " + "word " * 1999 + "z").strip()
    assert rewording.of_text(before, after) == (("out", before), ("in", after))
