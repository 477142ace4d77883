"""A saved record opened again in the reader's page: verified as at home, against files of the site.

The page knows nothing of records. It hands over the file and whatever it was asked to fetch before, and is asked for
one more file of the site or given the verdict. This module runs unchanged in the reader's browser.
"""

import re
from collections.abc import Mapping
from typing import Any

from decision_aids import model, record, record_text
from decision_aids.markup import Html, element, join
from decision_aids.model import Aid

# What a record names becomes part of an address, so it has to look like one of ours.
_ITEM = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_EDITION = re.compile(r"[a-z0-9-]+")
# The statuses of an edition that is the one to use.
_STANDING = frozenset({"in-force", "review-overdue"})


class _Needed(Exception):
    """A file of the site has not been handed over yet: its path from the site's root."""


def respond(file: bytes, day: str, fetched: Mapping[str, Any]) -> dict[str, str]:
    """What the page is to do next about a record's file.

    Args:
        file: the file's bytes, which may be anything.
        day: the reader's day, as an ISO date.
        fetched: what was asked for before, by its path from the site's root: its JSON, or None where there is none.

    Returns:
        ``needs``, the path of a file to fetch before asking again; or ``html``, what came of it.

    """
    site = _Site(day, fetched)
    try:
        verdict = record.verify(
            file,
            site.edition,
            site.today,
            site.calendars,
            site.kept,
            day=day,
            standing=site.standing,
            moved=site.moved,
        )
        shown = join((_said(verdict), _words(record.read(file), site) if verdict.holds else None))
    except _Needed as path:
        return {"needs": str(path)}
    return {"html": shown}


class _Site:
    """What the site holds, as far as it has been fetched."""

    def __init__(self, day: str, fetched: Mapping[str, Any]) -> None:
        self.day, self.fetched = day, fetched
        # Those of the record's own edition, known once that is asked for, which is before they are.
        self.calendars: dict[str, Any] = {}

    def edition(self, aid: str, name: str) -> Aid | None:
        """An edition as it stands now, also by an address that its aid had before."""
        bundle = self._bundle(aid, name)
        if not bundle:
            return None
        self.calendars.update(bundle["around"]["calendars"])
        # What is compiled of an aid says where it stands, and so does its digest.
        return model.from_compiled({**bundle["aid"], "aid": aid})

    def moved(self, aid: str) -> str:
        """Where an aid has moved to; empty where it has not."""
        return str((self._file(f"api/v1/{aid}.json") or {}).get("moved_to", "")) if _ITEM.fullmatch(aid) else ""

    def today(self, aid: str) -> Aid | None:
        """The aid to use today for an item: its own edition in force, or what a historic one says to use instead."""
        item = self._item(aid)
        names = [one["edition"] for one in item["editions"]]
        standing = [one["edition"] for one in item["editions"] if _status(one["timeline"], self.day) in _STANDING]
        if standing:
            return self.edition(aid, standing[-1])
        bundle = self._bundle(aid, names[-1]) if names else None
        instead = (bundle or {}).get("around", {}).get("use_instead") or {}
        other = str(instead.get("path", "")).strip("/")
        return self.today(other) if other and other != aid else None

    def standing(self, aid: Aid, day: str) -> str:
        """The status in words that an edition had on a day, or empty where it is not held here any more."""
        item = self._item(aid.aid)
        bundle = self._bundle(aid.aid, aid.edition)
        held = next((one for one in item["editions"] if one["edition"] == aid.edition), None)
        return str(bundle["around"]["words"][_status(held["timeline"], day)]) if bundle and held else ""

    def kept(self, aid: str, name: str, revision: int) -> Aid | str:
        """A revision as it was published, or why it cannot be had."""
        was = self._file(f"api/v1/{aid}/{name}/{revision}.json") if _ours(aid, name) else None
        if not was or not was.get("compiled"):
            return f"Revision {revision} of {aid}/{name} is not held on this site."
        try:
            return model.from_compiled(was["compiled"])
        except (KeyError, TypeError, AttributeError):
            return f"Revision {revision} of {aid}/{name} was made by another version of Handrail."

    def _item(self, aid: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._file(f"api/v1/{self.moved(aid) or aid}.json") or {"editions": []}
        return found

    def _bundle(self, aid: str, name: str) -> Mapping[str, Any] | None:
        if not _ours(aid, name):
            return None
        found: Mapping[str, Any] | None = self._file(f"{aid}/{name}/aid.json")
        there = "" if found else self.moved(aid)
        return self._file(f"{there}/{name}/aid.json") if there else found

    def _file(self, path: str) -> Any:  # noqa: ANN401 - any JSON value
        if path not in self.fetched:
            raise _Needed(path)
        return self.fetched[path]


def _ours(aid: str, name: str) -> bool:
    return _ITEM.fullmatch(aid) is not None and _EDITION.fullmatch(name) is not None


def _status(timeline: list[list[str]], day: str) -> str:
    return [status for first, status in timeline if first <= day][-1]


def _said(verdict: record.Verdict) -> Html:
    """The verdict, in a heading and its sentences."""
    told = "This record is as it was saved" if verdict.holds else "This record cannot be relied on as it is"
    return element(
        "div",
        element("h2", told, tabindex="-1"),
        element("ul", *(element("li", one) for one in verdict.found)),
        None
        if verdict.holds
        else element("p", "Keep the file, and ask those who keep these pages to look at it. Do not mend it by hand."),
        class_="banner" if verdict.holds else "banner banner--notice",
    )


def _words(made: Mapping[str, Any], site: _Site) -> Html | None:
    """A record that holds, in words: those of the revision that it was made with."""
    aid = site.edition(made["aid"], made["edition"])
    if aid is None or (aid.digest, aid.revision) != (made["digest"], made["revision"]):
        was = site.kept(made["aid"], made["edition"], made["revision"])
        aid = None if isinstance(was, str) else was
    if aid is None:
        return None
    return element("pre", record_text.as_text(aid, made), class_="record__text", tabindex="0", aria_label="The record")
