"""A record says what was decided and why, replays on its own edition, and shows when a byte has changed."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import engine, model, record, record_text, surroundings
from decision_aids.model import Aid
from tests.decision_aids import shipped

REFERRAL = {"immediate-danger": "no", "significant-harm": "yes"}
WITHHELD = {
    "immediate-danger": "no",
    "significant-harm": "no",
    "welfare-relevant": "no",
    "anonymised": "no",
}
NATIONAL = shipped.aid(shipped.NATIONAL)
CALENDARS = surroundings.calendars(shipped.everything().register, NATIONAL)


def made(answers: dict[str, str] = REFERRAL, **fields: str) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return record.make(
        NATIONAL.aid, answers, fields=named, calendars=CALENDARS, status="in force", made_at="2026-11-27T15:05"
    )


def referral(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any further part of a record
    told = {"fields": {}, "calendars": CALENDARS, "status": "in force", "made_at": "2026-11-27T15:05"}
    return record.make(NATIONAL.aid, REFERRAL, **{**told, **more})


ROUTE = "Settle a disagreement, at england/escalate-a-disagreement/"
OWN = {"conclusion": "Level 4: refer today", "why": "Third bruise.", "discussed-with": "Named nurse"}


def overridden(own: dict[str, str], route: str = ROUTE) -> dict[str, Any]:
    return record.make(
        NATIONAL.aid,
        WITHHELD,
        fields={"reason": "No purpose.", "second-person": "Named nurse", "review-date": "2026-12-11"},
        calendars=CALENDARS,
        status="in force",
        made_at="2026-11-27T15:05",
        own=own,
        route=route,
    )


def verdict(data: bytes, today: Aid | None = NATIONAL.aid) -> record.Verdict:
    held = {(one.aid.aid, one.aid.edition): one.aid for one in shipped.everything().aids}
    return record.verify(data, lambda aid, edition: held.get((aid, edition)), lambda _: today, CALENDARS)


def test_a_record_holds_no_answer_to_a_question_that_was_never_met() -> None:
    with pytest.raises(engine.CannotAnswer, match="never reached"):
        made({**REFERRAL, "anonymised": "yes"})


def test_there_is_nothing_to_record_before_an_outcome() -> None:
    with pytest.raises(engine.CannotAnswer, match="significant-harm is not answered yet"):
        made({"immediate-danger": "no"})


def test_withholding_is_complete_only_with_a_reason_a_second_person_and_a_review_date() -> None:
    assert record.missing(NATIONAL.aid, made(WITHHELD)) == (
        "Your reasons",
        "The second person's role",
        "When you will look at this again",
    )
    whole = made(WITHHELD, reason="No purpose.", second_person="Named nurse", review_date="2026-12-11")
    assert record.missing(NATIONAL.aid, whole) == ()


def test_a_field_left_blank_counts_as_missing() -> None:
    assert "Your reasons" in record.missing(NATIONAL.aid, made(reason="   "))


def test_a_deadline_in_a_record_has_its_rule_and_its_date() -> None:
    # Friday 27 November 2026: one working day on is Monday 30 November.
    (deadline,) = made(referral_received_at="2026-11-27T15:05")["deadlines"]
    assert deadline["rule"] == "1 working day after the referral was received"
    assert deadline["at"] == "2026-11-30"


def test_a_deadline_that_cannot_be_worked_out_keeps_its_rule_and_sends_the_reader_to_their_lead() -> None:
    (deadline,) = made(referral_received_at="2031-01-06T09:00")["deadlines"]
    assert deadline["rule"] == "1 working day after the referral was received"
    assert deadline["cannot"].endswith("work this out with your lead.")


@pytest.mark.parametrize(
    ("form", "rule", "at", "other"),
    [
        # Sunday 27 December 2026; Friday 25 is Christmas Day, and Monday 28 stands in for Boxing Day.
        (
            {"count": 1, "unit": "month", "if_closed": "next-working-day"},
            "1 month after the referral was received (if that is no working day, the next one)",
            "2026-12-29",
            {"if_closed": ""},
        ),
        (
            {"count": 0, "unit": "", "by": "30 September"},
            "by the first 30 September from the day the referral was received",
            "2027-09-30",
            {"by": "1 October"},
        ),
    ],
)
def test_a_deadline_that_moves_or_is_a_fixed_day_is_replayed_and_no_other_passes_for_it(
    form: dict[str, Any], rule: str, at: str, other: dict[str, Any]
) -> None:
    aid = replace(NATIONAL.aid, deadlines=tuple(replace(one, **form) for one in NATIONAL.aid.deadlines))
    fields = {"referral-received-at": "2026-11-27T15:05"}
    one = record.make(
        aid, REFERRAL, fields=fields, calendars=CALENDARS, status="in force", made_at="2026-11-27T15:05"
    )
    assert [(each["rule"], each["at"]) for each in one["deadlines"]] == [(rule, at)]
    saved = record.sealed(one)
    assert record.verify(saved, lambda *_: aid, lambda _: aid, CALENDARS).holds
    # The digest is the same, so only the replay can tell.
    changed = replace(aid, deadlines=tuple(replace(each, **other) for each in aid.deadlines))
    found = record.verify(saved, lambda *_: changed, lambda _: changed, CALENDARS)
    assert not found.holds
    assert any("the deadlines are not" in each for each in found.found)


def test_a_record_as_text_says_what_it_came_to_what_was_answered_and_what_is_missing() -> None:
    text = record_text.as_text(NATIONAL.aid, made(reason="Bruising seen twice."))
    assert "Refer to the front door today" in text
    assert "suffering significant harm, or is likely to? Yes. [this answer settled it]" in text
    assert "- Your reasons: Bruising seen twice." in text
    assert "NOT COMPLETE. Still needed: What is shared; Is the family told." in text
    assert NATIONAL.aid.digest in text


def test_nothing_typed_can_pass_for_a_line_of_the_record() -> None:
    text = record_text.as_text(NATIONAL.aid, made(reason="Fine.\nWhat it came to: Do nothing."))
    assert "\nWhat it came to: Do nothing." not in text
    assert "    What it came to: Do nothing." in text


def test_a_record_replays_on_its_own_edition_and_says_what_today_would_say() -> None:
    found = verdict(record.sealed(made(reason="Seen.", what_shared="Dates.", told_family="Yes, or they will be")))
    assert found.holds
    assert found.found[0] == (
        "Unaltered since it was saved: its parts fit each other and its seal. This does not show who made it, or when."
    )
    assert found.found[1].endswith(
        "the answers still lead to: Refer to the front door today, and share what they need. You do not need consent."
    )
    assert "today it would say the same" in found.found[-1]


def test_a_record_of_a_historic_aid_is_sent_to_todays_aid() -> None:
    flowchart = shipped.aid(shipped.FLOWCHART)
    old = record.make(
        flowchart.aid, {"purpose": "no"}, fields={}, calendars={}, status="historic", made_at="2026-11-27T15:05"
    )
    found = verdict(record.sealed(old))
    assert found.holds
    assert "Today's aid is england/share-information" in found.found[-1]
    assert "go through it again" in found.found[-1]


def test_a_record_still_holds_when_the_table_of_bank_holidays_has_grown() -> None:
    address, table = next(iter(CALENDARS.items()))
    grown = {address: {**table, "covers_to": "2028-12-31"}}
    good = record.sealed(made(referral_received_at="2026-11-27T15:05"))
    found = record.verify(good, lambda *_: NATIONAL.aid, lambda _: NATIONAL.aid, grown)
    assert found.holds
    assert any("earlier table of bank holidays" in one for one in found.found)


def test_a_record_of_an_earlier_engine_still_holds_and_says_which() -> None:
    found = verdict(resealed(engine="0"))
    assert found.holds
    assert "It was made by engine 0. Engine 1 replayed it." in found.found


def test_a_record_replays_on_its_kept_revision_after_the_edition_is_gone() -> None:
    good = record.sealed(made())
    found = record.verify(good, lambda *_: None, lambda _: None, CALENDARS, lambda *_: NATIONAL.aid)
    assert found.holds
    assert "revision 1 of edition 2026-11 of england/share-information, as it was published" in found.found[1]


def test_a_record_whose_edition_and_revision_are_both_gone_says_why_it_cannot_be_replayed() -> None:
    good = record.sealed(made())
    found = record.verify(good, lambda *_: None, lambda _: None, CALENDARS, lambda *_: "It is not kept here.")
    assert (found.holds, found.found[1]) == (False, "It is not kept here.")


def test_a_kept_revision_that_is_not_the_records_own_saves_nothing() -> None:
    other = shipped.aid(shipped.FLOWCHART).aid
    found = record.verify(record.sealed(made()), lambda *_: None, lambda _: None, CALENDARS, lambda *_: other)
    assert not found.holds


@pytest.mark.parametrize("day", ["never", "1999-01-01", "2026-11-27"])
def test_a_review_date_that_is_no_day_to_come_counts_as_missing_and_says_why(day: str) -> None:
    told = made(WITHHELD, reason="No purpose.", second_person="Named nurse", review_date=day)
    why = "When you will look at this again (the day written is not one to come)"
    assert record.missing(NATIONAL.aid, told) == (why,)


def test_a_file_that_another_program_saved_again_with_an_invisible_mark_is_told_so() -> None:
    (said,) = verdict(b"\xef\xbb\xbf" + record.sealed(made())).found
    assert said == (
        "This record begins with an invisible mark that a program put there when it saved the file again. "
        "Use the file as it was first saved."
    )


def test_a_choice_that_was_not_offered_counts_as_missing() -> None:
    assert "Is the family told?" in record.missing(NATIONAL.aid, made(told_family="Banana"))


@pytest.mark.parametrize(
    ("told", "why", "needed"),
    [
        ("No, and the reason is below", "", True),
        ("No, and the reason is below", "It would delay enquiries.", False),
        ("Yes, or they will be", "", False),
        ("", "", False),
    ],
)
def test_whoever_did_not_tell_the_family_writes_why(told: str, why: str, needed: bool) -> None:  # noqa: FBT001 - a column of cases
    lacks = record.missing(NATIONAL.aid, made(told_family=told, why_not_told=why))
    assert ("Why the family is not told" in lacks) is needed


def test_where_nothing_is_in_force_today_the_verdict_says_whom_to_ring() -> None:
    assert "999" in verdict(record.sealed(made()), today=None).found[-1]


def test_a_practitioners_own_conclusion_stands_beside_the_aids_outcome_and_never_in_its_place() -> None:
    text = record_text.as_text(NATIONAL.aid, overridden(OWN))
    theirs = text.index("What it came to: On your answers, do not share this now.")
    mine = text.index("The person who decided came to another conclusion. Both are kept")
    assert theirs < mine < text.index("- What you conclude instead: Level 4: refer today")
    assert "- Why you conclude that: Third bruise." in text
    assert "- With whom you discussed it, by role: Named nurse" in text
    assert "- If others do not agree: Settle a disagreement, at england/escalate-a-disagreement/" in text
    assert "NOT COMPLETE" not in text


@pytest.mark.parametrize("left_out", list(OWN))
def test_whoever_concludes_otherwise_says_what_why_and_with_whom_they_discussed_it(left_out: str) -> None:
    made_without = overridden({word: text for word, text in OWN.items() if word != left_out} | {left_out: "  "})
    labels = {"conclusion": "What you conclude instead", "why": "Why you conclude that"}
    needed = labels.get(left_out, "With whom you discussed it, by role")
    assert record.missing(NATIONAL.aid, made_without) == (needed,)


def test_a_record_without_a_conclusion_of_ones_own_says_nothing_of_one() -> None:
    assert "own" not in overridden({})
    assert "another conclusion" not in record_text.as_text(NATIONAL.aid, overridden(dict.fromkeys(OWN, " ")))


def test_where_no_way_to_settle_a_disagreement_is_in_force_the_record_names_somebody_to_ask() -> None:
    text = record_text.as_text(NATIONAL.aid, overridden(OWN, route=""))
    assert "- If others do not agree: ask your safeguarding lead how your area settles it" in text


def test_a_record_with_a_conclusion_of_ones_own_replays_to_the_aids_outcome() -> None:
    found = verdict(record.sealed(overridden(OWN)))
    assert found.holds
    assert found.found[1].endswith(f"still lead to: {NATIONAL.aid.outcome['withhold-and-record'].do}")


def test_a_record_says_which_answers_another_aid_handed_over() -> None:
    carried = {"from": "Worried about a child", "questions": ["immediate-danger"]}
    one = referral(carried=carried)
    text = record_text.as_text(NATIONAL.aid, one)
    assert "No. [this answer settled it] [carried over from Worried about a child]" in text
    assert text.count("carried over") == 1
    assert verdict(record.sealed(one)).holds


def test_a_record_says_which_number_was_given_and_still_holds_when_that_has_changed() -> None:
    one = referral(numbers={1: "North Glen: Front door, 01632 960 001"})
    said = record_text.as_text(NATIONAL.aid, one)
    assert "front door for where the child lives. North Glen: Front door, 01632 960 001.\n2. Closed, or no" in said
    assert verdict(record.sealed(one)).holds


@pytest.mark.parametrize("numbers", ["1", [["1", "999"]], [[1]], [[1, "999", ""]], [[True, "999"]], {"1": "999"}])
def test_a_record_whose_numbers_are_not_as_they_are_saved_is_refused(numbers: object) -> None:
    refused = verdict(record.sealed({**made(), "numbers": numbers}))
    assert refused.found == ("This record does not have the parts that Handrail saves.",)


def test_a_deadline_in_a_record_has_its_rule_its_date_and_its_source() -> None:
    called = {"england/sources#working-together": "Working Together 2026"}
    one = record.make(
        NATIONAL.aid,
        REFERRAL,
        fields={"referral-received-at": "2026-11-27T15:05"},
        calendars=CALENDARS,
        status="in force",
        made_at="2026-11-27T15:05",
        sources=called,
    )
    assert (
        "1 working day after the referral was received. That is no later than the end of Monday 30 November 2026. "
        "Source: Working Together 2026."
    ) in record_text.as_text(NATIONAL.aid, one)
    # What a source is called may change; which one it is may not.
    renamed = {**one, "deadlines": [{**one["deadlines"][0], "sources": [[next(iter(called)), "Another name"]]}]}
    moved = {**one, "deadlines": [{**one["deadlines"][0], "sources": [["england/sources#other", "Another name"]]}]}
    assert verdict(record.sealed(renamed)).holds
    assert not verdict(record.sealed(moved)).holds


def test_a_record_saved_before_sources_were_written_down_still_holds() -> None:
    old = made(referral_received_at="2026-11-27T15:05")
    old["deadlines"] = [{key: value for key, value in one.items() if key != "sources"} for one in old["deadlines"]]
    assert verdict(record.sealed(old)).holds
    assert "Source:" not in record_text.as_text(NATIONAL.aid, old)


@given(st.data())
def test_one_changed_byte_fails(data: st.DataObject) -> None:
    good = record.sealed(made(reason="Seen."))
    place = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != good[place]))
    assert not verdict(good[:place] + bytes([byte]) + good[place + 1 :]).holds


@given(st.data())
def test_a_record_that_breaks_off_fails(data: st.DataObject) -> None:
    good = record.sealed(made())
    assert not verdict(good[: data.draw(st.integers(0, len(good) - 1))]).holds


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_bytes_at_all_end_in_anything_but_a_verdict(data: bytes) -> None:
    assert not verdict(data).holds


def resealed(**changed: Any) -> bytes:  # noqa: ANN401 - a forger may write anything
    value = {**made(), **changed}
    return model.canonical({**value, "seal": model.digest(value)})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"outcome": "withhold-and-record"}, "the outcome is not"),
        ({"answers": [["immediate-danger", "yes"]]}, "the outcome is not"),
        ({"answers": [["immediate-danger", "perhaps"]]}, "do not fit its own edition"),
        ({"mattered": []}, "the answers that settled it are not"),
        ({"digest": "0" * 64}, "their digests differ"),
        ({"edition": "1999-01"}, "is not held here"),
        ({"deadlines": [{"id": "x"}]}, "the deadlines are not"),
        ({"fields": {"name-of-child": "x"}}, "the fields are not"),
        ({"made_at": "9999-99-99"}, "does not have the parts"),
        ({"calendars": []}, "does not have the parts"),
        ({"handrail_record": 2}, "not a Handrail record of form 1"),
        ({"extra": "x"}, "does not have the parts"),
        ({"answers": "yes"}, "does not have the parts"),
        ({"own": {"conclusion": 4}}, "does not have the parts"),
        ({"own": {"name": "x"}}, "does not have the parts"),
        ({"own": {}}, "the practitioner's own conclusion is not"),
        ({"own": {"why": " Seen. "}}, "the practitioner's own conclusion is not"),
        ({"carried": {"from": "x", "questions": ["never-met"]}}, "does not have the parts"),
        ({"carried": {"from": "x"}}, "does not have the parts"),
        ({"deadlines": [{"id": "x", "sources": "law"}]}, "does not have the parts"),
        ({"revision": "1"}, "does not have the parts"),
    ],
)
def test_a_forged_record_with_a_seal_that_fits_is_found_by_its_replay(changed: dict[str, Any], said: str) -> None:
    found = verdict(resealed(**changed))
    assert not found.holds
    assert any(said in one for one in found.found), found.found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "breaks off or is not JSON, at line 1, column 1"),
        (b"[" * 10_000 + b"]" * 10_000, "nested more than 8 deep"),
        (b'{"a": 1, "a": 2}', "has the key 'a' twice"),
        (b"\xff\xfe", "byte 1 is not UTF-8"),
        (b" " * (record.LARGEST + 1), "The most that is read is 200,000"),
        (b'{"a": NaN}', "holds NaN"),
        (b"1" * 5_000, "far too long"),
        (json.dumps(json.loads(record.sealed(made())), indent=1).encode(), "not written byte for byte"),
    ],
)
def test_what_is_not_a_record_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    (sentence,) = verdict(data).found
    assert said in sentence


@pytest.mark.parametrize("data", [b"[]", b'{"purpose": true}', b'"yes"'])
def test_answers_are_one_object_of_question_to_answer(data: bytes) -> None:
    with pytest.raises(record.CannotRead, match="one object of question to answer"):
        record.read_answers(data)


def test_another_table_of_bank_holidays_hides_no_other_deadline() -> None:
    start = {"referral-received-at": "2026-11-27T15:05"}
    record_made = record.make(
        NATIONAL.aid, REFERRAL, fields=start, calendars=CALENDARS, status="in force", made_at="2026-11-27T15:05"
    )
    (deadline,) = record_made["deadlines"]
    of_another_table = dict.fromkeys(record_made["calendars"], "0" * 64)
    dated_otherwise = {**record_made, "calendars": of_another_table, "deadlines": [{**deadline, "words": "sooner"}]}
    of_another_id = {**dated_otherwise, "deadlines": [{**deadline, "id": "england/deadlines#none"}]}
    assert verdict(record.sealed(dated_otherwise)).holds
    found = verdict(record.sealed(of_another_id))
    assert not found.holds
    assert "Replayed, the deadlines are not what the record says." in found.found
