"""What became of every part of an edition, and whether a new edition accounts for each of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.checks import accounting
from schemas.history import succession
from tests.schemas import folders

if TYPE_CHECKING:
    from schemas.register import Register

OLDER = "agreed: 2023-03-01\neffective_from: 2023-04-01"
NEWER = "agreed: 2025-03-01\neffective_from: 2025-04-01\nsupersedes: 2023-04"
NEWEST = "agreed: 2027-03-01\neffective_from: 2027-04-01\nsupersedes: 2025-04"


def clauses(*given: str) -> str:
    """Clauses written as `id: keys`; one that gives no text says what its id says."""
    rows = ["clauses:"]
    for number, one in enumerate(given, start=1):
        word, _, keys = one.partition(": ")
        text = "" if "text:" in keys else f", text: The words of {word}."
        number_said = "" if "number:" in keys else f'number: "{number}", '
        rows.append(f"  {word}: {{{number_said}{keys}{text}}}".replace(", ,", ",").replace("{, ", "{"))
    return "\n".join(rows) + "\n"


def register(*newer: str, older: tuple[str, ...] = ("a", "b"), lines: str = "") -> Register:
    return folders.held(
        {
            "agreement/2023-04": folders.document(OLDER, clauses(*older)),
            "agreement/2025-04": folders.document(f"{NEWER}\n{lines}", clauses(*newer)),
        }
    )


def told(*newer: str, older: tuple[str, ...] = ("a", "b"), lines: str = "") -> dict[str, str]:
    return folders.sentences(accounting.problems(register(*newer, older=older, lines=lines)))


def was(clause: str, relation: str, edition: str = "") -> str:
    return f"{{{f'edition: {edition}, ' if edition else ''}clause: {clause}, relation: {relation}}}"


def steps(found: tuple[succession.Step, ...]) -> list[tuple[str, str, str]]:
    return [(edition.name, name, relation) for edition, name, relation in found]


def test_what_a_part_was_is_written_once_and_what_it_became_is_computed() -> None:
    held = register(
        "a", f"c: was: {was('b', 'reworded')}", f"d: was: {was('b', 'split')}", "e", older=("a", "b", "gone")
    )
    older, newer = folders.edition(held, "2023-04"), folders.edition(held, "2025-04")
    assert steps(succession.went_to(held, older, "a")) == [("2025-04", "a", "same")]
    assert steps(succession.went_to(held, older, "b")) == [("2025-04", "c", "reworded"), ("2025-04", "d", "split")]
    assert steps(succession.went_to(held, older, "gone")) == []
    assert steps(succession.came_from(held, newer, "c")) == [("2023-04", "b", "reworded")]
    assert steps(succession.came_from(held, newer, "e")) == []
    assert steps(succession.came_from(held, older, "a")) == []


def test_a_part_that_keeps_its_id_and_not_its_words_was_reworded() -> None:
    held = register("a: text: Other words.", "b")
    assert steps(succession.went_to(held, folders.edition(held, "2023-04"), "a")) == [("2025-04", "a", "reworded")]


def test_a_part_may_come_from_an_edition_further_back() -> None:
    held = folders.held(
        {
            "agreement/2023-04": folders.document(OLDER, clauses("a")),
            "agreement/2025-04": folders.document(NEWER, clauses("b")),
            "agreement/2027-04": folders.document(NEWEST, clauses("b", f"c: was: {was('a', 'reworded', '2023-04')}")),
        }
    )
    assert steps(succession.came_from(held, folders.edition(held, "2027-04"), "c")) == [("2023-04", "a", "reworded")]
    assert steps(succession.went_to(held, folders.edition(held, "2023-04"), "a")) == [("2027-04", "c", "reworded")]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ({"2023-04": OLDER, "2025-04": NEWER}, "2025-04"),
        ({"2023-04": OLDER, "2025-04": NEWER.replace("\nsupersedes: 2023-04", "")}, "2025-04"),
        ({"2023-04": OLDER, "2024-04": f"{NEWER}\nwithdrawn: 2025-01-01", "2025-04": NEWER}, "2025-04"),
        ({"2023-04": OLDER, "2024-04": "effective_from: null\nsupersedes: 2023-04"}, "2024-04"),
        ({"2023-04": OLDER, "2022-04": "effective_from: 2022-04-01"}, None),
    ],
)
def test_the_successor_is_the_one_that_says_so_or_the_next_that_begins(lines: dict[str, str], name: str | None) -> None:
    held = folders.editions(lines)
    found = succession.successor(held, folders.edition(held, "2023-04"))
    assert (found.name if found else None) == name


def test_an_edition_that_accounts_for_every_part_has_nothing_wrong_with_it() -> None:
    assert told("a", f"c: was: {was('b', 'reworded')}") == {}
    assert told(f"c: was: [{was('a', 'merged')}, {was('b', 'merged')}]") == {}
    assert told("b", f"c: was: {was('a', 'split')}", f"d: was: {was('a', 'split')}") == {}
    assert told("b", f"a: was: {was('a', 'split')}", f"d: was: {was('a', 'split')}") == {}
    assert told("a", f"d: was: {was('a', 'split')}", "b") == {}
    assert told("a", lines="dropped: {b: Nobody needs it any more.}") == {}


def test_a_part_that_is_gone_without_a_word_is_a_problem() -> None:
    assert told("a") == {
        "part-unaccounted": "The clause b of edition 2023-04 is gone, and nothing says what became of it."
    }


def test_every_kind_of_edition_accounts_for_its_parts() -> None:
    form = "kind: form\ntitle: Record\n{}\nfields:\n  {}: {{label: Why, type: text}}\n"
    held = folders.held({"record/2023-04": form.format(OLDER, "reason"), "record/2025-04": form.format(NEWER, "why")})
    assert folders.sentences(accounting.problems(held)) == {
        "part-unaccounted": "The field reason of edition 2023-04 is gone, and nothing says what became of it."
    }


@pytest.mark.parametrize(
    ("newer", "sentence"),
    [
        (
            ("a", "b: text: The words of b and more., was: {clause: b, relation: same}"),
            "This clause is said to be the same as b in edition 2023-04. What differs is the text.",
        ),
        (
            ("a", "b: deadline: soon, was: {clause: b, relation: same}"),
            "This clause is said to be the same as b in edition 2023-04. What differs is the deadline.",
        ),
        (
            ('a: number: "1"', 'c: number: "9", text: The words of b., was: {clause: b, relation: same}'),
            "This clause is said to be the same as b in edition 2023-04. What differs is the number.",
        ),
    ],
)
def test_what_is_called_the_same_says_the_same(newer: tuple[str, ...], sentence: str) -> None:
    assert told(*newer) == {"not-the-same": sentence}


def test_typographic_noise_and_why_it_was_changed_leave_a_part_the_same() -> None:
    same = "b: text: “The  words” of b., change: {kind: editorial, why: Quotes.}, was: {clause: b, relation: same}"
    assert told("a", same, older=("a", "b: text: '\"The words\" of b.'")) == {}


def test_a_part_that_had_started_by_then_is_the_same_without_its_first_day() -> None:
    older = ("a", "b: starts: 2024-01-01")
    assert told("a", "b: was: {clause: b, relation: same}", older=older) == {}
    assert list(told("a", "b: was: {clause: b, relation: same}", older=("a", "b: starts: 2026-01-01"))) == [
        "not-the-same"
    ]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (was("bb", "same"), "There was no clause bb in edition 2023-04."),
        (was("b", "same", "2022-04"), "There is no edition 2022-04 of north-glen/agreement"),
        (was("b", "same", "2025-04"), "said to come from edition 2025-04, which is not earlier than this one"),
    ],
)
def test_what_a_part_says_it_was_is_held(one: str, words: str) -> None:
    found = told("a", "b", f"c: was: {one}")
    assert list(found) == ["was-nothing"]
    assert words in found["was-nothing"]


def test_what_was_means_nothing_without_an_edition_before() -> None:
    held = folders.held({"agreement/2023-04": folders.document(OLDER, clauses("a: was: {clause: b, relation: same}"))})
    assert folders.sentences(accounting.problems(held)) == {
        "no-edition-before": "This clause says what it was, and the edition does not say which edition it supersedes."
    }
    held = folders.held({"agreement/2023-04": folders.document(f"{OLDER}\ndropped: {{b: It is gone.}}", clauses("a"))})
    assert folders.sentences(accounting.problems(held)) == {
        "no-edition-before": "This edition lists what it dropped, and does not say which edition it supersedes."
    }


@pytest.mark.parametrize(
    ("newer", "sentence"),
    [
        (
            (f"c: was: [{was('a', 'reworded')}, {was('b', 'merged')}]",),
            "This clause is said to come from several parts, so it cannot be called reworded.",
        ),
        (
            ("a", f"c: was: {was('b', 'merged')}"),
            "This clause is said to be merged, and names only one part that was merged into it.",
        ),
        (
            ("a", f"c: was: {was('b', 'split')}"),
            "This clause is said to be split from b, and no other part came from that.",
        ),
        (
            ("a", f"c: was: {was('b', 'split')}", f"d: was: {was('b', 'moved')}"),
            "Both this clause and c are said to be b, moved. Only one can be.",
        ),
        (
            ("a", "b", f"c: was: {was('b', 'moved')}"),
            "Both this clause and b are said to be b, moved. Only one can be.",
        ),
    ],
)
def test_relations_add_up_on_both_sides(newer: tuple[str, ...], sentence: str) -> None:
    assert told(*newer) == {"was-does-not-add-up": sentence}


@pytest.mark.parametrize(
    ("newer", "dropped", "code", "sentence"),
    [
        (
            ("a", "b"),
            "b",
            "dropped-still-stands",
            "The clause b is listed as dropped, but it is still in this edition.",
        ),
        (
            ("a", f"c: was: {was('b', 'reworded')}"),
            "b",
            "dropped-still-stands",
            "The clause b is listed as dropped, but c says that it came from b.",
        ),
        (
            ("a", "b"),
            "bb",
            "dropped-nothing",
            "There was nothing called bb in edition 2023-04 that could be dropped.",
        ),
    ],
)
def test_only_what_was_there_and_is_gone_was_dropped(
    newer: tuple[str, ...], dropped: str, code: str, sentence: str
) -> None:
    assert told(*newer, lines=f"dropped: {{{dropped}: Nobody needs it.}}") == {code: sentence}


AGAIN = "In edition 2023-04 the id {} stood for another clause, and an id is never used again."


@pytest.mark.parametrize(
    ("newer", "used"),
    [
        (("a: text: Something new.", "b", f"c: text: The words of a., was: {was('a', 'moved')}"), "a"),
        ((f"a: text: Words., was: {was('b', 'reworded')}",), "a"),
        ((f"a: was: {was('b', 'reworded')}",), "a"),
    ],
)
def test_an_id_is_never_used_for_another_part(newer: tuple[str, ...], used: str) -> None:
    assert told(*newer) == {"id-used-again": AGAIN.format(used)}


@pytest.mark.parametrize(
    ("back", "again"),
    [
        ("a: text: Something else.", True),
        (f"a: text: Something else., was: {was('b', 'split')}", True),
        (f"a: text: Something else., was: {was('a', 'reworded', '2023-04')}", False),
        ("a", False),
    ],
)
def test_an_id_that_was_dropped_comes_back_only_as_what_it_was(back: str, again: bool) -> None:  # noqa: FBT001 - a column of cases
    rest = f"c: text: Words., was: {was('b', 'split')}" if "split" in back else "b"
    held = folders.held(
        {
            "agreement/2023-04": folders.document(OLDER, clauses("a", "b")),
            "agreement/2025-04": folders.document(f"{NEWER}\ndropped: {{a: It is gone.}}", clauses("b")),
            "agreement/2027-04": folders.document(NEWEST, clauses(back, rest)),
        }
    )
    expected = {"id-used-again": AGAIN.format("a")} if again else {}
    assert folders.sentences(accounting.problems(held)) == expected


def test_a_process_that_names_its_steps_anew_is_the_same_where_they_are() -> None:
    process = "kind: process\ntitle: Resolve\n{}\nsteps:\n{}"
    older = "  a: {title: Talk, text: Talk.}\n  b: {title: Meet, text: Then meet., follows: [a]}\n"
    newer = (
        f"  c: {{title: Talk, text: Talk., was: {was('a', 'same')}}}\n"
        f"  b: {{title: Meet, text: Then meet., follows: [c], was: {was('b', 'same')}}}\n"
    )
    held = folders.held({"talk/2023-04": process.format(OLDER, older), "talk/2025-04": process.format(NEWER, newer)})
    assert folders.sentences(accounting.problems(held)) == {}


IDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)


@st.composite
def histories(draw: st.DrawFn) -> Register:
    """Three editions with a few clauses, each of which may say that it was any clause of any edition."""
    relations = st.sampled_from(["same", "reworded", "moved", "split", "merged", "replaced"])
    files = {}
    for name, lines in (("2023-04", OLDER), ("2025-04", NEWER), ("2027-04", NEWEST)):
        given = []
        for word in draw(IDS):
            said = draw(st.none() | st.tuples(st.sampled_from("abcd"), relations, st.sampled_from(["", "2023-04"])))
            given.append(f"{word}: was: {was(*said)}" if said and name != "2023-04" else word)
        files[f"agreement/{name}"] = folders.document(lines, clauses(*given))
    return folders.held(files)


@given(histories())
def test_the_way_forward_is_the_way_back_turned_round(held: Register) -> None:
    forward: Counter[object] = Counter()
    back: Counter[object] = Counter()
    for edition in held.items["north-glen/agreement"]:
        for word in edition.parts:
            here = (edition.name, word)
            forward.update((here, (one.name, name), how) for one, name, how in succession.went_to(held, edition, word))
            back.update(((one.name, name), here, how) for one, name, how in succession.came_from(held, edition, word))
    assert forward == back


@given(histories())
def test_no_history_however_muddled_ends_in_a_traceback(held: Register) -> None:
    for one in accounting.problems(held):
        assert one.sentence[-1] == "."
        assert one.fix[-1] in ".?"


SUBJECT = "subject: england/subjects#time"


@pytest.mark.parametrize(
    ("newer", "lost"),
    [
        (("a",), True),
        ((f"a: {SUBJECT}",), False),
        (("a: subject: england/subjects#another",), False),
        ((f"b: was: {was('a', 'reworded')}",), True),
        ((f"b: {SUBJECT}, was: {was('a', 'reworded')}",), False),
        # Of two pieces, one takes the subject along.
        ((f"b: {SUBJECT}, was: {was('a', 'split')}", f"c: was: {was('a', 'split')}"), False),
    ],
)
def test_a_part_that_goes_on_still_names_a_subject(newer: tuple[str, ...], lost: bool) -> None:  # noqa: FBT001 - a column of cases
    found = told(*newer, older=(f"a: {SUBJECT}",))
    sentence = "In edition 2023-04 the clause a spoke to the subject england/subjects#time, and here it names none."
    assert found == ({"subject-lost": sentence} if lost else {})
