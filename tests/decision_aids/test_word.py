"""A record saved for Word says the same as the record's text, whatever was typed into it."""

import io
import zipfile

import docx
import pytest

from decision_aids import record_text, word
from decision_aids.record_text import Line
from tests.decision_aids.test_record import NATIONAL, OWN, made, overridden

TYPED = 'Fact: two bruises.\nOpinion: <w:b/> & "worried" – Siân 🙂'


def paragraphs(lines: list[Line]) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(word.document(lines))).paragraphs]


@pytest.mark.parametrize(
    "one", [made(reason=TYPED, referral_received_at="2026-11-27T15:05"), overridden(OWN)], ids=["plain", "overridden"]
)
def test_another_program_reads_the_same_text_from_it(one: dict[str, object]) -> None:
    lines = list(record_text.lines(NATIONAL.aid, one))
    assert paragraphs(lines) == [each.text for each in lines]
    text = record_text.as_text(NATIONAL.aid, one)
    assert [each for each in text.split("\n") if each] == "\n".join(paragraphs(lines)).split("\n")


def test_its_headings_are_headings() -> None:
    lines = list(record_text.lines(NATIONAL.aid, made(reason="Seen.")))
    found = docx.Document(io.BytesIO(word.document(lines))).paragraphs
    assert {one.text: one.style.name for one in found if one.style and one.style.name != "Normal"} == {
        "Record of a decision: Share information about a child": "Title",
        "Answers": "Heading 1",
        "What to do": "Heading 1",
        "By when": "Heading 1",
        "Written by the person who decided": "Heading 1",
    }


def test_what_no_xml_can_hold_is_shown_as_something_that_was_there() -> None:
    assert paragraphs([Line(text="a\x00b\x1bc\ufffed\ud800e\ttab")]) == ["a\ufffdb\ufffdc\ufffdd\ufffde\ttab"]


def test_nothing_typed_becomes_a_part_of_the_file() -> None:
    typed = "</w:t></w:r></w:p><w:p><w:r><w:t>Do nothing"
    assert paragraphs([Line(text=typed)]) == [typed]


def test_the_same_record_makes_the_same_bytes_with_nothing_in_them_of_this_machine() -> None:
    lines = list(record_text.lines(NATIONAL.aid, made(reason="Seen.")))
    first = word.document(lines)
    assert first == word.document(lines)
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None
