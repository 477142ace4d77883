"""``arrangements sign-off``: one page to print for the people who sign an edition.

It puts together what other rooms say of the edition and holds no rule of its own.
"""

from collections.abc import Iterator

from decision_aids.checking import Checked
from decision_aids.command_line import WRONG
from decision_aids.compiler import Compiled
from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.editions import content, lineage
from macros.facts import records
from macros.place import Place
from macros.time import comparisons, timeline
from publishing import aid_to_sign, paper
from publishing.cannot_run import CannotRun
from publishing.impact import before
from schemas.addresses import find
from schemas.checks import signatures
from schemas.history import editions
from schemas.problems import nearest_address
from schemas.publication import published
from schemas.register import Edition, Register

_HEAD = ("Role", "Signs for", "Signature", "Date")
# Where a file asks for no signature there is still room for somebody to sign.
_ROOM = 3


def page(checked: Checked, item: str, name: str | None, day: str) -> Html:
    """The whole page as one HTML document.

    Args:
        checked: the data folder, checked as on the day.
        item: the item, such as ``north-glen/which-level``; its edition may be named in it.
        name: the edition; the newest when None.
        day: the day that counts as today, as an ISO date.

    Raises:
        CannotRun: there is no such item or edition, nobody signs it, or the check finds an error.

    """
    register = checked.held.register
    edition = _edition(register, item, name)
    if edition.dates.historic:
        raise CannotRun(f"{edition.address} is historic: it is held as a source, and nobody signs it.")
    if checked.errors:
        raise CannotRun(f"No page was made. Errors: {len(checked.errors)}. Run arrangements check.", WRONG)
    aids = {one.edition.address: one for one in checked.held.aids}
    place = Place(register=register, publisher=edition.publisher, today=day, root="")
    return paper.document(
        f"For signature: {edition.title}, edition {edition.name}",
        element("h1", edition.title),
        element("p", f"For signature. {register.publishers[edition.publisher]['title']}."),
        element("p", written.line(edition.value, "summary")),
        _edition_itself(place, edition),
        _to_sign(place, edition),
        _warned(checked, edition),
        _changes(place, aids, edition),
        *_says(place, aids, edition),
    )


def _edition(register: Register, item: str, name: str | None) -> Edition:
    address = find(item, publisher="")
    whole = address.of_item if address else item
    held = register.items.get(whole)
    if held is None or address is None:
        near = nearest_address(item, register.items)
        raise CannotRun(f"There is no {item}. {f'Did you mean {near}?' if near else 'See arrangements list.'}")
    named = name or address.edition
    if not named:
        return timeline.in_order(held)[-1]
    found = next((one for one in held if one.name == named), None)
    if found is None:
        known = ", ".join(one.name for one in held)
        raise CannotRun(f"There is no edition {named} of {whole}. Held are: {known}.")
    return found


def _edition_itself(place: Place, edition: Edition) -> Html:
    """Its dates and its status on the day."""
    register, dates = place.register, edition.dates
    last = published.current(register, edition)
    told = days.in_words(last.published_on) if last else "Not yet"
    return element(
        "section",
        element("h2", "The edition"),
        records.facts(
            ("Address", edition.address),
            (f"Status on {days.in_words(place.today)}", editions.WORDS[register.status(edition, place.today)]),
            ("Agreed", days.in_words(dates.agreed) if dates.agreed else "Not yet"),
            ("In force from", days.in_words(dates.effective_from) if dates.effective_from else "No day is set"),
            ("In force to", days.in_words(dates.effective_to) if dates.effective_to else None),
            ("To be reviewed by", days.in_words(dates.review_by) if dates.review_by else "No day is set"),
            ("Takes the place of", f"edition {edition.value['supersedes']}" if "supersedes" in edition.value else None),
            ("Published", f"{told}, revision {last.number}" if last else told),
        ),
    )


def _to_sign(place: Place, edition: Edition) -> Html:
    """A row for each signature that is asked for, with room to sign; where none is asked for, empty rows."""
    asked = signatures.matrix(edition)
    rows: list[tuple[str, ...]] = [
        (
            references.link(place, one.role, file="roles"),
            references.link(place, one.body, file="bodies"),
            "" if one.required else "It may be in force without this signature.",
            f"Signed on {days.in_words(one.signed)}" if one.signed else "",
        )
        for one in asked
    ] or [("",) * len(_HEAD)] * _ROOM
    said = "Everyone named here is asked to sign." if asked else "The edition names nobody who has to sign."
    return element(
        "section",
        element("h2", "Signatures"),
        element("p", said),
        element(
            "table",
            element("thead", element("tr", *(element("th", one, scope="col") for one in _HEAD))),
            element("tbody", *(element("tr", *(element("td", cell) for cell in row)) for row in rows)),
            class_="to-sign",
        ),
    )


def _warned(checked: Checked, edition: Edition) -> Html | None:
    """What the check warns of in the edition's own file: no error, and worth knowing before one signs."""
    mine = [one for one in checked.problems if one.file == edition.reading.file]
    if not mine:
        return None
    rows = (element("li", f"{one.sentence} {one.fix}") for one in mine)
    return element("section", element("h2", "What the check warns of"), element("ul", *rows))


def _changes(place: Place, aids: dict[str, Compiled], edition: Edition) -> Html:
    """What the edition changes beside the one before it."""
    older = before(place.register, edition)
    if older is None:
        said = element("p", "No edition before this one is held, so there is nothing to compare it with.")
        return element("section", element("h2", "What it changes"), said, class_="part")
    title = f"What it changes beside edition {older.name}"
    made = comparisons.body(place.register, aids, older, edition, place.today, place.root)
    return element("section", element("h2", title), made, class_="part")


def _says(place: Place, aids: dict[str, Compiled], edition: Edition) -> Iterator[Html]:
    """All that the edition says: an aid way by way, everything else part by part."""
    if edition.kind == "aid":
        yield from aid_to_sign.sections(place, aids[edition.address])
        return
    text, _ = content.of(place, edition)
    yield element("section", element("h2", "What it says"), join((text, lineage.foot(place, edition))), class_="part")
