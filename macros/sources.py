"""A publisher's page of sources: what each Act, guidance or document says, how it was read and how far it holds."""

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from macros import days, written
from macros.page import Heading
from schemas import addresses
from schemas.register import Record, Register


def page(register: Register, publisher: str, today: str, root: str) -> tuple[Html, tuple[Heading, ...]]:
    """The sources of a publisher below the title, each under an anchor that is its id."""
    records = of(register, publisher)
    headings = tuple(Heading(id=one.address.part, title=written.line(one.value, "title")) for one in records)
    return join(_source(register, one, today, root) for one in records), headings


def of(register: Register, publisher: str) -> tuple[Record, ...]:
    """The sources that a publisher's own file holds."""
    return tuple(one for one in register.records_of("sources") if one.address.publisher == publisher)


def _source(register: Register, record: Record, today: str, root: str) -> Html:
    one = record.value
    status = written.line(one, "status")
    words = str(surroundings.citation(register, str(record.address), today)["standing"])
    rows: list[tuple[str, object]] = [("Standing", words[0].upper() + words[1:])]
    begins = written.line(one, "in_force_from")
    rows += [("In force from", days.in_words(begins))] if begins else []
    newer = written.line(one, "superseded_by")
    if newer:
        address = addresses.read(newer, publisher=record.address.publisher, file="sources")
        title = register.records[str(address)].value["title"]
        rows.append(("Replaced by", element("a", title, href=f"{root}{address.path}")))
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
        if status in {"unconfirmed", "not-commenced"}
        else None,
        element("dl", join(element("div", element("dt", name), element("dd", value)) for name, value in rows)),
        class_="source provenance",
    )
