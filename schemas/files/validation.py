"""A reading is held to a JSON Schema, and every way in which it does not fit is said in plain words at its place.

That a value fits is found out quickly (`fit`). jsonschema (Draft 2020-12) finds what does not; its own messages are
never shown. Each of its errors becomes a problem with a stable code; one of a kind not foreseen here becomes
`does-not-fit`, so that nothing passes in silence.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry

from schemas.files.expectations import a_list_of, count_of, described, in_words, kind_of, subject
from schemas.files.fit import fits
from schemas.files.fit import pattern as python_pattern
from schemas.problems import Problem, in_order, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from schemas.files.reading import Path, Reading

# jsonschema declares every part of its errors as possibly unset, which it never is for an error it hands out.
Error = Any

# More words than this are a list to look up, not to read through.
_FEW = 8
# What word processors put in a hyphen's place, and what each is.
_LIKE_A_HYPHEN = {
    "\N{HYPHEN}": "a typographer's hyphen",
    "\N{NON-BREAKING HYPHEN}": "a hyphen that keeps a line together",
    "\N{FIGURE DASH}": "a dash",
    "\N{EN DASH}": "a dash",
    "\N{EM DASH}": "a dash",
    "\N{HORIZONTAL BAR}": "a dash",
    "\N{MINUS SIGN}": "a minus sign",
}
_NOTHING_KNOWN: Registry[Any] = Registry()
_NOT_ALLOWED = "not allowed"
_UNEXPECTED = re.compile(r"\((.*) (?:was|were) unexpected\)", re.DOTALL)


def validate(reading: Reading, schema: Mapping[str, Any], registry: Registry[Any] | None = None) -> tuple[Problem, ...]:
    """Everything in a reading that does not fit its schema is a problem, all of them at once.

    Given a reading, a Draft 2020-12 schema, and the registry its references are looked up in; returned the problems in
    order. A value the reader has already refused is not complained of again.
    """
    known = _NOTHING_KNOWN if registry is None else registry
    if not reading.refused:
        fitting = fits(schema, known)
        if fitting is not None and fitting(reading.value):
            return ()
    return reference(reading, schema, known)


def reference(reading: Reading, schema: Mapping[str, Any], registry: Registry[Any]) -> tuple[Problem, ...]:
    """The same as `validate`, by jsonschema alone: what it finds is right, and it takes its time."""
    validator = _Validator(schema, registry=registry, format_checker=FormatChecker())
    found: list[Problem] = []
    for error in validator.iter_errors(reading.value):
        found += _problems(reading, error)
    return in_order(found)


def _pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not python_pattern(pattern).search(value):
        yield ValidationError("not in the expected form")


def _properties(validator: Any, properties: Mapping[str, Any], value: Any, _schema: object) -> Iterator[Error]:  # noqa: ANN401 - jsonschema leaves it undeclared
    # jsonschema forgets the key of a property whose schema is `false`; everything else is as it does it.
    for key, schema in properties.items() if isinstance(value, dict) else ():
        if key in value and schema is False:
            yield ValidationError(
                "not allowed here", validator=_NOT_ALLOWED, path=[key], instance=value[key], schema={}
            )
        elif key in value:
            yield from validator.descend(value[key], schema, path=key, schema_path=key)


_Validator: Any = extend(  # type: ignore[no-untyped-call] # jsonschema leaves it undeclared
    Draft202012Validator, {"pattern": _pattern, "properties": _properties}
)


def _problems(reading: Reading, error: Error) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    if path in reading.refused:
        return
    if _is_about_a_key(error):
        yield _key_in_wrong_form(reading, path, error)
        return
    answer = _ANSWERS.get(str(error.validator), _does_not_fit)
    yield from answer(reading, path, error)


def _is_about_a_key(error: Error) -> bool:
    parent = error.parent.instance if error.parent is not None else None
    steps = list(error.absolute_schema_path)
    # `propertyNames` hands each key over as if it were a value; a property may also bear that name.
    named = [n for n, step in enumerate(steps) if step == "propertyNames" and (n == 0 or steps[n - 1] != "properties")]
    return bool(named) and isinstance(error.instance, str) and not isinstance(parent, str)


def _key_in_wrong_form(reading: Reading, path: Path, error: Error) -> Problem:
    key = str(error.instance)
    words = error.validator_value if error.validator == "enum" else ()
    meant = nearest(key, [str(word) for word in words])
    return reading.problem(
        (*path, key),
        at="key",
        code="wrong-key",
        sentence=f"`{key}` cannot be a key here.",
        fix=f"Did you mean `{meant}`?" if meant else f"What is expected: {described(error.schema, error.validator)}.",
    )


def _unknown_keys(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    value: Mapping[str, object] = error.instance
    schema: Mapping[str, Any] = error.schema
    known = [key for key in schema.get("properties", {}) if key not in value]
    if error.validator == "additionalProperties":
        patterns = schema.get("patternProperties", {})
        extra = [
            key
            for key in value
            if key not in schema.get("properties", {}) and not any(re.search(one, key) for one in patterns)
        ]
    else:
        # The keys that `unevaluatedProperties` met are told by jsonschema in its message alone.
        listed = _UNEXPECTED.search(error.message)
        extra = list(ast.literal_eval(f"[{listed.group(1)}]")) if listed else []
        known = sorted(_keys_named(schema) - set(value))
    for key in extra:
        meant = nearest(key, known)
        if meant:
            fix = f"Did you mean `{meant}`?"
        elif known:
            fix = f"Take it away; what could still be written here is {a_list_of(known)}."
        else:
            fix = "Take it away."
        yield reading.problem(
            (*path, key),
            at="key",
            code="unknown-key",
            sentence=f"There is no key `{key}` in {subject(path)}.",
            fix=fix,
        )
    if not extra:
        yield from _does_not_fit(reading, path, error)


def _keys_named(schema: object) -> set[str]:
    """Every key a schema names at its own level, in whatever branch."""
    if not isinstance(schema, dict):
        return set()
    named = set(schema.get("properties", {}))
    for word in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(word, ()):
            named |= _keys_named(branch)
    for word in ("if", "then", "else"):
        named |= _keys_named(schema.get(word))
    return named


def _missing_keys(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    for key in error.validator_value:
        if key not in error.instance:
            yield _missing(reading, path, key, error.schema)


def _missing(reading: Reading, path: Path, key: str, schema: object, because: str = "") -> Problem:
    about = schema.get("properties", {}).get(key, {}) if isinstance(schema, dict) else {}
    expected = described(about, None) if isinstance(about, dict) and {"title", "description"} & about.keys() else ""
    return reading.problem(
        path,
        at="key",
        code="missing-key",
        sentence=f"`{key}` is missing from {subject(path)}{because}.",
        fix=f"Add a line with `{key}:` and its value{f' ({expected})' if expected else ''}.",
    )


def _missing_companions(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    for key, companions in error.validator_value.items():
        if key in error.instance:
            for companion in companions:
                if companion not in error.instance:
                    because = f", and has to stand wherever `{key}` does"
                    yield _missing(reading, path, companion, error.schema, because)


def _wrong_type(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    yield _of_wrong_type(reading, path, wanted, error.instance)


def _of_wrong_type(reading: Reading, path: Path, wanted: Iterable[str], value: object) -> Problem:
    wanted = list(dict.fromkeys(wanted))
    place = reading.values.get(path)
    written = place.text if place else ""
    if "string" in wanted and isinstance(value, int):
        fix = f'Write it in quotes: "{written}".'
    elif "integer" in wanted and isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]*)", value):
        fix = f"Write it without quotes: {value}."
    elif "array" in wanted:
        fix = "Write each item on a line of its own below the key, with “- ” in front."
    elif "object" in wanted:
        fix = "Write each of its keys on a line of its own below, two spaces further in."
    elif "boolean" in wanted:
        fix = "Write true or false, without quotes."
    else:
        fix = f"Write {a_list_of([in_words(one) for one in wanted], plain=True)} instead."
    return reading.problem(
        path,
        code="wrong-type",
        sentence=f"{subject(path, start=True)} has to be {a_list_of([in_words(one) for one in wanted], plain=True)}, "
        f"and here it is {kind_of(value)}.",
        fix=fix,
    )


def _not_one_of(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    words = error.validator_value if error.validator == "enum" else [error.validator_value]
    yield _none_of(reading, path, words, error.instance)


def _none_of(reading: Reading, path: Path, words: Iterable[object], value: object) -> Problem:
    shown = [_as_written(word) for word in words]
    meant = nearest(str(value), shown) if isinstance(value, str) else None
    choice = f"What can be written is {a_list_of(shown)}." if len(shown) <= _FEW else ""
    guess = f"Did you mean `{meant}`?" if meant else ""
    what = f"`{value}`" if isinstance(value, str) else kind_of(value)
    return reading.problem(
        path,
        code="not-one-of",
        sentence=f"{subject(path, start=True)} cannot be {what}.",
        fix=" ".join(part for part in (guess, choice) if part) or f"Write one of the {len(shown)} words it can be.",
    )


def _as_written(word: object) -> str:
    if isinstance(word, bool):
        return "true" if word else "false"
    return "null" if word is None else str(word)


def _wrong_form(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    # A shown line with such a sign looks right, so the sign is named.
    sign = next((sign for sign in error.instance if sign in _LIKE_A_HYPHEN), "")
    plain = error.instance.translate(dict.fromkeys(map(ord, _LIKE_A_HYPHEN), "-"))
    form = {word: error.schema[word] for word in ("format", "pattern") if word in error.schema}
    meant = sign and _Validator(form, format_checker=FormatChecker()).is_valid(plain)
    named = f": “{sign}” is {_LIKE_A_HYPHEN[sign]}, and not the hyphen of a keyboard" if sign else ""
    yield reading.problem(
        path,
        code="wrong-form",
        sentence=f"{subject(path, start=True)} is not written in the form it should have{named}.",
        fix=f"Write it as {plain}." if meant else f"What is expected: {described(error.schema, error.validator)}.",
    )


def _wrong_count(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    word = str(error.validator)
    limit = error.validator_value
    least = word.startswith("min") or word == "contains"
    if word == "minLength" and limit == 1:
        yield reading.problem(
            path,
            code="empty-text",
            sentence=f"{subject(path, start=True)} is an empty text.",
            fix="Write what belongs here, or take the line away if nothing does.",
        )
        return
    unit = {"Le": "character", "It": "item", "Pr": "key"}.get(word[3:5], "item of the expected kind")
    if word == "contains":
        limit = error.schema.get("minContains", 1)
    yield reading.problem(
        path,
        code="too-few" if least else "too-many",
        sentence=f"{subject(path, start=True)} has too {'few' if least else 'many'} {unit.split(' ')[0]}s.",
        fix=f"Write {'at least' if least else 'at most'} {count_of(limit, unit)}.",
    )


def _out_of_range(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    limit = error.validator_value
    rule = {
        "minimum": f"{limit} or more",
        "maximum": f"{limit} or less",
        "exclusiveMinimum": f"more than {limit}",
        "exclusiveMaximum": f"less than {limit}",
    }
    wanted = rule.get(str(error.validator), f"a multiple of {limit}")
    yield reading.problem(
        path,
        code="out-of-range",
        sentence=f"{subject(path, start=True)} cannot be {error.instance}.",
        fix=f"Write {wanted}.",
    )


def _written_twice(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    seen: list[object] = []
    for number, item in enumerate(error.instance):
        # True is equal to 1 in Python, and not in a data file.
        if any(type(one) is type(item) and one == item for one in seen):
            yield reading.problem(
                (*path, number),
                code="written-twice",
                sentence=f"This item stands in {subject(path)} already.",
                fix="Keep one of the two.",
            )
        seen.append(item)


def _no_branch_fits(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    """The branch that comes nearest is most likely what was meant, so only its problems are said."""
    branches: dict[object, list[Error]] = {}
    for one in error.context or ():
        branches.setdefault(one.relative_schema_path[0], []).append(one)
    if not branches:
        yield _only_one_of(reading, path, error) or next(_does_not_fit(reading, path, error))
        return
    firsts = [errors[0] for errors in branches.values() if len(errors) == 1 and not errors[0].relative_path]
    words = {str(one.validator) for one in firsts}
    if len(firsts) == len(branches) and words == {"type"}:
        wanted = [one.validator_value for one in firsts]
        yield _of_wrong_type(
            reading, path, [t for one in wanted for t in (one if isinstance(one, list) else [one])], error.instance
        )
    elif len(firsts) == len(branches) and words <= {"enum", "const"}:
        choices = [
            word
            for one in firsts
            for word in (one.validator_value if one.validator == "enum" else [one.validator_value])
        ]
        yield _none_of(reading, path, choices, error.instance)
    elif len(firsts) == len(branches) and words == {"required"}:
        keys = [key for one in firsts for key in one.validator_value if key not in error.instance]
        yield reading.problem(
            path,
            at="key",
            code="missing-key",
            sentence=f"{subject(path, start=True)} has to have {a_list_of(list(dict.fromkeys(keys)))}.",
            fix="Add a line with one of them.",
        )
    else:
        for one in min(branches.values(), key=_distance):
            yield from _problems(reading, one)


def _only_one_of(reading: Reading, path: Path, error: Error) -> Problem | None:
    """Where more than one branch fits and each asks for a key of its own: those that stand there side by side."""
    wanted = [key for branch in error.validator_value for key in branch.get("required", ())]
    keys = [key for key in wanted if isinstance(error.instance, dict) and key in error.instance]
    if len(keys) <= 1:
        return None
    return reading.problem(
        (*path, keys[-1]),
        at="key",
        code="only-one-of",
        sentence=f"{subject(path, start=True)} has {' and '.join(f'`{key}`' for key in keys)}, and only one of them "
        "can hold.",
        fix="Keep the one that is meant, and take the other away.",
    )


def _distance(errors: list[Error]) -> tuple[int, int, int]:
    # A branch that wants another kind of value, or another word in the key that tells the kinds apart, is far away;
    # after those, the branch with the fewest mistakes, then the one whose mistakes lie deepest.
    wrong_kind = sum(1 for one in errors if one.validator == "type" and not one.relative_path)
    wrong_word = sum(1 for one in errors if one.validator == "const")
    return (wrong_kind * 2 + wrong_word, len(errors), -max(len(one.absolute_path) for one in errors))


def _not_allowed(reading: Reading, path: Path, _error: Error) -> Iterator[Problem]:
    yield reading.problem(
        path,
        at="key",
        code="unknown-key",
        sentence=f"{subject(path, start=True)} cannot stand here.",
        fix="Take it away.",
    )


def _does_not_fit(reading: Reading, path: Path, error: Error) -> Iterator[Problem]:
    yield reading.problem(
        path,
        code="does-not-fit",
        sentence=f"{subject(path, start=True)} is not what belongs here.",
        fix=f"What is expected: {described(error.schema, None)}.",
    )


_ANSWERS: Mapping[str, Callable[[Reading, Path, Error], Iterator[Problem]]] = (
    {
        "additionalProperties": _unknown_keys,
        "unevaluatedProperties": _unknown_keys,
        "required": _missing_keys,
        "dependentRequired": _missing_companions,
        "type": _wrong_type,
        "enum": _not_one_of,
        "const": _not_one_of,
        "pattern": _wrong_form,
        "format": _wrong_form,
        "uniqueItems": _written_twice,
        "anyOf": _no_branch_fits,
        "oneOf": _no_branch_fits,
        _NOT_ALLOWED: _not_allowed,
    }
    | dict.fromkeys(
        ("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties", "contains"), _wrong_count
    )
    | dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), _out_of_range)
)
