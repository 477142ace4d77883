"""What the reader's page asks of the engine: one function, JSON text in and JSON text out.

The worker imports this module once and calls ``respond`` for each step. It keeps the aid it was given and never an
answer: every request brings all its answers along.
"""

from __future__ import annotations

import json
from typing import Any

from decision_aids import engine, html, model, record
from decision_aids.html import Place

_held: dict[str, Any] = {}


def respond(request: str) -> str:
    """The answer to one request of the page, as JSON text.

    A request has ``do``: ``load`` (with ``bundle`` and ``root``), ``step`` (with ``answers``, ``later``, ``begun``) or
    ``record`` (with ``answers``, ``fields``, ``now``). What cannot be done comes back as ``sentences``, never as an
    exception.
    """
    asked = json.loads(request)
    try:
        answer = {"load": _load, "step": _step, "record": _record}[asked["do"]](asked)
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
    answers, dropped = engine.resume(aid, asked["answers"], later)
    step = engine.advance(aid, answers)
    place = Place(around=_held["around"], root=_held["root"], today=asked["today"])
    shown = html.live_step(
        aid,
        place,
        step.path,
        step.id,
        chosen=asked.get("chosen", ""),
        notice=_notice(aid, later, answers, dropped),
        begun=asked.get("begun", False),
    )
    return {
        "html": shown,
        "answers": dict(step.path),
        "fragment": html.arrow(aid, step.path),
    }


def _notice(aid: model.Aid, later: dict[str, str], answers: dict[str, str], dropped: tuple[str, ...]) -> str:
    """What became of the answers given after a changed one, said so that nothing is dropped in silence."""
    kept = [question for question in later if question in answers]
    said = []
    if kept:
        said.append(
            f"Your {_count(len(kept), 'later answer')} still {'applies' if len(kept) == 1 else 'apply'}, and stayed."
        )
    if dropped:
        asked = " ".join(aid.question[question].ask for question in dropped if question in aid.question)
        said.append(f"No longer asked, and dropped: {asked}")
    return " ".join(said)


def _count(number: int, what: str) -> str:
    return what if number == 1 else f"{number} {what}s"


def _record(asked: dict[str, Any]) -> dict[str, Any]:
    aid, around = _held["aid"], _held["around"]
    now = asked["now"]
    made = record.make(
        aid,
        asked["answers"],
        fields=asked["fields"],
        calendars=around["calendars"],
        status=around["words"][html.status_on(around, now[:10])],
        made_at=now,
    )
    text = record.as_text(aid, made)
    name = f"record-{aid.aid.replace('/', '-')}-{now.replace(':', '').replace('T', '-')}.json"
    return {
        "text": text,
        "file": record.sealed(made).decode(),
        "name": name,
        "html": html.record_made(text, record.missing(aid, made), name),
    }
