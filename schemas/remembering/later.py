"""A value may be made when it is first asked for, and then it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True)
class Later(Generic[T]):
    """A value that nobody has asked for yet, and the function that makes it."""

    make: Callable[[], T]


class Asked(Generic[T]):
    """A field of a dataclass that is given a value or a `Later` one, and always gives the value."""

    def __set_name__(self, owner: type, name: str) -> None:
        """The field is called as it is called in its class."""
        self._name = name

    def __get__(self, one: object, owner: type | None = None) -> T:
        """The value, made now if it was not made before."""
        if one is None:
            # To a dataclass this says that the field has no default.
            raise AttributeError(self._name)
        held = one.__dict__
        found = held[self._name]
        if type(found) is Later:
            found = held[self._name] = found.make()
        value: T = found
        return value

    def __set__(self, one: object, value: T | Later[T]) -> None:
        """The value, or how to make it, is kept where the dataclass keeps its fields."""
        one.__dict__[self._name] = value


def is_made(one: object, name: str) -> bool:
    """Whether the value of a field is there already."""
    return type(one.__dict__[name]) is not Later
