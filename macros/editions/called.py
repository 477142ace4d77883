"""What a part of an edition is called: its number and title where it has them, else words that name it."""

from macros import written


def called(part: written.Value, word: str) -> str:
    """A part's number and title; failing both its label or its question, failing all the words of its id.

    Args:
        part: a clause, statement, level, step, field, question or outcome, as its file has it.
        word: its id.

    """
    number, title = written.line(part, "number"), written.line(part, "title")
    if title:
        return f"{number}: {title}" if number else title
    if number:
        return only_a_number(part)
    other = next((text for key in ("label", "ask", "do") if (text := written.line(part, key))), "")
    return other or in_words(word)


def within(edition: written.Value, part: written.Value, word: str) -> str:
    """What a part is called beside others of its edition.

    A statement with words alone goes by its standard and its place there. A question or an outcome is quoted, since it
    is a whole sentence.
    """
    standard = written.line(part, "standard")
    if standard and not any(key in part for key in ("number", "title")):
        beside = [one for one, each in written.inner(edition, "statements").items() if each.get("standard") == standard]
        under = called(written.inner(edition, "standards").get(standard, {}), standard)
        return f"{under}, statement {beside.index(word) + 1}"
    name = called(part, word)
    return f"“{name}”" if "ask" in part or "do" in part else name


def only_a_number(part: written.Value) -> str:
    """What a part without a title is called: *Clause 3.10*; a number that is words already stays as it is."""
    number = written.line(part, "number")
    if not number[:1].isdigit():
        return number
    return f"Statement {number}" if "standard" in part else f"Clause {number}"


def in_words(word: str) -> str:
    """An id as words: ``same-day.ring`` is *Same day ring*."""
    said = word.replace("-", " ").replace(".", " ").replace("_", " ")
    return said[:1].upper() + said[1:]
