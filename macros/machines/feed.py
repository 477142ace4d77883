"""What has been published and corrected, newest first, as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from macros.page import Asset
from schemas.publication import published
from schemas.register import Edition, Register

URI = "amendments.atom"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def asset(register: Register, site: str, today: str) -> Asset:
    """The feed of every publication and correction.

    Args:
        register: the register, with what has been published.
        site: the address that the site is published at, with a slash at the end; empty where nobody has said. Its
            links then lead from the feed's own place, which a reader's program knows.
        today: the day of the build, on which it was so that nothing has been published yet.

    """
    register_namespace("", _NAMESPACE)
    feed = Element(_tag("feed"))
    entries = sorted(_entries(register), key=lambda one: (one[0], one[1]), reverse=True)
    _text(feed, "id", "tag:handrail.example,2026:amendments")
    _text(feed, "title", "Amendments: what has been published and corrected")
    _text(feed, "updated", _moment(entries[0][0] if entries else today))
    SubElement(feed, _tag("link"), rel="self", type="application/atom+xml", href=f"{site}{URI}")
    SubElement(feed, _tag("link"), rel="alternate", type="text/html", href=f"{site}amendments/")
    for day, name, edition, number in entries:
        entry = SubElement(feed, _tag("entry"))
        _text(entry, "id", f"tag:handrail.example,2026:{name}")
        _text(entry, "title", f"{edition.title}, edition {edition.name}{'' if number == 1 else ', corrected'}")
        _text(entry, "updated", _moment(day))
        author = SubElement(entry, _tag("author"))
        _text(author, "name", str(register.publishers[edition.publisher]["title"]))
        SubElement(entry, _tag("link"), rel="alternate", type="text/html", href=f"{site}{edition.address}/")
        _text(entry, "summary", _summary(edition, number))
    indent(feed)
    return Asset(uri=URI, content=tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _entries(register: Register) -> Iterator[tuple[str, str, Edition, int]]:
    """Day, name, edition and number of each revision."""
    for held in register.items.values():
        for edition in held:
            for one in published.revisions(register, edition.address):
                yield one.published_on, f"{edition.address}/{one.number}", edition, one.number


def _summary(edition: Edition, number: int) -> str:
    for one in edition.value.get("corrections", ()):
        if one["revision"] == number:
            return f"Corrected on {one['made']}: {one['reason']} It touched {', '.join(one['touched'])}."
    start = edition.dates.effective_from
    return f"Published. In force from {start}." if start and not edition.dates.historic else "Published as history."


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _tag(name)).text = text


def _moment(day: str) -> str:
    # Only the day of a publication is kept; Atom asks for a moment.
    return f"{day}T00:00:00Z"
