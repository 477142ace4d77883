"""Every question of every shipped aid says why it is asked, what it rests on and how to answer it."""

from dataclasses import replace

import pytest

from decision_aids.model import Aid, Question
from tests.decision_aids import shipped

AIDS = tuple(one.aid for one in shipped.everything().aids)
FIRST, *OTHERS = AIDS[0].questions


def unsaid(aid: Aid) -> list[str]:
    """What a question of an aid leaves unsaid, a line each, in the order the questions are met."""
    return [
        f"{question.id} does not say {what}"
        for question in aid.questions
        for what, said in (
            ("why it is asked", (question.why,)),
            ("what it rests on", question.cites),
            ("how to answer it", question.help),
        )
        if not said or not all(line.strip() for line in said)
    ]


@pytest.mark.parametrize("aid", AIDS, ids=[one.aid for one in AIDS])
def test_every_question_says_why_it_is_asked_what_it_rests_on_and_how_to_answer_it(aid: Aid) -> None:
    assert aid.questions
    assert unsaid(aid) == []


@pytest.mark.parametrize(
    ("without", "what"),
    [
        (replace(FIRST, why=" "), "why it is asked"),
        (replace(FIRST, cites=()), "what it rests on"),
        (replace(FIRST, help=()), "how to answer it"),
    ],
    ids=["why", "cites", "help"],
)
def test_a_question_that_loses_one_of_the_three_is_named(without: Question, what: str) -> None:
    assert unsaid(replace(AIDS[0], questions=(without, *OTHERS))) == [f"{FIRST.id} does not say {what}"]
