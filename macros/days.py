"""Dates as a reader says them: ``2026-11-22`` is *22 November 2026*, ``2020-10`` is *October 2020*."""

from datetime import date


def in_words(day: str) -> str:
    """A date in words, in the grain it was written in: a day, a month or a year."""
    match day.split("-"):
        case [_, _, _]:
            given = date.fromisoformat(day)
            return f"{given.day} {given:%B %Y}"
        # A source may print two years in one, such as 2019-20: what is no month stays as it is.
        case [year, month] if 1 <= int(month) <= 12:  # noqa: PLR2004 - the months of a year
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return day
