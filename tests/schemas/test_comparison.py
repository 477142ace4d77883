"""Two editions side by side: what was reworded, what moved, what matters, and nothing that is mere typing."""

import copy
import json
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import kinds
from schemas.comparing import comparison, descent, sameness
from schemas.comparing.comparison import Comparison, Row, compare

Value = dict[str, Any]

OLDER: Value = {
    "kind": "document",
    "type": "agreement",
    "title": "Information sharing agreement",
    "effective_from": "2023-04-01",
    "review_by": "2025-03-31",
    "clauses": {
        "purpose": {"number": "1", "title": "Purpose", "text": "This agreement keeps children safe."},
        "promptly": {
            "number": "2",
            "title": "Time to share",
            "text": "Tell the other partners promptly when harm is likely.",
            "deadline": "share-promptly",
            "cites": ["england/sources#working-together", "advice"],
        },
        "record": {
            "number": "3",
            "text": "Write down what was shared:",
            "points": ["with whom", "when", "why"],
        },
        "secure-mail": {"number": "4", "text": "Use secure mail."},
    },
}


def clauses(**changed: Value | None) -> Value:
    """The next edition: the clauses given in place of the older ones of that id, None for a clause that left."""
    newer = copy.deepcopy(OLDER)
    for name, one in changed.items():
        word = name.replace("_", "-")
        if one is None:
            del newer["clauses"][word]
        else:
            newer["clauses"][word] = {**newer["clauses"].get(word, {}), **one}
    return newer


def row(made: Comparison, part: str) -> Row:
    return next(one for one in made.rows if one.part == part)


def test_an_edition_beside_itself_has_no_change() -> None:
    made = compare(OLDER, copy.deepcopy(OLDER))
    assert not made.any
    assert [one.relation for one in made.rows] == ["same"] * 4


def test_a_word_that_changed_is_shown_between_those_that_did_not() -> None:
    made = compare(OLDER, clauses(promptly={"text": "Tell the other partners the same day when harm is likely."}))
    found = row(made, "promptly")
    assert found.relation == "reworded"
    assert [(one.name, one.lines) for one in found.difference.prose] == [
        (
            "text",
            (
                (
                    ("keep", "Tell the other partners"),
                    ("out", "promptly"),
                    ("in", "the same day"),
                    ("keep", "when harm is likely."),
                ),
            ),
        )
    ]
    assert [one.part for one in made.changed] == ["promptly"]


def test_a_text_that_kept_hardly_a_word_is_shown_whole() -> None:
    made = compare(OLDER, clauses(purpose={"text": "Partners share what a child needs them to know."}))
    assert row(made, "purpose").difference.prose[0].lines == (
        (("out", "This agreement keeps children safe."), ("in", "Partners share what a child needs them to know.")),
    )


def test_points_are_compared_one_by_one() -> None:
    made = compare(OLDER, clauses(record={"points": ["with whom", "on which day", "why", "under which law"]}))
    assert row(made, "record").difference.prose[0].lines == (
        (("keep", "with whom"),),
        (("out", "when"), ("in", "on which day")),
        (("keep", "why"),),
        (("in", "under which law"),),
    )


def test_a_point_that_was_taken_out_is_shown() -> None:
    made = compare(OLDER, clauses(record={"points": ["when", "why"]}))
    assert row(made, "record").difference.prose[0].lines == (
        (("out", "with whom"),),
        (("keep", "when"),),
        (("keep", "why"),),
    )


def test_other_words_alone_do_not_matter_by_themselves() -> None:
    found = row(compare(OLDER, clauses(purpose={"text": "This agreement keeps every child safe."})), "purpose")
    assert (found.material, found.derived) == (False, False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("deadline", "share-same-day"),
        ("contact", "front-door"),
        ("force", "should"),
        ("consent_required", False),
        ("route", "out-of-hours"),
        ("form", "england/record-of-a-decision"),
        ("subject", "england/subjects#time-to-share"),
        ("cites", ["advice"]),
        ("starts", "2025-06-01"),
        ("ends", "2025-12-31"),
    ],
)
def test_a_changed_rule_matters_whatever_the_words(field: str, value: object) -> None:
    found = row(compare(OLDER, clauses(promptly={field: value})), "promptly")
    assert found.material
    before = OLDER["clauses"]["promptly"].get(field)
    assert [(one.name, one.before, one.after) for one in found.difference.fields] == [(field, before, value)]
    assert found.difference.fields[0].how == ("changed" if before else "added")


def test_a_rule_that_was_taken_out_matters() -> None:
    newer = copy.deepcopy(OLDER)
    del newer["clauses"]["promptly"]["deadline"]
    found = row(compare(OLDER, newer), "promptly")
    assert found.material
    assert [(one.how, one.before) for one in found.difference.fields] == [("removed", "share-promptly")]


def test_an_author_may_raise_a_change_and_never_lower_it() -> None:
    said = {"kind": "material", "why": "The courts read it so."}
    raised = row(compare(OLDER, clauses(purpose={"text": "It keeps children safe.", "change": said})), "purpose")
    assert (raised.material, raised.derived, raised.why) == (True, False, "The courts read it so.")
    said = {"kind": "editorial", "why": "Tidied."}
    lowered = row(compare(OLDER, clauses(promptly={"deadline": "share-same-day", "change": said})), "promptly")
    assert (lowered.material, lowered.derived, lowered.why) == (True, True, "Tidied.")


def test_what_was_said_of_an_earlier_change_is_not_said_of_a_part_that_stayed() -> None:
    said = {
        "change": {"kind": "material", "why": "It was new then."},
        "was": {"clause": "aims", "relation": "reworded"},
    }
    older = clauses(purpose=said)
    assert not compare(older, clauses(purpose=said)).any


def test_sources_in_another_order_are_shown_and_do_not_matter() -> None:
    found = row(compare(OLDER, clauses(promptly={"cites": ["advice", "england/sources#working-together"]})), "promptly")
    assert [one.name for one in found.difference.fields] == ["cites"]
    assert not found.material


def test_true_is_not_one() -> None:
    older, newer = clauses(record={"consent_required": True}), clauses(record={"consent_required": 1})
    assert row(compare(older, newer), "record").material


def test_a_part_is_followed_to_its_new_id() -> None:
    newer = clauses(
        promptly=None,
        same_day={**OLDER["clauses"]["promptly"], "was": {"clause": "promptly", "relation": "moved"}},
    )
    found = row(compare(OLDER, newer), "same-day")
    assert (found.relation, found.was, found.material) == ("moved", ("promptly",), False)
    assert not found.difference.any
    assert not [one for one in compare(OLDER, newer).rows if one.relation in {"new", "dropped"}]


def test_a_part_said_to_be_the_same_whose_words_changed_is_reworded() -> None:
    newer = clauses(
        purpose={"text": "This agreement keeps all safe.", "was": {"clause": "purpose", "relation": "same"}}
    )
    assert row(compare(OLDER, newer), "purpose").relation == "reworded"


def test_a_part_that_only_got_another_number_has_moved() -> None:
    found = row(compare(OLDER, clauses(record={"number": "3.1"})), "record")
    assert (found.relation, found.moved, found.material) == ("moved", False, False)


def test_a_part_split_in_two_is_compared_twice() -> None:
    newer = clauses(
        secure_mail=None,
        post={"number": "4", "text": "Use secure post.", "was": {"clause": "secure-mail", "relation": "split"}},
        mail={"number": "5", "text": "Use secure mail.", "was": {"clause": "secure-mail", "relation": "split"}},
    )
    made = compare(OLDER, newer)
    assert [(one.part, one.relation, one.was) for one in made.changed] == [
        ("post", "split", ("secure-mail",)),
        ("mail", "split", ("secure-mail",)),
    ]
    assert not made.material


def test_merged_parts_are_one_and_a_rule_lost_on_the_way_matters() -> None:
    newer = clauses(
        promptly=None,
        record={
            "was": [
                {"clause": "record", "relation": "merged"},
                {"clause": "promptly", "relation": "merged"},
            ]
        },
    )
    found = row(compare(OLDER, newer), "record")
    assert (found.relation, found.was, found.against) == ("merged", ("record", "promptly"), ("clauses", "record"))
    assert [(one.part, [field.name for field in one.fields]) for one in found.further] == [
        ("promptly", ["cites", "deadline"])
    ]
    assert found.material


def test_a_merged_part_is_set_against_the_one_it_has_most_words_of() -> None:
    was = [{"clause": "purpose", "relation": "merged"}, {"clause": "secure-mail", "relation": "merged"}]
    newer = clauses(
        purpose=None, secure_mail=None, post={"number": "4", "text": "Use secure mail, children.", "was": was}
    )
    assert row(compare(OLDER, newer), "post").against == ("clauses", "secure-mail")
    # Where neither has more, its own id decides.
    newer = clauses(purpose=None, secure_mail={"number": "9", "text": "Nothing.", "was": was})
    assert row(compare(OLDER, newer), "secure-mail").against == ("clauses", "secure-mail")


def test_parts_without_rules_are_merged_without_mattering() -> None:
    newer = clauses(
        purpose=None,
        secure_mail={
            "was": [
                {"clause": "purpose", "relation": "merged"},
                {"clause": "secure-mail", "relation": "merged"},
            ]
        },
    )
    made = compare(OLDER, newer)
    assert [(one.part, one.relation) for one in made.changed] == [("secure-mail", "merged")]
    assert not made.material


def test_a_replaced_part_matters() -> None:
    newer = clauses(
        purpose=None, aim={"number": "1", "text": "Safety.", "was": {"clause": "purpose", "relation": "replaced"}}
    )
    assert [(one.part, one.relation) for one in compare(OLDER, newer).material] == [("aim", "replaced")]


def test_a_new_and_a_dropped_part_matter_and_a_dropped_one_says_why() -> None:
    newer = clauses(record=None, welcome={"number": "9", "title": "Welcome", "text": "Welcome."})
    newer["dropped"] = {"record": "It is in the handbook now."}
    made = compare(OLDER, newer)
    assert [(one.part, one.relation, one.why) for one in made.material] == [
        ("record", "dropped", "It is in the handbook now."),
        ("welcome", "new", ""),
    ]
    assert [one.part for one in made.rows] == ["purpose", "promptly", "record", "secure-mail", "welcome"]
    assert row(made, "record").difference.prose[1].lines == ((("out", "Write down what was shared:"),),)
    assert row(made, "welcome").title == "Welcome"


def test_a_swap_of_two_ids_is_followed_and_an_edition_of_swapped_ids_beside_itself_is_the_same() -> None:
    swapped = copy.deepcopy(OLDER)
    swapped["clauses"]["purpose"] = {
        **OLDER["clauses"]["secure-mail"], "was": {"clause": "secure-mail", "relation": "moved"}
    }  # fmt: skip
    swapped["clauses"]["secure-mail"] = {
        **OLDER["clauses"]["purpose"], "was": {"clause": "purpose", "relation": "moved"}
    }  # fmt: skip
    assert {one.part: one.was for one in compare(OLDER, swapped).changed} == {
        "purpose": ("secure-mail",),
        "secure-mail": ("purpose",),
    }
    assert not compare(swapped, copy.deepcopy(swapped)).any


def test_only_the_part_that_was_taken_to_another_place_has_moved() -> None:
    newer = copy.deepcopy(OLDER)
    newer["clauses"] = {word: OLDER["clauses"][word] for word in ("promptly", "record", "secure-mail", "purpose")}
    assert [(one.part, one.relation, one.moved) for one in compare(OLDER, newer).changed] == [
        ("purpose", "moved", True)
    ]


def test_a_new_part_in_front_moves_nothing() -> None:
    newer = copy.deepcopy(OLDER)
    newer["clauses"] = {"first": {"number": "0", "text": "Read this first."}, **OLDER["clauses"]}
    assert [one.part for one in compare(OLDER, newer).changed] == ["first"]


def test_a_part_that_moved_twice_is_followed_through_the_edition_between() -> None:
    second = clauses(
        purpose=None, aim={"number": "1", "text": "Safety.", "was": {"clause": "purpose", "relation": "reworded"}}
    )
    third = copy.deepcopy(second)
    del third["clauses"]["aim"]
    third["clauses"]["goal"] = {"number": "1", "text": "Safety.", "was": {"clause": "aim", "relation": "moved"}}
    assert row(compare(OLDER, third, between=(second,)), "goal").was == ("purpose",)
    assert row(compare(OLDER, third), "goal").relation == "new"


def test_of_what_was_said_on_the_way_the_relation_that_says_most_stays() -> None:
    second = clauses(
        purpose=None, aim={"number": "1", "text": "Safety.", "was": {"clause": "purpose", "relation": "replaced"}}
    )
    third = copy.deepcopy(second)
    third["clauses"]["aim"]["was"] = {"clause": "aim", "relation": "reworded"}
    assert row(compare(OLDER, third, between=(second,)), "aim").relation == "replaced"


def test_a_part_replaced_and_then_merged_with_what_stayed_of_it_is_replaced() -> None:
    second = clauses(
        purpose=None,
        aim={"number": "1", "text": "Safety.", "was": {"clause": "purpose", "relation": "replaced"}},
        scope={"number": "2", "text": "Children.", "was": {"clause": "purpose", "relation": "moved"}},
    )
    was = [{"clause": "aim", "relation": "merged"}, {"clause": "scope", "relation": "merged"}]
    third = clauses(purpose=None, both={"number": "1", "text": "Safety of children.", "was": was})
    found = row(compare(OLDER, third, between=(second,)), "both")
    assert (found.relation, found.was) == ("replaced", ("purpose",))


def test_a_part_that_left_and_came_back_under_its_id_is_the_same_part() -> None:
    without = clauses(record=None)
    assert not compare(OLDER, copy.deepcopy(OLDER), between=(without,)).any


def test_the_reason_of_a_part_dropped_on_the_way_is_kept() -> None:
    second = clauses(record=None)
    second["dropped"] = {"record": "It is in the handbook now."}
    made = compare(OLDER, clauses(record=None), between=(second,))
    assert row(made, "record").why == "It is in the handbook now."


def test_a_step_that_follows_a_renamed_step_follows_the_same_step() -> None:
    older = {
        "kind": "process",
        "steps": {"a": {"title": "A", "text": "A."}, "b": {"title": "B", "text": "B.", "follows": ["a"]}},
    }
    newer = {
        "kind": "process",
        "steps": {
            "first": {"title": "A", "text": "A.", "was": {"clause": "a", "relation": "moved"}},
            "b": {"title": "B", "text": "B.", "follows": ["first"]},
        },
    }
    assert not compare(older, newer).material
    newer["steps"]["b"]["follows"] = ["b"]  # type: ignore[index] # a value of a data file is any
    assert [one.part for one in compare(older, newer).material] == ["b"]


def test_answers_in_another_order_are_a_change_of_the_question() -> None:
    answers = {"yes": {"go": "a"}, "no": {"go": "b"}}
    older = {"kind": "aid", "questions": {"q": {"ask": "Is it?", "answers": answers}}}
    newer = {"kind": "aid", "questions": {"q": {"ask": "Is it?", "answers": dict(reversed(answers.items()))}}}
    assert [one.part for one in compare(older, newer).material] == ["q"]


def test_the_head_is_compared_and_dates_do_not_count_as_a_changed_rule() -> None:
    newer = copy.deepcopy(OLDER) | {
        "title": "Sharing agreement",
        "effective_from": "2025-04-01",
        "supersedes": "2023-04",
    }
    head = compare(OLDER, newer).head
    assert [one.name for one in head.fields] == ["effective_from", "supersedes"]
    assert [one.name for one in head.prose] == ["title"]
    assert not head.material
    assert compare(OLDER, copy.deepcopy(OLDER) | {"type": "protocol"}).head.material


def test_a_comparison_is_only_of_the_edition_it_was_made_from() -> None:
    made = compare(OLDER, clauses(promptly={"deadline": "share-same-day"}))
    for other in (clauses(promptly={"deadline": "x"}), clauses(promptly=None)):
        with pytest.raises(ValueError, match="another edition"):
            comparison.apply(other, made)
    reworded = compare(OLDER, clauses(purpose={"text": "This agreement keeps people safe."}))
    with pytest.raises(ValueError, match="text is different"):
        comparison.apply(clauses(purpose={"text": "Something else."}), reworded)


def test_a_program_gets_every_row_under_documented_keys() -> None:
    newer = clauses(
        promptly={"deadline": "share-same-day", "text": "Tell the other partners at once when harm is likely."}
    )
    shown = json.loads(json.dumps(compare(OLDER, newer).as_json()))
    assert list(shown) == ["changed", "material", "head", "order", "rows"]
    assert (shown["changed"], shown["material"]) == (1, 1)
    assert shown["order"] == {"clauses": ["purpose", "promptly", "record", "secure-mail"]}
    assert shown["rows"][1] == {
        "part": "promptly",
        "group": "clauses",
        "relation": "reworded",
        "number": "2",
        "title": "Time to share",
        "was": ["promptly"],
        "against": {"group": "clauses", "part": "promptly"},
        "fields": [
            {
                "name": "deadline",
                "how": "changed",
                "material": True,
                "before": "share-promptly",
                "after": "share-same-day",
            }
        ],
        "prose": [
            {
                "name": "text",
                "listed": False,
                "lines": [
                    [
                        ["keep", "Tell the other partners"],
                        ["out", "promptly"],
                        ["in", "at once"],
                        ["keep", "when harm is likely."],
                    ]
                ],
            }
        ],
        "told": [],
        "further": [],
        "moved": False,
        "derived": True,
        "material": True,
        "why": "",
    }


def test_the_parts_are_those_of_every_kind() -> None:
    assert set(descent.GROUPS) == {group for groups in kinds.PARTS.values() for group in groups}
    for groups in kinds.PARTS.values():
        assert sorted(groups, key=descent.GROUPS.index) == list(groups)


# Exactness: what the comparison says was changed is all that was changed.

NOISE = ("\u2019", "\u2013", "\u00a0", "\u2026", "\u00ad", "  ", "\u201c", " - ")
WORDS = st.sampled_from(
    ("the", "child", "front", "door", "at", "once", "24", "hours", "tell", "not", "must.", "", *NOISE)
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
IDS = st.sampled_from(tuple("abcde"))
PLAIN = st.none() | st.booleans() | st.integers(0, 1) | st.sampled_from(("x", "y")) | TEXTS
WAS = st.fixed_dictionaries({"clause": IDS, "relation": st.sampled_from(descent.RELATIONS)})
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "number": TEXTS,
        "title": TEXTS,
        "text": TEXTS | PLAIN,
        "points": st.lists(TEXTS, max_size=4) | TEXTS,
        "deadline": PLAIN,
        "cites": st.lists(IDS, max_size=3),
        "follows": st.lists(IDS, max_size=3),
        "answers": st.dictionaries(IDS, st.fixed_dictionaries({"go": IDS}), max_size=3) | st.none(),
        "consent_required": st.booleans() | st.integers(0, 1),
        "was": WAS | st.lists(WAS, min_size=2, max_size=3),
        "change": st.fixed_dictionaries({"kind": st.sampled_from(("material", "editorial")), "why": TEXTS}),
    },
)
EDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS | PLAIN,
        "review_by": PLAIN,
        "supersedes": IDS,
        "scale": st.lists(IDS, max_size=3),
        "signatures": st.lists(st.fixed_dictionaries({"role": IDS, "signed": PLAIN}), max_size=2),
        "dropped": st.dictionaries(IDS, TEXTS, max_size=2),
        "clauses": st.dictionaries(IDS, PARTS, max_size=6) | PLAIN,
        "steps": st.dictionaries(IDS, PARTS, max_size=3),
    },
)


def ordered(value: object) -> object:
    """The order of the parts of an edition, and of the answers inside them."""
    assert isinstance(value, dict)
    groups = {group: list(parts) for group, parts in descent.groups(value).items()}
    return groups, {key: list(cast("Value", one.get("answers") or {})) for key, one in descent.parts(value).items()}


def assert_exact(older: Value, newer: Value, *between: Value) -> Comparison:
    made = compare(older, newer, between=between)
    built = comparison.apply(older, made)
    wanted = sameness.of(newer)
    assert built == wanted
    # To Python true is 1 and a record has no order; to a reader neither holds.
    assert json.dumps(built, sort_keys=True) == json.dumps(wanted, sort_keys=True)
    assert ordered(built) == ordered(wanted)
    return made


@settings(max_examples=300)
@given(EDITIONS, EDITIONS, st.lists(EDITIONS, max_size=2))
def test_a_comparison_applied_to_the_one_gives_the_other(older: Value, newer: Value, between: list[Value]) -> None:
    json.dumps(assert_exact(older, newer, *between).as_json())


@given(EDITIONS)
def test_any_edition_beside_itself_has_no_change(edition: Value) -> None:
    assert not compare(edition, copy.deepcopy(edition)).any


def noisy(value: object, sign: str) -> object:
    if isinstance(value, str):
        return value.replace(" ", f"{sign} ").replace("'", "\u2019").replace("-", "\u2014") + sign
    if isinstance(value, dict):
        return {key: noisy(one, sign) for key, one in value.items()}
    return [noisy(one, sign) for one in value] if isinstance(value, list) else value


@given(EDITIONS, st.sampled_from((" ", "\n", "\u00a0", "\u00ad", "\u200b", "\u2009")))
def test_noise_alone_is_no_change(edition: Value, sign: str) -> None:
    spoilt = noisy(edition, sign)
    assert isinstance(spoilt, dict)
    assert not compare(edition, spoilt).any


@st.composite
def histories(draw: st.DrawFn) -> tuple[Value, Value]:
    """An edition and the next, made as editors make one, with every way in which a clause can change."""
    words = draw(st.lists(st.from_regex(r"[a-z]{2,5}", fullmatch=True), min_size=1, max_size=12, unique=True))
    older = {"title": "T", "clauses": {word: {"number": str(n), "text": draw(TEXTS)} for n, word in enumerate(words)}}
    newer: Value = {"title": "T", "clauses": {}, "dropped": {}}
    held = dict(older["clauses"].items())  # type: ignore[attr-defined] # a value of a data file
    left = list(words)
    while left:
        word = left.pop(0)
        what = draw(st.sampled_from(("keep", "reword", "move", "split", "merge", "drop", "replace", "add")))
        part = dict(held[word])
        if what == "reword":
            newer["clauses"][word] = {**part, "text": draw(TEXTS), "was": {"clause": word, "relation": "reworded"}}
        elif what in {"move", "replace"}:
            newer["clauses"][f"{word}-2"] = {**part, "was": {"clause": word, "relation": f"{what}d"}}
        elif what == "split":
            for end in ("-x", "-y"):
                newer["clauses"][word + end] = {
                    **part,
                    "text": draw(TEXTS),
                    "was": {"clause": word, "relation": "split"},
                }
        elif what == "merge" and left:
            was = [{"clause": one, "relation": "merged"} for one in (word, left.pop(0))]
            newer["clauses"][f"{word}-all"] = {**part, "text": draw(TEXTS), "was": was}
        elif what == "drop":
            newer["dropped"][word] = "It is elsewhere."
        else:
            newer["clauses"][word] = part
            if what == "add":
                newer["clauses"][f"{word}-new"] = {"number": "n", "text": draw(TEXTS)}
    order = draw(st.permutations(list(newer["clauses"])))
    newer["clauses"] = {word: newer["clauses"][word] for word in order}
    return older, newer


@given(histories())
def test_every_part_of_both_editions_is_accounted_for_once_it_has_moved_about(pair: tuple[Value, Value]) -> None:
    older, newer = pair
    made = assert_exact(older, newer)
    ended = {"-new": "new", "-all": "merged", "-x": "split", "-y": "split"}
    for one in made.rows:
        ending = next((end for end in ended if one.part.endswith(end)), "")
        if ending:
            assert one.relation == ended[ending]
        if one.relation == "dropped":
            assert one.why == "It is elsewhere."
    assert {one.part for one in made.rows if one.relation == "dropped"} == set(newer["dropped"])
    assert {one for row in made.rows for one in row.was} == set(older["clauses"])
    assert sorted(one.part for one in made.rows if one.relation != "dropped") == sorted(newer["clauses"])
