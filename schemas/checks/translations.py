"""Texts in other languages, each pinned to the English it was made from, so that a stale one can be told.

A translation stands beside the English in the same file, under the language and the place of the English text, such as
``clauses/same-day/text``. It names the digest of that English; when the English has changed since, it is stale.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas import digest
from schemas.files.reading import Path, Reading
from schemas.problems import Problem, nearest
from schemas.register import Register, Value


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One text in one language; ``path`` leads to the English in the file's value, None where no text stands there."""

    language: str
    place: str
    path: Path
    english: str | None
    text: str
    of: str

    @property
    def stale(self) -> bool:
        """Whether the English is not the one it was made from."""
        return self.english is None or digest.short(self.english) != self.of


def of(value: Value) -> Iterator[Translation]:
    """Every translation that a file holds, in the order of the file.

    The file may have mistakes in its form, which are told elsewhere: what is not of the form of one is passed over.
    """
    for language, texts in value.get("translations", {}).items():
        for place, one in texts.items() if isinstance(texts, dict) else ():
            match one:
                case {"text": str(text), "of": str(made_from)}:
                    path, english = _found(value, place)
                    yield Translation(
                        language=language, place=place, path=path, english=english, text=text, of=made_from
                    )


def _found(value: object, place: str) -> tuple[Path, str | None]:
    """The way to a text inside a value, and the text; an item of a list is given by its number, counted from 1."""
    path: list[str | int] = []
    for step in place.split("/"):
        if isinstance(value, dict) and step in value:
            path.append(step)
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and 0 < int(step) <= len(value):
            path.append(int(step) - 1)
            value = value[int(step) - 1]
        else:
            return (), None
    return tuple(path), value if isinstance(value, str) else None


def places(value: object, before: str = "") -> Iterator[str]:
    """The place of every text in a value that a translation could be of."""
    if isinstance(value, str) and before:
        yield before
    named: list[tuple[object, object]] = []
    if isinstance(value, dict):
        named = [(key, one) for key, one in value.items() if key != "translations"]
    elif isinstance(value, list):
        named = list(enumerate(value, start=1))
    for key, one in named:
        yield from places(one, f"{before}/{key}" if before else str(key))


def problems(register: Register) -> Iterator[Problem]:
    """An error for a translation of nothing or into a language nobody declared, a warning for each stale one."""
    for reading in register.readings:
        if isinstance(reading.value, dict) and isinstance(reading.value.get("translations"), dict):
            yield from _of_file(register, reading, reading.value)


def _of_file(register: Register, reading: Reading, value: Value) -> Iterator[Problem]:
    publisher = reading.file.split("/")[1]
    declared = register.publishers.get(publisher, {}).get("languages", {})
    for language in value["translations"]:
        if language not in declared:
            yield reading.problem(
                ("translations", language),
                at="key",
                code="language-not-declared",
                sentence=f"{publisher} does not say that it has texts in the language {language}.",
                fix=f"Add {language} to languages: in {publisher}/publisher.yaml, with its direction of writing.",
            )
    for one in of(value):
        place: Path = ("translations", one.language, one.place)
        if one.english is None:
            near = nearest(one.place, places(value))
            yield reading.problem(
                place,
                at="key",
                code="translation-of-nothing",
                sentence=f"There is no text at {one.place} in this file, so nothing is translated by this.",
                fix=f"Did you mean {near}?" if near else "Name the place of the English, such as clauses/purpose/text.",
            )
        elif one.stale:
            yield reading.problem(
                (*place, "of"),
                code="translation-stale",
                sentence="The English has changed since this was translated. Readers are shown both, and told so.",
                fix=f"Once the translation says the same as the English, write of: {digest.short(one.english)}, "
                "in quotes.",
                severity="warning",
            )
