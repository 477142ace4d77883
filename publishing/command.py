"""The command ``arrangements``: partnership staff read every mistake at once, each with its place and a fix."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from decision_aids import held
from schemas import currency, problems

FINE, WRONG, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit code: 0 fine, 1 there are problems, 2 it could not run."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except FileNotFoundError as error:
        print(f"{error}. Name the folder that holds the publishers with --data.", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'} could not be read: {error.strerror or error}.", file=sys.stderr)
    return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="arrangements", description="Check and publish safeguarding arrangements.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read every file and show every problem at once")
    check.add_argument("--data", type=Path, default=Path("data"), help="the data folder (data)")
    check.add_argument("--as-at", type=_day, metavar="DAY", help="the day that counts as today, such as 2026-11-22")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    check.add_argument("--annotations", action="store_true", help="print them as a code host's annotations")
    check.set_defaults(run=_check)
    return parser


def _day(text: str) -> str:
    """An ISO date as it was typed."""
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    if day != text:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it as 2026-11-22.")
    return day


def _check(asked: argparse.Namespace) -> int:
    """Read, link, compile and prove everything in the folder. No file is changed."""
    found = held.read(asked.data)
    day = asked.as_at or datetime.now(UTC).astimezone().date().isoformat()
    met = problems.in_order((*found.problems, *held.unsafe(found), *currency.stale(found.register, day)))
    if asked.json:
        print(json.dumps(problems.as_json(met), indent=2, ensure_ascii=False))
    elif asked.annotations:
        print(problems.as_annotations(met))
    elif met:
        print(problems.as_text(met), end="\n\n")
    errors = sum(one.severity == "error" for one in met)
    if not asked.json and not asked.annotations:
        looked = (len(found.register.readings), "file"), (len(found.aids), "aid")
        files, aids = (f"{number} {what}{'' if number == 1 else 's'}" for number, what in looked)
        print(f"Read {files}, proved {aids}. Errors: {errors}. Warnings: {len(met) - errors}.")
    return WRONG if errors else FINE


if __name__ == "__main__":
    sys.exit(main())
