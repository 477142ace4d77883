"""A page and a walk, as a listener hears them, are the ones that were read through and found good."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from tests.browser.spoken import listening, walks

if TYPE_CHECKING:
    from tests.browser.conftest import Reader

CHANGED = (
    "{0} is heard otherwise than it was when somebody last read it through:\n{1}\n"
    "If it is as good to listen to, write it again: python -m tests.browser.spoken {0}"
)


@pytest.mark.parametrize("name", walks.NAMES)
def test_what_a_listener_hears_is_what_was_read_through(reader: Reader, name: str) -> None:
    before = walks.place(name).read_text(encoding="utf-8").splitlines()
    now = walks.script(reader.page, reader.server.url, name).splitlines()
    assert now == before, CHANGED.format(name, "\n".join(difflib.unified_diff(before, now, lineterm="", n=1)))


@pytest.mark.parametrize("name", walks.NAMES)
def test_nothing_in_a_script_is_without_a_name_announced_in_vain_or_called_wrong(name: str) -> None:
    text = walks.place(name).read_text(encoding="utf-8")
    assert listening.NAMELESS not in text
    assert listening.IN_VAIN not in text
    assert ", wrong" not in text


@pytest.mark.parametrize("name", walks.WALKS)
def test_after_every_answer_the_focus_lands_on_a_heading_that_says_how_far_it_is_and_nothing_is_announced_twice(
    name: str,
) -> None:
    lines = walks.place(name).read_text(encoding="utf-8").splitlines()
    landed = [line for line in lines if line.startswith("FOCUS ON ")]
    # One for each thing pressed, and one for the record.
    assert len(landed) == len(walks.WALKS[name].pressed) + 1
    assert all(line.startswith("FOCUS ON heading") for line in landed)
    asked = [line for line in landed if line.removesuffix(")").endswith(("after this.", "question."))]
    assert len(asked) == len(walks.WALKS[name].pressed) - 1
    assert not [line for line in lines if line.startswith("ANNOUNCED ")]


def test_a_change_that_nobody_would_hear_of_is_told_apart_from_one_that_is_announced(reader: Reader) -> None:
    page = reader.open("/about/")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p id=planted role=status></p>')")
    listening.watch(page)
    page.evaluate("document.querySelector('#planted').textContent = 'Three fit.'")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<p role=status>Gone.</p>')")
    assert listening.announced(page) == ["Three fit.", f"{listening.IN_VAIN}Gone."]
