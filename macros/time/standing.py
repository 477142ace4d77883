"""The standing of an edition as a reader sees it: its status in a word, its banner, and the block of facts below it."""

import json
from collections.abc import Sequence

from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.place import Place
from macros.time import clock, timeline
from schemas.history import editions
from schemas.register import Edition, Register


def tag(register: Register, edition: Edition, today: str) -> Html:
    """The status of an edition in a word or two, which follows the reader's clock."""
    return clock.tag(editions.timeline(edition.dates, register.siblings(edition)), today)


def item_tag(register: Register, item: str, today: str) -> Html:
    """The status of whatever an item's moving address shows, which may be that nothing is in force."""
    return clock.tag(timeline.of_item(register, item), today)


def counted(register: Register, items: Sequence[str], today: str) -> Html:
    """How many of some items are in force, as a tag that follows the reader's clock."""
    changes = sorted({first for item in items for first, _ in timeline.of_item(register, item)} | {""})
    statuses: list[tuple[str, str]] = []
    words: dict[str, str] = {}
    for day in changes:
        # The first of all days stands for the time before anything began.
        count = sum(register.in_force(item, day or "0001-01-01") is not None for item in items)
        said = f"{count} of {len(items)} in force" if count else _none_in_force(register, items)
        if said not in list(words.values())[-1:]:
            statuses.append((day, editions.IN_FORCE if count else editions.HISTORIC))
            words[day] = said
    return clock.tag(statuses, today, words=words)


def _none_in_force(register: Register, items: Sequence[str]) -> str:
    historic = bool(items) and all(one.dates.historic for item in items for one in register.items[item])
    return "All historic" if historic else "None in force"


def line(register: Register, edition: Edition, today: str) -> Html:
    """Status and dates in one line, with the whole timeline for the reader's own clock.

    Without JavaScript the dates speak for themselves, and the day the status was worked out is named.
    """
    dates = edition.dates
    said: list[object] = []
    for words, day in (
        ("In force from", "" if dates.historic else dates.effective_from),
        ("Ends on", dates.effective_to),
        ("Withdrawn on", dates.withdrawn),
        ("To be reviewed by", dates.review_by),
    ):
        if day:
            said.append(f" {words} {days.in_words(day)}.")
    held = written.one(edition.value, "held_as_source")
    if held:
        printed = written.line(held, "printed")
        said.append(f" Printed {days.in_words(printed)}." if printed else " Its source prints no date.")
    said += [" Status as on ", clock.day(today), "."]
    return element(
        "p",
        tag(register, edition, today),
        f" Edition {edition.name}.",
        element("span", *said, class_="standing__dates"),
        class_="standing",
    )


def body(place: Place, edition: Edition, text: Html, *, pinned: bool) -> Html:
    """The content of an edition's page, which at the moving address gives way to the edition of the reader's day.

    Args:
        place: the page it stands on.
        edition: the edition shown.
        text: what the edition says.
        pinned: whether the page is the edition's own address, which never moves.

    """
    register, today, root = place.register, place.today, place.root
    shown = None if pinned else timeline.shown(register, edition.item)
    aid = edition.kind == "aid"
    return join(
        (
            _led(edition, today) if pinned else None,
            _not_walked(root, edition) if aid else None,
            element(
                "div",
                # A kind with a page of its own making says this inside it.
                banner(register, edition, today, root) if aid else None,
                text,
                id="edition",
                data_shown=None if pinned else edition.name,
                data_moving=json.dumps(shown) if shown and len(shown) > 1 else None,
            ),
            _nothing(today) if shown and len(shown) > 1 else None,
            timeline.section(place, edition.item, edition),
        )
    )


def nothing(place: Place, item: str) -> Html:
    """The content of a moving address while nothing is in force: that, and what was or will be."""
    moving = json.dumps(timeline.shown(place.register, item))
    return join(
        (
            element("div", id="edition", hidden=True, data_shown="", data_moving=moving),
            _nothing(place.today, hidden=False),
            timeline.section(place, item, None),
        )
    )


def _nothing(today: str, *, hidden: bool = True) -> Html:
    return element(
        "div",
        element("p", element("strong", "Nothing of this is in force on ", clock.day(today), ".")),
        element("p", "The editions below say when something was in force or will be. In an emergency ring 999."),
        class_="banner banner--historic",
        id="nothing",
        role="note",
        hidden=hidden,
        data_search_exclude=hidden,
    )


def _led(edition: Edition, today: str) -> Html | None:
    """What a reader is told whom the moving address led here, since this edition began after the pages were made."""
    begins = edition.dates.effective_from
    if not edition.dates.counts or begins <= today:
        return None
    return element(
        "p",
        element("strong", f"Edition {edition.name} began on {days.in_words(begins)}. "),
        f"These pages were made on {days.in_words(today)}, before it began, so you were led to it from the address "
        "that always shows the edition in force.",
        class_="banner banner--notice",
        role="status",
        hidden=True,
        data_led=True,
        data_search_exclude=True,
    )


def _not_walked(root: str, edition: Edition) -> Html:
    """What stands in place of an aid while a reader looks at another day: that day must never drive a decision now."""
    return element(
        "div",
        element("p", element("strong", "This decision aid works for today only.")),
        element(
            "p",
            "You are looking at ",
            element("span", data_day=True),
            ", so it is not asked here. The editions below say which was in force then. To decide something now, ",
            element("a", "use the aid of today", href=f"{root}{edition.item}/", data_today=True),
            ". In an emergency ring 999.",
        ),
        class_="banner banner--historic",
        role="note",
        hidden=True,
        data_not_walked=True,
        data_search_exclude=True,
    )


def banner(register: Register, edition: Edition, today: str, root: str) -> Html | None:
    """What a reader must know before relying on an edition, for each time of its life; the build's is in sight."""
    if edition.dates.historic:
        # A historic aid says all of it in its own opening.
        return None if edition.kind == "aid" else _historic(register, edition, today, root)
    siblings = register.siblings(edition)
    cases = [
        (day, _banner(register, edition, day or "0001-01-01", root)) for day in ("", *editions.boundaries(siblings))
    ]
    return clock.by_day(cases, today)


def _banner(register: Register, edition: Edition, day: str, root: str) -> Html | None:
    """The banner of an edition on a day; None for one in force with nothing agreed to follow it."""
    status = register.status(edition, day)
    current = register.in_force(edition.item, day)
    said: list[object]
    match status:
        case editions.SUPERSEDED | editions.ENDED | editions.WITHDRAWN:
            instead = ("Use ", _edition_link(current, "the edition in force", root), ".") if current else None
            return element(
                "div",
                element("p", element("strong", f"This edition is {editions.WORDS[status]}. Do not rely on it now.")),
                element("p", *(instead or ("Nothing is in force in its place.",))),
                class_="banner banner--historic",
                role="note",
            )
        case editions.STARTS:
            began = days.in_words(edition.dates.effective_from)
            said = [
                element(
                    "p", element("strong", f"This edition is agreed and starts on {began}. It is not in force yet.")
                )
            ]
        case editions.DRAFT:
            said = [element("p", element("strong", "This is a draft. Nobody has agreed it, so it is not in force."))]
        case editions.REVIEW_OVERDUE:
            by = days.in_words(edition.dates.review_by)
            said = [
                element(
                    "p",
                    element("strong", f"The review of this edition was due by {by}."),
                    " It is still in force, and it may be out of date.",
                )
            ]
        case _:
            return _next(register, edition, day, root)
    if current and current != edition:
        said.append(element("p", "Until then use ", _edition_link(current, "the edition in force", root), "."))
    return element(
        "div", *said, _next(register, edition, day, root), class_="banner banner--notice", role="note"
    )


def _next(register: Register, edition: Edition, day: str, root: str) -> Html | None:
    """That a newer edition is agreed and when it starts, for readers of the one in force."""
    if register.status(edition, day) not in editions.STANDING:
        return None
    coming = [one for one in register.items[edition.item] if register.status(one, day) == editions.STARTS]
    first = min(coming, key=lambda one: one.dates.effective_from, default=None)
    if first is None:
        return None
    begins = days.in_words(first.dates.effective_from)
    return element(
        "p", _edition_link(first, f"Edition {first.name}", root), f" starts on {begins}.", class_="standing__next"
    )


def _edition_link(edition: Edition, words: str, root: str) -> Html:
    """A link to an edition's own address: the moving one could have moved on by the day it is followed."""
    return element("a", words, href=f"{root}{edition.address}/")


def _historic(register: Register, edition: Edition, today: str, root: str) -> Html:
    held = written.one(edition.value, "held_as_source")
    use = written.line(held, "use_instead")
    return element(
        "div",
        element("p", element("strong", "Historic. Do not rely on this now.")),
        element("p", written.line(held, "replaced_by"), class_="replaced-by"),
        element("p", "Use today: ", references.item_link(register, use, today=today, root=root), class_="instead")
        if use
        else element(
            "p", "Ask the partnership for its own edition of today. In an emergency ring 999.", class_="instead"
        ),
        class_="banner banner--historic",
        role="note",
    )
