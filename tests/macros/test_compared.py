"""Two editions side by side as a reader meets them: what matters first, in words, and every change told by ear too."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from macros.time import compared
from schemas.comparing.comparison import compare

ROOT = Path(__file__).parents[2]

OLDER: dict[str, Any] = {
    "title": "Agreement",
    "review_by": "2025-03-31",
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This keeps children safe."},
        "promptly": {
            "number": "2",
            "title": "Time to share",
            "text": "Tell the partners promptly when harm is likely.",
            "deadline": "north-glen/deadlines#promptly",
        },
        "record": {"number": "3", "title": "Record", "text": "Write down:", "points": ["with whom", "when"]},
        "mail": {"number": "4", "title": "Mail", "text": "Use secure mail."},
    },
}
NEWER: dict[str, Any] = {
    "title": "Agreement",
    "review_by": "2027-03-31",
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This keeps children safe."},
        "same-day": {
            "number": "2",
            "title": "Time to share",
            "text": "Tell the partners the same day when harm is likely.",
            "deadline": "north-glen/deadlines#same-day",
            "consent_required": False,
            "was": {"clause": "promptly", "relation": "reworded"},
            "change": {"kind": "material", "why": "A review asked for it."},
        },
        "record": {"number": "3", "title": "Record", "text": "Write down:", "points": ["with whom", "which day"]},
        "welcome": {"number": "5", "title": "Welcome <all>", "text": "Welcome."},
    },
    "dropped": {"mail": "It is in the handbook."},
}
NAMES = {"north-glen/deadlines#promptly": "Share promptly", "north-glen/deadlines#same-day": "Share the same day"}


def page(older: dict[str, Any] = OLDER, newer: dict[str, Any] = NEWER) -> str:
    return compared.edition_comparison(
        compare(older, newer),
        compared.side("Edition 2023-04", older, path="../../2023-04/", names=NAMES),
        compared.side("Edition 2025-04", newer, path="../../2025-04/", names=NAMES),
    )


class _Read(HTMLParser):
    """What a page says, with the elements that stand open where it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        assert not any(name in {"style", "onclick"} for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in {"p", "li", "h2", "h3", "summary"}:
            self.said.append(("", " "))

    def handle_data(self, data: str) -> None:
        self.said.append((" ".join(self.open), data))


def read(html: str) -> _Read:
    found = _Read()
    found.feed(html)
    assert not found.open
    return found


def heard(html: str) -> str:
    """All the words of a page as they are read aloud."""
    return " ".join("".join(words for _, words in read(html).said).split())


def part(html: str, called: str) -> str:
    """The words of one part of the comparison."""
    sections = re.findall(r"<section class=\"change.*?</section>", html)
    return heard(next(one for one in sections if called in one))


def test_the_summary_comes_first_and_says_how_many_changed_and_how_many_matter() -> None:
    said = heard(page())
    assert said.startswith(
        "In short From Edition 2023-04 to Edition 2025-04. 4 of 5 parts changed. 3 of the changes matter."
    )
    assert "Reworded: 2" in said
    assert "New: 1" in said
    assert "Left out: 1" in said


def test_what_matters_is_marked_in_words() -> None:
    assert part(page(), "Time to share").startswith(
        "2: Time to share This matters Reworded. It has another address now."
    )
    assert part(page(), "3: Record").startswith("3: Record Wording only Reworded.")


def test_each_change_of_words_is_told_by_ear_with_its_beginning_and_its_end() -> None:
    said = part(page(), "Time to share")
    assert "Tell the partners removed: promptly added: the same day end of change: when harm is likely." in said
    marked = {
        (where.rpartition(" ")[2], words) for where, words in read(page()).said if {"del", "ins"} & {*where.split()}
    }
    assert {("del", "promptly"), ("ins", "the same day")} <= marked


def test_a_rule_is_shown_before_and_now_by_its_name() -> None:
    said = part(page(), "Time to share")
    assert "Changed: the deadline. Before: removed: Share promptly Now: added: Share the same day" in said
    assert "New here: the need for consent. Now: added: no" in said


def test_a_date_is_shown_in_words() -> None:
    assert "Changed: the review date. Before: removed: 31 March 2025 Now: added: 31 March 2027" in heard(page())


def test_what_was_dropped_is_told_by_its_own_part_and_long_accounts_only_by_name() -> None:
    newer = {**NEWER, "translations": {"cy": {"title": {"of": "0" * 12, "text": "Cytundeb"}}}}
    said = heard(page(OLDER, newer))
    assert "New here: the translations. What changed, part by part" in said
    assert "Cytundeb" not in said
    assert "the list of what was dropped" not in said


def test_only_the_point_that_changed_is_marked() -> None:
    html = page()
    assert "<li>with whom</li>" in html
    assert "removed: when added: which day" in heard(html)


def test_a_part_left_out_says_why_and_shows_its_words() -> None:
    said = part(page(), "Mail")
    assert "This matters Left out. Why: It is in the handbook." in said
    assert "removed: Use secure mail." in said
    # Its heading has said its number and title.
    assert "The number" not in said


def test_why_a_change_was_made_is_told() -> None:
    assert "Why: A review asked for it." in part(page(), "Time to share")


def test_each_part_leads_to_its_place_in_the_edition_that_has_it() -> None:
    html = page()
    assert 'href="../../2025-04/#same-day"' in html
    assert 'href="../../2023-04/#mail"' in html


def test_what_did_not_change_is_folded_away() -> None:
    html = page()
    folded = html[html.index("<details>") : -len("</div>")]
    assert heard(folded) == "1 part did not change 1: Purpose"


def test_headings_go_down_one_step_at_a_time() -> None:
    assert re.findall(r"<(h[1-6])", page()) == ["h2", "h2", "h2", "h3", "h3", "h3", "h3"]


def test_text_of_a_file_is_never_html() -> None:
    assert "Welcome &lt;all&gt;" in page()
    assert "<all>" not in page()


def test_two_editions_that_are_the_same_say_so() -> None:
    assert "Nothing changed but, at most, spaces" in heard(page(OLDER, OLDER))
    assert "No part changed." in heard(page(OLDER, {**OLDER, "review_by": "2026-03-31"}))


@pytest.mark.parametrize(
    ("part_of_newer", "said"),
    [
        ({"split-off": {"text": "T.", "was": {"clause": "mail", "relation": "split"}}}, "Split off from “4: Mail”."),
        ({"other": {"text": "T.", "was": {"clause": "mail", "relation": "replaced"}}}, "Takes the place of “4: Mail”."),
        (
            {"all": {"text": "T.", "was": [{"clause": word, "relation": "merged"} for word in ("mail", "promptly")]}},
            "Merged from “4: Mail” and “2: Time to share”.",
        ),
        (
            {"post": {"title": "Post", "text": "Use secure mail.", "was": {"clause": "mail", "relation": "reworded"}}},
            "Reworded. It was “4: Mail”.",
        ),
        (
            {"post": {**OLDER["clauses"]["mail"], "was": {"clause": "mail", "relation": "moved"}}},
            "Moved. It has another address now.",
        ),
    ],
)
def test_where_a_part_came_from_is_told(part_of_newer: dict[str, Any], said: str) -> None:
    kept = {word: one for word, one in OLDER["clauses"].items() if word == "purpose"}
    assert said in heard(page(OLDER, {**OLDER, "clauses": {**kept, **part_of_newer}}))


def test_a_rule_lost_in_a_merger_is_shown() -> None:
    was = [{"clause": word, "relation": "merged"} for word in ("mail", "promptly")]
    newer = {"clauses": {"mail": {"title": "Mail", "text": "Use secure mail.", "was": was}}}
    said = part(page(OLDER, newer), "Mail")
    assert "Beside “2: Time to share”, which was merged into it: Taken out: the deadline." in said


def test_it_runs_in_the_browser_where_nothing_is_installed() -> None:
    # -S leaves out every installed package, as in a browser that was sent only our own pure modules.
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from macros.time import compared\n"
        "from schemas.comparing.comparison import compare\n"
        "one = {'clauses': {'a': {'text': 'Old words.'}}}\n"
        "side = compared.side('One', one)\n"
        "assert 'h2' in compared.edition_comparison(compare(one, {'clauses': {}}), side, side)\n"
        "ours = {name for name in sys.modules if name.split('.')[0] in {'schemas', 'decision_aids', 'macros'}}\n"
        "print(*sorted(ours))\n"
    )
    found = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == [
        *("decision_aids", "decision_aids.markup", "macros", "macros.days", "macros.time", "macros.time.compared"),
        *("schemas", "schemas.comparing"),
        *(f"schemas.comparing.{one}" for one in ("comparison", "descent", "rewording", "sameness")),
    ]
