"""What `arrangements publish` writes, what it refuses, and what stays as it was when it breaks off."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing import lock
from publishing.lock import Lock
from publishing.publish import publish
from schemas import digest, problems
from schemas.files import reading
from schemas.publication import published
from schemas.publication.published import Revision
from tests.publishing import glen

ROOT = Path(__file__).parents[2]

DETAILS = 'telephone: "01632 960 011", hours: {words: all day}, last_verified: 2026-01-10'

@pytest.fixture
def data(tmp_path: Path) -> Path:
    return glen.made(tmp_path)


def test_a_first_publication_is_kept_and_dated(data: Path) -> None:
    done = publish(data, "2026-01-20")
    (one,) = published.revisions(glen.register(data), glen.ADDRESS)
    assert (one.number, one.published_on) == (1, "2026-01-20")
    assert json.loads(glen.kept(data, 1).read_bytes())["value"]["title"] == "Visiting protocol"
    assert done.as_text() == (
        "Published on 2026-01-20.\n\nNew editions:\n"
        "- west-glen/visiting-protocol/2026-02: Visiting protocol, in force from 2026-02-01."
    )
    assert glen.codes(data) == set()


def test_a_second_publication_of_the_same_finds_nothing_to_do(data: Path) -> None:
    publish(data, "2026-01-20")
    before = glen.everything_in(data)
    done = publish(data, "2026-01-21")
    assert done.as_text() == "Nothing was published: everything is as it was when it was last published."
    assert glen.everything_in(data) == before


def test_a_draft_is_not_published(data: Path) -> None:
    glen.edit(data, "agreed: 2026-01-12\n", "")
    done = publish(data, "2026-01-20")
    assert done.new == ()
    assert published.revisions(glen.register(data), glen.ADDRESS) == ()


def test_a_correction_is_published_as_the_next_revision_with_its_reason(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days", corrected="visit")
    done = publish(data, "2026-03-03")
    assert done.as_text() == (
        "Published on 2026-03-03.\n\nCorrections:\n"
        "- west-glen/visiting-protocol/2026-02: correction, revision 2, of visit. It was copied wrongly."
    )
    held = published.revisions(glen.register(data), glen.ADDRESS)
    assert [(one.number, one.published_on) for one in held] == [(1, "2026-01-20"), (2, "2026-03-03")]
    first, second = (json.loads(glen.kept(data, number).read_bytes())["value"] for number in (1, 2))
    assert first["clauses"]["visit"]["text"] == "Visit the family at home within the week."
    assert second["clauses"]["visit"]["text"] == "Visit the family at home within two days."


def test_a_change_without_a_correction_publishes_nothing(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days")
    before = glen.everything_in(data)
    done = publish(data, "2026-03-03")
    assert done.refused
    assert done.as_text() == "Nothing was published. Errors: 1."
    assert [one.code for one in done.problems if one.severity == "error"] == ["published-changed"]
    assert glen.everything_in(data) == before


def test_one_mistake_anywhere_in_the_folder_stops_publication(data: Path) -> None:
    glen.write(data, glen.PROTOCOL.replace("kind: document", "kind: documnet"), "2027-02")
    done = publish(data, "2026-01-20")
    assert [one.code for one in done.problems if one.severity == "error"] == ["wrong-kind"]
    assert not glen.lock(data).exists()


def test_nothing_is_published_on_a_day_before_the_last_publication(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.write(data, glen.PROTOCOL.replace("2026-02-01", "2027-02-01"), "2027-02")
    (problem,) = (one for one in publish(data, "2026-01-19").problems if one.severity == "error")
    assert problem.code == "published-before"
    assert problem.sentence == "west-glen last published on 2026-01-20, so nothing can be published on 2026-01-19."
    assert problem.fix == "Publish on 2026-01-20 or later."


def test_a_correction_is_not_published_before_the_day_it_was_made(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days", corrected="visit", made_on="2026-03-02")
    (problem,) = (one for one in publish(data, "2026-03-01").problems if one.severity == "error")
    assert problem.code == "correction-not-made-yet"
    assert problem.sentence == (
        "This correction is said to be made on 2026-03-02, and it is to be published on 2026-03-01."
    )
    assert problem.fix == "Write the day on which it was made."


def test_records_are_noted_and_those_that_changed_since_are_named(data: Path) -> None:
    roles = data / "west-glen" / "roles.yaml"
    text = "kind: roles\nroles:\n  lead:\n    title: Lead\n    dated: [{effective_from: null, does: It leads.}]\n"
    roles.write_text(text, encoding="utf-8")
    done = publish(data, "2026-01-20")
    assert not done.refused, problems.as_text(done.problems)
    assert done.records == ()
    assert set(glen.register(data).published["west-glen"]["records"]) == {
        "roles#lead",
        "roles#lead@printed",
    }
    roles.write_text(text.replace("It leads", "It leads all"), encoding="utf-8")
    done = publish(data, "2026-01-21")
    assert (done.new, done.records) == ((), ("west-glen/roles#lead",))
    assert publish(data, "2026-01-21").records == ()


@pytest.mark.parametrize(
    ("old", "new", "warned"),
    [
        ("01632 960 011", "01632 960 012", True),
        ("title: Front door", "title: New front door", True),
        ("last_verified: 2026-01-10", "last_verified: 2026-01-12", False),
        ("    dated:\n", f"    dated:\n      - {{effective_from: 2026-06-01, {DETAILS}}}\n", False),
    ],
)
def test_only_details_that_were_there_and_are_not_as_they_were_are_warned_of(
    old: str, new: str, warned: bool, data: Path  # noqa: FBT001 - a column of the table
) -> None:
    contacts = data / "west-glen" / "contacts.yaml"
    contacts.write_text(
        "kind: contacts\ncontacts:\n  front-door:\n    title: Front door\n    role: front-door\n"
        f"    serves: children of West Glen\n    dated:\n      - {{effective_from: 2026-01-01, {DETAILS}}}\n",
        encoding="utf-8",
    )
    done = publish(data, "2026-01-20")
    assert not done.refused, problems.as_text(done.problems)
    text = contacts.read_text(encoding="utf-8")
    assert old in text
    contacts.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = [one.code for one in glen.problems(data, "2026-01-21")]
    assert ("record-changed" in told) is warned
    assert "record-changed" not in [one.code for one in publish(data, "2026-01-21").problems]


def test_a_published_folder_that_is_only_written_in_another_way_has_not_changed(data: Path) -> None:
    publish(data, "2026-01-20")
    value = glen.register(data).items[glen.ITEM][0].value
    glen.write_value(data, {key: value[key] for key in reversed(list(value))})
    assert glen.codes(data) == set()


def test_one_publisher_can_be_published_by_itself(data: Path) -> None:
    shutil.copytree(data / "west-glen", data / "east-glen")
    done = publish(data, "2026-01-20", "east-glen")
    assert [one.address for one in done.new] == ["east-glen/visiting-protocol/2026-02"]
    assert not glen.lock(data).exists()


class DiskFullError(OSError):
    """What a test breaks a publication off with."""


@pytest.mark.parametrize("fails_at", range(4))
def test_a_publication_that_breaks_off_leaves_every_file_as_it_was(
    fails_at: int, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two editions are kept and one lock is written: three files are put in their places, the lock last.
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days", corrected="visit")
    glen.write(data, glen.PROTOCOL.replace("2026-02-01", "2027-02-01"), "2027-02")
    before = glen.everything_in(data)
    put = Path.replace
    done: list[str] = []

    def breaking(file: Path, target: Path) -> Path:
        if len(done) == fails_at:
            raise DiskFullError
        done.append(target.name)
        return put(file, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", breaking)
        if fails_at < 3:
            with pytest.raises(DiskFullError):
                publish(data, "2026-03-03")
            assert glen.everything_in(data) == before
            assert "published.yaml" not in done
        else:
            publish(data, "2026-03-03")
            assert done == ["2026-02.2.json", "2027-02.1.json", "published.yaml"]
    publish(data, "2026-03-03")
    assert glen.codes(data) == set()


def test_a_publication_that_was_killed_before_the_lock_is_told_and_can_be_done_again(data: Path) -> None:
    publish(data, "2026-01-20")
    glen.edit(data, "within the week", "within two days", corrected="visit")
    before = glen.lock(data).read_bytes()
    publish(data, "2026-03-03")
    # A kill leaves no time to take anything away: the kept file is there, and the lock is the one before.
    glen.lock(data).write_bytes(before)
    (glen.lock(data).parent / ".published.yaml.new").write_bytes(b"kind: publ")
    assert glen.codes(data) == {"kept-unlisted", "not-published"}
    assert publish(data, "2026-03-03").refused
    glen.kept(data, 2).unlink()
    assert not publish(data, "2026-03-03").refused
    assert glen.codes(data) == set()


def test_an_aid_is_kept_with_what_it_was_compiled_to(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    shutil.rmtree(data / "england" / "published", ignore_errors=True)
    (data / "england" / "published.yaml").unlink(missing_ok=True)
    done = publish(data, "2026-11-23")
    assert not done.refused, problems.as_text(done.problems)
    kept = json.loads((data / "england/published/share-information/2026-11.1.json").read_bytes())
    assert (kept["compiled"]["aid"], kept["compiled"]["revision"]) == ("england/share-information", 1)
    assert kept["compiled"]["first"] == "immediate-danger"


NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}/[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DIGESTS = st.one_of(
    st.text(max_size=8).map(digest.of),
    st.sampled_from(["0" * 64, "1e" + "0" * 62, "1" * 64]),
)
DAYS = st.dates().map(str)
REVISIONS = st.lists(st.tuples(DAYS, DIGESTS), min_size=1, max_size=3).map(
    lambda held: [Revision(number=at, published_on=day, digest=one) for at, (day, one) in enumerate(held, start=1)]
)


@settings(max_examples=50)
@given(
    st.dictionaries(NAMES, REVISIONS, max_size=4),
    st.dictionaries(NAMES.map(lambda name: name.replace("/", "#")), DIGESTS, max_size=4),
)
def test_a_lock_is_read_back_as_it_was_written(editions: dict[str, list[Revision]], records: dict[str, str]) -> None:
    made = Lock(editions=editions, records=records)
    found, met = reading.read(lock.written(made), "published.yaml")
    assert met == ()
    assert found is not None
    assert found.value == made.value()


WORDS = st.sampled_from(["Visit.", "Write it down.", "1", "yes", "£5 – “soon”", "Ŵyth: #4"])
CLAUSES = st.dictionaries(
    st.sampled_from(["visit", "record", "tell", "a.b"]),
    st.builds(lambda text, points: {"number": "1", "text": text, **({"points": points} if points else {})},
              WORDS.filter(lambda one: len(one) > 1), st.lists(WORDS.filter(lambda one: len(one) > 1), max_size=2)),
    min_size=1,
)  # fmt: skip
EDITIONS = st.builds(
    lambda title, clauses, more: {
        "kind": "document",
        "type": "protocol",
        "title": title,
        "agreed": "2026-01-12",
        "effective_from": "2026-02-01",
        **more,
        "clauses": clauses,
    },
    WORDS.filter(lambda one: len(one) > 1),
    CLAUSES,
    st.sampled_from([{}, {"review_by": "2027-01-01"}, {"withdrawn": "2026-12-01"}]),
)


@settings(max_examples=60)
@given(EDITIONS, EDITIONS)
def test_whatever_differs_from_what_was_published_fails_and_what_does_not_never_does(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = glen.made(Path(folder))
        glen.write_value(data, first)
        assert not publish(data, "2026-01-20").refused
        glen.write_value(data, second)
        same = first == second and list(first["clauses"]) == list(second["clauses"])
        assert glen.codes(data) == (set() if same else {"published-changed"})


@settings(max_examples=40)
@given(st.lists(EDITIONS, min_size=1, max_size=3))
def test_what_was_known_on_a_day_is_what_was_published_by_then(those: list[dict[str, Any]]) -> None:
    days = [f"2026-0{month}-20" for month in range(1, len(those) + 1)]
    with tempfile.TemporaryDirectory() as folder:
        data = glen.made(Path(folder))
        corrections: list[dict[str, Any]] = []
        shown: list[dict[str, Any]] = []
        for day, value in zip(days, those, strict=True):
            now = {**value, "corrections": corrections} if corrections else value
            glen.write_value(data, now)
            told = [one for one in glen.problems(data) if one.code == "published-changed"]
            if told:
                touched = told[0].fix.rpartition("touched: [")[2].removesuffix("]}.").split(", ")
                number = len(corrections) + 2
                corrections = [*corrections, {"revision": number, "made": day, "reason": "So.", "touched": touched}]
                now = {**value, "corrections": corrections}
                glen.write_value(data, now)
            done = publish(data, day)
            assert not done.refused, problems.as_text(done.problems)
            shown.append(now)
        register = glen.register(data)
        assert published.known(register, "2026-01-19").items == {}
        for day, value in zip(days, shown, strict=True):
            (edition,) = published.known(register, day).items[glen.ITEM]
            assert edition.value == value
            assert list(edition.value["clauses"]) == list(value["clauses"])
