"""The menu: the start page, every publisher's pages at their moving addresses, and the authored pages."""

from collections.abc import Iterable
from typing import Any

from macros.building import Made
from macros.site_page import source

_NOT_IN_IT = {"index.md", "accessibility.md", "correction.md", "offline.md", "record.md"}


def menu(made: Made, authored: Iterable[str]) -> list[Any]:
    """What MkDocs is to show as its menu; editions stay out, so the menu costs no more as they grow."""
    folders: dict[str, list[str]] = {}
    for uri in sorted(authored):
        # What is for those who build Handrail is linked from About, and so is the page that stands in without a
        # network. The pages for corrections and on accessibility are linked from the foot of each page. None takes
        # room in anybody's menu.
        if uri not in _NOT_IN_IT and not uri.startswith("developing/"):
            folders.setdefault(uri.rpartition("/")[0].partition("/")[0], []).append(uri)
    alone = folders.pop("", [])
    return [{"Home": "index.md"}, *_publishers(made), *alone, *(_folder(*one) for one in folders.items())]


def _publishers(made: Made) -> Iterable[dict[str, list[dict[str, str]]]]:
    """Each publisher's pages that are in the menu, the national ones first."""
    held = made.register.publishers
    for word in sorted(held, key=lambda one: held[one]["tier"] != "national"):
        below = (one for one in made.pages if one.uri.startswith(f"{word}/") and one.uri.count("/") <= 2)  # noqa: PLR2004
        own = [{one.title: source(one)} for one in below if one.in_menu]
        yield {made.by_uri[f"{word}/"].title: own}


def _folder(name: str, uris: list[str]) -> dict[str, list[str]]:
    """A folder of authored pages. An index page leads it."""
    in_order = sorted(uris, key=lambda uri: (uri.count("/"), not uri.endswith("index.md"), uri))
    return {name.replace("-", " ").capitalize(): in_order}
