"""A search index that would be too large keeps what people look for: names, synonyms, headings, first sentences."""

import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros import search_index
from macros.building import Made
from macros.search_index import fitted, size

CONFIG = {"lang": ["en"], "separator": " "}


def section(place: str, title: str, text: str, **also: object) -> dict[str, Any]:
    return {"location": place, "title": title, "text": text, "tags": ["Area", "Document"], **also}


def index(*docs: dict[str, Any]) -> dict[str, Any]:
    return {"config": CONFIG, "docs": list(docs)}


def filling(seed: int, words: int = 400) -> str:
    """Words that hardly get smaller when compressed."""
    made = random.Random(seed)  # noqa: S311 - the same words every time, not a secret
    return " ".join(f"{made.randrange(16**8):x}" for _ in range(words))


SHARING = (
    section("area/sharing/", "Sharing agreement", f"Sharing agreement<p>How partners share. {filling(1)}</p>"),
    section(
        "area/sharing/#now", "1: Share today", f"<p>Tell the police the same day. {filling(2)}</p><p>Then write.</p>"
    ),
    section("area/sharing/#late", "2: Being late", f"<ul><li>Say why &amp; when</li><li>{filling(3)}</li></ul>"),
)
ABOUT = section("area/sharing/#provenance", "Where this comes from", "<p>Published in spring.</p>")
OLD = (
    section("area/roles/", "Roles: Area", f"<p>What each does. {filling(4)}</p>", boost=0.00001),
    section("area/roles/#chair", "Chair", f"<p>Chairs the panel. {filling(5)}</p>", boost=0.00001),
)
TERMS = section("area/terms/", "Glossary: Area", f"<p>The words of the area. {filling(6)}</p>")
KNOWN = {"area/terms/": ("Front door", "MASH", "hub &amp; spoke")}


def by_place(found: Mapping[str, Any] | None) -> dict[str, dict[str, Any]]:
    assert found is not None
    return {one["location"]: one for one in found["docs"]}


def test_an_index_that_fits_stays_as_it_is() -> None:
    whole = index(*SHARING, *OLD, TERMS)
    assert fitted(whole, KNOWN, size(whole)) is None


def test_the_index_of_the_site_as_it_is_fits(made: Made) -> None:
    """Every word and tag of every page that is searched, which is more than the index holds, compressed together.

    The index holds no attribute of a tag.
    """
    searched = [one for one in made.pages if one.searched]
    assert len(searched) > 100
    told = ((one, re.sub(r"<(/?\w+)[^>]*>", r"<\1>", str(one.text))) for one in searched)
    assert size(index(*(section(one.uri, one.title, words) for one, words in told))) < search_index.MOST


def test_first_each_section_keeps_its_first_sentence_and_one_of_the_past_its_title() -> None:
    found = by_place(fitted(index(*SHARING, *OLD, TERMS), KNOWN, 900))
    assert list(found) == [one["location"] for one in (*SHARING, *OLD, TERMS)]
    assert found["area/sharing/"]["text"] == "<p>How partners share.</p>"
    assert found["area/sharing/#now"]["text"] == "<p>Tell the police the same day.</p>"
    assert found["area/sharing/#late"]["text"] == "<p>Say why &amp; when</p>"
    assert found["area/roles/#chair"]["text"] == ""
    assert found["area/roles/#chair"]["boost"] == OLD[1]["boost"]
    assert (
        found["area/terms/"]["text"]
        == "<p>Front door</p><p>MASH</p><p>hub &amp; spoke</p><p>The words of the area.</p>"
    )


def test_then_each_page_is_found_as_a_whole_by_names_and_headings_before_any_sentence() -> None:
    many = [
        section(f"area/long/#part-{number}", f"Part {number}", f"<p>{filling(number, 10)}. More.</p>")
        for number in range(40)
    ]
    whole = index(*SHARING, ABOUT, *OLD, TERMS, section("area/long/", "Long", "Long"), *many)
    found = by_place(fitted(whole, KNOWN, 1700))
    assert list(found) == ["area/sharing/", "area/roles/", "area/terms/", "area/long/"]
    assert found["area/sharing/"]["tags"] == ["Area", "Document"]
    said = found["area/sharing/"]["text"]
    assert said.startswith("<p>1: Share today</p><p>2: Being late</p><p>How partners share.</p>")
    assert "Where this comes from" not in said
    assert found["area/roles/"]["text"] == "<p>Chair</p>"
    assert found["area/terms/"]["text"].startswith("<p>Front door</p><p>MASH</p><p>hub &amp; spoke</p>")


def test_names_and_headings_are_kept_even_where_nothing_fits() -> None:
    found = by_place(fitted(index(*SHARING, *OLD, TERMS), KNOWN, 1))
    assert found["area/sharing/"]["text"] == "<p>1: Share today</p><p>2: Being late</p>"
    assert found["area/terms/"]["text"] == "<p>Front door</p><p>MASH</p><p>hub &amp; spoke</p>"


@pytest.mark.parametrize("most", [1200, 1000, 800, 600])
def test_what_is_kept_is_under_the_limit(most: int) -> None:
    found = fitted(index(*SHARING, *OLD, TERMS), KNOWN, most)
    assert found is not None
    assert size(found) <= most


def test_the_names_of_a_page_are_the_abbreviations_and_other_words_of_what_it_holds(made: Made) -> None:
    known = search_index.names(made.register)
    assert {"Abuse and neglect", "maltreatment", "GDPR"} <= set(known["england/terms/"])
    assert "bruise" in " ".join(known["england/situations/"])
    assert all(word == word.strip() for words in known.values() for word in words)


def test_what_people_call_it_leads_to_the_situation_and_after_it_to_the_aid_that_it_opens_first(made: Made) -> None:
    called, opened = search_index.called(made.register), search_index.opened(made.register)
    assert "data breach" in called["england/situations/#information-astray"]
    assert "data breach" in opened["england/data-breach/"]
    assert "data breach" not in opened["england/worried-about-a-child/"]
    assert "out of hours" in called["england/contacts/#police-non-emergency"]
    # What somebody's role has to do is no aid: the situation opens a document, and the role itself has the words.
    assert "DSL" in called["england/situations/#my-duties"]
    assert "DSL" in called["england/roles/#safeguarding-lead"]
    assert "england/published-arrangements/" not in {*called, *opened}


def test_what_people_call_it_is_held_by_the_part_that_answers_or_by_its_page_where_that_is_no_part() -> None:
    by = {"area/sharing/#now": ("today",), "area/terms/#hub": ("hub",), "area/terms/": ("words", "hub"), "no/": ("x",)}
    whole = index(*SHARING, TERMS)
    found = by_place(search_index.answering(whole, by))
    assert {place: one["also"] for place, one in found.items() if "also" in one} == {
        "area/sharing/#now": "today",
        "area/terms/": "hub, words",
    }
    assert whole == index(*SHARING, TERMS)


@pytest.mark.parametrize("most", [1200, 1])
def test_what_people_call_it_stays_however_much_an_index_is_cut(most: int) -> None:
    by = {"area/sharing/": ("passing on",), "area/sharing/#now": ("today",)}
    found = by_place(fitted(search_index.answering(index(*SHARING, *OLD, TERMS), by), KNOWN, most))
    assert {word for one in found.values() for word in one.get("also", "").split(", ")} == {"passing on", "today", ""}


def test_a_finished_site_over_the_limit_has_its_index_shortened(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from macros import hooks  # noqa: PLC0415 - the seam to MkDocs, which no other test of these needs

    file = tmp_path / "search_index.json"
    file.write_bytes(search_index.as_json(index(*SHARING)))
    hooks._shorten(file, made)  # noqa: SLF001 - a whole site over the limit would take minutes
    assert json.loads(file.read_bytes()) == index(*SHARING)
    monkeypatch.setattr(search_index, "MOST", 600)
    hooks._shorten(file, made)  # noqa: SLF001 - as above
    assert size(json.loads(file.read_bytes())) <= 600


def test_a_term_is_looked_for_by_all_that_it_is_called_at_its_own_place(made: Made) -> None:
    found = search_index.termed(made.register)
    assert {"Front door", "first contact", "IFD"} <= set(found["england/terms/#front-door"])
    place = "england/terms/#necessary-proportionate-relevant"
    assert {"Necessary, proportionate and relevant", "NP&R"} <= set(found[place])
    docs = [{"location": one, "title": "", "text": ""} for one in (place, "rotherham/terms/")]
    answered = by_place(search_index.answering({"docs": docs}, found, "terms"))
    assert "NP&R" in answered[place]["terms"]
    # A glossary without letters is found as a whole.
    assert "grace period" in answered["rotherham/terms/"]["terms"].lower()


def test_each_term_of_a_long_glossary_is_a_part_of_its_own_and_says_where_it_is_only_printed(made: Made) -> None:
    letter = section("england/terms/#letter..E", "E", "Early help, early years, escalation and what each means")
    found = by_place(search_index.term_by_term(index(TERMS, letter), made.register, "2026-11-27"))
    assert "england/terms/#letter..E" not in found
    assert found["area/terms/"] == TERMS
    escalation = found["england/terms/#escalation"]
    assert (escalation["title"], escalation["tags"]) == ("Escalation", letter["tags"])
    assert "Taking a disagreement" in escalation["text"]
    early = found["england/terms/#early-help-assessment"]
    assert early["title"] == "Early help assessment (EHA)"
    assert early["text"].startswith("<p>As printed in the source, not in force.</p>")
    assert not any(one["title"].startswith("Front") for one in found.values())


def test_a_situation_tells_what_to_do_first_and_not_what_people_call_it() -> None:
    said = "<p>Ring 999.</p><p>People also say: bruise, hit.</p>"
    by = {"england/situations/#hurt": ("bruise", "hit")}
    answered = by_place(search_index.answering(index(section("england/situations/#hurt", "Hurt", said)), by))
    assert answered["england/situations/#hurt"]["text"] == "<p>Ring 999.</p>"
    assert answered["england/situations/#hurt"]["also"] == "bruise, hit"
