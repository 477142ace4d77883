"""What am I responsible for? Every role of every publisher in one list, with how much each has to do, and where."""

from decision_aids.markup import Html, element, join
from macros import references, table, written
from macros.facts import bodies, records, responsibilities
from macros.page import Page, root_from
from schemas.register import Record, Register

URI = "roles/"
_HEAD = ("Role", "Publisher", "Duties", "Named in")


def page(register: Register, today: str) -> Page:
    """The page of every role."""
    root = root_from(URI)
    held = sorted(
        register.records_of("roles"), key=lambda one: (str(one.value["title"]).casefold(), one.address.publisher)
    )
    rows = [_row(register, one, today, root) for one in held]
    summary = "Every role in the documents held here, with its duties, the groups it sits on and the steps it takes."
    return Page(
        uri=URI,
        title="What is my role responsible for?",
        summary=summary,
        text=join(
            (
                references.breadcrumbs(root, ("Roles", "")),
                element("h1", "What is my role responsible for?"),
                element("p", summary, " Roles only, never names.", class_="lede"),
                table.stacked("Every role", "In the order of the alphabet", _HEAD, rows)
                if rows
                else element("p", "No role is held."),
            )
        ),
    )


def _row(register: Register, record: Record, today: str, root: str) -> Html:
    given = records.details(record, today)
    about = register.publishers[record.address.publisher]
    duties = len(written.lines(given.value, "duties"))
    places = len(responsibilities.of(register, str(record.address)))
    historic = " (historic)" if given.note == records.PRINTED else ""
    link = element("a", bodies.named(record), href=f"{root}{record.address.path}")
    return element(
        "tr",
        element("th", link, scope="row", role="rowheader"),
        table.cell(_HEAD[1], str(about.get("short", about["title"])), historic),
        table.cell(_HEAD[2], str(duties) if duties else "None listed"),
        table.cell(_HEAD[3], f"{places} place{'' if places == 1 else 's'}" if places else "Nowhere else"),
        role="row",
    )
