"""A data folder written for one test, from texts by their place, read by the reader that everybody uses."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas import register
from schemas.problems import Problem
from schemas.register import Edition, Register

PUBLISHER = """\
kind: publisher
title: North Glen Safeguarding Children Partnership
tier: local
summary: A partnership made up for the tests.
"""
CLAUSES = 'clauses:\n  only: {number: "1", text: Share what helps.}\n'


def held(files: Mapping[str, str]) -> Register:
    """The register of a folder with these files in north-glen, each without a mistake of its own."""
    with TemporaryDirectory() as folder:
        for name, text in {"publisher": PUBLISHER, **files}.items():
            file = Path(folder, "data", "north-glen", f"{name}.yaml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        found, problems = register.load(Path(folder, "data"))
    assert [one.sentence for one in problems] == []
    return found


def document(lines: str, clauses: str = CLAUSES) -> str:
    """An agreement with these lines about its dates."""
    return f"kind: document\ntype: agreement\ntitle: Sharing agreement\n{lines}\n{clauses}"


def editions(given: Mapping[str, str]) -> Register:
    """The register of one agreement: the lines about its dates, by the edition's name."""
    return held({f"agreement/{name}": document(lines) for name, lines in given.items()})


def edition(found: Register, name: str, item: str = "agreement") -> Edition:
    """One edition of what north-glen has written."""
    return next(one for one in found.items[f"north-glen/{item}"] if one.name == name)


def codes(problems: Iterable[Problem]) -> list[str]:
    """The code of each problem, in the order in which they were found."""
    return [one.code for one in problems]


def sentences(problems: Iterable[Problem]) -> dict[str, str]:
    """The sentence of each problem by its code, each of which is given once."""
    told = list(problems)
    assert len({one.code for one in told}) == len(told), told
    return {one.code: one.sentence for one in told}
