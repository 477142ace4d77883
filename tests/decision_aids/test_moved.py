"""An aid that has moved: records that were saved at its old address still verify, and are told where it is now."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from decision_aids import engine, held, record, replaying, surroundings
from publishing.publish import publish
from schemas.history import editions
from tests.schemas.test_invalid_register import BASE

DAY = "2026-11-22"
OLD, NOW = "north-glen/get-help", "north-glen/ask-for-help"
EDITION = "2026-04"
MOVED = f"{OLD} has moved since: it now stands at {NOW}."


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A data folder, and the record of an answer that was given at the aid's first address."""

    data: Path
    saved: bytes


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    return Folder(data=data, saved=saved(data, OLD))


def saved(data: Path, address: str) -> bytes:
    found = held.read(data)
    one = next(one for one in found.aids if one.aid.aid == address)
    assert engine.advance(one.aid, {"danger": "no"}).is_outcome
    status = editions.WORDS[found.register.status(one.edition, DAY)]
    made = record.make(
        one.aid,
        {"danger": "no"},
        fields={"reason": "Seen."},
        calendars=surroundings.calendars(found.register, one),
        status=status,
        made_at=f"{DAY}T09:30",
    )
    return record.sealed(made)


def move(data: Path, more: str = "") -> None:
    """The aid's folder gets another name, and its edition says so."""
    (data / OLD).rename(data / NOW)
    file = data / NOW / f"{EDITION}.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}moved_from: [{OLD}]\n{more}", encoding="utf-8")


def verdict(data: Path, file: bytes) -> record.Verdict:
    found = held.read(data)
    assert found.is_sound, found.problems
    return replaying.verdict(found, file, DAY)


def test_a_record_saved_before_its_aid_moved_still_holds_and_says_where_the_aid_is_now(folder: Folder) -> None:
    move(folder.data)
    told = verdict(folder.data, folder.saved)
    assert told.holds
    assert MOVED in told.found
    assert told.found[-1] == "That edition is still the one to use, so today it would say the same."


def test_a_record_saved_after_the_move_says_nothing_of_it(folder: Folder) -> None:
    move(folder.data)
    told = verdict(folder.data, saved(folder.data, NOW))
    assert told.holds
    assert not any("moved" in one for one in told.found)


def test_a_record_made_with_what_was_published_at_the_old_address_holds_after_the_text_was_corrected(
    folder: Folder,
) -> None:
    assert not publish(folder.data, DAY).refused
    touched = "corrections:\n  - {revision: 2, made: 2026-11-22, reason: It has moved., touched: [moved_from, ring]}\n"
    move(folder.data, touched)
    file = folder.data / NOW / f"{EDITION}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Ring 999 now. Then", "Ring 999 at once. Then"), encoding="utf-8")
    done = publish(folder.data, DAY)
    assert [(one.address, one.revision) for one in done.new] == [(f"{NOW}/{EDITION}", 2)], done.problems
    told = verdict(folder.data, folder.saved)
    assert told.holds
    assert f"Replayed on revision 1 of edition {EDITION} of {OLD}, as it was published" in told.found[1]
    assert MOVED in told.found
    assert told.found[-1].startswith(f"Today's aid is {NOW}, edition {EDITION}, revision 2. It would say the same")
    assert verdict(folder.data, saved(folder.data, NOW)).holds


def test_an_aid_that_nobody_says_has_moved_leaves_its_records_unheld(folder: Folder) -> None:
    (folder.data / OLD).rename(folder.data / NOW)
    told = verdict(folder.data, folder.saved)
    assert (told.holds, told.found[0]) == (
        False,
        f"Edition {EDITION} of {OLD} is not held here, so this record cannot be replayed.",
    )
