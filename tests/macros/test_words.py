"""An abbreviation is spelt out where a page first uses it, and a term can be asked there for its meaning."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import words
from macros.building import Made
from macros.words import Term, Words
from schemas import register
from tests.macros.conftest import page

KNOWN = Words(abbreviations={"MASH": "Multi-agency safeguarding hub", "TAC": "Team around the child"}, terms={})
ASKED = '<span class="short" tabindex="0">MASH<span class="short__words"> (Multi-agency safeguarding hub)</span></span>'
DOOR = Term(id="front-door", title="Front door", means="The team that takes every worry.")
HARM = Term(id="significant-harm", title="Significant harm", means="Harm that is grave.")
TERMS = Words(
    abbreviations={"FGM": "Female genital mutilation"},
    terms={
        **dict.fromkeys(("front door", "Front door", "front doors"), DOOR),
        **dict.fromkeys(("significant harm", "Significant harm"), HARM),
    },
    names=frozenset({"front door team"}),
)


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
    assert KNOWN.explained(given) == expected


def test_a_page_without_abbreviations_stays_as_it_is() -> None:
    assert Words(abbreviations={}, terms={}).explained("<p>MASH</p>") == "<p>MASH</p>"


def test_the_words_that_give_an_old_statement_away_stand_as_they_are_printed(made: Made) -> None:
    one = page(made, "england/superseded-statements/")
    assert "“DPA 1998”" in made.words_of(one).explained(one.text)


def test_a_publisher_s_own_abbreviations_stand_beside_the_national_ones(made: Made) -> None:
    assert made.words("west-sussex").abbreviations["YP"] == "Young people"
    assert "YP" not in made.words("rotherham").abbreviations
    assert made.words("rotherham").abbreviations["DSL"] == "Designated safeguarding lead"


def test_letters_that_a_title_does_not_spell_out_are_left_alone(made: Made) -> None:
    assert "AA" not in made.words("england").abbreviations
    assert "SIP" not in made.words("east-midlands").abbreviations


def _without_steps(shown: str) -> str:
    page = LexborHTMLParser(shown)
    for step in page.css("#aid"):
        step.decompose()
    return page.html or ""


def test_on_every_page_the_first_use_is_spelt_out(made: Made) -> None:
    looked_at = 0
    for one in made.pages:
        known = made.words_of(one)
        shown = known.explained(one.text)
        assert shown.startswith(one.text[:20])
        if one.aid:
            # Whoever comes to a step has read no other, so each step spells out its own.
            shown = _without_steps(shown)
        for short, long in known.abbreviations.items():
            for found in re.finditer(rf"(?<![\w-]){re.escape(short)} \({re.escape(long)}\)", shown):
                looked_at += 1
                assert shown.count(found[0]) == 1, (one.uri, found[0])
    assert looked_at >= 30  # those that no words in brackets, no link and no quotation spell out already


def asked(form: str, term: Term) -> str:
    """A term that can be asked for its meaning, as a page has it."""
    own, marks = f"means..{term.id}", 'aria-hidden="true" data-search-exclude'
    means = f'<span class="short__words" id="{own}" {marks}> ({term.means})</span>'
    return f'<a class="short" href="#word..{term.id}" aria-describedby="{own}">{form}{means}</a>'


def foot(*terms: Term) -> str:
    """What a page says at its foot of the terms it uses."""
    rows = "".join(f'<dt>{one.title}</dt><dd id="word..{one.id}">{one.means}</dd>' for one in terms)
    summary = "<summary>Words used on this page</summary>"
    return f'<details class="words" data-search-exclude>{summary}<dl>{rows}</dl></details>'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Ring the front door.</p>", f"<p>Ring the {asked('front door', DOOR)}.</p>{foot(DOOR)}"),
        ("<p>Front doors and a front door</p>", f"<p>Front doors and a {asked('front door', DOOR)}</p>{foot(DOOR)}"),
        ("<p>The front door.</p><h2>Next</h2><p>The front doors.</p>",
         f"<p>The {asked('front door', DOOR)}.</p><h2>Next</h2><p>The front doors.</p>{foot(DOOR)}"),
        ("<p>Significant harm: the front door</p>",
         f"<p>{asked('Significant harm', HARM)}: the {asked('front door', DOOR)}</p>{foot(HARM, DOOR)}"),
        ('<p><a href="#">The front door</a></p>', '<p><a href="#">The front door</a></p>'),
        ('<p><a href="#">The front door</a> is the front door</p>',
         f'<p><a href="#">The front door</a> is the {asked("front door", DOOR)}</p>{foot(DOOR)}'),
        ("<h2>The front door</h2>", "<h2>The front door</h2>"),
        ("<button>The front door</button>", "<button>The front door</button>"),
        ("<table><tr><th>Front door</th></tr></table>", "<table><tr><th>Front door</th></tr></table>"),
        ("<dl><dt>Front door</dt></dl>", "<dl><dt>Front door</dt></dl>"),
        ("<p>They call it “front door” there.</p>", "<p>They call it “front door” there.</p>"),
        ("<p>The front door team</p>", "<p>The front door team</p>"),
        ("<p>The front-door</p>", "<p>The front-door</p>"),
        ("<p>The affront doors</p>", "<p>The affront doors</p>"),
        ('<p class="printed">The front door</p>', '<p class="printed">The front door</p>'),
        ('<div class="cites"><span>front door</span></div>', '<div class="cites"><span>front door</span></div>'),
        ('<p lang="cy">front door</p>', '<p lang="cy">front door</p>'),
        ("<p data-plain>front door</p>", "<p data-plain>front door</p>"),
        ("<p>FGM and the front door</p>",
         f"<p>FGM (Female genital mutilation) and the {asked('front door', DOOR)}</p>{foot(DOOR)}"),
    ],
)  # fmt: skip
def test_a_term_can_be_asked_for_its_meaning_where_a_text_first_uses_it(given: str, expected: str) -> None:
    assert TERMS.explained(given) == expected


def test_a_word_that_is_first_used_in_a_folded_part_is_explained_there_and_once_more_outside() -> None:
    folded = "<details><summary>More</summary><p>The front door, the front door</p></details>"
    shown = TERMS.explained(f"{folded}<p>The front door</p>{folded}")
    assert re.findall(r'aria-describedby="([^"]+)"', shown) == ["means..front-door.folded", "means..front-door"]
    assert shown.count('id="word..front-door"') == 1


def test_what_the_steps_of_an_aid_call_things_is_explained_below_them_alone() -> None:
    steps = '<div id="aid"><h2>Ring the front door?</h2><div><p>Significant harm</p></div></div>'
    after = "<p>The front door</p>"
    assert TERMS.explained(f"<main>{steps}{after}</main>") == f"<main>{steps}{foot(DOOR, HARM)}{after}</main>"


def test_more_terms_than_a_page_can_hold_stops_for_are_explained_at_its_foot() -> None:
    many = [Term(id=f"t-{n}", title=f"Term {n:02}", means="Something.") for n in range(words.MOST + 2)]
    read = Words(abbreviations={}, terms={f"term {n:02}": one for n, one in enumerate(many)}).explained(
        "".join(f"<p>term {n:02}</p>" for n in range(len(many)))
    )
    assert read.count('class="short"') == words.MOST
    assert read.endswith(foot(*many))


def _terms(publisher: str, tier: str, terms: str) -> dict[str, str]:
    about = f"kind: publisher\ntitle: {publisher}\ntier: {tier}\nsummary: A place that does not exist.\n"
    return {f"{publisher}/publisher.yaml": about, f"{publisher}/terms.yaml": f"kind: terms\nterms:\n{terms}"}


def _term(of: str, means: str, *, since: str = "2024-05-01", in_text: str = "") -> str:
    forms = f"    in_text: [{in_text}]\n" if in_text else ""
    title = of.replace("-", " ").capitalize()
    return f"  {of}:\n    title: {title}\n{forms}    dated:\n      - {{effective_from: {since}, means: {means}}}\n"


FILES = {
    **_terms(
        "england", "national",
        _term("front-door", "England's.", in_text="front door")
        + _term("rapid-review", "England's.", in_text="rapid review")
        + _term("early-help", "England's.", in_text="early help")
        + _term("referral", "England's.", in_text="referral")
        + _term("chronology", "England's.")
        + _term("new-duty", "England's.", since="2027-01-01", in_text="new duty"),
    ),
    **_terms(
        "north-glen", "local",
        _term("front-door", "North Glen's.", in_text="front door")
        + _term("rapid-review", "North Glen's.")
        + _term("pupil-referral-unit", "North Glen's.")
        + _term("old-word", "North Glen's.", since="null", in_text="old word"),
    ),
}  # fmt: skip


@pytest.fixture
def of(tmp_path: Path) -> register.Register:
    for name, written in FILES.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(written, encoding="utf-8")
    return register.load(tmp_path / "data")[0]


@pytest.mark.parametrize(
    ("publisher", "historic", "form", "means"),
    [
        ("england", False, "front door", "England's."),
        ("north-glen", False, "front door", "North Glen's."),
        ("north-glen", False, "early help", "England's."),
        ("north-glen", True, "early help", "Meaning today: England's."),
        ("north-glen", False, "old word", "Historic meaning: North Glen's."),
        ("north-glen", True, "old word", "Historic meaning: North Glen's."),
        # A publisher that has a word of its own in its glossary does not use it in the national sense.
        ("north-glen", False, "rapid review", ""),
        ("england", False, "old word", ""),
        ("", False, "old word", ""),
        ("", False, "front door", "England's."),
        ("england", False, "chronology", ""),
        ("england", False, "new duty", ""),
    ],
)
def test_a_page_explains_its_publishers_own_terms_before_englands_and_says_which_are_historic(
    of: register.Register, publisher: str, form: str, means: str, *, historic: bool
) -> None:
    terms = words.of(of, publisher, "2026-11-27", historic=historic).terms
    assert (terms[form].means if form in terms else "") == means


def test_a_term_in_a_longer_name_is_not_explained(of: register.Register) -> None:
    shown = words.of(of, "north-glen", "2026-11-27", historic=False).explained("<p>Pupil referral units</p>")
    assert shown == "<p>Pupil referral units</p>"


def test_on_no_page_are_more_than_twelve_stops_added_and_every_word_asked_for_is_at_its_foot(made: Made) -> None:
    explained = 0
    for one in made.pages:
        shown = LexborHTMLParser(made.words_of(one).explained(one.text))
        asked_for = shown.css("a.short")
        assert len(asked_for) <= 12, one.uri
        for link in asked_for:
            place = (link.attributes["href"] or "").removeprefix("#")
            assert len(shown.css(f'dd[id="{place}"]')) == 1, (one.uri, place)
        explained += len(asked_for)
    assert explained >= 500


def test_a_historic_publishers_words_are_explained_on_its_own_pages_alone(made: Made) -> None:
    own = {"hypothesis": "east-midlands", "genogram": "east-sussex", "consultation-line": "west-sussex"}
    found = {
        (term, one.uri.partition("/")[0])
        for one in made.pages
        for term in own
        if f'"word..{term}"' in made.words_of(one).explained(one.text)
    }
    assert found == set(own.items())


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("west-sussex/threshold-guidance/", "Meaning today: A step on the local scale"),
        ("england/threshold-document/", "(A step on the local scale"),
        ("east-sussex/partnership-reviews/", "Historic meaning: A drawing of who is who in a family."),
    ],
)
def test_a_page_says_whether_a_meaning_is_of_today_or_historic(made: Made, uri: str, said: str) -> None:
    one = page(made, uri)
    assert said in made.words_of(one).explained(one.text)


def test_an_aid_explains_below_its_steps_what_they_say(made: Made) -> None:
    one = page(made, "england/share-information/")
    shown = LexborHTMLParser(made.words_of(one).explained(one.text))
    assert not shown.css("#aid .short")
    (listed,) = shown.css(".words")
    assert "Significant harm" in listed.text()
