"""A decision record: made from an aid and its answers, saved as a file, and verified a year later.

A record's file is canonical JSON with a seal, the SHA-256 of everything else in it. The seal shows that the file is
unaltered since it was saved; it does not show who made it (design §9, *Digest*). What a person hands us is untrusted
until this module has read it. This module runs unchanged in the reader's browser.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from decision_aids import deadlines, engine, model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from decision_aids.model import Aid, Field

FORMAT = 1
LARGEST = 200_000
DEEPEST = 8
_KEYS = frozenset(
    {
        "handrail_record", "aid", "edition", "revision", "digest", "engine", "title", "status", "made_at", "answers",
        "outcome", "mattered", "fields", "deadlines", "calendars", "seal",
    }
)  # fmt: skip
# Only a record to which they apply has these, so that every record saved before there were any still fits its seal.
_MAY_HAVE = frozenset({"own", "carried", "numbers"})


class CannotRead(Exception):
    """What was handed over is not a record that Handrail saved; the text says why, in a sentence."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing that is asked of whoever comes to a conclusion of their own."""

    id: str
    label: str
    help: str
    type: str


#: How the sentence about what a record lacks begins.
STILL_NEEDED = "Still needed: "
#: What the names of the fields of `OWN` begin with in a form; no other field has a colon in its id.
OWN_NAME = "own:"
#: The same beside every outcome of every aid, so it is no part of a form that a publisher writes (decision 0014).
OWN: tuple[Asked, ...] = (
    Asked(
        id="conclusion",
        label="What you conclude instead",
        help="An outcome or a level, in your own words. No names.",
        type="line",
    ),
    Asked(id="why", label="Why you conclude that", help="Keep fact and opinion apart.", type="text"),
    Asked(
        id="discussed-with",
        label="With whom you discussed it, by role",
        help="For example, designated safeguarding lead. No names.",
        type="line",
    ),
)
#: The status of an edition that is held as a source, in the words of a record.
HISTORIC = "historic"
#: Where it says how a disagreement goes on; empty where no such aid is in force.
ROUTE = "route"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What came of verifying a record: whether it holds, and each thing found, in sentences."""

    holds: bool
    found: tuple[str, ...]


def make(  # noqa: PLR0913 - a record has this many parts, each named by the caller
    aid: Aid,
    answers: Mapping[str, str],
    *,
    fields: Mapping[str, str],
    calendars: Mapping[str, Any],
    status: str,
    made_at: str,
    own: Mapping[str, str] | None = None,
    route: str = "",
    carried: Mapping[str, Any] | None = None,
    sources: Mapping[str, str] | None = None,
    numbers: Mapping[int, str] | None = None,
) -> dict[str, Any]:
    """The record of a finished path, without its seal.

    Args:
        aid: the compiled aid.
        answers: the answers, which must lead to an outcome.
        fields: what was written in the form; fields that the outcome does not have, and empty ones, are left out.
        calendars: the calendars that the aid's deadlines name, by address.
        status: the edition's status on the day.
        made_at: the moment it is made, in UK civil time.
        own: the practitioner's own conclusion (``OWN``), where they come to another than the aid.
        route: how a disagreement about it goes on, in words; kept beside a conclusion of one's own.
        carried: what another aid handed over: its title as ``from``, and the ``questions`` that this answered.
        sources: what each source that a deadline cites is called, by address.
        numbers: whom an action gave to ring that day, by its place among the actions, from 1. Numbers change without
            the edition changing, so a replay does not compare them.

    Raises:
        engine.CannotAnswer: the answers do not lead to an outcome.

    """
    step = engine.advance(aid, answers)
    if not step.is_outcome:
        raise engine.CannotAnswer((f"The question {step.id} is not answered yet, so there is nothing to record.",))
    outcome = aid.outcome[step.id]
    known = (*outcome.must_record, *outcome.may_record)
    kept = {word: fields[word].strip() for word in known if fields.get(word, "").strip()}
    mine = {one.id: (own or {}).get(one.id, "").strip() for one in OWN}
    more: dict[str, Any] = {}
    if any(mine.values()):
        more["own"] = {word: text for word, text in {**mine, ROUTE: route}.items() if text}
    if carried and carried["questions"]:
        more["carried"] = {"from": carried["from"], "questions": list(carried["questions"])}
    if numbers:
        more["numbers"] = [[place, whom] for place, whom in numbers.items()]
    return {
        "handrail_record": FORMAT,
        "aid": aid.aid,
        "edition": aid.edition,
        "revision": aid.revision,
        "digest": aid.digest,
        "engine": model.ENGINE,
        "title": aid.title,
        "status": status,
        "made_at": made_at,
        "answers": [list(one) for one in step.path],
        "outcome": step.id,
        "mattered": [question for question, _ in step.mattered],
        "fields": kept,
        "deadlines": list(_deadlines(aid, step.id, kept, calendars, sources or {})),
        "calendars": _calendars(aid, step.id, calendars),
        **more,
    }


def _calendars(aid: Aid, outcome: str, held: Mapping[str, Any]) -> dict[str, str]:
    """The digest of each table of bank holidays that an outcome's deadlines count with: tables grow over the years."""
    deadlines_of = (aid.deadline[one.deadline] for one in aid.outcome[outcome].actions if one.deadline)
    used = sorted({one.calendar for one in deadlines_of if one.calendar in held})
    return {address: model.digest(held[address]) for address in used}


def starts(aid: Aid, fields: Mapping[str, str]) -> dict[str, str]:
    """The moment of each event that a form's fields give."""
    return {one.starts: fields[one.id] for one in aid.fields if one.starts and fields.get(one.id)}


def _deadlines(
    aid: Aid, outcome: str, fields: Mapping[str, str], calendars: Mapping[str, Any], sources: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Each deadline of an outcome: its rule, where it stands, and its date or why there is none."""
    begun = starts(aid, fields)
    for address in dict.fromkeys(one.deadline for one in aid.outcome[outcome].actions if one.deadline):
        deadline = aid.deadline[address]
        said: dict[str, Any] = {
            "id": address,
            "rule": deadlines.in_words(deadlines.rule_of(deadline)),
            "sources": [[one, sources.get(one, one)] for one in deadline.cites],
        }
        start = begun.get(deadline.event, "")
        try:
            if start:
                table = calendars.get(deadline.calendar)
                due = deadlines.due(deadlines.rule_of(deadline), start, deadlines.calendar_of(table))
                said |= {"start": start, "at": due.at, "words": due.words}
        except deadlines.CannotWorkOut as reason:
            said |= {"start": start, "cannot": str(reason)}
        yield said


def missing(aid: Aid, record: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels of the fields that a record still needs before it is complete."""
    return tuple(label for _, label in unanswered(aid, record))


def unanswered(aid: Aid, record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """As `missing`, each label after the name that its field has in a form."""
    outcome, given = aid.outcome[record["outcome"]], record["fields"]
    needed = (*outcome.must_record, *(word for word in outcome.may_record if _is_needed(aid.field[word], given)))
    own = record.get("own")
    return (
        *(
            (word, _needed(aid.field[word], given.get(word, "")))
            for word in needed
            if not _answers(aid.field[word], given.get(word, ""), record["made_at"])
        ),
        # Nobody departs from the rules without saying what they conclude, why, and whom they asked.
        *((f"{OWN_NAME}{one.id}", one.label) for one in OWN if own is not None and not own.get(one.id)),
    )


def _is_needed(field: Field, given: Mapping[str, str]) -> bool:
    """Whether a field that may be given is needed after all, by what another one says."""
    return bool(field.needed_if) and given.get(field.needed_if[0]) == field.needed_if[1]


def _needed(field: Field, text: str) -> str:
    """What is asked for of a field that has no answer yet; beside a day that is not taken, why."""
    passed = field.type == "date" and text
    return f"{asked_short(field.label)} (the day written is not one to come)" if passed else field.label


def _answers(field: Field, text: str, made_at: str) -> bool:
    """Whether a text is an answer to a field: one of its choices, a moment, or a day to come after the record's own."""
    if field.type == "choice":
        return text in field.choices
    if field.type in {"date", "moment"}:
        try:
            day = deadlines.read_moment(text).day.isoformat()
        except deadlines.CannotWorkOut:
            return False
        return field.type == "moment" or day > made_at[:10]
    return bool(text)


def still_needed(labels: Sequence[str]) -> str:
    """The fields that a record still needs, as a sentence. A label may be a question, which ends itself."""
    return f"{STILL_NEEDED}{'; '.join(asked_short(label) for label in labels)}."


def asked_short(label: str) -> str:
    """The label of a field without the mark that ends a question."""
    return label.removesuffix("?")


def sealed(record: Mapping[str, Any]) -> bytes:
    """The bytes of a record's file: canonical JSON with its seal."""
    plain = {key: value for key, value in record.items() if key != "seal"}
    return model.canonical({**plain, "seal": model.digest(plain)})


def read_json(data: bytes, what: str) -> Any:  # noqa: ANN401 - any JSON value
    """A JSON value from bytes that somebody handed over.

    Args:
        data: the bytes.
        what: what they are meant to be, in words for a sentence, such as *This record*.

    Raises:
        CannotRead: they are too long, not UTF-8, not JSON, nested too deeply, or give one key twice.

    """
    text = _text(data, what)
    if _depth(text) > DEEPEST:
        raise CannotRead(f"{what} is nested more than {DEEPEST} deep. Handrail never writes it so.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise CannotRead(f"{what} has the key {key[:40]!r} twice.")
            found[key] = value
        return found

    def refuse(word: str) -> None:
        raise CannotRead(f"{what} holds {word}, which is not a number that Handrail reads.")

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=refuse, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise CannotRead(f"{what} breaks off or is not JSON, at line {error.lineno}, column {error.colno}.") from None
    except ValueError as error:
        raise CannotRead(f"{what} holds a number that is far too long.") from error


def _text(data: bytes, what: str) -> str:
    if len(data) > LARGEST:
        raise CannotRead(f"{what} is too long. The most that is read is {LARGEST:,} bytes.")
    if data.startswith(codecs.BOM_UTF8):
        begins = "begins with an invisible mark that a program put there when it saved the file again"
        raise CannotRead(f"{what} {begins}. Use the file as it was first saved.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRead(f"{what} is not text: byte {error.start + 1} is not UTF-8.") from None


def _whole(digits: str) -> int:
    longest = 18
    if len(digits) > longest:
        message = "too many digits"
        raise ValueError(message)
    return int(digits)


def _depth(text: str) -> int:
    """How deeply brackets are nested outside quoted text, found without recursion."""
    deepest = depth = 0
    quoted = escaped = False
    for character in text:
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def read_answers(data: bytes) -> dict[str, str]:
    """The answers that a file gives: one object of question id to answer id.

    Raises:
        CannotRead: the file is not such an object.

    """
    value = read_json(data, "The file of answers")
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise CannotRead('The file of answers is not one object of question to answer, such as {"purpose": "yes"}.')
    return value


def read(data: bytes) -> dict[str, Any]:
    """The record that a file holds, once its bytes, its form and its seal have been checked.

    Raises:
        CannotRead: it is not a record, its bytes are not as they were saved, or its seal does not fit.

    """
    what = "This record"
    value = read_json(data, what)
    if not isinstance(value, dict) or value.get("handrail_record") != FORMAT:
        raise CannotRead(f"{what} is not a Handrail record of form {FORMAT}.")
    if not _KEYS <= set(value) <= _KEYS | _MAY_HAVE or not _well_formed(value):
        raise CannotRead(f"{what} does not have the parts that Handrail saves.")
    try:
        as_saved = model.canonical(value) == data
    except (UnicodeEncodeError, ValueError):
        as_saved = False
    if not as_saved:
        raise CannotRead(f"{what} is not written byte for byte as Handrail saves it, so it has been changed since.")
    if sealed(value) != data:
        raise CannotRead(f"{what} does not fit its seal, so it has been changed since it was saved.")
    return value


def _well_formed(value: Mapping[str, Any]) -> bool:
    texts = ("aid", "edition", "digest", "engine", "title", "status", "made_at", "outcome", "seal")
    pairs = value["answers"]
    return (
        all(isinstance(value[key], str) for key in texts)
        and isinstance(value["revision"], int)
        and isinstance(pairs, list)
        and all(isinstance(one, list) and len(one) == 2 and all(isinstance(x, str) for x in one) for one in pairs)  # noqa: PLR2004 - a pair
        and isinstance(value["mattered"], list)
        and all(isinstance(one, str) for one in value["mattered"])
        and isinstance(value["fields"], dict)
        and all(isinstance(one, str) for one in value["fields"].values())
        and isinstance(value["deadlines"], list)
        and all(isinstance(one, dict) and _sources_well_formed(one) for one in value["deadlines"])
        and isinstance(value["calendars"], dict)
        and _is_moment(value["made_at"])
        and _own_well_formed(value.get("own", {}))
        and _numbers_well_formed(value.get("numbers", []))
        and _carried_well_formed(value)
    )


def _sources_well_formed(deadline: Mapping[str, Any]) -> bool:
    sources = deadline.get("sources", [])
    return isinstance(sources, list) and all(
        isinstance(one, list) and len(one) == 2 and all(isinstance(x, str) for x in one)  # noqa: PLR2004 - a pair
        for one in sources
    )


def _numbers_well_formed(numbers: object) -> bool:
    return isinstance(numbers, list) and all(
        isinstance(one, list) and [type(each) for each in one] == [int, str] for one in numbers
    )


def _own_well_formed(own: object) -> bool:
    known = {ROUTE, *(one.id for one in OWN)}
    return isinstance(own, dict) and own.keys() <= known and all(isinstance(one, str) for one in own.values())


def _carried_well_formed(value: Mapping[str, Any]) -> bool:
    """Whether what was carried over has a title, and only questions that were answered."""
    carried = value.get("carried", {"from": "", "questions": []})
    if not isinstance(carried, dict) or carried.keys() != {"from", "questions"}:
        return False
    met = [question for question, _ in value["answers"]]
    questions = carried["questions"]
    return isinstance(carried["from"], str) and isinstance(questions, list) and all(one in met for one in questions)


def _is_moment(text: str) -> bool:
    try:
        return deadlines.read_moment(text).clock is not None
    except deadlines.CannotWorkOut:
        return False


def verify(  # noqa: PLR0913 - what it is held against is known by whoever holds the data
    data: bytes,
    edition: Callable[[str, str], Aid | None],
    today: Callable[[str], Aid | None],
    calendars: Mapping[str, Any],
    kept: Callable[[str, str, int], Aid | str] | None = None,
    *,
    day: str = "",
    standing: Callable[[Aid, str], str] | None = None,
    moved: Callable[[str], str] | None = None,
) -> Verdict:
    """Replay a record on its own edition, and say what today's edition would say.

    Args:
        data: the record's file.
        edition: gives the compiled aid of an item and edition as it stands now, or None.
        today: gives the aid to use today for an item, or None where nothing is in force.
        calendars: every calendar held, by address.
        kept: gives the compiled aid of an item, edition and revision as it was published, or a sentence that says why
            it cannot. It is asked when the edition as it stands now is not the one that the record was made with.
        day: the day that counts as today, as an ISO date; a record from a later day is refused. Empty asks for none.
        standing: gives the status in words that an edition had on a day by the dates held now, empty where that is not
            known. Dates can change after a record was made, so another status is told of and refuses nothing.
        moved: gives the address to which an aid has moved since, empty where it has not.

    """
    try:
        record = read(data)
    except CannotRead as error:
        return Verdict(holds=False, found=(str(error),))
    made = record["made_at"][:10]
    if day and made > day:
        days = f"on {deadlines.day_in_words(made)}, and today is {deadlines.day_in_words(day)}"
        sentence = f"This record says that it was made {days}. One of the two clocks is wrong."
        return Verdict(holds=False, found=(sentence,))
    now = edition(record["aid"], record["edition"])
    was = kept(record["aid"], record["edition"], record["revision"]) if kept and not _made_with(now, record) else ""
    as_published = not isinstance(was, str) and _made_with(was, record)
    own = now if isinstance(was, str) or not as_published else was
    reasons = (was,) if isinstance(was, str) and was else ()
    if own is None:
        sentence = (
            f"Edition {record['edition']} of {record['aid']} is not held here, so this record cannot be replayed."
        )
        return Verdict(holds=False, found=(sentence, *reasons))
    wrong = tuple(_differences(own, record, calendars))
    if wrong:
        return Verdict(holds=False, found=(*wrong, *reasons))
    revision = f"revision {own.revision} of edition {own.edition} of {own.aid}, as it was published"
    named = revision if as_published else f"edition {own.edition} of {own.aid}"
    found = [
        "Unaltered since it was saved: its parts fit each other and its seal. This does not show who made it, or when.",
        f"Replayed on {named}: the answers still lead to: {own.outcome[record['outcome']].do}",
    ]
    there = moved(record["aid"]) if moved else ""
    if there:
        found.append(f"{record['aid']} has moved since: it now stands at {there}.")
    was_then = standing(own, made) if standing else ""
    if was_then and was_then != record["status"]:
        found.append(
            f"It says that its edition was {record['status']} on {deadlines.day_in_words(made)}. By the dates held now "
            f"it was {was_then}. Either a date was changed since, or the record is not as it was made."
        )
    if _calendars(own, record["outcome"], calendars) != record["calendars"]:
        found.append(
            "Its dates were worked out with an earlier table of bank holidays, so they were not compared again."
        )
    if record["engine"] != model.ENGINE:
        found.append(f"It was made by engine {record['engine']}. Engine {model.ENGINE} replayed it.")
    gaps = missing(own, record)
    if gaps:
        found.append(f"It was saved before it was complete. {still_needed(gaps)}")
    return Verdict(holds=True, found=(*found, _today(today(record["aid"]), own, record, there)))


def _made_with(aid: Aid | None, record: Mapping[str, Any]) -> bool:
    """Whether a record was made with this very revision of an aid."""
    return aid is not None and (aid.digest, aid.revision) == (record["digest"], record["revision"])


def _differences(own: Aid, record: Mapping[str, Any], calendars: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each thing in which a replay differs from what a record says."""
    if not _made_with(own, record):
        yield "The edition held here is not the one this record was made with: their digests differ."
    try:
        again = make(
            own,
            dict(record["answers"]),
            fields=record["fields"],
            calendars=calendars,
            status=record["status"],
            made_at=record["made_at"],
            own=record.get("own"),
            route=record.get("own", {}).get(ROUTE, ""),
            carried=record.get("carried"),
        )
    except engine.CannotAnswer as error:
        yield f"Its answers do not fit its own edition. {error}"
        return
    same_calendars = again["calendars"] == record["calendars"]
    for key, what in (
        ("answers", "path of answers is"),
        ("outcome", "outcome is"),
        ("mattered", "answers that settled it are"),
        ("fields", "fields are"),
        ("title", "title is"),
        ("own", "practitioner's own conclusion is"),
    ):
        if again.get(key) != record.get(key):
            yield f"Replayed, the {what} not what the record says."
    # Unlike any other status this one is no matter of dates: it is part of what was compiled.
    if (record["status"] == HISTORIC) != own.historic:
        yield "Replayed, the status is not what the record says."
    if not _same_deadlines(again["deadlines"], record["deadlines"], dates=same_calendars):
        yield "Replayed, the deadlines are not what the record says."


def _same_deadlines(again: list[dict[str, Any]], recorded: list[dict[str, Any]], *, dates: bool) -> bool:
    """Whether deadlines are the same but for what their sources were called, which is no part of an edition.

    Records saved before sources were written down have none. Without ``dates`` only their ids, rules and starts are
    compared: another table of bank holidays may give another day, and never another deadline.
    """

    def plain(one: Mapping[str, Any], *, sources: bool) -> dict[str, Any]:
        found = {key: value for key, value in one.items() if dates or key not in {"at", "words", "cannot"}}
        cited = found.pop("sources", [])
        return {**found, "sources": [each[0] for each in cited]} if sources else found

    return len(again) == len(recorded) and all(
        plain(mine, sources="sources" in theirs) == plain(theirs, sources="sources" in theirs)
        for mine, theirs in zip(again, recorded, strict=True)
    )


def _today(now: Aid | None, own: Aid, record: Mapping[str, Any], there: str) -> str:
    """What today's edition would say to the same answers; ``there`` is where the record's aid has moved to."""
    if now is None:
        return "Nothing is in force to compare it with today. Ring the front door, or 999 if anyone may be hurt."
    if now.digest == own.digest:
        return "That edition is still the one to use, so today it would say the same."
    corrected = (now.aid, now.edition) == (own.aid, own.edition)
    address = there if there and now.aid == own.aid else now.aid
    named = f"{address}, edition {now.edition}{f', revision {now.revision}' if corrected else ''}"
    try:
        step = engine.advance(now, dict(record["answers"]))
    except engine.CannotAnswer:
        return f"Today's aid is {named}. It asks other questions, so go through it again to see what it says now."
    if not step.is_outcome:
        asks = now.question[step.id].ask
        return f"Today's aid is {named}. These answers would lead on to a question it asks now: {asks}"
    same = "the same" if step.id == record["outcome"] else "something else"
    return f"Today's aid is {named}. It would say {same}: {now.outcome[step.id].do}"
