"""The aids that are shipped, compiled once for all tests."""

import functools
from pathlib import Path

from decision_aids import held
from decision_aids.compiler import Compiled
from decision_aids.held import Held

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
NATIONAL = "england/share-information"
FLOWCHART = "west-sussex/information-sharing-flowchart"


@functools.cache
def everything() -> Held:
    return held.read(ROOT / "data")


def aid(address: str) -> Compiled:
    return next(one for one in everything().aids if one.aid.aid == address)
