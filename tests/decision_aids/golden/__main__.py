"""Make the golden records that are missing: ``python -m tests.decision_aids.golden [EDITION …] [--again]``."""

import argparse
from pathlib import Path

from decision_aids import command
from tests.decision_aids.golden import making


def main() -> None:
    """Write them and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m tests.decision_aids.golden", description=__doc__)
    parser.add_argument("edition", nargs="*", help="such as england/share-information/2026-11; every one if left out")
    parser.add_argument("--again", action="store_true", help="make those of editions that were never published again")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the data folder (data)")
    asked = parser.parse_args()
    for said in making.write(command.load(asked.data), asked.edition, again=asked.again):
        print(said)


if __name__ == "__main__":
    main()
