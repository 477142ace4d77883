"""The standing of an edition as a reader sees it: its status in a word, its banner, and the block of facts below it."""

import json

from decision_aids.markup import Html, element, join
from macros import days, references, written
from schemas import addresses, editions
from schemas.register import Edition, Register


def tag(register: Register, edition: Edition, today: str) -> Html:
    """The status of an edition in a word or two, never by colour alone."""
    status = register.status(edition, today)
    return element("span", editions.WORDS[status].capitalize(), class_=f"tag tag--{status}")


def line(register: Register, edition: Edition, today: str) -> Html:
    """Status and dates in one line, with the whole timeline for a script that knows the reader's own date.

    Without JavaScript the dates speak for themselves, and the day the status was worked out is named.
    """
    dates = edition.dates
    said: list[object] = []
    for words, day in (
        ("In force from", "" if dates.historic else dates.effective_from),
        ("Ends on", dates.effective_to),
        ("Withdrawn on", dates.withdrawn),
        ("To be reviewed by", dates.review_by),
    ):
        if day:
            said.append(f" {words} {days.in_words(day)}.")
    held = written.one(edition.value, "held_as_source")
    if held:
        printed = written.line(held, "printed")
        said.append(f" Printed {days.in_words(printed)}." if printed else " Its source prints no date.")
    timeline = editions.timeline(dates, register.siblings(edition))
    said.append(f" Status as on {days.in_words(today)}.")
    return element(
        "p",
        tag(register, edition, today),
        f" Edition {edition.name}.",
        element("span", *said, class_="standing__dates"),
        class_="standing",
        data_timeline=json.dumps(timeline),
    )


def banner(register: Register, edition: Edition, today: str, root: str) -> Html | None:
    """What a reader must know before relying on an edition that does not stand today; None for one in force."""
    status = register.status(edition, today)
    current = register.in_force(edition.item, today)
    instead = element("a", "the edition in force", href=f"{root}{current.item}/") if current else None
    if status == editions.HISTORIC:
        return _historic(register, edition, today, root)
    said: list[object]
    match status:
        case editions.SUPERSEDED | editions.ENDED | editions.WITHDRAWN:
            said = [
                element("p", element("strong", f"This edition is {editions.WORDS[status]}. Do not rely on it now."))
            ]
            said.append(
                element("p", "Use ", instead, ".") if instead else element("p", "Nothing is in force in its place.")
            )
            return element("div", *said, class_="banner banner--historic", role="note")
        case editions.STARTS:
            began = days.in_words(edition.dates.effective_from)
            said = [
                element(
                    "p", element("strong", f"This edition is agreed and starts on {began}. It is not in force yet.")
                )
            ]
        case editions.DRAFT:
            said = [element("p", element("strong", "This is a draft. Nobody has agreed it, so it is not in force."))]
        case editions.REVIEW_OVERDUE:
            by = days.in_words(edition.dates.review_by)
            said = [
                element(
                    "p",
                    element("strong", f"The review of this edition was due by {by}."),
                    " It is still in force, and it may be out of date.",
                )
            ]
        case _:
            return None
    said.append(element("p", "Until then use ", instead, ".") if instead and current != edition else None)
    return element("div", *said, class_="banner banner--notice", role="note")


def _historic(register: Register, edition: Edition, today: str, root: str) -> Html:
    held = written.one(edition.value, "held_as_source")
    use = written.line(held, "use_instead")
    return element(
        "div",
        element("p", element("strong", "Historic. Do not rely on this now.")),
        element("p", written.line(held, "replaced_by"), class_="replaced-by"),
        element("p", "Use today: ", references.item_link(register, use, today=today, root=root), class_="instead")
        if use
        else element(
            "p", "Ask the partnership for its own edition of today. In an emergency ring 999.", class_="instead"
        ),
        class_="banner banner--historic",
        role="note",
    )


def provenance(register: Register, edition: Edition, today: str, root: str, *, digest: str = "") -> Html:
    """Where an edition comes from: its dates, its source and what it rests on, for whoever has to answer for it."""
    publisher = register.publishers[edition.publisher]
    rows: list[tuple[str, object]] = [
        ("Publisher", element("a", publisher["title"], href=f"{root}{edition.publisher}/")),
        ("Edition", element("a", edition.name, href=f"{root}{edition.address}/")),
        ("Status", f"{editions.WORDS[register.status(edition, today)].capitalize()}, as on {days.in_words(today)}"),
    ]
    for words, key in (
        ("Agreed", "agreed"),
        ("Published", "published"),
        ("In force from", "effective_from"),
        ("Ends on", "effective_to"),
        ("Withdrawn on", "withdrawn"),
        ("To be reviewed by", "review_by"),
    ):
        day = written.line(edition.value, key)
        rows += [(words, days.in_words(day))] if day else []
    held = written.one(edition.value, "held_as_source")
    if held:
        address = addresses.read(written.line(held, "source"), publisher=edition.publisher, file="sources")
        source = register.records[str(address)].value["title"]
        printed = written.line(held, "printed")
        rows += [
            ("Held as a source", element("a", source, href=f"{root}{address.path}")),
            ("Printed date", days.in_words(printed) if printed else "None is printed"),
        ]
        note = written.line(held, "note")
        rows += [("About this source", note)] if note else []
    rests = references.cites(
        register, written.lines(edition.value, "cites"), publisher=edition.publisher, today=today, root=root
    )
    rows += [("Rests on", rests)] if rests else []
    rows += [("Digest", element("code", digest, class_="digest"))] if digest else []
    rows.append(("Address", element("span", f"/{edition.address}/", class_="address")))
    return element(
        "section",
        element("h2", "Where this comes from", id="provenance"),
        element("dl", join(element("div", element("dt", words), element("dd", value)) for words, value in rows)),
        _all_editions(register, edition, today, root),
        class_="provenance",
    )


def _all_editions(register: Register, edition: Edition, today: str, root: str) -> Html | None:
    held = register.items[edition.item]
    if len(held) == 1:
        return None
    rows = [
        element("li", element("a", f"Edition {one.name}", href=f"{root}{one.address}/"), " ", tag(register, one, today))
        for one in reversed(held)
    ]
    return join((element("h3", "Every edition held"), element("ul", *rows)))
