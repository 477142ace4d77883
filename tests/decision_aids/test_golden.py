"""Every golden record replays, on its revision as published or else on its edition as it stands, today and for ever."""

import json
import shutil
from pathlib import Path

import pytest

from decision_aids import held, model, record, replaying
from publishing.publish import publish
from schemas.publication import published
from tests.decision_aids import shipped
from tests.decision_aids.golden import making

FILES = sorted(making.FOLDER.rglob("*.jsonl"))
HELD = shipped.everything()
CHANGED = (
    "The compiled form of {0} is not the one that its golden records were made with, and its edition did not change. "
    "If it is published: write a correction of it, or a new edition. If it was never published: make its records "
    "again with `python -m tests.decision_aids.golden {0} --again`. {1}"
)


def address(file: Path) -> str:
    return file.relative_to(making.FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("file", FILES, ids=address)
def test_every_golden_record_of_an_edition_replays(file: Path) -> None:
    lines = file.read_bytes().splitlines()
    assert lines
    for line in lines:
        found = replaying.verdict(HELD, line, making.MADE_AT[:10])
        assert found.holds, CHANGED.format(address(file), " ".join(found.found))


@pytest.mark.parametrize("file", FILES, ids=address)
def test_the_golden_records_of_an_edition_hold_one_for_each_of_its_outcomes(file: Path) -> None:
    made = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert {f"{one['aid']}/{one['edition']}" for one in made} == {address(file)}
    own = next((one.aid for one in HELD.aids if one.edition.address == address(file)), None)
    assert own is None or [one["outcome"] for one in made] == [one.id for one in own.outcomes]
    assert "own" in made[0]


def test_every_published_edition_of_an_aid_has_golden_records() -> None:
    lacking = [
        one.edition.address
        for one in HELD.aids
        if published.revisions(HELD.register, one.edition.address) and not making.place(one.edition.address).exists()
    ]
    assert lacking == [], "Make them with `python -m tests.decision_aids.golden`, and commit them."


@pytest.mark.parametrize("one", [shipped.NATIONAL, shipped.FLOWCHART])
def test_there_are_golden_records_of_the_first_aids(one: str) -> None:
    assert making.place(shipped.aid(one).edition.address).exists()


def test_a_compiled_form_that_changes_without_its_edition_fails_the_replay() -> None:
    one = shipped.aid(shipped.NATIONAL)
    line = making.place(one.edition.address).read_bytes().splitlines()[0]
    value = json.loads(model.canonical(one.value))
    value["questions"][0]["why"] += " Reworded."
    changed = model.from_compiled(value)
    found = record.verify(line, lambda *_: changed, lambda _: changed, {})
    assert not found.holds
    assert "their digests differ" in found.found[0]


def test_records_that_are_there_are_never_made_again_unless_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "FOLDER", tmp_path)
    wanted = [shipped.aid(shipped.FLOWCHART).edition.address]
    (file,) = (making.place(one) for one in wanted)
    assert list(making.write(HELD, wanted, again=False)) == [f"{wanted[0]}: written, 4 records."]
    file.write_bytes(b"kept\n")
    assert list(making.write(HELD, wanted, again=False)) == [f"{wanted[0]}: kept as it was."]
    assert file.read_bytes() == b"kept\n"
    assert list(making.write(HELD, wanted, again=True)) == [f"{wanted[0]}: written, 4 records."]
    assert list(making.write(HELD, ["england/none/2026-01"], again=False)) == [
        "There is no edition england/none/2026-01 of an aid. Nothing was written for it."
    ]


def test_the_records_of_a_published_edition_stay_when_it_is_corrected_and_replay_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for publisher in ("england", "west-sussex"):
        home = Path(shutil.copytree(shipped.ROOT / "data" / publisher, data / publisher))
        shutil.rmtree(home / "published", ignore_errors=True)
        (home / "published.yaml").unlink(missing_ok=True)
    edition = shipped.aid(shipped.NATIONAL).edition.address
    (own,) = (one for one in held.read(data).aids if one.edition.address == edition)
    lines = list(making.records(held.read(data), own))
    assert not publish(data, "2026-11-22").refused
    file = data / f"{edition}.yaml"
    text = file.read_text(encoding="utf-8").replace("An emergency never waits for a form.", "Help comes first.")
    correction = "{revision: 2, made: 2026-11-24, reason: It was unclear., touched: [immediate-danger]}"
    file.write_text(f"{text}corrections:\n  - {correction}\n", encoding="utf-8")
    corrected = held.read(data)
    assert all(replaying.verdict(corrected, line, making.MADE_AT[:10]).holds for line in lines)
    before = making.place(edition).read_bytes()
    (said,) = making.write(corrected, [edition], again=True)
    assert said.endswith("kept. It is published, so a change of it is a correction, and its records stay.")
    assert making.place(edition).read_bytes() == before
