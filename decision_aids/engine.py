"""The engine: a pure function from an aid and the answers given so far to the next step.

There is no hidden state: each step is worked out afresh from the answers. This module runs unchanged in the reader's
browser.
"""

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from decision_aids.graph import Path
from decision_aids.model import Aid, Answer


class CannotAnswer(Exception):
    """The answers do not fit the aid; ``sentences`` says each thing that is wrong, in words for a person."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        """Keep the sentences, all of them at once."""
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, kw_only=True)
class Step:
    """Where the answers lead: the next question, or the outcome with the answers that mattered."""

    id: str
    is_outcome: bool
    path: Path
    mattered: Path


def advance(aid: Aid, answers: Mapping[str, str]) -> Step:
    """The step that the answers lead to.

    Args:
        aid: the compiled aid.
        answers: answer id by question id, in any order.

    Raises:
        CannotAnswer: a question or answer that the aid does not have, or an answer to a question never reached.

    """
    met, node = along(aid, answers)
    is_outcome = node in aid.outcome
    return Step(id=node, is_outcome=is_outcome, path=met, mattered=mattered(aid, met, node) if is_outcome else ())


def along(aid: Aid, answers: Mapping[str, str]) -> tuple[Path, str]:
    """The answers in the order they are met, and the question or outcome after the last of them.

    Raises:
        CannotAnswer: as ``advance``.

    """
    wrong = _unknown(aid, answers)
    if wrong:
        raise CannotAnswer(wrong)
    node, path = aid.first, []
    while node in aid.question and node in answers:
        path.append((node, answers[node]))
        node = follow(aid, _answer(aid, node, answers[node]), answers)
    met = tuple(path)
    never = [question for question in answers if (question, answers[question]) not in path]
    if never:
        raise CannotAnswer(tuple(_never_reached(aid, node, question) for question in never))
    return met, node


def resume(aid: Aid, answers: Mapping[str, str], later: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The answers after one was changed: those given later are kept as far as they still apply.

    Args:
        aid: the compiled aid.
        answers: the answers up to and with the changed one.
        later: the answers that had been given after it.

    Returns:
        All the answers that now stand, and the questions whose answers no longer apply.

    Raises:
        CannotAnswer: as ``advance``.

    """
    kept = dict(answers)
    step = advance(aid, kept)
    while not step.is_outcome and step.id in later and aid.question[step.id].answer(later[step.id]):
        kept[step.id] = later[step.id]
        step = advance(aid, kept)
    return kept, tuple(question for question in later if question not in kept)


def follow(aid: Aid, answer: Answer, answers: Mapping[str, str]) -> str:
    """The node that an answer leads to, by its own arrow or by the table it hands to.

    Raises:
        CannotAnswer: not exactly one row of the table fits. A proved aid never gets here.

    """
    if not answer.decide:
        return answer.go
    rows = aid.table[answer.decide].fitting(answers)
    if len(rows) != 1:
        message = (
            "Ring the front door now, or 999 if anyone may be hurt. This aid has a mistake and cannot say what to do "
            f"with these answers. Please tell its publisher: the table {answer.decide} has {len(rows)} rows for them."
        )
        raise CannotAnswer((message,))
    return rows[0].go


def mattered(aid: Aid, path: Path, outcome: str) -> Path:
    """The smallest set of answers given that settles the outcome, whatever the other answers had been.

    Among sets of one size, the one whose answers were met earliest (design §9, *Commands*). Each way to end elsewhere
    shows some answers of which at least one has to be in the set, so a set that lacks them all is never tried.
    """
    cuts: list[int] = []
    while True:
        chosen = _smallest_meeting(cuts, len(path))
        cut = _escape(aid, path, chosen, outcome)
        if cut is None:
            return tuple(one for place, one in enumerate(path) if chosen >> place & 1)
        cuts.append(cut)


def _smallest_meeting(cuts: list[int], length: int) -> int:
    """The smallest set that has something of every cut; of equal ones the one that holds the earliest.

    A set is a number whose bit n says whether it holds the answer met in place n.
    """
    needed = 0
    for cut in cuts:
        if cut & cut - 1 == 0:
            needed |= cut  # a cut of one answer leaves no choice
    left = [cut for cut in cuts if not cut & needed]
    some = [1 << place for place in range(length) if any(cut >> place & 1 for cut in left)]
    for size in range(len(some) + 1):
        for extra in combinations(some, size):
            chosen = sum(extra)
            if all(cut & chosen for cut in left):
                return needed | chosen
    return needed  # pragma: no cover - all of them together have something of every cut


def _escape(aid: Aid, path: Path, chosen: int, outcome: str) -> int | None:
    """The given answers that are changed on a way to end elsewhere while the chosen ones stay, as few as can be."""
    given = {question: (answer, 1 << place) for place, (question, answer) in enumerate(path)}
    todo = deque([(aid.graph.first, 0)])
    seen = set()
    while todo:
        state, changed = todo.popleft()
        if state in seen:
            continue
        seen.add(state)
        if state.node in aid.outcome:
            if state.node != outcome:
                return changed
            continue
        answer, bit = given.get(state.node, ("", 0))
        for other, to in aid.graph.onward(state):
            if not bit or other == answer:
                todo.appendleft((to, changed))
            elif not chosen & bit:
                todo.append((to, changed | bit))
    return None


def nearest(word: str, known: Collection[str]) -> str:
    """The known id most like a word, as a *did you mean*, or a list of the ids when none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import in a browser, and needed only for a mistake

    found = get_close_matches(word, list(known), n=1)
    return f"Did you mean {found[0]}?" if found else f"There are: {', '.join(known)}."


def _answer(aid: Aid, question: str, answer: str) -> Answer:
    found = aid.question[question].answer(answer)
    if found is None:  # pragma: no cover - _unknown has refused it already
        raise CannotAnswer((f"{answer} is not an answer to {question}.",))
    return found


def _unknown(aid: Aid, answers: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each question or answer id that the aid does not have."""
    said = []
    for question, answer in answers.items():
        if question not in aid.question:
            said.append(f"There is no question {question} in {aid.aid}. {nearest(question, aid.question)}")
        elif aid.question[question].answer(answer) is None:
            known = [one.id for one in aid.question[question].answers]
            said.append(f"{answer} is not an answer to {question}. {nearest(answer, known)}")
    return tuple(said)


def _never_reached(aid: Aid, node: str, question: str) -> str:
    where = f"ends at the outcome {node}" if node in aid.outcome else f"stops at the question {node}"
    return f"The question {question} is answered but never reached: the path {where}. Leave that answer out."
