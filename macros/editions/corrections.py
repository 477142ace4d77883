"""What was corrected in an edition after it was published, told to readers before its text."""

from decision_aids.markup import Html, element, join
from macros import days, written
from macros.editions.called import called, in_words
from schemas.register import Edition, part

#: Keys of an edition that a correction may touch, as a reader says them.
_KEYS = {
    "review_by": "the review date",
    "effective_from": "the first day",
    "effective_to": "the last day",
    "agreed": "the day it was agreed",
    "published": "the day it was published",
    "withdrawn": "the day it was withdrawn",
    "signatures": "the signatures",
    "cites": "what it rests on",
    "part_held": "the note on what is held",
    "moved_from": "its address",
    "aid": "its address",
}


def told(edition: Edition) -> Html | None:
    """The corrections of an edition, the newest first; None where there was none."""
    made = [one for one in edition.value.get("corrections") or [] if isinstance(one, dict)]
    if not made:
        return None
    rows = [_row(edition, one) for one in reversed(made)]
    return element(
        "div",
        element("p", element("strong", "Corrected since it was published.")),
        element("ul", *rows),
        class_="banner banner--notice",
        role="note",
        id="page..corrections",
    )


def pointer(edition: Edition) -> Html | None:
    """One line that leads to the corrections, for a page whose first question comes before anything longer."""
    made = [one for one in edition.value.get("corrections") or [] if isinstance(one, dict)]
    if not made:
        return None
    day = days.in_words(written.line(made[-1], "made"))
    link = element("a", "What was corrected", href="#page..corrections")
    return element("p", f"Corrected on {day}. ", link, ".", class_="corrected")


def _row(edition: Edition, one: written.Value) -> Html:
    touched = join((_touched(edition, word) for word in written.lines(one, "touched")), between=", ")
    day = days.in_words(written.line(one, "made"))
    said = f"{day}, revision {one['revision']}: {written.line(one, 'reason')} "
    return element("li", said, element("span", "What it touched: ", touched, ".", class_="touched"))


def _touched(edition: Edition, word: str) -> Html:
    found = part(edition, word)
    if found is None:
        return element("span", _KEYS.get(word) or f"“{in_words(word)}”")
    # The steps of an aid have no names of their own on its page.
    if edition.kind == "aid":
        return element("span", called(found, word))
    return element("a", called(found, word), href=f"#{word}")
