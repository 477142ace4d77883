"""Where a part of an edition comes from: the source that it was read in, or that it rests on."""

from collections.abc import Iterator

from schemas.addresses import find
from schemas.register import Edition, Record, Register, Value

_CITING = ("cites", "rests_on")


def source_of(register: Register, edition: Edition, part: Value) -> str | None:
    """The address of the source that a part comes from, or None where no file says it.

    A source document that the part itself cites is where it comes from. Failing that, what a historic edition is held
    as comes first, since that is where its words were read; then the first source that the part cites, and last the
    first that its edition cites.
    """
    own = tuple(_cited(register, edition, part))
    printed = next((one for one in own if one.value["type"] == "source-document"), None)
    held = edition.value.get("held_as_source")
    if printed is None and held is not None:
        address = find(str(held["source"]), publisher=edition.publisher, file="sources")
        return str(address) if address else None
    if printed is not None:
        return str(printed.address)
    cited = (*own, *_cited(register, edition, edition.value))
    return str(cited[0].address) if cited else None


def _cited(register: Register, edition: Edition, value: Value) -> Iterator[Record]:
    for key in _CITING:
        for text in value.get(key, ()):
            address = find(text, publisher=edition.publisher, file="sources")
            record = register.records.get(str(address))
            if record is not None and record.kind == "sources":
                yield record
