"""The page that people sign: all that an edition says and changes, in words, whole in one file.

What is expected is typed from the files of North Glen.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from publishing import aid_to_sign, paper
from publishing.command import main
from tests.macros import partnership

AID = "north-glen/which-level"
AGREEMENT = "north-glen/information-sharing-agreement"
DAY = "2026-11-25"


@pytest.fixture(scope="module")
def north_glen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return partnership.folder(tmp_path_factory.mktemp("north-glen"))


@pytest.fixture
def data(north_glen: Path, tmp_path: Path) -> Path:
    """The same folder, to change."""
    return Path(shutil.copytree(north_glen, tmp_path / "data"))


def run(data: Path, *asked: str) -> int:
    return main(["sign-off", *asked, "--data", str(data), "--as-at", DAY])


def made(data: Path, capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    assert run(data, *asked) == 0
    return capsys.readouterr().out


def words(page: str) -> str:
    """What a person reads on it."""
    body = page[page.index("<body") :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


def section(page: str, title: str, then: str) -> str:
    """The words from one heading to another."""
    said = words(page)
    start = said.index(title)
    return said[start : said.index(then, start)]


def test_it_begins_with_the_edition_its_dates_and_whom_it_asks_to_sign(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = made(north_glen, capsys, AID)
    for told in (
        "Which level of need? For signature. North Glen Safeguarding Children Partnership.",
        "Address north-glen/which-level/2027-01 Status on 25 November 2026 draft Agreed Not yet",
        "In force from 4 January 2027 To be reviewed by 3 January 2028 Takes the place of edition 2026-01",
        "Role Signs for Signature Date Director of children's services North Glen Council",
        "Lead for protecting vulnerable people North Glen Police",
    ):
        assert told in words(page)
    # Nothing stands where people write.
    assert page.count("<td></td><td></td>") == 2


def test_it_says_what_the_new_edition_does_for_people_before_what_it_says(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = words(made(north_glen, capsys, AID))
    targeted = "This points to level 3, targeted help. "
    told = f"Now: {targeted}Talk to the front door today about a team around the child. (consult)"
    assert "What it changes beside edition 2026-01 What this change does 2 situations come to something else." in said
    assert said.index(told) < said.index("What was proved") < said.index("Every way in words")


def test_every_way_stands_there_with_the_clauses_of_each_question(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ways = section(made(north_glen, capsys, AID), "Every way in words", "Every step")
    assert "There are 9 ways from the first question to an outcome. Here is each of them." in ways
    danger = "Is anyone in immediate danger? {}. (Information sharing advice for practitioners, Golden rule 1)"
    harm = (
        "Is there reasonable cause to think that the child is suffering significant harm, or is likely to? {}. "
        "(Children Act 1989, section 47)"
    )
    # Three answers end at once, or go on: three of danger, of harm, of need and of several needs.
    assert ways.count(danger.format("No")) == 7
    assert ways.count(harm.format("No")) == 5
    assert ways.count("Ring the front door now and talk it through. (Talk to someone now)") == 4
    assert f"{danger.format('Yes')} Ring 999 now. Then ring the front door. (Emergency)" in ways
    refer = "Ring the front door today. You do not need consent. (Refer today)"
    assert f"{danger.format('No')} {harm.format('Yes')} {refer}" in ways


def test_an_aid_with_more_ways_than_can_be_listed_says_how_many_and_shows_a_shortest_to_each_outcome(
    north_glen: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aid_to_sign, "MOST_WAYS", 8)
    page = made(north_glen, capsys, AID)
    ways = section(page, "A shortest way to each outcome There", "Every step Step 1")
    assert "There are 9 ways from the first question to an outcome, too many to list." in ways
    assert ways.count("Is anyone in immediate danger?") == 5  # one for each outcome
    steps = section(page, "Every step Step 1", "Every outcome")
    assert "Yes leads to the outcome: Ring 999 now. Then ring the front door." in steps
    # Breadth first: the outcomes of the first question come before the second, which is the third state.
    assert "No leads to step 3" in steps


def test_every_outcome_stands_there_with_numbers_times_as_rules_and_what_must_be_recorded(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = words(made(north_glen, capsys, AID)).partition("Every outcome")[2]
    for told in (
        "Refer today Ring the front door today. You do not need consent.",
        "01632 960 001",
        "Confirm a telephone referral in writing: 24 hours after the telephone referral was made.",
        "Protection refer Must be recorded",
        "A shortest way here Is anyone in immediate danger? No.",
    ):
        assert told in outcomes


def test_it_says_what_proof_looked_at(north_glen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proved = section(made(north_glen, capsys, AID, "--edition", "2026-01"), "What was proved", "Every way in words")
    assert "Nothing wrong was found. Questions 4 Outcomes 5 States 9" in proved
    assert "Several needs are met by more than watching" in proved
    assert "No faults were planted for this page." in proved


def test_an_agreement_has_every_clause_with_what_it_was_before_and_the_comparison(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = words(made(north_glen, capsys, AGREEMENT))
    assert "What it changes beside edition 2023-04" in said
    assert "Before: removed: 48 hours after the telephone referral was made" in said
    clauses = said.partition("What it says")[2]
    assert "In edition 2023-04: " in clauses
    assert "No partner has a fax machine any more." in clauses
    assert "What this change does" not in said


def test_a_first_edition_says_that_there_is_none_before_it(
    north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = words(made(north_glen, capsys, f"{AID}/2026-01"))
    assert "No edition before this one is held, so there is nothing to compare it with." in said
    assert "The edition names nobody who has to sign." in said


@pytest.mark.parametrize("item", [AID, AGREEMENT, "north-glen/levels-of-need", "north-glen/referral-form"])
def test_the_page_is_whole_in_one_file_and_nothing_in_it_is_folded_away(
    item: str, north_glen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = made(north_glen, capsys, item)
    assert page.startswith("<!doctype html>\n<html")
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!tel:|mailto:)', page)
    assert "url(" not in page
    assert page.count("<details") == page.count("<details open")


def test_what_stands_in_a_file_is_never_html() -> None:
    page = paper.document("A < B", "x & <script>y</script>")
    assert "<title>A &lt; B</title>" in page
    assert "x &amp; &lt;script&gt;y&lt;/script&gt;" in page


REFUSED = {
    "an item that is nearly one": (("north-glen/which-levl",), "There is no north-glen/which-levl. Did you mean north"),
    "nothing like an item": (("%%%",), "There is no %%%. See arrangements list."),
    "a publisher": (("north-glen",), "There is no north-glen."),
    "an edition that is none": (
        (AID, "--edition", "2028-01"),
        "There is no edition 2028-01 of north-glen/which-level. Held are: 2026-01, 2027-01.",
    ),
    "a historic edition": (
        ("west-sussex/information-sharing-flowchart",),
        "west-sussex/information-sharing-flowchart/2020-10 is historic: it is held as a source, and nobody signs it.",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_nobody_can_sign_is_refused_in_a_sentence(
    what: str, north_glen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, sentence = REFUSED[what]
    assert run(north_glen, *asked, "--to", str(tmp_path / "page.html")) == 2
    said = capsys.readouterr()
    assert said.err.startswith(sentence)
    assert said.out == ""
    assert not list(tmp_path.iterdir())


def test_while_the_check_finds_an_error_no_page_is_made_and_the_one_before_stays(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text("before", encoding="utf-8")
    file = data / AID / "2027-01.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("{go: call-999}", "{go: call-99}"), encoding="utf-8")
    assert run(data, AID, "--to", str(page)) == 1
    assert capsys.readouterr().err == "No page was made. Errors: 1. Run arrangements check.\n"
    assert page.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("name", ["north-glen/contacts.yaml", "sign-off", "sign-off.docx"])
def test_a_page_takes_the_place_of_no_other_kind_of_file(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / name
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(SystemExit) as ended:
        run(data, AID, "--to", str(file))
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(
        f"--to: {file} does not end in .html, and the page would take the place of whatever is in it. "
        "Write it as sign-off.html."
    )
    assert (file.read_bytes() if file.exists() else None) == before


def test_a_file_that_cannot_be_written_is_named(
    north_glen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file, and no folder", encoding="utf-8")
    page = tmp_path / "taken" / "page.html"
    assert run(north_glen, AID, "--to", str(page)) == 2
    assert capsys.readouterr().err.startswith(f"{page} could not be written: ")


def test_the_page_is_written_to_the_file_that_was_named(
    north_glen: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    said = made(north_glen, capsys, AID, "--to", str(page))
    assert said == f"Wrote {page}. Open it in a browser and print it.\n"
    assert page.read_text(encoding="utf-8") == made(north_glen, capsys, AID)
