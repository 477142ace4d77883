"""A decision record in words: line by line, for a case system, a printed page or a Word file.

This module runs unchanged in the reader's browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from decision_aids import deadlines, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from decision_aids.model import Aid

TITLE, HEADING, APART, PLAIN = "title", "heading", "apart", "plain"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a record. A heading, and a line set apart, have an empty line before them."""

    text: str
    kind: str = PLAIN


def as_text(aid: Aid, made: Mapping[str, Any]) -> str:
    """A record as plain text, to paste into a case system."""
    return "".join(f"{chr(10) if one.kind in {HEADING, APART} else ''}{one.text}\n" for one in lines(aid, made))


def lines(aid: Aid, made: Mapping[str, Any]) -> Iterator[Line]:
    """Every line of a record, in order: the aid's outcome first, and beside it a conclusion of the writer's own."""
    outcome = aid.outcome[made["outcome"]]
    yield Line(text=f"Record of a decision: {made['title']}", kind=TITLE)
    yield Line(text=f"Made {_moment(made['made_at'])}")
    yield Line(text=f"Following {made['aid']}, edition {made['edition']}, {made['status']} that day")
    yield Line(text=f"What it came to: {outcome.do}", kind=APART)
    yield from _own(made)
    yield from _answers(aid, made)
    yield Line(text="What to do", kind=HEADING)
    whom = {place: f" {told}." for place, told in made.get("numbers", [])}
    for number, action in enumerate(outcome.actions, start=1):
        yield Line(text=f"{number}. {action.do}.{whom.get(number, '')}")
    yield from _by_when(aid, made)
    if made["fields"]:
        yield Line(text="Written by the person who decided", kind=HEADING)
    for word, value in made["fields"].items():
        yield Line(text=f"- {aid.field[word].label}: {_said(aid, word, value)}")
    gaps = record.missing(aid, made)
    if gaps:
        yield Line(text=f"NOT COMPLETE. {record.still_needed(gaps)}", kind=APART)
    yield Line(text="This shows what the rules point to. The decision is the professional's own.", kind=APART)
    yield Line(
        text=f"To check it later: digest {made['digest']}, revision {made['revision']}, engine {made['engine']}."
    )


def _own(made: Mapping[str, Any]) -> Iterator[Line]:
    """The practitioner's own conclusion, which stands beside the aid's outcome and never in its place."""
    own = made.get("own")
    if own is None:
        return
    yield Line(text="The person who decided came to another conclusion. Both are kept", kind=HEADING)
    for one in record.OWN:
        if own.get(one.id):
            yield Line(text=f"- {one.label}: {_set_in(own[one.id])}")
    yield Line(text=f"- If others do not agree: {own.get(record.ROUTE) or NO_ROUTE}")


#: Where no aid for disagreements is in force, a person is sent to somebody and not left alone.
NO_ROUTE = "ask your safeguarding lead how your area settles it, and ring the front door if a child may be at risk."


def _answers(aid: Aid, made: Mapping[str, Any]) -> Iterator[Line]:
    carried = made.get("carried", {"from": "", "questions": []})
    yield Line(text="Answers", kind=HEADING)
    for question, answer in made["answers"]:
        asked = aid.question[question]
        given = asked.answer(answer)
        mark = " [this answer settled it]" if question in made["mattered"] else ""
        over = f" [carried over from {carried['from']}]" if question in carried["questions"] else ""
        yield Line(text=f"- {asked.ask} {given.label if given else answer}.{mark}{over}")


def _by_when(aid: Aid, made: Mapping[str, Any]) -> Iterator[Line]:
    """Each deadline with its rule, its date or why there is none, and its source."""
    if made["deadlines"]:
        yield Line(text="By when", kind=HEADING)
    for one in made["deadlines"]:
        worked_out = f" That is {one['words']}." if "words" in one else f" {one['cannot']}" if "cannot" in one else ""
        source = "; ".join(called for _, called in one.get("sources", ()))
        told = f" Source: {source}." if source else ""
        yield Line(text=f"- {aid.deadline[one['id']].title}: {one['rule']}.{worked_out}{told}")


def _said(aid: Aid, word: str, value: str) -> str:
    """A field's value as a person would read it; a date that is not one stays as it was typed."""
    return _moment(value) if aid.field[word].type in {"date", "moment"} else _set_in(value)


def _set_in(value: str) -> str:
    """A text with its further lines set in, so that nothing typed can pass for a line of the record's own."""
    return "\n    ".join(value.splitlines())


def _moment(text: str) -> str:
    try:
        moment = deadlines.read_moment(text)
    except deadlines.CannotWorkOut:
        return _set_in(text)
    clock = f" at {moment.clock:%H:%M}" if moment.clock else ""
    return deadlines.day_in_words(moment.day.isoformat()) + clock
