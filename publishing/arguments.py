"""What can be typed after ``arrangements``."""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from decision_aids.command_line import DAY, Parser, day
from publishing import due, listing, new_edition, showing

Handler = Callable[[argparse.Namespace], int]

#: The furthest that ``due`` looks ahead, in days: a hundred years.
FURTHEST = 36_525
_AHEAD = re.compile(r"([0-9]{1,6})(d?|w)")
_ITEM = "north-glen/information-sharing-agreement"

_CHECK = """\
Read every file, follow every link and prove every aid, and show every problem at once, with its place and how to mend
it. No file is changed.

The JSON is a list of problems in the order of their places: code, file, line, column, text, sentence, fix, severity
(error or warning) and source_line."""

_COMPARE = """\
Put two editions side by side, part by part and word by word, or two publishers or more, subject by subject.

Where an item is named without an edition, the edition in force on the day is meant.

The JSON of two editions is one object: older and newer (addresses), then what schemas.comparing.comparison found.
That of publishers is one object with a row for each national subject and what each publisher says of it: the same,
stricter, looser, silent, or not to be told."""

_IMPACT = """\
Show everything that is not published yet, and everything that it touches: aids, deadlines, forms, other publishers.
No file is changed.

The JSON is one object: changes [{"address", "how", "parts", "sentence"}], touched [{"address", "status", "reasons"}],
aids [{"address", "against", "differences", "situations"}], where a situation is a list of lines and against is the
edition before, for an edition that was never published, else empty; and unpublished, the publishers that have never
published anything."""

_SIGN_OFF = """\
Make one page to print for the people who sign an edition: its dates and status, the signatures asked for with room to
sign, all that it says, and what it changes. Of a decision aid also every way through it in words, or where these are
too many every step and one shortest way to each outcome; every outcome in full; and what proof looked at.

The page is HTML, whole in one file, and asks for nothing from anywhere. Where check finds an error, no page is made."""

_PUBLISH = """\
Check everything, then keep each edition that is agreed and not published yet, and each correction, as it stands, and
write into the lock what was published on what day. Where there is an error, nothing is published and no file changes.

The JSON is one object: day, refused (true or false), new [{"address", "title", "revision", "digest", "effective_from",
"reason", "touched"}], records (addresses that are not as they were last noted) and problems, as check prints them."""


def ahead(text: str) -> int:
    """How many days ahead, from ``90d`` or ``12w``."""
    found = _AHEAD.fullmatch(text)
    count = int(found[1]) * (7 if found[2] == "w" else 1) if found else 0
    if not 1 <= count <= FURTHEST:
        raise argparse.ArgumentTypeError(
            f"{text} is not a number of days or weeks from 1 day to 100 years. Write it as 90d or 12w."
        )
    return count


def page_file(text: str) -> Path:
    """The file that a page is written to. Any other could be the data that somebody named there by mistake."""
    found = Path(text)
    if found.suffix.lower() not in {".html", ".htm"}:
        raise argparse.ArgumentTypeError(
            f"{text} does not end in .html, and the page would take the place of whatever is in it. "
            "Write it as sign-off.html."
        )
    return found


def parser(handlers: Mapping[str, Handler]) -> Parser:
    """Everything that can be asked, each command with the function that answers it."""
    whole = Parser(
        prog="arrangements",
        description="Check, list, compare and publish safeguarding arrangements.",
        epilog="Every command ends with 0 when there is no error (warnings are no errors), 1 when there are errors, "
        "and 2 when it could not run.",
        allow_abbrev=False,
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    for name, (words, about, add) in COMMANDS.items():
        one = commands.add_parser(
            name,
            help=words,
            description=about.replace("``", ""),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        add(one)
        one.add_argument("--data", type=Path, default=Path("data"), metavar="FOLDER", help="the data folder (data)")
        one.add_argument("--as-at", type=day, metavar="DAY", help=f"the day that counts as today, such as {DAY}")
        one.set_defaults(run=handlers[name])
    return whole


def _json(one: Parser) -> None:
    one.add_argument("--json", action="store_true", help="print it as JSON")


def _known_on(one: Parser) -> None:
    one.add_argument(
        "--as-known-on",
        type=day,
        metavar="DAY",
        help="answer with what this site said on that day; without --as-at, that is the day asked about, too",
    )


def _check(one: Parser) -> None:
    _json(one)
    one.add_argument("--annotations", action="store_true", help="print them as a code host's annotations")


def _list(one: Parser) -> None:
    one.add_argument("--publisher", metavar="PUBLISHER", help="only this publisher's, such as north-glen")
    _known_on(one)
    _json(one)


def _show(one: Parser) -> None:
    one.add_argument(
        "item",
        metavar="ITEM",
        help=f"such as {_ITEM}, {_ITEM}/2025-04, {_ITEM}#same-day or north-glen/contacts#front-door",
    )
    _known_on(one)
    _json(one)


def _due(one: Parser) -> None:
    one.add_argument(
        "--within", type=ahead, default=90, metavar="TIME", help="how far to look ahead, such as 90d or 12w (90d)"
    )
    one.add_argument("--publisher", metavar="PUBLISHER", help="only this publisher's, such as north-glen")
    _json(one)


def _new_edition(one: Parser) -> None:
    one.add_argument("item", metavar="ITEM", help=f"such as {_ITEM}")
    one.add_argument(
        "--effective-from", type=day, required=True, metavar="DAY", help="the first day of the new edition"
    )
    one.add_argument("--edition", metavar="NAME", help="its name; without it, the month of that day, such as 2027-04")


def _compare(one: Parser) -> None:
    one.add_argument("names", nargs="+", metavar="NAME", help="two items or editions, or two publishers or more")
    _known_on(one)
    _json(one)


def _sign_off(one: Parser) -> None:
    one.add_argument("item", metavar="ITEM", help="such as north-glen/which-level")
    one.add_argument("--edition", metavar="NAME", help="the edition, such as 2027-01; without it, the newest")
    one.add_argument("--to", type=page_file, metavar="FILE", help="the file to write; without it, the page is printed")


#: Each command: a line about it, what its help says, and what else it takes.
COMMANDS: Mapping[str, tuple[str, str, Callable[[Parser], None]]] = {
    "check": ("read every file and show every problem at once", _CHECK, _check),
    "list": ("list every item and edition that is held", str(listing.__doc__), _list),
    "show": ("show what one item says on a day", str(showing.__doc__), _show),
    "due": ("show what is overdue and what comes up", str(due.__doc__), _due),
    "compare": ("put two editions, or publishers, side by side", _COMPARE, _compare),
    "new-edition": ("copy the newest edition into a new draft", str(new_edition.__doc__), _new_edition),
    "impact": ("show what an unpublished change touches", _IMPACT, _json),
    "sign-off": ("make a page to print for those who sign an edition", _SIGN_OFF, _sign_off),
    "publish": ("publish what is agreed, and keep it as it stands", _PUBLISH, _json),
}
