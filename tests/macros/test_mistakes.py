"""A correction opens with its item, clause and edition already written down, with a script or without."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from macros import mistakes
from macros.building import Made
from tests.macros.conftest import page

ADVICE = "england/information-sharing-advice/"
EDITION = f"{ADVICE}2024-05"
OFFICE = "mailto:office@example.org?subject={title}&body={body}"
LINK = re.compile(r'<a class="mend" href="([^"]+)">([^<]+)</a>')


def links(made: Made, uri: str, to: str = "") -> list[tuple[str, str]]:
    one = page(made, uri)
    corrections = mistakes.Corrections(to=to, url=uri, edition=one.edition)
    return [(unescape(href), words) for href, words in LINK.findall(corrections.in_parts(one.text))]


def test_each_clause_has_a_link_that_names_its_edition_and_itself_in_its_address_and_in_words(made: Made) -> None:
    found = links(made, ADVICE)
    # Seven golden rules, the three meanings of consent, and where all this comes from.
    assert len(found) == 9
    assert found[2] == (
        f"../../correction/?of={EDITION},rule-3",
        f"Report a mistake in rule-3 of {EDITION}",
    )


def test_where_an_office_takes_corrections_the_link_of_a_clause_writes_to_it_with_all_filled_in(made: Made) -> None:
    address, _ = links(made, ADVICE, OFFICE)[2]
    assert address.startswith("mailto:office@example.org?subject=Correction%20to%20england")
    assert unquote(address.partition("body=")[2]).splitlines()[:3] == [
        f"Page: /{ADVICE}",
        f"Edition: {EDITION}",
        "Part: rule-3",
    ]


def test_each_step_of_an_aid_has_one_by_its_number_on_paper(made: Made) -> None:
    uri = "england/share-information/"
    words = [words for _, words in links(made, uri) if re.search(r" (?:step|outcome) \d+ of ", words)]
    steps = re.findall(r'<section class="step (?:question|outcome)', page(made, uri).text)
    assert len(words) == len(steps) == 20
    assert words[0] == f"Report a mistake in step 1 of {uri}2026-11"
    assert {one.split()[4] for one in words} == {"step", "outcome"}


def test_every_clause_of_every_edition_that_is_shown_can_be_reported(made: Made) -> None:
    looked_at = 0
    for one in made.pages:
        clauses = len(re.findall(r'<section class="clause"', one.text))
        if one.edition and clauses:
            looked_at += clauses
            assert len(links(made, one.uri)) >= clauses, one.uri
    assert looked_at > 1000


@pytest.mark.parametrize(
    ("url", "edition", "of"),
    [("", "", "home"), ("england/contacts/", "", "england/contacts/"), (ADVICE, EDITION, EDITION)],
)
def test_a_page_of_no_edition_is_named_by_its_address(url: str, edition: str, of: str) -> None:
    address = mistakes.Corrections(to="", url=url, edition=edition).address()
    assert address.endswith(f"correction/?of={of},the%20whole%20page")


def test_an_address_is_cut_at_its_one_comma_and_none_stands_in_what_is_corrected(made: Made) -> None:
    parts = [address.partition("?of=")[2] for one in made.pages for address, _ in links(made, one.uri)]
    assert len(parts) > 1000
    assert {one.count(",") for one in parts} == {1}


def test_a_heading_that_the_page_puts_in_by_itself_is_no_part() -> None:
    corrections = mistakes.Corrections(to="", url=ADVICE, edition=EDITION)
    assert corrections.in_parts('<h2 id="part..1">What it says</h2>') == '<h2 id="part..1">What it says</h2>'
