"""What is due and overdue: reviews, numbers to ring again, editions that start and end, tables that run out."""

from collections.abc import Iterator

from decision_aids.markup import Html, element, join
from macros import days, references
from macros.page import Heading, Page, root_from
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
    """The one page; a script moves its rows to the heading that they have on the reader's day."""
    root = root_from(URI)
    rows = coming.coming(register, today, AHEAD)
    groups: dict[str, list[Html]] = {_OVERDUE: [], _PAST: [], **{str(days_): [] for days_, _ in _GROUPS}}
    for one in rows:
        groups[_group(one, today)].append(_row(register, one, today, root))
    sections = [
        _section(_OVERDUE, "Overdue", groups[_OVERDUE]),
        *(_section(str(most), title, groups[str(most)]) for most, title in _GROUPS),
        _section(_PAST, "Since these pages were made", groups[_PAST], hidden=True),
    ]
    yield Page(
        uri=URI,
        title="What is due",
        text=join(
            (
                references.breadcrumbs(root, ("What is due", "")),
                element("h1", "What is due"),
                element(
                    "p",
                    "Reviews and checks that are overdue or coming up, and what starts and ends, as on ",
                    clock.day(today),
                    ". Worked out from the data of ",
                    days.in_words(today),
                    " for a year ahead.",
                    class_="lede",
                ),
                *sections,
            )
        ),
        summary="Reviews and checks that are overdue or coming up, and what starts and ends.",
        headings=(Heading(id="due-overdue", title="Overdue"), *(Heading(id=f"due-{n}", title=t) for n, t in _GROUPS)),
        searched=False,
    )


def _group(one: Coming, today: str) -> str:
    if one.overdue:
        return _OVERDUE
    return next(str(most) for most, _ in _GROUPS if one.day <= coming.later(today, most))


def _section(within: str, title: str, rows: list[Html], *, hidden: bool = False) -> Html:
    """A heading with its rows. One that is always shown says when there are none."""
    none = None if hidden else element("p", "Nothing.", data_none=True, hidden=bool(rows))
    return element(
        "section",
        element("h2", title, id=f"due-{within}"),
        none,
        element("ul", *rows, class_="due__rows"),
        data_within=within,
        hidden=hidden,
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
