"""Ten questions that people would ask, one of each publisher and four across, each answered in two steps from Home.

The answers are typed from the sources, in the words of these pages only where those name the same thing: a number, a
time, a level, a role.
"""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, the links or headings to press from Home, and what must then be said."""

    asked: str
    steps: tuple[str, str]
    says: tuple[str, ...]
    within: str = "main"


QUESTIONS = {
    # England: the national panel is notified within five working days (Children Act 2004, section 16C).
    "england": Question(
        asked="A child has been seriously harmed. How long do we have to notify the national panel?",
        steps=("A child has died or been seriously harmed", "Serious incidents and the death of a child"),
        says=("five working days",),
    ),
    # West Sussex, threshold guidance: the number of the hub; out of hours the Emergency Duty Team.
    "west-sussex": Question(
        asked="The child lives in West Sussex and may not be safe tonight. Whom do I ring?",
        steps=("West Sussex", "A child may be hurt, or may not be safe today"),
        says=("01403 229 900", "0330 222 6664", "5pm to 9am"),
        within=".situation[open]",
    ),
    # Rotherham, arrangements 5: the Chief Officer Group meets twice a year.
    "rotherham": Question(
        asked="How often does Rotherham's Chief Officer Group meet, and who reports to it?",
        steps=("Rotherham Safeguarding Children Partnership", "Groups and bodies"),
        says=("Chief Officer Group", "Twice a year", "Executive Group"),
    ),
    # East Sussex, learning and improvement framework: section 11 is rated by a traffic light.
    "east-sussex": Question(
        asked="How did East Sussex rate an agency against section 11?",
        steps=("East Sussex Local Safeguarding Children Board", "Section 11"),
        says=("red", "amber", "green"),
    ),
    # East Midlands, handbook: a peer challenge team review once in three years for each council.
    "east-midlands": Question(
        asked="How often did each East Midlands council receive a peer challenge team review?",
        steps=("East Midlands sector-led improvement, nine councils", "Deadlines"),
        says=("3 years",),
    ),
    # South East, data sharing protocol 4.
    "south-east": Question(
        asked="What may a South East council publish of the data that others have shared?",
        steps=("South East Sector Led Improvement Programme", "Data sharing protocol"),
        says=("permission", "anonym"),
    ),
    # Golden rule 3 of the advice of May 2024.
    "consent": Question(
        asked="Must I ask the mother before I tell the front door?",
        steps=("I know something about a child and wonder whether to share it", "Golden rule 3"),
        says=("You do not need consent",),
    ),
    # Two of the areas' levels are held: West Sussex has four.
    "levels": Question(
        asked="Do areas use the same levels of need?",
        steps=("levels of need", "West Sussex"),
        says=("Universal needs", "Emerging needs", "Complex needs", "Safeguarding and specialist needs"),
    ),
    # Working Together: the referrer hears within one working day.
    "outcome": Question(
        asked="I referred a child on Monday. By when should I have heard?",
        steps=("I referred a child and have heard nothing back", "Hear back about a referral"),
        says=("1 working day",),
    ),
    # UK GDPR, Article 33: 72 hours from becoming aware.
    "breach": Question(
        asked="A letter about a child went to the wrong house. How long do we have to report it?",
        steps=("Information about a child has gone to the wrong person", "Report a breach"),
        says=("72 hours",),
    ),
}


def press(page: Page, words: str) -> None:
    """Press what a person would press: something that unfolds, or a link, by its words."""
    unfolds = page.locator("main summary:visible", has_text=words)
    if unfolds.count():
        unfolds.first.click()
    else:
        page.locator("main a:visible", has_text=words).first.click()
    page.wait_for_load_state()


def ask(reader: Reader, question: Question) -> None:
    """Take the steps of a question from Home, and find there what it is answered with."""
    reader.open("/")
    for step in question.steps:
        press(reader.page, step)
    for words in question.says:
        expect(reader.page.locator(question.within).first).to_contain_text(words, ignore_case=True)


@pytest.mark.parametrize("word", QUESTIONS)
def test_a_question_is_answered_in_two_steps_from_home(paper_reader: Reader, word: str) -> None:
    ask(paper_reader, QUESTIONS[word])


def test_there_are_ten_of_them_and_one_of_each_publisher() -> None:
    assert len(QUESTIONS) == 10
    assert {"england", "west-sussex", "rotherham", "east-sussex", "east-midlands", "south-east"} <= QUESTIONS.keys()
