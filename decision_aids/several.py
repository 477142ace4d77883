"""A question asked of several things, made into one question a thing, and its rows into what the engine can read.

The engine knows only plain questions and rows over them. What `any`, `every` and `none` mean is settled here: `every`
and `none` say which answers each thing may have, and `any` counts how many have one of some answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aids.model import Json
from schemas.files.reading import Path
from schemas.problems import Problem, nearest
from schemas.register import Edition

Written = Mapping[str, Json]
Questions = Mapping[str, Written]

_HOW_MANY = "at_least", "at_most"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question as a person meets it: its id, where it is written, and what it says there or inherits."""

    id: str
    path: Path
    written: Written


def ids(question: str, one: Written) -> tuple[str, ...]:
    """The ids that a question as written is asked under: its own, or one for each thing it is asked of."""
    return tuple(f"{question}.{thing}" for thing in one["several"]) if "several" in one else (question,)


def first(questions: Questions, node: str) -> str:
    """Where an arrow to a node leads: to the first thing that a question is asked of, else to the node itself."""
    return ids(node, questions[node])[0] if node in questions else node


def asked(questions: Questions) -> Iterator[Asked]:
    """Every question in the order they are met, those of several things one by one."""
    for word, one in questions.items():
        if "several" not in one:
            yield Asked(id=word, path=("questions", word), written=one)
            continue
        names = ids(word, one)
        shared = {key: one[key] for key in ("why", "help", "judgement", "worry") if key in one}
        for place, (thing, its) in enumerate(one["several"].items(), start=1):
            last = place == len(names)
            to = {"decide": one["decide"]} if last else {"go": names[place]}
            cites = [
                *its.get("cites", ()),
                *(text for text in one.get("cites", ()) if text not in its.get("cites", ())),
            ]
            yield Asked(
                id=names[place - 1],
                path=("questions", word, "several", thing),
                written={
                    **shared,
                    **its,
                    **({"cites": cites} if cites else {}),
                    "answers": {answer: {**words, **to} for answer, words in one["answers"].items()},
                    "part_of": {"ask": one["ask"], "place": place, "of": len(names)},
                },
            )


def establishing(questions: Questions) -> Iterator[Asked]:
    """Every question that establishes a fact, in a file where it may not be said yet where its answers lead."""
    for word, one in questions.items():
        if "several" not in one:
            yield from (Asked(id=word, path=("questions", word), written=one),) if "fact" in one else ()
            continue
        for thing, its in one["several"].items():
            if "fact" in its:
                shared = {key: one[key] for key in ("worry", "answers") if key in one}
                path = ("questions", word, "several", thing)
                yield Asked(id=f"{word}.{thing}", path=path, written={**shared, **its})


def reads(questions: Questions, named: list[str]) -> list[str]:
    """Every question that a table reads, those of several things one by one."""
    return [asked_as for word in named for asked_as in ids(word, questions[word])]


def row(questions: Questions, written: Written) -> dict[str, Json]:
    """A row over plain questions: the answers each may have, and how many at least must have one of some answers."""
    when: dict[str, list[str]] = {}
    some: list[dict[str, Json]] = []
    for word, wanted in written["when"].items():
        if not isinstance(wanted, dict):
            when[word] = wanted
            continue
        names, offered = ids(word, questions[word]), list(questions[word]["answers"])
        kept = _kept(offered, wanted)
        if kept != offered:
            when.update(dict.fromkeys(names, kept))
        some += _counted(names, offered, wanted)
    made: dict[str, Json] = {"when": when, "go": first(questions, written["go"])}
    # A row that counts nothing is compiled as before, so that what was published keeps its digest.
    return {**made, "some": some} if some else made


def _kept(offered: list[str], wanted: Written) -> list[str]:
    """The answers that each thing may have."""
    every, none = wanted.get("every", offered), wanted.get("none", ())
    return [answer for answer in offered if answer in every and answer not in none]


def _counted(names: tuple[str, ...], offered: list[str], wanted: Written) -> Iterator[dict[str, Json]]:
    """What `any` counts. At most so many with some answers is at least all the others with the other answers."""
    if "any" not in wanted:
        return
    if wanted.get("at_least", 1):
        yield {"questions": names, "answers": wanted["any"], "at_least": wanted.get("at_least", 1)}
    if wanted.get("at_most", len(names)) < len(names):
        others = [answer for answer in offered if answer not in wanted["any"]]
        yield {"questions": names, "answers": others, "at_least": len(names) - wanted["at_most"]}


def problems(edition: Edition, questions: Questions, tables: Questions) -> Iterator[Problem]:
    """What does not hang together: questions of one thing or of several, and where their answers lead."""
    for word, one in questions.items():
        if "several" in one:
            yield from _of_several(edition, word, one, tables)
        else:
            yield from _of_one(edition, word, one)


def _of_one(edition: Edition, word: str, one: Written) -> Iterator[Problem]:
    if "decide" in one:
        yield edition.reading.problem(
            ("questions", word, "decide"),
            code="decides-as-a-whole",
            sentence=f"The question {word} is not asked of several things, and yet it decides as a whole.",
            fix="Write decide beside each answer that hands on to the table.",
            at="key",
        )
    for answer, to in one["answers"].items():
        if ("go" in to) + ("decide" in to) != 1:
            said = "leads two ways, by go and by decide" if "go" in to else "does not say where it leads"
            yield edition.reading.problem(
                ("questions", word, "answers", answer),
                code="leads-one-way",
                sentence=f"The answer {answer} to {word} {said}.",
                fix="Give it one of them: go with a question or outcome, or decide with a table.",
                at="key",
            )


def _of_several(edition: Edition, word: str, one: Written, tables: Questions) -> Iterator[Problem]:
    for answer, to in one["answers"].items():
        for key in ("go", "decide"):
            if key in to:
                yield edition.reading.problem(
                    ("questions", word, "answers", answer, key),
                    code="several-leads-by-one-answer",
                    sentence=f"The question {word} is asked of several things, so no one answer says where to go.",
                    fix="Take it out, and let the table under decide say where all the answers together lead.",
                    at="key",
                )
    if "fact" in one:
        yield edition.reading.problem(
            ("questions", word, "fact"),
            code="several-of-one-fact",
            sentence=f"The question {word} is asked of several things, and they cannot all establish the same fact.",
            fix="Write a fact beside each thing that establishes one.",
            at="key",
        )
    table = one.get("decide")
    if table is None:
        yield edition.reading.problem(
            ("questions", word),
            code="several-decides-nothing",
            sentence=f"The question {word} is asked of several things, and nothing says what their answers lead to.",
            fix="Add decide with the table that reads them.",
            at="key",
        )
    elif table in tables and word not in tables[table]["reads"]:
        yield edition.reading.problem(
            ("questions", word, "decide"),
            code="several-not-read",
            sentence=f"The table {table} decides after {word} and does not read it.",
            fix=f"List {word} under the table's reads, or name the table that reads it.",
        )


def row_problems(edition: Edition, path: Path, one: Written, wanted: Json) -> Iterator[Problem]:
    """What is wrong with the answers that a row wants of a question.

    Args:
        edition: the aid.
        path: the place of what the row wants; its last piece is the question, or one thing of it as `criteria.on-time`.
        one: the question, as written.
        wanted: the answers that fit, or for a question asked of several how many have which.

    """
    word = str(path[-1])
    several = "several" in one and "." not in word
    if several != isinstance(wanted, dict):
        yield edition.reading.problem(
            path,
            code="row-counts-otherwise",
            sentence=f"The question {word} is asked of several things, and this row does not say how many of them."
            if several
            else f"The question {word} is asked once, and this row counts its answers.",
            fix='Write which answers any, every or none of them have, such as {any: ["no"]}.'
            if several
            else "Write the answers that fit as a list.",
            at="key",
        )
        return
    known = list(one["answers"])
    if not isinstance(wanted, dict):
        yield from _answers_unknown(edition, path, word, known, wanted)
        return
    before = [
        problem
        for key in ("any", "every", "none")
        for problem in _answers_unknown(edition, (*path, key), word, known, wanted.get(key, []))
    ]
    yield from before
    if not before:
        yield from _counts_wrong(edition, path, one, wanted)


def _answers_unknown(edition: Edition, path: Path, word: str, known: list[str], wanted: list[str]) -> Iterator[Problem]:
    for index, answer in enumerate(wanted):
        if answer not in known:
            near = nearest(answer, known)
            yield edition.reading.problem(
                (*path, index),
                code="no-such-answer",
                sentence=f"{answer} is not an answer to {word}.",
                fix=f"Did you mean {near}?" if near else f"Its answers are {', '.join(known)}.",
            )


def _counts_wrong(edition: Edition, path: Path, one: Written, wanted: Written) -> Iterator[Problem]:
    """A count without answers to count, one that cannot be reached, and answers that leave nothing over."""
    word, there = str(path[-1]), len(one["several"])
    for key in _HOW_MANY:
        if key in wanted and "any" not in wanted:
            yield edition.reading.problem(
                (*path, key),
                code="counts-nothing",
                sentence=f"This row counts the things of {word} and does not say which answers it counts.",
                fix="Write the answers under any.",
                at="key",
            )
        elif wanted.get(key, 0) > there:
            yield edition.reading.problem(
                (*path, key),
                code="counts-too-many",
                sentence=f"This row counts to {wanted[key]}, and {word} is asked of {there} things.",
                fix=f"Write a number up to {there}.",
            )
    low, high = wanted.get("at_least", 1), wanted.get("at_most", there)
    if "any" in wanted and high < low <= there:
        yield edition.reading.problem(
            (*path, "at_most"),
            code="counts-backwards",
            sentence=f"This row wants at least {low} and at most {high}, which no answers can be.",
            fix="Write the larger number under at_most. For none at all, at_least is 0.",
        )
    elif "any" in wanted and low == 0 and high >= there:
        yield edition.reading.problem(
            (*path, "at_least"),
            code="counts-anything",
            sentence=f"At least 0 of {word} fits whatever is answered, so the row says nothing.",
            fix="Write at_most beside it, or take it out.",
        )
    if not _kept(list(one["answers"]), wanted):
        yield edition.reading.problem(
            path,
            code="row-fits-nothing",
            sentence=f"What this row says of every and of none leaves no answer that {word} could have.",
            fix="Take an answer out of none, or add one under every.",
            at="key",
        )
