"""The editions of an item over time: which of them was, is or will be in force when, and when nothing is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from decision_aids.markup import Html, element, join
from macros import days, written
from macros.place import Place
from macros.time import clock
from schemas.history import editions
from schemas.register import Edition, Register


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a first to a last day, the edition in force or, as None, that nothing is.

    The days are ISO dates; the first is empty for as far back as one asks, the last for as far ahead.
    """

    first: str
    last: str
    edition: Edition | None


def spans(register: Register, item: str) -> tuple[Span, ...]:
    """What is in force of an item through all time, without a gap between one span and the next."""
    held = register.items[item]
    days_of_change = ("", *editions.boundaries(one.dates for one in held))
    # The first of all days stands for the time before anything began.
    cases = clock.merged((day, _name(register.in_force(item, day or "0001-01-01"))) for day in days_of_change)
    by_name = {one.name: one for one in held}
    lasts = [*(_day_before(day) for day, _ in cases[1:]), ""]
    return tuple(
        Span(first=day, last=last, edition=by_name.get(name)) for (day, name), last in zip(cases, lasts, strict=True)
    )


def shown(register: Register, item: str) -> list[tuple[str, str]]:
    """The edition that an item's moving address shows from each day on; empty where it says that nothing is in force.

    As ``publisher.shown`` has it: where nothing is in force, the newest historic edition, if one is held.
    """
    instead = register.newest_historic(item)
    return clock.merged((one.first, _name(one.edition or instead)) for one in spans(register, item))


def of_item(register: Register, item: str) -> list[tuple[str, str]]:
    """The status of an item as a whole over time: that of the edition shown, or that nothing is in force."""
    by_name = {one.name: one for one in register.items[item]}
    showing = shown(register, item)
    found = []
    for day in ("", *editions.boundaries(one.dates for one in register.items[item])):
        name = clock.on(showing, day)
        status = register.status(by_name[name], day or "0001-01-01") if name else clock.NOTHING
        found.append((day, status))
    return clock.merged(found)


def neighbours(register: Register, item: str) -> tuple[tuple[Edition, Edition], ...]:
    """Each edition with the one that follows it, oldest first."""
    return tuple(pairwise(in_order(register.items[item])))


def in_order(held: Sequence[Edition]) -> list[Edition]:
    """Editions from the oldest to the newest: historic ones first, by their names, and undated drafts last."""
    return sorted(
        held, key=lambda one: (not one.dates.historic, one.dates.effective_from or "9999-12-31", one.name)
    )


def alike(register: Register, item: str) -> bool:
    """Whether another publisher holds an item of the same kind, which this one can be set beside."""
    publisher, kind = item.partition("/")[0], register.items[item][0].kind
    return any(held[0].kind == kind and held[0].publisher != publisher for held in register.items.values())


def comparison_path(older: Edition, newer: Edition) -> str:
    """Where two editions of one item stand side by side, from the site's root."""
    return f"{newer.item}/compare/{older.name}/{newer.name}/"


def section(place: Place, item: str, here: Edition | None) -> Html:
    """Every edition of an item in order, with when it is in force, and every time when nothing is.

    ``here`` is the edition that the page shows, or None where it shows none.
    """
    several = len(place.register.items[item]) > 1
    compare = element("a", "Compare any two editions", href=f"{place.root}{item}/compare/")
    return element(
        "section",
        element("h2", "Editions over time", id="page..editions"),
        element("ol", *_rows(place, item, here), class_="timeline__rows"),
        element("p", compare) if several or alike(place.register, item) else None,
        as_at(),
        class_="timeline",
    )


def as_at() -> Html:
    """The field in which a reader chooses another day to look at; it works by script and is not shown without."""
    return element(
        "form",
        element("label", "As at", for_="as-at-day"),
        element("input", type="date", id="as-at-day", name="as-at", required=True, min="0001-01-01", max="9999-12-31"),
        element("button", "Show that day", type="submit", class_="button button--quiet"),
        # The place is there from the start, so that a screen reader hears when it is filled.
        element("p", element("span", "Choose a whole date.", hidden=True), class_="as-at__wrong", role="alert"),
        class_="as-at",
        data_as_at=True,
        novalidate=True,
        aria_label="Look at another day",
    )


def _rows(place: Place, item: str, here: Edition | None) -> Iterator[Html]:
    ordered = in_order(place.register.items[item])
    found = spans(place.register, item)
    ever = {one.edition.name: one for one in found if one.edition}
    before = {newer.name: older for older, newer in pairwise(ordered)}
    gaps = [one for one in found if one.edition is None and one.first]
    for edition in ordered:
        # A gap stands before the first edition that begins after it.
        while gaps and gaps[0].first < edition.dates.effective_from and not edition.dates.historic:
            yield _gap(gaps.pop(0), written.line(edition.value, "gap_before"))
        yield _row(place, edition, ever.get(edition.name), before.get(edition.name), shown=edition == here)
    for gap in gaps:
        yield _gap(gap, "")


def _row(place: Place, edition: Edition, span: Span | None, older: Edition | None, *, shown: bool) -> Html:
    timeline = editions.timeline(edition.dates, place.register.siblings(edition))
    compare = older and element(
        "a", f"Compare with edition {older.name}", href=f"{place.root}{comparison_path(older, edition)}"
    )
    return element(
        "li",
        element(
            "p",
            element("a", f"Edition {edition.name}", href=f"{place.root}{edition.address}/", class_="timeline__edition"),
            " ",
            clock.tag(timeline, place.today),
            element("strong", " Shown on this page", class_="timeline__here") if shown else None,
        ),
        element("p", join(_said(edition, span), between=" "), class_="timeline__dates"),
        element("p", compare, class_="timeline__compare") if compare else None,
        class_="timeline__row timeline__row--here" if shown else "timeline__row",
    )


def _said(edition: Edition, span: Span | None) -> Iterator[str]:
    """The dates of an edition in sentences."""
    dates = edition.dates
    if dates.historic:
        printed = written.line(written.one(edition.value, "held_as_source"), "printed")
        yield f"Held as a source, printed {days.in_words(printed)}." if printed else "Held as a source without a date."
        return
    if span:
        begins = "In force" if dates.agreed or dates.published else "Meant to be in force"
        until = f" to {days.in_words(span.last)}" if span.last else ""
        yield f"{begins} from {days.in_words(span.first)}{until}."
    elif dates.effective_from:
        yield f"Was to be in force from {days.in_words(dates.effective_from)}, and never was."
    else:
        yield "No first day is set."
    for words, day in (("Agreed", dates.agreed), ("Withdrawn", dates.withdrawn)):
        if day:
            yield f"{words} on {days.in_words(day)}."
    if dates.review_by:
        yield f"To be reviewed by {days.in_words(dates.review_by)}."


def _gap(span: Span, why: str) -> Html:
    until = f"to {days.in_words(span.last)}" if span.last else "on"
    return element(
        "li",
        element("p", element("strong", f"Nothing in force from {days.in_words(span.first)} {until}.")),
        element("p", why) if why else None,
        class_="timeline__row timeline__row--gap",
    )


def _name(edition: Edition | None) -> str:
    return edition.name if edition else ""


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
