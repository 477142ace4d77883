"""What the head of every page leads to: the national pages, the authored ones, and of the areas the page's own.

However many partnerships there are, the head of a phone's page holds few links: the start page has them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page


@dataclass(frozen=True, kw_only=True)
class Head:
    """The sections of the menu, and which of them are areas.

    Attributes:
        items: what is at the top of the menu, in its order.
        local: what the areas are called there.

    """

    items: Sequence[StructureItem]
    local: Collection[str]

    def of(self, page: Page | None) -> list[StructureItem]:
        """What one page's head leads to, in the menu's order; without a page, what each one's does."""
        *_, above = (page, *page.ancestors) if page else (None,)
        own = self._areas.get(id(above))
        if own is None:
            return [self.items[place] for place in self._for_all]
        return [self.items[place] for place in sorted((*self._for_all, own))]

    # Every page would go through every partnership: of a country's pages that was a tenth of a build.

    @cached_property
    def _for_all(self) -> list[int]:
        """The places of what is no area, without Home: the site's name leads there."""
        return [
            place
            for place, one in enumerate(self.items)
            if one.title not in self.local and not getattr(one, "is_homepage", False)
        ]

    @cached_property
    def _areas(self) -> dict[int, int]:
        """The place of each area, by the section itself."""
        return {id(one): place for place, one in enumerate(self.items) if one.title in self.local}
