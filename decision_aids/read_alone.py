"""Each text of an aid is met alone, in a step or in a line of a record, and spells out its own letters.

A page spells an abbreviation out where it is first used. A step has no such place: whoever comes to it by an answer has
read nothing above it. So the words stand in the text itself, which is the same without a script, in the live step and
on paper.
"""

from collections.abc import Iterable, Iterator

from decision_aids.model import Json
from schemas.checks import prose, wording
from schemas.files.reading import Path, Reading
from schemas.problems import Problem
from schemas.register import Edition, Record

# What a step or a record shows of an aid's file. Its summary stands on a page, and is spelt out there.
_SHOWN = frozenset({"title", "before_you_start", "throughout", "questions", "outcomes"})


def problems(edition: Edition, form: Edition | None, deadlines: Iterable[tuple[Record, Json]]) -> Iterator[Problem]:
    """An error for each text with letters that it does not spell out itself, also where the list of terms has them.

    Args:
        edition: the aid's edition.
        form: the form of its records; of its fields, those that the aid asks for are looked at.
        deadlines: the deadlines that it names, each with its details on the aid's first day.

    """
    shown = {key: one for key, one in edition.value.items() if key in _SHOWN}
    yield from _of(edition.reading, prose.texts(shown))
    if form is not None:
        outcomes = edition.value["outcomes"].values()
        asked = {word for one in outcomes for words in one["record"].values() for word in words}
        fields = {word: one for word, one in form.value["fields"].items() if word in asked}
        yield from _of(form.reading, prose.texts(fields, ("fields",)))
    for record, dated in deadlines:
        path = record.path
        index = record.value["dated"].index(dated)
        said = {key: record.value[key] for key in ("title", "owner")}
        yield from _of(record.reading, prose.texts(said, path))
        said = {key: dated[key] for key in ("event_words", "or_sooner") if key in dated}
        yield from _of(record.reading, prose.texts(said, (*path, "dated", index)))


def _of(reading: Reading, texts: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, text in texts:
        for short in wording.abbreviations(text):
            yield reading.problem(
                path,
                code="abbreviation-in-a-step",
                sentence=f"{short} is not spelled out in this text, and whoever comes to this step has read no other.",
                fix=f"Write the words first and ({short}) after them.",
            )
