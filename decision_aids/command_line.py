"""What a person is told who typed something else than a command takes: a sentence, and where to read more.

Both commands are asked in this way, ``decision-aids`` and ``arrangements``.
"""

import argparse
import re
from datetime import date
from typing import NoReturn

from schemas.problems import nearest

#: How a command ends.
FINE, WRONG, COULD_NOT_RUN = 0, 1, 2
DAY = "2026-11-22"

# What argparse says, and what a person is told in its place.
_SAID = (
    (r"the following arguments are required: (.+)", "Something is missing: {0}."),
    (r"unrecognized arguments: (.+)", "{0} means nothing here."),
    (r"argument (\S+): expected one argument", "{0} needs a value after it."),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} and {1} cannot be asked for together."),
    (r"argument (\S+): (.+)", "{0}: {1}"),
)
_NO_SUCH = re.compile(r"argument (\S+): invalid choice: '?(.+?)'? \(choose from (.+)\)", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in a sentence, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """End with the code for *could not run*."""
        self.exit(COULD_NOT_RUN, f"{in_words(message)} Run {self.prog} --help to read what can be asked.\n")


def in_words(message: str) -> str:
    """What argparse has to say, as a person would say it."""
    if asked := _NO_SUCH.fullmatch(message):
        what, word, listed = asked.groups()
        known = [one.strip("'") for one in listed.split(", ")]
        near = nearest(word, known)
        said = f"There is no command {word}." if what == "COMMAND" else f"{what} cannot be {word}."
        # The commands are listed by the help that the next sentence leads to.
        there = "" if what == "COMMAND" else f" There {'is' if len(known) == 1 else 'are'}: {', '.join(known)}."
        return said + (f" Did you mean {near}?" if near else there)
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return f"{message[:1].upper()}{message[1:]}."


def day(text: str) -> str:
    """An ISO date as it was typed."""
    try:
        found = date.fromisoformat(text).isoformat()
    except ValueError:
        found = ""
    if found != text:
        raise argparse.ArgumentTypeError(f"{text} is not a day. Write it as {DAY}.")
    return text
