"""What each role is named for in every file: groups it chairs or sits on, steps it takes, forms it fills in."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.addresses import read
from schemas.checks import links
from schemas.checks.links import Reference
from schemas.register import Register
from schemas.remembering.remembered import per_register

# What a key that names a role makes of it, in words; the order is that in which a reader is told.
_AS: Mapping[str, str] = {"chair": "Chairs", "role": "Takes part in", "actors": "Acts in", "filled_by": "Fills in"}


@dataclass(frozen=True, kw_only=True)
class Named:
    """One place that names a role: as what, and the address of the group, step, clause or form that does."""

    words: str
    address: str


def of(register: Register, role: str) -> tuple[Named, ...]:
    """Every place that names a role, by the role's address in full; each once."""
    every: dict[str, tuple[Named, ...]] = per_register("responsibilities", register, lambda: _all(register))
    return every.get(role, ())


def _all(register: Register) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[tuple[int, str], None]] = {}
    order = [*_AS.values(), "Signs"]
    for reading in register.readings:
        place = reading.file.removeprefix("data/").removesuffix(".yaml")
        publisher = place.partition("/")[0]
        for one in links.references(reading.value, publisher):
            if one.key in _AS and one.address is not None and one.address.item == "roles":
                words, address = _place(one, place)
                found.setdefault(str(one.address), {})[(order.index(words), address)] = None
    return {
        role: tuple(
            Named(words=order[number], address=address)
            for number, address in sorted(named)
            if read(address).item != "roles"
        )
        for role, named in found.items()
    }


def _place(one: Reference, file: str) -> tuple[str, str]:
    """As what a reference names a role, and the address of the part that does so, or of the whole edition."""
    match one.path:
        case ("signatures", *_):
            return "Signs", file
        case (_, str(word), *_):
            return _AS[one.key], f"{file}#{word}"
        case _:
            return _AS[one.key], file
