"""What is wrong with a table over answered questions, found without listing the ways to answer them.

Questions are taken one after another. Answers after which every row has the same left to ask are one class, and what
follows such a class is worked out once. So a table over twelve questions with three answers each is looked at through
a few hundred classes and not through 531,441 ways to answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from decision_aids.graph import Path
from decision_aids.model import Table

GAP, OVERLAP, ORDER = "gap", "overlap", "order"

# By row: nothing where it cannot fit any more, else how many more each of its counts needs.
_Left = tuple[tuple[int, ...] | None, ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong, and a small situation in which it is so whatever is answered to the other questions.

    ``kind`` is gap, overlap or order. In the situation of an order broken, ``question`` has the ``worse`` answer, and
    with the ``calmer`` one instead the child would be better protected.
    """

    kind: str
    situation: Path
    question: str = ""
    calmer: str = ""
    worse: str = ""


class _Sweep:
    """A table with its questions in the order in which they are taken."""

    def __init__(self, table: Table, questions: Sequence[str], offered: Mapping[str, Sequence[str]]) -> None:
        """Work out what is asked after each place."""
        self.questions = tuple(questions)
        self.offered = [offered[question] for question in questions]
        self._rows = table.rows
        # For each row and count, how many of the questions from each place on it still counts.
        self._coming = tuple(
            tuple(
                tuple(
                    sum(one in count.questions for one in self.questions[place:]) for place in range(len(questions) + 1)
                )
                for count in row.some
            )
            for row in table.rows
        )
        self._last = tuple(
            max((place for place, one in enumerate(self.questions) if one in row.when), default=-1)
            for row in table.rows
        )

    @property
    def begin(self) -> _Left:
        """What each row has left to ask before anything is answered."""
        return tuple(self._kept(number, 0, [one.at_least for one in row.some]) for number, row in enumerate(self._rows))

    def step(self, left: _Left, place: int, answer: str) -> _Left:
        """What each row has left to ask after one more answer."""
        return tuple(
            None if needs is None else self._after(number, place, needs, answer) for number, needs in enumerate(left)
        )

    def _after(self, number: int, place: int, needs: tuple[int, ...], answer: str) -> tuple[int, ...] | None:
        row, question = self._rows[number], self.questions[place]
        if question in row.when and answer not in row.when[question]:
            return None
        met = [
            need - (question in count.questions and answer in count.answers)
            for need, count in zip(needs, row.some, strict=True)
        ]
        return self._kept(number, place + 1, met)

    def _kept(self, number: int, place: int, needs: Sequence[int]) -> tuple[int, ...] | None:
        if any(need > coming[place] for need, coming in zip(needs, self._coming[number], strict=True)):
            return None
        return tuple(max(need, 0) for need in needs)

    def verdict(self, left: _Left, place: int) -> str | None:
        """Gap or overlap where that is certain by now, the empty text where one row is, else None."""
        fitting = [number for number, needs in enumerate(left) if needs is not None]
        sure = [one for one in fitting if self._last[one] < place and not any(left[one] or ())]
        if not fitting:
            return GAP
        if len(sure) > 1:
            return OVERLAP
        return "" if len(sure) == len(fitting) == 1 else None


def combinations(table: Table, offered: Mapping[str, Sequence[str]]) -> int:
    """How many ways there are to answer what a table reads: counted, not listed."""
    return prod(len(offered[question]) for question in table.reads)


def check(
    table: Table,
    offered: Mapping[str, Sequence[str]],
    orders: Mapping[str, Sequence[str]],
    ranks: Mapping[str, int],
) -> Iterator[Finding]:
    """A smallest gap and a smallest overlap, and for each two neighbours in an order of worry where it is broken.

    Args:
        table: the table, every question of which is taken as asked.
        offered: by question that it reads, the answers there are.
        orders: by question that has one, its answers from the least to the most worrying.
        ranks: by where a row can lead, how much that protects; what is not in it is not compared.

    """
    sweep = _Sweep(table, table.reads, offered)
    for kind in (GAP, OVERLAP):
        found = _smallest(sweep, kind, sweep.begin, 0, {})
        if found is not None:
            yield Finding(kind=kind, situation=found)
    goes = [row.go for row in table.rows]
    for question in (one for one in table.reads if one in orders):
        ordered = _Sweep(table, (question, *(one for one in table.reads if one != question)), offered)
        for calmer, worse in zip(orders[question], orders[question][1:], strict=False):
            pair = (ordered.step(ordered.begin, 0, calmer), ordered.step(ordered.begin, 0, worse))
            broken = _out_of_order(ordered, [ranks.get(go) for go in goes], pair, 1, {})
            if broken is not None:
                situation = ((question, worse), *broken)
                yield Finding(kind=ORDER, situation=situation, question=question, calmer=calmer, worse=worse)


def narrowed(table: Table, offered: Mapping[str, Sequence[str]], given: Mapping[str, str]) -> Path:
    """Of answers that no row fits, or several do, those that make it so: none of them can be left out.

    A question that nobody was asked has no answer, and is left as it is.
    """
    asked = [question for question in table.reads if question in given]
    kind = GAP if not table.fitting(given) else OVERLAP
    kept = {question: given[question] for question in asked}
    for question in asked:
        fewer = {one: answer for one, answer in kept.items() if one != question}
        open_to = {one: (fewer[one],) if one in fewer else offered[one] for one in asked}
        sweep = _Sweep(table, asked, open_to)
        if _always(sweep, kind, sweep.begin, 0, {}):
            kept = fewer
    return tuple(kept.items())


def _always(sweep: _Sweep, kind: str, left: _Left, place: int, known: dict[tuple[int, _Left], bool]) -> bool:
    """Whether every way to answer the questions from a place on makes a gap, or an overlap."""
    verdict = sweep.verdict(left, place)
    if verdict is not None or place == len(sweep.questions):
        return verdict == kind
    if (place, left) not in known:
        after = {sweep.step(left, place, answer) for answer in sweep.offered[place]}
        known[place, left] = all(_always(sweep, kind, one, place + 1, known) for one in after)
    return known[place, left]


def _classes(ways: Mapping[str, object]) -> list[tuple[str, object]]:
    """The first answer of each class: answers after which the same is left belong together."""
    first: dict[object, str] = {}
    for answer, left in ways.items():
        first.setdefault(left, answer)
    return [(answer, left) for left, answer in first.items()]


def _smallest(
    sweep: _Sweep,
    kind: str,
    left: _Left,
    place: int,
    known: dict[tuple[int, _Left], Path | None],
) -> Path | None:
    """The fewest answers, from a place on, that make a gap or an overlap; None when none do."""
    verdict = sweep.verdict(left, place)
    if verdict is not None:
        return () if verdict == kind else None
    if place == len(sweep.questions):
        return None
    if (place, left) not in known:
        question = sweep.questions[place]
        classes = _classes({answer: sweep.step(left, place, answer) for answer in sweep.offered[place]})
        best: Path | None = None
        for answer, after in classes:
            found = _smallest(sweep, kind, after, place + 1, known)  # type: ignore[arg-type] # classes of what step gives
            if found is not None and len(classes) > 1:
                found = ((question, answer), *found)
            if found is not None and (best is None or len(found) < len(best)):
                best = found
        known[place, left] = best
    return known[place, left]


def _out_of_order(
    sweep: _Sweep,
    ranks: Sequence[int | None],
    pair: tuple[_Left, _Left],
    place: int,
    known: dict[tuple[int, tuple[_Left, _Left]], Path | None],
) -> Path | None:
    """The fewest answers to the other questions with which the worse answer protects less than the calmer one."""
    calm, worse = (
        [rank for rank, needs in zip(ranks, left, strict=True) if needs is not None and rank is not None]
        for left in pair
    )
    if pair[0] == pair[1] or not calm or not worse or max(calm) <= min(worse):
        return None
    if all(sweep.verdict(left, place) == "" for left in pair):
        return ()
    if place == len(sweep.questions):
        return None
    if (place, pair) not in known:
        question = sweep.questions[place]
        steps = {
            answer: (sweep.step(pair[0], place, answer), sweep.step(pair[1], place, answer))
            for answer in sweep.offered[place]
        }
        classes = _classes(steps)
        best: Path | None = None
        for answer, after in classes:
            found = _out_of_order(sweep, ranks, after, place + 1, known)  # type: ignore[arg-type] # pairs of what step gives
            if found is not None and len(classes) > 1:
                found = ((question, answer), *found)
            if found is not None and (best is None or len(found) < len(best)):
                best = found
        known[place, pair] = best
    return known[place, pair]
