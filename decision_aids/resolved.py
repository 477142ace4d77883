"""An edition with the times it allows written out, so that two editions can be compared by what they ask for.

A part names a deadline by its address, and the deadline's dated details say how long it is. Two editions may name one
address and mean 48 hours and 24: only with the rule beside the address does a comparison see that.
"""

from collections.abc import Iterator, Mapping

from decision_aids import deadlines
from schemas.addresses import find
from schemas.comparing import comparison, descent
from schemas.register import Edition, Register, Value

NO_TIME = "no time is held"
# A draft without a first day would begin after everything that is known.
_AFTER_ALL = "9999-12-31"


def resolved(register: Register, edition: Edition) -> Value:
    """The value of an edition, with each part's rule in words beside the deadline that it names."""
    return comparison.with_rules(edition.value, rules(register, edition))


def rules(register: Register, edition: Edition) -> dict[str, str]:
    """By the id of each part that names a deadline, its rule in words on the first day the part holds.

    That is the edition's first day, or the part's own ``starts`` where it is later. A historic edition has none: it has
    the details as printed in a source. Without details on that day, and for a deadline that is not held, it reads
    *no time is held*. An outcome of an aid has the rules of all its actions, in order, with a semicolon between them.
    """
    first = edition.dates.effective_from or ("" if edition.dates.historic else _AFTER_ALL)
    found = {}
    for (_, word), one in descent.parts(edition.value).items():
        starts = one.get("starts")
        # What a source printed holds from no day, whatever days the source gives its own parts.
        day = max(first, starts) if first and isinstance(starts, str) else first
        said = [_on(register, text, edition.publisher, day) for text in _named(one)]
        if said:
            found[word] = "; ".join(said)
    return found


def rule_words(dated: Value) -> str:
    """The rule in words of a deadline's dated details, as its file has them."""
    return deadlines.in_words(deadlines.rule_as_written(dated))


def _named(one: Mapping[str, object]) -> Iterator[str]:
    """The deadlines that a part names, as written: its own, and those of its actions."""
    actions = one.get("actions")
    for holder in (one, *(actions if isinstance(actions, list) else ())):
        text = holder.get("deadline") if isinstance(holder, Mapping) else None
        if isinstance(text, str):
            yield text


def _on(register: Register, text: str, publisher: str, day: str) -> str:
    record = register.records.get(str(find(text, publisher=publisher, file="deadlines")))
    dated = record.on(day) if record is not None and record.kind == "deadlines" else None
    return rule_words(dated) if dated is not None else NO_TIME
