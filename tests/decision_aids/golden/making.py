"""Golden records: one for each outcome of an aid's edition, made once, committed, and replayed for ever.

A file holds the records of one edition, one a line, in the order of its outcomes: ``england/share-information/
2026-11.jsonl``. Nothing here is changed to make a test pass: a record that no longer replays is a finding.
"""

from collections.abc import Iterator
from pathlib import Path

from decision_aids import record, states, surroundings
from decision_aids.compiler import Compiled
from decision_aids.held import Held
from decision_aids.model import Field
from schemas.history import editions
from schemas.publication import published

FOLDER = Path(__file__).parent
MADE_AT = "2026-11-27T15:05"
_DAY = MADE_AT[:10]
_LATER = "2026-12-11"
_TYPED = "Written for a golden record – “Siân’s” & <others>."


def place(address: str) -> Path:
    """The file of the golden records of an edition, by its address."""
    return FOLDER / f"{address}.jsonl"


def records(folder: Held, one: Compiled) -> Iterator[bytes]:
    """The bytes of a record for each outcome of an edition, by the shortest way there, with every field filled in."""
    calendars = surroundings.calendars(folder.register, one)
    status = editions.WORDS[folder.register.status(one.edition, _DAY)]
    walk = states.walk(one.aid)
    for number, outcome in enumerate(one.aid.outcomes):
        state = next(each for each in walk.states if each.node == outcome.id)
        # The first comes with a conclusion of one's own, so that this too is replayed for ever.
        own = {each.id: _TYPED for each in record.OWN} if not number else {}
        yield record.sealed(
            record.make(
                one.aid,
                dict(walk.shortest(state)),
                fields={field.id: _filled(field) for field in one.aid.fields},
                calendars=calendars,
                status=status,
                made_at=MADE_AT,
                own=own,
            )
        )


def _filled(field: Field) -> str:
    """Something to write in a field."""
    if field.choices:
        return field.choices[0]
    return {"moment": MADE_AT, "date": _LATER}.get(field.type, _TYPED)


def write(folder: Held, addresses: list[str], *, again: bool) -> Iterator[str]:
    """Write what is missing, and say of each edition what was done.

    Args:
        folder: what the data folder holds.
        addresses: the editions to look at; every one where none is named.
        again: whether the records of an edition that was never published are made again.

    """
    chosen = {one.edition.address: one for one in folder.aids if not addresses or one.edition.address in addresses}
    for address in addresses:
        if address not in chosen:
            yield f"There is no edition {address} of an aid. Nothing was written for it."
    for address, one in chosen.items():
        file = place(address)
        if not file.exists() or (again and not published.revisions(folder.register, address)):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"".join(each + b"\n" for each in records(folder, one)))
            yield f"{address}: written, {len(one.aid.outcomes)} records."
        elif again:
            yield f"{address}: kept. It is published, so a change of it is a correction, and its records stay."
        else:
            yield f"{address}: kept as it was."
