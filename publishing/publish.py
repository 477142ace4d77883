"""`arrangements publish`: check, prove, keep each new revision, and write into the lock what was published and when."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from decision_aids import checking
from publishing import files, lock
from publishing.lock import Lock
from schemas import problems
from schemas.problems import Problem
from schemas.publication import kept, noted, published
from schemas.publication.kept import Kept
from schemas.publication.published import Revision
from schemas.register import Edition, Register, Value


@dataclass(frozen=True, kw_only=True)
class New:
    """One revision that was published: the first one of an edition, or a correction with its reason."""

    address: str
    title: str
    revision: int
    digest: str
    effective_from: str
    reason: str = ""
    touched: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was published, for a person."""
        if self.revision == 1:
            starts = f", in force from {self.effective_from}" if self.effective_from else ""
            return f"{self.address}: {self.title}{starts}."
        return f"{self.address}: correction, revision {self.revision}, of {', '.join(self.touched)}. {self.reason}"


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What came of publishing: what is published now, or the problems that stood in the way.

    ``records`` are the addresses of records, such as contacts, that are not as they were when they were last noted;
    a publisher's first publication notes them all, and names none.
    """

    day: str
    new: tuple[New, ...] = ()
    records: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def refused(self) -> bool:
        """Whether nothing was published because something is wrong."""
        return any(one.severity == "error" for one in self.problems)

    def as_text(self) -> str:
        """What was published, in words; problems are printed as everywhere else."""
        if self.refused:
            errors = sum(one.severity == "error" for one in self.problems)
            return f"Nothing was published. Errors: {errors}."
        if not self.new and not self.records:
            return "Nothing was published: everything is as it was when it was last published."
        lines = [f"Published on {self.day}."] if self.new else ["Nothing new was published."]
        for heading, held in (
            ("New editions", [one for one in self.new if one.revision == 1]),
            ("Corrections", [one for one in self.new if one.revision > 1]),
        ):
            lines += ["", f"{heading}:", *(f"- {one.sentence}" for one in held)] if held else []
        if self.records:
            lines += ["", "Records as they stand now were noted:", *(f"- {one}" for one in self.records)]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """The same for another program."""
        return {
            "day": self.day,
            "refused": self.refused,
            "new": [asdict(one) for one in self.new],
            "records": list(self.records),
            "problems": problems.as_json(self.problems),
        }


def publish(folder: Path, day: str, publisher: str | None = None) -> Publication:
    """Publish everything in a data folder that is more than a draft and is not published yet, on a day.

    Files are written only when nothing is wrong in the whole folder: first what is kept of each new revision, then
    each publisher's lock. A second call on the same folder finds nothing to do.

    Args:
        folder: the data folder.
        day: the day that counts as today, as an ISO date.
        publisher: the one whose editions are published; those of every publisher when None.

    Raises:
        FileNotFoundError: there is no such folder, or it holds no YAML file.
        OSError: a file could not be written; the folder is as it was.

    """
    checked = checking.everything(folder, day)
    register = checked.held.register
    compiled = {one.edition.address: one.value for one in checked.held.aids}
    chosen = sorted(register.publishers if publisher is None else {publisher} & register.publishers.keys())
    waiting = tuple(_waiting(register, compiled, chosen)) if not checked.errors else ()
    met = problems.in_order((*checked.problems, *_not_on_this_day(register, [one for one, _ in waiting], day)))
    if any(one.severity == "error" for one in met):
        return Publication(day=day, problems=met)
    revisions = [(edition, one, _number(register, edition)) for edition, one in waiting]
    locks = dict(_locks(register, revisions, day, chosen))
    files.put(
        (
            {_kept_file(folder, edition, number): kept.written(one) for edition, one, number in revisions},
            {folder / publisher / "published.yaml": lock.written(one) for publisher, one in locks.items()},
        )
    )
    files_of = {edition.reading.file for edition, _, _ in revisions}
    left = tuple(one for one in met if not _is_settled(one, files_of, locks))
    return Publication(
        day=day,
        new=tuple(_new(edition, one, number) for edition, one, number in revisions),
        records=tuple(_records_that_changed(register, locks)),
        problems=left,
    )


def _is_settled(one: Problem, published_files: Collection[str], locks: Collection[str]) -> bool:
    """Whether a warning was only that something was not published yet, or not noted yet as it is, and now it is."""
    if one.code in {"record-changed", "record-gone"}:
        return one.file.split("/")[1] in locks
    return one.code == "not-published" and one.file in published_files


def _waiting(
    register: Register, compiled: Mapping[str, Value], chosen: Collection[str]
) -> Iterator[tuple[Edition, Kept]]:
    """Each edition that is not published as it stands, and what is to be kept of it, in the order of addresses."""
    for item in sorted(one for one in register.items if one.partition("/")[0] in chosen):
        for edition in register.items[item]:
            last = published.current(register, edition)
            value = compiled.get(edition.address)
            if last is None and not published.is_to_be_published(edition):
                continue
            if last is None or last.digest != published.digest_of(edition, value):
                yield edition, Kept(value=edition.value, compiled=value)


def _kept_file(folder: Path, edition: Edition, number: int) -> Path:
    """Where a revision is kept, such as ``north-glen/published/agreement/2025-04.1.json``."""
    item = edition.item.partition("/")[2]
    return folder / edition.publisher / "published" / item / f"{edition.name}.{number}.json"


def _number(register: Register, edition: Edition) -> int:
    return len(published.revisions(register, edition.address)) + 1


def _not_on_this_day(register: Register, waiting: list[Edition], day: str) -> Iterator[Problem]:
    """Publications only ever follow one another, and nothing is corrected before the correction was made."""
    readings = {one.file.split("/", 1)[1]: one for one in register.readings if one.file.endswith("/published.yaml")}
    for publisher in sorted({one.publisher for one in waiting} & register.published.keys()):
        held: Mapping[str, list[dict[str, Any]]] = register.published[publisher]["editions"]
        last = max((one["published_on"] for each in held.values() for one in each), default="")
        if last > day:
            yield readings[f"{publisher}/published.yaml"].problem(
                ("editions",),
                code="published-before",
                sentence=f"{publisher} last published on {last}, so nothing can be published on {day}.",
                fix=f"Publish on {last} or later.",
                at="key",
            )
    for edition in waiting:
        corrections: list[dict[str, Any]] = edition.value.get("corrections", [])
        if corrections and corrections[-1]["made"] > day:
            yield edition.reading.problem(
                ("corrections", len(corrections) - 1, "made"),
                code="correction-not-made-yet",
                sentence=f"This correction is said to be made on {corrections[-1]['made']}, and it is to be published "
                f"on {day}.",
                fix="Write the day on which it was made.",
            )


def _locks(
    register: Register, revisions: list[tuple[Edition, Kept, int]], day: str, chosen: Collection[str]
) -> Iterator[tuple[str, Lock]]:
    """The lock of each publisher for whom anything is new."""
    for publisher in chosen:
        before = register.published.get(publisher)
        held: dict[str, tuple[Revision, ...]] = {
            name: published.at(register, f"{publisher}/{name}") for name in (before or {}).get("editions", ())
        }
        for edition, one, number in revisions:
            if edition.publisher == publisher:
                name = edition.address.partition("/")[2]
                new = Revision(number=number, published_on=day, digest=kept.digest_of(one))
                held[name] = (*held.get(name, ()), new)
        made = Lock(editions=held, records=noted.noted(register, publisher))
        if before is None or made.value() != before:
            yield publisher, made


def _new(edition: Edition, one: Kept, number: int) -> New:
    correction: Mapping[str, Any] = edition.value["corrections"][-1] if number > 1 else {}
    return New(
        address=edition.address,
        title=edition.title,
        revision=number,
        digest=kept.digest_of(one),
        effective_from=edition.dates.effective_from,
        reason=correction.get("reason", ""),
        touched=tuple(correction.get("touched", ())),
    )


def _records_that_changed(register: Register, locks: Mapping[str, Lock]) -> Iterator[str]:
    for publisher, one in locks.items():
        if publisher not in register.published:
            continue
        before: Mapping[str, str] = register.published[publisher]["records"]
        yield from (f"{publisher}/{name}" for name in noted.changed(before, one.records))
