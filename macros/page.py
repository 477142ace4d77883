"""A page of the site as data: where it stands, what it is called and what it says. No site builder is known here."""

from dataclasses import dataclass

from decision_aids.markup import Html


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading that a menu of the page's parts can lead to; ``level`` is 2 or 3."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: ``uri`` is its path from the site's root, with a slash at the end.

    Attributes:
        uri: such as ``west-sussex/contacts/``.
        title: plain text, for the browser's tab, the menu and the search.
        text: the whole of the page's content, its ``h1`` included.
        summary: one plain sentence for search engines.
        headings: the headings that a menu of the page can lead to.
        searched: whether the site's search finds it. Historic pages, and copies of a page at a second address, are not.
        indexed: whether search engines may list it. Historic pages may not be.
        aid: whether it is a decision aid, which has a script of its own and no menus beside it.
        in_menu: whether the menu beside a publisher's pages names it. Pages of records are reached from the publisher's
            own page, so that the menu stays short; only the numbers to ring and the glossary are in it.
        sort: what sort of page it is, in words that the search can be narrowed to; empty for none.
        outdated: whether all that it holds is only printed in old sources, so that the search puts it last.
        moved_to: where what stood here is now, from the site's root; empty for every page but one that has moved.
        edition: the edition it shows, by its address; empty for a page of no one edition.
        area: the publisher of the area it belongs to, whose numbers its emergency panel shows; empty for none.

    """

    uri: str
    title: str
    text: Html
    summary: str
    headings: tuple[Heading, ...] = ()
    searched: bool = True
    indexed: bool = True
    aid: bool = False
    in_menu: bool = True
    area: str = ""
    moved_to: str = ""
    edition: str = ""
    sort: str = ""
    outdated: bool = False


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A file of the site that is not a page, by its path from the site's root."""

    uri: str
    content: bytes


def root_from(uri: str) -> str:
    """The relative path from a page to the site's root, such as ``../../``."""
    return "../" * uri.count("/")
