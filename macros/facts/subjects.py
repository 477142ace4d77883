"""The subjects that every publisher's rules can be put side by side on, each with the clause that speaks to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from decision_aids import strictness
from decision_aids.markup import Html, element, join
from macros import long_list, written
from macros.editions.called import called
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from macros.time import publishers_compared, standing
from schemas import addresses, kinds
from schemas.comparing import subjects
from schemas.comparing.subjects import Cell
from schemas.register import Edition, Record, Register
from schemas.remembering.remembered import per_register

Spoken = dict[str, list[tuple[Edition, str, written.Value]]]
#: What each publisher asks on a subject, held against the national rule: by the address of the subject and publisher.
Judged = Mapping[tuple[str, str], Cell]

# More publishers than this make a table that no screen is wide enough for; each subject below says the same.
_MOST_COLUMNS = 4
# More clauses than these stand on the subject's own page.
_MOST_CLAUSES = 2
# What speaks to a subject but is not in force is held against no rule.
_ONLY_HISTORIC = "Nothing in force"


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The subjects below the title, each under an anchor that is its id; a table of all of them folded before."""
    held = records.in_the_order_of_the_file(place.register, "subjects", place.publisher)
    said = spoken(place.register, place.today)
    table = subjects.table(place.register, place.today, strictness.Strictness(place.register))
    judged = {(row.subject, cell.publisher): cell for row in table.rows for cell in row.cells}
    headings = tuple(Heading(id=one.address.part, title=str(one.value["title"])) for one in held)
    made = [_subject(place, one, said.get(str(one.address), []), judged) for one in held]
    national = place.register.publishers[place.publisher]["tier"] == "national"
    if national and len(table.publishers) <= _MOST_COLUMNS:
        glance = publishers_compared.between_publishers(table, place.root)
        made.insert(0, element("details", element("summary", "All subjects in one table"), glance, class_="contents"))
    return join(made), headings


def spoken(register: Register, today: str) -> Spoken:
    """The parts that speak to each subject, by its address: of each item the edition that its page shows."""
    found: Spoken = per_register(f"spoken on {today}", register, lambda: _spoken(register, today))
    return found


def _spoken(register: Register, today: str) -> Spoken:
    found: Spoken = {}
    for item in sorted(register.items):
        edition = register.in_force(item, today) or register.newest_historic(item)
        for word, one in _parts(edition) if edition else ():
            text = written.line(one, "subject")
            if text and edition:
                address = str(addresses.read(text, publisher=edition.publisher, file="subjects"))
                found.setdefault(address, []).append((edition, word, one))
    return found


def _parts(edition: Edition) -> Iterator[tuple[str, written.Value]]:
    for group in kinds.PARTS[edition.kind]:
        yield from written.inner(edition.value, group).items()


def _subject(place: Place, record: Record, spoken: list[tuple[Edition, str, written.Value]], judged: Judged) -> Html:
    register = place.register
    heard = {edition.publisher for edition, _, _ in spoken}
    many = len(heard) > long_list.FEW
    rows = (
        _counted(record, heard, judged)
        if many
        else [
            (
                _publisher(place, word),
                join(
                    (
                        verdict(judged.get((str(record.address), word))),
                        _clauses(place, record, [each for each in spoken if each[0].publisher == word]),
                    )
                ),
            )
            for word in sorted(heard)
        ]
    )
    silent = [str(about.get("short", about["title"])) for word, about in sorted(register.publishers.items())
              if word not in heard]  # fmt: skip
    return element(
        "section",
        element("h2", record.value["title"], id=record.address.part),
        element("p", record.value["question"], class_="question"),
        records.facts(*rows, ("No clause held", _publishers(len(silent)) if many and silent else ", ".join(silent))),
        # What it rests on stands there once. Here the same few sources would be described below nearly every subject.
        element("p", element("a", f"{record.value['title']}: areas side by side", href=f"{record.address.part}/")),
        class_="clause",
    )


def _counted(record: Record, heard: Iterable[str], judged: Judged) -> list[tuple[str, object]]:
    """How many publishers stand how to the national rule: the subject's own page says who, with the words of each."""
    cells = (judged.get((str(record.address), word)) for word in heard)
    found = Counter(
        _ONLY_HISTORIC if cell is None or cell.verdict == subjects.SILENT else publishers_compared.WORDS[cell.verdict]
        for cell in cells
    )
    order = (*publishers_compared.WORDS.values(), _ONLY_HISTORIC)
    return [(words, _publishers(found[words])) for words in order if found[words]]


def _publishers(count: int) -> str:
    return f"{count} publisher{'' if count == 1 else 's'}"


def _clauses(place: Place, record: Record, own: list[tuple[Edition, str, written.Value]]) -> Html:
    """A publisher's clauses on a subject; where they are many, the way to the page that has them with their words."""
    if len(own) > _MOST_CLAUSES:
        where = f"{record.address.part}/#{own[0][0].publisher}"
        return element("p", element("a", f"{len(own)} clauses", href=where))
    return element("ul", *(_clause(place, *each) for each in own))


def verdict(cell: Cell | None) -> Html | None:
    """How strict a publisher is on a subject, with the grounds; None where nothing of its own is in force."""
    if cell is None or cell.verdict == subjects.SILENT:
        return None
    words = publishers_compared.WORDS[cell.verdict]
    grounds = " ".join([*(one.sentence for one in cell.judgements), *([cell.note] if cell.note else [])])
    tag = element("strong", words, class_=f"verdict verdict--{cell.verdict}")
    return element("p", tag, f" {grounds}" if grounds else None)


def _publisher(place: Place, word: str) -> str:
    about = place.register.publishers[word]
    return str(about.get("short", about["title"]))


def _clause(place: Place, edition: Edition, word: str, one: written.Value) -> Html:
    link = element("a", f"{edition.title}, {called(one, word)}", href=f"{place.root}{edition.item}/#{word}")
    return element("li", link, " ", standing.tag(place.register, edition, place.today))
