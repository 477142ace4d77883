"""What the strict reader promises to somebody who writes a data file, and to every program that reads it after."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.files.reading import Reading, read
from schemas.problems import Problem, as_annotations, as_json, as_text, in_order, nearest, nearest_address

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "invalid" / "reading"
EXPECTED = yaml.safe_load((CORPUS / "expected.yaml").read_text(encoding="utf-8"))
READER = (
    "reading",
    "contents",
    "file_text",
    "refusals",
    "unquoted",
    "unreadable",
)
# These cannot be kept as text in git, so they are made here: code, bytes, line and column.
MADE = {
    "byte-order-mark": (b"\xef\xbb\xbftitle: Front door\n", 1, 1),
    "not-utf-8": (b"title: Front door\nserves: Ynys M\xf4n\n", 2, 15),
    "strange-line-break": (b"title: Front door\rserves: children\n", 1, 18),
    "too-deep": (b"[" * 10_000 + b"]" * 10_000, 1, 33),
    "too-large": (b"# " + b"x" * 50_000_000, 1, 1),
}


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    return read(text if isinstance(text, bytes) else text.encode(), "data/north-glen/contacts.yaml")[1]


def value_of(text: str) -> object:
    reading, problems = read(text.encode(), "contacts.yaml")
    assert not problems, as_text(problems)
    assert reading is not None
    return reading.value


def with_both(data: bytes) -> tuple[object, object]:
    return tuple(  # type: ignore[return-value] # of exactly two
        (
            None
            if reading is None
            else (reading.value, dict(reading.values), dict(reading.keys), reading.lines, reading.refused),
            problems,
        )
        for reading, problems in (read(data, "file.yaml", pure=pure) for pure in (False, True))
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_refused_writing_is_said_in_its_own_words_at_its_own_place(name: str) -> None:
    _, problems = read((CORPUS / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    told = [
        {"code": one.code, "line": one.line, "column": one.column, "sentence": one.sentence, "fix": one.fix}
        for one in problems
    ]
    assert told == EXPECTED[name]


@pytest.mark.parametrize("code", sorted(MADE))
def test_a_file_that_git_cannot_keep_as_text_is_refused_at_its_place(code: str) -> None:
    data, line, column = MADE[code]
    problems = problems_of(data)
    assert [(one.code, one.line, one.column) for one in problems] == [(code, line, column)]
    assert problems[0].sentence.endswith(".")
    assert problems[0].fix.endswith(".")


def codes_in(modules: tuple[str, ...]) -> set[str]:
    """Every code that a module can give, read from its own source."""
    trees = [ast.parse((ROOT / "schemas" / "files" / f"{name}.py").read_text(encoding="utf-8")) for name in modules]
    given_as = [
        node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "code"
    ]
    found = {
        leaf.value
        for value in given_as
        for branch in ([value.body, value.orelse] if isinstance(value, ast.IfExp) else [value])
        for leaf in [branch]
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
    }
    assert found
    return found


def test_every_refusal_of_the_reader_has_a_file_in_the_corpus() -> None:
    shown = {row["code"] for rows in EXPECTED.values() for row in rows} | set(MADE)
    assert codes_in(READER) == shown


def test_every_file_of_the_corpus_has_its_expected_problems() -> None:
    assert {path.stem for path in CORPUS.glob("*.yaml")} - {"expected"} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_c_parser_and_the_pure_one_give_the_same_problems_for_the_corpus(name: str) -> None:
    assert hasattr(yaml, "CSafeLoader"), "without the C parser this test would compare nothing"
    with_c, pure = with_both((CORPUS / f"{name}.yaml").read_bytes())
    assert with_c == pure


def test_no_sentence_of_the_reader_uses_a_word_that_only_programmers_know() -> None:
    jargon = {"mapping", "scalar", "token", "block", "node", "sequence", "parser", "parse", "yaml", "string", "integer"}
    for rows in EXPECTED.values():
        for row in rows:
            assert not jargon & set(f"{row['sentence']} {row['fix']}".lower().replace(".", " ").split()), row


def test_a_telephone_number_without_quotes_is_refused_because_its_first_zero_would_be_lost() -> None:
    (problem,) = problems_of("contacts:\n  mash:\n    telephone: 01632960001\n")
    assert as_text([problem]) == (
        "data/north-glen/contacts.yaml:3:16  The telephone number of `mash` is written without quotes, "
        "so other programs would lose its first 0.\n"
        "    3 |     telephone: 01632960001\n"
        "      |                ^^^^^^^^^^^\n"
        '    Write it as "01632 960001".'
    )


@pytest.mark.parametrize("number", ["999", "01632960001", "01632 960 001", "+44 1632 960001", "0808-157-0001"])
def test_a_telephone_number_is_always_in_quotes_however_much_it_looks_like_text(number: str) -> None:
    assert [one.code for one in problems_of(f"telephone: {number}\n")] == ["telephone-unquoted"]
    assert [one.code for one in problems_of(f"telephone:\n  - {number}\n")] == ["telephone-unquoted"]
    assert value_of(f'telephone: "{number}"\n') == {"telephone": number}


def test_a_contact_without_a_telephone_may_say_null() -> None:
    assert value_of("telephone: null\n") == {"telephone": None}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("02079460001", "020 7946 0001"),
        ("01164960001", "0116 496 0001"),
        ("01214960001", "0121 496 0001"),
        ("03069990001", "0306 999 0001"),
        ("07700900123", "07700 900123"),
        ('01632 960001"', "01632 960001"),
        ("999", "999"),
        ("“01632 960 001”", "01632 960 001"),
        ("+44 1632 960001", "01632 960001"),
        ("+44 (0)20 7946 0001", "020 7946 0001"),
    ],
)
def test_the_number_offered_in_place_of_a_refused_one_has_the_spaces_people_read_it_by(number: str, shown: str) -> None:
    (problem,) = problems_of(f"telephone: {number}\n")
    assert problem.fix == f'Write it as "{shown}".'


@pytest.mark.parametrize(
    "text",
    [
        *[
            "y",
            "Y",
            "yes",
            "Yes",
            "YES",
            "n",
            "N",
            "no",
            "No",
            "NO",
            "True",
            "TRUE",
            "False",
            "FALSE",
            "on",
            "On",
            "ON",
            "off",
            "Off",
            "OFF",
        ],
        *[
            "~",
            "Null",
            "NULL",
            "007",
            "00",
            "-0",
            "+5",
            "0o17",
            "0x1F",
            "0b11",
            "1_000",
            "3.10",
            "3.",
            ".5",
            "-1.5",
            "1e3",
            "1E+3",
            "1.5e-3",
            "685_230.15",
        ],
        *[
            "4:30",
            "16:59:59",
            "09:00",
            "190:20:30.15",
            ".inf",
            "-.inf",
            ".Inf",
            ".nan",
            ".NaN",
            "=",
            "<<",
            "2025-02-30",
            "2025-13-01",
            "0000-01-01",
        ],
        *["2025-04-01T09:00:00", "2025-04-01T09:00:00Z", "2001-12-14t21:59:43.10-05:00", "1234567890123456"],
        "2001-12-14 21:59:43.10 -5",
    ],
)
def test_what_another_program_would_not_read_as_text_is_refused_without_quotes_and_kept_with_them(text: str) -> None:
    assert len(problems_of(f"value: {text}\n")) == 1
    assert value_of(f'value: "{text}"\n') == {"value": text}


@pytest.mark.parametrize(
    "text",
    [
        "north-glen/deadlines#share-same-day",
        "10 working days",
        "1.2.3",
        "3rd",
        "2025-04",
        "2025-04-01",
        "2024-02-29",
        "nobody",
        "yesterday",
        "nullable",
        "one - two",
        "a:b",
        "https://example.org/a#b",
        "Llŷn",
        "e5",
        "12:75",
        "-dash",
    ],
)
def test_words_dates_and_references_need_no_quotes(text: str) -> None:
    assert value_of(f"value: {text}\n") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("false", False), ("null", None), ("0", 0), ("24", 24), ("-3", -3)]
)
def test_only_true_false_null_and_whole_numbers_are_anything_but_text(text: str, value: object) -> None:
    read_back = value_of(f"value: {text}\n")
    assert read_back == {"value": value}
    assert type(read_back["value"]) is type(value)


def test_folded_text_loses_nothing() -> None:
    text = "text: >-\n  See clause #4: yes, 3.10 & *all* of it\n  until 4:30 {today}.\n"
    assert value_of(text) == {"text": "See clause #4: yes, 3.10 & *all* of it until 4:30 {today}."}


def test_a_note_on_a_line_of_its_own_or_after_quotes_cuts_nothing_short() -> None:
    assert value_of('# a note\ncount: 24\n  # another\ntitle: "x" # a third\nlist: # a fourth\n  - a#b\n') == {
        "count": 24,
        "title": "x",
        "list": ["a#b"],
    }


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = "judgement: yes\nnumber: 3.10\nagreed: 2025-02-30\ntitle: see #4\n"
    assert [(one.line, one.code) for one in problems_of(text)] == [
        (1, "read-as-true-or-false"),
        (2, "read-as-number"),
        (3, "impossible-date"),
        (4, "comment-after-text"),
    ]


def test_the_first_of_two_equal_keys_is_kept_and_the_second_still_looked_through() -> None:
    reading, problems = read(b"a: {b: one}\na: {b: 3.10}\n", "f.yaml")
    assert reading is not None
    assert reading.value == {"a": {"b": "one"}}
    assert [one.code for one in problems] == ["duplicate-key", "read-as-number"]


def test_a_refused_value_is_known_so_that_no_later_check_complains_of_it_again() -> None:
    reading, _ = read(b"a: yes\nb: [x, 3.10]\n", "f.yaml")
    assert reading is not None
    assert reading.refused == {("a",), ("b", 1)}


def reading_of(text: str) -> Reading:
    reading, problems = read(text.encode(), "f.yaml")
    assert reading is not None, problems
    return reading


def test_every_value_and_every_key_has_its_place() -> None:
    reading = reading_of('a:\n  - b: "one"\n    c: [two]\n')
    assert set(reading.values) == {(), ("a",), ("a", 0), ("a", 0, "b"), ("a", 0, "c"), ("a", 0, "c", 0)}
    place = reading.values["a", 0, "b"]
    assert (place.line, place.column, place.text, place.plain) == (2, 8, '"one"', False)
    key = reading.keys["a", 0, "c"]
    assert (key.line, key.column, key.text, key.plain) == (3, 5, "c", True)


def test_a_problem_found_later_stands_at_its_key_its_value_or_the_nearest_thing_above() -> None:
    reading = reading_of("a:\n  b: one\n")
    at_key = reading.problem(("a", "b"), code="x", sentence="S.", fix="F.", at="key")
    at_value = reading.problem(("a", "b"), code="x", sentence="S.", fix="F.", severity="warning")
    above = reading.problem(("a", "missing", 3), code="x", sentence="S.", fix="F.")
    assert [(one.line, one.column, one.text) for one in (at_key, at_value, above)] == [
        (2, 3, "b"),
        (2, 6, "one"),
        (2, 3, ""),
    ]
    assert at_value.severity == "warning"
    assert at_value.source_line == "  b: one"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_saved_under_windows_reads_the_same(ending: str) -> None:
    text = ending.join(["a: >-", "  one", "  two", "b: [x, yes]", ""])
    reading, problems = read(text.encode(), "f.yaml")
    assert reading is not None
    assert reading.value == {"a": "one two", "b": ["x", "yes"]}
    assert [(one.line, one.column) for one in problems] == [(4, 8)]


def test_a_wrong_escape_is_found_by_its_own_place_where_the_text_runs_over_lines() -> None:
    (problem,) = problems_of('a: "one\n  two \\ud83d"\n')
    assert (problem.code, problem.line, problem.column) == ("unknown-escape", 2, 7)


def test_a_run_of_characters_that_are_not_text_is_one_problem() -> None:
    assert [one.text for one in problems_of("a: b" + "\0" * 1000)] == ["\0" * 1000]


def test_columns_count_characters_not_bytes() -> None:
    (problem,) = problems_of("{tŷ: hafan, na: yes}\n")
    assert (problem.column, problem.text) == (17, "yes")


# --- what holds for any file whatever -------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *": ,[]{}#&*!|>'\"%@`-?=~<\n\\\t",
        *("\n  ", "\n", ": ", "- ", " #", "a", "yes", "3.10", "0", "telephone", "---\n", "...\n", "<<", "'x'", '"y"'),
        *("\r\n", "\r", "\u2028", "\x85", "\ufeff", "\u202e", "\x00", "\\u", "\\ud800", "\\'", "\\U0011FFFF", "é"),
        *("a: b\n", "  c: d\n", ">-\n", "|\n", "!!str", "&x", "*x", "? ", "!<", "\U0001f600"),
    ]
)
FILES = st.lists(PIECES, max_size=30).map("".join)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_make_the_reader_fail(data: bytes) -> None:
    reading, problems = read(data, "f.yaml")
    assert reading is not None or problems
    as_text(problems)
    json.dumps(as_json(problems))


@settings(max_examples=1000, deadline=None)
@given(FILES)
def test_the_c_parser_and_the_pure_one_give_the_same_reading_of_any_file(text: str) -> None:
    with_c, pure = with_both(text.encode())
    assert with_c == pure


@given(FILES)
def test_every_problem_stands_where_its_text_stands(text: str) -> None:
    for one in problems_of(text):
        if one.code == "not-utf-8":
            continue
        assert one.line >= 1
        assert one.source_line[one.column - 1 :].startswith(one.text), one


WORDS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(categories=["L", "N", "P", "S"]),
        st.sampled_from("\n"),
    ),
    max_size=20,
)
VALUES = st.recursive(
    st.one_of(WORDS, st.booleans(), st.none(), st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def quoted(value: object, depth: int = 0) -> str:
    """A value written out with every text in quotes, one thing a line."""
    pad = "  " * depth
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}? {_text(key)}\n{pad}: {quoted(one, depth + 1)}" for key, one in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}- {quoted(one, depth + 1)}" for one in value)
    return _text(value)


def _text(value: object) -> str:
    # JSON writes what YAML reads, save for halves of surrogate pairs, which the strategy leaves out.
    return json.dumps(value, ensure_ascii=False)


@given(VALUES)
def test_what_is_written_out_in_quotes_reads_back_equal(value: object) -> None:
    read_back = value_of(f"{quoted(value)}\n".lstrip("\n"))
    assert read_back == value
    assert json.dumps(read_back) == json.dumps(value)


# --- problems -------------------------------------------------------------------------------------------------------


def a_problem(**parts: object) -> Problem:
    usual = {"code": "x", "file": "f.yaml", "line": 1, "column": 1, "text": "", "sentence": "S.", "fix": "F."}
    return Problem(**(usual | parts))  # type: ignore[arg-type] # the parts are typed where they are given


def test_problems_are_sorted_by_place_and_said_once() -> None:
    later = a_problem(line=10)
    earlier = a_problem(line=9, column=2)
    assert in_order([later, earlier, later]) == (earlier, later)


def test_a_code_host_gets_every_sign_it_would_misread_escaped() -> None:
    one = a_problem(file="a,b:c.yaml", sentence="100%\nsure.", severity="warning", line=3, column=4)
    assert as_annotations([one]) == "::warning file=a%2Cb%3Ac.yaml,line=3,col=4,title=x::100%25%0Asure. F."


def test_a_hidden_character_never_reaches_the_terminal() -> None:
    shown = as_text([a_problem(source_line="\x1b[31m\u202eab", text="ab", column=7)])
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_very_long_line_is_shown_around_its_mistake() -> None:
    shown = as_text([a_problem(source_line="x" * 5000 + "!" + "y" * 5000, text="!", column=5001)])
    _, line, carets, _ = shown.split("\n")
    assert line[carets.index("^")] == "!"
    assert len(line) < 200


@pytest.mark.parametrize(
    ("word", "meant"), [("telefone", "telephone"), ("effective-from", "effective_from"), ("xyz", None), ("", None)]
)
def test_the_nearest_known_word_is_offered_and_none_where_none_is_near(word: str, meant: str | None) -> None:
    assert nearest(word, ["telephone", "effective_from", "title"]) == meant


HELD = (
    "england/consent",
    "england/share-information",
    "england/share-information/2026-11",
    "north-glen/which-level",
    "north-glen/agreement/2025-04",
    "south-glen/agreement/2024-01",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("england/share", "england/share-information"),
        ("england/share-informtion", "england/share-information"),
        ("englnd/consent", "england/consent"),
        ("england/share/2026-11", "england/share-information/2026-11"),
        ("north-glen/agrement/2025-05", "north-glen/agreement/2025-04"),
        ("which-level", "north-glen/which-level"),
        # What a publisher does not hold is not looked for under another one, however alike the whole address is.
        ("north-glen/consent", None),
        ("north-glen/nothing", None),
        ("england/inform", None),
        ("zzz/%%%", None),
        ("%%%", None),
    ],
)
def test_the_nearest_address_is_near_in_each_of_its_parts(typed: str, meant: str | None) -> None:
    assert nearest_address(typed, HELD) == meant
