"""One publisher speaks for the whole country, and every other is held to what it says."""

from collections.abc import Iterator

from schemas.problems import Problem
from schemas.register import Register

_EMERGENCY = "emergency-services"


def spoken_for_twice(register: Register) -> Iterator[Problem]:
    """An error for each publisher that says it is national beside the one that holds the emergency number.

    A national rule is compared with no other, and national numbers are shown to everybody: one wrong word would free a
    partnership from every national rule.
    """
    national = {one for one, about in register.publishers.items() if about["tier"] == "national"}
    ring = {one.address.publisher for one in register.records_of("contacts") if one.value["role"] == _EMERGENCY}
    first = min(national, key=lambda one: (one not in ring, one), default="")
    for reading in register.readings:
        _, publisher, *rest = reading.file.split("/")
        if publisher in national - {first} and rest == ["publisher.yaml"]:
            yield reading.problem(
                ("tier",),
                code="two-national",
                sentence=f"{publisher} says that it is national, and {first} is already. What is national is held to "
                "no other rule, and its numbers are shown to everybody.",
                fix="Write tier: local, or tier: regional where it serves several areas.",
            )
