"""Who acts: sentences in which somebody has to do something and nobody is named, and headings that nobody would ask.

`make words` prints both after the reading ages. It is a report and no proof. A sentence is found by a form of *be* and
a participle with no *by* after it; a heading by a finite verb in what is no question, or by a word that says nothing.
Whoever acts may stand in the sentence before, and some of what is found is right as it is. So neither count has to be
nought: each has a ceiling, which a test holds, and a new sentence that says who acts costs nothing.

Participles that say how something is (*harmed*, *needed*, *not confirmed*) call on nobody and are left out, and so is
what can or cannot be done. What a page says of the past calls on nobody either.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from macros import building
from tests.words.reading_age import ROOT, is_for_practitioners, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.building import Made

#: How many sentences without an actor, and headings that are neither a question nor a name, there may be at most.
MOST_WITHOUT_ACTOR = 58
MOST_HEADINGS = 3

# Participles that do not end in -ed and that people in this field use.
_IRREGULAR = (
    "begun|born[e]?|broken|brought|built|chosen|cut|done|drawn|driven|felt|forgotten|found|given|heard|held|hidden|kept|"
    "laid|learnt|led|left|lost|made|met|paid|put|read|said|seen|sent|set|shown|shut|sold|sought|spent|spoken|split|spread|"
    "stolen|taken|taught|thought|thrown|told|undertaken|withdrawn|won|worn|written"
)
_STATES = frozenset(
    (
        *("abused", "affected", "aged", "aimed", "allowed", "believed", "called", "closed", "concerned", "confirmed"),
        *("designated", "disabled", "expected", "exploited", "harmed", "hidden", "interested", "involved", "left"),
        *("limited", "linked", "lost", "married", "met", "missing", "named", "needed", "neglected", "printed"),
        *("related", "restated", "satisfied", "settled", "suited", "supposed", "suspected", "tried", "worried"),
    )
)
_PASSIVE = re.compile(
    # What can be done, somebody may do, and nobody has to.
    r"(?<!can )(?<!cannot )(?<!could )(?<!can not )(?<!could not )\b(?:is|are|be|being)\b"
    r"(?:\s+(?:not|never|also|always|only|then|still|already|often|usually|first|once|all|both|each|[a-z]+ly))*"
    rf"\s+(?P<deed>[a-z]+ed|{_IRREGULAR})\b(?P<rest>.*)",
    re.IGNORECASE,
)
# *By* names who acts, unless a day, an end or a means follows it.
_ACTOR = re.compile(r"\bby (?!\d|(?:then|the end|now|law|telephone|phone|post|e-?mail|hand|name|[a-z]+ing)\b)")
_HERE = re.compile(r"^\W*(?:\w+ )?here\b")
# Each part of a sentence that can be read by itself; a diagram names where an answer leads after an arrow.
_PART = re.compile(r"(?<=[.?!:;])\s+|→\s*")

_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")

_ASKED = re.compile(r"^(?:what|when|where|which|who|whom|whose|why|how|whoever)\b", re.IGNORECASE)
# What a person says of their own day, as on the list of situations.
_SAID_BY_A_READER = re.compile(
    r"^(?:i|we|my|our|someone|somebody|a (?:child|girl|parent)|information about)\b", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|has|have|had|does|do|did|can|cannot|could|must|should|may|will|would|shall|you)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"^(?:first|general|overview|introduction|background|other|details|notes?|more|further|contents|also held here)$",
    re.IGNORECASE,
)
# What tells one thing from another belongs to its name: *Lead professional for a child who has died*.
_WHOSE = re.compile(r"\b(?:who|which|that)\s+(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_HEADINGS = "h1, h2, h3, h4"
# The words of a step are the question or what to do: the proof of an aid sees to them.
_STEP = "step__ask"
_NUMBER = re.compile(r"^(?:[A-Z]\.?)?\d[\d.]*\s+")


@dataclass(frozen=True, kw_only=True)
class Found:
    """Words to look at again, and the first page that they stand on."""

    uri: str
    words: str


def acts(text: str) -> Iterator[str]:
    """The parts of a text in which somebody does something and nobody is named."""
    for part in _PART.split(text):
        for one in _PASSIVE.finditer(part):
            stands_here = bool(_HERE.match(one["rest"]))
            if one["deed"].lower() not in _STATES and not stands_here and not _ACTOR.search(one["rest"]):
                yield part
                break


def is_asked(heading: str) -> bool:
    """Whether a heading is a question, also one without its mark, a reader's own words, or a plain name."""
    said = _NUMBER.sub("", heading)
    if said.endswith("?") or _ASKED.match(said) or _SAID_BY_A_READER.match(said):
        return True
    return not (_FINITE.search(_WHOSE.sub("", said)) or _SAYS_NOTHING.match(said) or not re.search(r"[A-Za-z]", said))


def without_actor(made: Made) -> tuple[Found, ...]:
    """Every such sentence on the pages that practitioners work from, once."""
    found: dict[str, str] = {}
    for page in made.pages:
        if is_for_practitioners(page):
            for said in sentences(page.text):
                for part in acts(said):
                    # The same words with another day are the same words: an edition more is no sentence more.
                    found.setdefault(_DAY.sub("(a day)", part), page.uri)
    return _listed(found)


def headings(made: Made) -> tuple[Found, ...]:
    """Every heading on those pages that is neither asked nor the plain name of something, once."""
    found: dict[str, str] = {}
    for page in made.pages:
        if is_for_practitioners(page):
            for one in LexborHTMLParser(page.text).css(_HEADINGS):
                said = re.sub(r"\s+", " ", one.text()).strip()
                if _STEP not in (one.attributes.get("class") or "") and not is_asked(said):
                    found.setdefault(said, page.uri)
    return _listed(found)


def _listed(found: dict[str, str]) -> tuple[Found, ...]:
    return tuple(Found(uri=uri, words=words) for words, uri in found.items())


def table(what: str, most: int, found: Iterable[Found]) -> str:
    """How many there are and how many there may be, and a line for each."""
    rows = [f"  {one.uri}: {one.words}" for one in found]
    return "\n".join((f"{what}: {len(rows)}, at most {most}", *rows))


def main() -> int:
    """Print both lists of the shipped data on the day of the clock."""
    day = datetime.now(tz=UTC).date().isoformat()
    register, aids, _ = building.read(ROOT / "data", day)
    made = building.make(register, aids, day, ROOT)
    print(table("Sentences that do not say who acts", MOST_WITHOUT_ACTOR, without_actor(made)))
    print(table("Headings that are neither a question nor a name", MOST_HEADINGS, headings(made)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
