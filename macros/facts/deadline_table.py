"""Deadlines as readers see them: a sentence beside what sets one, a short list, and the page that holds them all."""

from decision_aids import deadlines
from decision_aids.markup import Html, element
from macros import references, table, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas import addresses
from schemas.register import Record

#: A publisher's page lists its deadlines too, each under this and its id, which older links lead to.
ANCHOR = "deadline."


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """A publisher's deadlines below the title, each under an anchor that is its id."""
    held = records.of(place.register, "deadlines", place.publisher)
    head = ("Deadline", "Rule", "Kept by", "Rests on")
    rows = [_row(place, one) for one in held]
    return table.stacked("Deadlines", "How long, counted from what, and by whom", head, rows), ()


def short_list(place: Place) -> Html | None:
    """Every deadline of a publisher in a line: its title and its rule; None when it holds none."""
    held = records.of(place.register, "deadlines", place.publisher)
    rows = [
        element(
            "li",
            _title(place, one),
            f": {rule_words(one.on(place.today))}.",
            _printed(one, place.today),
            id=f"{ANCHOR}{one.address.part}",
        )
        for one in held
    ]
    return element("ul", *rows, class_="deadlines") if rows else None


def sentence(place: Place, text: str) -> Html | None:
    """The deadline that a part sets, as a sentence; None when it sets none."""
    if not text:
        return None
    address = addresses.read(text, publisher=place.publisher, file="deadlines")
    record = place.register.records[str(address)]
    rule = f": {rule_words(record.on(place.today))}."
    return element("p", element("strong", "Deadline. "), _title(place, record), rule, class_="deadline")


def rule_words(dated: written.Value | None) -> str:
    """A deadline's rule in words; one that has no details on the day says so."""
    if dated is None:
        return "no time is held for today"
    direction = "before" if "before" in dated else "after"
    return deadlines.in_words(
        deadlines.Rule(
            count=int(str(dated["count"])),
            unit=str(dated["unit"]),
            direction=direction,
            event=str(dated[direction]),
            event_words=written.line(dated, "event_words"),
            or_sooner=written.line(dated, "or_sooner"),
        )
    )


def _title(place: Place, record: Record) -> Html:
    path = references.path_of(place.register, record.address, place.today)
    return element("a", record.value["title"], href=f"{place.root}{path}")


def _printed(record: Record, today: str) -> Html | None:
    dated = record.on(today)
    return element("span", f" {records.PRINTED}", class_="printed") if dated and not dated["effective_from"] else None


def _row(place: Place, record: Record) -> Html:
    given = records.details(record, place.today)
    rule = rule_words(record.on(place.today))
    cited = references.cites(
        place.register,
        written.lines(given.value, "cites"),
        publisher=place.publisher,
        today=place.today,
        root=place.root,
    )
    owner = str(record.value["owner"])
    return element(
        "tr",
        element("th", record.value["title"], scope="row", role="rowheader"),
        table.cell("Rule", rule[0].upper() + rule[1:], ".", element("span", f" {given.note}", class_="printed")),
        table.cell("Kept by", owner[0].upper() + owner[1:]),
        table.cell("Rests on", cited),
        id=record.address.part,
        role="row",
    )
