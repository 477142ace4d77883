"""What a check keeps for the next one: the values of files without a mistake, and what was worked out from each.

It is kept in a folder of its own outside the data and may be deleted at any time. A file is
known again by its place and the SHA-256 of its bytes; everything is forgotten when the project's code, its schemas or
the libraries under it change. It is JSON, since it is not to be trusted with more: what is absent, damaged or made by
another version is not used, and what could not be written is not there next time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from schemas.files.reading import Reading, read
from schemas.remembering.later import Later, is_made
from schemas.remembering.results import Results

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Place = tuple[str, ...]

# These are asked of every file at every check, and are small. All others are brought only for files that are looked at.
AT_ONCE = ("outline", "cited publishers", "used", "events", "is corrected", "published digest")

_FORMAT = 1
_PACKS = "publishers"
_WRITTEN_WITH = ("jsonschema", "referencing")


def beside(data: Path) -> Path:
    """The folder in which the memory of a data folder is kept: never inside it, and under a hidden one."""
    whole = data.resolve()
    return whole.parent / ".cache" / "arrangements" / whole.name


def made_by(rooms: Iterable[str]) -> str:
    """The digest of all that a result may depend on besides the file: our code and schemas, Python, its libraries.

    Given the names of our packages that a check runs.
    """
    said = hashlib.sha256()
    parser = (yaml.__version__, hasattr(yaml, "CSafeLoader"))
    said.update(repr((_FORMAT, sys.version, *parser, *map(metadata.version, _WRITTEN_WITH))).encode())
    for room in sorted(rooms):
        folder = Path(str(import_module(room).__file__)).parent
        for file in sorted((*folder.rglob("*.py"), *folder.rglob("*.json"))):
            data = file.read_bytes()
            said.update(f"\n{room}/{file.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return said.hexdigest()


class Memory:
    """The memory of one data folder, from one check to the next."""

    def __init__(self, folder: Path, made_by: str) -> None:
        """A memory is kept in a folder and believed only where the same code made it."""
        self._folder = folder
        self._made_by = made_by
        self._packs: dict[str, _Pack] = {}
        self._now: dict[str, dict[str, _Noted]] = {}
        self._fine_now: dict[str, Mapping[str, str]] = {}

    def recall(self, place: Place, file: str, data: bytes) -> Reading | None:
        """The reading of a file as it was left by the check before; None when the file is new or has changed.

        Given the file's place inside the data folder, its name as shown to people, and its bytes.
        """
        publisher, name = place[0], "/".join(place[1:])
        if publisher not in self._packs:
            self._packs[publisher] = _Pack.opened(self._folder, publisher, self._made_by)
        entry = self._packs[publisher].entries.get(name)
        if entry is None or entry["file"] != file:
            return None
        kept = _Kept(pack=self._packs[publisher], entry=entry, file=file, data=data)
        results = Results(entry["results"], kept.results)
        reading = Reading(file=file, value=Later(kept.value), data=data, pure=entry["pure"], remembered=results)
        if reading.digest != entry["digest"]:
            return None
        self._now.setdefault(publisher, {})[name] = _Noted(reading=reading, kept=kept)
        return reading

    def note(self, place: Place, reading: Reading) -> None:
        """Keep the reading of a file in which no mistake was found."""
        self._now.setdefault(place[0], {})["/".join(place[1:])] = _Noted(reading=reading)

    def fine(self, checks: str) -> Mapping[str, str]:
        """For some checks, each publisher in whose files they found nothing, and the mark of all they looked at."""
        found: Mapping[str, str] = self._fine.get(checks, {})
        return found

    def note_fine(self, checks: str, marks: Mapping[str, str]) -> None:
        """Keep in which publishers' files some checks found nothing."""
        self._fine_now[checks] = marks

    @cached_property
    def _fine(self) -> Mapping[str, Any]:
        return _opened(self._folder / "fine.json", self._made_by)

    def keep(self) -> None:
        """Write down what is new, with all that was worked out since; where that cannot be done, nothing is kept."""
        packs = self._folder / _PACKS
        try:
            packs.mkdir(parents=True, exist_ok=True)
            # Whoever keeps the data in git does not want this there.
            _replace(self._folder / ".gitignore", b"*\n")
            for publisher, noted in self._now.items():
                before = self._packs.get(publisher)
                if before is None or before.entries.keys() != noted.keys() or any(one.is_new for one in noted.values()):
                    self._write(packs, publisher, noted)
            for old in {one.stem for one in packs.glob("*.json")} - self._now.keys():
                for ending in (".json", ".values"):
                    (packs / f"{old}{ending}").unlink(missing_ok=True)
            _replace(self._folder / "fine.json", _sealed(self._fine_now, self._made_by))
        except OSError:
            return

    def _write(self, packs: Path, publisher: str, noted: Mapping[str, _Noted]) -> None:
        entries: dict[str, Any] = {}
        values: list[bytes] = []
        at = 0
        for name, one in noted.items():
            reading = one.reading
            places = []
            for part in (one.value(), one.results()):
                places.append([at, len(part), hashlib.sha256(part).hexdigest()])
                values.append(part)
                at += len(part)
            entries[name] = {
                "file": reading.file,
                "digest": reading.digest,
                "pure": reading.pure,
                "value": places[0],
                "further": places[1],
                "results": one.results_at_once(),
            }
        _replace(packs / f"{publisher}.values", b"".join(values))
        _replace(packs / f"{publisher}.json", _sealed(entries, self._made_by))


@dataclass(kw_only=True)
class _Pack:
    """What is kept of one publisher: for each file its digest, its results, and where its value is."""

    file: Path
    entries: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def opened(cls, folder: Path, publisher: str, made_by: str) -> _Pack:
        """The pack that the check before left, or an empty one."""
        packs = folder / _PACKS
        return cls(file=packs / f"{publisher}.values", entries=_opened(packs / f"{publisher}.json", made_by))

    @cached_property
    def values(self) -> bytes:
        """All values as they are kept, or nothing."""
        try:
            return self.file.read_bytes()
        except OSError:
            return b""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is kept of one file."""

    pack: _Pack
    entry: Mapping[str, Any]
    file: str
    data: bytes

    def written(self, part: str) -> bytes | None:
        """The bytes that are kept of a part, or None when they are not those that were written."""
        at, length, digest = self.entry[part]
        found = self.pack.values[at : at + length]
        return found if hashlib.sha256(found).hexdigest() == digest else None

    def value(self) -> object:
        """The value, read again from the file's own bytes where what is kept is damaged."""
        found = self.written("value")
        if found is not None:
            return json.loads(found)
        reading, _ = read(self.data, self.file, pure=self.entry["pure"])
        return reading.value if reading is not None else None

    def results(self) -> dict[str, Any]:
        """The results that are not known at once; none where what is kept is damaged."""
        found = self.written("further")
        results: dict[str, Any] = json.loads(found) if found is not None else {}
        return results


@dataclass(frozen=True, kw_only=True)
class _Noted:
    """A file that was met in this run, and what was kept of it before."""

    reading: Reading
    kept: _Kept | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was read for the first time, or more was worked out from it than is kept."""
        return self.kept is None or self.reading.remembered.has_more

    def value(self) -> bytes:
        """Its value as it is to be kept."""
        found = self.kept.written("value") if self.kept is not None and not is_made(self.reading, "value") else None
        return found if found is not None else _json(self.reading.value)

    def results(self) -> bytes:
        """Its results as they are to be kept, but for those that are known at once."""
        results = self.reading.remembered
        found = self.kept.written("further") if self.kept is not None and not results.is_whole else None
        if found is not None:
            return found
        return _json({name: one for name, one in results.all().items() if name not in AT_ONCE})

    def results_at_once(self) -> dict[str, Any]:
        """Those of its results that every check asks for."""
        return {name: one for name, one in self.reading.remembered.all().items() if name in AT_ONCE}


def _opened(file: Path, made_by: str) -> Mapping[str, Any]:
    """What a file of the memory holds, or nothing: it is absent, damaged, or other code made it."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        if json.loads(head) != {"made_by": made_by, "digest": hashlib.sha256(body).hexdigest()}:
            return {}
        found: Mapping[str, Any] = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return found


def _sealed(value: object, made_by: str) -> bytes:
    body = _json(value)
    return _json({"made_by": made_by, "digest": hashlib.sha256(body).hexdigest()}) + b"\n" + body


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _replace(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
