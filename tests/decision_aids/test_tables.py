"""What is wrong with a table, found by classes of answers, beside what listing every way to answer finds."""

from __future__ import annotations

import time
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aids import tables
from decision_aids.model import Row, Some, Table
from tests.decision_aids import small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from decision_aids.tables import Finding

OFFERED = {"a": ("low", "high"), "b": ("low", "middle", "high"), "c": ("low", "middle", "high"), "d": ("low", "high")}
RANKS = {"withhold": 0, "ring": 2, "refer": 3}


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    """Any table over up to four questions, with rows that name answers and rows that count."""
    reads = draw(st.lists(st.sampled_from(list(OFFERED)), min_size=1, max_size=4, unique=True))
    ends = st.sampled_from([*RANKS, "another-question"])
    counts = st.builds(
        Some,
        questions=st.lists(st.sampled_from(reads), min_size=1, unique=True).map(tuple),
        answers=st.lists(st.sampled_from(OFFERED["b"]), min_size=1, unique=True).map(tuple),
        at_least=st.integers(1, 3),
    )
    named = {
        question: st.lists(st.sampled_from(OFFERED[question]), min_size=1, unique=True).map(tuple) for question in reads
    }
    when = st.fixed_dictionaries({}, optional=named)
    rows = st.lists(st.builds(Row, when=when, some=st.lists(counts, max_size=2).map(tuple), go=ends), max_size=4)
    return Table(id="any", reads=tuple(reads), rows=tuple(draw(rows)))


def ways(reads: tuple[str, ...], fixed: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every way to answer some questions, as far as they are not answered already."""
    for answers in product(*((fixed[one],) if one in fixed else OFFERED[one] for one in reads)):
        yield dict(zip(reads, answers, strict=True))


def rank(table: Table, answers: Mapping[str, str]) -> int | None:
    """How much the one row that fits protects; None when not just one does, or when it leads to a question."""
    rows = [row for row in table.rows if row.fits(answers)]
    return RANKS.get(rows[0].go) if len(rows) == 1 else None


def lower(table: Table, answers: Mapping[str, str], question: str, calmer: str) -> bool:
    """Whether answers protect less than the same with a calmer one."""
    worse, calm = rank(table, answers), rank(table, {**answers, question: calmer})
    return worse is not None and calm is not None and worse < calm


def found(table: Table, kind: str) -> list[Finding]:
    """What is found of one kind, with every question in the order in which its answers are offered."""
    return [one for one in tables.check(table, OFFERED, OFFERED, RANKS) if one.kind == kind]


@small.UNHURRIED
@given(any_table(), st.sampled_from([tables.GAP, tables.OVERLAP]))
def test_a_gap_or_overlap_is_found_just_when_listing_every_way_to_answer_finds_one(table: Table, kind: str) -> None:
    def is_so(answers: Mapping[str, str]) -> bool:
        fitting = len(table.fitting(answers))
        return fitting == 0 if kind == tables.GAP else fitting > 1

    told = found(table, kind)
    assert bool(told) is any(is_so(answers) for answers in ways(table.reads, {}))
    for one in told:
        assert all(is_so(answers) for answers in ways(table.reads, dict(one.situation)))


@small.UNHURRIED
@given(any_table())
def test_an_order_of_worry_is_broken_just_where_listing_every_way_to_answer_finds_it(table: Table) -> None:
    by_listing = {
        (question, calmer, worse)
        for question in table.reads
        for calmer, worse in pairwise(OFFERED[question])
        if any(lower(table, answers, question, calmer) for answers in ways(table.reads, {question: worse}))
    }
    told = found(table, tables.ORDER)
    assert {(one.question, one.calmer, one.worse) for one in told} == by_listing
    for one in told:
        fixed = dict(one.situation)
        assert all(lower(table, answers, one.question, one.calmer) for answers in ways(table.reads, fixed))


@small.UNHURRIED
@given(any_table(), st.data())
def test_answers_that_do_not_fit_are_narrowed_to_those_that_make_it_so(table: Table, data: st.DataObject) -> None:
    answers = data.draw(st.sampled_from(list(ways(table.reads, {}))))
    fitting = len(table.fitting(answers))
    if fitting != 1:
        kept = dict(tables.narrowed(table, OFFERED, answers))
        assert kept.items() <= answers.items()
        assert all((len(table.fitting(one)) == 0) is (fitting == 0) for one in ways(table.reads, kept))
        assert all(len(table.fitting(one)) != 1 for one in ways(table.reads, kept))
        for question in kept:
            fewer = {one: answer for one, answer in kept.items() if one != question}
            assert not all(
                (len(table.fitting(one)) == 0, len(table.fitting(one)) > 1) == (fitting == 0, fitting > 1)
                for one in ways(table.reads, fewer)
            )


def test_the_smallest_situation_of_a_gap_says_only_what_makes_it_so() -> None:
    rows = (Row(when={"b": ("low",)}, go="ring"), Row(when={"b": ("high",)}, go="refer"))
    (gap,) = found(Table(id="one", reads=("a", "b", "c"), rows=rows), tables.GAP)
    assert gap.situation == (("b", "middle"),)


TWELVE = tuple(f"q{number}" for number in range(12))
ANSWERS = ("low", "middle", "high")


def over_twelve(*, fewest: int = 4) -> Table:
    """A table over twelve questions: anything high is referred, several in the middle are supported."""
    high = Some(questions=TWELVE, answers=("high",), at_least=1)
    middle = Some(questions=TWELVE, answers=("middle", "high"), at_least=4)
    few = Some(questions=TWELVE, answers=("low",), at_least=12 - fewest + 1)
    none_high = dict.fromkeys(TWELVE, ("low", "middle"))
    rows = (
        Row(when={}, some=(high,), go="refer"),
        Row(when=none_high, some=(middle,), go="ring"),
        Row(when=none_high, some=(few,), go="withhold"),
    )
    return Table(id="twelve", reads=TWELVE, rows=rows)


@pytest.mark.parametrize(("fewest", "kinds"), [(4, []), (3, [tables.GAP]), (5, [tables.OVERLAP])])
def test_a_table_with_half_a_million_ways_to_answer_is_looked_at_in_a_moment(fewest: int, kinds: list[str]) -> None:
    table, offered = over_twelve(fewest=fewest), dict.fromkeys(TWELVE, ANSWERS)
    begun = time.process_time()
    told = list(tables.check(table, offered, offered, RANKS))
    assert time.process_time() - begun < 1
    assert [one.kind for one in told] == kinds
    assert tables.combinations(table, offered) == 3**12
