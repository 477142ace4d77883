"""What an address leads to must be of the kind that its key asks for: a contact is no deadline, a clause no form."""

from collections.abc import Iterator, Mapping

from schemas import kinds
from schemas.checks import links
from schemas.checks.links import Reference
from schemas.files.reading import Reading
from schemas.history import parts
from schemas.problems import Problem
from schemas.register import Edition, Record, Register, part

_EDITIONS = frozenset(kind.name for kind in kinds.KINDS.values() if kind.editions)
_GROUNDS = _EDITIONS | {"sources"}

#: The kinds that each key may lead to.
MAY_BE: Mapping[str, frozenset[str]] = {
    "cites": _GROUNDS,
    "rests_on": _GROUNDS,
    "as_printed_in": _GROUNDS,
    "now_in": _GROUNDS | {"terms"},
    "found_in": _GROUNDS,
    "source": frozenset({"sources"}),
    "superseded_by": frozenset({"sources"}),
    "fact": frozenset({"facts"}),
    "asked": frozenset({"facts"}),
    "contact": frozenset({"contacts"}),
    "route": frozenset({"contacts"}),
    "deadline": frozenset({"deadlines"}),
    "calendar": frozenset({"calendars"}),
    "subject": frozenset({"subjects"}),
    "role": frozenset({"roles"}),
    "chair": frozenset({"roles"}),
    "filled_by": frozenset({"roles"}),
    "actors": frozenset({"roles", "bodies"}),
    "body": frozenset({"bodies"}),
    "reports_to": frozenset({"bodies"}),
    "form": frozenset({"form"}),
    "prefilled_from": frozenset({"form"}),
    "use_instead": _EDITIONS,
    "hand_over": frozenset({"aid"}),
    "opens": _EDITIONS,
    # A part of a source document can be held as anything.
    "held": frozenset(kinds.KINDS),
}

# Keys that lead to a part of an edition and never to a whole one, and the other way round.
_A_PART = frozenset({"prefilled_from"})
_WHOLE = frozenset({"form", "hand_over", "opens", "use_instead"})

_ONE: Mapping[str, str] = {
    "agencies": "an agency",
    "aid": "an aid",
    "bodies": "a body",
    "calendars": "a calendar",
    "contacts": "a contact",
    "deadlines": "a deadline",
    "document": "a document",
    "facts": "a fact",
    "form": "a form",
    "levels": "a document of levels",
    "process": "a process",
    "roles": "a role",
    "safety-rules": "a safety rule",
    "sources": "a source",
    "standards": "a document of standards",
    "situations": "a situation",
    "subjects": "a subject",
    "superseded-statements": "a superseded statement",
    "coverage": "a row of coverage",
    "terms": "a term",
}


def wrong(register: Register) -> Iterator[Problem]:
    """A problem for every address that leads to something of another kind than belongs in its place."""
    for reading in register.readings:
        publisher = reading.file.split("/")[1]
        for key, found in links.texts(reading, publisher).items():
            for text in found:
                target = links.led_to(register, links.in_full(text, publisher, key))
                if target is None or _fits(key, text, target):
                    continue
                for one in links.references(reading.value, publisher):
                    if (one.key, one.text) == (key, text):
                        yield _leads_elsewhere(reading, one, target)


def without_working_days(register: Register) -> Iterator[Problem]:
    """A problem for each deadline whose calendar says what takes place when, and not which days are working days."""
    for reading in register.readings:
        publisher = reading.file.split("/")[1]
        for text in links.texts(reading, publisher).get("calendar", ()):
            target = links.led_to(register, links.in_full(text, publisher, "calendar"))
            if not isinstance(target, Record) or target.kind != "calendars" or "closed" in target.value:
                continue
            for one in links.references(reading.value, publisher):
                if (one.key, one.text) == ("calendar", text):
                    yield reading.problem(
                        one.path,
                        code="no-working-days",
                        sentence=f"{one.address} holds events and does not say which days are working days.",
                        fix="Name a calendar with closed days, such as england/calendars#england-working-days.",
                    )


def _fits(key: str, text: str, target: Record | tuple[Edition, ...]) -> bool:
    if isinstance(target, Record):
        return target.kind in MAY_BE[key]
    is_part = "#" in text
    return (
        all(one.kind in MAY_BE[key] for one in target)
        and not (is_part and key in _WHOLE)
        and not (not is_part and key in _A_PART)
    )


def _leads_elsewhere(reading: Reading, one: Reference, target: Record | tuple[Edition, ...]) -> Problem:
    word = one.address.part if one.address else ""
    if isinstance(target, Record):
        found = _ONE[target.kind]
    elif word and part(target[0], word) is not None:
        found = _with_article(parts.called(target[0], word))
    else:
        found = _ONE[target[0].kind]
    return reading.problem(
        one.path,
        code="leads-elsewhere",
        sentence=f"{one.address} is {found}, and {_with_article(links.asked_for(one.key))} belongs here.",
        fix="Write the address of what belongs here.",
    )


def _with_article(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
