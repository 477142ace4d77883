"""What bad input gets: a clear sentence and exit code 1, nothing executed, nothing lost, and never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decision_aids import command, html, model, record, record_text
from decision_aids.command import main
from tests.decision_aids import shipped
from tests.decision_aids.test_record import NATIONAL, OWN, made, overridden, resealed
from tests.fuzzing import targets

DATA = str(shipped.ROOT / "data")
DAY = "2026-11-28"
GOOD = record.sealed(made(reason="Seen."))
SCRIPT = "</pre><script>alert(1)</script><img src=x onerror=alert(1)>\n{{ 7*7 }}\n=cmd|' /C calc'!A0\n${x}"


def altered(**changed: Any) -> bytes:  # noqa: ANN401 - a forger may write anything
    """A record with parts changed and its old seal left as it was."""
    return model.canonical({**json.loads(GOOD), **changed})


RECORDS = {
    "nothing": (b"", "breaks off or is not JSON, at line 1, column 1"),
    "truncated": (GOOD[: len(GOOD) // 2], "breaks off or is not JSON"),
    "50 MB": (b" " * 50_000_000, "is too long. The most that is read is 200,000 bytes"),
    "50 MB of brackets": (b"[" * 50_000_000, "The most that is read is 200,000"),
    "deep": (b"[" * 90_000 + b"]" * 90_000, "nested more than 8 deep"),
    "a key twice": (b'{"handrail_record":1,' + GOOD[1:], "has the key 'handrail_record' twice"),
    "a list": (b"[]", "not a Handrail record of form 1"),
    "a text": (b'"yes"', "not a Handrail record of form 1"),
    "a number": (b"1e999", "not a Handrail record of form 1"),
    "no number": (b'{"a":NaN}', "holds NaN"),
    "too long a number": (b"9" * 5_000, "holds a number that is far too long"),
    "not UTF-8": (b"\xff\xfe" + GOOD, "byte 1 is not UTF-8"),
    "a mark of UTF-8 before it": (b"\xef\xbb\xbf" + GOOD, "begins with an invisible mark"),
    "half a character": (b'{"a":"\\ud800"}', "not a Handrail record of form 1"),
    "answers of another type": (resealed(answers={"purpose": "yes"}), "does not have the parts"),
    "an edition of another type": (resealed(edition=202611), "does not have the parts"),
    "a part too many": (resealed(more="x"), "does not have the parts"),
    "an unknown edition": (resealed(edition="1999-01"), "Edition 1999-01 of england/share-information is not held"),
    "an unknown aid": (resealed(aid="england/none"), "of england/none is not held here"),
    "an aid that is a path": (resealed(aid="../../etc/passwd"), "of ../../etc/passwd is not held here"),
    "an altered digest": (resealed(digest="0" * 64), "their digests differ"),
    "an altered seal": (altered(seal="0" * 64), "does not fit its seal"),
    "an altered answer": (altered(answers=[["immediate-danger", "yes"]]), "does not fit its seal"),
    "no such hour": (resealed(made_at="2026-11-27T25:61"), "does not have the parts"),
    "an hour that clocks skip": (resealed(made_at="2026-03-29T01:30"), "does not have the parts"),
    "no such day": (resealed(made_at="2026-02-30T12:00"), "does not have the parts"),
    "a day without a time": (resealed(made_at="2026-11-27"), "does not have the parts"),
    "a clock that runs ahead": (resealed(made_at="2027-01-01T09:00"), "One of the two clocks is wrong"),
}


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data folder is read once for all of these."""
    monkeypatch.setattr(command, "load", lambda _: shipped.everything())


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_is_not_one_is_refused_with_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = RECORDS[name]
    file = tmp_path / "record.json"
    file.write_bytes(data)
    assert main(["verify", str(file), "--data", DATA, "--as-at", DAY]) == 1
    out, err = capsys.readouterr()
    assert said in out
    assert "Traceback" not in out + err
    assert file.read_bytes() == data


ANSWERS = {
    "nothing": (b"", "breaks off or is not JSON"),
    "truncated": (b'{"immediate-danger": "y', "breaks off or is not JSON"),
    "50 MB": (b'{"a":"' + b"x" * 50_000_000, "The most that is read is 200,000"),
    "deep": (b'{"a":' * 5_000, "nested more than 8 deep"),
    "a question twice": (b'{"immediate-danger":"yes","immediate-danger":"no"}', "has the key 'immediate-danger' twice"),
    "a list": (b'["yes"]', "is not one object of question to answer"),
    "an answer that is true": (b'{"immediate-danger":true}', "is not one object of question to answer"),
    "no question": (b'{"<script>":"yes"}', "There is no question <script>"),
    "no answer": (b'{"immediate-danger":"<script>"}', "<script> is not an answer to immediate-danger"),
    "never met": (b'{"anonymised":"yes"}', "is answered but never reached"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_that_are_none_are_refused_with_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = ANSWERS[name]
    file = tmp_path / "answers.json"
    file.write_bytes(data)
    asked = ["run", shipped.NATIONAL, "--answers", str(file), "--data", DATA, "--as-at", DAY]
    assert main(asked) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_script_in_every_field_stays_a_text_in_the_record_its_page_and_its_replay() -> None:
    fields = {one.id: SCRIPT for one in NATIONAL.aid.fields}
    one = record.make(
        NATIONAL.aid,
        {"immediate-danger": "no", "significant-harm": "yes"},
        fields=fields,
        calendars={},
        status=SCRIPT,
        made_at="2026-11-27T15:05",
        own=dict.fromkeys(OWN, SCRIPT),
        route=SCRIPT,
        carried={"from": SCRIPT, "questions": ["immediate-danger"]},
    )
    gaps = record.unanswered(NATIONAL.aid, one)
    shown = html.record_made(record_text.as_text(NATIONAL.aid, one), gaps, "record.json")
    assert "<script" not in shown
    assert "<img" not in shown
    assert record.read(record.sealed(one)) == one | {"seal": model.digest(one)}
    assert overridden({"conclusion": SCRIPT})["own"]["conclusion"] == SCRIPT


@pytest.mark.parametrize("target", targets.TARGETS)
def test_the_fuzzers_own_seeds_end_in_sentences(target: str) -> None:
    seeds = targets.corpus(target)
    assert seeds
    for seed in seeds[:12]:
        targets.TARGETS[target](seed)


BOUNDED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


@given(st.binary(max_size=300))
@BOUNDED
def test_no_bytes_and_no_change_of_a_real_record_end_in_anything_but_a_verdict(data: bytes) -> None:
    targets.record_reader(data)


@given(st.binary(max_size=120))
@BOUNDED
def test_no_answers_and_no_facts_end_in_anything_but_a_step_or_a_refusal(data: bytes) -> None:
    targets.engine_and_hand_over(data)


@given(st.binary(max_size=120))
@settings(BOUNDED, max_examples=40)
def test_no_file_of_an_aid_ends_in_anything_but_problems_or_an_aid_that_can_be_walked(data: bytes) -> None:
    targets.aid_compiler(data)
