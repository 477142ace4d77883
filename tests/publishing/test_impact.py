"""What an unpublished change touches: whatever uses it, and whatever uses that, each with its reason."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from decision_aids import held
from publishing.impact import Impact, impact
from publishing.publish import publish
from tests.macros import partnership
from tests.publishing import glen

ROOT = Path(__file__).parents[2]
DAY = "2026-11-24"
AID = "england/share-information/2026-11"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped folder, published on the day its aid began."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    for publisher in folder.iterdir():
        shutil.rmtree(publisher / "published", ignore_errors=True)
        (publisher / "published.yaml").unlink(missing_ok=True)
    assert not publish(folder, "2026-11-22").refused
    return folder


def edit(data: Path, file: str, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def looked_at(data: Path) -> Impact:
    found = held.read(data)
    return impact(found.register, found.aids, DAY)


def reasons(found: Impact) -> dict[str, tuple[str, ...]]:
    return {one.address: one.reasons for one in found.touched}


def test_where_all_is_published_nothing_is_touched(data: Path) -> None:
    found = looked_at(data)
    assert (found.changes, found.touched, found.aids, found.unpublished) == ((), (), (), ())
    assert found.as_text() == "Nothing has changed since it was last published."


def test_a_changed_deadline_touches_the_outcomes_that_use_it_and_says_how_the_aid_changes(data: Path) -> None:
    edit(data, "england/deadlines.yaml", "count: 1", "count: 2")
    found = looked_at(data)
    assert [one.sentence for one in found.changes] == [
        "england/deadlines#outcome-to-referrer has changed since something was last published."
    ]
    uses = "uses the deadline england/deadlines#outcome-to-referrer."
    assert reasons(found)[AID] == (f"Its outcome call-999 {uses}", f"Its outcome refer-and-share {uses}")
    (aid,) = (one for one in found.aids if one.address == AID)
    was, now = "1 working day after the referral was received", "2 working days after the referral was received"
    assert aid.differences == (f"The deadline england/deadlines#outcome-to-referrer was “{was}” and is “{now}”.",)


def test_a_changed_calendar_touches_the_aid_through_the_deadline_that_counts_with_it(data: Path) -> None:
    edit(data, "england/calendars.yaml", "title:", "title: New")
    found = reasons(looked_at(data))
    assert "It counts with the calendar england/calendars#england-working-days." in found[
        "england/deadlines#outcome-to-referrer"
    ]
    assert "Its outcome call-999 uses the deadline england/deadlines#outcome-to-referrer." in found[AID]


def test_a_changed_contact_touches_the_aids_of_another_publisher_that_show_its_role(data: Path) -> None:
    edit(data, "west-sussex/contacts.yaml", "01403 229 900", "01632 960 011")
    found = looked_at(data)
    assert [one.address for one in found.changes] == ["west-sussex/contacts#front-door"]
    shows = "shows, by its role, the contact west-sussex/contacts#front-door."
    assert f"Its outcome refer-and-share {shows}" in reasons(found)[AID]
    assert "This touches, at england (another publisher):" in found.as_text()


def test_a_changed_form_touches_the_aid_that_asks_for_it(data: Path) -> None:
    edit(data, "england/record-of-a-decision/2026-11.yaml", "label: Your reasons", "label: Why you decided this")
    found = looked_at(data)
    assert [(one.how, one.parts) for one in found.changes] == [("changed", ("reason",))]
    assert reasons(found)[AID] == ("It asks for the form england/record-of-a-decision.",)
    told = {one.address: one.differences for one in found.aids}
    assert told[AID] == ("The field reason has changed: its label.",)


def test_a_clause_that_changed_touches_what_cites_it_and_not_what_cites_its_neighbour(data: Path) -> None:
    file = data / "england" / "information-sharing-advice" / "2024-05.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("  rule-7:")
    at = text.index("text: ", start) + len("text: ")
    file.write_text(f"{text[:at]}Remember to {text[at].lower()}{text[at + 1 :]}", encoding="utf-8")
    found = looked_at(data)
    assert [one.parts for one in found.changes] == [("rule-7",)]
    assert reasons(found)["england/record-of-a-decision/2026-11"] == (
        "It cites england/information-sharing-advice#rule-7.",
    )
    assert all("#rule-1." not in reason for reason in reasons(found)[AID])


def test_a_corrected_aid_lists_what_it_says_now(data: Path) -> None:
    edit(data, f"{AID}.yaml", "An emergency never waits for a form.", "Help comes first.")
    file = data / f"{AID}.yaml"
    correction = "{revision: 2, made: 2026-11-24, reason: It was unclear., touched: [immediate-danger]}"
    file.write_text(f"{file.read_text(encoding='utf-8')}corrections:\n  - {correction}\n", encoding="utf-8")
    found = looked_at(data)
    assert [one.sentence for one in found.changes] == [
        f"{AID} (in force) is corrected in immediate-danger. It was unclear."
    ]
    (aid,) = found.aids
    assert aid.differences == ("The question immediate-danger has changed: why it asks.",)


def test_an_answer_that_leads_elsewhere_is_told_as_the_smallest_situation_that_ends_otherwise(data: Path) -> None:
    edit(data, f"{AID}.yaml", "not-sure: {go: talk-to-front-door}", "not-sure: {go: call-999}")
    found = looked_at(data)
    (aid,) = found.aids
    (situation,) = aid.situations
    question, was, now = situation
    assert question == "Is anyone in immediate danger, or likely to be hurt before you could finish this? Not sure."
    assert was.startswith("It was: ")
    assert "(consult)" in was
    assert now.startswith("It is now: ")
    assert "(emergency)" in now
    assert "Someone who answers so comes to something else:" in found.as_text()


def test_new_words_for_the_same_help_are_a_difference_and_no_situation(data: Path) -> None:
    edit(data, f"{AID}.yaml", "An emergency never waits for a form.", "Help comes first.")
    (aid,) = looked_at(data).aids
    assert (len(aid.differences), aid.situations) == (1, ())


def test_a_lower_protection_is_said_from_what_to_what(data: Path) -> None:
    edit(data, f"{AID}.yaml", "    protection: refer\n", "    protection: consult\n")
    (aid,) = looked_at(data).aids
    assert "The outcome refer-and-share has changed: its protection, from refer to consult." in aid.differences


def test_a_new_edition_is_compared_with_the_one_before(tmp_path: Path) -> None:
    data = glen.made(tmp_path)
    publish(data, "2026-01-20")
    new = glen.PROTOCOL.replace("2026-02-01", "2027-02-01").replace("within the week", "within two days")
    glen.write(data, new, "2027-02")
    glen.write(data, new.replace("agreed: 2026-01-12\n", "").replace("2027-02-01", "2028-02-01"), "2028-02")
    new_one = f"{glen.ITEM}/2027-02"
    assert [(one.how, one.sentence) for one in looked_at(data).changes] == [
        ("new", f"{new_one} is new, in force from 2027-02-01. It differs from 2026-02 in effective_from, visit."),
        ("draft", f"{glen.ITEM}/2028-02 is a draft. It differs from 2027-02 in effective_from, agreed."),
    ]


def test_a_part_that_says_it_is_the_same_as_before_is_no_difference(tmp_path: Path) -> None:
    data = glen.made(tmp_path)
    first = glen.PROTOCOL.replace("saw.\n", "saw.\n    change: {kind: editorial, why: It was asked for.}\n")
    glen.write(data, first)
    publish(data, "2026-01-20")
    new = glen.PROTOCOL.replace("2026-02-01", "2027-02-01").replace("within the week", "within two days")
    new = new.replace("two days.\n", "two days.\n    was: {clause: visit, relation: reworded}\n")
    glen.write(data, f"{new}    was: {{clause: record, relation: same}}\n", "2027-02")
    (change,) = looked_at(data).changes
    assert change.sentence.endswith("It differs from 2026-02 in effective_from, visit.")


def test_an_edition_and_a_record_that_are_gone_are_told(data: Path) -> None:
    (data / "west-sussex" / "threshold-guidance" / "2020.yaml").unlink()
    deadlines = data / "west-sussex" / "deadlines.yaml"
    held = re.findall(r"^  ([a-z-]+):$", deadlines.read_text(encoding="utf-8"), re.MULTILINE)
    deadlines.unlink()
    told = {one.address: one.how for one in looked_at(data).changes}
    assert "written-follow-up" in held
    assert told == {
        "west-sussex/threshold-guidance/2020": "removed",
        **{f"west-sussex/deadlines#{one}": "removed" for one in held},
    }


def test_a_publisher_that_never_published_is_named_and_not_compared(tmp_path: Path) -> None:
    found = looked_at(glen.made(tmp_path))
    assert (found.changes, found.unpublished) == ((), ("west-glen",))
    assert found.as_text() == (
        "Nothing that was ever published has changed.\n\n"
        "west-glen has never published anything, so there is nothing to compare it with."
    )


def test_what_cannot_be_compared_because_it_is_not_kept_is_said(tmp_path: Path) -> None:
    data = glen.made(tmp_path)
    publish(data, "2026-01-20")
    glen.kept(data, 1).unlink()
    glen.edit(data, "within the week", "within two days")
    (change,) = looked_at(data).changes
    assert change.sentence == (
        "west-glen/visiting-protocol/2026-02 is not as it was published on 2026-01-20. "
        "Revision 1 of west-glen/visiting-protocol/2026-02 is not kept here."
    )


def test_impact_is_json_for_another_program(data: Path) -> None:
    edit(data, "england/deadlines.yaml", "count: 1", "count: 2")
    told = json.loads(json.dumps(looked_at(data).as_json()))
    assert set(told) == {"changes", "touched", "aids", "unpublished"}
    assert told["changes"][0]["how"] == "changed"


@pytest.fixture
def north_glen(tmp_path: Path) -> Path:
    """The fictional partnership, whose aid has an edition that nobody has agreed yet."""
    return partnership.folder(tmp_path)


NEXT_AID = "north-glen/which-level/2027-01"


def test_a_new_edition_of_an_aid_is_held_against_the_one_it_takes_the_place_of(north_glen: Path) -> None:
    (aid,) = (one for one in looked_at(north_glen).aids if one.address == NEXT_AID)
    assert aid.against == "north-glen/which-level/2026-01"
    assert "The outcome targeted-help has changed: its protection, from support to consult, what to do." in (
        aid.differences
    )
    early = "This points to level 1 or 2. Talk to your safeguarding lead about early help. (support)"
    ring = "Whom to ring: emergency services, front door, out of hours"
    targeted = "This points to level 3, targeted help. Talk to"
    lead = f"{targeted} your safeguarding lead about a team around the child. (support)"
    front_door = f"{targeted} the front door today about a team around the child. (consult)"
    several = "Does the child have several needs, or one that needs more than one agency?"
    assert [situation[-3:] for situation in aid.situations] == [
        (f"{several} No.", f"It was: {early} {ring}.", f"It is now: {early} {ring}, police non emergency."),
        (f"{several} Yes.", f"It was: {lead}", f"It is now: {front_door}"),
    ]
    assert f"{NEXT_AID} says what north-glen/which-level/2026-01 does not:" in looked_at(north_glen).as_text()


def test_while_a_table_has_a_gap_the_words_are_compared_and_no_situation_is_told(north_glen: Path) -> None:
    file = f"{NEXT_AID}.yaml"
    edit(north_glen, file, '"no": {go: early-help}', '"no": {decide: how-many}')
    row = '      - {when: {several-needs: ["yes"]}, go: early-help}\n'
    table = f"tables:\n  how-many:\n    reads: [several-needs]\n    rows:\n{row}"
    edit(north_glen, file, "outcomes:\n", f"{table}outcomes:\n")
    (aid,) = (one for one in looked_at(north_glen).aids if one.address == NEXT_AID)
    assert "The table how-many is new." in aid.differences
    assert aid.situations == ()
