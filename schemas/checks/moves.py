"""The addresses that an item had before: each leads to one item, and nothing else stands there."""

from collections.abc import Iterator

from schemas import kinds
from schemas.checks import names
from schemas.problems import Problem
from schemas.register import Edition, Register


def wrong(register: Register) -> Iterator[Problem]:
    """A problem for each address that cannot go on leading to the item that says it stood there.

    No circle can come about: an address from which something moved is held by nothing that could move on.
    """
    if not register.moved:
        return
    for item in sorted(register.items):
        for edition in register.items[item]:
            for index, old in enumerate(edition.value.get("moved_from", ())):
                yield from _one(register, edition, index, old)


def _one(register: Register, edition: Edition, index: int, old: str) -> Iterator[Problem]:
    def told(*, code: str, sentence: str, fix: str) -> Problem:
        return edition.reading.problem(("moved_from", index), code=code, sentence=sentence, fix=fix)

    if old == edition.item:
        yield told(
            code="moved-from-itself",
            sentence=f"{old} is where this stands, so it cannot have moved from there.",
            fix="Take it out of moved_from, or write the address that it had before.",
        )
    elif old in register.items or old in register.unread:
        yield told(
            code="moved-from-held",
            sentence=f"Something else stands at {old}, so that address cannot lead here.",
            fix=f"Take it out of moved_from. If it was meant to be moved here, its folder data/{old} is still there.",
        )
    elif old.partition("/")[2] in {*kinds.KINDS, *names.PAGES_OF_A_PUBLISHER}:
        yield told(
            code="moved-from-page",
            sentence=f"The site has a page of its own at {old}, so no item can have stood there.",
            fix="Write the address of the item: its publisher and the name of its folder.",
        )
    elif register.moved[old] != edition.item:
        yield told(
            code="moved-from-twice",
            sentence=f"{old} is said to have moved here and to {register.moved[old]}.",
            fix="Keep it in moved_from of the one that readers are to be led to.",
        )
