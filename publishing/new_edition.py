"""``arrangements new-edition``: a draft of the next edition, copied from the newest one and put beside it.

The draft starts on the day given and says what the newest edition says. What belonged to that one alone is left out:
when it was agreed, signed, published and to be reviewed, its end, its corrections and what it dropped. Each clause says
that it was the same clause there, so that whoever changes one only has to say how. Comments, order and layout are kept;
where that cannot be done, the file is written afresh, and that is said.

No file is ever written over. The name of the new edition is the month it starts in; where that is taken, the day.
"""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_aids.command_line import FINE, WRONG
from macros import days
from publishing.cannot_run import CannotRun
from schemas import digest, kinds, problems, register
from schemas.addresses import find
from schemas.checks import names
from schemas.files import amending, reading, writing
from schemas.history import drafting, editions, parts
from schemas.problems import Problem, nearest_address
from schemas.register import Edition, Register

_BEGIN = 8  # signs of a day up to its month and the hyphen


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A new edition before it is written: its name, its text, and whether the older one's comments are in it."""

    older: Edition
    name: str
    text: str
    kept_layout: bool


def run(folder: Path, item: str, effective_from: str, name: str | None, day: str) -> tuple[str, int]:
    """Write the draft of an item's next edition; returned what the person reads, and the exit code.

    Args:
        folder: the data folder.
        item: the address of the item, such as north-glen/information-sharing-agreement.
        effective_from: the first day of the new edition, as an ISO date.
        name: its name, or None to name it for that day.
        day: the day that counts as today.

    Raises:
        CannotRun: there is no such item, the day or name will not do, or what is there cannot be read.
        OSError: the folder cannot be written to.

    """
    held, met = register.load(folder)
    older = chosen(held, met, item, effective_from)
    if name is not None:
        languages = held.publishers.get(older.publisher, {}).get("languages", {})
        _refuse_a_wrong_name(name, languages)
    made = draft(older, effective_from, name or _named(folder / item, effective_from, taken=set(_names(held, item))))
    file = folder / item / f"{made.name}.yaml"
    _write(file, made.text)
    return _what_next(made, held, file, effective_from, day), FINE


def chosen(held: Register, met: tuple[Problem, ...], item: str, effective_from: str) -> Edition:
    """The edition that the new one is made from.

    Raises:
        CannotRun: nothing can be made of this item on this day; the text says why.

    """
    address = find(item, publisher="")
    if item in held.unread:
        spoilt = [one for one in met if one.severity == "error" and f"/{item}/" in f"/{one.file}"]
        mend = f"Mend {item} first. A new edition is copied only from files that can be read."
        raise CannotRun(f"{problems.as_text(spoilt)}\n\n{mend}", WRONG)
    if item not in held.items:
        raise CannotRun(_no_item(held, item, pinned=bool(address and address.edition)))
    older = drafting.newest(held, item)
    if older is None:
        drafts = ", ".join(_names(held, item))
        raise CannotRun(f"Of {item} there are only editions that never begin ({drafts}). Give one of them a first day.")
    if not older.dates.historic and effective_from <= older.dates.effective_from:
        raise CannotRun(
            f"Edition {older.name} of {item} starts on {older.dates.effective_from}. "
            "A new edition starts after the newest one. Choose a later day."
        )
    return older


def draft(older: Edition, effective_from: str, name: str) -> Draft:
    """The new edition, worked out and written in the older one's layout; nothing is put on disk.

    Raises:
        CannotRun: the older one is written in a way that cannot be copied.

    """
    value = drafting.draft_of(older, effective_from)
    with contextlib.suppress(amending.CannotKeep):
        text = amending.amended(older.reading.data.decode(), older.value, value)
        if _reads_back(text, value, older.kind):
            return Draft(older=older, name=name, text=text, kept_layout=True)
    text = writing.file_of(value)
    if not _reads_back(text, value, older.kind):
        raise CannotRun(f"{older.address} is written in a way that cannot be copied. Copy its file by hand.")
    return Draft(older=older, name=name, text=text, kept_layout=False)


def _refuse_a_wrong_name(name: str, languages: Iterable[str]) -> None:
    if not names.is_id(name):
        raise CannotRun(
            f"{name} cannot be the name of an edition. Use small letters, numbers and hyphens, such as 2027-04."
        )
    why = names.why_no_edition(name, languages)
    if why:
        raise CannotRun(f"{why} Choose another with --edition, such as 2027-04.")


def _reads_back(text: str, value: dict[str, Any], kind: str) -> bool:
    """Whether the strict reader finds this value in a text, its parts in this order, and no mistake."""
    found, met = reading.read(text.encode(), "new")
    if met or found is None or not isinstance(found.value, dict):
        return False
    in_order = all(list(found.value.get(one, ())) == list(value.get(one, ())) for one in kinds.PARTS[kind])
    return in_order and digest.canonical(found.value) == digest.canonical(value)


def _named(folder: Path, effective_from: str, taken: set[str]) -> str:
    """The edition's name: its month, or its day where another edition has the month."""
    taken = taken | {one.stem for one in folder.glob("*.yaml")}
    month = effective_from[: _BEGIN - 1]
    return effective_from if month in taken else month


def _names(held: Register, item: str) -> list[str]:
    return [one.name for one in held.items.get(item, ())]


def _no_item(held: Register, item: str, *, pinned: bool) -> str:
    if pinned and item.rpartition("/")[0] in held.items:
        return f"{item} is one edition. Name the item alone: {item.rpartition('/')[0]}."
    if any(f"{one.address.publisher}/{one.address.item}" == item.partition("#")[0] for one in held.records.values()):
        return (
            f"{item.partition('#')[0]} is a file of records. It has no editions: "
            "add new details with their first day under dated."
        )
    near = nearest_address(item, held.items)
    fix = f"Did you mean {near}?" if near else "Run arrangements list to see them all."
    return f"There is no item {item}. {fix}"


def _write(file: Path, text: str) -> None:
    """Put the whole file there at once, and never over another.

    Raises:
        CannotRun: a file of that name is there, or the folder cannot be written to.

    """
    # The reader passes over names that begin with a dot, so nobody meets half a file.
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode())
        _move(beside, file)
    except FileExistsError:
        raise CannotRun(f"There is an edition {file.stem} already, in {file}. Choose another with --edition.") from None
    except OSError as error:
        raise CannotRun(f"{file} could not be written: {error.strerror}.") from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _move(beside: Path, file: Path) -> None:
    """Give a file its name, unless another has it.

    Raises:
        FileExistsError: another has it.

    """
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:
        # Some network drives and memory sticks know no second name for a file.
        if file.exists():
            raise FileExistsError from None
        beside.replace(file)


def _what_next(made: Draft, held: Register, file: Path, effective_from: str, day: str) -> str:
    older = made.older
    item = older.item
    starts = days.in_words(effective_from)
    said = [f"Wrote {file}: a draft of {older.title}, copied from edition {older.name}, to start on {starts}."]
    status = held.status(older, day)
    if status == editions.HISTORIC:
        said.append(
            f"Edition {older.name} is historic: it is held only as a source document, and no one vouches for it now. "
            "So the draft does not say that it supersedes it. Check every clause before you rely on it."
        )
    elif status == editions.DRAFT:
        said.append(f"Edition {older.name} is a draft itself, which nobody has agreed yet.")
    if not made.kept_layout:
        said.append("Its comments and its layout could not be kept. Copy across by hand what you still need of them.")
    if "part_held" in older.value:
        said.append("It says under part_held that only a part is held. Complete it, then take that line out.")
    steps = ["Change what is to change. Under was, write reworded, moved, split, merged or replaced in place of same."]
    steps = steps if "was:" in made.text else ["Change what is to change."]
    ended = [name for _, name, one in parts.every(older) if one.get("ends", effective_from) < effective_from]
    if ended:
        steps.append(f"Take out what ends before this edition starts: {', '.join(ended)}.")
    if status != editions.HISTORIC and "was:" in made.text:
        steps.append("Name each clause that you take out under dropped, with the reason.")
    steps.append("Write the day of the next review under review_by.")
    if "signatures" in older.value:
        steps.append("Write the day of each signature under signed, as they come in.")
    # A draft whose day has come is in force, since the dates alone make an edition begin (schemas.editions).
    steps.append(f"Write the day it is agreed under agreed, before {starts}. Until it is agreed it stays a draft.")
    steps.append("Run arrangements check.")
    steps.append(f"Run arrangements compare {older.address} {item}/{made.name} to see what has changed.")
    numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    return "\n".join(said) + f"\n\nWhat to do next:\n{numbered}"
