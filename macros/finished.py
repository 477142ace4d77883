"""What must hold of the finished site: nothing is fetched from elsewhere, and no link, page or picture fails a reader.

These look at the files that readers get, whatever made them.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Where each element names something that a browser fetches by itself. An <a> is followed only by a person.
_FETCHED = {
    ("script", "src"), ("link", "href"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"),
    ("iframe", "src"), ("video", "src"), ("video", "poster"), ("audio", "src"), ("object", "data"), ("embed", "src"),
    ("track", "src"), ("use", "href"), ("image", "href"), ("input", "src"), ("form", "action"), ("base", "href"),
}  # fmt: skip
# These links name a page for search engines; a browser does not load them.
_NAMED_ONLY = {"canonical", "prev", "next", "alternate"}
_IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    r"""(?:fetch|importScripts|import|EventSource|WebSocket|Worker|sendBeacon)\s*\(\s*["'`]([^"'`]+)"""
    r"""|(?:from|import)\s*["']([^"']+)["']"""
)
# What a link ends with that leads to a folder's own page.
_FOLDERS = {"", ".", ".."}
# Programs of others that we publish as they are. Each names web addresses in branches we never use; the policy of every
# page would refuse those, and `no mermaid` below keeps Material's from being taken at all.
_NOT_OURS = ("assets/javascripts/", "assets/engine/")


# The text of a script is no page, and Material's own stand on each.
_SCRIPT = re.compile(r"(<script\b[^<>]*>).*?</script>", re.DOTALL)
_START = re.compile(r"<([^/<>][^<>]*)>")
# A start tag that nothing could read in two ways: between its quotes there is no mark of a tag.
_PLAIN_TAG = re.compile(
    r"""([a-z][a-z0-9-]*)((?:\s+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:="[^"<>]*")?)*)\s*/?""",
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][a-zA-Z0-9_:.-]*)(?:="([^"]*)")?""")
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
# Elements whose content is read by rules of its own.
_OF_THEIR_OWN = frozenset(
    {"style", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext", "math", "template"}
)


@dataclass
class _Found:
    """What a page says, or one of its tags alone; most tags say nothing that is looked for."""

    fetched: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    policy: bool = False
    moved: bool = False
    language: str = ""


def read(page: str) -> _Found:
    """What one page fetches, links to and can be linked by.

    Nearly every tag of a page stands on others word for word, so each is read once. A page with a tag that is not
    plainly written is read whole, by a parser that does with it what a browser does.
    """
    plain = _plainly(page)
    return read_whole(page) if plain is None else _with_pictures(page, _told(plain))


def read_whole(page: str) -> _Found:
    """The same, by the parser alone."""
    return _with_pictures(page, _told(_parsed(page)))


def _with_pictures(page: str, found: _Found) -> _Found:
    """The same with what is wrong with pictures in the article: there somebody chose each, and to adorn has to be said.

    Around the article stand the theme's icons, each beside its words.
    """
    article = _ARTICLE.search(page)
    if article and ("<svg" in article[0] or "<img" in article[0]):
        for node in LexborHTMLParser(article[0]).css('svg:not([role]):not([aria-hidden="true"])'):
            found.faults.append(f"a drawing has no name; say in aria-label what it shows: {_beginning(node)}")
        for node in LexborHTMLParser(article[0]).css('img[alt=""]:not([role="presentation"])'):
            found.faults.append(f"a picture has no words; write in its alt what it shows: {_beginning(node)}")
    return found


def _beginning(node: LexborNode) -> str:
    """The start tag of an element, as far as it helps to find it."""
    return f"{(node.html or '').partition('>')[0][:80]}>"


def _told(tags: Iterable[_Found]) -> _Found:
    """What tags say together, by what each says alone: only an id can be wrong for what stands elsewhere."""
    found = _Found()
    for one in tags:
        for word in one.ids & found.ids:
            found.faults.append(f"the id {word} stands twice")
        found.ids |= one.ids
        found.links += one.links
        found.fetched += one.fetched
        found.faults += one.faults
        found.policy |= one.policy
        found.moved |= one.moved
        found.language = one.language or found.language
    return found


def _plainly(page: str) -> list[_Found] | None:
    """What the start tags of a page say that say something, in their order; None where one is not plainly written."""
    bare = _SCRIPT.sub(r"\1", page)
    starts = _START.findall(bare)
    # Every mark of a tag is to begin one, or something here is no tag.
    if len(starts) + bare.count("</") != bare.count("<"):
        return None
    told = [said for said in map(_known.__getitem__, starts) if said is not _NOTHING]
    return None if any(said is _UNREAD for said in told) else told


def _between_marks(written: str) -> _Found:
    """What a tag says by the text between its marks; ``_UNREAD`` where it is not plainly written."""
    if written == "!doctype html":
        return _NOTHING
    parts = _PLAIN_TAG.fullmatch(written)
    if parts is None or parts[1] in _OF_THEIR_OWN:
        return _UNREAD
    given: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(parts[2]):
        # A browser takes the first of two.
        given.setdefault(name.lower(), unescape(value))
    said = _alone(parts[1], given)
    return _NOTHING if said == _NOTHING else said


def _parsed(page: str) -> Iterator[_Found]:
    for node in LexborHTMLParser(page).css("*"):
        yield _alone(node.tag or "", {name: value or "" for name, value in node.attributes.items()})


class _Known(dict[str, _Found]):
    """What every start tag met so far says, by the text between its marks."""

    def __missing__(self, written: str) -> _Found:
        self[written] = _between_marks(written)
        return self[written]


_NOTHING = _Found()
_UNREAD = _Found()
_known = _Known()


def _alone(tag: str, given: Mapping[str, str]) -> _Found:
    """What one start tag says, wherever it stands."""
    found = _Found()
    if tag == "html":
        found.language = given.get("lang", "")
    if lacks_an_alternative(tag, given):
        found.faults.append(f"a {tag} has no alternative in words")
    if "id" in given:
        found.ids.add(given["id"])
    if tag == "template":
        found.faults.append("a template holds what nothing here can look at")
    if "style" in given:
        found.faults.append(f"a {tag} has a style of its own, which the policy refuses")
    found.faults += [f"a {tag} has {name}, a script of its own" for name in given if name.startswith("on")]
    if "mermaid" in given.get("class", "").split():
        found.faults.append("a mermaid diagram would be drawn by a program from elsewhere")
    header = given.get("http-equiv", "").lower()
    found.policy, found.moved = header == "content-security-policy", header == "refresh"
    # Nobody follows the link of a refresh by hand, and it has to lead somewhere all the same.
    found.links += [given.get("content", "").partition("url=")[2]] * found.moved
    if tag == "a" and "href" in given:
        found.links.append(given["href"])
    if tag != "link" or given.get("rel") not in _NAMED_ONLY:
        found.fetched += [value for name, value in given.items() if (tag, name) in _FETCHED]
    return found


def faults(site: Path) -> tuple[str, ...]:
    """A sentence for everything wrong with a finished site.

    Raises:
        FileNotFoundError: there is no page at all, and a check that looked at nothing has not passed.

    """
    files = sorted(
        f"{folder}/{name}".removeprefix(f"{site}/") for folder, _, names in os.walk(site) for name in names
    )
    pages = {one: read((site / one).read_text(encoding="utf-8")) for one in files if one.endswith(".html")}
    if not pages:
        message = f"There is no page in {site}"
        raise FileNotFoundError(message)
    held = frozenset(files)
    met: list[str] = []
    for place, found in pages.items():
        met += [f"{place}: {fault}." for fault in found.faults]
        met += [f"{place}: fetches {one}, which is not on this site." for one in found.fetched if is_foreign(one)]
        if not found.policy:
            met.append(f"{place}: has no Content-Security-Policy.")
        if not found.language:
            met.append(f"{place}: does not say which language it is in.")
        met += [f"{place}: {fault}" for fault in _broken(place, found, held, pages)]
    met += [f"{place}: nothing on this site leads to it." for place in orphans(pages)]
    for place in files:
        met += [
            f"{place}: fetches {one}, which is not on this site."
            for one in fetched_by(site / place, place)
            if is_foreign(one)
        ]
    return tuple(met)


def lacks_an_alternative(tag: str, given: Mapping[str, str]) -> bool:
    """Whether a picture, frame or drawing says nothing to somebody who does not see it.

    A picture that only adorns has an empty ``alt``, and a drawing that only adorns has no role. Within the article
    that is not enough: see ``_with_pictures``.
    """
    if tag in {"img", "area"}:
        return "alt" not in given
    if tag == "input" and given.get("type") == "image":
        return not given.get("alt")
    if tag == "iframe":
        return not given.get("title")
    named = given.get("aria-label") or given.get("aria-labelledby")
    return tag == "svg" and given.get("role") in {"img", "group"} and not named


def orphans(pages: Mapping[str, _Found]) -> tuple[str, ...]:
    """The pages that nobody comes to by links from the start page.

    The page for wrong addresses is no such page, nor is one that says where it has moved: both are there for links
    from elsewhere.
    A site without a start page has nothing to begin at, so none is looked for.
    """
    reached: set[str] = set()
    ahead = ["index.html"] if "index.html" in pages else []
    while ahead:
        here = ahead.pop()
        if here in reached:
            continue
        reached.add(here)
        ahead += {_target(here, link) for link in set(pages[here].links) if not is_foreign(link)} & pages.keys()
    from_elsewhere = {"404.html", *(place for place, found in pages.items() if found.moved)}
    left = pages.keys() - reached - from_elsewhere if reached else set()
    return tuple(sorted(left))


@cache
def is_foreign(address: str) -> bool:
    """Whether an address, as written in a page, names another host. Data written into the page itself does not."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def fetched_by(file: Path, place: str) -> tuple[str, ...]:
    """Every address that a style sheet or one of our own scripts names for fetching."""
    if not place.endswith((".css", ".js", ".mjs")) or place.startswith(_NOT_OURS):
        return ()
    pattern = _IN_CSS if file.suffix == ".css" else _IN_SCRIPT
    return tuple(one or two for one, two in pattern.findall(file.read_text(encoding="utf-8")))


def _broken(place: str, found: _Found, held: frozenset[str], pages: dict[str, _Found]) -> Iterator[str]:
    """A sentence for every link to a page, file or part of a page of this site that is not there."""
    for link in dict.fromkeys(found.links):
        if is_foreign(link):
            continue
        part = link.partition("#")[2]
        target = _target(place, link)
        if target not in held:
            yield f"links to {link}, which is not there."
        elif part and target in pages and unquote(part) not in pages[target].ids:
            yield f"links to {link}, and that page has no such part."


def _target(place: str, link: str) -> str:
    """The file of this site that a link on a page means; the 404 page is shown anywhere, so its begin at the root."""
    path = link.partition("#")[0].partition("?")[0]
    return _file(place.rpartition("/")[0], path) if path else place


@cache
def _file(folder: str, path: str) -> str:
    whole = normpath(f"/{folder}/{unquote(path)}").lstrip("/")
    return f"{whole}/index.html".lstrip("/") if path.rpartition("/")[2] in _FOLDERS else whole
