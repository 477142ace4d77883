"""The page of a document: its clauses in order, each under its own anchor, with what it cites and its standing."""

from decision_aids import deadlines
from decision_aids.markup import Html, element, join
from macros import contacts, references, standing, written
from macros.page import Heading
from schemas import addresses
from schemas.register import Edition, Register

# A document of fewer clauses can be seen whole, so a list of its parts would only stand in the way.
_ENOUGH_FOR_A_LIST = 6


def document(register: Register, edition: Edition, today: str, root: str) -> tuple[Html, tuple[Heading, ...]]:
    """The content of a document's page below its title, and the headings in it."""
    groups: dict[str, list[str]] = {}
    clauses = written.inner(edition.value, "clauses")
    for word, one in clauses.items():
        groups.setdefault(written.line(one, "under") or "What it says", []).append(word)
    headings: list[Heading] = []
    parts: list[Html] = []
    for number, (under, words) in enumerate(groups.items(), start=1):
        # A heading's own words may change; the number of the group keeps its anchor free of any clause's id.
        headings.append(Heading(id=f"part..{number}", title=under))
        parts.append(element("h2", under, id=f"part..{number}"))
        for word in words:
            headings.append(Heading(id=word, title=_heading(clauses[word]), level=3))
            parts.append(_clause(register, edition, word, today, root))
    part_held = written.line(edition.value, "part_held")
    return join(
        (
            standing.banner(register, edition, today, root) or "",
            element("p", element("strong", "Part of the document. "), part_held, class_="banner banner--notice")
            if part_held
            else "",
            _contents(groups, edition) if len(clauses) >= _ENOUGH_FOR_A_LIST else "",
            *parts,
        )
    ), tuple(headings)


def _heading(clause: written.Value) -> str:
    return f"{clause['number']}: {clause['title']}"


def _contents(groups: dict[str, list[str]], edition: Edition) -> Html:
    clauses = written.inner(edition.value, "clauses")
    rows = [
        element("li", element("a", _heading(clauses[word]), href=f"#{word}"))
        for words in groups.values()
        for word in words
    ]
    return element(
        "details", element("summary", f"All {len(rows)} clauses held"), element("ul", *rows), class_="contents"
    )


def _clause(register: Register, edition: Edition, word: str, today: str, root: str) -> Html:
    one = written.inner(edition.value, "clauses")[word]
    points = [element("li", point) for point in written.lines(one, "points")]
    publisher = edition.publisher
    cited = references.cites(register, written.lines(one, "cites"), publisher=publisher, today=today, root=root)
    text = written.line(one, "text")
    return element(
        "section",
        element(
            "h3",
            element("a", one["number"], href=f"#{word}", class_="clause__number"),
            " ",
            element("span", one["title"], class_="clause__title"),
            id=word,
        ),
        element("p", text if not points or text.endswith((".", ":")) else f"{text}:"),
        element("ul", *points) if points else None,
        _deadline(register, edition, written.line(one, "deadline"), today, root),
        _contact(register, edition, written.line(one, "contact"), today),
        element("div", element("p", "Rests on", class_="cites__label"), cited, class_="cites") if cited else None,
        class_="clause",
    )


def _deadline(register: Register, edition: Edition, text: str, today: str, root: str) -> Html | None:
    if not text:
        return None
    address = addresses.read(text, publisher=edition.publisher, file="deadlines")
    record = register.records[str(address)]
    title = element("a", record.value["title"], href=f"{root}{references.path_of(address)}")
    return element("p", element("strong", "Deadline. "), title, f": {rule_words(record.on(today))}.", class_="deadline")


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


def _contact(register: Register, edition: Edition, text: str, today: str) -> Html | None:
    if not text:
        return None
    address = str(addresses.read(text, publisher=edition.publisher, file="contacts"))
    return contacts.plain_list(one for one in contacts.held(register, today) if one["address"] == address)
