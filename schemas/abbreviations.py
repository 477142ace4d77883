"""The abbreviations that a publisher's readers can look up, and texts in which each is spelt out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from schemas.checks import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.register import Register

# Where somebody writes to, which is no text.
_WRITTEN_TO = frozenset({"address", "email", "path"})


def words(register: Register, publisher: str) -> Mapping[str, str]:
    """Each abbreviation of a publisher with its words: its own, and national ones that it uses for nothing else."""
    national = {word for word, about in register.publishers.items() if about["tier"] == "national"}
    found: dict[str, str] = {}
    # The publisher's own come last and take the place of a national one of the same letters.
    for owner in (*sorted(national - {publisher}), publisher):
        for one in register.records_of("terms"):
            short = str(one.value.get("short") or "")
            title = str(one.value["title"])
            # A title that has the letters themselves, such as *Level AA*, spells nothing out.
            if one.address.publisher == owner and short and short.lower() != short and short not in title:
                found[short] = title
    return found


def spelt_out(value: Any, known: Mapping[str, str]) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value of lists and texts in which each text spells its abbreviations out, at the first use and by itself."""
    if isinstance(value, str):
        for short in wording.abbreviations(value):
            if short in known:
                first = re.compile(rf"(?<![\w&]){re.escape(short)}s?(?![\w&])")
                value = first.sub(lambda found, long=known[short]: f"{found[0]} ({long})", value, count=1)  # type: ignore[misc]
        return value
    if isinstance(value, dict):
        return {key: one if key in _WRITTEN_TO else spelt_out(one, known) for key, one in value.items()}
    return [spelt_out(one, known) for one in value] if isinstance(value, list) else value
