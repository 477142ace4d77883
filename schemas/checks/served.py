"""Whose children a number is for: a front door without an area would look like everybody's."""

from collections.abc import Iterator

from schemas.problems import Problem
from schemas.register import Register


def without_area(register: Register) -> Iterator[Problem]:
    """An error for each local publisher that holds numbers to ring and does not say whose children it serves."""
    for publisher in sorted({one.address.publisher for one in register.records_of("contacts")}):
        about = register.publishers.get(publisher, {"tier": ""})
        if about["tier"] == "local" and "area" not in about:
            reading = next(one.reading for one in register.records_of("contacts") if one.address.publisher == publisher)
            yield reading.problem(
                (),
                code="no-area",
                sentence=f"{publisher} holds numbers to ring and does not say for which area, so nobody can tell whose "
                "children they are for.",
                fix=f"Add area: to {publisher}/publisher.yaml, with the name of the area whose children it serves.",
            )
