"""A saved record opened in the reader's page is told what the command at home tells, from files of the site alone."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from decision_aids import engine, held, record, reopened, replaying, surroundings
from decision_aids.compiler import Compiled
from macros import pages
from macros.building import Made
from macros.machines import api
from publishing.publish import publish
from schemas.history import editions
from tests.decision_aids import shipped, test_moved
from tests.macros.conftest import TODAY
from tests.schemas.test_invalid_register import BASE

AIDS = shipped.everything().aids
NATIONAL = shipped.aid(shipped.NATIONAL)
SENTENCE = re.compile(r"<li>(.*?)</li>")


def saved(one: Compiled, **changed: Any) -> bytes:  # noqa: ANN401 - a forger may write anything
    """A record of one way through an aid, as its file."""
    answers: dict[str, str] = {}
    while not (step := engine.advance(one.aid, answers)).is_outcome:
        answers[step.id] = one.aid.question[step.id].answers[-1].id
    made = record.make(
        one.aid,
        answers,
        fields={},
        calendars=surroundings.calendars(shipped.everything().register, one),
        status=editions.WORDS[shipped.everything().register.status(one.edition, TODAY)],
        made_at=f"{TODAY}T15:05",
    )
    return record.sealed({**made, **changed})


@pytest.fixture(scope="module")
def site(made: Made) -> dict[str, Any]:
    """Every JSON file of the site that the page may ask for."""
    return {one.uri: json.loads(one.content) for one in made.assets if one.uri.endswith(".json")}


def shown(site: dict[str, Any], file: bytes, day: str = TODAY) -> tuple[str, list[str]]:
    """The HTML that comes of a file, and what was fetched for it."""
    fetched: dict[str, Any] = {}
    for _ in range(10):
        answer = reopened.respond(file, day, fetched)
        if "html" in answer:
            return answer["html"], list(fetched)
        assert answer["needs"] not in fetched
        fetched[answer["needs"]] = site.get(answer["needs"])
    message = "The page would ask for ever."
    raise AssertionError(message)


@pytest.mark.parametrize("one", AIDS, ids=[one.aid.aid for one in AIDS])
def test_a_record_of_any_aid_is_told_in_the_page_what_it_is_told_at_home(site: dict[str, Any], one: Compiled) -> None:
    file = saved(one)
    html, _ = shown(site, file)
    at_home = replaying.verdict(shipped.everything(), file, TODAY)
    assert at_home.holds
    assert [unescape(said) for said in SENTENCE.findall(html)] == list(at_home.found)
    assert "This record is as it was saved" in html
    assert "Record of a decision" in html


def test_a_changed_byte_is_told_and_nothing_of_it_is_shown_as_a_record(site: dict[str, Any]) -> None:
    html, fetched = shown(site, saved(NATIONAL).replace(b"15:05", b"15:06"))
    assert "This record cannot be relied on as it is" in html
    assert "does not fit its seal, so it has been changed since it was saved." in html
    assert "Keep the file" in html
    assert "record__text" not in html
    assert fetched == []


def test_a_status_that_the_edition_did_not_have_that_day_is_told_at_home_and_in_the_page(site: dict[str, Any]) -> None:
    file = saved(NATIONAL, status="superseded")
    at_home = replaying.verdict(shipped.everything(), file, TODAY)
    html, _ = shown(site, file)
    said = [unescape(one) for one in SENTENCE.findall(html)]
    assert said == list(at_home.found)
    (told,) = (one for one in said if "superseded" in one)
    assert told.startswith("It says that its edition was superseded on ")
    assert told.endswith(
        "By the dates held now it was in force. Either a date was changed since, or the record is not as it was made."
    )


@pytest.mark.parametrize(("aid", "status"), [(shipped.NATIONAL, "historic"), (shipped.FLOWCHART, "in force")])
def test_a_record_that_takes_a_historic_edition_for_a_current_one_or_the_other_way_round_is_refused(
    site: dict[str, Any], aid: str, status: str
) -> None:
    html, _ = shown(site, saved(shipped.aid(aid), status=status))
    assert "Replayed, the status is not what the record says." in html
    assert "record__text" not in html


def test_a_forged_record_whose_seal_fits_is_found_by_its_replay(site: dict[str, Any]) -> None:
    html, _ = shown(site, saved(NATIONAL, outcome="do-not-share"))
    assert "Replayed, the outcome is not what the record says." in html
    assert "record__text" not in html


@pytest.mark.parametrize(
    ("aid", "edition"), [("../../elsewhere", "2026-11"), ("england/no-such-aid", "2026-11"), ("england/consent", "..")]
)
def test_what_a_file_names_leads_to_no_address_but_one_of_an_edition(
    site: dict[str, Any], aid: str, edition: str
) -> None:
    html, fetched = shown(site, saved(NATIONAL, aid=aid, edition=edition))
    assert "is not held here, so this record cannot be replayed." in html
    assert not [path for path in fetched if ".." in path]


def test_a_record_of_an_earlier_revision_is_replayed_on_that_revision_and_shown_in_its_words(
    site: dict[str, Any],
) -> None:
    was = {"compiled": site["england/share-information/2026-11/aid.json"]["aid"]}
    now = json.loads(json.dumps(site["england/share-information/2026-11/aid.json"]))
    now["aid"] |= {"digest": "0" * 64, "revision": NATIONAL.aid.revision + 1}
    changed = {
        **site,
        "england/share-information/2026-11/aid.json": now,
        f"api/v1/england/share-information/2026-11/{NATIONAL.aid.revision}.json": was,
    }
    html, _ = shown(changed, saved(NATIONAL))
    assert "as it was published: the answers still lead to" in html
    assert "Record of a decision" in html
    gone, _ = shown(
        {**changed, f"api/v1/england/share-information/2026-11/{NATIONAL.aid.revision}.json": None}, saved(NATIONAL)
    )
    assert (
        f"Revision {NATIONAL.aid.revision} of england/share-information/2026-11 is not held on this site."
        in unescape(gone)
    )


def test_a_record_from_a_later_day_is_told_that_a_clock_is_wrong(site: dict[str, Any]) -> None:
    html, _ = shown(site, saved(NATIONAL), day="2026-11-25")
    assert "One of the two clocks is wrong." in html


@pytest.mark.parametrize("corrected", [False, True])
def test_a_record_saved_before_its_aid_moved_is_told_in_the_page_what_it_is_told_at_home(
    tmp_path: Path, *, corrected: bool
) -> None:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    file = test_moved.saved(data, test_moved.OLD)
    told = "corrections:\n  - {revision: 2, made: 2026-11-22, reason: It has moved., touched: [moved_from]}\n"
    if corrected:
        assert not publish(data, test_moved.DAY).refused
    test_moved.move(data, told if corrected else "")
    if corrected:
        assert not publish(data, test_moved.DAY).refused
    moved = held.read(data)
    assets = (*pages.assets(moved.register, moved.aids, test_moved.DAY), *api.assets(moved.register))
    html, _ = shown({one.uri: json.loads(one.content) for one in assets}, file, test_moved.DAY)
    at_home = replaying.verdict(moved, file, test_moved.DAY)
    assert at_home.holds
    assert test_moved.MOVED in at_home.found
    assert [unescape(said) for said in SENTENCE.findall(html)] == list(at_home.found)
    assert "Record of a decision" in html
