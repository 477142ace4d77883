"""A publisher's page of sources: what each Act, guidance or document says, how it was read and how far it holds."""

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.checks import currency
from schemas.register import Record


def page(place: Place) -> tuple[Html, tuple[Heading, ...]]:
    """The sources of a publisher below the title, each under an anchor that is its id."""
    held = records.of(place.register, "sources", place.publisher)
    headings = tuple(Heading(id=one.address.part, title=written.line(one.value, "title")) for one in held)
    return join(_source(place, one) for one in held), headings


def _source(place: Place, record: Record) -> Html:
    one = record.value
    standing = currency.standing(one, place.today)
    words = str(surroundings.citation(place.register, str(record.address), place.today)["standing"])
    rows: list[tuple[str, object]] = [("Standing", words[0].upper() + words[1:])]
    begins = written.line(one, "in_force_from")
    rows += [("In force from", days.in_words(begins))] if begins else []
    newer = written.line(one, "superseded_by")
    if newer:
        rows.append(("Replaced by", references.link(place, newer, file="sources")))
        since = written.line(one, "superseded_from")
        rows += [("Replaced on", days.in_words(since))] if since else []
    verified = written.line(one, "last_verified")
    rows.append(("Last verified", days.in_words(verified) if verified else "Not verified"))
    how = written.line(one, "how")
    rows += [("How it was read", how)] if how else []
    web = written.line(one, "web")
    rows += [("On the web", element("a", web, href=web, rel="noreferrer"))] if web else []
    return element(
        "section",
        element("h2", one["title"], id=record.address.part),
        element("p", written.line(one, "says")) if one.get("says") else None,
        element(
            "p",
            element("strong", "Not confirmed in force. No page treats it as settled."),
            class_="banner banner--notice",
        )
        if standing in {currency.SOURCE_UNCONFIRMED, currency.SOURCE_NOT_COMMENCED}
        else None,
        element("dl", join(element("div", element("dt", name), element("dd", value)) for name, value in rows)),
        class_="source provenance",
    )
