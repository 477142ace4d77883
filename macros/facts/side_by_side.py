"""One subject, publisher beside publisher: what the clauses of each say, how far they stand and how strict they are."""

from collections.abc import Iterator, Sequence

from decision_aids import strictness
from decision_aids.markup import Html, element, join
from macros import long_list, references, written
from macros.editions import parts
from macros.editions.called import called
from macros.facts import records, subjects
from macros.long_list import Part
from macros.page import Heading, Page
from macros.place import Place
from macros.time import standing
from schemas.comparing import subjects as comparing
from schemas.history import editions
from schemas.register import Edition, Record, Register

Clause = tuple[Edition, str, written.Value]
Said = dict[str, list[Clause]]

# What a part without a text says, each after a word that tells what it is. A question and an outcome need no such word.
_SAID = {"need": "Need", "response": "Response", "way_in": "Way in", "ask": "", "do": ""}
# What the first page of a subject takes to name a publisher that stands on a further one, in bytes.
_NAMED = 120


def pages(register: Register, publisher: str, today: str) -> Iterator[Page]:
    """A page for each subject that a publisher's file holds, and further ones where many publishers speak to it."""
    held = records.in_the_order_of_the_file(register, "subjects", publisher)
    if not held:
        return
    spoken = subjects.spoken(register, today)
    table = comparing.table(register, today, strictness.Strictness(register))
    judged = {(row.subject, cell.publisher): cell for row in table.rows for cell in row.cells}
    for record in held:
        said = spoken.get(str(record.address), [])
        by_publisher: dict[str, list[Clause]] = {}
        for each in said:
            by_publisher.setdefault(each[0].publisher, []).append(each)
        speaking = [word for word in _national_first(register) if word in by_publisher]

        def column(word: str, root: str, record: Record = record, own: Said = by_publisher) -> Html:
            place = Place(register=register, publisher=publisher, today=today, root=root)
            return element(
                "section",
                element("h2", _short(register, word), id=word),
                subjects.verdict(judged.get((str(record.address), word))),
                *(_clause(place, *each) for each in own[word]),
                class_="side",
            )

        every = long_list.parts(f"{publisher}/subjects/{record.address.part}/", speaking, column, reserved=_NAMED)
        outdated = not any(register.status(edition, today) in editions.STANDING for edition, _, _ in said)
        for part in every:
            place = Place(register=register, publisher=publisher, today=today, root=part.root)
            yield _page(place, record, part, every, outdated=outdated)


def _national_first(register: Register) -> list[str]:
    return sorted(register.publishers, key=lambda one: (register.publishers[one]["tier"] != "national", one))


def _page(place: Place, record: Record, part: Part[str], every: Sequence[Part[str]], *, outdated: bool) -> Page:
    register, publisher = place.register, place.publisher
    name = str(record.value["title"])
    title = long_list.titled(name, part, every)
    speaking = {word for one in every for word in one.held}
    silent = [_short(register, word) for word in _national_first(register) if word not in speaking]
    first = part.number == 1
    return Page(
        uri=part.uri,
        title=f"{title}: areas side by side",
        summary=str(record.value["question"]),
        outdated=outdated,
        headings=tuple(Heading(id=word, title=_short(register, word)) for word in part.held),
        text=join(
            (
                references.breadcrumbs(
                    place.root,
                    (_short(register, publisher), f"{publisher}/"),
                    ("Subjects side by side", f"{publisher}/subjects/"),
                    *long_list.crumbs(name, part, every),
                ),
                element("h1", long_list.titled(str(record.value["question"]), part, every)),
                element("p", "No clause on this is held from: ", ", ".join(silent), ".") if silent and first else None,
                long_list.all_parts(part, every, lambda word: _short(register, word)),
                element("div", *part.rows, class_="sides"),
                _elsewhere(register, part, every) if first else None,
                long_list.next_to(part, every),
                references.rests_on(place, written.lines(record.value, "cites")) if first else None,
            )
        ),
    )


def _elsewhere(register: Register, part: Part[str], every: Sequence[Part[str]]) -> Html | None:
    """Whoever stands on a further part, under the anchor that a link to the first page expects, and the way there."""
    rows = [
        element("li", element("a", _short(register, word), href=f"{part.root}{one.uri}#{word}"), id=word)
        for one in every[1:]
        for word in one.held
    ]
    if not rows:
        return None
    return join(
        (element("h2", "On further parts", id="page..parts"), element("ul", *rows, class_="choices choices--many"))
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
            element("p", element("strong", f"{label}. ") if label else None, text)
            for key, label in _SAID.items()
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
