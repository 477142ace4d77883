"""The script that searches, made of the theme's worker and of ours, which stands before it and keeps it."""

from pathlib import Path

_OURS = "assets/finding.js"
_THEIRS = "assets/javascripts/workers/search.*.min.js"


def join(site: Path) -> None:
    """Put what mends a search and orders its answers at the head of the theme's worker, in a finished site.

    Raises:
        FileNotFoundError: the theme has no such worker any more, or our part is not in the site.

    """
    ours = site / _OURS
    theirs = next(site.glob(_THEIRS), site / _THEIRS)
    theirs.write_bytes(b"\n".join((ours.read_bytes(), theirs.read_bytes())))
    ours.unlink()
