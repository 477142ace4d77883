"""What a file has written under a key, in the type that its schema has already held it to."""

from collections.abc import Mapping
from typing import cast

Value = Mapping[str, object]


def line(value: Value, key: str) -> str:
    """The text under a key; empty when there is none."""
    return str(value.get(key) or "")


def lines(value: Value, key: str) -> list[str]:
    """The list of texts under a key; empty when there is none."""
    return cast("list[str]", value.get(key) or [])


def inner(value: Value, key: str) -> Mapping[str, Value]:
    """The records under a key, by their ids; empty when there are none."""
    return cast("Mapping[str, Value]", value.get(key) or {})


def one(value: Value, key: str) -> Value:
    """The single record under a key; empty when there is none."""
    return cast("Value", value.get(key) or {})
