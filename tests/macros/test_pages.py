"""The pages made from data, looked at before any site builder has them."""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from decision_aids import dmn, states
from decision_aids.markup import text
from decision_aids.record import OWN
from macros import building, diagram, finished
from macros.building import Made
from macros.editions import parts
from macros.page import Page
from tests.macros import partnership

INFORMATION_SHARING_ADVICE = "england/information-sharing-advice"
AGREEMENT = "west-sussex/information-sharing-agreement"
FLOWCHART = "west-sussex/information-sharing-flowchart"
SHARE = "england/share-information"


def page(made: Made, uri: str) -> Page:
    (found,) = [one for one in made.pages if one.uri == uri]
    return found


def ids(one: Page) -> set[str]:
    return finished.read(one.text).ids


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def historic(made: Made) -> list[Page]:
    addresses = {
        uri
        for item, held in made.register.items.items()
        for one in held
        if one.dates.historic
        for uri in (f"{item}/", f"{one.address}/")
    }
    found = [one for one in made.pages if one.uri in addresses]
    assert found
    return found


def test_every_edition_has_a_page_of_its_own_and_every_item_one_that_moves(made: Made) -> None:
    uris = [one.uri for one in made.pages]
    for item, held in made.register.items.items():
        assert f"{item}/" in uris
        for edition in held:
            assert f"{edition.address}/" in uris
    assert len(uris) == len(set(uris))


def test_every_clause_stands_under_an_anchor_that_is_its_id(made: Made) -> None:
    looked_at = 0
    for edition in made.register.of_kind("document"):
        clauses = edition.value["clauses"]
        assert isinstance(clauses, dict)
        for word in clauses:
            looked_at += 1
            assert word in ids(page(made, f"{edition.address}/"))
    assert looked_at > 20


def test_every_source_and_every_contact_stands_under_an_anchor_that_is_its_id(made: Made) -> None:
    for record in (*made.register.records_of("sources"), *made.register.records_of("contacts")):
        address = record.address
        assert address.part in ids(page(made, f"{address.publisher}/{address.item}/"))


def test_a_historic_page_says_what_replaced_it_and_is_kept_from_every_search(made: Made) -> None:
    for one in historic(made):
        edition = next(
            each for held in made.register.items.values() for each in held if one.uri.startswith(f"{each.item}/")
        )
        held = edition.value["held_as_source"]
        assert isinstance(held, dict)
        assert text(held["replaced_by"]) in one.text
        assert "Do not rely on this now" in one.text
        assert not one.indexed
        assert not one.searched


def test_a_historic_page_leads_to_what_to_use_instead(made: Made) -> None:
    assert 'href="../../../england/share-information/"' in page(made, f"{AGREEMENT}/2020-10/").text


def test_a_page_in_force_is_found_once_and_not_a_second_time_at_its_edition(made: Made) -> None:
    moving, pinned = page(made, f"{SHARE}/"), page(made, f"{SHARE}/2026-11/")
    assert (moving.searched, moving.indexed) == (True, True)
    assert (pinned.searched, pinned.indexed) == (False, True)


def test_999_comes_first_on_every_page_of_contacts(made: Made) -> None:
    for publisher in made.register.publishers:
        numbers = re.findall(r'href="tel:(\d+)"', page(made, f"{publisher}/contacts/").text)
        assert numbers[:2] == ["999", "101"]


def test_every_number_on_a_page_of_contacts_says_how_far_it_was_checked(made: Made) -> None:
    for publisher in made.register.publishers:
        cards = re.findall(r'<li[^>]* class="contact[^>]*>.*?</li>', page(made, f"{publisher}/contacts/").text)
        assert cards
        for card in cards:
            assert "Verified on" in card or "Not verified" in card


def but(data: Path, file: str, old: str, new: str) -> None:
    """Put one text of a file in the place of another that stands there first."""
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def nothing_rings_the_police(data: Path) -> None:
    """Leave the number that is about to end out of the clause and the aid that rely on it for their whole lives."""
    number = "contact: england/contacts#police-non-emergency"
    but(data, "england/reporting-fgm/2026-11.yaml", f"    {number}\n", "")
    but(data, "england/worried-about-a-child/2026-11.yaml", f"{number}, ", "")


def test_the_emergency_panel_and_every_line_with_its_number_say_when_that_ends(
    data: Path, remade: Callable[..., Made]
) -> None:
    file = data / "england" / "contacts.yaml"
    before, role, after = file.read_text(encoding="utf-8").partition("role: police-non-emergency")
    begins = "effective_from: 2020-01-01\n"
    ends = after.replace(begins, f"{begins}        effective_to: 2027-01-31\n")
    file.write_text(before + role + ends, encoding="utf-8")
    nothing_rings_the_police(data)
    made = remade()
    assert words("".join(made.emergency)).strip().endswith("police 101 Ends on 31 January 2027.")
    # In its card, and in the line on what to do for an area that is not held.
    assert words(page(made, "england/contacts/").text).count("Ends on 31 January 2027.") == 2


@pytest.fixture
def changing(data: Path) -> str:
    """A deadline of 24 hours in North Glen that becomes one of 4 hours; the clause that sets it is in force."""
    shutil.copytree(Path(__file__).parent / "every_kind" / "north-glen", data / "north-glen")
    file = "north-glen/deadlines.yaml"
    text = (data / file).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines(keepends=True) if "2023-04-01" in line)
    hours = "      - {effective_from: 2026-12-01, count: 4, unit: hour, after: harm-seen, event_words: harm was seen, "
    but(data, file, first, f"{hours}cites: [minute]}}\n{first}")
    partnership.lock(data)
    return file


NEXT_RULE = "From 1 December 2026: 4 hours after harm was seen."
SHOWING_DEADLINES = ("north-glen/deadlines/", "north-glen/", "north-glen/sharing-agreement/")


@pytest.mark.parametrize("uri", SHOWING_DEADLINES)
@pytest.mark.parametrize(("day", "times"), [("2026-11-22", 1), ("2026-11-30", 1), ("2026-12-01", 0)])
@pytest.mark.usefixtures("changing")
def test_a_deadline_that_is_to_change_says_from_when_and_to_what_wherever_its_rule_is(
    remade: Callable[..., Made], uri: str, day: str, times: int
) -> None:
    shown = words(page(remade(day), uri).text)
    assert shown.count(NEXT_RULE) == times
    assert "4 hours after harm was seen" in shown.casefold()
    assert "These details change on 1 December 2026" not in shown


@pytest.mark.parametrize("uri", ["north-glen/deadlines/", "north-glen/"])
def test_a_deadline_that_ends_without_another_says_its_last_day(
    data: Path, changing: str, remade: Callable[..., Made], uri: str
) -> None:
    ending = (
        "  last-one:\n    title: Say goodbye\n    owner: whoever knows\n    dated:\n"
        "      - {effective_from: 2023-04-01, effective_to: 2026-12-31, count: 2, unit: hour, after: harm-seen, "
        "event_words: a child was gone, cites: [minute]}\n"
    )
    but(data, changing, "deadlines:\n", f"deadlines:\n{ending}")
    shown = words(page(remade(), uri).text)
    assert "2 hours after a child was gone . Ends on 31 December 2026." in shown.replace("gone.", "gone .")


@pytest.mark.parametrize(
    ("uri", "rule"),
    [
        ("england/deadlines/", "By the first 30 September from the day the financial year ended on 31 March."),
        ("england/time-limits/", "by the first 30 September from the day the financial year ended on 31 March."),
        ("england/deadlines/", "1 month after the request was received (if that is no working day, the next one)"),
        ("england/time-limits/", "1 month after the request was received (if that is no working day, the next one)"),
    ],
)
def test_a_fixed_day_and_what_a_closed_day_does_are_said_wherever_the_rule_is(made: Made, uri: str, rule: str) -> None:
    assert rule in words(page(made, uri).text)


@pytest.mark.usefixtures("changing")
def test_an_edition_that_has_ended_says_nothing_of_what_changed_after_it(
    data: Path, remade: Callable[..., Made]
) -> None:
    said = "text: Tell the other partners promptly.\n"
    but(data, "north-glen/sharing-agreement/2023-04.yaml", said, f"{said}    deadline: same-day\n")
    shutil.rmtree(data / "north-glen" / "published")
    partnership.lock(data)
    shown = words(page(remade(), "north-glen/sharing-agreement/2023-04/").text)
    assert "after harm was seen" in shown
    assert "4 hours" not in shown


def test_a_source_that_could_not_be_confirmed_says_so(made: Made) -> None:
    section = (
        page(made, "england/sources/").text.partition('id="children-act-2004-s16la"')[2].partition("</section>")[0]
    )
    assert "Not confirmed in force" in section
    assert "not confirmed" in words(section)


def test_the_text_of_the_data_is_never_taken_for_markup(data: Path, remade: Callable[..., Made]) -> None:
    file = data / INFORMATION_SHARING_ADVICE / "2024-05.yaml"
    text = file.read_text(encoding="utf-8")
    planted = "<script>alert(1)</script> & [[ aids() ]] **loud**"
    file.write_text(text.replace("Record your reasons, whether or not you share.", planted), encoding="utf-8")
    shown = page(remade(), f"{INFORMATION_SHARING_ADVICE}/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; [[ aids() ]] **loud**" in shown


def newer_edition(data: Path, *, begins: str) -> None:
    folder = data / INFORMATION_SHARING_ADVICE
    text = (folder / "2024-05.yaml").read_text(encoding="utf-8")
    text = text.replace("2024-05-01", begins, 2)
    (folder / f"{begins[:7]}.yaml").write_text(text, encoding="utf-8")


def test_the_moving_address_shows_the_newer_edition_from_its_first_day(data: Path, remade: Callable[..., Made]) -> None:
    newer_edition(data, begins="2026-12-01")
    before, after = remade("2026-11-30"), remade("2026-12-01")
    moving = f"{INFORMATION_SHARING_ADVICE}/"
    assert "Edition 2024-05." in page(before, moving).text
    assert "Edition 2026-12." in page(after, moving).text
    assert "It is not in force yet" in page(before, f"{moving}2026-12/").text
    assert "This edition is superseded" in page(after, f"{moving}2024-05/").text
    assert not page(after, f"{moving}2024-05/").indexed


def test_a_page_carries_every_change_of_status_for_the_readers_own_clock(
    data: Path, remade: Callable[..., Made]
) -> None:
    newer_edition(data, begins="2026-12-01")
    shown = page(remade(), f"{INFORMATION_SHARING_ADVICE}/2024-05/").text
    # The first tag is that of the edition itself; the list of editions below has one for each.
    timeline = re.findall(r'data-timeline="([^"]*)"', shown)[0]
    steps = json.loads(timeline.replace("&quot;", '"'))
    assert steps[-2:] == [["2024-05-01", "in-force"], ["2026-12-01", "superseded"]]


def test_where_nothing_is_in_force_the_page_says_so_and_shows_no_older_edition(remade: Callable[..., Made]) -> None:
    # The form begins on 22 November 2026, and no historic edition of it is held.
    shown = page(remade("2026-11-21"), "england/record-of-a-decision/")
    assert "Nothing of this is in force on 21 November 2026" in words(shown.text)
    assert "Print this page" not in shown.text


def test_the_emergency_numbers_are_those_of_the_data(made: Made) -> None:
    held = (
        made.register.records[f"england/contacts#{word}"] for word in ("emergency-services", "police-non-emergency")
    )
    numbers = [(one.on(made.today) or {})["telephone"] for one in held]
    assert re.findall(r'href="tel:(\d+)"', "".join(made.emergency)) == numbers == ["999", "101"]


def test_no_site_is_made_without_emergency_numbers(data: Path) -> None:
    # Without 999 the check refuses the data; without 101 there is no panel to put on a page.
    file = data / "england" / "contacts.yaml"
    before, role, after = file.read_text(encoding="utf-8").partition("role: police-non-emergency")
    file.write_text(before + role + after.replace("2020-01-01", "2030-01-01"), encoding="utf-8")
    nothing_rings_the_police(data)
    sentence = "Every page shows the number of police-non-emergency, and no number of it is held for 2026-11-22."
    assert [one.sentence for one in building.read(data, "2026-11-22")[2] if one.severity == "error"] == [sentence]


@pytest.mark.parametrize("address", [SHARE, FLOWCHART])
def test_the_diagram_and_its_list_hold_every_question_outcome_and_arrow(made: Made, address: str) -> None:
    (aid,) = [one.aid for one in made.aids if one.edition.item == address]
    shown = page(made, f"{address}/").text
    svg, listed = shown.partition("<svg")[2].partition("</svg>")[0], shown.partition('class="diagram__list"')[2]
    walk = states.walk(aid)
    assert svg.count('class="box box--') == len(aid.questions) + len(aid.outcomes)
    assert svg.count('class="arrow"') == len(diagram.arrows(walk))
    for outcome in aid.outcomes:
        assert outcome.do.replace("'", "&#x27;") in listed
    for arrow in diagram.arrows(walk):
        assert ", ".join(arrow.words) in listed


def test_the_drawing_and_its_list_name_answers_in_the_order_in_which_their_question_offers_them(made: Made) -> None:
    shared = []
    for aid in {one.edition.item: one.aid for one in made.aids}.values():
        for question in aid.questions:
            offered = [one.label for one in question.answers]
            out = [one.words for one in diagram.arrows(states.walk(aid)) if one.start == question.id]
            for words in (*out, [one[0] for one in out]):
                assert list(words) == sorted(words, key=offered.index), (aid.aid, question.id)
            shared += [words for words in out if len(words) > 1]
    assert ("Yes", "No") in shared


def test_each_box_of_a_current_aid_leads_to_its_step_on_the_page(made: Made) -> None:
    shown = page(made, f"{SHARE}/")
    svg = shown.text.partition("<svg")[2].partition("</svg>")[0]
    links = re.findall(r'<a href="#([^"]+)"', svg)
    assert len(links) == svg.count('class="box box--')
    assert set(links) <= ids(shown)


def test_nobody_can_jump_from_the_diagram_past_the_opening_page_of_a_historic_aid(made: Made) -> None:
    figure = page(made, f"{FLOWCHART}/").text.partition('class="diagram"')[2].partition("</section>")[0]
    assert 'class="box box--' in figure
    assert "<a " not in figure


def test_the_file_of_an_aid_holds_the_value_that_its_digest_names(made: Made) -> None:
    for aid in made.aids:
        (asset,) = [one for one in made.assets if one.uri == f"{aid.edition.address}/aid.json"]
        value = json.loads(asset.content)["aid"]
        canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        digest = hashlib.sha256(canonical).hexdigest()
        assert digest == aid.aid.digest
        assert digest in page(made, f"{aid.edition.address}/").text


def test_the_decision_tables_of_every_edition_of_an_aid_are_beside_its_json(made: Made) -> None:
    files = {one.uri: one.content for one in made.assets}
    for aid in made.aids:
        edition = json.loads(files[f"api/v1/{aid.edition.address}.json"])
        assert files[edition["dmn"]] == dmn.document(aid.aid)
    (form,) = made.register.items["england/record-of-a-decision"]
    assert "dmn" not in json.loads(files[f"api/v1/{form.address}.json"])


def test_the_blank_record_has_room_for_every_field_of_the_form(made: Made) -> None:
    form = made.register.items["england/record-of-a-decision"][-1]
    fields = form.value["fields"]
    assert isinstance(fields, dict)
    shown = words(page(made, "england/record-of-a-decision/").text)
    for label in (*(field["label"] for field in fields.values()), *(one.label for one in OWN)):
        assert label in shown.replace("&#x27;", "'")


def test_the_blank_record_says_of_a_field_that_few_aids_ask_for_which_they_are(made: Made) -> None:
    """Who told the Secretary of State concerns nobody who shared a worry; why they shared concerns everybody."""
    rows = dict(re.findall(r'<tr id="([^"]+)">(.*?)</tr>', page(made, "england/record-of-a-decision/").text, re.DOTALL))
    assert "Only for: Notify a serious incident" in words(rows["government-and-ofsted-told"])
    assert "Only for: Do I need consent? , Level of need , Worried about a child" in words(rows["agreement-from"])
    assert all("Only for" not in words(rows[one]) for one in ("reason", "what-shared", "told-family", "advice-from"))


@pytest.mark.parametrize(("publisher", "held"), [("west-sussex", True), ("rotherham", False), ("east-midlands", False)])
def test_an_area_without_a_front_door_says_so_and_whom_to_ring_instead(
    made: Made, publisher: str, *, held: bool
) -> None:
    shown = words(page(made, f"{publisher}/contacts/").text)
    assert ("No number of a front door in" in shown) is not held
    assert held or "ask for children’s social care" in shown
    assert "999" in shown
    assert "101" in shown


@pytest.mark.parametrize(
    ("uri", "clause", "said"),
    [
        ("england/time-limits/", "notify-the-panel", "Must: the law or statutory guidance requires it."),
        ("england/time-limits/", "freedom-of-information", parts.SHOULD_AT_LEAST),
        ("england/time-limits/", "breach", parts.SHOULD_AT_LEAST),
        ("england/serious-incidents/", "child-at-risk-now", parts.SHOULD_AT_LEAST),
    ],
)
def test_no_page_says_that_no_law_requires_what_rests_on_a_law(made: Made, uri: str, clause: str, said: str) -> None:
    shown = page(made, uri).text
    section = shown[shown.index(f'id="{clause}"') :].partition("</section>")[0]
    assert said in section
