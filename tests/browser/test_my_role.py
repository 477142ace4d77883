"""Whoever asks what they are responsible for finds the duty, the time it has and the clause in two steps from Home."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader


@pytest.mark.parametrize(
    ("role", "says"),
    [
        # Golden rule 4 of May 2024, and Working Together on the answer to a referral.
        (
            "Designated safeguarding lead or named professional",
            ("advise promptly", "1 working day", "Information sharing advice for practitioners"),
        ),
        # The Children Act 2004, section 16C.
        (
            "Whoever notifies serious incidents for the local authority",
            ("must notify the national panel", "5 working days", "Serious incidents and the death of a child"),
        ),
    ],
)
def test_a_role_of_today_is_two_steps_from_home_with_its_duty_and_its_time(
    paper_reader: Reader, role: str, says: tuple[str, ...]
) -> None:
    page = paper_reader.open("/")
    page.get_by_role("link", name="every role", exact=True).click()
    page.get_by_role("link", name=role, exact=True).click()
    section = page.locator("section.clause", has=page.get_by_role("heading", name=role, exact=True))
    for words in says:
        expect(section).to_contain_text(words)
    expect(section).to_be_in_viewport()
