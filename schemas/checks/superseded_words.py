"""Words that are no longer so: a current edition that still uses them would tell its readers the old rule."""

import re
from collections.abc import Iterator
from functools import partial

from schemas.checks.currency import is_current
from schemas.checks.prose import normalised, says_now, whole, words
from schemas.problems import Problem
from schemas.register import Edition, Record, Register
from schemas.remembering.remembered import per_edition


def superseded_words(register: Register, day: str) -> Iterator[Problem]:
    """An error for each text of a current edition that uses the words of a superseded statement.

    A statement of a national publisher is about everybody, any other only about its own publisher's editions. It
    counts from its `since` on, and always where that is not known; an edition still to start is looked at as on its
    first day.
    """
    national = {one for one, value in register.publishers.items() if value["tier"] == "national"}
    statements = [(one, patterns(one)) for one in register.records_of("superseded-statements")]
    for held in register.items.values() if statements else ():
        for edition in held:
            if not is_current(register, edition, day):
                continue
            said: str = per_edition("vocabulary", edition, partial(_vocabulary, edition))
            looked_at = max(day, edition.dates.effective_from)
            for statement, forms in statements:
                about = statement.address.publisher in {edition.publisher, *national}
                if about and (statement.value["since"] or "") <= looked_at:
                    possible = [form for form in forms if all(f" {one} " in said for one in words(form))]
                    if possible:
                        yield from _used(edition, statement, [(form, forms[form]) for form in possible])


def patterns(statement: Record) -> dict[str, re.Pattern[str]]:
    """What finds each of a statement's words in a normalised text, and finds them only whole."""
    return {form: re.compile(rf"(?<!\w){re.escape(normalised(form))}(?!\w)") for form in statement.value["words"]}


def _vocabulary(edition: Edition) -> str:
    """Every word in an edition's file, once, with a space on each side: it uses no phrase whose words are not here."""
    return f" {' '.join(sorted({*words(whole(edition.value))}))} "


def _used(edition: Edition, statement: Record, possible: list[tuple[str, re.Pattern[str]]]) -> Iterator[Problem]:
    for path, text in says_now(edition.value):
        plain = normalised(text)
        form = next((form for form, pattern in possible if pattern.search(plain)), None)
        if form is None:
            continue
        since, where = statement.value["since"], statement.value.get("now_in")
        out_of_date = f"has been out of date since {since}" if since else "is out of date"
        yield edition.reading.problem(
            path,
            code="superseded-words",
            sentence=f"“{form}” {out_of_date}: {statement.value['now']}",
            fix=f"Say what is so now{f'; it stands at {where}' if where else ''}.",
        )
