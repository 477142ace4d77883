"""A page made from data as the site builder keeps it: none of it is Markdown, so no Markdown is made ready for it.

With ``hooks.py``, ``head.py``, ``preview.py``, ``served.py`` and the macros plugin's ``__init__.py`` this is all that
knows MkDocs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure import pages
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents

    from macros.building import Made
    from macros.page import Page

# Times the weight of a word in a title (1000) this is still far less than that of a word in a text, which is 1.
_LAST = 0.00001


class SitePage(pages.Page):
    """A page that brings what it says of itself along; its words follow once every page is known."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, meta: Mapping[str, object]) -> None:
        """Take its place as the page of a file, with what a Markdown file would say of itself in its head."""
        super().__init__(title, file, config)
        self._given = meta

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs names it
        """Say of itself what it was given. There is no word in it that the macros plugin could take for its own."""
        self.markdown, self.meta = "", {**self._given, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs names both
        """Be ready for the words. Each page's Markdown would be an instance of its own with every extension."""
        none: list[Any] = []
        self.content, self.toc, self.present_anchor_ids = "", get_toc(none), set()


def source(page: Page) -> str:
    """The Markdown file that MkDocs would have a page from."""
    return f"{page.uri}index.md"


def meta(page: Page, made: Made) -> dict[str, object]:
    """What a Markdown file would say of itself in its head."""
    about = made.register.publishers.get(page.uri.partition("/")[0], {})
    area = about.get("short", about.get("title", ""))
    return {
        "title": page.title,
        "description": page.summary,
        "search": {"exclude": not page.searched, **({"boost": _LAST} if page.outdated else {})},
        "tags": [tag for tag in (area, page.sort) if tag],
        "noindex": not page.indexed,
        "aid": page.aid,
        "area": page.area,
        "edition": page.edition,
        "moved_to": page.moved_to,
    }


def parts(page: Page) -> TableOfContents:
    """A page's headings as MkDocs has them: those of level 3 inside the one of level 2 above them."""
    tokens: list[dict[str, Any]] = []
    for one in page.headings:
        token = {"level": one.level, "id": one.id, "name": one.title, "children": []}
        (tokens[-1]["children"] if one.level > 2 and tokens else tokens).append(token)  # noqa: PLR2004 - a heading's level
    return get_toc(cast("Any", tokens))
