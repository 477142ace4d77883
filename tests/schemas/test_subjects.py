"""Publishers side by side: same, stricter, looser, silent, or for a person to read."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from schemas import register as registers
from schemas.comparing import subjects
from schemas.comparing.subjects import Cell
from schemas.register import Register, Value

DAY = "2026-11-22"
SUBJECT = "england/subjects#time-to-share"


def by_count(one: Value, other: Value) -> str:
    """Deadlines of these tests are all in days after one event."""
    if one["after"] != other["after"]:
        return "cannot-say"
    mine, yours = int(one["count"]), int(other["count"])
    return "shorter" if mine < yours else "longer" if mine > yours else "same"


def write(folder: Path, file: str, value: Mapping[str, Any]) -> None:
    """A file as JSON, which is YAML too."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def publisher(folder: Path, name: str, tier: str = "local") -> None:
    about = {"title": name.title(), "short": name.title(), "tier": tier, "area": name.title(), "summary": "For tests."}
    write(folder, f"{name}/publisher.yaml", {"kind": "publisher", **about})
    rule = {"effective_from": "2020-01-01", "unit": "day", "after": "told", "event_words": "it was", "cites": ["x"]}
    deadlines = {
        "slow": [{**rule, "count": 5}],
        "quick": [{**rule, "count": 1}],
        "other": [{**rule, "count": 1, "after": "seen"}],
        "future": [{**rule, "count": 1, "effective_from": "2030-01-01"}],
    }
    records = {word: {"title": word.title(), "owner": "the lead", "dated": dated} for word, dated in deadlines.items()}
    write(folder, f"{name}/deadlines.yaml", {"kind": "deadlines", "deadlines": records})


def edition(folder: Path, place: str, *clauses: Mapping[str, Any], **head: object) -> None:
    """An edition of a document, with clauses on the one subject."""
    held = {
        f"c{number}": {"number": str(number), "title": "Sharing", "text": "Share.", "subject": SUBJECT, **one}
        for number, one in enumerate(clauses, start=1)
    }
    dates = {"agreed": "2025-01-01", "effective_from": "2025-01-01"}
    write(folder, f"{place}.yaml", {
        "kind": "document", "type": "guidance", "title": "Agreement", **dates, **head, "clauses": held,
    })  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    publisher(tmp_path, "england", "national")
    publisher(tmp_path, "north-glen")
    titles = {"title": "Time to share", "question": "How soon is it shared?"}
    write(tmp_path, "england/subjects.yaml", {"kind": "subjects", "subjects": {"time-to-share": titles}})
    return tmp_path


def read(folder: Path) -> Register:
    register, met = registers.load(folder)
    assert not met, [one.sentence for one in met]
    return register


def cell(folder: Path, name: str = "north-glen", day: str = DAY, rank: Callable[..., str] = by_count) -> Cell:
    (row,) = subjects.table(read(folder), day, rank).rows
    return next(one for one in row.cells if one.publisher == name)


@pytest.mark.parametrize(
    ("national", "local", "verdict"),
    [
        ({"force": "should"}, {"force": "must"}, "stricter"),
        ({"force": "must"}, {"force": "should"}, "looser"),
        ({"force": "should"}, {"force": "may"}, "looser"),
        ({"force": "may"}, {"force": "may"}, "same"),
        ({"consent_required": False}, {"consent_required": True}, "looser"),
        ({"consent_required": False}, {"consent_required": False}, "same"),
        ({"consent_required": True}, {"consent_required": True}, "same"),
        ({"consent_required": True}, {"consent_required": False}, "different"),
        ({"deadline": "slow"}, {"deadline": "quick"}, "stricter"),
        ({"deadline": "quick"}, {"deadline": "slow"}, "looser"),
        ({"deadline": "quick"}, {"deadline": "quick"}, "same"),
        ({"deadline": "quick"}, {"deadline": "england/deadlines#quick"}, "same"),
        ({"deadline": "quick"}, {"deadline": "other"}, "different"),
        ({"deadline": "quick"}, {"deadline": "future"}, "different"),
        ({}, {"deadline": "quick"}, "stricter"),
        ({}, {"consent_required": False}, "different"),
        ({}, {"force": "must"}, "different"),
        ({"route": "england/contacts#a"}, {"route": "england/contacts#a"}, "same"),
        ({"route": "england/contacts#a"}, {"route": "north-glen/contacts#a"}, "different"),
        # What a local layer does not say, the national one still does.
        ({"force": "must", "deadline": "quick"}, {"force": "must"}, "same"),
        ({"force": "must", "deadline": "slow"}, {"force": "must", "deadline": "quick"}, "stricter"),
        ({"force": "must", "deadline": "slow"}, {"force": "may", "deadline": "quick"}, "different"),
        ({}, {}, "different"),
    ],
)
def test_a_local_rule_is_held_against_the_national_one(
    data: Path, national: dict[str, Any], local: dict[str, Any], verdict: str
) -> None:
    edition(data, "england/advice/2025", national)
    edition(data, "north-glen/agreement/2025", local)
    found = cell(data)
    assert found.verdict == verdict
    unranked = "No rule of theirs can be ranked against the national one: read both."
    assert found.note == ("" if found.judgements else unranked)
    assert cell(data, "england").verdict == "national"


SENTENCES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "force": ({"force": "must"}, {"force": "should"}, "It says should, and the national rule says must."),
    "the same force": ({"force": "must"}, {"force": "must"}, "Both say must."),
    "a consent gate": (
        {"consent_required": False}, {"consent_required": True},
        "It asks for consent before sharing, and the national rule says that none is needed."),
    "no consent gate": (
        {"consent_required": True}, {"consent_required": False},
        "It asks for no consent, and the national rule does. Which is stricter depends on the case."),
    "consent where the nation says nothing": (
        {}, {"consent_required": False}, "It speaks of consent, and the national rule does not."),
    "no consent on either side": (
        {"consent_required": False}, {"consent_required": False}, "Neither asks for consent."),
    "consent on both sides": ({"consent_required": True}, {"consent_required": True}, "Both ask for consent."),
    "the nation's own deadline": (
        {"deadline": "quick"}, {"deadline": "england/deadlines#quick"}, "It is the national deadline."),
    "a sooner deadline": (
        {"deadline": "slow"}, {"deadline": "quick"},
        "Its deadline falls sooner than the national one, or at the same time, and never later."),
    "a later deadline": (
        {"deadline": "quick"}, {"deadline": "slow"}, "Its deadline falls later than the national one."),
    "another event": (
        {"deadline": "quick"}, {"deadline": "other"},
        "They run from different events, or no table of working days covers them, so they cannot be ranked."),
    "no time for the day": (
        {"deadline": "quick"}, {"deadline": "future"},
        "No time is held for this day for one of the two deadlines, so they cannot be ranked."),
    "a time where the nation sets none": (
        {}, {"deadline": "quick"}, "It sets a time, and the national rule sets none."),
    "the same route": (
        {"route": "england/contacts#a"}, {"route": "england/contacts#a"},
        "Both send people to the same place first."),
    "another route": (
        {"route": "england/contacts#a"}, {"route": "north-glen/contacts#a"},
        "It sends people somewhere else first than the national rule does."),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_each_verdict_gives_its_grounds(data: Path, name: str) -> None:
    national, local, sentence = SENTENCES[name]
    edition(data, "england/advice/2025", national)
    edition(data, "north-glen/agreement/2025", local)
    assert [one.sentence for one in cell(data).judgements] == [sentence]


def test_deadlines_that_part_company_are_for_a_person_to_read(data: Path) -> None:
    edition(data, "england/advice/2025", {"deadline": "slow"})
    edition(data, "north-glen/agreement/2025", {"deadline": "quick"})
    found = cell(data, rank=lambda _one, _other: "mixed")
    assert found.verdict == "different"
    assert found.judgements[0].sentence.endswith("sooner than the national one from some starts and later from others.")


def test_a_publisher_that_says_nothing_is_silent(data: Path) -> None:
    edition(data, "england/advice/2025", {"force": "must"})
    assert (cell(data).verdict, cell(data).note) == ("silent", "")


def test_where_the_national_layer_is_silent_nothing_is_ranked(data: Path) -> None:
    edition(data, "north-glen/agreement/2025", {"force": "must"})
    assert cell(data, "england").verdict == "silent"
    found = cell(data)
    assert found.verdict == "different"
    assert found.note == "The national layer is silent here, so there is nothing to rank this against."


def test_historic_text_never_counts_as_current_and_is_said_to_be_held(data: Path) -> None:
    edition(data, "england/advice/2025", {"force": "must"})
    held = {"source": "north-glen/sources#agreement", "printed": "2020", "replaced_by": "Nobody knows."}
    edition(data, "north-glen/agreement/2020", {"force": "may"}, held_as_source=held, effective_from=None, agreed=None)
    register, _ = registers.load(data)
    (row,) = subjects.table(register, DAY, by_count).rows
    found = row.cells[1]
    assert (found.verdict, found.clauses) == ("silent", ())
    assert found.historic == ("north-glen/agreement/2020#c1",)
    assert found.note == "Only historic text is held, and nobody vouches for it now."


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2024-12-31", "silent"), ("2025-01-01", "looser"), ("2026-01-01", "same"), ("2027-01-01", "silent")],
)
def test_only_what_is_in_force_on_the_day_counts(data: Path, day: str, verdict: str) -> None:
    edition(data, "england/advice/2020", {"force": "must"}, effective_from="2020-01-01", agreed="2020-01-01")
    edition(data, "north-glen/agreement/2025", {"force": "may"})
    year = {"effective_from": "2026-01-01", "effective_to": "2026-12-31"}
    edition(data, "north-glen/agreement/2026", {"force": "must"}, **year)
    assert cell(data, day=day).verdict == verdict


@pytest.mark.parametrize(
    ("day", "verdict"), [("2025-05-31", "silent"), ("2025-06-01", "same"), ("2025-07-01", "silent")]
)
def test_a_clause_counts_from_its_own_start_to_its_own_end(data: Path, day: str, verdict: str) -> None:
    edition(data, "england/advice/2025", {"force": "must"})
    edition(data, "north-glen/agreement/2025", {"force": "must", "starts": "2025-06-01", "ends": "2025-06-30"})
    assert cell(data, day=day).verdict == verdict


def test_two_clauses_that_rank_differently_are_for_a_person_to_read(data: Path) -> None:
    edition(data, "england/advice/2025", {"force": "should"})
    edition(data, "north-glen/agreement/2025", {"force": "must"}, {"force": "may"})
    found = cell(data)
    assert found.verdict == "different"
    assert found.judgements[0].sentence == "Several clauses differ on the force: read them all."
    assert [one.address for one in found.clauses] == ["north-glen/agreement/2025#c1", "north-glen/agreement/2025#c2"]


def test_the_nation_comes_first_and_named_publishers_in_their_order(data: Path) -> None:
    publisher(data, "alder-bay")
    publisher(data, "moor-region", "regional")
    register = read(data)
    everybody = ["england", "moor-region", "alder-bay", "north-glen"]
    assert list(subjects.table(register, DAY, by_count).publishers) == everybody
    chosen = subjects.table(register, DAY, by_count, ("north-glen", "alder-bay"))
    assert [one.publisher for one in chosen.rows[0].cells] == ["north-glen", "alder-bay"]


def test_a_program_gets_the_same_table(data: Path) -> None:
    edition(data, "england/advice/2025", {"force": "must"})
    edition(data, "north-glen/agreement/2025", {"force": "should"})
    shown = json.loads(json.dumps(subjects.table(read(data), DAY, by_count).as_json()))
    assert shown["publishers"] == {"england": "England", "north-glen": "North-Glen"}
    assert shown["rows"][0]["cells"][1] == {
        "publisher": "north-glen",
        "verdict": "looser",
        "clauses": [
            {
                "address": "north-glen/agreement/2025#c1",
                "edition_title": "Agreement",
                "called": "1: Sharing",
                "text": "Share.",
                "rules": {"force": "should"},
            }
        ],
        "judgements": [
            {"name": "force", "verdict": "looser", "sentence": "It says should, and the national rule says must."}
        ],
        "historic": [],
        "note": "",
    }
