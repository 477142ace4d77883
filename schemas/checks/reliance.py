"""What a current text relies on must be in force for as long as the text is; else the first bad day is named.

References hold on every day between the first and the last date in the register (issue 3, line 4). That is looked at
period by period: nothing changes between two boundary dates.
"""

from collections.abc import Iterator, Mapping

from schemas import kinds
from schemas.addresses import Address, find
from schemas.checks import links
from schemas.checks.links import Reference
from schemas.files.reading import Reading
from schemas.history import details, periods
from schemas.history.periods import Period
from schemas.problems import Problem
from schemas.register import Edition, Record, Register
from schemas.remembering.remembered import per_register

# These point at what stood before or elsewhere; nothing rests on its being in force.
_NOT_RELIED_ON = frozenset({"use_instead", "source", "as_printed_in", "found_in", "now_in", "subject", "held"})

# An edition has these keys among its signatures alone: who signed is asked of its first day, and may leave after it.
_OF_THE_FIRST_DAY = frozenset({"role", "body"})

# A source under one of these is not held to a first day: its page says so at every citation.
_NOT_SETTLED = frozenset({"unconfirmed", "not-commenced"})

_EDITION = "Rely on something in force for as long as this edition is, or end this edition earlier."
_DETAILS = "Rely on something in force for as long as these details hold, or end them earlier."


def first_bad_day(register: Register, edition: Edition, address: Address, part: str = "") -> str | None:
    """The first day on which an edition, or one part of it, relies on an address that is not in force.

    None when there is no such day, when nothing is at that address, and when the edition or part is never in force
    itself, as a historic one.
    """
    life = periods.of_edition(register, edition)
    if life and part:
        life = periods.of_part(edition, part, life)
    good = in_force(register, str(address))
    return periods.first_outside(life, good) if life and good is not None else None


def in_force(register: Register, full: str) -> tuple[Period, ...] | None:
    """The periods in which what an address leads to is in force, worked out once; None when it leads nowhere."""
    found: dict[str, tuple[Period, ...] | None] = per_register("periods", register, dict)
    if full not in found:
        target = links.led_to(register, full)
        address = target.address if isinstance(target, Record) else find(full, publisher="")
        found[full] = periods.of_target(register, address, target) if target and address else None
    return found[full]


def bad_days(register: Register, edition: Edition) -> Iterator[tuple[Reference, str]]:
    """Each reference of an edition to something that is not in force while it is relied on; the first such day."""
    life = periods.of_edition(register, edition)
    for text in _doubtful(register, edition.reading, edition.publisher, life) if life else ():
        for one in links.references(edition.value, edition.publisher):
            if (one.key, one.text) != text or life is None:
                continue
            mine = _life_at(edition, one, life)
            day = periods.first_outside(mine, in_force(register, str(one.address)) or ()) if mine else None
            if day is not None:
                yield one, day


def _doubtful(register: Register, reading: Reading, publisher: str, life: Period | None) -> list[tuple[str, str]]:
    """The key and text of each address in a file that is not in force all through a life, or, of none, on every day."""
    found = []
    for key, held in links.texts(reading, publisher).items():
        for text in held if key not in _NOT_RELIED_ON else ():
            good = in_force(register, links.in_full(text, publisher, key))
            fine = good is None or good == periods.ALWAYS
            if not fine and (life is None or periods.first_outside(life, good or ())):
                found.append((key, text))
    return found


def _life_at(edition: Edition, one: Reference, life: Period) -> Period | None:
    """The days on which an edition relies on one of its references: those of the part it stands in."""
    if one.key in _OF_THE_FIRST_DAY:
        return life[0], life[0]
    if one.path[0] in kinds.PARTS[edition.kind]:
        return periods.of_part(edition, str(one.path[1]), life)
    return life


def too_long(register: Register) -> Iterator[Problem]:
    """A problem for every address that a current edition or record relies on and that is not in force all that time."""
    for item in register.items.values():
        for edition in item:
            for one, day in bad_days(register, edition):
                yield _problem(edition.reading, one, day, "this edition", _EDITION)
    for records in _by_reading(register).values():
        yield from _of_records(register, records)


def _of_records(register: Register, records: list[Record]) -> Iterator[Problem]:
    """The same of the dated details of the records of one file, each for as long as they hold."""
    reading, publisher = records[0].reading, records[0].address.publisher
    doubtful = set(_doubtful(register, reading, publisher, None))
    for record in records if doubtful else ():
        for index, first, last in details.lives(record):
            path = (*record.path, "dated", index)
            for one in links.references(record.value["dated"][index], publisher, path):
                if (one.key, one.text) in doubtful:
                    day = periods.first_outside((first, last), in_force(register, str(one.address)) or ())
                    if day is not None:
                        yield _problem(reading, one, day, str(record.address), _DETAILS)


def _problem(reading: Reading, one: Reference, day: str, who: str, mend: str) -> Problem:
    return reading.problem(
        one.path,
        code="not-in-force",
        sentence=f"{one.address} is not in force on {day}, and {who} relies on it then.",
        fix=f"{mend} Historic text never supplies what a current page says.",
    )


def _by_reading(register: Register) -> Mapping[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for record in register.records.values():
        found.setdefault(id(record.reading), []).append(record)
    return found


def without_emergency_number(register: Register) -> Iterator[Problem]:
    """A problem for each current aid with a day on which no number of the emergency services is held."""
    held = [one for one in register.records_of("contacts") if one.value["role"] == "emergency-services"]
    reached = periods.joined(day for one in held for day in periods.of_target(register, one.address, one))
    for edition in register.of_kind("aid"):
        life = periods.of_edition(register, edition)
        day = periods.first_outside(life, reached) if life else None
        if life and day is not None:
            yield edition.reading.problem(
                ("effective_from",),
                code="no-emergency-number",
                sentence="No contact with the role emergency-services is held for "
                f"{'the first day of this aid' if day == life[0] else f'{day}, and this aid is in force then'}.",
                fix="Add 999 to contacts.yaml of the national publisher, "
                f"from that day or before{'' if day == life[0] else ', with no end'}.",
            )


def not_yet(register: Register, day: str) -> Iterator[Problem]:
    """A warning for each source that is cited before it is in force, as it stands on a day given as an ISO date.

    Told of what is still to begin by then, and of what was over before the source began. In between, the page of an
    edition says on each day what its sources are, and `schemas.checks.currency` warns of what stands today.
    """
    for item in register.items.values():
        for edition in item:
            life = periods.of_edition(register, edition)
            late = _late_sources(register, edition, life) if life else {}
            for one in links.references(edition.value, edition.publisher) if late else ():
                mine = _life_at(edition, one, life) if life and one.text in late else None
                begins = late.get(one.text, "")
                if mine and mine[0] < begins and (mine[0] > day or (mine[1] and mine[1] < begins)):
                    yield edition.reading.problem(
                        one.path,
                        code="source-not-yet",
                        sentence=f"{one.address} is in force from {begins}, and is cited here from {mine[0]}.",
                        fix="Cite what is in force by then, or correct the day in the file of sources.",
                        severity="warning",
                    )


def _late_sources(register: Register, edition: Edition, life: Period) -> dict[str, str]:
    """The first day of each source that an edition cites and that began only after it, by the address as written."""
    found = {}
    named = links.texts(edition.reading, edition.publisher)
    for text in (one for key in ("cites", "rests_on") for one in named.get(key, ())):
        record = register.records.get(links.in_full(text, edition.publisher, "cites"))
        if record is None or record.kind != "sources" or record.value["status"] in _NOT_SETTLED:
            continue
        begins = str(record.value.get("in_force_from", ""))
        if begins > life[0]:
            found[text] = begins
    return found
