"""One item on a day: what it says then, or that nothing is in force, with what is held and whom to ask."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing import showing, shown
from publishing.cannot_run import CannotRun
from publishing.command import main
from schemas import register
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
AGREEMENT = "north-glen/information-sharing-agreement"
HISTORIC = "west-sussex/threshold-guidance"
DAY = "2026-11-22"
Show = Callable[..., dict[str, Any]]
Read = Callable[..., str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=AS_UNPUBLISHED))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", folder / "north-glen")
    return folder


@pytest.fixture
def show(data: Path, capsys: pytest.CaptureFixture[str]) -> Show:
    def ask(item: str, day: str = DAY, *more: str) -> dict[str, Any]:
        assert main(["show", item, "--data", str(data), "--as-at", day, "--json", *more]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return ask


@pytest.fixture
def read(data: Path, capsys: pytest.CaptureFixture[str]) -> Read:
    def ask(item: str, day: str = DAY, *more: str, code: int = 0) -> str:
        assert main(["show", item, "--data", str(data), "--as-at", day, *more]) == code
        return "".join(capsys.readouterr())

    return ask


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2023-03-31", None),
        ("2023-04-01", "2023-04"),
        ("2025-03-31", "2023-04"),
        ("2025-04-01", "2025-04"),
        ("2030-01-01", "2025-04"),
    ],
)
def test_the_edition_shown_is_the_one_in_force_on_the_day(day: str, edition: str | None, show: Show) -> None:
    found = show(AGREEMENT, day)
    assert (found["in_force"], found["edition"]) == (edition, edition)


def test_nothing_in_force_is_an_answer_with_what_is_held_and_whom_to_ask(show: Show) -> None:
    found = show(AGREEMENT, "2023-03-31")
    assert found["in_force"] is None
    assert found["clauses"] == []
    assert found["held"] == [
        {"edition": "2023-04", "status": "starts", "effective_from": "2023-04-01", "title": found["title"]},
        {"edition": "2025-04", "status": "starts", "effective_from": "2025-04-01", "title": found["title"]},
    ]
    assert found["notes"] == [f"Nothing of {AGREEMENT} is in force on 31 March 2023."]


def test_a_person_reads_that_nothing_is_in_force(read: Read) -> None:
    assert read(AGREEMENT, "2023-03-31") == (
        f"Information sharing agreement ({AGREEMENT})\n"
        "\n"
        f"Nothing of {AGREEMENT} is in force on 31 March 2023.\n"
        "\n"
        "Held here:\n"
        "  edition 2023-04  agreed, not yet in force  from 1 April 2023\n"
        "  edition 2025-04  agreed, not yet in force  from 1 April 2025\n"
        f"To read one, name it: arrangements show {AGREEMENT}/2025-04\n"
        "\n"
        "Ask the partnership for its own edition of that day. In an emergency ring 999.\n"
        "  Emergency services: 999 (day and night, every day). Verified on Saturday 21 November 2026.\n"
        "  Police, when it is not an emergency: 101 (day and night, every day). "
        "Verified on Saturday 21 November 2026.\n"
    )


def test_whom_to_ask_is_the_national_numbers_and_the_publishers_own_and_never_another_areas(show: Show) -> None:
    found = show("north-glen/levels-of-need", "2025-04-01")
    assert found["in_force"] is None
    assert [one["address"] for one in found["ask"]] == [
        "england/contacts#emergency-services",
        "england/contacts#police-non-emergency",
        "north-glen/contacts#front-door",
        "north-glen/contacts#out-of-hours",
    ]
    assert found["ask"][2] == {
        "address": "north-glen/contacts#front-door",
        "title": "North Glen front door",
        "telephone": "01632 960 001",
        "hours": "9am to 5pm, Monday to Friday",
        "verified": "Verified on Friday 2 October 2026. To be checked again by 31 December 2026.",
    }
    without = show("rotherham/funding-and-information", "2026-11-22")["ask"]
    assert [one["telephone"] for one in without] == ["999", "101"]


def test_of_a_source_document_nothing_is_in_force_and_what_to_use_instead_is_said(read: Read, show: Show) -> None:
    item = "west-sussex/information-sharing-agreement"
    assert show(item)["use_instead"] == "england/share-information"
    words = read(item)
    assert f"Nothing of {item} is in force on 22 November 2026.\n" in words
    assert "\nUse today: england/share-information\n" in words


def test_a_named_edition_is_shown_though_it_does_not_stand_and_that_is_said_first(read: Read) -> None:
    words = read(f"{HISTORIC}/2020")
    assert words.startswith(
        f"Threshold guidance ({HISTORIC}, edition 2020)\n"
        "\n"
        "Edition 2020 is not in force on 22 November 2026. Do not rely on it.\n"
        "\n"
        "Status on 22 November 2026: historic\n"
        "Held only as a source: west-sussex/sources#standards-thresholds-and-agreement, which prints no date.\n"
    )


def test_an_edition_has_its_dates_signatures_and_what_it_dropped(read: Read) -> None:
    words = read(AGREEMENT)
    for line in (
        "Status on 22 November 2026: in force\n",
        "Agreed: 18 March 2025\n",
        "In force from: 1 April 2025\n",
        "To be reviewed by: 31 March 2027\n",
        "Supersedes: edition 2023-04\n",
        ": signed 18 March 2025\n",
        ": not signed. The post was vacant. The board agreed it at its meeting of 20 March 2025.\n",
        "\nDropped: fax. No partner has a fax machine any more.\n",
    ):
        assert line in words


def test_a_clause_says_what_it_was_its_deadline_and_what_it_rests_on_with_its_standing(
    show: Show, read: Read
) -> None:
    (clause,) = show(f"{AGREEMENT}#same-day")["clauses"]
    assert clause["was"] == [{"edition": "2023-04", "clause": "promptly", "relation": "reworded"}]
    assert clause["deadline"]["address"] == "north-glen/deadlines#share-same-day"
    assert clause["deadline"]["rule"] == "8 hours after significant harm was suspected"
    assert clause["cites"][0]["address"] == "england/information-sharing-advice#rule-6"
    assert clause["cites"][0]["standing"] == "in force"
    assert read(f"{AGREEMENT}#same-day").endswith(
        "2.1  Share on the same working day  [same-day]\n"
        "  Tell the other partners the same working day when significant harm may be happening.\n"
        "  Subject: england/subjects#time-to-share\n"
        "  Force: should\n"
        "  Deadline: Tell the other partners, 8 hours after significant harm was suspected.\n"
        "  Before: promptly in edition 2023-04, reworded.\n"
        "  Change (material): A time limit was added after the review of 2024.\n"
        "  Rests on:\n"
        "    Information sharing advice for practitioners, Golden rule 6 (in force)\n"
        "\n"
        "Dropped: fax. No partner has a fax machine any more.\n"
    )


def test_whatever_else_a_part_says_is_shown_too(show: Show, read: Read) -> None:
    (clause,) = show(f"{AGREEMENT}#consent")["clauses"]
    assert clause["also"] == {"subject": "england/subjects#consent-to-share", "consent_required": False}
    assert "  Consent required: no\n" in read(f"{AGREEMENT}#consent")
    assert "  Actors: " in read("north-glen/resolve-a-disagreement")
    assert "  Answers: " not in read("north-glen/which-level")


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2023-04-01", "48 hours after the telephone referral was made"),
        ("2025-04-01", "24 hours after the telephone referral was made"),
    ],
)
def test_a_deadline_is_that_of_the_day(day: str, rule: str, show: Show) -> None:
    (clause,) = show(f"{AGREEMENT}#in-writing", day)["clauses"]
    assert clause["deadline"]["rule"] == rule


def test_a_clause_that_the_edition_of_the_day_does_not_hold_is_looked_for_in_the_others(show: Show) -> None:
    found = show(f"{AGREEMENT}#fax", "2026-11-22")
    assert found["clauses"] == []
    assert found["notes"] == ["Edition 2025-04 has no fax. It is in edition 2023-04."]


def test_a_field_of_a_form_starts_an_event_and_no_day(show: Show) -> None:
    clauses = show("north-glen/referral-form")["clauses"]
    assert clauses
    assert {one["starts"] for one in clauses} == {None}


@pytest.mark.parametrize("kind", ["levels-of-need", "practice-standards", "resolve-a-disagreement", "which-level"])
def test_every_kind_is_shown_with_a_title_for_each_part(kind: str, show: Show, read: Read) -> None:
    found = show(f"north-glen/{kind}")
    assert found["clauses"]
    assert all(one["title"] for one in found["clauses"])
    words = read(f"north-glen/{kind}")
    assert all(f"[{one['id']}]" in words for one in found["clauses"])


def test_the_keys_of_the_answer_are_always_the_same(show: Show) -> None:
    shown = [show(AGREEMENT), show(AGREEMENT, "2020-01-01"), show(HISTORIC), show("england/share-information")]
    assert len({tuple(sorted(one)) for one in shown}) == 1


def test_a_record_is_shown_as_on_the_day(show: Show, read: Read) -> None:
    found = show("north-glen/contacts#front-door", "2024-01-01")
    assert found["details"]["telephone"] == "01632 960 000"
    assert found["record"]["role"] == "front-door"
    assert read("north-glen/contacts#front-door", "2024-01-01") == (
        "North Glen front door (north-glen/contacts#front-door)\n"
        "  Role: front-door\n"
        "  Serves: children who live in North Glen\n"
        "  Effective from: 1 April 2023\n"
        "  Telephone: 01632 960 000\n"
        "  Hours: 9am to 5pm, Monday to Friday\n"
        "  Last verified: 1 March 2025\n"
    )
    assert "  Nothing is held for 1 January 2020.\n" in read("north-glen/contacts#front-door", "2020-01-01")


def test_a_deadline_is_shown_with_its_rule_in_words(show: Show, read: Read) -> None:
    address = "north-glen/deadlines#written-follow-up"
    assert show(address)["rule"] == "24 hours after the telephone referral was made"
    assert "  Rule: 24 hours after the telephone referral was made\n" in read(address)
    assert show(address, "2020-01-01")["rule"] == "no time is held for 1 January 2020"
    printed = show("west-sussex/deadlines#written-follow-up")["rule"]
    assert printed.endswith(", as printed in a source and not in force")


def test_a_fixed_day_and_a_closed_day_are_in_the_rule_and_are_not_said_twice(read: Read) -> None:
    yearly = read("england/deadlines#publish-the-yearly-report")
    assert "  Rule: by the first 30 September from the day the financial year ended on 31 March\n" in yearly
    assert "By:" not in yearly
    month = " ".join(read("england/deadlines#answer-a-request-for-own-information").split())
    assert "after the request was received (if that is no working day, the next one), or sooner" in month
    assert "If closed" not in month


def test_a_file_of_records_is_shown_whole(show: Show, read: Read) -> None:
    found = show("north-glen/contacts")
    assert found["kind"] == "contacts"
    assert [one["address"] for one in found["records"]] == [
        "north-glen/contacts#front-door",
        "north-glen/contacts#out-of-hours",
    ]
    assert read("north-glen/contacts").count("(north-glen/contacts#") == 2


def test_records_are_said_to_be_those_of_today(show: Show, read: Read) -> None:
    note = "Contacts, deadlines and sources are those of today, and may not be what this site showed on 15 April 2025."
    for address in ("north-glen/contacts#front-door", "north-glen/contacts"):
        found = show(address, DAY, "--as-known-on", "2025-04-15")
        assert (found["as_known_on"], found["notes"]) == ("2025-04-15", [note])
        assert note in " ".join(read(address, DAY, "--as-known-on", "2025-04-15").split())
        found = show(address)
        assert (found["as_known_on"], found["notes"]) == (None, [])


REFUSALS = {
    "an item that is nearly held": (
        "north-glen/information-sharing-agrement", f"Did you mean {AGREEMENT}?", 2),
    "an item like none that is held": (
        "zzz/%%%", "There is no item zzz/%%%. Run arrangements list to see all that is held.", 2),
    "an item like none that its publisher holds": (
        "north-glen/nothing", "There is no item north-glen/nothing. Run arrangements list to see all that is held.", 2),
    "an item by the beginning of its name": ("england/share", "Did you mean england/share-information?", 2),
    "an edition that is nearly held": (
        f"{AGREEMENT}/2025-05", f"There is no edition 2025-05 of {AGREEMENT}. Did you mean 2025-04?", 2),
    "an edition like none that is held": (
        f"{AGREEMENT}/xx", f"There is no edition xx of {AGREEMENT}. Held are 2023-04, 2025-04.", 2),
    "a clause that is nearly held": (
        f"{AGREEMENT}#same-dya", f"There is no same-dya in {AGREEMENT}. Did you mean {AGREEMENT}#same-day?", 2),
    "a record that is nearly held": (
        "north-glen/contacts#front-dor",
        "There is no front-dor in north-glen/contacts. Did you mean north-glen/contacts#front-door?", 2),
    "a file of records that is not there": (
        "rotherham/contacts", "There is no file rotherham/contacts. Run arrangements list to see all that is held.", 2),
    "what is no address": (
        "north-glen", "north-glen is not an address. Write publisher/item, such as east-midlands/", 2),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_not_held_is_refused_with_its_nearest_neighbour(case: str, read: Read) -> None:
    item, words, code = REFUSALS[case]
    assert words in read(item, code=code)


def test_an_item_with_mistakes_is_not_shown_in_part(data: Path, read: Read) -> None:
    (data / AGREEMENT / "2023-04.yaml").write_text("kind: documnet\n", "utf-8")
    assert read(AGREEMENT, code=1) == (
        f"{AGREEMENT} has mistakes, so it cannot be shown. Run arrangements check.\n"
    )
    assert "in force" in read("north-glen/levels-of-need")


def test_broken_links_and_a_publisher_that_cannot_be_read_stop_nobody_from_reading(data: Path, show: Show) -> None:
    """What is shown is then as much as is known: the address where a title should be, and no number."""
    (data / "north-glen" / "publisher.yaml").write_text("kind: publsher\n", "utf-8")
    for file in ("deadlines.yaml", "roles.yaml", "bodies.yaml", "sources.yaml"):
        (data / "north-glen" / file).unlink()
    found = show(AGREEMENT)
    assert found["signatures"][0]["role"] == "north-glen/roles#council-lead"
    assert found["cites"][0]["standing"] == "This citation leads nowhere."
    deadline = next(one["deadline"] for one in found["clauses"] if one["id"] == "same-day")
    assert deadline["rule"] == "no such deadline is held"
    asked = show(AGREEMENT, "2020-01-01")["ask"]
    assert not [one for one in asked if one["address"].startswith("north-glen/")]


HELD, _ = register.load(ROOT / "data")
PIECES = st.lists(
    st.one_of(
        st.sampled_from(["/", "#", "..", "england", "share-information", "2026-11", "sources", "publisher", "facts"]),
        st.text(max_size=4),
    ),
    max_size=7,
).map("".join)


@given(PIECES)
def test_whatever_is_typed_gets_an_answer_or_a_sentence(text: str) -> None:
    try:
        words = shown.as_text(showing.of(HELD, text, DAY))
    except CannotRun as error:
        words = str(error)
    assert words.strip()


# ---- two clocks: in force on a day, and what this site said on a day

PUBLISHER = "kind: publisher\ntitle: North Glen\ntier: local\nsummary: Made up.\n"
EDITION = """\
kind: document
type: agreement
title: Sharing agreement
agreed: {agreed}
effective_from: {start}
clauses:
  only: {{number: "1", title: Only clause, text: "{text}"}}
"""


@pytest.fixture
def published_late(tmp_path: Path) -> Path:
    """An edition in force from April that was put on the site only in May."""
    folder = tmp_path / "data"
    item = folder / "north-glen" / "agreement"
    item.mkdir(parents=True)
    (folder / "north-glen" / "publisher.yaml").write_text(PUBLISHER, "utf-8")
    text = EDITION.format(agreed="2023-03-14", start="2023-04-01", text="Share what helps.")
    (item / "2023-04.yaml").write_text(text, "utf-8")
    assert main(["publish", "--data", str(folder), "--as-at", "2023-03-20"]) == 0
    text = EDITION.format(agreed="2025-03-18", start="2025-04-01", text="Share it the same day.")
    more = "supersedes: 2023-04\n"
    (item / "2025-04.yaml").write_text(text.replace("clauses:", f"{more}clauses:"), "utf-8")
    assert main(["publish", "--data", str(folder), "--as-at", "2025-05-02"]) == 0
    return folder


@pytest.mark.parametrize(
    ("as_at", "known_on", "edition"),
    [
        ("2025-04-15", None, "2025-04"),
        ("2025-04-15", "2025-04-15", "2023-04"),
        ("2025-04-15", "2025-05-02", "2025-04"),
        # Without a day of its own the question is of the day known on, when nothing had begun yet.
        (None, "2023-03-20", None),
        ("2023-04-01", "2023-03-20", "2023-04"),
        ("2023-04-01", "2023-03-19", None),
    ],
)
def test_in_force_on_a_day_and_known_on_a_day_are_two_questions(
    as_at: str | None, known_on: str | None, edition: str | None, published_late: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    capsys.readouterr()
    asked = ["--as-at", as_at] if as_at else []
    asked += ["--as-known-on", known_on] if known_on else []
    assert main(["show", "north-glen/agreement", "--data", str(published_late), "--json", *asked]) == 0
    assert json.loads(capsys.readouterr().out)["in_force"] == edition


def test_a_late_publication_can_be_told_from_a_late_practitioner(
    published_late: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    asked = ["show", "north-glen/agreement", "--data", str(published_late), "--as-at", "2025-04-15"]
    main([*asked, "--as-known-on", "2025-04-15"])
    words = capsys.readouterr().out
    assert (
        "Editions are as this site had them on 15 April 2025. Contacts, deadlines and sources are those of today."
        in " ".join(words.split())
    )
    assert "Last publication: revision 1, on 20 March 2023\n" in words
    main([*asked, "--as-known-on", "2023-03-19"])
    assert "Nothing of north-glen/agreement had been published here by 19 March 2023.\n" in capsys.readouterr().out


def test_a_kept_revision_that_was_changed_is_not_shown_as_what_was_said(
    published_late: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = published_late.rglob("2023-04.1.json")
    kept.write_bytes(kept.read_bytes().replace(b"helps", b"hurts"))
    capsys.readouterr()
    asked = ["show", "north-glen/agreement", "--data", str(published_late), "--as-known-on", "2025-04-15"]
    assert main(asked) == 1
    assert capsys.readouterr().err == (
        "What was published of north-glen/agreement by 15 April 2025 cannot be read. Run arrangements check.\n"
    )
