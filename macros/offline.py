"""What a reader's device keeps so that the aids open without a network: a list of files with their SHA-256.

The service worker (`content/sw.js`) fetches what is listed, keeps what fits its digest, and lets go of what is no
longer listed. The list is taken from the finished site, so the digests are those of the files that readers get.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from macros import finished, long_list, search_index
from macros.start import area

LIST = "offline.json"
# Kept beside the aids: where a reader begins, whom to ring, what this is, and the page for what is not kept.
ALWAYS = ("", "about/", "england/contacts/", "offline/")
# An aid's page names it in an attribute that only its script reads.
WORKER = "assets/worker.js"
# What the search looks through, and what the theme searches with, whose names hold a digest.
INDEX = "search/search_index.json"
SEARCHER = ("assets/javascripts/bundle.*.min.js", "assets/javascripts/workers/search.*.min.js")
# Of the engine's folder, only what a device that can start it asks for; the rest is for when that fails.
ENGINE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "pyodide-lock.json", "library.zip", "engine.zip")


def beginnings(pages: Iterable[str]) -> list[str]:
    """The start pages of areas, which hold an area's numbers and what to do; none where they are more than a few.

    Without them a person who has chosen an area would lose its numbers with the network. All areas' front doors are on
    the national page of numbers, which is always kept.
    """
    found = [one for one in pages if one.endswith(f"/{area.PATH}")]
    return found if len(found) <= long_list.FEW else []


def listing(site: Path, aids: Iterable[str], engine: str) -> str:
    """The list, as JSON: the path of each file from the site's root, with its digest.

    Args:
        site: the finished site.
        aids: the pages of decision aids, such as ``england/share-information/``, and the files that they fetch; and
            what else is to be kept.
        engine: the engine's folder, such as ``assets/engine/0123456789abcdef``.

    """
    authored = (one for one in ALWAYS if _file(site, one).is_file())
    waiting = [*authored, *aids, *_search(site), WORKER, *(f"{engine}/{one}" for one in ENGINE)]
    found: dict[str, str] = {}
    while waiting:
        path = waiting.pop()
        if path not in found:
            content = _file(site, path).read_bytes()
            found[path] = hashlib.sha256(content).hexdigest()
            waiting += _fetched(site, path)
    return json.dumps({"files": dict(sorted(found.items()))}, separators=(",", ":")) + "\n"


def _search(site: Path) -> Iterator[str]:
    """What a search needs, unless its index is larger than it should be (see `search_index`)."""
    index = site / INDEX
    if index.is_file() and len(gzip.compress(index.read_bytes())) <= search_index.MOST:
        yield INDEX
        yield from (one.relative_to(site).as_posix() for each in SEARCHER for one in site.glob(each))


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if path == "" or path.endswith("/") else site / path


def _fetched(site: Path, path: str) -> Iterator[str]:
    """The files of this site that a page, a script or a style sheet loads by itself."""
    file = _file(site, path)
    written = (
        finished.read(file.read_text(encoding="utf-8")).fetched
        if file.suffix == ".html"
        else finished.fetched_by(file, path)
    )
    for address in written:
        parts = urlsplit(urljoin(f"/{path}", urldefrag(address).url))
        target = parts.path.lstrip("/")
        if not parts.netloc and parts.scheme == "" and _file(site, target).is_file():
            yield target
