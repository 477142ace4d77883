"""What the reader's page asks of the engine: one function, JSON text in and JSON text out.

The worker imports this module once and calls ``respond`` for each step. It keeps the aid it was given and never an
answer: every request brings all its answers along.
"""

from __future__ import annotations

import binascii
import json
from typing import Any

from decision_aids import engine, hand_over, html, model, record, record_text
from decision_aids.html import Place

_held: dict[str, Any] = {}
# Said first of answers that a person had kept on the device and now goes on with.
_GO_ON = "These are the answers that you kept on this device."
_CHANGED_SINCE = "This aid has changed since you kept your answers. Look at each of them again."


def respond(request: str) -> str:
    """The answer to one request of the page, as JSON text.

    A request has ``do``: ``load`` (with ``bundle`` and ``root``), ``step`` (with ``answers``, ``later``, ``begun``, the
    ``area`` where the child lives, what another aid ``handed`` over and, for answers that were kept here, ``resumed``,
    the digest of their edition), ``record`` (with ``answers``, ``fields``, ``now``, ``area`` and ``handed``), ``word``,
    which is the same record as a Word file, ``dates``, which are those of its deadlines, or ``reopen`` (with a record's
    ``file`` in base64, ``today`` and what was ``fetched`` for it). What cannot be done comes back as ``sentences``,
    never as an exception.
    """
    asked = json.loads(request)
    try:
        answer = _ANSWERS[asked["do"]](asked)
    except engine.CannotAnswer as error:
        answer = {"sentences": list(error.sentences)}
    return json.dumps(answer)


def _load(asked: dict[str, Any]) -> dict[str, Any]:
    bundle = asked["bundle"]
    aid = model.from_compiled(bundle["aid"])
    _held.update(aid=aid, around=bundle["around"], root=asked["root"])
    return {"aid": aid.aid, "edition": aid.edition, "digest": aid.digest}


def _step(asked: dict[str, Any]) -> dict[str, Any]:
    aid = _held["aid"]
    # While a person looks again at an answer (``chosen``), the ones given after it wait.
    later = {} if asked.get("chosen") else asked.get("later", {})
    handed = asked.get("handed")
    # An answer that is looked at again is not answered by what another aid handed over.
    facts = handed["facts"] if handed and not asked.get("chosen") else {}
    # Nor is one that was given after it: what a person answered here outranks what was handed over.
    here = {aid.question[question].fact for question in later if question in aid.question}
    before = {fact: value for fact, value in facts.items() if fact not in here}
    answers, dropped = engine.resume(aid, hand_over.answers(aid, before, asked["answers"]), later)
    step = engine.advance(aid, hand_over.answers(aid, facts, answers))
    place = Place(around=_held["around"], root=_held["root"], today=asked["today"], area=asked.get("area", ""))
    shown = html.live_step(
        aid,
        place,
        step.path,
        step.id,
        chosen=asked.get("chosen", ""),
        notice=_notice(aid, later, answers, dropped, asked.get("resumed", "")),
        begun=asked.get("begun", False),
        handed=handed,
    )
    known = hand_over.facts_of(aid, step.path, handed["facts"] if handed else {})
    return {
        "html": shown,
        "answers": dict(step.path),
        "fragment": html.arrow(aid, step.path),
        "walked": [*dict(step.path), step.id],
        "handing": {"title": aid.title, "facts": known} if step.is_outcome else None,
    }


def _notice(
    aid: model.Aid, later: dict[str, str], answers: dict[str, str], dropped: tuple[str, ...], resumed: str
) -> str:
    """What became of answers given after a changed one, or kept on the device: nothing is dropped in silence."""
    kept = [question for question in later if question in answers]
    said = []
    if resumed:
        said.append(_GO_ON if resumed == aid.digest else _CHANGED_SINCE)
    elif kept:
        said.append(
            f"Your {_count(len(kept), 'later answer')} still {'applies' if len(kept) == 1 else 'apply'}, and stayed."
        )
    if dropped:
        asked = " ".join(aid.question[question].ask for question in dropped if question in aid.question)
        said.append(f"No longer asked, and dropped: {asked}")
    return " ".join(said)


def _count(number: int, what: str) -> str:
    return what if number == 1 else f"{number} {what}s"


def _made(asked: dict[str, Any]) -> dict[str, Any]:
    """The record of a walk, from what the page knows of it."""
    aid, around = _held["aid"], _held["around"]
    now, handed, route = asked["now"], asked.get("handed"), around["disagreement"]
    place = Place(around=around, root=_held["root"], area=asked.get("area", ""))
    ended = engine.advance(aid, asked["answers"])
    typed = asked["fields"]
    facts = handed["facts"] if handed else {}
    return record.make(
        aid,
        asked["answers"],
        fields=typed,
        calendars=around["calendars"],
        status=around["words"][html.status_on(around, now[:10])],
        made_at=now,
        own={
            name.removeprefix(record.OWN_NAME): text
            for name, text in typed.items()
            if name.startswith(record.OWN_NAME)
        },
        route=f"{route['title']}, at {route['path']}" if route else "",
        carried={
            "from": handed["title"] if handed else "",
            "questions": hand_over.carried(aid, tuple(asked["answers"].items()), facts),
        },
        sources={address: f"{one['label']} ({one['standing']})" for address, one in around["citations"].items()},
        numbers=html.told_to_ring(aid.outcome[ended.id], place) if ended.is_outcome else {},
    )


def _record(asked: dict[str, Any]) -> dict[str, Any]:
    aid = _held["aid"]
    made = _made(asked)
    text = record_text.as_text(aid, made)
    name = f"record-{aid.aid.replace('/', '-')}-{asked['now'].replace(':', '').replace('T', '-')}.json"
    return {
        "text": text,
        "file": record.sealed(made).decode(),
        "name": name,
        "html": html.record_made(text, record.unanswered(aid, made), name),
    }


def _dates(asked: dict[str, Any]) -> dict[str, Any]:
    """Each deadline's date in words, or why there is none, by address; empty while nobody has said when it began."""

    def said(one: dict[str, Any]) -> str:
        return f"That is {one['words']}." if "words" in one else str(one.get("cannot", ""))

    return {"dates": {one["id"]: said(one) for one in _made(asked)["deadlines"]}}


def _word(asked: dict[str, Any]) -> dict[str, Any]:
    """The same record as a Word file, in base64, since only text crosses the worker's border."""
    from decision_aids import word  # noqa: PLC0415 - only who asks for the file waits for what packs it

    return {"file": binascii.b2a_base64(word.document(record_text.lines(_held["aid"], _made(asked)))).decode()}


def _reopen(asked: dict[str, Any]) -> dict[str, Any]:
    """What comes of a saved record, which was made here or anywhere else."""
    from decision_aids import reopened  # noqa: PLC0415 - as above

    return dict(reopened.respond(binascii.a2b_base64(asked["file"]), asked["today"], asked["fetched"]))


_ANSWERS = {
    "load": _load,
    "step": _step,
    "record": _record,
    "word": _word,
    "dates": _dates,
    "reopen": _reopen,
}
