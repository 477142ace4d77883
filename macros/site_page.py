"""A page made from data as the site builder keeps it: none of it is Markdown, so no Markdown is made ready for it.

With ``hooks.py``, ``head.py`` and the macros plugin's ``__init__.py`` this is all that knows MkDocs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure import pages
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


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
