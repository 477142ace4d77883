"""Abbreviations on a page: spelt out at the first use, and on demand where a later section uses them again."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import abbreviations
from macros.building import Made
from tests.macros.conftest import page

KNOWN = abbreviations.Abbreviations(words={"MASH": "Multi-agency safeguarding hub", "TAC": "Team around the child"})
ASKED = '<span class="short" tabindex="0">MASH<span class="short__words"> (Multi-agency safeguarding hub)</span></span>'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Ring the MASH.</p>", "<p>Ring the MASH (Multi-agency safeguarding hub).</p>"),
        ("<p>The MASH and the MASH</p>", "<p>The MASH (Multi-agency safeguarding hub) and the MASH</p>"),
        ("<p>A MASHED word</p>", "<p>A MASHED word</p>"),
        ("<p>multi-agency safeguarding hub (MASH)</p>", "<p>multi-agency safeguarding hub (MASH)</p>"),
        ("<p>the hub of many agencies (MASH), and MASH</p>", "<p>the hub of many agencies (MASH), and MASH</p>"),
        ("<p>MASH (the hub)</p>", "<p>MASH (the hub)</p>"),
        ('<p><a href="#">MASH</a>, MASH</p>', '<p><a href="#">MASH</a> (Multi-agency safeguarding hub), MASH</p>'),
        ('<p><a href="#">The <b>MASH</b> and TAC</a></p>',
         '<p><a href="#">The <b>MASH</b> and TAC</a> (Multi-agency safeguarding hub; Team around the child)</p>'),
        ('<p>MASH</p><a href="#">MASH</a>', '<p>MASH (Multi-agency safeguarding hub)</p><a href="#">MASH</a>'),
        ('<h2><a href="#">MASH</a></h2>', '<h2><a href="#">MASH</a></h2>'),
        ('<nav><a href="#">MASH</a></nav>', '<nav><a href="#">MASH</a></nav>'),
        ("<svg><text>MASH</text></svg>", "<svg><text>MASH</text></svg>"),
        ('<p lang="cy">MASH <i>a</i></p>MASH', '<p lang="cy">MASH <i>a</i></p>MASH (Multi-agency safeguarding hub)'),
        ("<p data-plain>“MASH”</p><p>TAC</p>", "<p data-plain>“MASH”</p><p>TAC (Team around the child)</p>"),
        ('<p title="MASH">none</p>', '<p title="MASH">none</p>'),
        ("<p>MASH</p><h3>Next</h3><p>MASH, MASH</p>",
         f"<p>MASH (Multi-agency safeguarding hub)</p><h3>Next</h3><p>{ASKED}, MASH</p>"),
        ("<p>Three TACs</p>", "<p>Three TACs (Team around the child)</p>"),
        ('<div id="aid"><div>MASH</div></div>TAC', '<div id="aid"><div>MASH</div></div>TAC (Team around the child)'),
    ],
)  # fmt: skip
def test_an_abbreviation_is_spelt_out_where_a_reader_first_meets_it(given: str, expected: str) -> None:
    assert KNOWN.spelt_out(given) == expected


def test_a_page_without_abbreviations_stays_as_it_is() -> None:
    assert abbreviations.Abbreviations(words={}).spelt_out("<p>MASH</p>") == "<p>MASH</p>"


def test_the_words_that_give_an_old_statement_away_stand_as_they_are_printed(made: Made) -> None:
    one = page(made, "england/superseded-statements/")
    assert "“DPA 1998”" in made.abbreviations("england").spelt_out(one.text)


def test_a_publisher_s_own_abbreviations_stand_beside_the_national_ones(made: Made) -> None:
    assert made.abbreviations("west-sussex").words["YP"] == "Young people"
    assert "YP" not in made.abbreviations("rotherham").words
    assert made.abbreviations("rotherham").words["DSL"] == "Designated safeguarding lead"


def test_letters_that_a_title_does_not_spell_out_are_left_alone(made: Made) -> None:
    assert "AA" not in made.abbreviations("england").words
    assert "SIP" not in made.abbreviations("east-midlands").words


def _without_steps(shown: str) -> str:
    page = LexborHTMLParser(shown)
    for step in page.css("#aid"):
        step.decompose()
    return page.html or ""


def test_on_every_page_the_first_use_is_spelt_out(made: Made) -> None:
    looked_at = 0
    for one in made.pages:
        known = made.abbreviations(one.uri.partition("/")[0])
        shown = known.spelt_out(one.text)
        assert shown.startswith(one.text[:20])
        if one.aid:
            # Whoever comes to a step has read no other, so each step spells out its own.
            shown = _without_steps(shown)
        for short, long in known.words.items():
            for found in re.finditer(rf"(?<![\w-]){re.escape(short)} \({re.escape(long)}\)", shown):
                looked_at += 1
                assert shown.count(found[0]) == 1, (one.uri, found[0])
    assert looked_at >= 30  # those that no words in brackets, no link and no quotation spell out already
