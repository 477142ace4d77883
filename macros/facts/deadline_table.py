"""Deadlines as readers see them: a sentence beside what sets one, a short list, and the page that holds them all."""

from decision_aids import resolved
from decision_aids.markup import Html, element
from macros import days, references, table, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas import addresses
from schemas.history import details, editions
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
            _changes(one, place.today),
            id=f"{ANCHOR}{one.address.part}",
        )
        for one in held
    ]
    return element("ul", *rows, class_="deadlines") if rows else None


def sentence(place: Place, text: str, *, until: str = "") -> Html | None:
    """The deadline that a part sets, as a sentence with what is known to change of it; None when it sets none.

    What changes after the last day of an edition's life, ``until``, is another edition's; empty when it has no end.
    """
    if not text:
        return None
    address = addresses.read(text, publisher=place.publisher, file="deadlines")
    record = place.register.records[str(address)]
    rule = f": {rule_words(record.on(place.today))}."
    changes = _changes(record, place.today, until=until)
    return element("p", element("strong", "Deadline. "), _title(place, record), rule, changes, class_="deadline")


def rule_words(dated: written.Value | None) -> str:
    """A deadline's rule in words; one that has no details on the day says so."""
    return "no time is held for today" if dated is None else resolved.rule_words(dated)


def _changes(record: Record, today: str, *, until: str = "") -> Html | None:
    """Each known change of a rule after today, from its day: a page may be read long after it was built."""
    said = []
    before = record.on(today)
    for when, then in details.changes(record, today):
        if until and when > until:
            break
        if then is None:
            said.append(f" Ends on {days.in_words(editions.day_before(when))}.")
        elif before is None or rule_words(then) != rule_words(before):
            said.append(f" From {days.in_words(when)}: {rule_words(then)}.")
        before = then
    return element("span", *said, class_="deadline__changes") if said else None


def _title(place: Place, record: Record) -> Html:
    path = references.path_of(place.register, record.address, place.today)
    return element("a", record.value["title"], href=f"{place.root}{path}")


def _printed(record: Record, today: str) -> Html | None:
    dated = record.on(today)
    return element("span", f" {records.PRINTED}", class_="printed") if dated and not dated["effective_from"] else None


def _row(place: Place, record: Record) -> Html:
    given = records.details(record, place.today)
    rule = rule_words(record.on(place.today))
    changes = _changes(record, place.today)
    # The rule and its day say more than a note that something changes; that nobody vouches for it is said always.
    note = given.note if changes is None or given.note == records.PRINTED else ""
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
        table.cell("Rule", rule[0].upper() + rule[1:], ".", element("span", f" {note}", class_="printed"), changes),
        table.cell("Kept by", owner[0].upper() + owner[1:]),
        table.cell("Rests on", cited),
        id=record.address.part,
        role="row",
    )
