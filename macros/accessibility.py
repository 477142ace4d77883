"""What the accessibility statement says of its tests, from ``tested.json``, which is held to what the tests run.

Public bodies owe such a statement (the accessibility regulations of 2018). Nothing in it may claim what no test does.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from decision_aids.markup import Html, element, join
from macros import days

FILE = Path(__file__).with_name("tested.json")


@cache
def tested() -> dict[str, Any]:
    """The day of the statement, each check with the test that runs it, the types of page, what is known to fail."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Whoever runs this copy of the site, as ``extra`` in mkdocs.yml names them; either may not be filled in."""

    run_by: str
    corrections: str


def who_runs(publisher: Publisher) -> Html:
    """Whose site it is. A copy that nobody has put their name to says so."""
    if publisher.run_by:
        return element("p", f"This site is run by {publisher.run_by}, who answers for what stands here.")
    return element(
        "p",
        element("strong", "No organisation has put its name to this copy yet."),
        " Until one does, nobody has taken on the duties that this page describes. ",
        "Whoever publishes it has to fill in their name.",
    )


def whom_to_tell(publisher: Publisher, root: str) -> Html:
    """The way to say that something cannot be used, or that there is none yet, with what to do meanwhile."""
    if publisher.corrections:
        address = publisher.corrections.replace("{title}", "Accessibility").replace("{body}", "")
        return element("p", element("a", "Write to those who keep these pages", href=address), ".")
    return element(
        "p",
        element("strong", "No address is set for this copy yet."),
        " Use ",
        element("a", "the page for mistakes", href=f"{root}correction/"),
        ", which is printed and given to those who keep these pages for your partnership.",
    )


def known_failures() -> Html:
    """What is known not to meet the standard, each with why and what to do instead."""
    failing = tested()["known_failures"]
    if not failing:
        return element("p", "The tests named below find no failure, and we know of none that they miss.")
    rows = (element("li", element("strong", one["what"]), f" {one['why']} {one['instead']}") for one in failing)
    return element("ul", *rows)


def checks() -> Html:
    """Every check in words."""
    return element("ul", *(element("li", one["says"]) for one in tested()["checks"]))


def page_types() -> Html:
    """How many types of page are looked at, and which, to unfold."""
    named = tested()["pages"].values()
    listed = element("ul", *(element("li", one) for one in named))
    return element("details", element("summary", f"The {len(named)} types of page"), listed)


def prepared() -> Html:
    """The day on which the statement was prepared."""
    return join((days.in_words(tested()["prepared"]),))


#: What the statement calls by name and that needs nothing of the page.
LISTS = (known_failures, checks, page_types, prepared)
