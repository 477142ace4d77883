"""The start pages: every situation leads to a person, a number, an aid and the clauses, in every area."""

import re
from pathlib import Path

from decision_aids.markup import text
from macros import building, home
from macros.building import Made
from macros.place import Place
from macros.start import area, asked, situation
from schemas import register as registers
from schemas.register import Record
from tests.macros import partnership
from tests.macros.conftest import TODAY, page

FRONT_DOOR = "01403 229 900"
OUT_OF_HOURS = "0330 222 6664"


def unfolded(page: str, situation: Record) -> str:
    """What a start page says under a situation."""
    _, _, after = page.partition(f'id="{situation.address.part}"')
    return after.partition("</details>")[0]


def situations(made: Made) -> tuple[Record, ...]:
    found = asked.situations(made.register, "west-sussex")
    assert len(found) > 10
    return found


def test_every_area_has_a_start_page_with_every_situation(made: Made) -> None:
    local = [word for word, about in made.register.publishers.items() if about["tier"] == "local"]
    assert local
    for word in local:
        for one in situations(made):
            assert text(one.value["title"]) in page(made, f"{word}/start/").text


def test_a_worry_about_an_adult_who_works_with_children_leads_to_the_designated_officer(made: Made) -> None:
    """Domain C: what concerns the LADO goes its own way, and the adult is not told first."""
    (one,) = (one for one in situations(made) if one.address.part == "adult-who-works-with-children")
    for word in ("west-sussex", "rotherham", "east-sussex"):
        said = unfolded(page(made, f"{word}/start/").text, one)
        for words in ("designated officer", "today", "Do not question the adult or the child", "do not tell the adult"):
            assert words in said
        assert 'href="tel:999"' in said


def test_where_the_designated_officer_s_number_is_held_it_stands_before_the_front_door(made: Made) -> None:
    """Domain C: 033 022 26450, from an undated page of West Sussex; nothing of it is held elsewhere."""
    (one,) = (one for one in situations(made) if one.address.part == "adult-who-works-with-children")
    here = unfolded(page(made, "west-sussex/start/").text, one)
    assert here.index('href="tel:03302226450"') < here.index(FRONT_DOOR)
    assert here.index("Not verified", here.index("03302226450")) < here.index(FRONT_DOOR)
    for elsewhere in (page(made, "rotherham/start/").text, home.situations(made.register, made.today, "")):
        assert "03302226450" not in unfolded(elsewhere, one)


def test_a_region_is_no_area_that_a_child_lives_in(made: Made) -> None:
    assert area.path(made.register, "south-east") == ""
    assert "south-east/start/" not in {one.uri for one in made.pages}


def test_whoever_may_ring_the_front_door_finds_the_numbers_of_the_area_where_the_child_lives(made: Made) -> None:
    west_sussex = page(made, "west-sussex/start/").text
    looked_at = 0
    for one in situations(made):
        if "front-door" in one.value.get("ring", ()):
            looked_at += 1
            assert FRONT_DOOR in unfolded(west_sussex, one)
    assert looked_at > 5


def test_a_dead_tone_leads_to_the_second_number_wherever_the_first_is_named(made: Made) -> None:
    start = page(made, "west-sussex/start/").text
    assert start.count("a dead tone: ") == start.count(f">{OUT_OF_HOURS}<") > 1


def test_where_no_number_is_held_the_page_says_whom_to_ring_instead(made: Made) -> None:
    rotherham = page(made, "rotherham/start/").text
    assert FRONT_DOOR not in rotherham
    assert "ask for children’s social care" in rotherham
    assert 'href="tel:101"' in rotherham


def test_with_no_area_chosen_no_area_s_number_stands_for_everybody(made: Made) -> None:
    start = home.situations(made.register, made.today, "")
    assert FRONT_DOOR not in start
    assert "choose where the child lives" in start


def test_a_worry_about_an_adult_goes_to_the_front_door_for_where_that_adult_works(made: Made) -> None:
    worry = next(one for one in situations(made) if one.address.part == "adult-who-works-with-children")
    nowhere = unfolded(home.situations(made.register, made.today, ""), worry)
    assert "choose where the adult works" in nowhere
    assert "where the child lives" not in nowhere
    for word, called in (("west-sussex", "West Sussex"), ("rotherham", "Rotherham")):
        chosen = unfolded(page(made, f"{word}/start/").text, worry)
        assert f"Not {called}? <a" in chosen
        assert "Choose where the adult works" in chosen
    other = next(one for one in situations(made) if one.address.part == "hurt-or-not-safe")
    assert "Not West Sussex?" not in unfolded(page(made, "west-sussex/start/").text, other)


def test_what_to_open_is_never_historic(made: Made) -> None:
    looked_at = 0
    for one in situations(made):
        for item in one.value.get("opens", ()):
            looked_at += 1
            assert made.register.in_force(item, TODAY) is not None, item
    assert looked_at > 10


def test_every_kind_of_person_comes_with_something(made: Made) -> None:
    for word in asked.PEOPLE:
        assert any(word in one.value["for"] for one in situations(made)), word


def test_the_style_sheet_knows_everybody_who_comes() -> None:
    styles = Path("content/assets/handrail.css").read_text(encoding="utf-8")
    for word in asked.PEOPLE:
        assert f'[id="who..{word}"]:target) .situation:not([data-for~="{word}"])' in styles


def test_an_area_s_numbers_stand_in_the_panel_of_its_own_pages_with_their_hours(made: Made) -> None:
    panel = made.areas["west-sussex"]
    assert re.findall(r'href="tel:(\d+)"', panel) == ["01403229900", "03302226664"]
    assert "9am to 5pm, Monday to Friday" in panel
    assert "not verified" in panel
    assert {one.area for one in made.pages if one.uri.startswith("west-sussex/")} == {"west-sussex"}
    assert {one.area for one in made.pages if one.uri.startswith("england/")} == {""}


def test_where_an_area_s_numbers_are_not_held_the_panel_says_so_and_whom_to_ask(made: Made) -> None:
    panel = made.areas["rotherham"]
    assert "tel:" not in panel
    assert "Rotherham: " in panel
    assert "no number is held here. Ring its council and ask for children’s social care." in panel
    # A region is no area that a child lives in.
    assert made.areas.keys() == {"east-sussex", "rotherham", "west-sussex"}


def test_a_situation_that_opens_what_is_not_there_is_refused(data: Path) -> None:
    file = data / "england" / "situations.yaml"
    wrong = file.read_text(encoding="utf-8").replace("[england/data-breach]", "[england/data-breac]", 1)
    file.write_text(wrong, encoding="utf-8")
    _, _, problems = building.read(data, "2026-11-26")
    (problem,) = [one for one in problems if one.severity == "error"]
    assert problem.sentence == "There is no aid, form or document at england/data-breac."
    assert problem.fix == "Did you mean england/data-breach?"


def test_an_area_opens_its_own_aid_where_it_has_one_in_force_and_the_national_one_where_it_has_none(
    tmp_path: Path,
) -> None:
    data = partnership.folder(tmp_path)
    own = data / "north-glen" / "level-of-need" / "2026-01.yaml"
    own.parent.mkdir()
    text = (data / "north-glen" / "which-level" / "2026-01.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("title: Which level of need?", "title: Level of need in North Glen"), encoding="utf-8")
    held, _ = registers.load(data)
    worried = held.records["england/situations#worried-not-sure"]

    def opens(where: str, day: str) -> str:
        at = Place(register=held, publisher="england", today=day, root="../../")
        return situation.answer(at, worried, where, {})

    here, mine, national = "north-glen", "../../north-glen/level-of-need/", "../../england/level-of-need/"
    assert mine in opens(here, "2026-11-26")
    assert "Level of need in North Glen" in opens(here, "2026-11-26")
    assert national not in opens(here, "2026-11-26")
    # Of the aid on a worried child it has none of its own, and that of another area is nobody's default.
    assert "../../england/worried-about-a-child/" in opens(here, "2026-11-26")
    for where, day in ((here, "2026-11-21"), ("rotherham", "2026-11-26"), ("", "2026-11-26")):
        assert national in opens(where, day)
        assert mine not in opens(where, day)


def test_a_historic_aid_is_no_area_s_default(made: Made) -> None:
    assert made.register.newest_historic("west-sussex/level-of-need")
    assert situation.in_area(made.register, "england/level-of-need", "west-sussex", made.today) == (
        "england/level-of-need"
    )
