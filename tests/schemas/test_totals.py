"""Whether what partners pay adds up to the total that is printed below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas import register
from schemas.checks import totals
from schemas.register import part

ROOT = Path(__file__).parents[2]
DECISION = "rotherham/decision"
CLAUSE = "money.contributions"
# Typed from paragraph 6.1 of the report of July 2019; the test adds them up.
PRINTED = (185_431, 75_315, 22_000, 44_475, 1_077, 550)
PUBLISHER = "kind: publisher\ntitle: North Glen\ntier: local\nsummary: It is made up.\n"
DOCUMENT = """\
kind: document
type: protocol
title: Protocol
effective_from: null
clauses:
  money:
    number: "1"
    text: Who pays.
    points:
"""


def said(folder: Path, *points: str) -> list[str]:
    """What is said of a clause with these points."""
    at = folder / "data" / "north-glen" / "protocol"
    at.mkdir(parents=True)
    (at.parent / "publisher.yaml").write_text(PUBLISHER, encoding="utf-8")
    rows = "".join(f'      - "{one}"\n' for one in points)
    (at / "2020.yaml").write_text(DOCUMENT + rows, encoding="utf-8")
    return [one.sentence for one in totals.problems(register.load(folder / "data")[0])]


def test_what_rotherhams_partners_paid_is_held_row_by_row_and_adds_up_to_the_printed_total() -> None:
    held, _ = register.load(ROOT / "data")
    (edition,) = held.items[DECISION]
    clause = part(edition, CLAUSE)
    assert clause is not None
    *rows, total = (totals.pence(one) for one in clause["points"])
    assert rows == [pounds * 100 for pounds in PRINTED]
    assert total == sum(PRINTED) * 100 == 328_848 * 100


@pytest.mark.parametrize(
    ("points", "sentences"),
    [
        (("Council: £185,431", "Police: £44,475", "Total: £229,906"), []),
        (
            ("Council: £185,431", "Police: £44,457", "Total: £229,906"),
            ["The sums above it come to £229,888, and the total says £229,906."],
        ),
        (("Fares: £1.50", "Meals: £2.75", "Total: £4.25"), []),
        (
            ("Fares: £1.50", "Meals: £2.70", "Total: £4.25"),
            ["The sums above it come to £4.20, and the total says £4.25."],
        ),
        (("Council: £185,431", "Police: not known yet", "Total: £229,906"), []),
        (("Council: £185,431", "Police: £44,475"), []),
    ],
)
def test_a_total_is_the_sum_of_the_points_above_it(
    points: tuple[str, ...], sentences: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, *points) == sentences
