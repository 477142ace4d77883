"""Whether the parts of one edition hang together: its ids, scale, standards, the order of its steps, its answers.

Everything here is seen from one file alone.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from schemas.history import parts
from schemas.problems import Problem, nearest
from schemas.register import Edition, Register
from schemas.remembering.remembered import problems

Check = Callable[[Edition], Iterator[Problem]]


def broken(register: Register) -> Iterator[Problem]:
    """A problem for every part that does not fit the others of its edition."""
    for held in register.items.values():
        for edition in held:
            yield from problems("structure", edition.reading, partial(_of, edition))


def _of(edition: Edition) -> Iterator[Problem]:
    for check in _CHECKS.get(edition.kind, ()):
        yield from check(edition)


def _ids_given_twice(edition: Edition) -> Iterator[Problem]:
    """An address names a part by its id alone, so no two groups may share one."""
    seen: dict[str, str] = {}
    for group, word, _ in parts.every(edition):
        if word in seen:
            yield edition.reading.problem(
                (group, word),
                code="part-id-twice",
                sentence=f"The id {word} is that of a {parts.CALLED[seen[word]]} and again of a {parts.CALLED[group]}, "
                "so its address means both.",
                fix="Give one of them another id.",
                at="key",
            )
        seen.setdefault(word, group)


def _scale_and_levels(edition: Edition) -> Iterator[Problem]:
    scale, levels = edition.value["scale"], edition.value["levels"]
    for index, word in enumerate(scale):
        if word not in levels:
            yield edition.reading.problem(
                ("scale", index),
                code="no-such-level",
                sentence=f"The scale names {word}, which is not a level of this edition.",
                fix=_did_you_mean(word, levels, "Use the id of one of the levels, or take it away."),
            )
    for word in levels:
        if word not in scale:
            yield edition.reading.problem(
                ("levels", word),
                code="level-not-on-scale",
                sentence=f"The level {word} is not on the scale, so nobody can tell whether it is more or less than "
                "another.",
                fix="Put it in its place under scale, from the least need to the most.",
                at="key",
            )


def _statements_of_no_standard(edition: Edition) -> Iterator[Problem]:
    standards = edition.value["standards"]
    for word, one in edition.value["statements"].items():
        if one["standard"] not in standards:
            yield edition.reading.problem(
                ("statements", word, "standard"),
                code="no-such-standard",
                sentence=f"There is no standard {one['standard']} in this edition.",
                fix=_did_you_mean(one["standard"], standards, "Use the id of one of the standards."),
            )


def _steps_unknown(edition: Edition) -> Iterator[Problem]:
    steps = edition.value["steps"]
    for word, one in steps.items():
        for index, before in enumerate(one.get("follows", ())):
            if before not in steps:
                yield edition.reading.problem(
                    ("steps", word, "follows", index),
                    code="no-such-step",
                    sentence=f"There is no step {before} in this process.",
                    fix=_did_you_mean(before, steps, "Use the id of one of the steps."),
                )


def _steps_in_a_circle(edition: Edition) -> Iterator[Problem]:
    """A process has a first step, so no step may come before itself. A circle is shown whole, and once."""
    steps = edition.value["steps"]
    before = {word: [one for one in step.get("follows", ()) if one in steps] for word, step in steps.items()}
    circle = _circle(before)
    if circle:
        yield edition.reading.problem(
            ("steps", circle[-1], "follows"),
            code="steps-go-round",
            sentence=f"The steps go round in a circle, so none of them can be the first: {' → '.join(circle)}.",
            fix="Take one of them away from what the next one follows.",
            at="key",
        )


def _circle(before: Mapping[str, list[str]]) -> list[str]:
    """A circle of steps in the order in which they are taken, the first again at the end; empty when there is none."""
    done: set[str] = set()
    for start in before:
        trail: list[str] = []
        stack = [(start, iter(before[start]))] if start not in done else []
        while stack:
            word, left = stack[-1]
            if not trail or trail[-1] != word:
                trail.append(word)
            onward = next((one for one in left if one not in done), None)
            if onward is None:
                done.add(word)
                trail.pop()
                stack.pop()
            elif onward in trail:
                return [onward, *reversed(trail[trail.index(onward) :])]
            else:
                stack.append((onward, iter(before[onward])))
    return []


def _answers_alike(edition: Edition) -> Iterator[Problem]:
    """Two answers with the same words cannot be told apart by the person who has to choose."""
    for question, one in edition.value["questions"].items():
        seen: dict[str, str] = {}
        for answer, to in one["answers"].items():
            words = " ".join(to.get("label", answer).replace("-", " ").split()).casefold()
            if words in seen:
                path = ("questions", question, "answers", answer)
                yield edition.reading.problem(
                    (*path, "label") if "label" in to else path,
                    code="answers-alike",
                    sentence=f"The answers {seen[words]} and {answer} of {question} have the same words, so nobody can "
                    "tell them apart.",
                    fix="Give one of them another label.",
                    at="value" if "label" in to else "key",
                )
            seen.setdefault(words, answer)


def _did_you_mean(word: str, known: Mapping[str, object], otherwise: str) -> str:
    near = nearest(word, known)
    return f"Did you mean {near}?" if near else otherwise


# An aid's ids are looked at when it is compiled, together with its tables.
_CHECKS: Mapping[str, tuple[Check, ...]] = {
    "standards": (_ids_given_twice, _statements_of_no_standard),
    "levels": (_ids_given_twice, _scale_and_levels),
    "process": (_ids_given_twice, _steps_unknown, _steps_in_a_circle),
    "aid": (_answers_alike,),
}
