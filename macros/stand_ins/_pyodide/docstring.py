"""Describes a function of Pyodide's for a console, which nobody has here."""


def get_cmeth_docstring(func):
    """The description of a built-in function: its name."""
    return f"{func.__name__}()\n--\n\n"
