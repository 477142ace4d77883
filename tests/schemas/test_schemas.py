"""The schemas themselves: closed, described, and of the words that a checker knows."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas import kinds

NAMES = ("common", kinds.ANY, *kinds.KINDS)
# The keywords of the draft that these schemas use; a misspelt one would pass in silence otherwise.
KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required", "dependentRequired", "additionalProperties",
    "propertyNames", "items", "minItems", "uniqueItems", "minProperties", "minLength", "pattern", "format", "enum",
    "const", "minimum", "maximum", "if", "then", "else", "oneOf", "anyOf", "allOf", "not",
}  # fmt: skip


def inside(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of a schema
    """Every schema inside a schema, itself first."""
    if not isinstance(schema, dict):
        return
    yield schema
    for keyword, value in schema.items():
        if keyword in {"properties", "$defs"}:
            for one in value.values():
                yield from inside(one)
        elif keyword in {"oneOf", "anyOf", "allOf"}:
            for one in value:
                yield from inside(one)
        elif keyword in {"items", "additionalProperties", "propertyNames", "if", "then", "else", "not"}:
            yield from inside(value)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_that_the_meta_schema_accepts(name: str) -> None:
    Draft202012Validator.check_schema(kinds.schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_uses_only_keywords_that_are_checked(name: str) -> None:
    for one in inside(kinds.schema(name)):
        assert set(one) <= KNOWN, set(one) - KNOWN
        assert one.get("format") in {None, "date"}


@pytest.mark.parametrize("name", kinds.KINDS)
def test_every_object_is_closed(name: str) -> None:
    objects = [one for one in inside(kinds.schema(name)) if one.get("type") == "object"]
    assert objects
    assert all("additionalProperties" in one for one in objects)


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_lets_a_last_line_break_pass(name: str) -> None:
    for one in inside(kinds.schema(name)):
        assert "$" not in one.get("pattern", "").replace("$(?!\\n)", "")


@pytest.mark.parametrize("name", kinds.KINDS)
def test_a_schema_says_what_its_kind_is_and_which_word_names_it(name: str) -> None:
    schema: dict[str, Any] = kinds.schema(name)
    assert schema["title"]
    assert schema["properties"]["kind"] == {"const": name}


def test_the_scale_of_protection_runs_from_record_to_emergency() -> None:
    # design §4: emergency > refer > consult > support > record
    assert kinds.protection_scale() == ("record", "support", "consult", "refer", "emergency")
