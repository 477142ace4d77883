"""The glossary of a publisher: each term with its abbreviation, what it means and the other words for it."""

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Record

# A glossary of fewer terms can be looked through whole, so letters would only stand in the way.
_ENOUGH_FOR_LETTERS = 20


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The terms below the title in the order of the alphabet, each under an anchor that is its id."""
    held = records.of(place.register, "terms", place.publisher)
    if len(held) < _ENOUGH_FOR_LETTERS:
        shared = records.shared_note(place, held)
        return join((records.above_all(shared), _list(place, held, shared), _national(place))), ()
    letters: dict[str, list[Record]] = {}
    for one in held:
        letters.setdefault(str(one.value["title"])[0].upper(), []).append(one)
    ways = [element("li", element("a", letter, href=f"#letter..{letter}")) for letter in letters]
    parts = [
        join((element("h2", letter, id=f"letter..{letter}"), _list(place, own))) for letter, own in letters.items()
    ]
    headings = tuple(Heading(id=f"letter..{letter}", title=letter) for letter in letters)
    jump = element("nav", element("ul", *ways), class_="letters", aria_label="Letters")
    return join((jump, *parts, _national(place))), headings


def _list(place: Place, held: list[Record] | tuple[Record, ...], shared: str = "") -> Html:
    return element("dl", *(_term(place, one, shared) for one in held), class_="terms")


def _term(place: Place, record: Record, shared: str) -> Html:
    given = records.details(record, place.today)
    # Briefly, so that a long glossary stays quick to look through.
    rests = references.rests_on_briefly(place, written.lines(given.value, "cites"))
    short, also = written.line(record.value, "short"), written.lines(record.value, "also")
    return element(
        "div",
        element(
            "dt",
            element("dfn", record.value["title"]),
            element("span", f" ({short})", class_="terms__short") if short else None,
        ),
        element("dd", given.value["means"]),
        element("dd", "Also called ", ", ".join(also), ".", class_="terms__also") if also else None,
        element("dd", given.note, class_="printed") if given.note and not shared else None,
        _printed(place, given.value),
        element("dd", rests, class_="terms__also") if rests else None,
        id=record.address.part,
    )


def _printed(place: Place, value: written.Value) -> Html | None:
    source = records.printed_in(place, value)
    return element("dd", "Printed in ", source, ".", class_="terms__also") if source else None


def _national(place: Place) -> Html | None:
    """The way to the national glossary, from any other."""
    register = place.register
    held = {one.address.publisher for one in register.records_of("terms")}
    national = [one for one in sorted(held) if register.publishers[one]["tier"] == "national"]
    if not national or place.publisher in national:
        return None
    link = element("a", "the national glossary", href=f"{place.root}{national[0]}/terms/")
    return element("p", "For words that all areas share see ", link, ".")
