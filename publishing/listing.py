"""``arrangements list``: every item and edition that is held, with its status on a day.

Records, such as contacts and deadlines, have no editions and no status, so they are not in this list;
``arrangements show PUBLISHER/contacts`` lists those of one file.

The JSON is one list of objects, one for each edition, sorted by item and edition:

    item            the item's address, such as north-glen/information-sharing-agreement
    edition         the edition's name, such as 2025-04
    kind            document, standards, levels, process, form or aid
    type            of a document: agreement, memorandum, protocol and so on; else null
    title           its title
    publisher       the publisher's folder, such as north-glen
    status          historic, draft, starts, in-force, review-overdue, superseded, ended or withdrawn
    effective_from, effective_to, review_by    days as 2025-04-01, or null
    published       {"revision", "published_on"} of its last publication, or null where it was never published
    clauses         each part in the order of the file: {"id", "number", "source"}; number and source may be null.
                    A part is a clause, statement, level, step, field, question or outcome. Its source is the address
                    of the source document it was read in, else of the first source that it, or its edition, cites.

No key is ever taken away or given another meaning; new ones may come.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from macros import days
from publishing import origins
from publishing.cannot_run import CannotRun
from publishing.table import in_columns
from schemas.history import editions, parts
from schemas.problems import nearest
from schemas.publication import published
from schemas.register import Edition, Register

Row = Mapping[str, Any]


def rows(register: Register, day: str, publisher: str | None = None) -> list[Row]:
    """Every edition held, as in the JSON.

    Args:
        register: what is held, or what was known on a day.
        day: the day whose status is given, as an ISO date.
        publisher: the folder of the one publisher to list, or None for all.

    Raises:
        CannotRun: there is no such publisher.

    """
    require_publisher(register, publisher)
    chosen = (item for item in sorted(register.items) if publisher in {None, item.partition("/")[0]})
    found: list[Row] = []
    for item in chosen:
        siblings = tuple(one.dates for one in register.items[item])
        found += (_row(register, one, editions.status(one.dates, siblings, day)) for one in register.items[item])
    return found


def require_publisher(register: Register, publisher: str | None) -> None:
    """Nothing, where a publisher is held or none was named.

    Raises:
        CannotRun: there is no such publisher; its text names the nearest.

    """
    known = {*register.publishers, *(item.partition("/")[0] for item in register.items)}
    if publisher is not None and publisher not in known:
        near = nearest(publisher, known)
        here = f"Did you mean {near}?" if near else f"Held are {', '.join(sorted(known))}."
        raise CannotRun(f"There is no publisher {publisher}. {here}")


def _row(register: Register, edition: Edition, status: str) -> Row:
    last = published.current(register, edition)
    return {
        "item": edition.item,
        "edition": edition.name,
        "kind": edition.kind,
        "type": edition.value.get("type"),
        "title": edition.title,
        "publisher": edition.publisher,
        "status": status,
        "effective_from": edition.dates.effective_from or None,
        "effective_to": edition.dates.effective_to or None,
        "review_by": edition.dates.review_by or None,
        "published": {"revision": last.number, "published_on": last.published_on} if last else None,
        "clauses": [
            {"id": name, "number": part.get("number"), "source": origins.source_of(register, edition, part)}
            for _, name, part in parts.every(edition)
        ],
    }


def as_text(register: Register, found: Sequence[Row]) -> str:
    """The same for a person: a table for each publisher."""
    if not found:
        return "No edition is held here."
    said = []
    for publisher, group in groupby(found, key=lambda one: one["publisher"]):
        title = register.publishers.get(publisher, {}).get("title", publisher)
        cells = [("item", "edition", "kind", "status", "from", "title"), *(_cells(one) for one in group)]
        said.append(f"{title} ({publisher})\n{in_columns(cells, indent='  ')}")
    items = len({one["item"] for one in found})
    counted = f"{items} item{'' if items == 1 else 's'}, {len(found)} edition{'' if len(found) == 1 else 's'}."
    return "\n\n".join((*said, counted))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row["item"].partition("/")[2],
        row["edition"],
        row["type"] or row["kind"],
        editions.WORDS[row["status"]],
        days.in_words(row["effective_from"]) if row["effective_from"] else "no date",
        row["title"],
    )
