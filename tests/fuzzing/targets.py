"""What untrusted bytes meet: the record's reader, the engine and the compiler, each ending in sentences or not at all.

A target takes any bytes and raises only when something is wrong with us. `make fuzz` feeds them with atheris, which
looks at what code each input reaches; the tests feed them a few hundred inputs of Hypothesis's.
"""

from __future__ import annotations

import copy
import json
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from decision_aids import (
    circles,
    compiler,
    dmn,
    engine,
    hand_over,
    lifelong,
    model,
    record,
    record_text,
    states,
    surroundings,
    word,
)
from schemas import problems, register
from tests.decision_aids import shipped
from tests.decision_aids.test_compiler import AROUND, CORPUS, SOUND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from decision_aids.compiler import Compiled
    from decision_aids.model import Aid

#: What somebody's slip or ill will may leave where something else belongs.
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, "", " ", "x", "../..", "a/b#c", "yes", "not-sure", "\u202e", "x" * 500, "2026-02-30"),
    *("<script>alert(1)</script>", "9999-12-31T25:61", "north-glen/small", "{{ x }}", "=1+1"),
    *([], {}, [None], [[]], [{}], ["x", "x"], {"x": None}, {"": ""}, {"x": {"y": {}}}),
)


class Choices:
    """Bytes read as one choice after another; once they have run out, always the first."""

    def __init__(self, data: bytes) -> None:
        """Begin at the first byte."""
        self._left = list(data)

    def number(self, below: int) -> int:
        """A number under a bound."""
        taken = [self._left.pop(0) if self._left else 0 for _ in range(2)]
        return (taken[0] * 256 + taken[1]) % below

    def one(self, those: Iterable[Any]) -> Any:  # noqa: ANN401 - whatever there is to choose from
        """One of some things."""
        held = list(those)
        return held[self.number(len(held))]

    def text(self) -> str:
        """A short text of any characters."""
        return "".join(chr(self.number(0x3000)) for _ in range(self.number(12)))


def places(value: object, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything inside a JSON value."""
    if before:
        yield before
    named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in named:
        yield from places(one, (*before, key))


def changed(value: Any, choices: Choices, words: Iterable[str]) -> Any:  # noqa: ANN401 - any JSON value
    """A copy of a JSON value in which up to three things are something else, or gone."""
    value, pool = json.loads(json.dumps(value)), (*words, *ODD)
    for _ in range(1 + choices.number(3)):
        found = list(places(value))
        if not found:
            break
        *way, last = choices.one(found)
        inside = value
        for key in way:
            inside = inside[key]
        if choices.number(4) == 0:
            del inside[last]
        elif choices.number(4) == 0:
            inside[last] = choices.text()
        else:
            inside[last] = copy.deepcopy(choices.one(pool))
    return value


@cache
def calendars() -> dict[str, Any]:
    """Every calendar held."""
    return surroundings.every_calendar(shipped.everything().register)


@cache
def golden() -> tuple[dict[str, Any], ...]:
    """A record of every outcome of the first two aids, as values."""
    made = []
    for one in (shipped.aid(shipped.NATIONAL), shipped.aid(shipped.FLOWCHART)):
        walk = states.walk(one.aid)
        for state in walk.states:
            if state.node in one.aid.outcome:
                fields = {field.id: "2026-12-11" for field in one.aid.fields}
                own = {each.id: "x" for each in record.OWN}
                told: Any = {"calendars": calendars(), "status": "in force", "made_at": "2026-11-27T15:05", "own": own}
                made.append(record.make(one.aid, dict(walk.shortest(state)), fields=fields, **told))
    return tuple(made)


def _verified(data: bytes) -> None:
    held = {(one.aid.aid, one.aid.edition): one.aid for one in shipped.everything().aids}
    today = shipped.aid(shipped.NATIONAL).aid
    found = record.verify(data, lambda aid, edition: held.get((aid, edition)), lambda _: today, calendars())
    assert found.found
    assert all(one and "Traceback" not in one for one in found.found)
    if found.holds:
        value = record.read(data)
        assert record.sealed(value) == data
        lines = list(record_text.lines(held[value["aid"], value["edition"]], value))
        assert word.document(lines)


def record_reader(data: bytes) -> None:
    """A record's file of any bytes; the same under a seal that fits; and a real record with parts of it changed."""
    _verified(data)
    with suppress(record.CannotRead):
        record.read_answers(data)
    value = None
    with suppress(record.CannotRead):
        value = record.read_json(data, "This")
    choices = Choices(data)
    forged = value if isinstance(value, dict) else changed(choices.one(golden()), choices, ())
    if isinstance(forged, dict):
        # What no JSON text in UTF-8 can hold, no file can have.
        sealed = b""
        with suppress(UnicodeEncodeError, ValueError):
            sealed = record.sealed(forged)
        _verified(sealed)


def _words(aid: Aid) -> list[str]:
    return [*aid.question, *aid.outcome, *(answer.id for one in aid.questions for answer in one.answers), "x", ""]


def engine_and_hand_over(data: bytes) -> None:
    """Any answers, and any facts that another aid may hand over, to any aid held."""
    choices = Choices(data)
    aid: Aid = choices.one(shipped.everything().aids).aid
    words = _words(aid)
    answers = {choices.one(words): choices.one(words) for _ in range(choices.number(8))}
    facts = {choices.one([one.fact for one in aid.questions]): choices.one(words) for _ in range(choices.number(6))}
    for given in (answers, hand_over.answers(aid, facts, _fitting(aid, answers)), walked(aid, choices)):
        # A refusal says in sentences what is wrong; that is looked at where they are made.
        with suppress(engine.CannotAnswer):
            step = engine.advance(aid, given)
            assert step.is_outcome == (step.id in aid.outcome)
            assert dict(step.path) == dict(given)
            assert set(step.mattered) <= set(step.path)
            engine.resume(aid, given, answers)


def _fitting(aid: Aid, answers: dict[str, str]) -> dict[str, str]:
    """The answers that the aid has, whether or not they are reached: what a page hands on, the engine has refused."""
    return {q: a for q, a in answers.items() if q in aid.question and aid.question[q].answer(a)}


def walked(aid: Aid, choices: Choices) -> dict[str, str]:
    """Answers along a path of an aid."""
    given: dict[str, str] = {}
    node = aid.first
    while node in aid.question and choices.number(8):
        answer = choices.one(aid.question[node].answers)
        given[node] = answer.id
        node = engine.follow(aid, answer, given)
    return given


@cache
def _seeds() -> tuple[tuple[str, Any], ...]:
    """Every aid of the corpus that the strict reader takes, as text and as a value."""
    texts = [SOUND, *(file.read_text("utf-8") for file in sorted(CORPUS.glob("*.yaml")) if file.stem != "expected")]
    return tuple((text, yaml.load(text, yaml.BaseLoader)) for text in texts)  # noqa: S506 - texts, lists and maps only


def aid_compiler(data: bytes) -> None:
    """An aid's file of any bytes, or one of the corpus cut short or with parts of it changed, in a small folder."""
    choices = Choices(data)
    way = choices.number(4)
    text, value = choices.one(_seeds())
    words = [*value.get("questions", ()), *value.get("outcomes", ()), *value.get("tables", ())]
    if way == 0:
        _compiled(data)
    elif way == 1:
        _compiled((text[: choices.number(len(text))] + choices.text()).encode("utf-8", "replace"))
    else:
        _compiled(yaml.safe_dump(changed(value, choices, words), sort_keys=False, allow_unicode=True).encode())


def _compiled(text: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "data", "north-glen")
        for name, body in AROUND.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(body, "utf-8")
        (home / "small").mkdir()
        (home / "small" / "2026-01.yaml").write_bytes(text)
        found, met = register.load(home.parent)
        assert problems.as_text(met) or not met
        # As `held.read` goes on: only when every file could be read.
        if any(one.severity == "error" for one in met):
            return
        aids, more = compiler.compile_all(found)
        assert all(one.sentence for one in (*more, *circles.problems(found, aids)))
        for one in aids:
            _used(found, one)


def _used(found: register.Register, one: Compiled) -> None:
    """What is done with an aid that compiled: it is proved, walked, exported and read again from its own bytes."""
    assert model.from_compiled(json.loads(model.canonical(one.value))).digest == one.aid.digest
    told = lifelong.prove(found, one.edition, one.aid)
    assert told.states or told.violations
    if not told.violations:
        for path in states.walk(one.aid).covering:
            assert engine.advance(one.aid, dict(path)).is_outcome
    assert dmn.document(one.aid)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "record-reader": record_reader,
    "engine": engine_and_hand_over,
    "compiler": aid_compiler,
}


def corpus(target: str) -> list[bytes]:
    """What atheris starts from."""
    if target == "record-reader":
        return [record.sealed(one) for one in golden()]
    if target == "compiler":
        return [text.encode() for text, _ in _seeds()]
    return [bytes([number]) * 24 for number in range(0, 256, 16)]
