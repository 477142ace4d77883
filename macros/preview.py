"""What a preview remembers of its last build, so that an edit makes only those pages again that it touches.

A stale page would be worse than a slow one. So what is remembered is known by everything that it was made from, and all
of it is forgotten when something changes that any page may show: the menu, the numbers above each page, the day, a
template, our code, the settings. Each page is written in every build, so one that is gone leaves nothing behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

#: What the templates show, of all that was made from the data, on every page. A test holds this to the templates.
SHOWN = ("areas", "clock", "emergency", "search_areas", "search_sorts", "today_in_words")

_Made = TypeVar("_Made")


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A page as it was written, and what the search holds of it."""

    html: str
    entries: tuple[Mapping[str, object], ...]


@dataclass
class Memory(Generic[_Made]):
    """What the last two builds made, by all that it was made from. What neither needed is forgotten."""

    _last: dict[object, _Made] = field(default_factory=dict)
    _now: dict[object, _Made] = field(default_factory=dict)

    def next_build(self) -> None:
        """Begin to forget what the build that begins does not ask for."""
        self._last, self._now = self._now, {}

    def forget(self) -> None:
        """Know nothing."""
        self._last, self._now = {}, {}

    def of(self, made_from: object) -> _Made | None:
        """What was made from just this."""
        found = self._now.get(made_from)
        if found is None and (found := self._last.get(made_from)) is not None:
            self.keep(made_from, found)
        return found

    def keep(self, made_from: object, made: _Made) -> _Made:
        """Remember it until a build has not asked for it."""
        self._now[made_from] = made
        return made


class Templates(BytecodeCache):
    """The templates as they were compiled. Jinja takes one only while its text is the same to the byte."""

    def __init__(self) -> None:
        """Know none."""
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template as it was compiled; Jinja compares the text that it was compiled from."""
        if known := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


@dataclass
class Preview:
    """All that a preview remembers.

    Attributes:
        explained: the text of each page with its words explained.
        finished: each page as it was written.
        templates: what pages are drawn with.
        on_every_page: what every page of the last build showed.
        made_from: what each page of this build is made from, by its source.

    """

    explained: Memory[str] = field(default_factory=Memory)
    finished: Memory[Finished] = field(default_factory=Memory)
    templates: Templates = field(default_factory=Templates)
    on_every_page: object = None
    made_from: dict[str, object] = field(default_factory=dict)

    def next_build(self) -> None:
        """Begin to forget what the build that begins does not ask for."""
        self.explained.next_build()
        self.finished.next_build()

    def recall(self, pages: Sequence[Page], on_every_page: object) -> int:
        """Give each page that an edit has not touched what was written of it before; how many these are."""
        if on_every_page != self.on_every_page:
            self.finished.forget()
            self.on_every_page = on_every_page
        self.made_from = {page.file.src_uri: made_from(page) for page in pages}
        for page in pages:
            if kept := self.finished.of(self.made_from[page.file.src_uri]):
                page.meta.update(kept=kept, template="kept.html")
        return sum("kept" in page.meta for page in pages)


def made_from(page: Page) -> object:
    """All that one page is made from besides what every page shows. Its address follows from its source."""
    return page.file.src_uri, page.title, repr(page.meta), _items(page.toc), page.content


def on_every_page(config: MkDocsConfig) -> object:
    """What any page may show besides its own words: all of the menu, since which part of it is shown is the theme's."""
    made, extra = config.extra["handrail"], config.extra
    shown = {one: getattr(made, one) for one in SHOWN}
    return shown, _items(extra["head"].items), extra["head"].local, extra["mistakes"], extra["search_box"]


def _items(of: Iterable[Any]) -> tuple[object, ...]:
    """The items of a menu, or of a list of a page's parts, and all that is below each."""
    return tuple(
        (one.title, getattr(one, "url", None), getattr(one, "level", None), _items(one.children or ())) for one in of
    )
