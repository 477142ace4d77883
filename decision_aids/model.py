"""What a compiled decision aid is made of. Nothing here changes once made, and nothing here reads or writes a file.

The compiled form is one JSON value. Its bytes are canonical (keys sorted, no white space, UTF-8) and its SHA-256 is the
digest that records name (design §9, *Digest*). This module runs unchanged in the reader's browser.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from decision_aids.graph import Graph

# Whatever JSON can hold.
Json = Any
ENGINE = "1"


def canonical(value: Json) -> bytes:
    """The one way to write a JSON value as bytes: sorted keys, no white space, UTF-8, no number that is not whole."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def digest(value: Json) -> str:
    """The SHA-256 of a JSON value's canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer to a question. It leads to a node (``go``) or to a table (``decide``), never both."""

    id: str
    label: str
    value: str
    go: str
    decide: str


@dataclass(frozen=True, kw_only=True)
class PartOf:
    """The question that is asked of several things, of which a question is one: which of them, and of how many."""

    ask: str
    place: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, with its answers in the order a person meets them."""

    id: str
    ask: str
    why: str
    help: tuple[str, ...]
    cites: tuple[str, ...]
    fact: str
    judgement: bool
    worry: tuple[str, ...]
    answers: tuple[Answer, ...]
    part_of: PartOf | None = None

    def answer(self, answer: str) -> Answer | None:
        """The answer with this id, or None."""
        return self._by_id.get(answer)

    @cached_property
    def _by_id(self) -> Mapping[str, Answer]:
        return {one.id: one for one in self.answers}


@dataclass(frozen=True, kw_only=True)
class Some:
    """A count in a row: how many at least of these questions have one of these answers."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    at_least: int

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Whether so many do."""
        return len([one for one in self.questions if answers.get(one) in self.answers]) >= self.at_least


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table: for each question it names the answers that fit, what it counts, and where they lead."""

    when: Mapping[str, tuple[str, ...]]
    go: str
    some: tuple[Some, ...] = ()

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Whether every question it names has one of the answers it allows, and every count is reached."""
        return all(answers.get(question) in allowed for question, allowed in self.when.items()) and all(
            count.fits(answers) for count in self.some
        )


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table over answered questions. Exactly one row fits any answers that can reach it; proof sees to that."""

    id: str
    reads: tuple[str, ...]
    rows: tuple[Row, ...]

    def fitting(self, answers: Mapping[str, str]) -> tuple[Row, ...]:
        """Every row that fits; a sound table has exactly one."""
        return tuple(row for row in self.rows if row.fits(answers))


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing to do, with whom to ring and by when."""

    do: str
    contact: str
    contact_role: str
    deadline: str
    cites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Where a path ends: how protective it is, what to do, and what its record must hold."""

    id: str
    protection: str
    result: str
    do: str
    because: str
    would_change: str
    hand_over: str
    rests_on: tuple[str, ...]
    cites: tuple[str, ...]
    actions: tuple[Action, ...]
    must_record: tuple[str, ...]
    may_record: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of the record's form.

    ``needed_if`` is another field and its choice, after which this one is needed where it otherwise only may be given;
    empty where there is none.
    """

    id: str
    label: str
    help: str
    type: str
    choices: tuple[str, ...]
    starts: str
    needed_if: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A deadline as it stood when the aid was compiled: its rule (`deadlines.Rule`), and what that rests on."""

    id: str
    title: str
    owner: str
    direction: str
    event: str
    event_words: str
    or_sooner: str
    calendar: str
    cites: tuple[str, ...]
    count: int = 0
    unit: str = ""
    by: str = ""
    if_closed: str = ""


@dataclass(frozen=True, kw_only=True)
class Aid:
    """A compiled decision aid: one edition, whole."""

    aid: str
    edition: str
    revision: int
    title: str
    summary: str
    historic: bool
    before_you_start: str
    throughout: str
    who_decides: str
    cites: tuple[str, ...]
    first: str
    questions: tuple[Question, ...]
    tables: tuple[Table, ...]
    outcomes: tuple[Outcome, ...]
    fields: tuple[Field, ...]
    deadlines: tuple[Deadline, ...]
    digest: str

    @cached_property
    def graph(self) -> Graph:
        """Its states and the arrows between them. Only an acyclic aid has one."""
        return Graph(self)

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Each question by its id."""
        return {one.id: one for one in self.questions}

    @cached_property
    def outcome(self) -> Mapping[str, Outcome]:
        """Each outcome by its id."""
        return {one.id: one for one in self.outcomes}

    @cached_property
    def table(self) -> Mapping[str, Table]:
        """Each table by its id."""
        return {one.id: one for one in self.tables}

    @cached_property
    def field(self) -> Mapping[str, Field]:
        """Each field of its form by its id."""
        return {one.id: one for one in self.fields}

    @cached_property
    def deadline(self) -> Mapping[str, Deadline]:
        """Each deadline by its address."""
        return {one.id: one for one in self.deadlines}


def from_compiled(compiled: Mapping[str, Json]) -> Aid:
    """The aid that a compiled JSON value describes.

    Raises:
        KeyError, TypeError: the value was not made by the compiler of this version.

    """

    def frozen(value: Json) -> Json:
        if isinstance(value, list):
            return tuple(frozen(one) for one in value)
        if isinstance(value, dict):
            return {key: frozen(one) for key, one in value.items()}
        return value

    def parts(key: str, make: Callable[..., Any], **inner: Callable[..., Any]) -> tuple[Any, ...]:
        made = []
        for one in compiled[key]:
            values = {word: frozen(value) for word, value in one.items()}
            for word, piece in inner.items():
                values[word] = tuple(piece(**each) for each in values[word])
            made.append(make(**values))
        return tuple(made)

    def question(part_of: Mapping[str, Json] | None = None, **rest: Json) -> Question:
        return Question(**rest, part_of=PartOf(**part_of) if part_of else None)

    def row(some: tuple[Mapping[str, Json], ...] = (), **rest: Json) -> Row:
        return Row(**rest, some=tuple(Some(**one) for one in some))

    return Aid(
        **{
            word: frozen(compiled[word])
            for word in (
                "aid",
                "edition",
                "revision",
                "title",
                "summary",
                "historic",
                "before_you_start",
                "throughout",
                "cites",
                "first",
            )
        },
        # Held only by an aid that names somebody else than the reader and their safeguarding lead.
        who_decides=compiled.get("who_decides", ""),
        questions=parts("questions", question, answers=Answer),
        tables=parts("tables", Table, rows=row),
        outcomes=parts("outcomes", Outcome, actions=Action),
        fields=parts("fields", Field),
        deadlines=parts("deadlines", Deadline),
        digest=digest(compiled),
    )
