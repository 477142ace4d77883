"""Two editions compared part by part, following moves, with rules apart from words; exact enough to make one of them.

Both are first freed of typographic noise. It runs unchanged in the reader's browser: only the standard library and
`schemas.comparing.sameness`, `schemas.comparing.rewording` and `schemas.comparing.descent` are imported.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from schemas.comparing import descent, rewording, sameness
from schemas.comparing.descent import MERGED, MOVED, REPLACED, REWORDED, SAME, SPLIT, Former, Key, Value
from schemas.comparing.rewording import Words

NEW, DROPPED = "new", "dropped"
#: What a part can be to the older edition.
RELATIONS = (*descent.RELATIONS, NEW, DROPPED)

ADDED, REMOVED, CHANGED = "added", "removed", "changed"

#: The keys that are words for a reader. Everything else in a part is a rule, unless it is one of `TOLD`.
PROSE = (
    *("number", "title", "label", "ask", "do", "text", "points", "under", "need", "response", "assessment", "way_in"),
    *("indicators", "agreement_to_service", "shown_by", "when", "why", "help", "because", "would_change"),
    *("summary", "part_held", "gap_before", "before_you_start", "throughout", "who_decides"),
)
#: What an author says about a change is not itself a change.
TOLD = ("was", "change")
#: The keys of parts in plain words, with their article, for sentences such as *the deadline changed*.
WORDS: Mapping[str, str] = {
    "number": "the number",
    "title": "the title",
    "text": "the text",
    "points": "the list",
    "under": "the heading it stands under",
    "need": "the need",
    "response": "the response",
    "assessment": "the assessment",
    "way_in": "the way in",
    "indicators": "the signs",
    "agreement_to_service": "whose agreement is asked for",
    "shown_by": "how it is shown",
    "when": "the condition",
    "label": "the label",
    "help": "the help",
    "ask": "the question",
    "why": "the reason for asking",
    "do": "what to do",
    "because": "the reason",
    "would_change": "what would change the answer",
    "subject": "the subject",
    "force": "the force",
    "consent_required": "the need for consent",
    "route": "the place it sends people to first",
    "deadline": "the deadline",
    "deadline_rule": "the time allowed",
    "contact": "the contact",
    "form": "the form",
    "cites": "the sources",
    "rests_on": "the grounds",
    "starts": "the start",
    "ends": "the end",
    "scale": "the order of the levels",
    "actors": "the people who take it",
    "follows": "the steps before it",
    "standard": "the standard it belongs to",
    "type": "the type",
    "choices": "the choices",
    "needed_if": "the choice after which it is needed",
    "filled_by": "the role that fills it in",
    "prefilled_from": "the field it is filled in from",
    "most_words": "the limit of words",
    "fact": "the fact",
    "judgement": "the need for judgement",
    "worry": "the order of worry",
    "answers": "the answers",
    "several": "the things it is asked of",
    "decide": "the table that decides",
    "protection": "the level of protection",
    "result": "the result",
    "actions": "the actions",
    "record": "the record it needs",
    "questions": "the questions",
    "tables": "the tables",
    "agreed": "the day it was agreed",
    "published": "the day it was published",
    "effective_from": "the first day in force",
    "effective_to": "the last day in force",
    "review_by": "the review date",
    "withdrawn": "the day it was withdrawn",
    "supersedes": "the edition before",
    "moved_from": "where it stood before",
    "signatures": "the signatures",
    "dropped": "the list of what was dropped",
    "corrections": "the corrections",
    "translations": "the translations",
    "held_as_source": "the source it is held from",
    "summary": "the summary",
    "part_held": "which part is held",
    "gap_before": "the reason for the gap before it",
    "before_you_start": "what comes before the start",
    "throughout": "what holds throughout",
    "who_decides": "who decides",
}
#: What a part is called by: of a part that is new or dropped, its heading has said it.
NAMES = frozenset({"number", "title", "label", "ask", "do"})
#: Accounts of the change that its rows give better.
SAID_ELSEWHERE = frozenset({"dropped"})
#: Too long to show before and after: that they changed is said.
LONG = frozenset({"translations", "corrections", "tables"})
# Where a part stands in a document is no wording of it.
_PLACE = frozenset({"number", "under"})
# Their order means nothing: these are sets.
_SETS = frozenset({"cites", "actors", "follows"})
# They name other parts of the edition, so a part that has got another id changes them without changing the rule.
_OF_PARTS = frozenset({"follows", "standard", "scale"})
# What differs between any two editions by its nature, or only keeps account of their difference.
_OF_AN_EDITION = frozenset(
    {
        *("agreed", "published", "effective_from", "effective_to", "review_by", "withdrawn", "supersedes"),
        *("signatures", "dropped", "corrections", "translations", "held_as_source", "kind", "moved_from"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Field:
    """A rule that differs: its key, how (added, removed, changed), and its value before and after.

    ``material`` is false only where the same is said another way: a set in another order, a part under its new id.
    """

    name: str
    how: str
    before: object = None
    after: object = None
    material: bool = True

    def as_json(self) -> dict[str, object]:
        """Its keys as they stand here; ``before`` only where there was one, ``after`` only where there is one."""
        shown: dict[str, object] = {"name": self.name, "how": self.how, "material": self.material}
        if self.how != ADDED:
            shown["before"] = self.before
        if self.how != REMOVED:
            shown["after"] = self.after
        return shown


@dataclass(frozen=True, kw_only=True)
class Prose:
    """Words that differ: their key and one line of runs, or for a list one line for each of its points."""

    name: str
    lines: tuple[Words, ...]
    listed: bool = False

    def as_json(self) -> dict[str, object]:
        """``lines`` is a list of lines, each a list of pairs: keep, out or in, and the words."""
        return {
            "name": self.name,
            "listed": self.listed,
            "lines": [[list(run) for run in line] for line in self.lines],
        }


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How two records differ: in rules, in words, and in what their authors told about the change."""

    fields: tuple[Field, ...] = ()
    prose: tuple[Prose, ...] = ()
    told: tuple[Field, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a rule or a word differs."""
        return bool(self.fields or self.prose)

    @property
    def material(self) -> bool:
        """Whether a rule differs, however it is put."""
        return any(one.material for one in self.fields)

    def as_json(self) -> dict[str, object]:
        """Lists ``fields``, ``prose`` and ``told``."""
        return {
            "fields": [one.as_json() for one in self.fields],
            "prose": [one.as_json() for one in self.prose],
            "told": [one.as_json() for one in self.told],
        }


@dataclass(frozen=True, kw_only=True)
class Further:
    """Another part that was merged into this one, and the rules of it that are not this one's now."""

    part: str
    group: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One part: what became of it, and how it differs from the older part it is set ``against``.

    ``part`` and ``group`` are the newer edition's, or the older's for a dropped part; ``number`` and ``title`` are
    theirs. ``was`` are the ids it had. ``moved`` says that it stands in another order or group. ``derived`` says that
    the data alone make the change material; ``material`` that they do or that the author says so.
    """

    part: str
    group: str
    relation: str
    number: str = ""
    title: str = ""
    was: tuple[str, ...] = ()
    against: Key | None = None
    difference: Difference = Difference()
    further: tuple[Further, ...] = ()
    moved: bool = False
    derived: bool = False
    material: bool = False
    why: str = ""

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell of it."""
        return self.relation != SAME or self.difference.any or self.moved or self.material

    def as_json(self) -> dict[str, object]:
        """Every attribute under its name, the difference as its three lists, ``against`` as group and part or null."""
        return {
            "part": self.part,
            "group": self.group,
            "relation": self.relation,
            "number": self.number,
            "title": self.title,
            "was": list(self.was),
            "against": {"group": self.against[0], "part": self.against[1]} if self.against else None,
            **self.difference.as_json(),
            "further": [
                {"part": one.part, "group": one.group, "fields": [field.as_json() for field in one.fields]}
                for one in self.further
            ],
            "moved": self.moved,
            "derived": self.derived,
            "material": self.material,
            "why": self.why,
        }


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed from one edition to another: in its head, part by part, and in their order.

    ``rows`` holds every part of the newer edition in its order, and each dropped part after the one it followed.
    ``order`` is the order of the newer edition's parts, by group.
    """

    head: Difference
    rows: tuple[Row, ...]
    order: Mapping[str, tuple[str, ...]]

    @property
    def changed(self) -> tuple[Row, ...]:
        """The parts of which there is anything to tell."""
        return tuple(row for row in self.rows if row.changed)

    @property
    def material(self) -> tuple[Row, ...]:
        """The parts whose change matters."""
        return tuple(row for row in self.rows if row.material)

    @property
    def any(self) -> bool:
        """Whether anything at all differs once typographic noise is set aside."""
        return bool(self.head.any or self.changed)

    def as_json(self) -> dict[str, object]:
        """``changed`` and ``material`` count parts; then ``head``, ``order`` by group, and ``rows``."""
        return {
            "changed": len(self.changed),
            "material": len(self.material),
            "head": self.head.as_json(),
            "order": {group: list(words) for group, words in self.order.items()},
            "rows": [row.as_json() for row in self.rows],
        }


def compare(older: Value, newer: Value, *, between: Sequence[Value] = ()) -> Comparison:
    """Compare two editions of an item, each the value of its file.

    `between` are the editions that lie between the two, oldest first, so that a part that moved twice is followed.
    """
    older, newer = _plain(older), _plain(newer)
    held, made = descent.parts(older), descent.parts(newer)
    formers = descent.formers(older, newer, between)
    words = {word for _, word in made}
    went = {had[0].key[1]: word for (_, word), had in formers.items() if len(had) == 1 and had[0].key[1] not in words}
    met = _Met(held=held, formers=formers, went=went, moved=_moved(held, formers))
    rows = [_row(key, one, met) for key, one in made.items()]
    reasons = _reasons((*between, newer))
    gone = {former.key for had in formers.values() for former in had}
    dropped = {key: _dropped(key, one, reasons) for key, one in held.items() if key not in gone}
    return Comparison(
        head=_difference(_head(older), _head(newer), went, of_head=True),
        rows=tuple(_woven(rows, dropped, held)),
        order={group: tuple(words) for group, words in descent.groups(newer).items()},
    )


def with_rules(value: Value, rules: Mapping[str, str]) -> Value:
    """The value of an edition with ``deadline_rule`` beside the rest of each part that has one, by the part's id.

    No file has that key. It is a rule and not prose: a shorter time matters where every word stayed as it was.
    """
    made: dict[str, object] = dict(value)
    for group, held in descent.groups(value).items():
        made[group] = {
            word: {**one, "deadline_rule": rules[word]} if word in rules else one for word, one in held.items()
        }
    return made


def apply(older: Value, comparison: Comparison) -> dict[str, object]:
    """Make the newer edition, freed of noise, from the older one and a comparison of the two.

    Raises:
        ValueError: the comparison was made from another edition.

    """
    older = _plain(older)
    held = descent.parts(older)
    made = _applied(_head(older), comparison.head)
    rows = {(row.group, row.part): row for row in comparison.rows if row.relation != DROPPED}
    for group, words in comparison.order.items():
        built: dict[str, object] = {}
        for word in words:
            row = rows[group, word]
            if row.against is not None and row.against not in held:
                raise ValueError(f"The comparison is of another edition: this one has no {row.against[1]}")
            built[word] = _applied(held[row.against] if row.against else {}, row.difference)
        made[group] = built
    return made


def in_words(name: str) -> str:
    """A key as a reader would say it."""
    return WORDS.get(name, name.replace("_", " "))


def called(part: Value, word: str) -> str:
    """A part's number and title, its label or its question; failing all, the words of its id."""
    named = ": ".join(text for text in (_line(part, "number"), _name(part)) if text)
    said = re.sub("[-._]", " ", word)
    return named or said[:1].upper() + said[1:]


def same(one: object, other: object) -> bool:
    """Whether two values of data files are equal, true and 1 being different, and the order of keys nothing."""
    if isinstance(one, Mapping):
        return isinstance(other, Mapping) and one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def _plain(value: Value) -> Value:
    return cast("Value", sameness.of(value))


def _head(value: Value) -> Value:
    parts = descent.groups(value)
    return {key: one for key, one in value.items() if key not in parts}


@dataclass(frozen=True, kw_only=True)
class _Met:
    """What is known of two editions: the older's parts, what each newer one came of, new ids, and what moved."""

    held: Mapping[Key, Value]
    formers: Mapping[Key, tuple[Former, ...]]
    went: Mapping[str, str]
    moved: frozenset[Key]


def _row(key: Key, one: Value, met: _Met) -> Row:
    had, moved = met.formers[key], key in met.moved
    against = _nearest(key, one, had, met.held)
    before: Value = met.held[against] if against else {}
    difference = _difference(before, one, met.went)
    relation = _relation(key, had, difference, moved=moved)
    others = (former.key for former in had if former.key != against)
    further = [(other, _difference(met.held[other], one, met.went).fields) for other in others]
    derived = (
        relation in (NEW, REPLACED)
        or difference.material
        or any(field.material for _, fields in further for field in fields)
    )
    # What the author said of an earlier step, copied along with a part that stayed as it was, is not said of this one.
    repeated = relation == SAME and same(before.get("change"), one.get("change"))
    change = one.get("change") if not repeated else None
    said: Mapping[str, object] = change if isinstance(change, Mapping) else {}
    return Row(
        part=key[1],
        group=key[0],
        relation=relation,
        number=_line(one, "number"),
        title=_name(one),
        was=tuple(former.key[1] for former in had),
        against=against,
        difference=difference,
        further=tuple(Further(part=other[1], group=other[0], fields=fields) for other, fields in further),
        moved=moved,
        derived=derived,
        material=derived or said.get("kind") == "material",
        why=_line(said, "why"),
    )


def _dropped(key: Key, one: Value, reasons: Mapping[str, str]) -> Row:
    return Row(
        part=key[1],
        group=key[0],
        relation=DROPPED,
        number=_line(one, "number"),
        title=_name(one),
        was=(key[1],),
        against=key,
        difference=_difference(one, {}, {}),
        derived=True,
        material=True,
        why=reasons.get(key[1], ""),
    )


def _line(value: Value, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _name(one: Value) -> str:
    """What a part is called: its title, or what stands in the place of one in forms and aids."""
    return next((found for key in ("title", "label", "ask", "do") if (found := _line(one, key))), "")


def _reasons(editions: Iterable[Value]) -> dict[str, str]:
    """Why each part was dropped, as the newest edition that says so has it."""
    found: dict[str, str] = {}
    for one in editions:
        dropped = one.get("dropped")
        if isinstance(dropped, Mapping):
            found |= {word: why for word, why in dropped.items() if isinstance(why, str)}
    return found


def _nearest(key: Key, one: Value, had: tuple[Former, ...], held: Mapping[Key, Value]) -> Key | None:
    """The older part to set it against: of several that were merged, the one with most words in common."""
    if len(had) < 2:  # noqa: PLR2004 - one or none leaves no choice
        return had[0].key if had else None
    words = _vocabulary(one)
    return max((former.key for former in had), key=lambda other: (len(words & _vocabulary(held[other])), other == key))


def _vocabulary(one: Value) -> set[str]:
    listed = (text for found in one.values() if isinstance(found, list) for text in found if isinstance(text, str))
    return set(" ".join((*(_line(one, key) for key in one), *listed)).split(" "))


def _relation(key: Key, had: tuple[Former, ...], difference: Difference, *, moved: bool) -> str:
    """What a part is to the older edition: what only its author can know as written, the rest as the data show."""
    if not had:
        return NEW
    told = {former.relation for former in had}
    for relation in (REPLACED, MERGED):
        if relation in told:
            return relation
    if len(had) > 1:
        return MERGED
    if SPLIT in told:
        return SPLIT
    if difference.fields or any(one.name not in _PLACE for one in difference.prose):
        return REWORDED
    return MOVED if moved or difference.prose or had[0].key != key else SAME


def _difference(before: Value, after: Value, went: Mapping[str, str], *, of_head: bool = False) -> Difference:
    fields: list[Field] = []
    prose: list[Prose] = []
    told: list[Field] = []
    for name in (*before, *(key for key in after if key not in before)):
        old, new = before.get(name), after.get(name)
        both = name in before and name in after
        if both and same(old, new) and not _in_another_order(name, old, new):
            continue
        words = _reworded(name, before, after) if name in PROSE else None
        if words is not None:
            prose.append(words)
            continue
        how = CHANGED if both else REMOVED if name in before else ADDED
        no_matter = name in (_OF_AN_EDITION if of_head else TOLD) or (both and _another_way(name, old, new, went))
        found = Field(name=name, how=how, before=old, after=new, material=not no_matter)
        (told if name in TOLD else fields).append(found)
    return Difference(
        fields=tuple(sorted(fields, key=lambda one: one.name)),
        prose=tuple(sorted(prose, key=lambda one: PROSE.index(one.name))),
        told=tuple(sorted(told, key=lambda one: one.name)),
    )


def _in_another_order(name: str, old: object, new: object) -> bool:
    """Whether a question's answers, or the things it is asked of, come in another order: only there it matters."""
    return (
        name in {"answers", "several"}
        and isinstance(old, Mapping)
        and isinstance(new, Mapping)
        and list(old) != list(new)
    )


def _another_way(name: str, old: object, new: object, went: Mapping[str, str]) -> bool:
    """Whether a rule is the same and only put differently."""
    if name in _OF_PARTS:
        old = [went.get(str(one), one) for one in old] if isinstance(old, list) else went.get(str(old), old)
    if name in _SETS and isinstance(old, list) and isinstance(new, list):
        return sorted(map(str, old)) == sorted(map(str, new))
    return same(old, new) and not _in_another_order(name, old, new)


def _reworded(name: str, before: Value, after: Value) -> Prose | None:
    """The change of a text or a list of texts; None for anything else, which is then compared as a rule is."""
    sides = [value[name] for value in (before, after) if name in value]
    if all(isinstance(one, str) for one in sides):
        old, new = (cast("str | None", value.get(name)) for value in (before, after))
        return Prose(name=name, lines=(rewording.of_text(old, new),))
    if all(isinstance(one, list) and one and all(isinstance(text, str) for text in one) for one in sides):
        old_list, new_list = (cast("list[str]", value.get(name, [])) for value in (before, after))
        return Prose(name=name, lines=rewording.of_list(old_list, new_list), listed=True)
    return None


def _moved(held: Mapping[Key, Value], formers: Mapping[Key, tuple[Former, ...]]) -> frozenset[Key]:
    """The parts that stand in another group, or in another order than the most that kept theirs."""
    place = {key: number for number, key in enumerate(held)}
    claimed: set[Key] = set()
    moved: set[Key] = set()
    lines: dict[str, list[tuple[int, Key]]] = {}
    for key, had in formers.items():
        if len(had) != 1 or had[0].key in claimed:
            continue  # of what was merged or split, no one place can be asked for
        claimed.add(had[0].key)
        if had[0].key[0] != key[0]:
            moved.add(key)
        else:
            lines.setdefault(key[0], []).append((place[had[0].key], key))
    for line in lines.values():
        kept = _longest_rising([number for number, _ in line])
        moved |= {key for number, key in line if number not in kept}
    return frozenset(moved)


def _longest_rising(numbers: list[int]) -> set[int]:
    """One longest run of numbers, each once, that rise in the order given (patience sorting: n log n)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    kept: set[int] = set()
    one = tails[-1] if tails else None
    while one is not None:
        kept.add(one)
        one = before[one]
    return kept


def _woven(rows: Sequence[Row], dropped: Mapping[Key, Row], held: Mapping[Key, Value]) -> Iterator[Row]:
    """The rows of the newer edition, and each dropped part after the row of the part that it followed."""
    follow: dict[Key | None, list[Row]] = {}
    at = {row.against: row.against for row in reversed(rows)}
    last: Key | None = None
    for key in held:
        if key in dropped:
            follow.setdefault(last, []).append(dropped[key])
        elif key in at:
            last = key
    yield from follow.pop(None, ())
    for row in rows:
        yield row
        if row.against in follow:
            yield from follow.pop(row.against)


def _applied(before: Value, difference: Difference) -> dict[str, object]:
    made = dict(before)
    for field in (*difference.fields, *difference.told):
        held: dict[str, Any] = {"is": made[field.name]} if field.name in made else {}
        _require(same(held, {} if field.how == ADDED else {"is": field.before}), field.name)
        made.pop(field.name, None)
        if field.how != REMOVED:
            made[field.name] = field.after
    for words in difference.prose:
        old, new = (
            [text for line in words.lines if (text := side(line)) is not None]
            for side in (rewording.before, rewording.after)
        )
        was = made.pop(words.name, None)
        _require(was == ((old if words.listed else old[0]) if old else None), words.name)
        if new:
            made[words.name] = new if words.listed else new[0]
    return made


def _require(right: bool, name: str) -> None:  # noqa: FBT001 - it is the question itself
    if not right:
        raise ValueError(f"The comparison is of another edition: {name} is different in this one")
