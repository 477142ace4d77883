"""A change of a rule is material by itself: its author may raise a change, and never lower one."""

from collections.abc import Iterator

from schemas.comparing import comparison, descent
from schemas.comparing.comparison import Row
from schemas.problems import Problem
from schemas.register import Edition, Register


def lowered(register: Register) -> Iterator[Problem]:
    """A problem for each change that is called editorial and changes a rule, beside the edition that was superseded."""
    for held in register.items.values():
        for newer in held:
            called = {key for key, one in descent.parts(newer.value).items() if _is_called_editorial(one)}
            older = next((one for one in held if one.name == newer.value.get("supersedes")), None)
            if called and older is not None and older is not newer:
                rows = comparison.compare(older.value, newer.value).rows
                yield from (_problem(newer, row) for row in rows if row.derived and (row.group, row.part) in called)


def _is_called_editorial(one: descent.Value) -> bool:
    change = one.get("change")
    return isinstance(change, dict) and change.get("kind") == "editorial"


def _problem(edition: Edition, row: Row) -> Problem:
    return edition.reading.problem(
        (row.group, row.part, "change", "kind"),
        code="change-lowered",
        sentence=f"This change is called editorial, but {_what(row)}.",
        fix="Write kind: material, and say why in one sentence. Only a change of words can be editorial.",
    )


def _what(row: Row) -> str:
    """What makes the change material, as the end of a sentence."""
    if row.relation == comparison.NEW:
        return "nothing like it was in the edition before"
    if row.relation == descent.REPLACED:
        return f"it replaced {' and '.join(row.was)}"
    changed = [one for one in row.difference.fields if one.material]
    if not changed:
        return f"it lost a rule of {' and '.join(one.part for one in row.further if one.fields)}"
    done = {comparison.ADDED: "adds", comparison.REMOVED: "takes out", comparison.CHANGED: "changes"}
    return "it " + " and ".join(f"{done[one.how]} {comparison.in_words(one.name)}" for one in changed)
