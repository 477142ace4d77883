"""A piece of Python run under Pyodide in Node, from the files that the site carries and as the worker starts it."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros import runtime
from macros.node import node

SCRIPT = Path(__file__).with_name("pyodide_in_node.mjs")


class PyodideFailedError(Exception):
    """Pyodide did not run it; the message is what it said."""


def run(source: str, given: str, files: Mapping[str, Path], pyodide: Path, start: tuple[str, ...]) -> str:
    """What the last expression of a piece of Python comes to, a text.

    Args:
        source: the Python; it sees the text `given`.
        given: that text.
        files: the engine's files by their addresses, as `macros.runtime.assets` gives them.
        pyodide: the folder of Pyodide itself.
        start: the names of the library and of the engine among the files; and a third word, `remembered`, where Python
            is to go on from the memory of one that started before.

    Raises:
        PyodideFailedError: it could not be run.

    """
    library, engine = (str(files[f"{runtime.FOLDER}/{name}"]) for name in start[:2])
    done = subprocess.run(
        [str(node()), str(SCRIPT), str(pyodide), library, engine, *start[2:]],
        input=json.dumps({"source": source, "given": given}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise PyodideFailedError(done.stderr.strip())
    return done.stdout.removesuffix("\n")
