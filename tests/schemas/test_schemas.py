"""The schemas themselves: closed, described, and of the words that a checker knows."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas import kinds

NAMES = (*kinds.SHARED, *kinds.KINDS)
# The keywords of the draft that these schemas use; a misspelt one would pass in silence otherwise.
KNOWN = {
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required", "dependentRequired",
    "additionalProperties", "propertyNames", "items", "minItems", "maxItems", "uniqueItems", "minProperties",
    "minLength", "pattern", "format", "enum", "const", "minimum", "maximum", "if", "then", "else", "oneOf", "anyOf",
    "allOf", "not",
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


def described(schema: dict[str, Any], name: str) -> bool:
    """Whether an editor that stands on a key has words of help to show: its own, or those of the words all share."""
    if "const" in schema or schema.get("description") or schema.get("title"):
        return True
    file, _, way = schema.get("$ref", "").partition("#")
    if not file and not way:
        return False
    target: Any = kinds.schema(file.removesuffix(".json") or name)
    for step in way.strip("/").split("/") if way else ():
        target = target[step]
    return described(target, file.removesuffix(".json") or name)


@pytest.mark.parametrize("name", kinds.KINDS)
def test_every_key_has_words_of_help_for_an_editor(name: str) -> None:
    keys = [
        (key, one)
        for part in inside(kinds.schema(name))
        for key, one in part.get("properties", {}).items()
        # What only narrows a key that is described already, inside if, then or allOf, needs no words again.
        if isinstance(one, dict) and part.get("type") == "object"
    ]
    assert keys
    assert [key for key, one in keys if not described(one, name)] == []


@pytest.mark.parametrize("name", kinds.KINDS)
def test_a_file_of_any_kind_is_held_to_the_schema_of_its_kind_by_the_one_that_takes_them_all(name: str) -> None:
    branches = [one for one in kinds.schema(kinds.ANY)["allOf"] if one["then"] == {"$ref": f"{name}.json"}]  # type: ignore[attr-defined] # our own file
    assert [one["if"]["properties"]["kind"] for one in branches] == [{"const": name}]
