"""An edition in another language: the same page, with each translated text in its place and every stale one told.

The English is what was agreed. A text that is not translated stays in English, and a translation whose English has
changed since is shown with that English beside it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Self

from decision_aids.markup import Html, element
from schemas.checks import translations
from schemas.checks.translations import Translation
from schemas.files.reading import Path
from schemas.register import Edition, Register, Value


class _Said(Html):
    """A translated text: marked up with its language in a page, and plain wherever only text can stand."""

    def __new__(cls, marked: Html, plain: str) -> Self:
        """A text that is already HTML, and the same as plain text."""
        said = super().__new__(cls, marked)
        said.plain = plain
        return said

    plain: str

    def __str__(self) -> str:
        """Itself, so that reading it out of a file's value does not lose what it is."""
        return self

    def __format__(self, spec: str) -> str:
        """The plain text: a heading in a menu is made of several texts and holds no markup."""
        return format(self.plain, spec)


def held(edition: Edition) -> tuple[str, ...]:
    """The languages that any text of an edition is translated into. A decision aid is walked in English only."""
    return () if edition.kind == "aid" else tuple(edition.value.get("translations", {}))


def about(register: Register, edition: Edition, language: str) -> Value:
    """What the publisher says of a language: its names and its direction of writing."""
    found: Value = register.publishers[edition.publisher]["languages"][language]
    return found


def translated(register: Register, edition: Edition, language: str) -> Edition:
    """The edition with each text that is translated into a language in the place of its English."""
    value: Any = edition.value
    for one in _of(edition, language):
        if one.english is not None:
            value = _with(value, one.path, _said(one, about(register, edition, language)))
    return replace(edition, value=value)


def notice(register: Register, edition: Edition, language: str, root: str) -> Html:
    """What stands above a translated page: what language it is in, what counts, and how much is stale."""
    texts = tuple(_of(edition, language))
    stale = sum(one.stale for one in texts)
    told = (
        f" The English of {stale} of these {len(texts)} texts has changed since. It stands beside them."
        if stale
        else f" Texts translated: {len(texts)}."
    )
    return element(
        "p",
        element("strong", f"In {about(register, edition, language)['title']}. "),
        "The English is what was agreed; what is not translated stays in English.",
        told,
        " ",
        element("a", "The whole page in English", href=f"{root}{edition.address}/"),
        class_="banner banner--notice",
    )


def line(register: Register, edition: Edition, root: str) -> Html | None:
    """Links to an edition's page in each other language, each named in its own words; None when there are none."""
    links: list[object] = []
    for language in held(edition):
        one = about(register, edition, language)
        own = element("span", one["own"], lang=language, dir=one["direction"])
        links += [
            " ",
            element("a", own, f" ({one['title']})", href=f"{root}{edition.address}/{language}/", hreflang=language),
        ]
    return element("p", "Also in:", *links, class_="languages") if links else None


def _of(edition: Edition, language: str) -> Iterator[Translation]:
    return (one for one in translations.of(edition.value) if one.language == language)


def _said(one: Translation, language: Value) -> _Said:
    text = element("span", one.text, lang=one.language, dir=language["direction"])
    if one.stale:
        english = element("span", one.english, lang="en", dir="ltr")
        text = element("span", text, element("span", " The English has changed since: ", english, class_="stale"))
    return _Said(text, one.text)


def _with(value: Any, path: Path, text: str) -> Any:  # noqa: ANN401 - a file's value, of whatever kind
    """A value with the text at one path exchanged; the value it was made from stays as it is."""
    if not path:
        return text
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _with(value[path[0]], path[1:], text)
    return copy
