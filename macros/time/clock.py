"""What a page carries so that the reader's own date, and not the day of the build, decides what it says.

A page is written for the day of the build and says so. Where a date can change what it says, it holds every case, and
`content/assets/standing.js` shows the one of the reader's day. That script has no words of its own: all stand here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from decision_aids.markup import Html, element
from macros import days
from schemas.history import editions

#: What an item of which no edition stands is called in a list. It is no status of an edition.
NOTHING = "nothing"
_WORDS: Mapping[str, str] = {
    **{status: words.capitalize() for status, words in editions.WORDS.items()},
    NOTHING: "Nothing in force",
}
_CLASSES: Mapping[str, str] = {status: f"tag tag--{status}" for status in editions.WORDS} | {NOTHING: "tag tag--ended"}

T = TypeVar("T")


def on(cases: Sequence[tuple[str, T]], day: str) -> T:
    """What holds on a day.

    Cases are pairs of first day and what holds from it, sorted; the first day of the first pair is empty, being as far
    back as anyone asks.
    """
    return [one for first, one in cases if first <= day][-1]


def merged(cases: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    """The cases with those left out that say the same as the one before."""
    return [next(same) for _, same in groupby(cases, key=lambda one: one[1])]


def tag(timeline: Sequence[tuple[str, str]], today: str, *, words: Mapping[str, str] | None = None) -> Html:
    """A status in a word or two, never by colour alone, which follows the reader's clock.

    Args:
        timeline: the statuses over time.
        today: the day of the build.
        words: other words for it by first day, where the status alone does not say enough, such as *2 of 3 in force*.

    """
    now = on(timeline, today)
    first = [day for day, _ in timeline if day <= today][-1]
    steps = [[day, status, *([words[day]] if words else ())] for day, status in timeline]
    return element(
        "span",
        words[first] if words else _WORDS[now],
        class_=_CLASSES[now],
        data_timeline=json.dumps(steps) if len(steps) > 1 else None,
    )


def by_day(cases: Sequence[tuple[str, Html | None]], today: str, *, tag: str = "div") -> Html | None:
    """What a page says by the day: the case of the build's day in sight and the others hidden; None when all are empty.

    Search engines and the site's own search are given no hidden words.
    """
    said = list(dict.fromkeys(one for _, one in cases if one))
    if not said:
        return None
    now = on(cases, today)
    steps = merged((day, said.index(one) if one else -1) for day, one in cases)
    return element(
        tag,
        *(
            element(tag, one, data_case=number, hidden=one != now, data_search_exclude=one != now)
            for number, one in enumerate(said)
        ),
        class_="by-day",
        data_by_day=json.dumps(steps),
    )


def day(today: str) -> Html:
    """The day a status is told for, in words; the script puts the reader's own in its place."""
    return element("span", days.in_words(today), data_day=True)


def settings(today: str) -> str:
    """The day of the build and every word and class that the script may write, as JSON to stand inside a page."""
    shown = {status: {"words": _WORDS[status], "class": _CLASSES[status]} for status in _WORDS}
    return json.dumps({"built": today, "status": shown}).replace("<", "\\u003c")
