"""Whether a value fits a schema, yes or no, at the speed of plain Python.

jsonschema is the reference and says what is wrong; it takes far longer to find that nothing is. A schema is turned
here into functions, once, for the keywords that our schemas use. One with any other keyword is left to the reference
alone, so nothing can pass here that was never looked at. Keywords as in JSON Schema, draft 2020-12.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jsonschema import FormatChecker
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from referencing import Registry

# The types that a reading is made of, by their names in JSON Schema. true and false are no numbers here.
_TYPES: Mapping[str, type] = {
    "string": str,
    "integer": int,
    "number": int,
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}
_SAYS_NOTHING = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"})
_FORMATS = FormatChecker()


class _UnknownKeyword(Exception):
    """A schema uses a keyword that is not turned into a function here."""


def fits(schema: Mapping[str, Any], registry: Registry[Any]) -> Callable[[object], bool] | None:
    """The function that says whether a value fits a schema, or None where only the reference can.

    Given a schema and the registry its references are looked up in, neither of which changes after. The function
    takes a value made of dict, list, str, int, bool and None, and is never wrong to say yes.
    """
    return _made(_These(schema, registry))


def pattern(written: str) -> re.Pattern[str]:
    """A pattern of JSON Schema as one of Python's.

    In JSON Schema `$` is the end of the text; in Python it also matches before a last line break. And a digit is one
    of ASCII there, not one of any script.
    """
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", written), re.ASCII)


class _These:
    """A schema and a registry, the same only when they are the very same two."""

    def __init__(self, schema: Mapping[str, Any], registry: Registry[Any]) -> None:
        self.schema = schema
        self.registry = registry

    def __hash__(self) -> int:
        return hash((id(self.schema), id(self.registry)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and self.schema is other.schema and self.registry is other.registry


@lru_cache(maxsize=64)
def _made(these: _These) -> Callable[[object], bool] | None:
    root = DRAFT202012.create_resource(dict(these.schema))
    try:
        made: Callable[[object], bool] = _Maker().of(root.contents, these.registry.resolver_with_root(root))
    except (_UnknownKeyword, Unresolvable, re.error):
        return None
    return made


class _Maker:
    """Turns a schema into functions, each place in it once."""

    def __init__(self) -> None:
        self._by_place: dict[int, list[Any]] = {}
        # What stands in a place is kept, so that no other thing can come to stand there.
        self._kept: list[object] = []

    def of(self, schema: Any, resolver: Any) -> Any:  # noqa: ANN401 - a schema is true, false or any object
        """The function for a schema that stands anywhere."""
        if schema is True or schema == {}:
            return lambda _value: True
        if schema is False:
            return lambda _value: False
        if not isinstance(schema, dict):
            raise _UnknownKeyword
        made = self._by_place.get(id(schema))
        if made is None:
            # A schema may refer to itself; while it is being made, a reference to it is looked up when it is asked.
            made = self._by_place[id(schema)] = []
            self._kept.append(schema)
            made.append(self._new(schema, resolver))
        return made[0] if made else lambda value: made[0](value)  # noqa: PLW0108 - it is not there yet

    def _new(self, schema: dict[str, Any], resolver: Any) -> Any:  # noqa: ANN401
        keywords = {word: given for word, given in schema.items() if word not in _SAYS_NOTHING}
        if set(keywords) == {"$ref"}:
            return self._followed(keywords["$ref"], resolver)
        wanted = keywords.pop("type", list(_TYPES))
        allowed = [_TYPES[one] for one in ([wanted] if isinstance(wanted, str) else wanted)]
        table: dict[type, list[Any]] = {kind: [] for kind in allowed}
        for kind, check in self._checks(keywords, resolver):
            for one in table if kind is None else (kind,):
                if one in table:
                    table[one].append(check)
        return _joined({kind: tuple(checks) for kind, checks in table.items()})

    def _followed(self, reference: str, resolver: Any) -> Any:  # noqa: ANN401
        found = resolver.lookup(reference)
        return self.of(found.contents, found.resolver)

    def _checks(self, keywords: dict[str, Any], resolver: Any) -> Any:  # noqa: ANN401, C901, PLR0912 - one branch a keyword
        """Each check that keywords ask for, with the type it is about; None where it is about any."""
        object_words = {"properties", "additionalProperties"} & keywords.keys()
        if object_words:
            yield dict, self._members(keywords, resolver)
        for word, given in keywords.items():
            match word:
                case "properties" | "additionalProperties" | "then" | "else":
                    pass
                case "required":
                    yield dict, _required(tuple(given))
                case "dependentRequired":
                    yield dict, _dependent({key: tuple(others) for key, others in given.items()})
                case "propertyNames":
                    check = self.of(given, resolver)
                    yield dict, (lambda value, check=check: all(map(check, value)))
                case "minProperties" | "minItems" | "minLength":
                    yield _COUNTED[word[3:]], (lambda value, least=given: len(value) >= least)
                case "maxProperties" | "maxItems" | "maxLength":
                    yield _COUNTED[word[3:]], (lambda value, most=given: len(value) <= most)
                case "items":
                    check = self.of(given, resolver)
                    yield list, (lambda value, check=check: all(map(check, value)))
                case "uniqueItems":
                    if given:
                        yield list, _unique
                case "pattern":
                    yield str, _matching(pattern(given))
                case "format":
                    yield str, (lambda value, form=given: _in_form(value, form))
                case "minimum":
                    yield int, (lambda value, least=given: value >= least)
                case "maximum":
                    yield int, (lambda value, most=given: value <= most)
                case "enum" | "const":
                    yield None, _one_of(given if word == "enum" else [given])
                case "$ref":
                    yield None, self._followed(given, resolver)
                case "allOf":
                    for one in given:
                        yield None, self.of(one, resolver)
                case "anyOf":
                    yield None, _any_of(tuple(self.of(one, resolver) for one in given))
                case "oneOf":
                    yield None, _exactly_one_of(tuple(self.of(one, resolver) for one in given))
                case "not":
                    check = self.of(given, resolver)
                    yield None, (lambda value, check=check: not check(value))
                case "if":
                    branches = (self.of(keywords.get(branch, True), resolver) for branch in ("then", "else"))
                    yield None, _either(self.of(given, resolver), *branches)
                case _:
                    raise _UnknownKeyword

    def _members(self, keywords: dict[str, Any], resolver: Any) -> Any:  # noqa: ANN401
        named = {key: self.of(one, resolver) for key, one in keywords.get("properties", {}).items()}
        other = self.of(keywords.get("additionalProperties", True), resolver)

        def check(value: dict[str, Any]) -> bool:
            for key, one in value.items():  # noqa: SIM110 - a loop is faster here than all() over a generator
                if not named.get(key, other)(one):
                    return False
            return True

        return check


_COUNTED: Mapping[str, type] = {"Properties": dict, "Items": list, "Length": str}


def _joined(table: dict[type, tuple[Any, ...]]) -> Any:  # noqa: ANN401
    """One function for the checks of each type; a type that is not in the table does not fit."""

    def check(value: object) -> bool:
        checks = table.get(type(value))
        if checks is None:
            return False
        for one in checks:  # noqa: SIM110 - a loop is faster here than all() over a generator
            if not one(value):
                return False
        return True

    return check


def _required(keys: tuple[str, ...]) -> Any:  # noqa: ANN401
    wanted = frozenset(keys)
    return lambda value: wanted <= value.keys()


def _dependent(companions: Mapping[str, tuple[str, ...]]) -> Any:  # noqa: ANN401
    return lambda value: all(
        other in value for key, others in companions.items() if key in value for other in others
    )


def _matching(one: re.Pattern[str]) -> Any:  # noqa: ANN401
    search = one.search
    return lambda value: search(value) is not None


def _unique(items: list[Any]) -> bool:
    # As JSON, so that true is not 1, and the order of keys does not count.
    return len({one if type(one) is str else (json.dumps(one, sort_keys=True),) for one in items}) == len(items)


@lru_cache(maxsize=4096)
def _in_form(value: str, form: str) -> bool:
    return _FORMATS.conforms(value, form)


def _one_of(words: list[Any]) -> Any:  # noqa: ANN401
    if any(isinstance(one, (list, dict, float)) for one in words):
        raise _UnknownKeyword
    # True is equal to 1 in Python, and not in a data file.
    known = frozenset((type(one), one) for one in words)
    return lambda value: (kind := type(value)) is not list and kind is not dict and (kind, value) in known


def _any_of(checks: tuple[Any, ...]) -> Any:  # noqa: ANN401
    return lambda value: any(one(value) for one in checks)


def _exactly_one_of(checks: tuple[Any, ...]) -> Any:  # noqa: ANN401
    return lambda value: sum(one(value) for one in checks) == 1


def _either(condition: Any, then: Any, otherwise: Any) -> Any:  # noqa: ANN401
    return lambda value: then(value) if condition(value) else otherwise(value)
