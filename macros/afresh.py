"""Our own code, read afresh before a build when a file of it has changed, so that a preview shows the change at once.

What is read once for a whole ``mkdocs serve`` is ``hooks.py``, this file, ``preview.py`` and ``served.py``.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

_OURS = ("schemas", "decision_aids", "macros")


def files(home: Path) -> frozenset[tuple[str, int]]:
    """Every file that a page depends on besides data and content, with the time it was last written.

    They are our own code, the theme's and the schemas' among it, and the settings of the site.
    """
    of_code = (file for room in _OURS for file in (home / room).rglob("*") if file.suffix != ".pyc" and file.is_file())
    return frozenset((str(file), file.stat().st_mtime_ns) for file in (*of_code, home / "mkdocs.yml"))


def modules() -> dict[str, ModuleType]:
    """Our own code as it was last read."""
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in _OURS}


def put_back(read_before: Mapping[str, ModuleType]) -> None:
    """Go on with our code as it was read before; with nothing, it is read again where it is next asked for."""
    for name in modules():
        del sys.modules[name]
    sys.modules.update(read_before)
