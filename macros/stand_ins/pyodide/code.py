"""Running source that is given as text, which the worker never does."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
