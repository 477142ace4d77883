"""An exception as one line: its class and what it says.

The page shows no more than that. The calls that led to it are left out; the engine started from source has them.
"""

import sys


def print_exception(kind, value, calls=None):
    """Write an exception where Pyodide reads it."""
    said = str(value)
    sys.stderr.write(f"{kind.__name__}{': ' if said else ''}{said}\n")
