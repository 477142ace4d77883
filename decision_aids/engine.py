"""The engine: a pure function from an aid and the answers given so far to the next step.

There is no hidden state: each step is worked out afresh from the answers. This module runs unchanged in the reader's
browser.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from decision_aids.model import Aid, Answer

Path = tuple[tuple[str, str], ...]


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
    is_outcome = node in aid.outcome
    return Step(id=node, is_outcome=is_outcome, path=met, mattered=mattered(aid, met, node) if is_outcome else ())


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


def targets(aid: Aid, answer: Answer) -> tuple[str, ...]:
    """Every node that an answer can lead to, whatever else has been answered."""
    if answer.decide:
        return tuple(dict.fromkeys(row.go for row in aid.table[answer.decide].rows))
    return (answer.go,)


def mattered(aid: Aid, path: Path, outcome: str) -> Path:
    """The smallest set of answers given that settles the outcome, whatever the other answers had been.

    Among sets of one size, the one whose answers were met earliest (design §9, *Commands*). An answer that has to be
    in every such set is found first, so that the search is over the others only.
    """
    given = dict(path)
    needed = [one for one in path if not _settles(aid, {q: a for q, a in given.items() if q != one[0]}, outcome)]
    rest = [one for one in path if one not in needed]
    for size in range(len(rest) + 1):
        for extra in combinations(rest, size):
            chosen = {*needed, *extra}
            if _settles(aid, dict(chosen), outcome):
                return tuple(one for one in path if one in chosen)
    return path


def _settles(aid: Aid, fixed: Mapping[str, str], outcome: str) -> bool:
    """Whether every way to answer the other questions ends at the outcome."""
    todo: list[tuple[str, Mapping[str, str]]] = [(aid.first, {})]
    seen = set()
    while todo:
        node, free = todo.pop()
        key = (node, tuple(sorted(free.items())))
        if key in seen:
            continue
        seen.add(key)
        if node in aid.outcome:
            if node != outcome:
                return False
            continue
        for answer in aid.question[node].answers:
            if fixed.get(node, answer.id) != answer.id:
                continue
            # Only an answer that some table reads needs to be remembered.
            read = any(node in table.reads for table in aid.tables)
            given = {**free, node: answer.id} if read else free
            todo.append((follow(aid, answer, given), given))
    return True


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
