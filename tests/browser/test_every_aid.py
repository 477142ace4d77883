"""Every aid is walked in the reader's browser, from its first question to the record, by its longest way in."""

import pytest
from playwright.sync_api import expect

from decision_aids import states
from decision_aids.compiler import Compiled
from decision_aids.graph import Path
from tests.browser.conftest import Reader
from tests.decision_aids import shipped

AIDS = shipped.everything().aids


def farthest(compiled: Compiled) -> tuple[Path, str]:
    """The outcome that takes the most answers to come to, by the fewest answers that lead there."""
    walk = states.walk(compiled.aid)
    ends = [state for state in walk.states if state.node in compiled.aid.outcome]
    last = max(ends, key=lambda state: len(walk.shortest(state)))
    return walk.shortest(last), last.node


@pytest.mark.parametrize("compiled", AIDS, ids=[one.aid.aid for one in AIDS])
def test_an_aid_is_walked_from_its_first_question_to_its_record(reader: Reader, compiled: Compiled) -> None:
    aid = compiled.aid
    path, outcome = farthest(compiled)
    page = reader.open_live(f"/{aid.aid}/")
    if aid.historic:
        page.click("#live a[data-begin]")
    for question, answer in path:
        expect(page.locator("#live h2").first).to_have_text(aid.question[question].ask)
        page.click(f'#live a.answer[data-question="{question}"][data-answer="{answer}"]')
    expect(page.locator("#live h2").first).to_have_text(aid.outcome[outcome].do)
    expect(page.locator('#live .outcome a[href="tel:999"], .emergency a[href="tel:999"]').first).to_be_visible()
    page.click("#live form.record button")
    record = page.locator(".record__text")
    expect(record).to_contain_text(aid.outcome[outcome].do)
    for question, _ in path:
        expect(record).to_contain_text(aid.question[question].ask)


def test_there_are_the_twenty_six_that_were_asked_for() -> None:
    assert len(AIDS) == 26
