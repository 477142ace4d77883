"""What has been published stays readable, is known by its day, and is never believed before its digest fits."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.publish import publish
from schemas import digest
from schemas.comparing.touched import differing
from schemas.publication import kept, published
from schemas.publication.kept import CannotRead, Kept
from tests.publishing import glen
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
ITEM = glen.ITEM
CLAUSES = {"visit": {"number": "1", "text": "Visit."}, "record": {"number": "2", "text": "Write."}}
VALUE: dict[str, Any] = {
    "kind": "document",
    "type": "protocol",
    "title": "Visiting protocol",
    "effective_from": "2026-02-01",
    "clauses": CLAUSES,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return glen.made(tmp_path)


@pytest.fixture
def national(tmp_path: Path) -> Path:
    """A copy of the shipped folder, published on the day its aid began."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    for publisher in folder.iterdir():
        shutil.rmtree(publisher / "published", ignore_errors=True)
        (publisher / "published.yaml").unlink(missing_ok=True)
    assert not publish(folder, "2026-11-22").refused
    return folder


def in_force(data: Path, *, as_at: str, known_on: str) -> str:
    found = published.known(glen.register(data), known_on).in_force(ITEM, as_at)
    return found.name if found else "nothing"


def test_in_force_on_a_day_and_known_on_a_day_are_two_questions(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.write(data, glen.PROTOCOL.replace("2026-02-01", "2026-06-01") + "supersedes: 2026-02\n", "2026-06")
    # The second edition is in force from 1 June and was published only on 10 June.
    publish(data, "2026-06-10")
    assert in_force(data, as_at="2026-06-05", known_on="2026-06-09") == "2026-02"
    assert in_force(data, as_at="2026-06-05", known_on="2026-06-10") == "2026-06"
    assert in_force(data, as_at="2026-05-31", known_on="2026-06-10") == "2026-02"
    assert in_force(data, as_at="2026-06-05", known_on="2026-01-19") == "nothing"


def test_on_a_day_before_its_correction_an_edition_says_what_it_said_then(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days", corrected="visit")
    publish(data, "2026-03-03")
    texts = {}
    for day in ("2026-03-02", "2026-03-03"):
        register = published.known(glen.register(data), day)
        (edition,) = register.items[ITEM]
        last = published.current(register, edition)
        assert last is not None
        texts[day] = (edition.value["clauses"]["visit"]["text"], last.number)
    assert texts == {
        "2026-03-02": ("Visit the family at home within the week.", 1),
        "2026-03-03": ("Visit the family at home within two days.", 2),
    }


def test_what_was_published_is_known_after_its_file_is_gone(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.write(data, glen.PROTOCOL.replace("2026-02-01", "2026-06-01"), "2026-06")
    glen.file(data).unlink()
    assert in_force(data, as_at="2026-03-01", known_on="2026-03-01") == "2026-02"


def test_an_item_with_a_revision_that_cannot_be_read_is_left_out_whole(data: Path) -> None:
    # Else the older edition would seem to be in force on a day when it was not.
    publish(data, "2026-01-20")
    glen.write(data, glen.PROTOCOL.replace("2026-02-01", "2026-06-01") + "supersedes: 2026-02\n", "2026-06")
    publish(data, "2026-05-20")
    glen.kept(data, 1, "2026-06").write_bytes(b"{}")
    known = published.known(glen.register(data), "2026-07-01")
    assert known.in_force(ITEM, "2026-07-01") is None
    assert ITEM in known.unread


def test_late_publication_is_counted_in_days(data: Path) -> None:
    publish(data, "2026-02-11")
    (late,) = published.published_late(glen.register(data))
    assert (late.edition.address, late.published_on, late.days) == (glen.ADDRESS, "2026-02-11", 10)


def test_an_edition_published_on_its_first_day_is_not_late(data: Path) -> None:
    publish(data, "2026-02-01")
    assert published.published_late(glen.register(data)) == ()


def test_a_reworded_deadline_changes_what_a_published_aid_says(national: Path) -> None:
    file = national / "england" / "deadlines.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("count: 1", "count: 2", 1), encoding="utf-8")
    # Every national aid that sends a person to the front door keeps this deadline; one of them is read here.
    errors = [one for one in glen.problems(national) if one.severity == "error"]
    assert {one.code for one in errors} == {"published-changed"}
    (problem,) = (one for one in errors if one.file == "data/england/share-information/2026-11.yaml")
    assert problem.sentence == (
        "england/share-information/2026-11 was published on 2026-11-22 and says something else since something it "
        "uses was changed: call-999 and refer-and-share."
    )
    assert problem.fix == (
        "Leave what it uses as it was and give the change an entry or edition from its own day, or add to its "
        "corrections: {revision: 2, made: the day it is made, reason: why in one sentence, "
        "touched: [call-999, refer-and-share]}."
    )


def test_an_aid_is_corrected_for_a_deadline_that_was_reworded_elsewhere(national: Path) -> None:
    file = national / "england" / "deadlines.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("count: 1", "count: 2", 1), encoding="utf-8")
    # Each aid that keeps the deadline is corrected, as the fix says what was touched.
    for one in [one for one in glen.problems(national) if one.severity == "error"]:
        aid = national.parent / one.file
        touched = one.fix[one.fix.index("touched: [") : one.fix.rindex("]") + 1]
        told = "{revision: 2, made: 2026-11-24, reason: The deadline is longer., " + touched + "}"
        aid.write_text(f"{aid.read_text(encoding='utf-8')}corrections:\n  - {told}\n", encoding="utf-8")
    assert glen.codes(national) == {"not-published"}
    done = publish(national, "2026-11-24")
    assert {one.revision for one in done.new} == {2}
    (new,) = (one for one in done.new if one.address == "england/share-information/2026-11")
    assert glen.codes(national) == set()
    kept_then = [published.revision(glen.register(national), new.address, number) for number in (1, 2)]
    assert [one.compiled["deadlines"][0]["count"] for one in kept_then if one.compiled] == [1, 2]


def test_a_reworded_field_of_the_form_changes_every_outcome_that_asks_for_it(national: Path) -> None:
    file = national / "england" / "record-of-a-decision" / "2026-11.yaml"
    old = "label: Your reasons"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, "label: Why you decided this", 1), encoding="utf-8")
    told = {one.file: one.sentence for one in glen.problems(national) if one.severity == "error"}
    assert "has been changed since: reason." in told["data/england/record-of-a-decision/2026-11.yaml"]
    assert "something it uses was changed" in told["data/england/share-information/2026-11.yaml"]


def test_a_contact_may_change_without_a_correction(national: Path) -> None:
    # Contacts are dated facts: they are noted for impact, and an edition does not freeze them.
    file = national / "west-sussex" / "contacts.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("01403 229 900", "01632 960 011"), encoding="utf-8")
    # What the source prints is another matter, and the coverage of that source notices.
    assert glen.codes(national) == {"number-not-held"}


def test_an_aid_that_cannot_be_compiled_today_is_still_held_to_its_own_file(national: Path) -> None:
    file = national / "england" / "facts.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: facts", "kind: fact"), encoding="utf-8")
    assert "published-changed" not in glen.codes(national)
    aid = national / "england" / "share-information" / "2026-11.yaml"
    aid.write_text(aid.read_text(encoding="utf-8").replace("An emergency never", "Danger never"), encoding="utf-8")
    assert "published-changed" in glen.codes(national)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"title": "Home visits"}, ("title",)),
        ({"review_by": "2027-01-01"}, ("review_by",)),
        ({"clauses": {**CLAUSES, "tell": {"number": "3", "text": "Tell."}}}, ("tell",)),
        ({"clauses": {"visit": CLAUSES["visit"]}}, ("record",)),
        ({"clauses": {**CLAUSES, "visit": {"number": "1", "text": "Call."}}}, ("visit",)),
        ({"clauses": {"record": CLAUSES["record"], "visit": CLAUSES["visit"]}}, ("clauses",)),
        ({"translations": {"cy": {"title": {"of": "0" * 12, "text": "Ymweld"}}}}, ("translations",)),
        ({"corrections": [{"revision": 2}]}, ()),
    ],
)
def test_what_a_correction_has_to_name_is_each_part_and_key_that_differs(
    change: dict[str, Any], names: tuple[str, ...]
) -> None:
    assert differing(Kept(value=VALUE), Kept(value={**VALUE, **change})) == names


def test_answers_in_another_order_are_a_change_of_their_question() -> None:
    def aid(*answers: str) -> Kept:
        return Kept(value={"kind": "aid", "questions": {"harm": {"ask": "?", "answers": dict.fromkeys(answers)}}})

    assert differing(aid("yes", "no"), aid("no", "yes")) == ("harm",)
    assert kept.digest_of(aid("yes", "no")) != kept.digest_of(aid("no", "yes"))


def compiled(*, count: int = 1, label: str = "Reasons", revision: int = 1, engine: str = "") -> dict[str, Any]:
    outcome = {"id": "refer", "actions": [{"deadline": "a/deadlines#d"}], "must_record": ["reason"], "may_record": []}
    other = {"id": "ring", "actions": [], "must_record": [], "may_record": []}
    made = {
        "revision": revision,
        "questions": [],
        "outcomes": [outcome, other],
        "deadlines": [{"id": "a/deadlines#d", "count": count}],
        "fields": [{"id": "reason", "label": label}],
    }
    return {**made, "engine": engine} if engine else made


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (compiled(), ()),
        (compiled(revision=2), ()),
        (compiled(count=2), ("refer",)),
        (compiled(label="Why"), ("refer",)),
        # A newer compiler may add what has no part: it is named by its key, and never passes in silence.
        (compiled(engine="2"), ("engine",)),
    ],
)
def test_of_an_aid_the_outcomes_that_show_something_else_are_named(now: dict[str, Any], names: tuple[str, ...]) -> None:
    assert differing(Kept(value=VALUE, compiled=compiled()), Kept(value=VALUE, compiled=now)) == names


def test_a_revision_that_was_never_published_is_said_to_be_none(data: Path) -> None:
    publish(data, "2026-01-20")
    register = glen.register(data)
    with pytest.raises(CannotRead, match=r"Revision 2 of west-glen/visiting-protocol/2026-02 was never published here"):
        published.revision(register, glen.ADDRESS, 2)


def read_as_listed(data: bytes) -> Kept:
    """Read bytes whose digest is the one that the lock gives: even the lock may have been made to fit."""
    return kept.read(data, hashlib.sha256(data).hexdigest(), "This revision")


def whole(**instead: object) -> bytes:
    return digest.canonical({"value": VALUE, "order": kept.order(VALUE), "compiled": None, **instead})


def test_a_kept_revision_is_read_back_in_its_order() -> None:
    turned = {**VALUE, "clauses": {"visit": CLAUSES["visit"], "record": CLAUSES["record"]}}
    found = read_as_listed(kept.written(Kept(value=turned)))
    assert found.value == turned
    assert list(found.value["clauses"]) == ["visit", "record"]


FORM = "This revision is not in the form that arrangements publish writes."
SCHEMA = "This revision does not fit the schema of its kind."
ORDER = "This revision does not say in which order its parts stand."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", FORM),
        (b"\xff\xfe", FORM),
        (b"[]", FORM),
        (b"{}", FORM),
        (b"null", FORM),
        (b"NaN", FORM),
        (b"[" * 100_000, FORM),
        (b"1" * 10_000, FORM),
        (b'{"compiled":1.5}', FORM),
        (b'{"a":"\\ud800"}', FORM),
        (whole() + b"\n", FORM),
        (whole(more=1), FORM),
        (whole(value=[]), SCHEMA),
        (whole(value={}), SCHEMA),
        (whole(value={"kind": []}), SCHEMA),
        (whole(value={"kind": "contacts", "contacts": {}}), SCHEMA),
        (whole(value={**VALUE, "titel": "x"}), SCHEMA),
        (whole(compiled=[]), SCHEMA),
        (whole(order=None), ORDER),
        (whole(order={}), ORDER),
        (whole(order={"clauses": None}), ORDER),
        (whole(order={"clauses": ["visit"]}), ORDER),
        (whole(order={"clauses": ["visit", "visit"]}), ORDER),
        (whole(order={"clauses": ["visit", ["record"]]}), ORDER),
    ],
)
def test_a_kept_file_that_is_no_revision_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_as_listed(data)
    assert str(refused.value) == sentence


def test_a_kept_file_is_not_believed_before_its_digest_fits() -> None:
    with pytest.raises(CannotRead) as refused:
        kept.read(whole(), "0" * 64, "Revision 1 of a/b/c")
    assert str(refused.value) == (
        "Revision 1 of a/b/c is not as it was published: its digest is another than published.yaml says."
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.one_of(st.binary(max_size=60), JSON.map(digest.canonical), st.builds(whole, value=JSON, order=JSON)))
def test_whatever_stands_in_a_kept_file_ends_in_a_revision_or_a_sentence(data: bytes) -> None:
    try:
        found = read_as_listed(data)
    except CannotRead as refused:
        said = str(refused)
    else:
        said = ""
        assert kept.written(found) == data
    assert said in {"", FORM, SCHEMA, ORDER}


@given(st.data())
def test_one_changed_byte_in_a_kept_file_is_noticed(drawn: st.DataObject) -> None:
    good = whole()
    place = drawn.draw(st.integers(0, len(good) - 1))
    byte = drawn.draw(st.integers(0, 255).filter(lambda one: one != good[place]))
    with pytest.raises(CannotRead):
        kept.read(good[:place] + bytes([byte]) + good[place + 1 :], hashlib.sha256(good).hexdigest(), "It")


def test_a_kept_file_is_canonical_json_of_the_value_the_order_and_the_compiled_aid(data: Path) -> None:
    # Typed here by hand from the contract: sorted keys, no spaces, UTF-8.
    publish(data, "2026-01-20")
    assert glen.kept(data, 1).read_text(encoding="utf-8") == (
        '{"compiled":null,"order":{"clauses":["visit","record"]},"value":{"agreed":"2026-01-12","clauses":{'
        '"record":{"number":"2","text":"Write down what you saw."},'
        '"visit":{"number":"1","text":"Visit the family at home within the week."}},'
        '"effective_from":"2026-02-01","kind":"document","title":"Visiting protocol","type":"protocol"}}'
    )
    (one,) = published.revisions(glen.register(data), glen.ADDRESS)
    assert one.digest == hashlib.sha256(glen.kept(data, 1).read_bytes()).hexdigest()
    assert json.loads(glen.kept(data, 1).read_bytes())["compiled"] is None
