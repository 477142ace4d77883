"""A record replayed against everything that a data folder holds: editions as they stand, and revisions as published."""

from decision_aids import model, record, surroundings
from decision_aids.held import Held
from decision_aids.model import Aid
from decision_aids.record import Verdict
from schemas.history import editions
from schemas.publication import published
from schemas.publication.kept import CannotRead


def verdict(folder: Held, data: bytes, day: str) -> Verdict:
    """What comes of verifying a record's file.

    Args:
        folder: what the data folder holds.
        data: the record's file.
        day: the day that counts as today, as an ISO date.

    """
    moved = folder.register.moved

    def edition(aid: str, name: str) -> Aid | None:
        there = moved.get(aid, aid)
        found = next((one for one in folder.aids if (one.aid.aid, one.aid.edition) == (there, name)), None)
        if found is None or there == aid:
            return found.aid if found else None
        # What is compiled of an aid says where it stands, and so does its digest.
        return model.from_compiled({**found.value, "aid": aid})

    def current(aid: str) -> Aid | None:
        there = moved.get(aid, aid)
        own = next((one for one in folder.aids if one.aid.aid == there), None)
        named = folder.register.in_force(there, day)
        if named is None and own is not None:
            instead = own.edition.value.get("held_as_source", {}).get("use_instead", "")
            named = folder.register.in_force(instead, day) if instead else None
        # Where nothing but its address has changed, it is the one that the record was made with.
        return edition(aid if named.item == there else named.item, named.name) if named else None

    def kept(aid: str, name: str, revision: int) -> Aid | str:
        named = f"Revision {revision} of {aid}/{name}"
        try:
            was = published.revision(folder.register, f"{aid}/{name}", revision).compiled
            return model.from_compiled(was) if was is not None else f"{named} is not an aid."
        except CannotRead as error:
            return str(error)
        except (KeyError, TypeError, AttributeError):
            return f"{named} was compiled by another version of Handrail, and this one cannot run it."

    def standing(aid: Aid, on: str) -> str:
        held = folder.register.items.get(moved.get(aid.aid, aid.aid), ())
        one = next((one for one in held if one.name == aid.edition), None)
        return editions.WORDS[folder.register.status(one, on)] if one else ""

    calendars = surroundings.every_calendar(folder.register)
    return record.verify(
        data, edition, current, calendars, kept, day=day, standing=standing, moved=lambda aid: moved.get(aid, "")
    )
