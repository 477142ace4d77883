"""What is told quickly is what jsonschema finds: yes exactly when it finds nothing wrong."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry

from schemas import kinds
from schemas.files.fit import fits
from schemas.files.reading import Reading, read
from schemas.files.validation import reference
from tests.schemas.test_validation import CASES

ROOT = Path(__file__).parents[2]
NOTHING_KNOWN: Registry[Any] = Registry()
SHIPPED = [read(file.read_bytes(), file.name)[0] for file in sorted((ROOT / "data").rglob("*.yaml"))]
VALUES: list[dict[str, Any]] = [one.value for one in SHIPPED if one is not None and isinstance(one.value, dict)]

LEAVES = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 10_000, "", " ", "a", "yes", "two words", "2025-02-28", "2025-02-30"),
        *("england/sources#act", "a/b/c#d", "A/b", "a\n", "2025-04-01\n", "999", "01632 960 001", "2025-2-3"),
        *("document", "in-force", "superseded", "hour", "٣", "x" * 300, "https://a.example"),
        *([], {}, ["a"], ["a", "a"], [1, True], {"a": "b"}),
    ]
)


def paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything inside a value, its own first."""
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(one for key, part in inside for one in paths(part, (*path, key)))]


def at(value: Any, path: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any part of a file
    for step in path:
        value = value[step]
    return value


def leaf(draw: st.DrawFn) -> object:
    """A leaf of its own: one list in two places could come to hold itself, as no file can."""
    return copy.deepcopy(draw(LEAVES))


@st.composite
def changed(draw: st.DrawFn) -> Any:  # noqa: ANN401 - any value at all
    """A shipped file in which a few things were put in, taken out, repeated or replaced."""
    value: Any = copy.deepcopy(draw(st.sampled_from(VALUES)))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(paths(value)))
        if not path:
            continue
        above, last = at(value, path[:-1]), path[-1]
        match draw(st.sampled_from(["replace", "take out", "put in", "repeat", "from elsewhere"])):
            case "replace":
                above[last] = leaf(draw)
            case "take out":
                del above[last]
            case "put in" if isinstance(above, dict):
                keys = [one[-1] for one in paths(value) if one and isinstance(one[-1], str)]
                above[draw(st.sampled_from(keys) | st.just("no such key"))] = leaf(draw)
            case "repeat" if isinstance(above, list):
                above.append(copy.deepcopy(above[last]))
            case "from elsewhere":
                above[last] = copy.deepcopy(at(value, draw(st.sampled_from(paths(value)))))
    return value


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changed())
def test_a_changed_file_fits_exactly_when_the_reference_finds_nothing_wrong(value: object) -> None:
    kind = value.get("kind") if isinstance(value, dict) else None
    schema = kinds.schema(kind if isinstance(kind, str) and kind in kinds.KINDS else "document")
    quick = fits(schema, kinds.registry())
    assert quick is not None
    reading = Reading(file="f.yaml", value=value, data=b"{}")
    assert quick(value) == (reference(reading, schema, kinds.registry()) == ())


@pytest.mark.parametrize("name", CASES)
def test_no_case_of_the_reference_is_passed_by_quickly(name: str) -> None:
    schema, text, _ = CASES[name]
    quick = fits(schema, NOTHING_KNOWN)
    reading, _ = read(text.encode(), "f.yaml")
    assert reading is not None
    assert quick is None or not quick(reading.value)


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_no_schema_of_ours_is_left_to_the_reference_alone(kind: str) -> None:
    assert fits(kinds.schema(kind), kinds.registry()) is not None


def test_a_schema_with_a_word_not_known_here_is_left_to_the_reference() -> None:
    assert fits({"properties": {"a": {"contains": {"const": 1}}}}, NOTHING_KNOWN) is None
    assert fits({"$ref": "urn:nowhere"}, NOTHING_KNOWN) is None


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"enum": [1]}, 1, True),
        ({"enum": [1]}, True, False),
        ({"const": False}, 0, False),
        ({"const": None}, None, True),
        ({"enum": ["a"]}, ["a"], False),
        ({"uniqueItems": True}, [1, True], True),
        ({"uniqueItems": True}, [{"a": 1, "b": 2}, {"b": 2, "a": 1}], False),
        ({"uniqueItems": True}, ["1", 1], True),
        ({"type": "integer"}, True, False),
        ({"type": "number"}, 3, True),
        ({"pattern": "^a$"}, "a\n", False),
        ({"pattern": r"^\d$"}, "٣", False),
        ({"minLength": 2}, "é", False),
        ({"minimum": 1}, True, True),
        ({"format": "date"}, "2025-02-30", False),
        ({"format": "date"}, 3, True),
        ({"required": ["a"]}, ["b"], True),
        ({"additionalProperties": {"type": "string"}, "properties": {"a": True}}, {"a": 1, "b": "c"}, True),
        ({"additionalProperties": {"type": "string"}, "properties": {"a": True}}, {"a": 1, "b": 2}, False),
        ({"oneOf": [{"type": "string"}, {"minLength": 1}]}, "a", False),
        ({"if": {"const": "a"}, "else": False}, "b", False),
        ({"if": {"const": "a"}, "else": False}, "a", True),
        ({"then": False}, "a", True),
        ({"$defs": {"tree": {"items": {"$ref": "#/$defs/tree"}}}, "$ref": "#/$defs/tree"}, [[[]], []], True),
        (
            {"$defs": {"tree": {"type": "array", "items": {"$ref": "#/$defs/tree"}}}, "$ref": "#/$defs/tree"},
            [[["a"]]],
            False,
        ),
    ],
)
def test_each_word_means_what_the_standard_says(schema: dict[str, Any], value: object, expected: bool) -> None:  # noqa: FBT001 - the expected answer
    quick = fits(schema, NOTHING_KNOWN)
    assert quick is not None
    assert quick(value) is expected
    reading = Reading(file="f.yaml", value=value, data=b"{}")
    assert (reference(reading, schema, NOTHING_KNOWN) == ()) is expected
