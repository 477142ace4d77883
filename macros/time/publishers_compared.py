"""Publishers side by side, subject by subject: the verdict in words, its grounds, and the clauses it rests on."""

from collections.abc import Iterator, Mapping

from decision_aids.markup import Html, element
from macros import table
from schemas.addresses import read
from schemas.comparing import subjects
from schemas.comparing.subjects import Cell, Row, Table

#: Each verdict as a reader is told it.
WORDS: Mapping[str, str] = {
    subjects.SAME: "The same",
    subjects.STRICTER: "Stricter",
    subjects.LOOSER: "Looser",
    subjects.SILENT: "Silent",
    subjects.DIFFERENT: "Cannot be ranked",
    subjects.NATIONAL: "The national rule",
}


def between_publishers(made: Table, root: str) -> Html:
    """A table with a row for each national subject and a column for each publisher; a narrow screen shows a list.

    ``root`` leads from the page to the site's root.
    """
    if not made.rows:
        return element("p", "No national subject is held, so there is nothing to put publishers side by side on.")
    return table.stacked(
        "Publishers side by side",
        "Each rule is held against the national one. What cannot be ranked is for a person to read.",
        ("Subject", *made.publishers.values()),
        (_row(made, one, root) for one in made.rows),
    )


def _row(made: Table, row: Row, root: str) -> Html:
    link = element("a", row.title, href=f"{root}{read(row.subject).path}")
    return element(
        "tr",
        element("th", link, element("span", row.question, class_="compared__question"), scope="row", role="rowheader"),
        *(table.cell(made.publishers[one.publisher], *_cell(one, root)) for one in row.cells),
        role="row",
    )


def _cell(cell: Cell, root: str) -> Iterator[Html]:
    yield element("strong", WORDS[cell.verdict], class_=f"verdict verdict--{cell.verdict}")
    said = [one.sentence for one in cell.judgements] + ([cell.note] if cell.note else [])
    yield from (element("p", one) for one in said)
    linked = [element("li", _link(one.address, f"{one.edition_title}, {one.called}", root)) for one in cell.clauses]
    historic = () if cell.clauses else cell.historic
    linked += [element("li", _link(one, f"Historic: {read(one).of_edition}", root)) for one in historic]
    if linked:
        yield element("ul", *linked)


def _link(address: str, words: str, root: str) -> Html:
    return element("a", words, href=f"{root}{read(address).path}")
