"""Where a page stands: the register it is made from, whose data it shows, the day, and the way to the site's root."""

from dataclasses import dataclass

from schemas.register import Register


@dataclass(frozen=True, kw_only=True)
class Place:
    """What everything on one page needs to know.

    Attributes:
        register: a register in which nothing is wrong.
        publisher: the publisher whose bare ids are meant, such as ``west-sussex``.
        today: the day whose statuses are shown, as an ISO date.
        root: the relative path from the page to the site's root, such as ``../../``.

    """

    register: Register
    publisher: str
    today: str
    root: str
