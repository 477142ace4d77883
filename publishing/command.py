"""The command ``arrangements``: what partnership staff do with their arrangements, from a terminal.

Every command takes --data and --as-at. It ends with 0 when there is no error (warnings are no errors), 1 when there
are errors, and 2 when it could not run (design §9, *Commands*).
"""

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from decision_aids import checking
from decision_aids.command_line import COULD_NOT_RUN, FINE, WRONG
from macros import days
from publishing import (
    arguments,
    compared,
    due,
    files,
    impact,
    listing,
    new_edition,
    publish,
    showing,
    shown,
    sign_off,
)
from publishing.cannot_run import CannotRun
from schemas import problems, register
from schemas.publication import published
from schemas.register import Register
from schemas.remembering import memory
from schemas.remembering.memory import Memory


def main(given: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit code: 0 no errors, 1 there are errors, 2 it could not run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a letter shows its number, and the rest can still be read.
            stream.reconfigure(errors="backslashreplace")
    asked = arguments.parser(
        {
            "check": _check,
            "list": _list,
            "show": _show,
            "due": _due,
            "compare": _compare,
            "new-edition": _new_edition,
            "impact": _impact,
            "sign-off": _sign_off,
            "publish": _publish,
        }
    ).parse_args(given)
    try:
        code = int(asked.run(asked))
        sys.stdout.flush()
    except CannotRun as error:
        print(error, file=sys.stderr)
        return error.code
    except BrokenPipeError:
        # Whoever reads what is printed, such as head, has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except FileNotFoundError as error:
        said = f"There is no folder {error.filename}" if error.filename else str(error)
        print(f"{said}. Name the folder that holds the publishers with --data.", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'} could not be read: {error.strerror or error}.", file=sys.stderr)
    else:
        return code
    return COULD_NOT_RUN


def today(asked: argparse.Namespace) -> str:
    """The day that counts as today: the one asked for, else the clock's."""
    return str(asked.as_at or _clock())


def _clock() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))


def _remembered(asked: argparse.Namespace) -> Memory:
    return Memory(memory.beside(asked.data), memory.made_by(checking.ROOMS))


def _check(asked: argparse.Namespace) -> int:
    """Read, link, compile and prove everything in the folder. No file is changed."""
    # What a check makes stays until its end. Looking through it for what nobody needs takes a fifth of its time.
    gc.disable()
    try:
        remembered = _remembered(asked)
        checked = checking.everything(asked.data, today(asked), remembered)
        remembered.keep()
    finally:
        gc.enable()
    met, errors = checked.problems, len(checked.errors)
    if asked.json:
        _print_json(problems.as_json(met))
    elif asked.annotations:
        print(problems.as_annotations(met))
    else:
        # Errors first: what has to be mended must not be looked for among what only ought to be known.
        for told in (checked.errors, tuple(one for one in met if one.severity != "error")):
            if told:
                print(problems.as_text(told), end="\n\n")
    if not asked.json and not asked.annotations:
        proved = len(checked.held.aids) + len(checked.held.cut_off)
        looked = (len(checked.held.register.readings), "file"), (proved, "aid")
        files, aids = (f"{number} {what}{'' if number == 1 else 's'}" for number, what in looked)
        print(f"Read {files}, proved {aids}. Errors: {errors}. Warnings: {len(met) - errors}.")
        if 0 < errors < len(met):
            # The warnings between an error and the foot fill a screen.
            first = problems.in_order(checked.errors)[0]
            print(f"The errors stand first, above the warnings. Begin at {first.file}:{first.line}:{first.column}.")
        left = len(tuple(checked.held.register.of_kind("aid"))) - proved
        if left:
            print(f"Mend these and check again: {left} of the aids could not be proved before that.")
    return WRONG if errors else FINE


def _list(asked: argparse.Namespace) -> int:
    """List what could be read; that something could not is said, and makes the list incomplete."""
    held = register.load(asked.data, _remembered(asked))[0]
    shown_of, day = _as_known(held, asked)
    rows = listing.rows(shown_of, day, asked.publisher)
    if asked.json:
        _print_json(rows)
    else:
        print(listing.as_text(shown_of, rows))
    return _incomplete(shown_of)


def _show(asked: argparse.Namespace) -> int:
    held = register.load(asked.data, _remembered(asked))[0]
    found = showing.of(held, asked.item, asked.as_at or asked.as_known_on or today(asked), asked.as_known_on)
    if asked.json:
        _print_json(found)
    else:
        print(shown.as_text(found))
    return FINE


def _due(asked: argparse.Namespace) -> int:
    held = register.load(asked.data, _remembered(asked))[0]
    day = today(asked)
    listing.require_publisher(held, asked.publisher)
    rows = due.rows(held, day, asked.within, asked.publisher)
    if asked.json:
        _print_json(rows)
    else:
        print(due.as_text(held, rows, day, asked.within))
    return _incomplete(held)


def _new_edition(asked: argparse.Namespace) -> int:
    text, code = new_edition.run(asked.data, asked.item, asked.effective_from, asked.edition, today(asked))
    print(text)
    return code


def _compare(asked: argparse.Namespace) -> int:
    held = register.load(asked.data, _remembered(asked))[0]
    known, day = _as_known(held, asked)
    text, code = compared.run(known, asked.names, day, asked.json)
    if code:
        raise CannotRun(text, code)
    print(text)
    return FINE


def _impact(asked: argparse.Namespace) -> int:
    """What a change touches is worth seeing while it still has mistakes, too, so these do not stand in the way."""
    day = today(asked)
    checked = checking.everything(asked.data, day, _remembered(asked))
    found = impact.impact(checked.held.register, checked.held.aids, day)
    if asked.json:
        _print_json(found.as_json())
    else:
        print(found.as_text())
    errors = len(checked.errors)
    if errors:
        print(f"This may not be all. Errors: {errors}. Run arrangements check.", file=sys.stderr)
    return WRONG if errors else FINE


def _sign_off(asked: argparse.Namespace) -> int:
    day = today(asked)
    page = sign_off.page(checking.everything(asked.data, day, _remembered(asked)), asked.item, asked.edition, day)
    if asked.to is None:
        print(page, end="")
        return FINE
    try:
        files.put(({asked.to: page.encode()},))
    except OSError as error:
        raise CannotRun(f"{asked.to} could not be written: {error.strerror or error}.") from None
    print(f"Wrote {asked.to}. Open it in a browser and print it.")
    return FINE


def _publish(asked: argparse.Namespace) -> int:
    clock, day = _clock(), today(asked)
    if day > clock:
        # After it nothing could be published on an earlier day: a slip of the year would lock everybody out.
        said = f"Nothing is published on a day to come: {days.in_words(day)}, and today is {days.in_words(clock)}."
        raise CannotRun(f"{said} Publish it on its day, or name another after --as-at.")
    if day != clock:
        # Nothing that was published can be published again on another day. Of JSON it would be no part.
        said = f"These will be recorded as published on {days.in_words(day)}, and today is {days.in_words(clock)}."
        print(said, file=sys.stderr if asked.json else sys.stdout, flush=True)
    made = publish.publish(asked.data, day)
    if asked.json:
        _print_json(made.as_json())
    else:
        if made.problems:
            print(problems.as_text(made.problems), end="\n\n")
        print(made.as_text())
    return WRONG if made.refused else FINE


def _as_known(held: Register, asked: argparse.Namespace) -> tuple[Register, str]:
    """What is held, or what was known on the day asked about, and the day whose status is given."""
    if asked.as_known_on is None:
        return held, today(asked)
    return published.known(held, asked.as_known_on), asked.as_at or asked.as_known_on


def _incomplete(held: Register) -> int:
    """Say what could not be read, so that nobody takes a part for the whole; returned the exit code."""
    if not held.unread:
        return FINE
    named = ", ".join(sorted(held.unread))
    print(f"This is not all: {named} could not be read. Run arrangements check.", file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
