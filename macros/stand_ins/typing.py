"""Names for types, which nothing looks into while the engine runs."""

from _typing import ParamSpec

TYPE_CHECKING = False


class _Name:
    """Stands for any type, and for that type of any others."""

    def __class_getitem__(cls, _):
        return cls


class Generic(_Name):
    """A class of something."""


class Protocol(Generic):
    """A class by what it can do."""


class _Special:
    def __call__(self, *_, **__):
        return self

    def __getitem__(self, _):
        return self

    def __or__(self, _):
        return self

    __ror__ = __or__


Any = Callable = Final = IO = Literal = Self = TypeVar = Union = Optional = _Special()
# `dataclasses` leaves out what is annotated with this very object, or with one of this class.
ClassVar = _Special()


class _GenericAlias:
    __origin__ = None


def overload(function):
    """One of several ways to call a function."""
    return function


def cast(_, value):
    """The value."""
    return value


final = overload
