"""Levels as a drawing, standards as a checklist, areas side by side, and what each role has to do."""

import re

import pytest

from decision_aids.markup import text
from macros.building import Made
from macros.editions import windscreen
from macros.facts import responsibilities, structure
from tests.macros.conftest import page

LEVELS = "west-sussex/levels-of-need/"
# Typed from the threshold guidance of West Sussex: its four levels in their order.
FOUR = ["Universal needs", "Emerging needs", "Complex needs", "Safeguarding and specialist needs"]


def level(word: str) -> windscreen.Level:
    return windscreen.Level(word=word, sign=word, title=f"Level {word}", name=f"Level {word}: named")


def test_the_windscreen_has_every_level_in_its_order_as_a_link_that_says_its_whole_name(made: Made) -> None:
    (drawing,) = re.findall(r'<svg[^>]*class="windscreen__svg".*?</svg>', page(made, LEVELS).text, re.DOTALL)
    named = re.findall(r'<a href="#([^"]+)" aria-label="([^"]+)"', drawing)
    assert [name for _, name in named] == [f"Level {number} {title}" for number, title in enumerate(FOUR, start=1)]
    assert [word for word, _ in named] == ["universal", "emerging", "complex", "specialist"]


def test_the_windscreen_stays_inside_its_picture_however_many_levels_there_are() -> None:
    for count in (2, 3, 5, 8):
        drawing = windscreen.figure(tuple(level(str(number)) for number in range(count)), "Levels")
        points = re.findall(r"[ML](-?[0-9.]+) (-?[0-9.]+)", "".join(re.findall(r' d="([^"]+Z)"', drawing)))
        assert len(points) == 3 * count
        assert all(0 <= float(x) <= 680 and 0 <= float(y) <= 400 for x, y in points)


def test_one_level_alone_is_not_drawn() -> None:
    assert windscreen.figure((level("only"),), "Levels") == ""


def test_each_level_leads_one_step_up_and_one_step_down(made: Made) -> None:
    steps = re.findall(r'<ul class="steps">(.*?)</ul>', page(made, LEVELS).text)
    said = [re.findall(r'(Step up|Step down) to <a href="#([a-z]+)"', one) for one in steps]
    assert said == [
        [("Step up", "emerging")],
        [("Step up", "complex"), ("Step down", "universal")],
        [("Step up", "specialist"), ("Step down", "emerging")],
        [("Step down", "complex")],
    ]


def test_what_each_level_means_for_assessment_agreement_and_the_way_in_stands_in_a_table(made: Made) -> None:
    _, _, table = page(made, LEVELS).text.partition('id="page..means"')
    rows = re.findall(r"<tr.*?</tr>", table.partition("</table>")[0])
    assert len(rows) == 5
    assert "section 17" in rows[4]
    assert "Saying no to early help is not by itself a reason for a referral" in rows[2]


def test_a_checklist_of_historic_standards_says_of_each_must_that_it_is_its_source_that_says_so(made: Made) -> None:
    rows = page(made, "west-sussex/practice-standards/self-audit/").text.split("<fieldset")[1:]
    assert len(rows) == 26
    binding = [row for row in rows if " must " in row]
    assert binding
    assert all("as this source puts it. It is not in force." in row for row in binding)


def test_every_statement_of_the_standards_is_a_line_of_the_checklist(made: Made) -> None:
    checklist = page(made, "west-sussex/practice-standards/self-audit/")
    statements = made.register.items["west-sussex/practice-standards"][-1].value["statements"]
    assert checklist.text.count("<fieldset") == len(statements) > 20
    for word, one in statements.items():
        assert f'name="audit.{word}"' in checklist.text
        assert text(one["title"]) in checklist.text
    assert not checklist.searched
    assert 'href="../../west-sussex/practice-standards/self-audit/"' in page(
        made, "west-sussex/practice-standards/"
    ).text


def test_a_checklist_of_historic_standards_says_so_before_its_first_line(made: Made) -> None:
    before, _, _ = page(made, "west-sussex/practice-standards/self-audit/").text.partition("<fieldset")
    assert "Do not rely on this now" in before


def test_areas_stand_side_by_side_with_the_words_of_their_clauses_and_how_far_they_hold(made: Made) -> None:
    consent = page(made, "england/subjects/consent-to-share/")
    assert [one.title for one in consent.headings] == ["England", "West Sussex"]
    national, _, local = consent.text.partition('id="west-sussex"')
    assert "Consent is not needed where a child is at risk" in national
    assert "Historic" in local
    assert "Historic" not in national.partition('id="england"')[2]
    assert "No clause on this is held from: East Midlands, East Sussex, Rotherham, South East." in consent.text
    assert "<h1>Is consent asked for before information is shared to keep a child safe?</h1>" in consent.text


def test_the_search_does_not_find_historic_words_on_a_page_that_compares_areas(made: Made) -> None:
    articles = re.findall(r"<article[^>]*>.*?</article>", page(made, "england/subjects/consent-to-share/").text)
    historic = [one for one in articles if "tag--historic" in one]
    assert historic
    assert all(one.startswith("<article data-search-exclude") for one in historic)
    assert not any("data-search-exclude" in one for one in articles if one not in historic)


def test_a_role_says_what_it_chairs_and_where_it_sits_and_what_it_signs(made: Made) -> None:
    found = {
        (one.words, one.address) for one in responsibilities.of(made.register, "rotherham/roles#independent-chair")
    }
    # Typed from the arrangements of Rotherham, which make the Independent Chair chair of both groups.
    assert ("Chairs", "rotherham/bodies#chief-officer-group") in found
    assert ("Chairs", "rotherham/bodies#executive-group") in found
    assert ("Takes part in", "rotherham/bodies#executive-group") in found


def test_every_role_of_every_publisher_is_in_one_list(made: Made) -> None:
    roles = page(made, "roles/").text
    held = list(made.register.records_of("roles"))
    assert len(held) > 30
    for one in held:
        assert f'href="../{one.address.path}"' in roles


def test_groups_are_drawn_with_each_body_once_and_a_line_to_the_one_it_reports_to() -> None:
    bodies = {one: structure.Body(address=one, title=one, href=f"#{one}") for one in ("top", "left", "right")}
    drawing = structure.drawing(bodies, {"top": ["left", "right"]}, ["top"], "Structure")
    assert re.findall(r'<a href="#([a-z]+)"', drawing) == ["top", "left", "right"]
    assert drawing.count('class="arrow"') == 2


def test_the_groups_of_rotherham_are_drawn_as_the_arrangements_have_them(made: Made) -> None:
    drawing = page(made, "rotherham/bodies/").text.partition("</svg>")[0]
    for group in ("Chief Officer Group", "Executive Group", "Child Exploitation Delivery Group"):
        assert f'aria-label="{group}"' in drawing


def test_what_is_said_of_every_agency_of_a_kind_stands_once_below_its_heading(made: Made) -> None:
    text = page(made, "england/agencies/").text
    schools = text.partition("Relevant agencies: education and childcare</h2>")[2].partition("<h2")[0]
    assert schools.count("<li id=") == 14
    assert schools.count("Partners can name it as a relevant agency.") == 1
    assert schools.count("Rests on") == 1


def test_an_agency_that_rests_on_less_than_its_kind_says_on_what(made: Made) -> None:
    text = page(made, "england/agencies/").text
    prisons = text.partition('id="prisons"')[2].partition("</li>")[0]
    assert "section 11, the bodies it names" in prisons
    assert "regulations of 2018" not in prisons


def test_a_level_says_which_words_are_the_need_and_which_the_way_in(made: Made) -> None:
    text = page(made, "england/subjects/threshold-route/").text
    assert "<strong>Way in. </strong>None is named. The services are open to every child." in text


@pytest.mark.parametrize(
    "subject",
    [
        *("independent-scrutiny", "threshold-document", "chairing"),
        *("practice-review-decision", "practice-review-publication"),
    ],
)
def test_rotherhams_arrangements_are_not_called_silent_on_what_they_set_out(made: Made, subject: str) -> None:
    # Sections 9, 10 and 15 of the arrangements of 2019.
    text = page(made, f"england/subjects/{subject}/").text
    assert 'id="rotherham"' in text
    assert "Rotherham" not in text.partition("No clause on this is held from:")[2].partition("</p>")[0]


def test_a_part_of_an_old_document_is_named_by_what_it_says_and_not_by_its_id(made: Made) -> None:
    held = page(made, "east-sussex/coverage/").text
    assert "5 B, first standard: Commitment of senior management, statement 2" in held
    assert "Leadership shown" not in held
    asked = page(made, "rotherham/coverage/").text
    assert "Notify a serious incident, “What has happened to the child?”" in asked


def test_where_all_of_an_old_document_is_held_no_others_are_spoken_of(made: Made) -> None:
    assert "all 64 parts are held here." in page(made, "south-east/coverage/").text
    assert "For each of the others" in page(made, "rotherham/coverage/").text


def test_whoever_comes_to_compare_an_item_of_one_edition_is_told_so_and_led_to_it(made: Made) -> None:
    text = page(made, "east-midlands/programme/compare/").text
    assert "Only one edition of this is held." in text
    assert 'programme/2012/">The three-year programme, edition 2012</a>' in text


@pytest.mark.parametrize("page_of", ["east-sussex/roles/", "east-midlands/bodies/", "rotherham/terms/"])
def test_that_nothing_of_an_old_document_is_in_force_is_said_once_above_its_records(made: Made, page_of: str) -> None:
    text = page(made, page_of).text
    assert text.count("All of these: as printed in the source, not in force.") == 1
    assert "As printed in the source" not in text


def test_where_records_differ_in_how_far_they_hold_each_says_its_own(made: Made) -> None:
    text = page(made, "england/terms/").text
    assert "All of these" not in text
    assert "As printed in the source, not in force." in text


def test_a_checklist_names_a_statement_without_a_title_by_its_place(made: Made) -> None:
    text = page(made, "east-sussex/section-11-standards/self-audit/").text
    assert "<legend>Statement 2</legend>" in text
    assert "Leadership shown" not in text


def test_the_list_of_a_documents_clauses_goes_as_the_page_does(made: Made) -> None:
    for uri in ("south-east/data-sharing-protocol/", "england/lawful-bases/", "east-sussex/learning-framework/"):
        listed, _, below = page(made, uri).text.partition('<details class="contents">')[2].partition("</details>")
        leads_to = re.findall(r'href="#([^"]+)"', listed)
        stands = [one for one in re.findall(r' id="([^"]+)"', below) if one in leads_to]
        assert len(leads_to) > 6
        assert stands == leads_to


def test_a_national_document_counts_its_clauses_in_the_order_in_which_they_are_read(made: Made) -> None:
    documents = [one.item for one in made.register.of_kind("document") if one.publisher == "england"]
    counted = {
        uri: numbers
        for uri in (f"{item}/" for item in documents)
        if (numbers := re.findall(r'class="clause__number">(\d+)</a>', page(made, uri).text))
    }
    assert len(counted) > 10
    for uri, numbers in counted.items():
        assert [int(one) for one in numbers] == list(range(1, len(numbers) + 1)), uri
