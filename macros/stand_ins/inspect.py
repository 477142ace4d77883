"""The two questions that `dataclasses` asks of a class, and the one that Pyodide asks of a function."""


def get_annotations(cls):
    """The annotations that stand in a class itself."""
    return dict(cls.__dict__.get("__annotations__", {}))


def signature(cls):
    """How a class is called, for a description that nobody reads here."""
    return ""


def iscoroutinefunction(function):
    """Whether a function waits. None of the engine's does."""
    return False
