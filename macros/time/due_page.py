"""What is due and overdue: reviews, numbers to ring again, editions that start and end, tables that run out."""

from collections.abc import Iterator, Sequence

from decision_aids.markup import Html, element, join
from macros import days, long_list, references
from macros.long_list import Part
from macros.page import Heading, Page
from macros.time import clock
from schemas import addresses
from schemas.history import coming
from schemas.history.coming import Coming
from schemas.register import Register

URI = "due/"
#: How far ahead the page looks. A meeting held every month would otherwise fill it for years.
AHEAD = 366

#: The headings of the page. Each takes what lies as many days ahead, beyond the heading before it.
_GROUPS = ((30, "In the next 30 days"), (90, "In the next 90 days"), (AHEAD, "Within a year"))
_OVERDUE, _PAST = "overdue", "past"

# What a person reads of a day, whether it is still to come or has passed.
_WORDS = {
    coming.REVIEW: "To be reviewed by",
    coming.VERIFICATION: "To be checked again by",
    coming.START: "In force from",
    coming.END: "Last day in force:",
    coming.CLAUSE_START: "A part of it holds from",
    coming.CLAUSE_END: "Last day of a part of it:",
    coming.CALENDAR_END: "The table of closed days ends on",
    coming.EVENT: "Takes place on",
}
# A day of these that has passed is overdue. The others have simply happened.
_MUST_BE_DONE = frozenset({coming.REVIEW, coming.VERIFICATION, coming.CALENDAR_END})


def pages(register: Register, today: str) -> Iterator[Page]:
    """The page of all days, and further ones where they are many, the soonest first.

    A script moves the rows of a page to the heading that they have on the reader's day, so each part has every heading.
    """
    rows = coming.coming(register, today, AHEAD)
    order = [_OVERDUE, *(str(most) for most, _ in _GROUPS)]
    held = sorted(rows, key=lambda one: order.index(_group(one, today)))
    every = long_list.parts(URI, held, lambda one, root: _row(register, one, today, root))
    for part in every:
        yield _page(register, part, every, today)


def _page(register: Register, part: Part[Coming], every: Sequence[Part[Coming]], today: str) -> Page:
    groups: dict[str, list[Html]] = {_OVERDUE: [], _PAST: [], **{str(days_): [] for days_, _ in _GROUPS}}
    for one, row in zip(part.held, part.rows, strict=True):
        groups[_group(one, today)].append(row)
    # Where a part has nothing under a heading another may have, so only a whole list says that there is nothing.
    whole = len(every) == 1
    titles = {_OVERDUE: "Overdue", **{str(most): title for most, title in _GROUPS}}
    sections = [
        *(_section(within, title, groups[within], always=whole) for within, title in titles.items()),
        _section(_PAST, "Since these pages were made", groups[_PAST], always=False),
    ]
    title = long_list.titled("What is due", part, every)
    return Page(
        uri=part.uri,
        title=title,
        text=join(
            (
                references.breadcrumbs(part.root, *long_list.crumbs("What is due", part, every)),
                element("h1", title),
                element(
                    "p",
                    "Reviews and checks that are overdue or coming up, and what starts and ends, as on ",
                    clock.day(today),
                    ". Worked out from the data of ",
                    days.in_words(today),
                    " for a year ahead.",
                    class_="lede",
                ),
                long_list.all_parts(part, every, lambda one: _when(register, one, today)),
                *sections,
                long_list.next_to(part, every),
            )
        ),
        summary="Reviews and checks that are overdue or coming up, and what starts and ends.",
        headings=tuple(
            Heading(id=f"due-{within}", title=title) for within, title in titles.items() if whole or groups[within]
        ),
        searched=False,
    )


def _when(register: Register, one: Coming, today: str) -> str:
    """Where a row stands in the order of the list: its day, then its publisher."""
    about = register.publishers[one.publisher]
    day = "overdue" if one.overdue else days.in_words(max(one.day, today))
    return f"{day}, {about.get('short', about['title'])}"


def _group(one: Coming, today: str) -> str:
    if one.overdue:
        return _OVERDUE
    return next(str(most) for most, _ in _GROUPS if one.day <= coming.later(today, most))


def _section(within: str, title: str, rows: list[Html], *, always: bool) -> Html:
    """A heading with its rows. One that is always shown says when there are none."""
    none = element("p", "Nothing.", data_none=True, hidden=bool(rows)) if always else None
    return element(
        "section",
        element("h2", title, id=f"due-{within}"),
        none,
        element("ul", *rows, class_="due__rows"),
        data_within=within,
        hidden=not always and not rows,
    )


def _row(register: Register, one: Coming, today: str, root: str) -> Html:
    address = addresses.read(one.address)
    edition = f", edition {address.edition}" if address.edition else ""
    title = one.title if one.what == coming.EVENT else references.title_of(register, address, today) + edition
    path = references.path_of(register, address, today)
    link = element("a", title, href=f"{root}{path}", class_="due__title") if path else element("span", title)
    # What is overdue without a day of its own is so on any day; a meeting of this month is still ahead.
    due = (one.day if one.day < today else "") if one.overdue else max(one.day, today)
    return element(
        "li",
        element("p", link, f" {register.publishers[one.publisher]['title']}."),
        element("p", _said(register, one, today)),
        element("p", one.todo, class_="due__todo") if one.todo else None,
        class_="due__row",
        data_due=due,
        data_passed=_OVERDUE if one.what in _MUST_BE_DONE else _PAST,
    )


def _said(register: Register, one: Coming, today: str) -> str:
    """What falls on the day, in words that hold before and after it."""
    if one.what == coming.VERIFICATION:
        details = register.records[one.address].on(today)
        if details is not None and coming.verify_by(details) == "":
            return "Nobody has checked it yet."
    if one.what == coming.EVENT and one.day[-3:] == "-01" and ": in " in one.sentence:
        return f"Takes place in {days.in_words(one.day[:7])}."
    return f"{_WORDS[one.what]} {days.in_words(one.day)}."
