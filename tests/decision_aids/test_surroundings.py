"""How far a citation beside a step can be relied on is said as of the day that is asked about."""

from pathlib import Path

import pytest

from decision_aids import surroundings
from tests.schemas import sound


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2023-12-31", "statutory guidance, not yet in force"),
        ("2024-01-01", "statutory guidance, in force"),
        ("2026-05-31", "statutory guidance, in force"),
        ("2026-06-01", "statutory guidance, superseded"),
    ],
)
def test_a_source_is_shown_as_it_stands_on_the_day(tmp_path: Path, day: str, standing: str) -> None:
    since = "    status: superseded\n    superseded_by: advice\n    superseded_from: 2026-06-01\n"
    held = sound.but(
        tmp_path,
        (sound.SOURCES, "    status: in-force\n    in_force_from: 2024-01", f"{since}    in_force_from: 2024-01"),
    )
    assert surroundings.citation(held, "england/sources#guidance", day)["standing"] == standing


def test_a_source_that_nobody_has_read_is_not_confirmed(tmp_path: Path) -> None:
    never_read = "in_force_from: 2020-01-01\n    last_verified: null"
    held = sound.but(tmp_path, (sound.SOURCES, "in_force_from: 2020-01-01\n    last_verified: 2026-10-01", never_read))
    said = surroundings.citation(held, "england/sources#safety-act", "2026-11-22")["standing"]
    assert said == "law, not confirmed"
