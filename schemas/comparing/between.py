"""The editions that lie between two of one item: a part that moved twice is followed through them."""

from schemas.register import Edition, Register, Value


def between(register: Register, older: Edition, newer: Edition) -> tuple[Value, ...]:
    """The values of the editions between two of one item, oldest first, by what each says it supersedes.

    None where the two are neighbours, or where what is said does not lead from the newer to the older.
    """
    held = {one.name: one for one in register.items[newer.item]} if older.item == newer.item else {}
    chain: list[Edition] = []
    one = held.get(str(newer.value.get("supersedes", "")))
    while one is not None and one is not older and one not in chain:
        chain.append(one)
        one = held.get(str(one.value.get("supersedes", "")))
    return tuple(each.value for each in reversed(chain)) if one is older else ()
