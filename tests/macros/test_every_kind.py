"""A page for every kind: a small fictional partnership that holds one of each, looked at before any site builder."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import surroundings
from macros import finished, references
from macros.building import Made
from macros.editions import corrections, process
from macros.facts import record_pages
from macros.page import Page
from macros.place import Place
from schemas import addresses, digest, kinds
from tests.macros import partnership
from tests.macros.conftest import REPO, TODAY, make

EVERY_KIND = Path(__file__).parent / "every_kind" / "north-glen"
AGREEMENT = "north-glen/sharing-agreement"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Beside the national one and one other: what all publishers say of a subject would not fit a table.
    others = shutil.ignore_patterns("east-*", "rotherham", "south-east", "published", "published.yaml")
    data = Path(shutil.copytree(REPO / "data", tmp_path_factory.mktemp("every-kind") / "data", ignore=others))
    shutil.copytree(EVERY_KIND, data / "north-glen")
    partnership.lock(data)
    return data


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    return make(folder)


@pytest.fixture
def changed(folder: Path, tmp_path: Path) -> Callable[..., Made]:
    """The pages after one text in one file of North Glen is put in the place of another."""

    def change(file: str, old: str, new: str) -> Made:
        data = Path(shutil.copytree(folder, tmp_path / "data"))
        path = data / "north-glen" / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
        # As if it had been published like this: what a change after publication meets is told elsewhere.
        shutil.rmtree(data / "north-glen" / "published")
        partnership.lock(data)
        return make(data)

    return change


def page(made: Made, uri: str) -> Page:
    (found,) = [one for one in made.pages if one.uri == uri]
    return found


def seen(html: str) -> str:
    """What a reader without JavaScript sees: no hidden words, no markup, single spaces, no entity for an apostrophe."""
    shown = re.sub(r"<(div|span|p)[^>]* hidden[ >].*?</\1>", " ", html, flags=re.DOTALL)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", shown)).replace("&#x27;", "'")
    return re.sub(r" ([.,:)])", r"\1", plain)


def section(made: Made, uri: str, word: str) -> str:
    """The HTML of one part of a page: from its heading to the end of its section."""
    found = re.search(rf'<section[^>]*><h\d id="{re.escape(word)}".*?</section>', page(made, uri).text, re.DOTALL)
    assert found, f"{uri} has no section {word}"
    return found[0]


def test_a_partnership_of_the_tests_holds_every_kind_that_has_a_page(made: Made) -> None:
    held = {one.kind for one in made.register.records.values() if one.address.publisher == "north-glen"}
    assert held == {one.kind for one in record_pages.PAGES} | {"contacts"}
    items = {held[0].kind for item, held in made.register.items.items() if item.startswith("north-glen/")}
    assert items == {one.name for one in kinds.KINDS.values() if one.editions} - {"aid"}


def test_every_part_of_every_edition_stands_under_an_anchor_that_is_its_id(made: Made) -> None:
    looked_at = 0
    for kind in ("document", "standards", "levels", "process", "form"):
        for edition in made.register.of_kind(kind):
            held = finished.read(page(made, f"{edition.address}/").text).ids
            for word in edition.parts:
                looked_at += 1
                assert word in held, f"{edition.address}#{word}"
    assert looked_at > 20


def test_every_record_stands_where_its_address_says(made: Made) -> None:
    looked_at = 0
    for record in made.register.records.values():
        if record.kind in references.WITHOUT_A_PAGE:
            continue
        looked_at += 1
        path, _, anchor = references.path_of(made.register, record.address, TODAY).partition("#")
        assert anchor in finished.read(page(made, path).text).ids, record.address
    assert looked_at > 30


def test_no_link_of_any_page_leads_nowhere(made: Made) -> None:
    pages = {one.uri: finished.read(one.text).ids for one in made.pages}
    looked_at = 0
    for one in made.pages:
        for link in finished.read(one.text).links:
            path, anchor = urldefrag(urljoin(f"/{one.uri}", link))
            uri = unquote(path).lstrip("/")
            # Files that are not pages, authored pages and telephone numbers are looked at in the finished site.
            if finished.is_foreign(link) or not uri.endswith("/") or uri.startswith("about/"):
                continue
            looked_at += 1
            assert uri in pages, f"{one.uri} links to {link}"
            assert not anchor or unquote(anchor) in pages[uri], f"{one.uri} links to {link}"
    assert looked_at > 200


def test_the_headings_of_every_page_come_in_order_and_none_is_left_out(made: Made) -> None:
    for one in made.pages:
        levels = [int(found) for found in re.findall(r"<h([1-6])[ >]", one.text)]
        assert levels[:1] == [1], one.uri
        assert levels.count(1) == 1, one.uri
        assert all(after <= before + 1 for before, after in pairwise(levels)), (one.uri, levels)


def test_every_heading_of_a_pages_menu_is_on_the_page(made: Made) -> None:
    for one in made.pages:
        assert {each.id for each in one.headings} <= finished.read(one.text).ids, one.uri


def test_no_page_needs_a_script_or_a_style_of_its_own(made: Made) -> None:
    for one in made.pages:
        assert not finished.read(one.text).faults, one.uri
        assert "<script" not in one.text


# Kinds of items.


def test_a_statement_stands_under_its_standard_with_what_shows_it(made: Made) -> None:
    text = page(made, "north-glen/practice-standards/").text
    order = re.findall(r'<h[23] id="((?:voice|plans)[^"]*)"', text)
    assert order == ["voice", "voice.alone", "voice.words", "plans", "plans.one"]
    assert "Shown by: The record says when." in seen(section(made, "north-glen/practice-standards/", "voice.alone"))


@pytest.mark.parametrize(
    ("uri", "word", "heading"),
    [
        ("north-glen/practice-standards/", "voice.alone", "Statement 1.1"),
        ("north-glen/practice-standards/", "voice.words", "Statement 2"),
        ("north-glen/practice-standards/", "plans.one", "Statement 1"),
        ("north-glen/practice-standards/", "plans", "Plans"),
        (f"{AGREEMENT}/", "untitled", "Clause 4"),
        (f"{AGREEMENT}/", "same-day", "2 Share on the same day"),
        ("north-glen/levels-of-need/", "everyday", "Level 1 Everyday services"),
        ("north-glen/levels-of-need/", "early-help", "Early help"),
        ("north-glen/referral/", "ring", "Step 1 Ring"),
    ],
)
def test_a_part_without_a_number_or_a_title_has_a_heading_all_the_same(
    made: Made, uri: str, word: str, heading: str
) -> None:
    (found,) = re.findall(r"<h[23].*?</h[23]>", section(made, uri, word))
    assert seen(found).strip() == heading


def test_levels_stand_from_the_least_need_to_the_most_and_all_of_them_first_at_a_glance(made: Made) -> None:
    text = page(made, "north-glen/levels-of-need/").text
    glance, _, rest = text.partition("</table>")
    order = ["everyday", "early-help", "protection"]
    assert re.findall(r'<th scope="row"[^>]*><a href="#([^"]+)"', glance) == order
    assert [one for one in re.findall(r'<h2 id="([^"]+)"', rest) if one in order] == order


def test_a_level_says_need_response_assessment_way_in_agreement_signs_contact_and_deadline(made: Made) -> None:
    most = seen(section(made, "north-glen/levels-of-need/", "protection"))
    for words in (
        "Significant harm, or likely.",
        "Children's social care.",
        "Assessment Enquiries under section 47",
        "Way in Ring the front door.",
        "01632 960 001",
        "Deadline. Tell the other partners: 1 working day after harm was seen.",
    ):
        assert words in most
    middle = seen(section(made, "north-glen/levels-of-need/", "early-help"))
    assert "Agreement to a service The family agrees to the help." in middle
    assert "Signs that point here Attendance is falling." in middle


def test_the_glance_names_each_column_in_each_cell_for_a_phone(made: Made) -> None:
    glance, means, *_ = page(made, "north-glen/levels-of-need/").text.split("</table>")
    columns = r'<td role="cell" data-label="([^"]+)"'
    assert set(re.findall(columns, glance)) == {"The child’s need", "Who responds"}
    assert set(re.findall(columns, means)) == {"Assessment", "Agreement to a service", "Way in"}


def test_no_step_of_a_process_stands_before_one_that_it_follows(made: Made) -> None:
    text = page(made, "north-glen/referral/").text
    assert re.findall(r'<h3 id="([^"]+)"', text) == ["ring", "decide", "emergency", "answer"]
    assert [seen(one).strip() for one in re.findall(r'<h2 id="stage.*?</h2>', text)] == [
        "Whoever is worried",
        "At the front door",
    ]


def test_a_step_says_who_takes_it_on_what_condition_by_when_and_what_comes_next(made: Made) -> None:
    first = seen(section(made, "north-glen/referral/", "ring"))
    assert "Who Police lead, Nursing lead" in first
    assert "Next Step 2: Decide (when: Nobody is in danger) Step 3: Send help (when: Somebody is in danger)" in first
    assert "When: Somebody is in danger" in seen(section(made, "north-glen/referral/", "emergency"))
    last = seen(section(made, "north-glen/referral/", "answer"))
    assert "Comes after Step 2: Decide, Step 3: Send help" in last
    assert "The process ends here." in last
    assert "1 working day after harm was seen" in last


@st.composite
def steps_of(draw: st.DrawFn, *, circles: bool) -> dict[str, dict[str, object]]:
    words = [f"s{number}" for number in range(draw(st.integers(1, 8)))]
    found: dict[str, dict[str, object]] = {}
    for number, word in enumerate(words):
        before = words if circles else words[:number]
        follows = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        found[word] = {"under": draw(st.sampled_from(["", "First", "Then"]))}
        found[word] |= {"follows": follows} if follows else {}
    return {word: found[word] for word in draw(st.permutations(words))}


@given(steps_of(circles=False))
def test_steps_in_any_order_of_a_file_are_shown_after_those_they_follow(steps: dict[str, dict[str, object]]) -> None:
    order = process.in_order(steps)
    assert sorted(order) == sorted(steps)
    for word, one in steps.items():
        follows = one.get("follows", [])
        assert isinstance(follows, list)
        assert all(order.index(each) < order.index(word) for each in follows)


@given(steps_of(circles=True))
def test_steps_that_follow_each_other_in_a_circle_are_all_shown_once(steps: dict[str, dict[str, object]]) -> None:
    assert sorted(process.in_order(steps)) == sorted(steps)


def test_a_form_says_who_fills_it_in_and_what_a_field_is_taken_from(made: Made) -> None:
    text = seen(page(made, "north-glen/referral-form/").text)
    assert "Filled in by Police lead" in text
    assert "What worries you Filled in by Nursing lead. At most 500 words." in text
    assert "The reference, once more Taken from Referral form, Your own reference." in text


def test_only_the_record_of_a_decision_begins_with_the_aid_that_was_followed(made: Made) -> None:
    assert "Which decision aid" in page(made, "england/record-of-a-decision/").text
    assert "Which decision aid" not in page(made, "north-glen/referral-form/").text


def test_clauses_stand_last_on_pages_of_other_kinds(made: Made) -> None:
    text = page(made, "north-glen/levels-of-need/").text
    assert text.index('id="protection"') < text.index("What else it says") < text.index('id="moving-up"')


# What a part says beside its words.


@pytest.mark.parametrize(
    ("uri", "word", "said"),
    [
        (f"{AGREEMENT}/", "same-day", "Should: it is expected. Nothing held here says that a law requires it."),
        ("north-glen/practice-standards/", "voice.alone", "May: it is allowed, and nobody has to."),
        (f"{AGREEMENT}/", "same-day", "Asks for no consent before you share information."),
        (
            f"{AGREEMENT}/",
            "untitled",
            "Asks for consent before you share information. You never need consent to get help for a child at risk.",
        ),
        (f"{AGREEMENT}/", "same-day", "Go here first. North Glen: Front door of North Glen 01632 960 001"),
        (f"{AGREEMENT}/", "same-day", "Form Referral form"),
        (f"{AGREEMENT}/", "same-day", "Subject How soon to share"),
        (f"{AGREEMENT}/", "same-day", "It changes what people do. A time limit was added."),
    ],
)
def test_what_a_clause_asks_for_is_said_in_words(made: Made, uri: str, word: str, said: str) -> None:
    assert said in seen(section(made, uri, word))


def test_a_must_says_that_law_or_statutory_guidance_requires_it(changed: Callable[..., Made]) -> None:
    law = "force: must\n    cites: [england/sources#children-act-1989-s47]"
    made = changed("practice-standards/2026-01.yaml", "force: may", law)
    assert "Must: the law or statutory guidance requires it." in seen(
        section(made, "north-glen/practice-standards/", "voice.alone")
    )


@pytest.mark.parametrize(
    ("today", "word", "said"),
    [
        ("2027-04-30", "later", "Starts on 1 May 2027, not in force yet."),
        ("2027-05-01", "later", "Started on 1 May 2027. Ends on 30 April 2028."),
        ("2028-04-30", "later", "Started on 1 May 2027. Ends on 30 April 2028."),
        ("2028-05-01", "later", "Ended on 30 April 2028, no longer in force."),
        ("2026-03-31", "over", "Ends on 31 March 2026."),
        ("2026-04-01", "over", "Ended on 31 March 2026, no longer in force."),
    ],
)
def test_a_clause_that_starts_later_or_ends_sooner_says_so_by_the_day(
    folder: Path, today: str, word: str, said: str
) -> None:
    shown = section(make(folder, today), f"{AGREEMENT}/2025-04/", word)
    (visible,) = [one for one in re.findall(r"<div data-case[^>]*>.*?</div>", shown) if " hidden" not in one]
    assert seen(visible).strip() == said


def test_a_clause_carries_its_first_and_last_day_for_the_readers_own_clock(made: Made) -> None:
    later = section(made, f"{AGREEMENT}/", "later")
    assert later.startswith('<section class="clause" data-starts="2027-05-01" data-ends="2028-04-30">')
    assert "data-starts" not in section(made, f"{AGREEMENT}/", "same-day")


def test_a_reworded_clause_leads_to_what_it_was_and_that_one_to_what_it_became(made: Made) -> None:
    newer = section(made, f"{AGREEMENT}/2025-04/", "same-day")
    assert "In edition 2023-04: 2: Share promptly, reworded." in seen(newer)
    assert 'href="../../../north-glen/sharing-agreement/2023-04/#promptly"' in newer
    older = section(made, f"{AGREEMENT}/2023-04/", "promptly")
    assert "In edition 2025-04 this became 2: Share on the same day, reworded." in seen(older)
    assert 'href="../../../north-glen/sharing-agreement/2025-04/#same-day"' in older


def test_a_clause_left_out_is_told_with_its_reason_in_both_editions(made: Made) -> None:
    newer = page(made, f"{AGREEMENT}/2025-04/").text
    assert "Left out since edition 2023-04 Clause 3: No partner has a fax machine." in seen(newer)
    older = seen(section(made, f"{AGREEMENT}/2023-04/", "fax"))
    assert "Left out of edition 2025-04: No partner has a fax machine." in older


def test_a_correction_is_told_before_the_text_with_its_day_its_reason_and_what_it_touched(made: Made) -> None:
    text = page(made, f"{AGREEMENT}/").text
    told = text.index("Corrected since it was published.")
    assert told < text.index('id="same-day"')
    assert (
        "6 May 2025, revision 2: A word was missing. What it touched: 2: Share on the same day, the review date."
        in seen(text)
    )
    assert '<a href="#same-day">' in text[told : text.index('id="same-day"')]
    assert "Corrected since" not in page(made, f"{AGREEMENT}/2023-04/").text


def test_a_correction_of_an_aid_is_one_line_before_its_first_question_and_told_in_full_below(made: Made) -> None:
    edition = made.register.items["england/share-information"][-1]
    (question,) = [word for word in edition.value["questions"] if word == "immediate-danger"]
    corrections_of = [{"revision": 2, "made": "2026-11-23", "reason": "A word was wrong.", "touched": [question]}]
    corrected = replace(edition, value={**edition.value, "corrections": corrections_of})
    line = corrections.pointer(corrected)
    assert seen(line or "").strip() == "Corrected on 23 November 2026. What was corrected."
    assert 'href="#page..corrections"' in (line or "")
    told = corrections.told(corrected) or ""
    assert 'id="page..corrections"' in told
    # The steps of an aid have names on its page that say nothing, so nothing could lead to one by its id.
    assert "<a " not in told
    assert corrections.pointer(edition) is None


def test_the_signatures_of_an_edition_say_who_signed_when_and_why_one_is_missing(made: Made) -> None:
    text = page(made, f"{AGREEMENT}/").text
    rows = [seen(one).strip() for one in re.findall(r"<tr.*?</tr>", text.partition('id="page..signatures"')[2])]
    assert rows == [
        "Role Signs for Signed",
        "Police lead North Glen Police 18 March 2025",
        "Nursing lead Executive group Not signed. In force all the same: The post was vacant.",
        "Independent chair Executive group Not signed. It may be in force without this signature.",
    ]
    assert "1 of 3 signed" in text
    assert "page..signatures" not in page(made, f"{AGREEMENT}/2023-04/").text


def test_every_edition_shows_the_digest_it_is_known_by(made: Made) -> None:
    compiled = {one.edition.address: one.aid.digest for one in made.aids}
    for held in made.register.items.values():
        for edition in held:
            known_by = compiled.get(edition.address) or digest.of(edition.value)
            assert known_by in page(made, f"{edition.address}/").text, edition.address


# Records.


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("front-door", "Multi-agency front door (MAFD) The team that takes worries about a child."),
        ("strategy-discussion", "Also called strategy meeting. Rests on Minute of the executive group (local,"),
        ("old-team", "The team of 2015. As printed in the source, not in force. Printed in Handbook of 2015."),
        ("coming-team", "Family help The team that will come. From 1 May 2027, not yet."),
    ],
)
def test_a_term_says_what_it_means_its_other_words_and_how_far_that_holds(made: Made, word: str, said: str) -> None:
    (found,) = re.findall(rf'<div id="{word}">.*?</div>', page(made, "north-glen/terms/").text)
    assert said in seen(found)


def test_a_long_glossary_has_letters_to_jump_to_and_a_short_one_has_none(
    changed: Callable[..., Made], made: Made
) -> None:
    assert 'class="letters"' not in page(made, "north-glen/terms/").text
    dated = "    dated:\n      - {effective_from: 2025-04-01, means: An animal.}\n"
    more = "".join(f"  more-{number}:\n    title: Zebra {number}\n{dated}" for number in range(20))
    shown = page(changed("terms.yaml", "terms:\n", f"terms:\n{more}"), "north-glen/terms/")
    assert [one.title for one in shown.headings] == ["D", "F", "M", "S", "Z"]
    assert {f"letter..{one}" for one in "DFMSZ"} <= finished.read(shown.text).ids


def test_the_groups_are_shown_as_a_list_in_a_list_each_under_the_one_it_reports_to(made: Made) -> None:
    text = page(made, "north-glen/bodies/").text
    structure = text.partition('class="structure">')[2].partition("<h2")[0]
    plain = re.sub(r"</?(?:a|span)[^>]*>", "", structure)
    assert plain == (
        "<li>Executive group<ul>"
        "<li>Practice group (reports also to Health panel)<ul><li>Learning group</li></ul></li>"
        "<li>Health panel</li>"
        "</ul></li></ul></details>"
    )


def test_groups_that_report_in_a_circle_are_all_shown(changed: Callable[..., Made]) -> None:
    made = changed("bodies.yaml", "duties: [Publish the yearly report.]", "reports_to: [learning-group]")
    structure = page(made, "north-glen/bodies/").text.partition('class="structure">')[2].partition("<h2")[0]
    for title in ("Executive group", "Practice group", "Learning group", "Health panel"):
        assert title in structure


def test_a_group_says_its_purpose_chair_meetings_members_reports_and_duties(made: Made) -> None:
    group = seen(section(made, "north-glen/bodies/", "executive"))
    for words in (
        "Executive group (EG) Answers for the arrangements.",
        "Chaired by Independent chair",
        "Meets Four times a year",
        "Members Police lead, North Glen Police A head teacher (without a vote)",
        "Hears from Practice group, Health panel",
        "Duties Publish the yearly report.",
        "Rests on Minute of the executive group",
    ):
        assert words in group
    assert "Reports to Executive group, Health panel" in seen(section(made, "north-glen/bodies/", "practice-group"))


def test_a_role_says_the_body_it_belongs_to_and_what_it_does(made: Made) -> None:
    said = seen(section(made, "north-glen/roles/", "police-lead"))
    assert "Police lead Speaks for the police. Belongs to North Glen Police Duties Sign the agreement." in said


def test_a_duty_says_the_time_it_has_and_what_it_rests_on_beside_one_that_names_neither(made: Made) -> None:
    said = seen(section(made, "north-glen/roles/", "nursing-lead"))
    assert (
        "Duties Sign the agreement. You should tell the other partners. Deadline. Tell the other partners: 1 working "
        "day after harm was seen. Rests on Minute of the executive group" in said
    )


def test_agencies_stand_under_their_headings_with_the_reason(made: Made) -> None:
    text = seen(page(made, "north-glen/agencies/").text)
    assert "Partners by law The police A safeguarding partner. More on this body: North Glen Police." in text
    assert "Sport Swimming clubs Children go there alone." in text


def test_a_calendar_tells_closed_days_by_year_and_events_by_day_or_month(made: Made) -> None:
    text = page(made, "north-glen/calendars/").text
    said = seen(text)
    assert "Not working days: Saturdays and Sundays, and the days below." in said
    assert [seen(one).strip() for one in re.findall(r"<caption>.*?</caption>", text)] == [
        "Days that are not working days in 2025",
        "Days that are not working days in 2026",
    ]
    assert "Thursday 25 December 2025 Christmas Day" in said
    assert "Spring meeting: Tuesday 16 March 2027. North Glen Police: host" in said
    assert "Autumn meeting: every October." in said


def test_a_table_of_closed_days_that_has_run_out_says_so(folder: Path, made: Made) -> None:
    assert "The table has run out" not in page(made, "north-glen/calendars/").text
    assert "The table has run out" in page(make(folder, "2027-01-01"), "north-glen/calendars/").text


def test_a_subject_leads_to_the_clause_that_answers_it_and_names_who_says_nothing(made: Made) -> None:
    said = seen(section(made, "north-glen/subjects/", "how-soon"))
    assert "How soon must the other partners be told? North Glen Sharing agreement, 2: Share on the same day" in said
    assert "No clause held England, West Sussex" in said


def test_a_national_subject_says_how_each_publisher_stands_to_the_national_rule(changed: Callable[..., Made]) -> None:
    # England asks for no consent, says should and sets no time; this clause does the first two as well, and sets one.
    made = changed("sharing-agreement/2025-04.yaml", "subject: how-soon", "subject: england/subjects#consent-to-share")
    said = seen(section(made, "england/subjects/", "consent-to-share"))
    compared = "Both say should. Neither asks for consent. It sets a time, and the national rule sets none."
    assert f"North Glen Stricter {compared}" in said
    assert "Sharing agreement, 2: Share on the same day In force" in said
    assert "England The national rule" in said
    table = page(made, "england/subjects/").text.partition("</table>")[0]
    assert "North Glen" in table
    assert "All subjects in one table" in table


def test_an_old_rule_is_never_a_heading_without_the_word_that_it_is_no_longer_so(made: Made) -> None:
    shown = page(made, "north-glen/superseded-statements/")
    (heading,) = re.findall(r"<h2.*?</h2>", shown.text)
    assert seen(heading).strip() == "No longer so: Ring the duty desk first."
    assert [one.title for one in shown.headings] == ["No longer so: Ring the duty desk first."]
    said = seen(shown.text)
    assert "Now: Ring the front door." in said
    assert "What could go wrong Nobody would answer." in said
    assert "No longer so since 1 April 2025" in said
    assert "Words that give it away “duty desk”" in said


def test_deadlines_have_a_page_and_older_links_still_find_them_on_the_publishers(made: Made) -> None:
    rows = [seen(one).strip() for one in re.findall(r"<tr.*?</tr>", page(made, "north-glen/deadlines/").text)]
    assert rows[1].startswith(
        "Publish the yearly report 12 months after the last report. As printed in the source, not in force."
    )
    assert rows[2].startswith("Tell the other partners 1 working day after harm was seen. Whoever knows")
    assert {"deadline.same-day", "deadline.yearly-report"} <= finished.read(page(made, "north-glen/").text).ids


def test_a_source_names_what_replaced_it_and_when(made: Made) -> None:
    said = seen(page(made, "north-glen/sources/").text)
    assert "Replaced by Minute of the executive group Replaced on 1 April 2025" in said


# The publisher's page, and where addresses lead.


def test_a_publisher_shows_what_it_holds_in_groups_and_no_group_that_is_empty(made: Made) -> None:
    assert [one.title for one in page(made, "north-glen/").headings if one.id != "page..changed"] == [
        "Levels of need",
        "Practice standards",
        "Documents",
        "Processes",
        "Forms",
        "Numbers to ring",
        "Deadlines",
        "What else is held here?",
    ]
    listed = seen(page(made, "north-glen/").text.partition('id="records"')[2])
    assert (
        "Deadlines 2 deadlines Glossary 4 terms Groups and bodies 5 bodies Roles 3 roles Agencies 2 agencies "
        "Calendars 2 calendars Subjects side by side 1 subject No longer so 1 statement "
        "Coverage 2 parts of the source Sources 2 sources" in listed
    )


def test_the_menu_names_the_numbers_and_the_glossary_and_no_other_page_of_records(made: Made) -> None:
    below = [one for one in made.pages if re.fullmatch(r"north-glen/[^/]+/", one.uri)]
    records = [one for one in below if one.uri.split("/")[1] in kinds.KINDS]
    assert len(records) > 2
    assert {one.uri for one in records if one.in_menu} == {"north-glen/contacts/", "north-glen/terms/"}


@pytest.mark.parametrize(
    ("text", "path", "standing"),
    [
        ("north-glen/terms#front-door", "north-glen/terms/#front-door", "in the terms held here"),
        (
            "north-glen/terms#old-team",
            "north-glen/terms/#old-team",
            "in the terms held here, as printed in a source",
        ),
        (
            "north-glen/terms#coming-team",
            "north-glen/terms/#coming-team",
            "in the terms held here, with nothing for today",
        ),
        ("north-glen/bodies#executive", "north-glen/bodies/#executive", "in the bodies held here"),
        ("north-glen/superseded-statements#desk", "north-glen/superseded-statements/#desk",
         "in the superseded statements held here"),
        ("north-glen/sources#minute", "north-glen/sources/#minute", "local, in force"),
        (f"{AGREEMENT}#same-day", f"{AGREEMENT}/#same-day", "in force"),
        (f"{AGREEMENT}#fax", f"{AGREEMENT}/2023-04/#fax", "superseded"),
        (f"{AGREEMENT}/2023-04#promptly", f"{AGREEMENT}/2023-04/#promptly", "superseded"),
        ("england/share-information#immediate-danger", "england/share-information/", "in force"),
    ],
)  # fmt: skip
def test_whatever_is_cited_leads_to_where_it_stands_and_says_how_far_it_holds(
    made: Made, text: str, path: str, standing: str
) -> None:
    found = surroundings.citation(made.register, text, TODAY)
    assert (found["path"], found["standing"]) == (path, standing)


def test_what_has_no_page_is_named_and_not_linked(made: Made) -> None:
    place = Place(register=made.register, publisher="north-glen", today=TODAY, root="../")
    assert references.link(place, "england/facts#immediate-danger", file="").startswith("<span>")
    assert references.path_of(made.register, addresses.read("england/facts#immediate-danger"), TODAY) == ""


def test_a_page_without_a_summary_does_not_say_its_title_twice(made: Made) -> None:
    assert seen(page(made, "north-glen/referral/").text.partition("<h1>")[2]).count("From worry to answer") == 1
