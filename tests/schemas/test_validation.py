"""A file that does not fit its schema is told so in plain words, each mistake at its own place."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from schemas.files.reading import read
from schemas.files.validation import validate

if TYPE_CHECKING:
    from schemas.problems import Problem

ROOT = Path(__file__).parents[2]

CONTACT: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "telephone": {"type": "string"},
        "hours": {"type": "integer", "minimum": 1, "maximum": 24},
        "open": {"type": "boolean"},
        "days": {"type": "array", "items": {"enum": ["monday", "tuesday"]}, "minItems": 1, "uniqueItems": True},
        "agreed": {"type": "string", "format": "date"},
        "edition": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$", "description": "A month, such as 2025-04."},
        "kind": {"const": "contact"},
        "from": {
            "type": "object",
            "maxProperties": 1,
            "propertyNames": {"pattern": "^[a-z]+$", "title": "a small word"},
        },
    },
    "dependentRequired": {"hours": ["days"]},
}


def problems_of(text: str, schema: dict[str, Any], registry: Registry[Any] | None = None) -> tuple[Problem, ...]:
    reading, problems = read(text.encode(), "contacts.yaml")
    assert reading is not None, problems
    return validate(reading, schema, registry)


# The file, then what it is told: code, line, column, sentence and fix.
CASES: dict[str, tuple[dict[str, Any], str, tuple[str, int, int, str, str]]] = {
    "a misspelt key": (
        CONTACT,
        'title: Front door\ntelefone: "01632 960 001"\n',
        ("unknown-key", 2, 1, "There is no key `telefone` in the file.", "Did you mean `telephone`?"),
    ),
    "a key that cannot stand here": (
        {"properties": {"a": False}},
        "a: b\n",
        ("unknown-key", 1, 1, "`a` cannot stand here.", "Take it away."),
    ),
    "a key no branch names": (
        {"properties": {"kind": {}}, "allOf": [{"properties": {"title": {}}}], "unevaluatedProperties": False},
        "kind: a\ntitel: b\n",
        ("unknown-key", 2, 1, "There is no key `titel` in the file.", "Did you mean `title`?"),
    ),
    "a missing key": (
        CONTACT,
        "open: true\n",
        ("missing-key", 1, 1, "`title` is missing from the file.", "Add a line with `title:` and its value."),
    ),
    "a key that another needs": (
        CONTACT,
        "title: x\nhours: 3\n",
        (
            "missing-key",
            1,
            1,
            "`days` is missing from the file, and has to stand wherever `hours` does.",
            "Add a line with `days:` and its value.",
        ),
    ),
    "a number where text belongs": (
        CONTACT,
        "title: 3\n",
        ("wrong-type", 1, 8, "`title` has to be text, and here it is a whole number.", 'Write it in quotes: "3".'),
    ),
    "text where a number belongs": (
        CONTACT,
        'title: x\nhours: "3"\ndays: [monday]\n',
        ("wrong-type", 2, 8, "`hours` has to be a whole number, and here it is text.", "Write it without quotes: 3."),
    ),
    "text where a list belongs": (
        CONTACT,
        "title: x\ndays: monday\n",
        (
            "wrong-type",
            2,
            7,
            "`days` has to be a list, and here it is text.",
            "Write each item on a line of its own below the key, with “- ” in front.",
        ),
    ),
    "text where true or false belongs": (
        CONTACT,
        'title: x\nopen: "yes"\n',
        (
            "wrong-type",
            2,
            7,
            "`open` has to be true or false, and here it is text.",
            "Write true or false, without quotes.",
        ),
    ),
    "a list where a group of keys belongs": (
        CONTACT,
        "- title\n",
        (
            "wrong-type",
            1,
            1,
            "The file has to be a group of keys, and here it is a list.",
            "Write each of its keys on a line of its own below, two spaces further in.",
        ),
    ),
    "a word that is not one of the few": (
        CONTACT,
        "title: x\ndays: [mondy]\n",
        (
            "not-one-of",
            2,
            8,
            "Item 1 of `days` cannot be `mondy`.",
            "Did you mean `monday`? What can be written is `monday` or `tuesday`.",
        ),
    ),
    "a word other than the only one": (
        CONTACT,
        "title: x\nkind: zzz\n",
        ("not-one-of", 2, 7, "`kind` cannot be `zzz`.", "What can be written is `contact`."),
    ),
    "a text in another form": (
        CONTACT,
        "title: x\nedition: April 2025\n",
        (
            "wrong-form",
            2,
            10,
            "`edition` is not written in the form it should have.",
            "What is expected: A month, such as 2025-04.",
        ),
    ),
    "a date in another form": (
        CONTACT,
        "title: x\nagreed: 1 April 2025\n",
        (
            "wrong-form",
            2,
            9,
            "`agreed` is not written in the form it should have.",
            "What is expected: a day that is in the calendar, as year, month and day, such as 2025-04-01.",
        ),
    ),
    "a date with dashes that only look like hyphens": (
        CONTACT,
        "title: x\nagreed: 2025\N{EN DASH}03\N{EN DASH}18\n",
        (
            "wrong-form",
            2,
            9,
            (
                "`agreed` is not written in the form it should have: “\N{EN DASH}” is a dash, and not the hyphen of a "
                "keyboard."
            ),
            "Write it as 2025-03-18.",
        ),
    ),
    "a month with a minus sign": (
        CONTACT,
        "title: x\nedition: 2025\N{MINUS SIGN}04\n",
        (
            "wrong-form",
            2,
            10,
            (
                "`edition` is not written in the form it should have: “\N{MINUS SIGN}” is a minus sign, and not the "
                "hyphen of a keyboard."
            ),
            "Write it as 2025-04.",
        ),
    ),
    "a date with a dash in which more is wrong": (
        CONTACT,
        "title: x\nagreed: 18\N{EM DASH}03\N{EM DASH}2025\n",
        (
            "wrong-form",
            2,
            9,
            (
                "`agreed` is not written in the form it should have: “\N{EM DASH}” is a dash, and not the hyphen of a "
                "keyboard."
            ),
            "What is expected: a day that is in the calendar, as year, month and day, such as 2025-04-01.",
        ),
    ),
    "a key in another form": (
        CONTACT,
        "title: x\nfrom: {UP: a}\n",
        ("wrong-key", 2, 8, "`UP` cannot be a key here.", "What is expected: a small word."),
    ),
    "an empty list": (
        CONTACT,
        "title: x\ndays: []\n",
        ("too-few", 2, 7, "`days` has too few items.", "Write at least 1 item."),
    ),
    "too many keys": (
        CONTACT,
        "title: x\nfrom: {a: b, c: d}\n",
        ("too-many", 2, 7, "`from` has too many keys.", "Write at most 1 key."),
    ),
    "an empty text": (
        CONTACT,
        'title: ""\n',
        (
            "empty-text",
            1,
            8,
            "`title` is an empty text.",
            "Write what belongs here, or take the line away if nothing does.",
        ),
    ),
    "an item twice": (
        CONTACT,
        "title: x\ndays: [monday, monday]\n",
        ("written-twice", 2, 16, "This item stands in `days` already.", "Keep one of the two."),
    ),
    "a number past the limit": (
        CONTACT,
        "title: x\nhours: 25\ndays: [monday]\n",
        ("out-of-range", 2, 8, "`hours` cannot be 25.", "Write 24 or less."),
    ),
    "a rule with no words of its own": (
        {"not": {"required": ["a"]}, "title": "a file without a"},
        "a: b\n",
        ("does-not-fit", 1, 1, "The file is not what belongs here.", "What is expected: a file without a."),
    ),
    "a rule that holds for one kind only": (
        {
            "properties": {"kind": {}},
            "if": {"properties": {"kind": {"const": "aid"}}, "required": ["kind"]},
            "then": {"required": ["questions"]},
        },
        "kind: aid\n",
        ("missing-key", 1, 1, "`questions` is missing from the file.", "Add a line with `questions:` and its value."),
    ),
    "neither of two types": (
        {"properties": {"a": {"anyOf": [{"type": "string"}, {"type": "array"}]}}},
        "a: {b: c}\n",
        (
            "wrong-type",
            1,
            4,
            "`a` has to be text or a list, and here it is a group of keys.",
            "Write each item on a line of its own below the key, with “- ” in front.",
        ),
    ),
    "neither of two keys": (
        {"anyOf": [{"required": ["after"]}, {"required": ["before"]}]},
        "a: b\n",
        ("missing-key", 1, 1, "The file has to have `after` or `before`.", "Add a line with one of them."),
    ),
    "both of two keys": (
        {"oneOf": [{"required": ["after"]}, {"required": ["before"]}]},
        "after: b\nbefore: c\n",
        (
            "only-one-of",
            2,
            1,
            "The file has `after` and `before`, and only one of them can hold.",
            "Keep the one that is meant, and take the other away.",
        ),
    ),
    "the nearest of two shapes": (
        {
            "oneOf": [
                {"properties": {"kind": {"const": "a"}, "size": {"type": "integer"}}},
                {"properties": {"kind": {"const": "b"}, "size": {"type": "string"}, "more": {"type": "string"}}},
            ]
        },
        "kind: b\nsize: x\nmore: 3\n",
        ("wrong-type", 3, 7, "`more` has to be text, and here it is a whole number.", 'Write it in quotes: "3".'),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_way_of_not_fitting_is_said_in_its_own_words_at_its_own_place(name: str) -> None:
    schema, text, expected = CASES[name]
    told = [(one.code, one.line, one.column, one.sentence, one.fix) for one in problems_of(text, schema)]
    assert told == [expected]


def test_every_code_of_the_validation_has_a_case() -> None:
    tree = ast.parse((ROOT / "schemas" / "files" / "validation.py").read_text(encoding="utf-8"))
    values = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "code"]
    branches = [leaf for one in values for leaf in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])]
    codes = {leaf.value for leaf in branches if isinstance(leaf, ast.Constant)}
    assert codes
    assert codes == {expected[0] for _, _, expected in CASES.values()}


def test_a_file_that_fits_has_no_problem() -> None:
    text = 'title: Front door\ntelephone: "01632 960 001"\nhours: 24\ndays: [monday]\n'
    text += "agreed: 2025-04-01\nedition: 2025-04\n"
    assert problems_of(text, CONTACT) == ()


def test_all_mistakes_are_told_at_once_from_top_to_bottom() -> None:
    told = problems_of('titel: 3\nopen: "no"\ndays: []\n', CONTACT)
    assert [one.code for one in told] == ["missing-key", "unknown-key", "wrong-type", "too-few"]


def test_a_value_the_reader_refused_is_not_complained_of_a_second_time() -> None:
    assert problems_of("title: x\nopen: yes\n", CONTACT) == ()


def test_a_key_missing_from_a_record_is_told_at_the_name_of_the_record() -> None:
    (problem,) = problems_of(
        "contacts:\n  mash:\n    open: true\n",
        {
            "properties": {"contacts": {"additionalProperties": CONTACT}},
        },
    )
    assert (problem.line, problem.column, problem.text) == (2, 3, "mash")
    assert problem.sentence == "`title` is missing from `mash`."


def test_a_text_ending_in_a_line_break_does_not_slip_past_the_end_of_a_pattern() -> None:
    (problem,) = problems_of('title: x\nedition: "2025-04\\n"\n', CONTACT)
    assert problem.code == "wrong-form"


def test_a_reference_is_looked_up_in_the_registry_it_is_given() -> None:
    shared = Resource.from_contents({"$defs": {"id": {"pattern": "^[a-z]+$"}}}, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:shared", shared)
    (problem,) = problems_of("a: UP\n", {"properties": {"a": {"$ref": "urn:shared#/$defs/id"}}}, registry)
    assert (problem.code, problem.line, problem.column) == ("wrong-form", 1, 4)


def test_a_rule_of_a_kind_not_foreseen_never_passes_in_silence() -> None:
    told = problems_of("a: b\n", {"dependentSchemas": {"a": False}}) + problems_of("[1]\n", {"unevaluatedItems": False})
    assert len(told) == 2


def test_no_message_of_the_library_is_ever_shown() -> None:
    for schema, text, _ in CASES.values():
        for one in problems_of(text, schema):
            assert "is not of type" not in one.sentence + one.fix
            assert "is a required property" not in one.sentence + one.fix
