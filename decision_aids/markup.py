"""HTML, element by element, with one function that escapes. Runs unchanged in the reader's browser."""

from collections.abc import Iterable
from functools import cache

_VOID = frozenset({"input", "br", "hr", "meta", "link", "img"})


class Html(str):
    """Text that is already HTML. Only this module makes it."""

    __slots__ = ()


def text(value: object) -> Html:
    """A value as HTML text: the one place where anything is escaped. HTML made here passes unchanged."""
    if isinstance(value, Html):
        return value
    # The ampersand first, or the others would be escaped twice. The library's own function brings every named character
    # along, which is a tenth of all the Python that a browser would have to fetch.
    written = str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Html(written.replace('"', "&quot;").replace("'", "&#x27;"))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Parts one after another, each escaped unless it is HTML already; None is left out."""
    # Most parts are HTML already, and millions are joined for one site, so not each is worth a call.
    written = [each if type(each) is Html else text(each) for each in parts if each is not None]
    return Html((text(between) if between else "").join(written))


def element(tag: str, *children: object, **attributes: object) -> Html:
    """An element with its children and attributes.

    Args:
        tag: the element's name.
        children: text, which is escaped, or HTML made here; None and "" are left out.
        attributes: a trailing underscore is dropped and other underscores become hyphens (``class_``, ``aria_label``).
            None and False leave the attribute out, True writes it bare.

    """
    written = tag
    for name, value in attributes.items():
        if value is True:
            written += f" {_named(name)}"
        elif value is not None and value is not False:
            written += f' {_named(name)}="{text(value)}"'
    if tag in _VOID:
        return Html(f"<{written}>")
    # As `join` does, without a copy of all that stands inside at every level.
    within = "".join([each if type(each) is Html else text(each) for each in children if each is not None])
    return Html(f"<{written}>{within}</{tag}>")


@cache
def _named(word: str) -> str:
    """An attribute's name, by the word that stands for it in Python."""
    return word.rstrip("_").replace("_", "-")
