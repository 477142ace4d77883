"""What was taken out of a text and put in, word by word. Only the standard library: it runs in the browser too."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

KEEP, OUT, IN = "keep", "out", "in"

#: One text's change: runs of words, each kept, taken out or put in. The runs of one side, joined by single spaces, are
#: that side's text; a text that is not there at all has no run on its side.
Words = tuple[tuple[str, str], ...]

# Beyond so many pairs of words (two texts of 500) a word-by-word comparison takes too long, and tells nobody anything.
_MOST_PAIRS = 250_000
# Where fewer than half of the words were kept, the two texts are read more easily whole.
_KEPT_AT_LEAST = 2
_SENTENCE_ENDS = re.compile(r"[.;:?!]['\")]*$")


def of_text(before: str | None, after: str | None) -> Words:
    """The change from one text to another, given with single spaces; None for a text that is not there."""
    if before is None or after is None:
        return tuple((op, text) for op, text in ((OUT, before), (IN, after)) if text is not None)
    if before == after:
        return ((KEEP, before),)
    # Split so, even an empty text is one word, and joining gives back exactly what was split.
    old, new = before.split(" "), after.split(" ")
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    enough = max(len(old), len(new)) / _KEPT_AT_LEAST
    # No more can be kept than both have, whatever the order: counting that is quick, finding what was kept is not.
    if start + end + (Counter(gone) & Counter(come)).total() >= enough:
        runs = [(KEEP, old[:start]), *_runs(gone, come), (KEEP, old[len(old) - end :])]
        if sum(len(words) for op, words in runs if op == KEEP) >= enough:
            return _joined(runs)
    return _joined([(OUT, old), (IN, new)])


def of_list(before: Sequence[str], after: Sequence[str]) -> tuple[Words, ...]:
    """The change of a list, one line for each of its points: kept, reworded, taken out or put in."""
    lines: list[Words] = []
    for old, new in _blocks(before, after):
        if old == new:
            lines += [of_text(one, one) for one in old]
            continue
        # Points are taken to be reworded in the order in which they stand.
        both = min(len(old), len(new))
        lines += [of_text(one, other) for one, other in zip(old, new, strict=False)]
        lines += [of_text(one, None) for one in old[both:]]
        lines += [of_text(None, one) for one in new[both:]]
    return tuple(lines)


def before(words: Words) -> str | None:
    """The text as it was; None when it was not there."""
    return _side(words, OUT)


def after(words: Words) -> str | None:
    """The text as it is; None when it is no longer there."""
    return _side(words, IN)


def _side(words: Words, side: str) -> str | None:
    runs = [text for op, text in words if op in (KEEP, side)]
    return " ".join(runs) if runs else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same from the start."""
    found = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        found += 1
    return found


def _runs(old: list[str], new: list[str]) -> list[tuple[str, list[str]]]:
    if len(old) * len(new) <= _MOST_PAIRS:
        return _by_word(old, new)
    runs: list[tuple[str, list[str]]] = []
    for gone, come in _blocks(_sentences(old), _sentences(new)):
        left, right = ([word for one in side for word in one.split(" ")] for side in (gone, come))
        small = len(left) * len(right) <= _MOST_PAIRS
        runs += [(KEEP, left)] if gone == come else _by_word(left, right) if small else [(OUT, left), (IN, right)]
    return runs


def _by_word(old: list[str], new: list[str]) -> list[tuple[str, list[str]]]:
    return [
        run
        for gone, come in _blocks(old, new)
        for run in ([(KEEP, gone)] if gone == come else [(OUT, gone), (IN, come)])
    ]


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Both sides cut into blocks that are the same and blocks that differ; none where too much would be compared."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [(list(old), list(new))]
    # Its notion of junk would pass over common words in long texts, and the result would depend on length.
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(list(old[a:b]), list(new[c:d])) for _, a, b, c, d in codes]


def _sentences(words: list[str]) -> list[str]:
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if _SENTENCE_ENDS.search(word):
            found.append([])
    return [" ".join(one) for one in found if one]


def _joined(runs: list[tuple[str, list[str]]]) -> Words:
    """Runs of one kind made one, so that a reader meets each change once; a change reads out first, then in."""
    made: list[tuple[str, list[str]]] = []
    for op, words in runs:
        if not words:
            continue
        if made and made[-1][0] == op:
            made[-1][1].extend(words)
        else:
            made.append((op, list(words)))
    return tuple((op, " ".join(words)) for op, words in made)
