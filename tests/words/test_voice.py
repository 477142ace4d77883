"""A reader is told who acts, and finds what they look for under a question or a plain name."""

from dataclasses import replace

import pytest

from decision_aids.markup import element, join
from macros import building
from macros.building import Made
from tests.words import voice
from tests.words.reading_age import ROOT

TODAY = "2026-11-27"


@pytest.fixture(scope="module")
def made() -> Made:
    register, aids, _ = building.read(ROOT / "data", TODAY)
    return building.make(register, aids, TODAY, ROOT)


def planted(made: Made, *words: object) -> Made:
    """The site with some words put before those of the page that practitioners open first."""
    pages = [
        replace(one, text=join((*words, one.text))) if one.uri == "england/share-information/" else one
        for one in made.pages
    ]
    return replace(made, pages=tuple(pages))


def test_no_more_sentences_than_before_leave_open_who_acts(made: Made) -> None:
    found = voice.without_actor(made)
    assert len(found) <= voice.MOST_WITHOUT_ACTOR, voice.table("Say who acts", voice.MOST_WITHOUT_ACTOR, found)


def test_no_more_headings_than_before_are_neither_a_question_nor_a_name(made: Made) -> None:
    found = voice.headings(made)
    assert len(found) <= voice.MOST_HEADINGS, voice.table("Ask, or name it", voice.MOST_HEADINGS, found)


def test_one_sentence_or_one_heading_more_is_seen(made: Made) -> None:
    more = planted(
        made, element("h2", "Referrals are passed on"), element("p", "The form should be completed. Ring 999.")
    )
    new = {one.words for one in voice.without_actor(more)} - {one.words for one in voice.without_actor(made)}
    assert new == {"The form should be completed.", "Referrals are passed on."}
    assert {one.words for one in voice.headings(more)} - {one.words for one in voice.headings(made)} == {
        "Referrals are passed on"
    }
    assert len(voice.headings(more)) == len(voice.headings(made)) + 1


@pytest.mark.parametrize(
    "text",
    [
        "The child is referred today.",
        "A strategy meeting should be held within a day.",
        "The partners' office has to be told by 5 January 2027.",
        "The family must then be told.",
        "What is found is written down by hand.",
        "The report is not normally shared.",
        "The report should not be shared.",
    ],
)
def test_a_deed_that_nobody_is_named_for_is_found(text: str) -> None:
    assert list(voice.acts(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Refer the child today.",
        "The local authority refers the child.",
        "The panel is told by the local authority.",
        # How something is, and what can or cannot be done.
        "A child may be harmed.",
        "That this is in force is not confirmed.",
        "No consent is needed.",
        "What has been said cannot be taken back.",
        "It could not be done, and can be raised again.",
        # What was, and what this site holds.
        "The text was not read.",
        "Its number is not held here.",
    ],
)
def test_a_sentence_that_names_who_acts_or_calls_on_nobody_is_let_pass(text: str) -> None:
    assert list(voice.acts(text)) == []


def test_the_same_words_with_another_day_count_once(made: Made) -> None:
    days = [element("p", f"To be reviewed by {day} July 2031.") for day in (1, 2)]
    assert [one.words for one in voice.without_actor(planted(made, *days)) if "To be reviewed" in one.words] == [
        "To be reviewed by (a day)."
    ]


def test_each_part_of_a_sentence_is_read_by_itself() -> None:
    assert list(voice.acts("No → Refer today: the child is referred. Ring 999.")) == ["the child is referred."]


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("2 Which incident does the local authority notify?", True),
        ("Who is in scope", True),
        ("I disagree with a decision about a child", True),
        ("Numbers to ring", True),
        ("Lead professional for a child who has died", True),
        ("24 Not sure?", True),
        ("A", True),
        ("24 You are not sure", False),
        ("Consent is not needed", False),
        ("Overview", False),
        ("3.10", False),
    ],
)
def test_a_heading_is_a_question_or_the_name_of_something(heading: str, asked: bool) -> None:  # noqa: FBT001 - a table
    assert voice.is_asked(heading) is asked


def test_the_list_says_how_many_there_are_and_may_be() -> None:
    found = [voice.Found(uri="a/plain/", words="The form should be completed.")]
    assert voice.table("Say who acts", 3, found) == (
        "Say who acts: 1, at most 3\n  a/plain/: The form should be completed."
    )
