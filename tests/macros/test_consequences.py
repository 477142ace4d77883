"""What a change of an aid does for people, on the page that puts its editions side by side, above every other change.

The sentences are typed from the two editions of North Glen's aid.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from decision_aids import held
from macros.time import comparisons
from tests.macros import partnership

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-26"
NEWER = "north-glen/which-level/2027-01.yaml"
COMPARED = "north-glen/which-level/compare/2026-01/2027-01/"
# The way to the last question of both editions.
ON_THE_WAY = (
    "Is anyone in immediate danger? No. "
    "Is there reasonable cause to think that the child is suffering significant harm, or is likely to? No. "
    "Without help from services, is the child's health or development likely to suffer? No. "
    "Does the child have several needs, or one that needs more than one agency? "
)


def said(data: Path, uri: str = COMPARED) -> str:
    """The words of a comparison page as a reader sees them."""
    found = held.read(data)
    aids = {one.edition.address: one for one in found.aids}
    (page,) = (one for one in comparisons.pages(found.register, aids, TODAY) if one.uri == uri)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page.text)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return partnership.folder(tmp_path)


def test_each_situation_that_comes_to_something_else_is_told_with_its_end_before_and_now(data: Path) -> None:
    page = said(data)
    assert "What this change does 2 situations come to something else. Each has as few answers as can be." in page
    front, other = "emergency services, front door, out of hours", "police non emergency"
    early = "This points to level 1 or 2. Talk to your safeguarding lead about early help. (support) Whom to ring:"
    assert f"Someone who answers: {ON_THE_WAY}No. Before: {early} {front}. Now: {early} {front}, {other}." in page
    targeted = "This points to level 3, targeted help. Talk to"
    assert (
        f"Someone who answers: {ON_THE_WAY}Yes. "
        f"Before: {targeted} your safeguarding lead about a team around the child. (support) "
        f"Now: {targeted} the front door today about a team around the child. (consult)"
    ) in page


def test_what_it_does_stands_above_what_changed_in_the_text(data: Path) -> None:
    page = said(data)
    assert page.index("What this change does") < page.index("In short") < page.index("What changed, part by part")


def test_new_words_alone_change_nothing_for_people_and_the_page_says_so(data: Path) -> None:
    older = (data / "north-glen" / "which-level" / "2026-01.yaml").read_text(encoding="utf-8")
    dates = "effective_from: 2026-11-22\nreview_by: 2027-11-22\n"
    assert dates in older
    newer = older.replace(dates, "effective_from: 2027-01-04\nsupersedes: 2026-01\n")
    reworded = newer.replace("It tells early help from targeted help.", "It tells two kinds of help apart.")
    assert reworded != newer
    (data / NEWER).write_text(reworded, encoding="utf-8")
    page = said(data)
    assert (
        "What this change does Nothing changes for people. "
        "The same answers come to the same outcomes, numbers and times in both. In short"
    ) in page


def test_an_agreement_has_no_situations_to_tell(data: Path) -> None:
    agreement = "north-glen/information-sharing-agreement/compare/2023-04/2025-04/"
    assert "What this change does" not in said(data, agreement)
