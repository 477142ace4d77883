"""Whether a rota keeps its own rules, as a reader sees it: counted from its events, never typed."""

from collections.abc import Iterable, Iterator, Mapping

from decision_aids.markup import Html, element, join
from macros import references
from macros.place import Place
from macros.table import cell, stacked
from schemas.addresses import read
from schemas.checks import rota
from schemas.register import Record

BETWEEN = "Months between"


def section(place: Place, record: Record) -> Html | None:
    """What a rota promises and what its events keep of it; None for a calendar that is no rota."""
    if "rota" not in record.value:
        return None
    held = rota.turns(record)
    return element(
        "div",
        # No event's id has a dot, so this is no event's.
        element("h3", "Does it keep its own rules?", id=f"{record.address.part}.rota.rules"),
        element("p", "Counted from the events above, from the first month of one to the first month of the next."),
        element("ul", _two_parts(place, held), *_turns(place, record, held)),
        _intervals(place, record, held),
        class_="rota",
    )


def _two_parts(place: Place, held: tuple[rota.Turn, ...]) -> Html:
    found = rota.two_parts(held)
    if not found:
        return element("li", "Nobody has two parts in one event, so nobody reviews or checks themselves.")
    return element("li", "Two parts in one event: ", _listed(place, (again.body for _, again in found)), ".")


def _turns(place: Place, record: Record, held: tuple[rota.Turn, ...]) -> Iterator[Html]:
    """For each part, how often everyone is to have it, and who has it more or less often."""
    counts = rota.counts(record, held)
    for part, times in rota.promised(record).items():
        of = {body: met for (body, one), met in counts.items() if one == part}
        other = {body: met for body, met in of.items() if met != times}
        said = f"As “{part}”: {_times(times)} each."
        if not other:
            yield element("li", said, f" This holds for all {len(of)}.")
            continue
        yield element("li", said, f" This holds for {len(of) - len(other)} of {len(of)}. ", *_exceptions(place, other))


def _exceptions(place: Place, other: Mapping[str, int]) -> Iterator[Html]:
    for met in sorted(set(other.values())):
        bodies = (body for body, one in other.items() if one == met)
        yield element("span", _listed(place, bodies), f": {_times(met)}. " if met else ": never. ")


def _intervals(place: Place, record: Record, held: tuple[rota.Turn, ...]) -> Html | None:
    """A table of the months between two turns beside each deadline that holds for them."""
    rules = rota.rules(place.register, record)
    if not rules:
        return None
    titles = [references.title_of(place.register, read(rule.deadline), place.today) for rule in rules]
    rows = [
        element(
            "tr",
            element("th", references.link(place, gap.body, file="bodies"), scope="row", role="rowheader"),
            cell(BETWEEN, gap.months),
            *(cell(title, _against(gap.months, rule.months)) for title, rule in zip(titles, rules, strict=True)),
            role="row",
        )
        for gap in sorted(rota.gaps(record, held), key=lambda one: one.months)
    ]
    named = [references.link(place, rule.deadline, file="deadlines") for rule in rules]
    caption = "From one turn to the next, beside each rule that was printed for it"
    return stacked(caption, caption, ("Who", BETWEEN, *named), rows)


def _against(months: int, allowed: int) -> str:
    """How a time between two turns stands to a rule of so many months."""
    if months == allowed:
        return f"as it says, {allowed} months"
    return f"{abs(months - allowed)} months {'later' if months > allowed else 'sooner'} than its {allowed}"


def _listed(place: Place, bodies: Iterable[str]) -> Html:
    return join((references.link(place, body, file="bodies") for body in bodies), between=", ")


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"  # noqa: PLR2004 - the word for it
