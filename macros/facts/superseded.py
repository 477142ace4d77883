"""What old documents say that is not so now: each statement with the rule of today and the danger of the old one."""

from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Record


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The statements below the title, each under an anchor that is its id.

    Every heading says first that it is not so, because a heading is read alone: in a menu, in a search, at a glance.
    """
    held = records.in_the_order_of_the_file(place.register, "superseded-statements", place.publisher)
    headings = tuple(Heading(id=one.address.part, title=_heading(one)) for one in held)
    return join(_statement(place, one) for one in held), headings


def _heading(record: Record) -> str:
    return f"No longer so: {record.value['said']}"


def _statement(place: Place, record: Record) -> Html:
    one = record.value
    since, now_in = written.line(one, "since"), written.line(one, "now_in")
    found = [element("li", references.link(place, text, file="sources")) for text in written.lines(one, "found_in")]
    return element(
        "section",
        element("h2", _heading(record), id=record.address.part),
        element("p", element("strong", "Now: "), one["now"], class_="superseded__now"),
        records.facts(
            ("What could go wrong", one["danger"]),
            ("No longer so since", days.in_words(since) if since else "The day is not known"),
            ("The rule of today", references.link(place, now_in, file="sources") if now_in else None),
            ("Found in", element("ul", *found) if found else None),
        ),
        references.rests_on(place, written.lines(one, "cites")),
        element(
            "details",
            element("summary", "Words that give it away"),
            # What an old document prints stands as it prints it: no abbreviation in it is spelt out.
            element("p", ", ".join(f"“{text}”" for text in written.lines(one, "words")), ".", data_plain=True),
        ),
        class_="clause superseded",
    )
