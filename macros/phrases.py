"""One pattern for hundreds of phrases, which costs a text about what one phrase would."""

import re
from collections.abc import Iterable
from functools import cache

# The letters of phrases that begin alike, each letter once; the empty text stands for the end of a phrase.
_Letters = dict[str, "_Letters"]


@cache
def pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, the longest that fits at a place.

    Publishers with the same phrases share it: to compile it takes longer than to read a page with it.
    """
    return re.compile(rf"(?<![\w-]){_written(_letters(phrases))}(?![\w-])")


def _letters(phrases: Iterable[str]) -> _Letters:
    begin: _Letters = {}
    for phrase in phrases:
        place = begin
        for letter in phrase:
            place = place.setdefault(letter, {})
        place[""] = {}
    return begin


def _written(place: _Letters) -> str:
    ways = [re.escape(letter) + _written(place[letter]) for letter in sorted(place) if letter]
    if len(ways) == 1 and "" not in place:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in place else ''}" if ways else ""
