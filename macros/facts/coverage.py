"""How much of its source document a publisher holds: each part of the source, and what holds it or why nothing does."""

from decision_aids.markup import Html, element
from macros import references, table, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Record


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The rows below the title, in the order of the source, with how many of them are held."""
    rows = records.in_the_order_of_the_file(place.register, "coverage", place.publisher)
    held = sum("held" in one.value for one in rows)
    file = rows[0].reading.value
    source = written.line(file, "source") if isinstance(file, dict) else ""
    summary = element(
        "p",
        "Of ",
        references.link(place, source, file="sources"),
        f", all {len(rows)} parts are held here."
        if held == len(rows)
        else f", {held} of {len(rows)} parts are held here. For each of the others the reason stands beside it.",
    )
    head = ("Lines", "What stands there", "Where it is held")
    parts = [_row(place, one) for one in rows]
    return element("div", summary, table.stacked("Coverage", "Every part of the source, in its order", head, parts)), ()


def _row(place: Place, record: Record) -> Html:
    one = record.value
    addresses = [references.link(place, text, file="") for text in written.lines(one, "held")]
    where: object = element("ul", *(element("li", link) for link in addresses)) if addresses else None
    left_out = written.line(one, "left_out")
    return element(
        "tr",
        element("th", record.address.part, scope="row", role="rowheader", data_label="Lines"),
        table.cell("What stands there", one["label"]),
        table.cell("Where it is held", where or "", f"Left out: {left_out}" if left_out else ""),
        id=record.address.part,
        role="row",
    )
