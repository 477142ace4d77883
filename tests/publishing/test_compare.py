"""What staff read when they put two editions, or several publishers, side by side."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from decision_aids import resolved
from publishing import compared
from schemas import register as registers
from schemas.addresses import Address
from schemas.files.reading import Reading
from schemas.history.editions import Dates
from tests.unpublished import AS_UNPUBLISHED

DAY = "2026-11-22"
OLDER, NEWER, NEWEST = (f"north-glen/agreement/{edition}" for edition in ("2023-04", "2025-04", "2026-04"))
FIRST = {
    "kind": "document",
    "type": "agreement",
    "title": "Sharing agreement",
    "agreed": "2023-03-01",
    "effective_from": "2023-04-01",
    "review_by": "2025-03-31",
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This keeps children safe."},
        "promptly": {
            "number": "2",
            "title": "Time to share",
            "text": "Tell the partners promptly when harm is likely.",
            "deadline": "slow",
        },
        "record": {"number": "3", "title": "Record", "text": "Write down:", "points": ["with whom", "when"]},
        "mail": {"number": "4", "title": "Mail", "text": "Use secure mail."},
    },
}
SECOND = {
    **FIRST,
    "agreed": "2025-03-01",
    "effective_from": "2025-04-01",
    "review_by": "2027-03-31",
    "supersedes": "2023-04",
    "dropped": {"mail": "It is in the handbook."},
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This keeps children safe."},
        "same-day": {
            "number": "2",
            "title": "Time to share",
            "text": "Tell the partners the same day when harm is likely.",
            "deadline": "quick",
            "was": {"clause": "promptly", "relation": "reworded"},
            "change": {"kind": "material", "why": "A review asked for it."},
        },
        "record": {"number": "3", "title": "Record", "text": "Write down:", "points": ["with whom", "which day"]},
    },
}
THIRD = {
    **SECOND,
    "agreed": "2026-03-01",
    "effective_from": "2026-04-01",
    "supersedes": "2025-04",
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This keeps children safe."},
        "at-once": {
            **SECOND["clauses"]["same-day"],  # type: ignore[index] # a value of a data file
            "was": {"clause": "same-day", "relation": "moved"},
        },
    },
    "dropped": {"record": "It is in the handbook."},
}


def write(folder: Path, file: str, value: Mapping[str, Any]) -> None:
    """A file as JSON, which is YAML too."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


@pytest.fixture
def register(tmp_path: Path) -> registers.Register:
    rule = {"effective_from": "2020-01-01", "unit": "day", "after": "told", "event_words": "it was", "cites": ["x"]}
    for name, tier in (("england", "national"), ("north-glen", "local"), ("alder-bay", "local")):
        about = {"title": name.title(), "tier": tier, "area": name.title(), "summary": "For tests."}
        write(tmp_path, f"{name}/publisher.yaml", {"kind": "publisher", **about})
        deadlines = {
            word: {"title": word.title(), "owner": "the lead", "dated": [{**rule, "count": count}]}
            for word, count in (("quick", 1), ("slow", 5))
        }
        write(tmp_path, f"{name}/deadlines.yaml", {"kind": "deadlines", "deadlines": deadlines})
    titles = {"title": "Time to share", "question": "How soon is it shared?"}
    write(tmp_path, "england/subjects.yaml", {"kind": "subjects", "subjects": {"time-to-share": titles}})
    for name, value in (("2023-04", FIRST), ("2025-04", SECOND), ("2026-04", THIRD)):
        write(tmp_path, f"north-glen/agreement/{name}.yaml", value)
    speaks = {"number": "1", "title": "Time", "text": "Share.", "subject": "england/subjects#time-to-share"}
    for place, deadline in (("england/advice", "quick"), ("alder-bay/protocol", "slow")):
        value = {**FIRST, "title": "Advice", "clauses": {"time": {**speaks, "deadline": deadline}}}
        write(tmp_path, f"{place}/2023-04.yaml", value)
    found, met = registers.load(tmp_path)
    assert not met, [one.sentence for one in met]
    return found


def test_two_editions_are_compared_part_by_part_and_word_by_word(register: registers.Register) -> None:
    text, code = compared.run(register, [OLDER, NEWER], DAY, as_json=False)
    assert code == 0
    assert text == """\
From north-glen/agreement/2023-04 (superseded): Sharing agreement
To   north-glen/agreement/2025-04 (superseded): Sharing agreement

3 of 4 parts changed. 2 of the changes matter.

The edition itself
  Changed: the day it was agreed.
    - 2023-03-01
    + 2025-03-01
  Changed: the first day in force.
    - 2023-04-01
    + 2025-04-01
  Changed: the review date.
    - 2025-03-31
    + 2027-03-31
  New here: the edition before.
    + 2023-04

2: Time to share [same-day]
  THIS MATTERS. Reworded. It was promptly.
  Why: A review asked for it.
  Changed: the deadline.
    - slow
    + quick
  Changed: the time allowed.
    - 5 days after it was
    + 1 day after it was
  The text:
    - Tell the partners [-promptly-] when harm is likely.
    + Tell the partners {+the same day+} when harm is likely.

3: Record [record]
  Reworded.
  The list:
      with whom
    - when
    + which day

4: Mail [mail]
  THIS MATTERS. Left out.
  Why: It is in the handbook.
  The text:
    - Use secure mail.

Not changed: purpose"""


def test_a_rule_of_any_shape_is_shown_in_words(tmp_path: Path) -> None:
    about = {"title": "Moor", "tier": "local", "area": "Moor", "summary": "For tests."}
    write(tmp_path, "moor/publisher.yaml", {"kind": "publisher", **about})
    signed = {"role": "lead", "body": "police"}
    part = {"number": "1", "text": "Share."}
    before = {"time": {**part, "consent_required": True, "cites": ["a", "b"]}}
    after = {"time": {**part, "consent_required": False, "cites": ["a"]}}
    write(tmp_path, "moor/plan/2023.yaml", {**FIRST, "signatures": [{**signed, "signed": None}], "clauses": before})
    later = {"effective_from": "2024-04-01", "signatures": [{**signed, "signed": "2023-03-02"}], "clauses": after}
    write(tmp_path, "moor/plan/2024.yaml", {**FIRST, **later})
    register, met = registers.load(tmp_path)
    assert not met, [one.sentence for one in met]
    text, _ = compared.run(register, ["moor/plan/2023", "moor/plan/2024"], DAY, as_json=False)
    assert """\
  Changed: the signatures.
    - role: lead, body: police, signed: none
    + role: lead, body: police, signed: 2023-03-02
""" in text
    assert """\
  Changed: the sources.
    - a; b
    + a
  Changed: the need for consent.
    - yes
    + no""" in text


PARTNERSHIP = Path(__file__).parents[1] / "partnership"
WRITING = [f"north-glen/information-sharing-agreement/{edition}" for edition in ("2023-04", "2025-04")]


@pytest.fixture
def partnership(tmp_path: Path) -> registers.Register:
    """The fictional partnership beside the national data."""
    shutil.copytree(PARTNERSHIP.parents[1] / "data", tmp_path / "held", ignore=AS_UNPUBLISHED)
    shutil.copytree(PARTNERSHIP / "north-glen", tmp_path / "held" / "north-glen")
    found, met = registers.load(tmp_path / "held")
    assert not met, [one.sentence for one in met]
    return found


def test_a_halved_time_matters_though_both_editions_name_the_same_deadline(partnership: registers.Register) -> None:
    text, code = compared.run(partnership, WRITING, DAY, as_json=False)
    assert code == 0
    part = text.partition("[in-writing]")[2].partition("\n\n")[0]
    assert part.startswith("\n  THIS MATTERS. ")
    assert (
        "  Changed: the time allowed.\n"
        "    - 48 hours after the telephone referral was made\n"
        "    + 24 hours after the telephone referral was made\n"
    ) in f"{part}\n"
    assert "the deadline." not in part


def test_a_program_gets_the_time_that_each_edition_allows(partnership: registers.Register) -> None:
    made = json.loads(compared.run(partnership, WRITING, DAY, as_json=True)[0])
    (row,) = (one for one in made["rows"] if one["part"] == "in-writing")
    assert row["material"] is True
    assert [one for one in row["fields"] if one["name"] == "deadline_rule"] == [
        {
            "name": "deadline_rule",
            "how": "changed",
            "material": True,
            "before": "48 hours after the telephone referral was made",
            "after": "24 hours after the telephone referral was made",
        }
    ]


@pytest.mark.parametrize(
    ("dates", "more", "said"),
    [
        ({"effective_from": "2023-04-01"}, {}, "5 days after it was"),
        ({"effective_from": "2024-12-31"}, {}, "5 days after it was"),
        ({"effective_from": "2025-01-01"}, {}, "2 days after it was"),
        ({"effective_from": "2024-04-01"}, {"starts": "2025-01-01"}, "2 days after it was"),
        # Nothing is held for a day before the deadline begins, nor printed in a source for a historic edition.
        ({"effective_from": "2019-12-31"}, {}, "no time is held"),
        ({"effective_from": None, "held_as_source": "old"}, {}, "no time is held"),
        # A draft without a first day comes after all that is known.
        ({"effective_from": None}, {}, "2 days after it was"),
    ],
)
def test_the_time_allowed_is_the_one_on_the_first_day_that_the_part_holds(
    dates: dict[str, Any], more: dict[str, Any], said: str
) -> None:
    rule = {"unit": "day", "after": "told", "event_words": "it was"}
    dated = [
        {**rule, "effective_from": "2020-01-01", "count": 5},
        {**rule, "effective_from": "2025-01-01", "count": 2},
    ]
    value = {"clauses": {"tell": {"deadline": "soon", **more}, "mail": {"text": "Use secure mail."}}, **dates}
    reading = Reading(file="", value=value, data=b"")
    edition = registers.Edition(
        item="north-glen/agreement",
        name="2024-04",
        kind="document",
        value=value,
        dates=Dates.of("2024-04", value),
        reading=reading,
    )
    address = Address(publisher="north-glen", item="deadlines", part="soon")
    record = registers.Record(address=address, kind="deadlines", value={"dated": dated}, reading=reading, path=())
    held = registers.Register(records={"north-glen/deadlines#soon": record})
    assert resolved.rules(held, edition) == {"tell": said}
    assert resolved.rules(registers.Register(), edition) == {"tell": "no time is held"}


def test_an_outcome_of_an_aid_has_the_times_of_its_actions(partnership: registers.Register) -> None:
    aid, _ = partnership.items["north-glen/which-level"]
    made = resolved.resolved(partnership, aid)
    rules = [one["deadline_rule"] for one in made["outcomes"].values() if "deadline_rule" in one]
    both = "1 working day after the referral was received; 24 hours after the telephone referral was made"
    assert rules == [both, both]


def test_a_program_gets_the_comparison_with_both_addresses(register: registers.Register) -> None:
    text, code = compared.run(register, [OLDER, NEWER], DAY, as_json=True)
    shown = json.loads(text)
    assert code == 0
    assert (shown["older"], shown["newer"]) == ("north-glen/agreement/2023-04", "north-glen/agreement/2025-04")
    assert (shown["changed"], shown["material"]) == (3, 2)


@pytest.mark.parametrize(("day", "edition"), [("2023-04-01", "2023-04"), ("2025-04-01", "2025-04"), (DAY, "2026-04")])
def test_an_item_means_its_edition_in_force_on_the_day(register: registers.Register, day: str, edition: str) -> None:
    text, _ = compared.run(register, ["england/advice/2023-04", "north-glen/agreement"], day, as_json=True)
    assert json.loads(text)["newer"] == f"north-glen/agreement/{edition}"


def test_a_part_is_followed_through_the_edition_between(register: registers.Register) -> None:
    text, _ = compared.run(register, [OLDER, NEWEST], DAY, as_json=True)
    rows = {row["part"]: row for row in json.loads(text)["rows"]}
    assert rows["at-once"]["was"] == ["promptly"]
    assert rows["mail"]["why"] == "It is in the handbook."


def test_the_newer_edition_named_first_is_told_and_turned(register: registers.Register) -> None:
    names = ["north-glen/agreement/2025-04", "north-glen/agreement/2023-04"]
    text, _ = compared.run(register, names, DAY, as_json=False)
    assert "You named the newer one first. They are compared from the older to the newer." in text
    assert json.loads(compared.run(register, names, DAY, as_json=True)[0])["older"] == "north-glen/agreement/2023-04"


def test_two_items_of_different_kinds_are_not_compared(register: registers.Register, tmp_path: Path) -> None:
    form = {"title": "Referral", "published": "2026-01-01", "effective_from": "2026-01-01"}
    fields = {"reason": {"label": "Your reasons", "type": "text"}}
    write(tmp_path, "north-glen/referral/2026-01.yaml", {"kind": "form", **form, "fields": fields})
    register, met = registers.load(tmp_path)
    assert not met, [one.sentence for one in met]
    said = (
        "north-glen/agreement is a document and north-glen/referral is a form, so their parts cannot be matched. "
        "Name two of the same kind."
    )
    names = ["north-glen/agreement", "north-glen/referral"]
    assert compared.run(register, names, DAY, as_json=False) == (said, 2)


def test_editions_of_two_items_are_said_to_be_matched_by_id_alone(register: registers.Register) -> None:
    text, _ = compared.run(register, ["england/advice", "north-glen/agreement"], DAY, as_json=False)
    assert "These are two different items, so only parts with the same id are taken to be the same." in text


def test_publishers_are_put_side_by_side_with_the_national_rule_first(register: registers.Register) -> None:
    text, code = compared.run(register, ["north-glen", "alder-bay"], DAY, as_json=False)
    assert code == 0
    assert text == """\
As on 2026-11-22. Each is held against the national rule; what cannot be ranked is called different.

Time to share. How soon is it shared?
  England: national
    england/advice/2023-04#time  1: Time
  North-Glen: silent
  Alder-Bay: looser
    Its deadline falls later than the national one.
    alder-bay/protocol/2023-04#time  1: Time"""
    shown = json.loads(compared.run(register, ["north-glen", "alder-bay"], DAY, as_json=True)[0])
    assert [one["verdict"] for one in shown["rows"][0]["cells"]] == ["national", "silent", "looser"]


def test_without_a_national_subject_there_is_nothing_to_compare_on() -> None:
    register = registers.Register(publishers={name: {"title": name, "tier": "local"} for name in ("a", "b")})
    said = "No national subject is held, so there is nothing to put publishers side by side on."
    assert compared.run(register, ["a", "b"], DAY, as_json=False) == (said, 0)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ["north-glen/agrement", "north-glen/agreement"],
            "There is no north-glen/agrement. Did you mean north-glen/agreement?",
        ),
        (
            ["north-glen/agreement/2023-04", "north-glen/agreement/2025-05"],
            "There is no north-glen/agreement/2025-05. Did you mean north-glen/agreement/2025-04?",
        ),
        (["england", "north-gln"], "There is no north-gln. Did you mean north-glen?"),
        (["england", "%%%"], "There is no %%%. See arrangements list."),
        (
            ["england", "north-glen/agreement"],
            "england is a publisher. Compare it with other publishers, or name one of its items.",
        ),
        (
            ["north-glen/agreement/2023-04"] * 2,
            "That is north-glen/agreement/2023-04 twice. Name another edition to compare it with.",
        ),
        (
            ["north-glen/agreement/2026-04", "north-glen/agreement"],
            (
                "That is north-glen/agreement/2026-04 twice. north-glen/agreement/2026-04 and north-glen/agreement are "
                "the same. Name another edition to compare it with."
            ),
        ),
        (["north-glen", "north-glen"], "north-glen is named twice. Name different publishers to compare."),
        (["north-glen"], "Name two items or editions to compare, or two publishers or more."),
        ([], "Name two items or editions to compare, or two publishers or more."),
        (
            ["north-glen/agreement"] * 3,
            "Name two items or editions to compare, or two publishers or more.",
        ),
        (
            ["north-glen/agreement#purpose", "north-glen/agreement"],
            "north-glen/agreement#purpose is one part. Name the whole edition: north-glen/agreement.",
        ),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence(register: registers.Register, names: list[str], said: str) -> None:
    assert compared.run(register, names, DAY, as_json=False) == (said, 2)


def test_where_nothing_is_in_force_the_editions_held_are_named(register: registers.Register) -> None:
    said, code = compared.run(register, ["alder-bay/protocol", "england/advice"], "2020-01-01", as_json=False)
    assert code == 2
    assert said == (
        "Nothing of alder-bay/protocol is in force on 2020-01-01. Name an edition: alder-bay/protocol/2023-04."
    )
