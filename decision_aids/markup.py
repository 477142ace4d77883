"""HTML, element by element, with one function that escapes. Runs unchanged in the reader's browser."""

from collections.abc import Iterable

_VOID = frozenset({"input", "br", "hr", "meta", "link", "img"})
# The ampersand first, or the others would be escaped twice. The library's own function brings every named character
# along, which is a tenth of all the Python that a browser would have to fetch.
_ESCAPED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


class Html(str):
    """Text that is already HTML. Only this module makes it."""

    __slots__ = ()


def text(value: object) -> Html:
    """A value as HTML text: the one place where anything is escaped. HTML made here passes unchanged."""
    if isinstance(value, Html):
        return value
    written = str(value)
    for mark, escaped in _ESCAPED:
        written = written.replace(mark, escaped)
    return Html(written)


def join(parts: Iterable[object], between: str = "") -> Html:
    """Parts one after another, each escaped unless it is HTML already; None is left out."""
    return Html(text(between).join(text(part) for part in parts if part is not None))


def element(tag: str, *children: object, **attributes: object) -> Html:
    """An element with its children and attributes.

    Args:
        tag: the element's name.
        children: text, which is escaped, or HTML made here; None and "" are left out.
        attributes: a trailing underscore is dropped and other underscores become hyphens (``class_``, ``aria_label``).
            None and False leave the attribute out, True writes it bare.

    """
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(value)}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")
