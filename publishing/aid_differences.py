"""What an aid says today that it did not say when it was last published, question by question, outcome by outcome."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from decision_aids import deadlines, impact, model, states
from decision_aids.model import Aid, Deadline

_WORDS: Mapping[str, str] = {
    "ask": "what it asks",
    "why": "why it asks",
    "help": "its help",
    "cites": "what it cites",
    "rests_on": "what it rests on",
    "fact": "the fact it establishes",
    "judgement": "whether it is a judgement",
    "worry": "its order of worry",
    "answers": "its answers",
    "part_of": "which of several it is",
    "reads": "what it reads",
    "rows": "its rows",
    "protection": "its protection",
    "result": "its result",
    "do": "what to do",
    "because": "its reason",
    "would_change": "what would change it",
    "hand_over": "the aid it goes on with",
    "actions": "its actions",
    "must_record": "what must be recorded",
    "may_record": "what may be recorded",
    "label": "its label",
    "type": "its type",
    "choices": "its choices",
    "starts": "what it starts",
}
_GROUPS = (("question", "questions"), ("table", "tables"), ("outcome", "outcomes"), ("field", "fields"))
_WHOLE = ("title", "summary", "before_you_start", "throughout", "who_decides", "cites", "first")


#: What is said of an aid whose compiled form cannot be read any more.
UNREADABLE = "It was compiled by another version of Handrail, so what differs cannot be told."


def as_published(was: Mapping[str, Any]) -> Aid | None:
    """The aid that was compiled when it was published; None where another version of Handrail did that."""
    try:
        return model.from_compiled(was)
    except (KeyError, TypeError, AttributeError):
        return None


def between(before: Aid, now: Aid) -> tuple[str, ...]:
    """A sentence for each difference between an aid as it was and as it is now."""
    return tuple(_sentences(before, now))


def situations(before: Aid, now: Aid) -> tuple[tuple[str, ...], ...]:
    """The smallest situations in which a person comes to something else now, each as lines.

    None while a table of one of the two has no row, or several, for some answers, which the check tells of.
    """
    if any(states.walk(one).misfits for one in (before, now)):
        return ()
    return tuple(impact.in_words(one) for one in impact.between(before, now))


def _sentences(before: Aid, now: Aid) -> Iterator[str]:
    for key in _WHOLE:
        if getattr(before, key) != getattr(now, key):
            yield f"Its {'first question' if key == 'first' else key.replace('_', ' ')} has changed."
    for what, group in _GROUPS:
        then, today = ({one.id: one for one in getattr(aid, group)} for aid in (before, now))
        for word in dict.fromkeys((*today, *then)):
            if then.get(word) != today.get(word):
                yield f"The {what} {word} {_how(then.get(word), today.get(word))}."
    earlier, later = ({one.id: one for one in aid.deadlines} for aid in (before, now))
    for word in dict.fromkeys((*later, *earlier)):
        if earlier.get(word) != later.get(word):
            yield f"The deadline {word} {_deadline(earlier.get(word), later.get(word))}."


def _how(was: Any, now: Any) -> str:  # noqa: ANN401 - two parts of an aid, of one class
    if was is None or now is None:
        return "is new" if was is None else "is gone"
    differ = [one.name for one in fields(now) if getattr(was, one.name) != getattr(now, one.name)]
    said = [
        f"its protection, from {was.protection} to {now.protection}" if key == "protection" else _WORDS.get(key, key)
        for key in differ
    ]
    return f"has changed: {', '.join(said)}"


def _deadline(was: Deadline | None, now: Deadline | None) -> str:
    if was is None or now is None:
        return "is used now" if was is None else "is not used any more"
    then, today = (deadlines.in_words(deadlines.rule_of(one)) for one in (was, now))
    return f"was “{then}” and is “{today}”" if then != today else "has changed in its wording or in what it cites"
