"""Every situation unfolded, one below another: the start page as a plain list, for the search and for paper."""

from decision_aids.markup import Html, element, join
from macros import written
from macros.facts import records, subjects
from macros.page import Heading
from macros.place import Place
from macros.start import situation
from schemas.register import Record

#: Before the other words of a situation, which its page has last.
ALSO = "People also say: "


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The situations below the title in the order of the file, each under an anchor that is its id."""
    held = records.in_the_order_of_the_file(place.register, "situations", place.publisher)
    spoken = subjects.spoken(place.register, place.today)
    headings = tuple(Heading(id=one.address.part, title=str(one.value["title"])) for one in held)
    return join(_situation(place, one, spoken) for one in held), headings


def _situation(place: Place, record: Record, spoken: subjects.Spoken) -> Html:
    also = written.lines(record.value, "also")
    # The national list is for every area; an area's own begins with its numbers.
    area = "" if place.register.publishers[place.publisher]["tier"] == "national" else place.publisher
    return element(
        "section",
        element("h2", record.value["title"], id=record.address.part),
        situation.answer(place, record, area, spoken),
        element("p", ALSO, ", ".join(also), ".", class_="terms__also") if also else None,
        class_="clause",
    )
