"""Two duties to tell somebody: of known female genital mutilation the police, of private fostering the local authority.

Every expectation is typed from the sources: section 5B of the Female Genital Mutilation Act 2003 and the Home Office's
information on it; sections 66 and 105 and Schedule 8 of the Children Act 1989; SI 2005/1533.
"""

import re
from html import unescape

import pytest

from decision_aids.markup import text
from macros.building import Made
from macros.start import asked
from schemas.register import Register
from tests.macros.conftest import TODAY, page

FGM = "england/reporting-fgm/"
FOSTERING = "england/private-fostering/"


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def clause(made: Made, where: str, word: str) -> str:
    """What a page says in one of its clauses, without what its sources say."""
    _, found, after = page(made, where).text.partition(f'id="{word}"')
    assert found, word
    return words(after.partition("</section>")[0]).partition("Rests on")[0]


@pytest.mark.parametrize(
    ("word", "rule", "kind"),
    [
        # Section 5B(5)(c): before the end of one month from first discovering it. The guidance: the next working day.
        ("report-known-fgm", (1, "working-day", "after"), "guidance"),
        ("report-known-fgm-at-the-latest", (1, "month", "after"), "law"),
        # Regulations 3(1), 4(1) and 8(1).
        ("tell-of-private-fostering-ahead", (6, "week", "before"), "law"),
        ("visit-after-being-told-of-private-fostering", (7, "working-day", "after"), "law"),
        ("visit-in-the-first-year-of-private-fostering", (6, "week", "after"), "law"),
        ("visit-in-later-years-of-private-fostering", (12, "week", "after"), "law"),
    ],
)
def test_a_time_to_tell_or_to_visit_is_that_of_its_source(
    held: Register, word: str, rule: tuple[int, str, str], kind: str
) -> None:
    found = held.records[f"england/deadlines#{word}"].on(TODAY)
    assert found is not None
    assert (found["count"], found["unit"], "after" if "after" in found else "before") == rule
    (cited,) = found["cites"]
    source = held.records[f"england/sources#{cited}"].value
    assert (source["type"], source["status"]) == (kind, "in-force")


@pytest.mark.parametrize(
    "word",
    [
        # On each of them councils' pages do not agree, or only one place or an old copy was read.
        "tell-that-a-child-has-come",
        "tell-of-a-change-in-private-fostering",
        "tell-that-private-fostering-ended",
        "tell-of-pupils-in-the-holidays",
    ],
)
def test_a_time_that_was_not_confirmed_says_so_and_obliges_nobody(held: Register, word: str) -> None:
    record = held.records[f"england/deadlines#{word}"]
    rule = record.on(TODAY)
    assert rule is not None
    assert text(record.value["title"]).endswith("(not confirmed)")
    assert {held.records[f"england/sources#{one}"].value["status"] for one in rule["cites"]} == {"unconfirmed"}
    edition = held.in_force(FOSTERING.rstrip("/"), TODAY)
    assert edition is not None
    said = [one for one in edition.value["clauses"].values() if one.get("deadline") == word]
    assert said
    for one in said:
        assert one["force"] == "should"
        assert "not confirmed" in one["text"] or "Neither is confirmed" in one["text"]


@pytest.mark.parametrize(
    ("where", "word", "says"),
    [
        # Section 5B(1) to (4).
        (FGM, "known-case", ("teacher", "in your work", "under 18", "told you herself", "signs", "operation")),
        (FGM, "whom-it-binds", ("teachers", "doctors, nurses, midwives", "social workers", "Must")),
        (FGM, "allowed-operation", ("physical or mental health", "labour", "birth")),
        # Section 5B(5) and (6).
        (FGM, "last-day", ("before the end of one month", "1 month", "Must")),
        (FGM, "what-you-say", ("who the girl is and why you report", "Must")),
        (FGM, "ring-101", ("101", "in writing", "the area where the girl lives")),
        (FGM, "yourself", ("cannot hand it", "your own profession", "the same act", "Must")),
        # The Home Office's information.
        (FGM, "by-when", ("As soon as you can", "1 working day")),
        (FGM, "consent", ("No.", "breaks no confidentiality", "Asks for no consent")),
        (FGM, "no-looking", ("never examine",)),
        (FGM, "telling-her", ("serious harm", "does not wait")),
        (FGM, "not-bound", ("suspect", "parent", "18 or over now", "volunteer")),
        (FGM, "act-all-the-same", ("front door", "today", "999")),
        (FGM, "in-danger", ("999",)),
        (FGM, "longer-than-a-day", ("exceptional", "not confirmed")),
        # Section 66(1), (2) and (4).
        (FOSTERING, "what-it-is", ("under 16, or under 18 if disabled", "no relative", "28 days or more")),
        # Section 105(1).
        (FOSTERING, "relative", ("grandparent", "brother", "sister", "uncle", "aunt", "step-parent", "civil partner")),
        (FOSTERING, "relative", ("cousin", "great-aunt", "host family")),
        # Schedule 8, paragraphs 1 and 2.
        (FOSTERING, "what-it-is-not", ("looks after", "full-time education", "hospital", "voluntary organisation")),
        # Regulations 3 and 5.
        (FOSTERING, "carer-ahead", ("six weeks", "at once", "Must")),
        (FOSTERING, "carer-already", ("at once", "Must")),
        (FOSTERING, "arranger", ("as soon as possible", "directly or not", "Must")),
        (FOSTERING, "parent", ("as soon as possible", "Must")),
        # The guidance of 2005: where they are not satisfied that the authority knows or will.
        (FOSTERING, "professional", ("satisfied", "Should", "no such law was found")),
        # Regulations 4 and 8.
        (FOSTERING, "first-visit", ("seven working days", "Must")),
        (FOSTERING, "visits-first-year", ("every six weeks", "learned of it", "Must")),
        (FOSTERING, "visits-later", ("every 12 weeks", "Must")),
        (FOSTERING, "child-alone", ("alone", "report", "Must")),
        # Schedule 8, paragraph 9.
        (FOSTERING, "school-holidays", ("more than two weeks", "two weeks before", "not confirmed")),
    ],
)
def test_a_clause_says_every_number_and_condition_of_its_source(
    made: Made, where: str, word: str, says: tuple[str, ...]
) -> None:
    said = clause(made, where, word)
    for one in says:
        assert one in said, said


@pytest.mark.parametrize("where", [FGM, FOSTERING])
def test_danger_comes_first_and_not_sure_leads_to_the_front_door(made: Made, where: str) -> None:
    edition = made.register.in_force(where.rstrip("/"), TODAY)
    assert edition is not None
    assert next(iter(edition.value["clauses"])) == "in-danger"
    assert "Ring 999" in clause(made, where, "in-danger")
    assert "Ring the front door" in clause(made, where, "not-sure")


@pytest.mark.parametrize("area", ["west-sussex", ""])
def test_whoever_comes_with_a_girl_who_was_cut_has_999_101_and_the_front_door(made: Made, area: str) -> None:
    shown = page(made, f"{area}/start/" if area else "england/situations/").text
    answer = shown.partition('id="girl-was-cut"')[2].partition('id="worried-not-sure"')[0]
    assert re.findall(r'href="tel:(999|101)"', answer)[:2] == ["999", "101"]
    assert "ront door" in answer
    assert "01403 229 900" in answer or not area
    # The day that the guidance gives, and never the month of the law.
    assert "1 working day" in words(answer)
    assert "month" not in words(answer).partition("What the rules say")[0]


def test_a_girl_who_was_cut_comes_straight_after_a_child_in_danger(made: Made) -> None:
    order = [one.address.part for one in asked.situations(made.register, "")]
    assert order[:2] == ["hurt-or-not-safe", "girl-was-cut"]
