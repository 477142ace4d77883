"""Where an edition comes from: its dates, what it rests on and what was published, for whoever has to answer for it."""

from collections.abc import Iterator

from decision_aids import surroundings
from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.time import clock
from schemas import addresses
from schemas.history import editions
from schemas.publication import published
from schemas.register import Edition, Record, Register

_DATES = (
    ("Agreed", "agreed"),
    ("Published", "published"),
    ("In force from", "effective_from"),
    ("Ends on", "effective_to"),
    ("Withdrawn on", "withdrawn"),
    ("To be reviewed by", "review_by"),
)


def panel(register: Register, edition: Edition, today: str, root: str, *, digest: str = "") -> Html:
    """The panel of an edition.

    Args:
        register: the register.
        edition: the edition it tells of.
        today: the day of the build.
        root: the way to the site's root.
        digest: that of the compiled aid, which a record names; for other kinds that of the edition's own value.

    """
    publisher = register.publishers[edition.publisher]
    timeline = editions.timeline(edition.dates, register.siblings(edition))
    rows: list[tuple[str, object]] = [
        ("Publisher", element("a", publisher["title"], href=f"{root}{edition.publisher}/")),
        ("Edition", element("a", edition.name, href=f"{root}{edition.address}/")),
        ("Status", join((clock.tag(timeline, today), ", as on ", clock.day(today)))),
        *((words, days.in_words(day)) for words, key in _DATES if (day := written.line(edition.value, key))),
        *_source(register, edition, root),
    ]
    rests = [_rest(register, text, edition.publisher, today, root) for text in written.lines(edition.value, "cites")]
    rows += [("Rests on", element("ul", *rests, class_="cites__list"))] if rests else []
    rows += _publications(register, edition)
    of_what = "Digest of the aid" if edition.kind == "aid" else "Digest of this edition"
    rows += [(of_what, element("code", digest, class_="digest"))] if digest else []
    rows.append(("Address", element("span", f"/{edition.address}/", class_="address")))
    return element(
        "section",
        element("h2", "Where this comes from", id="provenance"),
        element("dl", join(element("div", element("dt", words), element("dd", value)) for words, value in rows)),
        class_="provenance",
    )


def _source(register: Register, edition: Edition, root: str) -> Iterator[tuple[str, object]]:
    """What an edition is held as a source from."""
    held = written.one(edition.value, "held_as_source")
    if not held:
        return
    address = addresses.read(written.line(held, "source"), publisher=edition.publisher, file="sources")
    source = register.records[str(address)]
    yield "Held as a source", join(
        (element("a", source.value["title"], href=f"{root}{address.path}"), f" ({_verified(source)})")
    )
    printed = written.line(held, "printed")
    yield "Printed date", days.in_words(printed) if printed else "None is printed"
    note = written.line(held, "note")
    if note:
        yield "About this source", note


def _rest(register: Register, text: str, publisher: str, today: str, root: str) -> Html:
    """One thing that an edition rests on, with how far it holds and, of a source, when it was last looked at."""
    address = addresses.read(text, publisher=publisher, file="sources")
    one = surroundings.citation(register, str(address), today)
    path = references.path_of(register, address, today)
    label = element("a", one["label"], href=f"{root}{path}") if path else one["label"]
    record = register.records.get(str(address))
    verified = f", {_verified(record)}" if record and record.kind == "sources" else ""
    return element("li", label, element("span", f" ({one['standing']}{verified}).", class_="cites__standing"))


def _verified(source: Record) -> str:
    day = written.line(source.value, "last_verified")
    return f"last verified on {days.in_words(day)}" if day else "not verified"


def _publications(register: Register, edition: Edition) -> Iterator[tuple[str, object]]:
    """The last publication of an edition from the lock, or that there was none."""
    last = published.current(register, edition)
    if last is None:
        yield "Publication", "Not recorded: nothing holds this text to what it was on a day."
        return
    first = published.revisions(register, edition.address)[0]
    late = first.published_on > edition.dates.effective_from and not edition.dates.historic
    yield "First published here", join(
        (days.in_words(first.published_on), element("strong", ", after it had begun") if late else None)
    )
    again = f", published on {days.in_words(last.published_on)}" if last.number > 1 else ""
    yield "Revision", f"{last.number}{again}"
    yield "Digest of the revision", element("code", last.digest, class_="digest")
