"""Prose is what a file says to its readers: every text in it that is no telephone number, web address or digest.

Ids and addresses are let stand among it: nothing that looks at words is misled by them.
"""

import re
from collections.abc import Iterator

from schemas.files.reading import Path
from schemas.files.telephones import TELEPHONES

TRANSLATIONS = "translations"

# What people do not read as words: a web address, and the digest that a translation names its English by.
_NOT_PROSE = frozenset({*TELEPHONES, "web", "of", "digest"})
# What speaks of what was: the reason for a change has to be able to name what was changed.
_OF_THE_PAST = frozenset({"was", "change", "dropped", "corrections", "gap_before", "held_as_source"})
_AS_TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u2010": "-", "\u2011": "-", "–": "-", "—": "-"})
_WORD = re.compile(r"\w+")
_DIALLED = ("0", "+", "(")


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a file, with its path, in the order of the file; translations come too."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            # A list of words is what a superseded statement looks for, and not what it says.
            if key not in _NOT_PROSE and not (key == "words" and isinstance(one, list)):
                yield from texts(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from texts(one, (*path, index))


def whole(value: object) -> str:
    """Every text of a file in one, a line each: whoever looks for what is rare looks here first, and soon has done.

    It holds all that `texts` gives save single words that are ids, addresses, days or other figures that nobody dials,
    and some more: it is quick because it asks of no text where it stands.
    """
    found: list[str] = []
    left: list[object] = [value]
    while left:
        one = left.pop()
        if type(one) is str:
            if " " in one or _may_be_said(one):
                found.append(one)
        elif type(one) is dict:
            left += one.values()
        elif type(one) is list:
            left += one
    return "\n".join(found)


def _may_be_said(word: str) -> bool:
    """Whether a text of one word can be a word, an abbreviation or a number to dial."""
    return word.replace("-", "").isalpha() or word[:1] in _DIALLED or word != word.lower()


def says_now(value: object) -> Iterator[tuple[Path, str]]:
    """The texts by which an edition speaks of today, in English: not why something was changed or dropped."""
    for path, text in texts(value):
        if path[:1] != (TRANSLATIONS,) and _OF_THE_PAST.isdisjoint(path):
            yield path, text


def normalised(text: str) -> str:
    """A text as it is compared: one space between words, plain quotes and hyphens, small letters."""
    return " ".join((text if text.isascii() else text.translate(_AS_TYPED)).split()).casefold()


def words(text: str) -> set[str]:
    """The words of a text, each once and normalised."""
    # Most words come often: each is looked at for what is in it only once.
    return {word for one in set(normalised(text).split()) for word in _WORD.findall(one)}
