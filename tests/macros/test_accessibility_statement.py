"""The accessibility statement claims what the tests do and no more, and says where something is not filled in."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

from macros import accessibility
from tests.browser.axe import TAGS
from tests.browser.page_types import CHECKS, PAGE_TYPES

ROOT = Path(__file__).parents[2]


def test_it_names_every_type_of_page_that_is_looked_at_and_no_other() -> None:
    assert sorted(accessibility.tested()["pages"]) == sorted(PAGE_TYPES)


def test_it_names_the_rules_that_axe_is_asked_for_and_no_other() -> None:
    assert accessibility.tested()["rules"] == TAGS


@pytest.mark.parametrize("check", accessibility.tested()["checks"], ids=lambda one: one["test"])
def test_every_check_that_it_claims_is_a_test_that_runs(check: dict[str, str]) -> None:
    file, _, name = check["test"].partition("::")
    module = importlib.import_module(f"tests.browser.{file.removesuffix('.py')}")
    assert inspect.isfunction(getattr(module, name))
    assert check["says"]


def test_everything_that_is_looked_at_on_every_type_of_page_is_in_it() -> None:
    claimed = {one["test"] for one in accessibility.tested()["checks"]}
    made = {
        f"{file.name}::{name}"
        for file in (ROOT / "tests" / "browser").glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(visits:", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(made) == len(CHECKS)
    assert made <= claimed


def test_a_known_failure_stands_in_it_with_why_and_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = {"what": "A drawing is small.", "why": "It has many names.", "instead": "Read the list."}
    monkeypatch.setattr(accessibility, "tested", lambda: {"known_failures": [failing]})
    assert "<strong>A drawing is small.</strong> It has many names. Read the list." in accessibility.known_failures()


def test_where_nobody_runs_it_and_no_address_is_set_it_says_so() -> None:
    nobody = accessibility.Publisher(run_by="", corrections="")
    assert "No organisation has put its name to this copy yet." in accessibility.who_runs(nobody)
    told = accessibility.whom_to_tell(nobody, "../")
    assert "No address is set for this copy yet." in told
    assert 'href="../correction/"' in told


def test_where_a_partnership_has_filled_in_both_they_stand_in_it() -> None:
    known = accessibility.Publisher(
        run_by="North Glen & Co", corrections="mailto:office@north-glen.example?subject={title}"
    )
    assert "This site is run by North Glen &amp; Co" in accessibility.who_runs(known)
    assert 'href="mailto:office@north-glen.example?subject=Accessibility"' in accessibility.whom_to_tell(known, "")
