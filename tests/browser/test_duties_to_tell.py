"""A girl tells a teacher that she has been cut; a pupil lives with a friend's family: answered in two steps from Home.

The answers are typed from section 5B of the Female Genital Mutilation Act 2003, the Home Office's information on it,
the Children Act 1989 and SI 2005/1533.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.test_search import opened, search
from tests.browser.test_ten_questions import Question, ask, press

CUT = "A girl has been cut (FGM), or somebody fears that she will be"
OTHERS = "A child lives with people who are not close relatives"

QUESTIONS = {
    # Section 5B(1), (3) and (5), and the guidance: 101, by the close of the next working day, and in danger 999.
    "a girl tells a teacher that she has been cut": Question(
        asked="A girl tells me that she has been cut. I teach her. What do I do, and by when?",
        steps=(CUT, "Reporting female genital mutilation"),
        says=("You are a teacher", "She told you herself", "Ring 101", "next working day", "one month", "Ring 999"),
    ),
    # Section 5B(6), and what the guidance leaves to the normal procedures.
    "her sister tells a volunteer": Question(
        asked="Her sister told me, and I am a volunteer. Must I ring the police?",
        steps=(CUT, "Reporting female genital mutilation, 18"),
        says=("Somebody else told you", "such as a volunteer", "ring the front door for where she lives today"),
    ),
    # Sections 66 and 105, and the guidance of 2005.
    "a pupil lives with a friend's family": Question(
        asked="A pupil of 14 has lived with a friend's family for a month. Do I tell anybody?",
        steps=(OTHERS, "Private fostering"),
        says=("under 16, or under 18 if disabled", "28 days or more", "family of a friend", "you are satisfied"),
    ),
    # Regulation 3(1).
    "a carer asks by when to tell": Question(
        asked="My cousin's daughter is coming to live with me. By when do I tell the council?",
        steps=(OTHERS, "Tell the local authority of private fostering before it begins"),
        says=("6 weeks before the child comes", "at once"),
    ),
}


@pytest.mark.parametrize("who", QUESTIONS)
def test_a_duty_to_tell_is_found_in_two_steps_from_home(paper_reader: Reader, who: str) -> None:
    ask(paper_reader, QUESTIONS[who])


def test_one_step_from_home_a_teacher_has_the_numbers_and_the_time_to_tell_the_police(paper_reader: Reader) -> None:
    page = paper_reader.open("/")
    press(page, CUT)
    answer = page.locator(".situation[open]")
    expect(answer).to_contain_text("ring the front door today, whoever you are")
    expect(answer).to_contain_text("1 working day after the girl told you or you saw signs")
    for number in ("999", "101"):
        expect(answer.locator(f'a[href="tel:{number}"]')).to_be_visible()


def test_whoever_searches_for_the_word_of_the_girl_has_the_duty_in_two_steps(reader: Reader) -> None:
    page = opened(reader)
    found = search(page, "cut")
    place = next(place for place, one in enumerate(found) if one.endswith("#girl-was-cut"))
    assert place < 3
    page.locator(".md-search-result__item:visible > .md-search-result__hit > a").nth(place).click()
    page.wait_for_url("**/england/situations/**#girl-was-cut")
    expect(page.locator("main")).to_contain_text("you must also tell the police yourself: ring 101")
