"""What stands around an aid on a page or in a record: numbers to ring, what citations are called, its timeline.

These are dated facts that change without the aid changing, so they are no part of its digest. The page and the engine
receive them beside the aid, as one JSON value.
"""

from collections.abc import Mapping

from decision_aids.compiler import Compiled
from decision_aids.model import Json
from schemas import abbreviations
from schemas.addresses import Address, read
from schemas.checks import currency, links
from schemas.history import coming, editions
from schemas.history import details as dated_details
from schemas.register import Record, Register, Value, part
from schemas.remembering.remembered import per_register

AREA_ROLES = ("front-door", "out-of-hours")
#: Whom to tell about an adult who works with children. Where none is held the front door stands for it.
OFFICER = "designated-officer"
#: Whom to ask for help that is not urgent. Never among the numbers to ring about a danger.
HELP_ROLES = ("early-help", "family-information")


def of(register: Register, compiled: Compiled, day: str) -> dict[str, Json]:
    """Everything that a step of an aid shows and that is not the aid's own, each text with its letters spelt out.

    An aid's own texts spell theirs out as they are written (`read_alone`).

    Args:
        register: the register that the aid was compiled from.
        compiled: the compiled aid.
        day: the day whose contacts are shown, as an ISO date.

    """
    edition = compiled.edition
    held = edition.value.get("held_as_source")
    historic: Value = held if isinstance(held, dict) else {}
    instead = historic.get("use_instead", "")
    better = register.in_force(instead, day) if instead else None
    around: dict[str, Json] = {
        "timeline": [list(one) for one in editions.timeline(edition.dates, register.siblings(edition))],
        "words": dict(editions.WORDS),
        "review_by": edition.dates.review_by,
        "replaced_by": historic.get("replaced_by", ""),
        "use_instead": {"title": better.title, "path": f"{better.item}/"} if better else {},
        "publisher": str(register.publishers[edition.publisher]["title"]),
        "standing": str(register.publishers[edition.publisher].get("standing", "")),
        "contacts": [one for one in contacts(register, day) if _rung_from(one, register.publishers[edition.publisher])],
        "hand_over": {
            one.hand_over: _onward(register, one.hand_over, day) for one in compiled.aid.outcomes if one.hand_over
        },
        "disagreement": _disagreement(register, day),
        "citations": {address: citation(register, address, day) for address in sorted(_cited(compiled))},
        "calendars": calendars(register, compiled),
        "prepare": _prepare(register, compiled),
    }
    spelt: dict[str, Json] = abbreviations.spelt_out(around, abbreviations.words(register, edition.publisher))
    return spelt


def _onward(register: Register, item: str, day: str) -> dict[str, Json]:
    """What the aid that an outcome goes on with is called on a day, and its moving address.

    While none of it is in force its moving page has no steps to go on to, so the newest edition's own address stands.
    """
    shown = register.in_force(item, day)
    edition = shown or register.items[item][-1]
    return {
        "title": edition.title,
        "path": f"{item}/" if shown else f"{edition.address}/",
        "edition": edition.address,
    }


def _prepare(register: Register, compiled: Compiled) -> dict[str, Json]:
    """What a person is told before they are asked of a fact, where that may frighten; by the fact's address."""
    asked = {one.fact for one in compiled.aid.questions if one.fact}
    held = {address: register.records[address].value.get("prepare") for address in sorted(asked)}
    return {address: text for address, text in held.items() if text}


#: The aid for whoever does not agree with what was decided about a child.
DISAGREEMENT = "england/escalate-a-disagreement"


def _disagreement(register: Register, day: str) -> dict[str, Json]:
    """What the aid for disagreements is called and where it stands; empty where none is in force on a day."""
    edition = register.in_force(DISAGREEMENT, day) if DISAGREEMENT in register.items else None
    return {"title": edition.title, "path": f"{DISAGREEMENT}/"} if edition else {}


def calendars(register: Register, compiled: Compiled) -> dict[str, Json]:
    """The calendars that an aid's deadlines count with, by address."""
    named = sorted({one.calendar for one in compiled.aid.deadlines if one.calendar})
    return {address: _calendar(register.records[address]) for address in named}


def every_calendar(register: Register) -> dict[str, Json]:
    """Every calendar that working days can be counted with, by address, whichever aid or earlier revision needs it.

    A table that speaks for no day is left out: that is told as its own mistake.
    """
    return {
        str(one.address): _calendar(one)
        for one in register.records_of("calendars")
        if "closed" in one.value and one.value["covers_from"] <= one.value["covers_to"]
    }


def contacts(register: Register, day: str) -> list[Json]:
    """Every contact held, 999 first, as it stands on a day. One with no details on that day says so and stays.

    A page stays as it was built, so each says what is known to come: ``changes`` (see `_changes`), and ``verify_by``,
    the last day on which a look at it counts, with ``check_overdue`` once that is past. Until then it is empty where
    the file has no rule of its own: that 999 is rung again within a year is nothing for whoever is in a hurry.
    """
    scale = ("emergency-services", "police-non-emergency", *AREA_ROLES, OFFICER, *HELP_ROLES)
    found = []
    for record in register.records_of("contacts"):
        publisher = register.publishers[record.address.publisher]
        details = record.on(day)
        verify_by = (coming.verify_by(details) if details else None) or ""
        overdue = bool(verify_by) and verify_by < day
        told = overdue or bool(details and "verify_every_days" in details)
        found.append(
            {
                "address": str(record.address),
                "title": record.value["title"],
                "role": record.value["role"],
                "serves": record.value["serves"],
                "area": publisher.get("area", "") if publisher["tier"] == "local" else "",
                "telephone": details["telephone"] if details else "",
                "email": details.get("email", "") if details else "",
                "hours": details["hours"]["words"] if details else "",
                "hours_from": details["hours"].get("from_elsewhere", "") if details else "",
                "note": details.get("note", "") if details else "",
                "warning": details.get("warning", "") if details else "",
                "if_no_answer": details.get("if_no_answer", {}) if details else {},
                "last_verified": (details["last_verified"] or "") if details else "",
                "verify_by": verify_by if told else "",
                "check_overdue": overdue,
                "printed": bool(details and details.get("as_printed_in")),
                "changes": _changes(record, day),
            }
        )
    return sorted(found, key=lambda one: (scale.index(str(one["role"])), str(one["area"])))


def _rung_from(contact: Mapping[str, Json], publisher: Mapping[str, Json]) -> bool:
    """Whether a contact is one to ring from a publisher's aid.

    A national aid shows every area's, since nobody has said yet where the child lives. Any other shows no area but its
    own: a person in a hurry rings the first number on the page.
    """
    return publisher["tier"] == "national" or contact["area"] in {"", publisher["area"]}


def _changes(record: Record, day: str) -> list[Json]:
    """What changes of a contact after a day, in the order of the days.

    Each is ``{"ends": its last day}``, or ``{"from": a day, "telephone": …, "hours": …, "warning": …, "if_no_answer":
    …}``, where all but the telephone are empty unless they are new. What makes no difference to a caller is left out.
    """
    found: list[Json] = []
    before = record.on(day)
    for when, then in dated_details.changes(record, day):
        if then is None:
            found.append({"ends": editions.day_before(when)})
        else:
            told, known = _to_ring(then), _to_ring(before) if before else {}
            new = {key: value if value != known.get(key) else type(value)() for key, value in told.items()}
            if any(new.values()):
                found.append({"from": when, **new, "telephone": told["telephone"]})
        before = then
    return found


def _to_ring(details: Value) -> dict[str, Json]:
    """What decides whether a person who rings gets through."""
    return {
        "telephone": details["telephone"],
        "hours": details["hours"]["words"],
        "warning": details.get("warning", ""),
        "if_no_answer": details.get("if_no_answer", {}),
    }


def citation(register: Register, text: str, day: str) -> dict[str, Json]:
    """What a citation is called, where it stands in the site and how far it can be relied on."""
    # A law is cited by hundreds of clauses.
    found: dict[str, dict[str, Json]] = per_register(f"citations on {day}", register, dict)
    if text not in found:
        found[text] = _citation(register, text, day)
    return found[text]


def _citation(register: Register, text: str, day: str) -> dict[str, Json]:
    address = read(text)
    found = links.target(register, address)
    if isinstance(found, Record):
        one = found.value
        return {
            "label": one.get("title") or one.get("said") or address.part,
            "says": one.get("says", "") if found.kind == "sources" else "",
            "path": address.path,
            "standing": _source_standing(one, day) if found.kind == "sources" else _record_standing(found, day),
        }
    edition = register.edition(address, day) or register.newest_historic(address.of_item)
    if found and edition not in found:
        # The edition of the day does not hold this part: the newest that does is the one to read.
        edition = found[-1]
    if edition is None:
        return {"label": text, "says": "", "path": "", "standing": "This citation leads nowhere."}
    clause = part(edition, address.part) if address.part else None
    label = f"{edition.title}, {clause['number']}" if clause and "number" in clause else edition.title
    return {
        "label": label,
        "says": str(clause.get("title", "")) if clause else "",
        "path": path_of(register, address, day),
        "standing": editions.WORDS[register.status(edition, day)],
    }


def path_of(register: Register, address: Address, day: str) -> str:
    """Where an address stands in the site on a day, from its root.

    A moving address leads to the moving page while the edition shown there holds the part, else to the newest edition
    that holds it. The steps of an aid have no names of their own on its page, so an address of one leads to its top.
    """
    if not address.part or str(address) in register.records:
        return address.path
    held = register.items.get(address.of_item, ())
    if held and held[0].kind == "aid":
        return f"{address.of_edition}/"
    shown = register.in_force(address.of_item, day) or register.newest_historic(address.of_item)
    if address.edition or (shown and part(shown, address.part) is not None):
        return address.path
    holding = [one for one in held if part(one, address.part) is not None]
    return f"{holding[-1].address}/#{address.part}" if holding else address.path


def _record_standing(record: Record, day: str) -> str:
    """How far a record other than a source can be relied on, in words: it is data of these pages, from a day."""
    kind = record.kind.replace("-", " ")
    details = record.on(day)
    if details is None:
        return f"in the {kind} held here, with nothing for today"
    printed = "dated" in record.value and not details.get("effective_from")
    return f"in the {kind} held here, as printed in a source" if printed else f"in the {kind} held here"


def _source_standing(source: Value, day: str) -> str:
    """How far a source can be relied on, on a day, in words."""
    words = {
        "law": "law",
        "statutory-guidance": "statutory guidance",
        "guidance": "guidance, not law",
        "local": "local",
        "source-document": "source document",
    }[str(source["type"])]
    status = {
        currency.SOURCE_IN_FORCE: "in force",
        currency.SOURCE_SUPERSEDED: "superseded",
        currency.SOURCE_NOT_COMMENCED: "not yet in force",
        currency.SOURCE_UNCONFIRMED: "not confirmed",
        currency.SOURCE_UNREAD: "not confirmed",
    }[currency.standing(source, day)]
    return f"{words}, {status}"


def _cited(compiled: Compiled) -> frozenset[str]:
    aid = compiled.aid
    found = {*aid.cites}
    for question in aid.questions:
        found |= {*question.cites}
    for outcome in aid.outcomes:
        found |= {*outcome.cites, *outcome.rests_on}
        found |= {text for action in outcome.actions for text in action.cites}
    found |= {text for deadline in aid.deadlines for text in deadline.cites}
    return frozenset(found)


def _calendar(record: Record) -> dict[str, Json]:
    """A calendar in the form that the engine counts with: weekdays as numbers, Monday 0."""
    week = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    one = record.value
    return {
        "closed_weekdays": sorted(week.index(day) for day in one["closed_weekdays"]),
        "closed": sorted({each["day"] for each in one["closed"]}),
        "covers_from": one["covers_from"],
        "covers_to": one["covers_to"],
    }
