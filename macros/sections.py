"""A page as the search keeps it, section by section: what Material's own parser would say, several times as fast.

Material reads each page character by character with the standard library's parser, which was an eighth of a build. Our
pages are well-formed, so their tags can be found by one pattern. A page with anything else in it is left to Material.
A test holds every page of this site to what Material makes of it.
"""

import html
import re
from dataclasses import dataclass, field

# What is not read here: text that is no text, comments, line numbers, and links of headings to themselves.
_UNUSUAL = re.compile(r"<(?:script|style|textarea|object|!|\?)|headerlink|linenodiv", re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9-]*)((?:[^<>"]|"[^"<>]*")*)>""", re.IGNORECASE)
_ID = re.compile(r'\sid="([^"]*)"')
_LEFT_OUT = "data-search-exclude"
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What stands before the first heading, and what an exited section is as deep as.
_PREFACE, _EXITED = "hx", float("inf")


@dataclass(eq=False)
class Section:
    """A heading and what follows it, in the pieces that Material joins: its title, its text, its anchor."""

    tag: str
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Whether the search leaves it out."""
        return self.excluded


def of(page: str) -> list[Section] | None:
    """The sections of a page's HTML in their order; None where only Material can tell."""
    if _UNUSUAL.search(page):
        return None
    reading = _Reading()
    end = 0
    for tag in _TAG.finditer(page):
        start = tag.start()
        if start > end and not reading.words(page[end:start]):
            return None
        end = tag.end()
        closing, name, attributes = tag.groups()
        name = name.lower()
        if not closing:
            reading.opened(name, attributes)
        if (closing or attributes.endswith("/")) and not reading.closed(name):
            return None
    return reading.found if end == len(page) or reading.words(page[end:]) else None


class _Reading:
    """Where a page is being read. An element is known by its name alone, as it is to Material."""

    def __init__(self) -> None:
        self.within: list[str] = []
        self.left_out: set[str] = set()
        self.found: list[Section] = []
        self.section: Section | None = None

    def opened(self, name: str, attributes: str) -> None:
        if name in _VOID:
            return
        self.within.append(name)
        excluded = _LEFT_OUT in attributes
        if name in _HEADINGS:
            self._heading(name, attributes, excluded=excluded)
        section = self._current()
        if excluded:
            self.left_out.add(name)
        elif name in _KEPT and not self._is_left_out():
            self._into(section).append(f"<{name}>")

    def closed(self, name: str) -> bool:
        """Follow the end of an element; False where Material would stumble."""
        if not self.within or self.within[-1] != name:
            return True
        section = self._current()
        if section.depth > len(self.within):
            section = self._left(section)
        self.within.pop()
        if name in self.left_out:
            self.left_out.remove(name)
        elif name in _KEPT and not self._is_left_out():
            pieces, opening = self._into(section), f"<{name}>"
            if opening not in pieces:
                return False
            first = pieces.index(opening)
            if all(one.isspace() for one in pieces[first + 1 :]):
                del pieces[first:]
            else:
                pieces.append(f"</{name}>")
        return True

    def words(self, given: str) -> bool:
        """Take words up; False where a mark in them could begin a tag."""
        if "<" in given:
            return False
        if self._is_left_out():
            return True
        said = html.unescape(given) if "&" in given else given
        space = said.isspace()
        if "pre" not in self.within:
            said = " " if space else said.replace("\n", " ")
        section = self._current()
        if section.tag in self.within:
            section.title.append(html.escape(said, quote=False))
        elif not space:
            section.text.append(html.escape(said, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in self.within:
            section.text.append(said)
        return True

    def _heading(self, name: str, attributes: str, *, excluded: bool) -> None:
        anchor = _ID.search(attributes)
        if anchor is None:
            return
        depth = len(self.within)
        if name != "h1" and not self.found:
            self.found.append(Section(_PREFACE, depth))
        self.section = Section(name, depth, excluded, html.unescape(anchor[1]) if self.found else None)
        self.found.append(self.section)

    def _left(self, section: Section) -> Section:
        """The section that goes on where one inside another element has ended."""
        for one in reversed(self.found):
            if one.depth <= len(self.within):
                section.depth, self.section = _EXITED, one
                return one
        return section

    def _current(self) -> Section:
        if self.section is None:
            self.section = Section(_PREFACE)
            self.found.append(self.section)
        return self.section

    def _into(self, section: Section) -> list[str]:
        return section.title if section.tag in self.within else section.text

    def _is_left_out(self) -> bool:
        return bool(self.left_out) and not self.left_out.isdisjoint(self.within)
