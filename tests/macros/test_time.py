"""What a page carries so that the reader's own day decides what it says, and what it says of the past."""

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import compiler
from decision_aids.markup import Html, element
from macros import finished
from macros.editions import provenance
from macros.machines import api
from macros.place import Place
from macros.time import amendments, clock, comparing, comparisons, due_page, standing, timeline
from schemas.files.reading import Reading
from schemas.history import editions
from schemas.history.editions import Dates
from schemas.register import Edition, Register
from tests.macros import partnership

ITEM = "north-glen/protocol"
TODAY = "2026-11-22"


def edition(name: str, **dates: Any) -> Edition:  # noqa: ANN401 - as a file may have them
    value: Mapping[str, Any] = {"kind": "document", "title": "Protocol", "clauses": {}} | dates
    return Edition(
        item=ITEM,
        name=name,
        kind="document",
        value=value,
        dates=Dates.of(name, value),
        reading=Reading(file=f"data/{ITEM}/{name}.yaml", value=value, data=json.dumps(value).encode()),
    )


def register(*held: Edition, published: Mapping[str, Any] | None = None) -> Register:
    about = {"kind": "publisher", "title": "North Glen Partnership", "tier": "local", "area": "North Glen"}
    lock = {"north-glen": {"kind": "published", "editions": published, "records": {}}} if published else {}
    return Register(publishers={"north-glen": about}, items={ITEM: held}, published=lock)


OLD = edition("2023", agreed="2022-12-01", effective_from="2023-01-01", effective_to="2024-12-31")
NOW_DATES = {"agreed": "2025-02-01", "effective_from": "2025-03-01", "review_by": "2026-12-15"}
NOW = edition("2025", **NOW_DATES)
NEXT = edition("2027", agreed="2026-11-01", effective_from="2027-01-01")
DRAFT = edition("2029", effective_from="2029-01-01")
HISTORIC = edition(
    "2019", held_as_source={"source": "north-glen/sources#old", "printed": "2019", "replaced_by": "Something newer."}
)
STOPPED = edition("2026", agreed="2026-01-01", effective_from="2026-02-01", withdrawn="2026-01-15")


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def place(held: Register) -> Place:
    return Place(register=held, publisher="north-glen", today=TODAY, root="../../")


# Spans: what is in force through all time. The expected ones are worked out by hand from the dates above.

SPANS: list[tuple[Sequence[Edition], list[tuple[str, str, str]]]] = [
    ([NOW], [("", "2025-02-28", ""), ("2025-03-01", "", "2025")]),
    (
        [OLD, NOW],
        [
            ("", "2022-12-31", ""),
            ("2023-01-01", "2024-12-31", "2023"),
            ("2025-01-01", "2025-02-28", ""),
            ("2025-03-01", "", "2025"),
        ],
    ),
    ([OLD], [("", "2022-12-31", ""), ("2023-01-01", "2024-12-31", "2023"), ("2025-01-01", "", "")]),
    ([NOW, NEXT], [("", "2025-02-28", ""), ("2025-03-01", "2026-12-31", "2025"), ("2027-01-01", "", "2027")]),
    # One that was withdrawn before it began ends nothing.
    ([NOW, STOPPED], [("", "2025-02-28", ""), ("2025-03-01", "", "2025")]),
    ([HISTORIC], [("", "", "")]),
]


@pytest.mark.parametrize(("held", "expected"), SPANS)
def test_the_spans_of_an_item_are_those_of_its_dates(
    held: Sequence[Edition], expected: list[tuple[str, str, str]]
) -> None:
    found = timeline.spans(register(*held), ITEM)
    assert [(one.first, one.last, one.edition.name if one.edition else "") for one in found] == expected


days = st.dates().map(lambda day: day.isoformat())
some_editions = st.lists(
    st.builds(
        lambda begins, ends: {"effective_from": begins, "agreed": begins} | ({"effective_to": ends} if ends else {}),
        days,
        st.none() | days,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one["effective_from"],
)


@given(some_editions, days)
def test_on_every_day_the_span_names_the_edition_in_force_then(held: list[dict[str, str]], day: str) -> None:
    made = register(*(edition(str(number), **dates) for number, dates in enumerate(held)))
    (span,) = [one for one in timeline.spans(made, ITEM) if one.first <= day and (not one.last or day <= one.last)]
    assert span.edition == made.in_force(ITEM, day)


def test_a_moving_address_shows_the_historic_edition_only_while_nothing_is_in_force() -> None:
    shown = timeline.shown(register(HISTORIC, OLD, NOW), ITEM)
    assert shown == [
        ("", "2019"),
        ("2023-01-01", "2023"),
        ("2025-01-01", "2019"),
        ("2025-03-01", "2025"),
    ]


# The timeline as a reader sees it.


def test_every_edition_stands_in_order_with_the_gap_between_them_and_the_one_shown_marked() -> None:
    gap = edition("2025", **NOW_DATES, gap_before="The board was new.")
    shown = timeline.section(place(register(HISTORIC, OLD, gap, NEXT, DRAFT)), ITEM, gap)
    rows = [words(one) for one in re.findall(r"<li class=\"timeline__row.*?</li>", shown)]
    assert rows == [
        "Edition 2019 Historic Held as a source, printed 2019.",
        ("Edition 2023 Superseded In force from 1 January 2023 to 31 December 2024. Agreed on 1 December 2022. "
        "Compare with edition 2019"),
        "Nothing in force from 1 January 2025 to 28 February 2025. The board was new.",
        ("Edition 2025 In force Shown on this page In force from 1 March 2025 to 31 December 2026. "
        "Agreed on 1 February 2025. To be reviewed by 15 December 2026. Compare with edition 2023"),
        ("Edition 2027 Agreed, not yet in force In force from 1 January 2027 to 31 December 2028. "
        "Agreed on 1 November 2026. Compare with edition 2025"),
        "Edition 2029 Draft Meant to be in force from 1 January 2029. Compare with edition 2027",
    ]


def test_an_end_without_a_successor_is_a_row_of_its_own() -> None:
    shown = timeline.section(place(register(OLD)), ITEM, OLD)
    assert "Nothing in force from 1 January 2025 on." in words(shown)


def test_an_edition_withdrawn_before_its_first_day_is_told_as_one_that_never_was() -> None:
    shown = words(timeline.section(place(register(NOW, STOPPED)), ITEM, NOW))
    assert "Was to be in force from 1 February 2026, and never was. Agreed on 1 January 2026. Withdrawn on 15" in shown


# Banners and tags: every case is in the page, one in sight.


def cases(html: str) -> list[tuple[str, bool]]:
    """The words of each case, and whether it is in sight."""
    parts = re.split(r'<div data-case="\d+"', html)[1:]
    return [(words("<" + one.partition(">")[2]), not one.partition(">")[0].count("hidden")) for one in parts]


def test_the_banner_of_an_edition_holds_a_case_for_each_time_of_its_life() -> None:
    shown = standing.banner(register(NOW, NEXT), NOW, TODAY, "../../")
    assert shown is not None
    assert cases(shown) == [
        ("This edition is agreed and starts on 1 March 2025. It is not in force yet.", False),
        ("Edition 2027 starts on 1 January 2027.", True),
        (
            ("The review of this edition was due by 15 December 2026. It is still in force, and it may be out of date. "
            "Edition 2027 starts on 1 January 2027."),
            False,
        ),
        ("This edition is superseded. Do not rely on it now. Use the edition in force .", False),
    ]


def test_hidden_cases_are_kept_from_the_search() -> None:
    shown = standing.banner(register(NOW, NEXT), NOW, TODAY, "../../") or Html("")
    hidden = re.findall(r"<div data-case=\"\d+\"[^>]* hidden[^>]*>", shown)
    assert len(hidden) == 3
    assert all("data-search-exclude" in one for one in hidden)


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-12-15", "In force"), ("2026-12-16", "In force, review overdue"), ("2027-01-01", "Superseded")],
)
def test_a_tag_says_the_status_of_the_day_and_carries_every_other(day: str, said: str) -> None:
    shown = standing.tag(register(NOW, NEXT), NOW, day)
    assert words(shown) == said
    steps = json.loads(unescape(re.findall(r'data-timeline="([^"]*)"', shown)[0]))
    first = [["", "starts"], ["2025-03-01", "in-force"]]
    assert steps == [*first, ["2026-12-16", "review-overdue"], ["2027-01-01", "superseded"]]


def test_a_status_that_never_changes_carries_no_timeline() -> None:
    assert "data-timeline" not in standing.tag(register(HISTORIC), HISTORIC, TODAY)


def test_an_item_of_which_nothing_is_in_force_says_so_in_lists() -> None:
    assert words(standing.item_tag(register(OLD), ITEM, TODAY)) == "Nothing in force"
    assert words(standing.item_tag(register(OLD, NOW), ITEM, TODAY)) == "In force"


def test_the_page_names_words_for_every_status_that_a_script_can_meet() -> None:
    known = json.loads(clock.settings(TODAY))["status"]
    assert set(known) == {*editions.WORDS, clock.NOTHING}
    assert known["review-overdue"] == {"words": "In force, review overdue", "class": "tag tag--review-overdue"}


def test_what_is_said_by_the_day_is_left_out_where_it_never_says_anything() -> None:
    assert clock.by_day([("", None), ("2026-01-01", None)], TODAY) is None


def test_the_moving_page_carries_which_edition_it_shows_when_and_the_pinned_page_does_not() -> None:
    held = register(OLD, NOW, NEXT)
    moving, pinned = (standing.body(place(held), NOW, element("p", "Text"), pinned=one) for one in (False, True))
    steps = json.loads(unescape(re.findall(r'data-moving="([^"]*)"', moving)[0]))
    first = [["", ""], ["2023-01-01", "2023"], ["2025-01-01", ""]]
    assert steps == [*first, ["2025-03-01", "2025"], ["2027-01-01", "2027"]]
    assert 'id="nothing"' in moving
    assert "data-moving" not in pinned
    assert 'id="nothing"' not in pinned


# Amendments and provenance.

LOCK = {
    "protocol/2023": [{"revision": 1, "published_on": "2022-12-05", "digest": "a" * 64}],
    "protocol/2025": [
        {"revision": 1, "published_on": "2025-03-09", "digest": "b" * 64},
        {"revision": 2, "published_on": "2025-06-01", "digest": "c" * 64},
    ],
}
CORRECTED = edition(
    "2025",
    **NOW_DATES,
    clauses={"same-day": {"number": "3.1", "title": "Same day", "text": "Tell partners the same day."}},
    corrections=[
        {"revision": 2, "made": "2025-05-30", "reason": "A date was wrong.", "touched": ["same-day", "review_by"]}
    ],
)


def test_amendments_stand_newest_first_with_what_a_correction_touched_and_why() -> None:
    found = {one.uri: one for one in amendments.pages(register(OLD, CORRECTED, published=LOCK))}
    assert set(found) == {"amendments/", "north-glen/amendments/"}
    rows = [words(one) for one in re.findall(r'<li class="amendment">.*?</li>', found["amendments/"].text)]
    assert rows == [
        ("1 June 2025 Protocol, edition 2025 . Revision 2, a correction. North Glen Partnership "
        "Why: A date was wrong. What it touched: 3.1: Same day, review by."),
        ("9 March 2025 Protocol, edition 2025 . First publication. North Glen Partnership "
        "In force from 1 March 2025. Published late: it had already begun. Compare with edition 2023"),
        ("5 December 2022 Protocol, edition 2023 . First publication. North Glen Partnership "
        "In force from 1 January 2023."),
    ]


def test_where_nothing_was_published_the_page_of_amendments_says_so() -> None:
    (page,) = amendments.pages(register(NOW))
    assert "No publication has been recorded yet." in page.text


def test_provenance_names_the_last_revision_its_digest_and_a_late_first_publication() -> None:
    shown = words(provenance.panel(register(OLD, CORRECTED, published=LOCK), CORRECTED, TODAY, "../../"))
    assert "First published here 9 March 2025 , after it had begun" in shown
    assert f"Revision 2, published on 1 June 2025 Digest of the revision {'c' * 64}" in shown


def test_provenance_of_what_was_never_published_says_that_nothing_holds_it() -> None:
    shown = words(provenance.panel(register(NOW), NOW, TODAY, "../../"))
    assert "Publication Not recorded" in shown


# What the page of comparisons is answered in the browser.


def asked(**more: Any) -> str:  # noqa: ANN401 - as a page may ask
    sides = {"called": ["First", "Second"], "paths": ["a/", "b/"], "names": [{}, {}], "between": []}
    return json.dumps({"older": OLD.value, "newer": NOW.value, "rules": [{}, {}], "related": True, **sides, **more})


def test_a_halved_time_matters_and_the_page_made_in_the_browser_says_it_as_the_build_does(tmp_path: Path) -> None:
    held = partnership.published(tmp_path)
    older, newer = held.items["north-glen/information-sharing-agreement"]
    files = {one.uri: json.loads(one.content) for one in api.assets(held)}
    both = [files[api.edition_uri(one.address)] for one in (older, newer)]
    assert [one["rules"]["in-writing"] for one in both] == [
        "48 hours after the telephone referral was made",
        "24 hours after the telephone referral was made",
    ]
    first, second = (one["value"] for one in both)
    answer = json.loads(comparing.respond(asked(older=first, newer=second, rules=[one["rules"] for one in both])))
    path = timeline.comparison_path(older, newer)
    aids = {one.edition.address: one for one in compiler.compile_all(held)[0]}
    (built,) = (one.text for one in comparisons.pages(held, aids, TODAY) if one.uri == path)
    for page in (answer["html"], built):
        (part,) = (one for one in page.split("<section")[1:] if '#in-writing"' in one)
        said = words(part)
        assert "This matters" in said
        assert (
            "Changed: the time allowed. Before: removed: 48 hours after the telephone referral was made "
            "Now: added: 24 hours after the telephone referral was made"
        ) in said


def test_two_kinds_are_not_compared_and_that_is_a_sentence() -> None:
    answer = json.loads(comparing.respond(asked(newer={**NOW.value, "kind": "form"})))
    assert answer == {
        "sentences": ["These two are of different kinds, so no part of one stands against a part of the other."]
    }


@pytest.mark.parametrize("related", [True, False])
def test_two_texts_of_different_items_are_said_not_to_follow_from_each_other(*, related: bool) -> None:
    answer = json.loads(comparing.respond(asked(related=related)))
    assert ("Neither follows from the other." in answer["html"]) is not related
    assert 'href="b/"' in answer["html"]


# What is due.


def test_what_is_due_stands_under_how_far_ahead_it_is() -> None:
    (page,) = due_page.pages(register(NOW, NEXT), TODAY)
    groups = {
        within: re.findall(r'data-due="([^"]*)"', part)
        for part in page.text.split("<section")[1:]
        for within in re.findall(r'data-within="([^"]*)"', part)
    }
    assert groups == {"overdue": [], "30": ["2026-12-15"], "90": ["2027-01-01"], "366": [], "past": []}


def test_a_review_that_has_passed_is_overdue_in_the_build_too() -> None:
    (page,) = due_page.pages(register(NOW), "2026-12-16")
    overdue = page.text.partition('data-within="overdue"')[2].partition("</section>")[0]
    assert "To be reviewed by 15 December 2026." in overdue


def test_the_parts_of_a_page_of_time_have_each_an_id_of_their_own() -> None:
    held = register(OLD, NOW, NEXT)
    shown = standing.body(place(held), NOW, element("p", "Text"), pinned=False)
    assert finished.read(shown).ids >= {"edition", "nothing", "as-at-day", "page..editions"}
    assert not finished.read(shown).faults
