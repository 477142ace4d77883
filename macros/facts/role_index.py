"""What am I responsible for? Every role of every publisher in one list, with how much each has to do, and where."""

from collections.abc import Iterator

from decision_aids.markup import Html, element, join
from macros import long_list, references, table, written
from macros.facts import bodies, records, responsibilities
from macros.page import Page
from schemas.register import Record, Register

URI = "roles/"
_HEAD = ("Role", "Publisher", "Duties", "Named in")
_FIRST = " Those of today come first. Historic ones are from old documents and say so. Roles only, never names."
_CAPTION = "Roles of today, then historic ones, each in the order of the alphabet"


def pages(register: Register, today: str) -> Iterator[Page]:
    """The page of every role, and further ones where they are many."""
    held = sorted(register.records_of("roles"), key=lambda one: _order(one, today))
    every = long_list.parts(URI, held, lambda one, root: _row(register, one, today, root))
    summary = "Every role in the documents held here, with its duties, the groups it sits on and the steps it takes."
    for part in every:
        title = long_list.titled("What is my role responsible for?", part, every)
        yield Page(
            uri=part.uri,
            title=title,
            summary=summary,
            text=join(
                (
                    references.breadcrumbs(part.root, *long_list.crumbs("Roles", part, every)),
                    element("h1", title),
                    element("p", summary, _FIRST, class_="lede"),
                    long_list.all_parts(part, every, lambda one: str(one.value["title"])),
                    table.stacked("Every role", _CAPTION, _HEAD, part.rows)
                    if part.rows
                    else element("p", "No role is held."),
                    long_list.next_to(part, every),
                )
            ),
        )


def _order(record: Record, today: str) -> tuple[bool, str, str]:
    """Whoever asks what they are responsible for is told first what holds today."""
    return _is_historic(record, today), str(record.value["title"]).casefold(), record.address.publisher


def _is_historic(record: Record, today: str) -> bool:
    return records.details(record, today).note == records.PRINTED


def _row(register: Register, record: Record, today: str, root: str) -> Html:
    given = records.details(record, today)
    about = register.publishers[record.address.publisher]
    duties = len(written.lines(given.value, "duties"))
    places = len(responsibilities.of(register, str(record.address)))
    historic = " (historic)" if _is_historic(record, today) else ""
    link = element("a", bodies.named(record), href=f"{root}{record.address.path}")
    return element(
        "tr",
        element("th", link, scope="row", role="rowheader"),
        table.cell(_HEAD[1], str(about.get("short", about["title"])), historic),
        table.cell(_HEAD[2], str(duties) if duties else "None listed"),
        table.cell(_HEAD[3], f"{places} place{'' if places == 1 else 's'}" if places else "Nowhere else"),
        role="row",
    )
