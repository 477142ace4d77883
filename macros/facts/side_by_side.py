"""One subject, publisher beside publisher: what the clauses of each say, how far they stand and how strict they are."""

from collections.abc import Iterator

from decision_aids import strictness
from decision_aids.markup import Html, element, join
from macros import references, written
from macros.editions import parts
from macros.editions.called import called
from macros.facts import records, subjects
from macros.page import Heading, Page, root_from
from macros.place import Place
from macros.time import standing
from schemas.comparing import subjects as comparing
from schemas.history import editions
from schemas.register import Edition, Register


def pages(register: Register, publisher: str, today: str) -> Iterator[Page]:
    """A page for each subject that a publisher's file holds."""
    held = records.in_the_order_of_the_file(register, "subjects", publisher)
    if not held:
        return
    spoken = subjects.spoken(register, today)
    table = comparing.table(register, today, strictness.Strictness(register))
    judged = {(row.subject, cell.publisher): cell for row in table.rows for cell in row.cells}
    national_first = sorted(register.publishers, key=lambda one: (register.publishers[one]["tier"] != "national", one))
    for record in held:
        uri = f"{publisher}/subjects/{record.address.part}/"
        place = Place(register=register, publisher=publisher, today=today, root=root_from(uri))
        said = spoken.get(str(record.address), [])
        title = str(record.value["title"])
        speaking = [word for word in national_first if any(edition.publisher == word for edition, _, _ in said)]
        silent = [_short(register, word) for word in national_first if word not in speaking]
        columns = [
            element(
                "section",
                element("h2", _short(register, word), id=word),
                subjects.verdict(judged.get((str(record.address), word))),
                *(_clause(place, *each) for each in said if each[0].publisher == word),
                class_="side",
            )
            for word in speaking
        ]
        yield Page(
            uri=uri,
            title=f"{title}: areas side by side",
            summary=str(record.value["question"]),
            outdated=not any(register.status(edition, today) in editions.STANDING for edition, _, _ in said),
            headings=tuple(Heading(id=word, title=_short(register, word)) for word in speaking),
            text=join(
                (
                    references.breadcrumbs(
                        place.root,
                        (_short(register, publisher), f"{publisher}/"),
                        ("Subjects side by side", f"{publisher}/subjects/"),
                        (title, ""),
                    ),
                    element("h1", title),
                    element("p", record.value["question"], class_="lede"),
                    element("p", "Say nothing on this: ", ", ".join(silent), ".") if silent else None,
                    element("div", *columns, class_="sides"),
                    references.rests_on(place, written.lines(record.value, "cites")),
                )
            ),
        )


def _short(register: Register, word: str) -> str:
    about = register.publishers[word]
    return str(about.get("short", about["title"]))


def _clause(place: Place, edition: Edition, word: str, one: written.Value) -> Html:
    """A clause with its words, under the document it stands in."""
    link = element("a", called(one, word), href=f"{place.root}{edition.item}/#{word}")
    said = parts.words(one)
    if said == (None, None):
        said = tuple(
            element("p", text)
            for key in ("need", "response", "way_in", "ask", "do")
            if (text := written.line(one, key))
        )
    return element(
        "article",
        element("h3", link),
        element("p", f"{edition.title} ", standing.tag(place.register, edition, place.today), class_="side__of"),
        *said,
        # The search never returns what is not so today before what is.
        data_search_exclude=edition.dates.historic or None,
    )
