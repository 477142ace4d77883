"""An edition in another language: in its place, in its direction, and never passing off stale words as current."""

import re

import pytest

from macros.page import Page
from tests.macros import partnership
from tests.macros.conftest import make
from tests.macros.partnership import AGREEMENT

TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    folder = partnership.publish(tmp_path_factory.mktemp("languages"))
    return {one.uri: one for one in make(folder, TODAY).pages}


def clause(page: Page, word: str) -> str:
    """The HTML of one clause."""
    sections: list[str] = re.findall(r"<section.*?</section>", page.text, re.DOTALL)
    return next(one for one in sections if f'id="{word}"' in one)


def test_a_translated_text_stands_in_the_place_of_its_english_in_its_own_direction(made: dict[str, Page]) -> None:
    said = clause(made[f"{AGREEMENT}/qaa/"], "purpose")
    assert '<p><span lang="qaa" dir="rtl">אבגד הוזח טיכל מנסע.</span></p>' in said
    assert "The partners share" not in said


def test_a_stale_translation_stands_with_the_english_beside_it_and_says_so(made: dict[str, Page]) -> None:
    said = clause(made[f"{AGREEMENT}/qaa/"], "same-day")
    assert '<span lang="qaa" dir="rtl">פצקר שתאב גדהו.</span>' in said
    assert "The English has changed since:" in said
    assert '<span lang="en" dir="ltr">Tell the other partners the same working day when' in said


def test_what_is_not_translated_stays_in_english(made: dict[str, Page]) -> None:
    said = clause(made[f"{AGREEMENT}/qaa/"], "consent")
    assert "Share without asking for consent where a child may be at risk." in said
    assert "qaa" not in said


def test_one_point_of_a_list_can_be_translated_by_itself(made: dict[str, Page]) -> None:
    said = clause(made[f"{AGREEMENT}/qaa/"], "in-writing")
    assert '<li><span lang="qaa" dir="rtl">זחטי כלמנ.</span></li><li>Keep fact and opinion apart.</li>' in said


def test_the_page_says_that_the_english_counts_and_how_many_texts_are_stale(made: dict[str, Page]) -> None:
    page = made[f"{AGREEMENT}/qaa/"]
    assert "The English is what was agreed; what is not translated stays in English." in page.text
    assert "The English of 1 of these 3 texts has changed since. It stands beside them." in page.text


def test_the_english_page_leads_to_the_other_language_in_its_own_words(made: dict[str, Page]) -> None:
    link = '/2025-04/qaa/" hreflang="qaa"><span lang="qaa" dir="rtl">אבגד</span> (Test language)</a>'
    assert link in made[f"{AGREEMENT}/"].text
    assert link in made[f"{AGREEMENT.rpartition('/')[0]}/"].text
    assert "Also in:" not in made["north-glen/information-sharing-agreement/2023-04/"].text


def test_a_translated_page_is_known_by_the_digest_of_the_english(made: dict[str, Page]) -> None:
    def digests(page: Page) -> list[str]:
        return re.findall(r"<code class=\"digest\">([0-9a-f]{64})</code>", page.text)

    english = digests(made[f"{AGREEMENT}/"])
    assert english
    assert digests(made[f"{AGREEMENT}/qaa/"]) == english


def test_no_markup_shows_through_where_only_text_can_stand(made: dict[str, Page]) -> None:
    page = made[f"{AGREEMENT}/qaa/"]
    assert "&lt;span" not in page.text
    assert page.title == "Information sharing agreement, in Test language"
    assert not [one.title for one in page.headings if "<" in one.title]


@pytest.mark.parametrize(
    ("edition", "allowed"), [("2023-04", "48 hours after the telephone"), ("2025-04", "24 hours after the telephone")]
)
def test_an_older_edition_keeps_the_time_that_it_allowed(made: dict[str, Page], edition: str, allowed: str) -> None:
    # deadlines.yaml: 48 hours from April 2023, and 24 hours from April 2025 on.
    assert allowed in clause(made[f"north-glen/information-sharing-agreement/{edition}/"], "in-writing")


def test_a_translated_page_is_neither_searched_nor_indexed_beside_the_english(made: dict[str, Page]) -> None:
    page = made[f"{AGREEMENT}/qaa/"]
    assert not page.searched
    assert not page.indexed
