"""What the site cannot be made without: every page shows the national numbers, and leads to the national publisher."""

from collections.abc import Iterator

from macros.facts import contacts
from schemas.problems import Problem
from schemas.register import Register

#: The folder of the national publisher. Every page of the site leads to its numbers.
NATIONAL = "england"


def problems(register: Register, today: str, folder: str) -> Iterator[Problem]:
    """An error for what every page needs and the data does not hold.

    Args:
        register: what could be read.
        today: the day whose numbers are shown, as an ISO date.
        folder: the name of the data folder, as it is shown.

    """
    if register.unread:
        return  # what is missing may stand in a file with mistakes of its own
    about = register.publishers.get(NATIONAL)
    if about is None or about["tier"] != "national":
        yield _missing(
            f"{folder}/{NATIONAL}/publisher.yaml",
            f"The site needs the national publisher {NATIONAL}, and there is none.",
            "Add the file, with tier: national. Every page leads to its numbers.",
        )
    for role in contacts.without_number(register, today):
        yield _missing(
            f"{folder}/{NATIONAL}/contacts.yaml",
            f"Every page shows the number of {role}, and no number of it is held for {today}.",
            f"Add a contact with role: {role}, and its number from that day or earlier.",
        )


def _missing(file: str, sentence: str, fix: str) -> Problem:
    return Problem(code="site-needs", file=file, line=1, column=1, text="", sentence=sentence, fix=fix)
