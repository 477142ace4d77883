"""Two texts are the same when they differ only in spaces and in the shapes of quotes, dashes and dots.

Word processors make such differences by themselves, so a comparison sets them aside first. Only the standard library
is used: this also runs in the reader's browser.
"""

import re
import unicodedata
from collections.abc import Mapping

# Shapes are given by their numbers, since most of them cannot be told apart, or seen at all, in an editor.
_APOSTROPHES = (0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x02BC)
_QUOTES = (0x201C, 0x201D, 0x201E, 0x201F, 0x2033)
# Hyphens, figure dash, en dash, em dash, bar and minus sign.
_DASHES = (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212)
_ELLIPSIS = 0x2026
# Soft hyphen, space of no width, word joiner, byte order mark. Joiners of letters stay: some scripts need them.
_UNSEEN = (0x00AD, 0x200B, 0x2060, 0xFEFF)

_PLAIN: Mapping[int, str] = (
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | {_ELLIPSIS: "..."}
    | dict.fromkeys(_UNSEEN, "")
)
_SEVERAL_HYPHENS = re.compile("-{2,}")


def of_text(text: str) -> str:
    """A text with plain quotes, hyphens and dots, and single spaces only between words.

    Each letter is in its one form (NFC). Doing it twice changes nothing more.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text.translate(_PLAIN))
    # Two hyphens are how a dash is typed where there is no key for one.
    return " ".join((_SEVERAL_HYPHENS.sub("-", plain) if "--" in plain else plain).split())


def of(value: object) -> object:
    """A value of a data file with every text in it as `of_text` gives it; keys and everything else stay as they are.

    The result shares no list or mapping with what was given.
    """
    if isinstance(value, str):
        return of_text(value)
    if isinstance(value, Mapping):
        return {key: of(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [of(one) for one in value]
    return value
