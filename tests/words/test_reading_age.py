"""The pages that practitioners work from can be followed by a reader of fourteen."""

import pytest

from macros import building
from tests.words import reading_age
from tests.words.reading_age import GOAL, ROOT, Measured

TODAY = "2026-11-27"


@pytest.fixture(scope="module")
def pages() -> tuple[Measured, ...]:
    register, aids, _ = building.read(ROOT / "data", TODAY)
    return reading_age.measured(building.make(register, aids, TODAY, ROOT))


def test_no_page_that_practitioners_work_from_asks_more_of_its_reader(pages: tuple[Measured, ...]) -> None:
    theirs = [one for one in pages if one.for_practitioners]
    assert len(theirs) > 30  # else nothing was measured
    assert [(one.uri, round(one.age, 1)) for one in theirs if one.age > GOAL] == []


@pytest.mark.parametrize("uri", ["england/share-information/", "england/contacts/", "england/situations/"])
def test_the_pages_where_seconds_count_are_among_them(pages: tuple[Measured, ...], uri: str) -> None:
    assert uri in {one.uri for one in pages if one.for_practitioners}


def test_plain_words_ask_less_of_a_reader_than_the_words_of_an_office() -> None:
    plain = ["Ring the front door today.", "Say what you saw."]
    office = ["Practitioners are required to facilitate the expeditious notification of the appropriate authorities."]
    assert reading_age.age(plain) < 9
    assert reading_age.age(office) > 20


def test_the_name_of_a_law_and_what_is_hidden_are_not_counted() -> None:
    html = (
        "<h2>Who tells you?</h2><p>The council does</p><ul class='cites__list'><li>Children Act 2004</li></ul>"
        "<p class='printed'>Rests on <a>Children Act 2004</a> (law, in force); <a>Framework, 5.7</a> (historic).</p>"
        "<p hidden>Its review is overdue.</p><ul><li>By <b>tomorrow</b>, at the latest.</li>"
        "<li><a>Named nurse for safeguarding</a></li></ul><table><tr><td>East Midlands (historic)</td></tr></table>"
    )
    said = ["Who tells you?", "The council does.", "By tomorrow, at the latest."]
    assert list(reading_age.sentences(html)) == said


def test_the_table_says_which_pages_miss_the_goal() -> None:
    rows = [
        Measured(uri="a/hard/", age=15.25, words=1200, for_practitioners=True),
        Measured(uri="a/plain/", age=9.0, words=80, for_practitioners=True),
        Measured(uri="a/sources/", age=16.0, words=90, for_practitioners=False),
    ]
    assert reading_age.table(rows).splitlines()[1:] == [
        " 15.2   1,200  missed  a/hard/",
        "  9.0      80  met     a/plain/",
        " 16.0      90          a/sources/",
    ]
