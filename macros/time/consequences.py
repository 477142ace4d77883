"""What a change of an aid does for people: each smallest situation that ends otherwise, with its end before and now."""

from collections.abc import Sequence

from decision_aids import impact
from decision_aids.impact import Situation
from decision_aids.markup import Html, element


def section(found: Sequence[Situation]) -> Html:
    """Every situation in words under one heading; where there is none, that is said."""
    said = (
        element("p", _counted(len(found)), " Each has as few answers as can be.")
        if found
        else element("p", element("strong", "Nothing changes for people. "), impact.ALIKE)
    )
    return element(
        "section",
        element("h2", "What this change does", id="page..does"),
        said,
        *(_situation(number, one) for number, one in enumerate(found, start=1)),
        class_="comparison consequences",
    )


def _counted(count: int) -> Html:
    words = "situation comes" if count == 1 else "situations come"
    return element("strong", f"{count} {words} to something else.")


def _situation(number: int, one: Situation) -> Html:
    return element(
        "section",
        element("h3", f"Situation {number}"),
        element("p", "Someone who answers:", class_="change__label"),
        element("ul", *(element("li", words) for words in one.words)),
        element("p", element("strong", "Before: "), one.was),
        element("p", element("strong", "Now: "), one.now),
        class_="change change--material",
    )
