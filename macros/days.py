"""Dates as a reader says them: ``2026-11-22`` is *22 November 2026*, ``2020-10`` is *October 2020*."""

from datetime import date


def in_words(day: str) -> str:
    """A date in words, in the grain it was written in: a day, a month or a year."""
    match day.split("-"):
        case [_, _, _]:
            given = date.fromisoformat(day)
            return f"{given.day} {given:%B %Y}"
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return day
