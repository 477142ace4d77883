"""Whether each form in which a text uses a term is a form of one term alone."""

from collections.abc import Iterator
from functools import partial

from schemas.problems import Problem
from schemas.register import Record, Register
from schemas.remembering.remembered import problems as remembered


def problems(register: Register) -> Iterator[Problem]:
    """An error for each form that an earlier term of the same file has too, so that a page would explain only one."""
    terms: dict[str, list[Record]] = {}
    # In the order of the file, which is that of the register.
    for one in register.records.values():
        if one.kind == "terms":
            terms.setdefault(one.reading.file, []).append(one)
    for own in terms.values():
        yield from remembered("in text", own[0].reading, partial(_of, own))


def _of(own: list[Record]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for one in own:
        word = one.address.part
        for place, form in enumerate(one.value.get("in_text", ())):
            owner = first.setdefault(str(form).casefold(), word)
            if owner != word:
                yield one.reading.problem(
                    (*one.path, "in_text", place),
                    code="form-of-two-terms",
                    sentence=f"The words {form} are a form of {owner} too, so a page could not tell which to explain.",
                    fix=f"Leave them under {owner} or under {word}, whichever a reader would expect.",
                )
