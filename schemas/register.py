"""The register: everything that a data folder holds, by address, as read and held to its schemas."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas import kinds, problems
from schemas.addresses import Address
from schemas.files import reading, validation
from schemas.files.reading import Path as Way
from schemas.files.reading import Reading
from schemas.history import editions
from schemas.history.editions import Dates
from schemas.problems import Problem
from schemas.remembering.later import Asked, Later
from schemas.remembering.remembered import per_edition, per_file

if TYPE_CHECKING:
    from schemas.remembering.memory import Memory

# How many names lead to a file of records: its publisher's and its own.
_IN_A_PUBLISHER = 2
# What a schema has been held to; its values are whatever that schema says.
Value = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition of one item, as its file has it."""

    item: str
    name: str
    kind: str
    value: Asked[Value] = Asked()  # noqa: RUF009 - a descriptor, not a default
    dates: Dates
    reading: Reading

    @property
    def publisher(self) -> str:
        """The publisher whose folder it stands in."""
        return self.item.partition("/")[0]

    @property
    def address(self) -> str:
        """Its address for ever: item and edition."""
        return f"{self.item}/{self.name}"

    @property
    def title(self) -> str:
        """Its title, as written."""
        return str(self.value["title"])

    @cached_property
    def parts(self) -> frozenset[str]:
        """The ids of its parts: its clauses, fields, questions and so on."""
        return frozenset(per_edition("parts", self, lambda: _part_ids(self)))


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record of a file of dated facts, such as a contact or a source."""

    address: Address
    kind: str
    value: Asked[Value] = Asked()  # noqa: RUF009 - a descriptor, not a default
    reading: Reading
    path: Way

    def on(self, day: str) -> Value | None:
        """Its details on a day: the newest that has begun, or those only printed in a source, or None.

        A record without dated details is its own details.
        """
        dated = self.value.get("dated")
        if not isinstance(dated, list):
            return self.value
        begun = [one for one in dated if (one["effective_from"] or "") <= day]
        found: Value | None = max(begun, key=lambda one: one["effective_from"] or "", default=None)
        # Like an edition, details that have ended never revive older ones.
        return None if found and day > found.get("effective_to", day) else found


# Every page of the site asks for the records of a kind, and there are thousands of both.
_BY_KIND = "records by kind"


@dataclass(frozen=True, kw_only=True)
class Register:
    """Every publisher, record and edition of a data folder.

    ``published`` is what each publisher's lock file says of its publications, and ``kept`` the file of each published
    revision by its address and number, such as ``north-glen/agreement/2025-04.1``. ``unread`` are the addresses of
    items, and of files of records, that are there and could not be read. ``moved`` is where an item stands now, by each
    address that it had before. ``remembered`` is what has been worked out from the whole of it
    (`schemas.remembering.remembered`).
    """

    publishers: Mapping[str, Value] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    items: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    published: Mapping[str, Value] = field(default_factory=dict)
    kept: Mapping[str, Path] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    remembered: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def of_kind(self, kind: str) -> Iterator[Edition]:
        """Every edition of a kind, in the order of their addresses."""
        return (one for item in sorted(self.items) for one in self.items[item] if one.kind == kind)

    def records_of(self, kind: str) -> Iterator[Record]:
        """Every record of a kind, in the order of their addresses."""
        by_kind = self.remembered.get(_BY_KIND)
        if by_kind is None:
            by_kind = self.remembered[_BY_KIND] = {}
            for one in sorted(self.records):
                by_kind.setdefault(self.records[one].kind, []).append(self.records[one])
        return iter(by_kind.get(kind, ()))

    def siblings(self, edition: Edition) -> tuple[Dates, ...]:
        """The dates of every edition of the same item."""
        return tuple(one.dates for one in self.items[edition.item])

    def status(self, edition: Edition, day: str) -> str:
        """The status of an edition on a day."""
        return editions.status(edition.dates, self.siblings(edition), day)

    def in_force(self, item: str, day: str) -> Edition | None:
        """The edition of an item in force on a day, or None."""
        held = self.items.get(item, ())
        found = editions.in_force((one.dates for one in held), day)
        return next((one for one in held if found and one.name == found.edition), None)

    def newest_historic(self, item: str) -> Edition | None:
        """The newest historic edition of an item, or None."""
        return max((one for one in self.items.get(item, ()) if one.dates.historic), key=lambda e: e.name, default=None)

    def edition(self, address: Address, day: str) -> Edition | None:
        """The edition that an address means on a day: the one it pins, else the one in force."""
        if address.edition:
            held = self.items.get(address.of_item, ())
            return next((one for one in held if one.name == address.edition), None)
        return self.in_force(address.of_item, day)


def part(edition: Edition, name: str) -> Value | None:
    """One part of an edition (a clause, field, question or outcome), or None."""
    for group in kinds.PARTS[edition.kind]:
        found = edition.value.get(group)
        if isinstance(found, dict) and name in found:
            value: Value = found[name]
            return value
    return None


def _part_ids(edition: Edition) -> list[str]:
    groups = (edition.value.get(group) for group in kinds.PARTS[edition.kind])
    return [word for group in groups if isinstance(group, dict) for word in group]


def load(folder: Path, memory: "Memory | None" = None) -> tuple[Register, tuple[Problem, ...]]:
    """Read a data folder whole: the register of all that could be read, and every problem met.

    A file without a mistake that ``memory`` knows again is not read again; whoever gives one has it kept in the end.

    Raises:
        FileNotFoundError: there is no such folder, or it holds no YAML file at all.

    """
    files, odd = _files(folder)
    if not any(place[-1].endswith(".yaml") for place in files):
        message = f"There is no YAML file in {folder}"
        raise FileNotFoundError(message)
    gathered = _Gathered()
    found = [_no_file("/".join((folder.name, *place)), is_folder=is_folder) for place, is_folder in odd]
    for place, _ in odd:
        gathered.take(place, None, sound=False)
    for place in files:
        if _is_kept(place):
            gathered.kept[f"{place[0]}/{place[2]}/{place[3].removesuffix('.json')}"] = folder.joinpath(*place)
            continue
        # For each of thousands of files, a Path would take as long to make as the file to read.
        reading, met = _read_one(os.path.join(folder, *place), place, "/".join((folder.name, *place)), memory)  # noqa: PTH118 - as above
        found += met
        gathered.take(place, reading, sound=not met)
    register = gathered.register()
    return register, problems.in_order((*found, *_without_publisher(register)))


def _files(folder: Path) -> tuple[list[tuple[str, ...]], list[tuple[tuple[str, ...], bool]]]:
    """Every file of a folder by its place in it, in the order of paths; what is hidden is passed over.

    Besides, whatever stands where a file or folder should and is neither, and whether it is a folder named as a file.
    """
    found: list[tuple[str, ...]] = []
    odd: list[tuple[tuple[str, ...], bool]] = []
    ahead: list[tuple[str, ...]] = [()]
    while ahead:
        here = ahead.pop()
        with os.scandir(folder.joinpath(*here)) as entries:
            for one in entries:
                place = (*here, one.name)
                if one.name.startswith("."):
                    continue
                if one.is_file():
                    found.append(place)
                elif not one.is_dir(follow_symlinks=False):
                    odd.append((place, False))
                elif one.name.endswith(".yaml"):
                    odd.append((place, True))
                else:
                    ahead.append(place)
    return sorted(found), sorted(odd)


def _no_file(shown: str, *, is_folder: bool) -> Problem:
    """The problem of what is no plain file, such as a folder named as a file, a pipe, or a link that leads nowhere."""
    return Problem(
        code="wrong-place",
        file=shown,
        line=1,
        column=1,
        text="",
        sentence="This is a folder with the name of a file, so nothing in it is read."
        if is_folder
        else "This is neither a plain file nor a folder, so it is not read.",
        fix="Give the folder a name without .yaml."
        if is_folder
        else "Put the file or folder itself here, or take it away.",
    )


@dataclass
class _Gathered:
    """A register in the making, one file after another."""

    publishers: dict[str, Value] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    items: dict[str, list[Edition]] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    published: dict[str, Value] = field(default_factory=dict)
    kept: dict[str, Path] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)

    def take(self, place: tuple[str, ...], reading: Reading | None, *, sound: bool) -> None:
        """Take what one file holds; of one that is not sound only its place is known."""
        if not sound:
            self.unread.add("/".join((place[0], place[1].removesuffix(".yaml"))) if len(place) > 1 else place[0])
        if reading is None:
            return
        self.readings.append(reading)
        if sound:
            self._take_value(place, reading)

    def _take_value(self, place: tuple[str, ...], reading: Reading) -> None:
        outline = per_file("outline", reading, lambda: _outline(reading.value))
        kind = kinds.KINDS[outline["kind"]]
        if kind.name == "publisher":
            self.publishers[place[0]] = _value(reading)
        elif kind.name == "published":
            self.published[place[0]] = _value(reading)
        elif kind.editions:
            item, name = "/".join(place[:2]), place[2].removesuffix(".yaml")
            # Two that claim one address are told of (`schemas.checks.moves`).
            self.moved = {**dict.fromkeys(outline.get("moved_from", ()), item), **self.moved}
            self.items.setdefault(item, []).append(
                Edition(
                    item=item,
                    name=name,
                    kind=kind.name,
                    value=Later(partial(_value, reading)),
                    dates=Dates.of(name, outline),
                    reading=reading,
                )
            )
        else:
            for word in outline["records"]:
                address = Address(publisher=place[0], item=kind.name, part=word)
                path = (kind.records, word)
                self.records[str(address)] = Record(
                    address=address,
                    kind=kind.name,
                    value=Later(partial(_value, reading, path)),
                    reading=reading,
                    path=path,
                )

    def register(self) -> Register:
        """Everything that was taken."""
        return Register(
            publishers=self.publishers,
            records=self.records,
            items={item: tuple(sorted(held, key=lambda one: one.name)) for item, held in self.items.items()},
            readings=tuple(self.readings),
            published=self.published,
            kept=self.kept,
            unread=frozenset(self.unread),
            moved=self.moved,
        )


def _value(reading: Reading, path: tuple[str, ...] = ()) -> Value:
    """What stands at a path of a file that was held to its schema."""
    found: Any = reading.value
    for key in path:
        found = found[key]
    value: Value = found
    return value


def _outline(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a value that was held to its schema
    """What the register has to know of a file before anybody asks for its value: its kind, dates and records."""
    kind = kinds.KINDS[value["kind"]]
    if kind.editions:
        # Of what has parts of its own only that it is there.
        return {
            key: None if isinstance(one, (dict, list)) and key != "moved_from" else one for key, one in value.items()
        }
    return {"kind": kind.name, "records": list(value[kind.records]) if kind.records else []}


def _read_one(
    file: str, place: tuple[str, ...], shown: str, memory: "Memory | None"
) -> tuple[Reading | None, tuple[Problem, ...]]:
    """Read one file, and hold it to the kind that its place calls for, unless it is known again."""
    data = b""
    if _expected(place):
        with open(file, "rb") as opened:  # noqa: PTH123 - see load
            data = opened.read()
    known = memory.recall(place, shown, data) if memory else None
    if known is not None:
        return known, ()
    reading, met = _read_afresh(data, place, shown)
    if memory and reading is not None and not met:
        memory.note(place, reading)
    return reading, met


def _read_afresh(data: bytes, place: tuple[str, ...], shown: str) -> tuple[Reading | None, tuple[Problem, ...]]:
    """Read the bytes of one file, and hold them to the kind that its place calls for."""
    expected = _expected(place)
    if expected is None:
        return None, (
            Problem(
                code="wrong-place",
                file=shown,
                line=1,
                column=1,
                text="",
                sentence="A file with this name does not belong in this place.",
                fix=_put_right(place),
            ),
        )
    kept, met = reading.read(data, shown)
    if kept is None or not isinstance(kept.value, dict):
        if not met and kept is not None:
            met = (
                kept.problem(
                    (),
                    code="not-a-record",
                    sentence="This file does not begin with a kind.",
                    fix="Begin it with a line such as kind: document.",
                ),
            )
        return None, met
    kind = kept.value.get("kind")
    known = expected if isinstance(kind, str) and kind in expected else None
    if known is None:
        path = ("kind",) if "kind" in kept.value else ()
        wrong = kept.problem(
            path,
            code="wrong-kind",
            sentence=_wrong_kind(kind),
            fix=f"Write kind: {' or kind: '.join(expected)}.",
        )
        return kept, (*met, wrong)
    return kept, (*met, *validation.validate(kept, kinds.schema(str(kind)), kinds.registry()))


def _wrong_kind(kind: object) -> str:
    match kind:
        case None:
            return "This file does not say what kind it is."
        case str() if kind.strip():
            return f"The kind of this file is {kind}, which does not belong here."
        case _:
            return "The kind of this file is one word, and something else stands here."


def _is_kept(place: tuple[str, ...]) -> bool:
    """Whether a file is the kept form of a published revision, which ``arrangements publish`` writes as JSON."""
    return len(place) == 4 and place[1] == "published" and place[3].endswith(".json")  # noqa: PLR2004 - its place


def _expected(place: tuple[str, ...]) -> tuple[str, ...] | None:
    """The kinds that a file may be at a place inside the data folder; None when no file belongs there."""
    if not place[-1].endswith(".yaml"):
        return None
    match place:
        case (_, name):
            return next(((one.name,) for one in kinds.KINDS.values() if not one.editions and one.file == name), None)
        case (_, item, _) if item not in kinds.KINDS:
            return tuple(one.name for one in kinds.KINDS.values() if one.editions)
        case _:
            return None


def _put_right(place: tuple[str, ...]) -> str:
    """What to do with a file that belongs nowhere: most likely only its name is a little wrong."""
    *folder, name = place
    plain = re.sub(r"(\.ya?ml)?(\.ya?ml|\.txt)$", ".yaml", name, flags=re.IGNORECASE)
    if plain != name and _expected((*folder, plain)):
        return f"Give it the name {plain}."
    if not name.lower().endswith((".yaml", ".yml")):
        return "Take it away: a data folder holds YAML files only, whose names end in .yaml."
    files = [one.file for one in kinds.KINDS.values() if not one.editions]
    words = [one.removesuffix(".yaml") for one in files if len(place) == _IN_A_PUBLISHER]
    near = problems.nearest(plain.removesuffix(".yaml"), words)
    meant = f"Did you mean {near}.yaml? Else put it" if near else "Put it"
    return f"{meant} at publisher/item/edition.yaml, or give it one of these names: {', '.join(files)}."


def _without_publisher(register: Register) -> Iterator[Problem]:
    """A problem for each folder that does not say whose it is."""
    first = {record.address.publisher: record.reading for record in register.records.values()}
    first |= {item.partition("/")[0]: held[0].reading for item, held in register.items.items()}
    for publisher in sorted(first):
        if publisher not in register.publishers and f"{publisher}/publisher" not in register.unread:
            yield first[publisher].problem(
                (),
                code="no-publisher",
                sentence=f"The folder {publisher} has no publisher.yaml, so nobody can tell whose this is.",
                fix=f"Add {publisher}/publisher.yaml.",
            )
