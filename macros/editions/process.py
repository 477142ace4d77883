"""The page of a process: its steps in the order they are taken, with who takes each, by when and on what condition."""

from collections.abc import Iterator, Mapping

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.editions import clauses, parts
from macros.editions.called import called
from macros.facts import records
from macros.page import Heading
from macros.place import Place
from schemas.register import Edition

Steps = Mapping[str, written.Value]


def page(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of the page below its title, and the headings in it."""
    steps = written.inner(edition.value, "steps")
    order = in_order(steps)
    headings: list[Heading] = []
    made: list[Html] = [clauses.opening(place, edition)]
    stages: list[str] = []
    for here, word in enumerate(order):
        one = steps[word]
        stage = written.line(one, "under") or "Steps"
        if not stages or stage != stages[-1]:
            # A stage that is come back to says so, and each heading has an anchor of its own.
            title = f"{stage}, continued" if stage in stages else stage
            stages.append(stage)
            headings.append(Heading(id=f"stage..{len(stages)}", title=title))
            made.append(element("h2", title, id=headings[-1].id))
        headings.append(Heading(id=word, title=_name(steps, order, word), level=3))
        made.append(
            parts.section(
                place,
                edition,
                word,
                one,
                said=_step(place, one),
                then=_around(steps, order, here),
                number=_number(steps, order, word),
            )
        )
    text, further = clauses.grouped(place, edition, "What else it says")
    return join((*made, text)), (*headings, *further)


def in_order(steps: Steps) -> tuple[str, ...]:
    """The ids of the steps, none before those it follows: stage by stage where that can be, else as the file has them.

    Steps that follow each other in a circle have no order; they keep the file's, after all others.
    """
    left, order, stage = list(steps), list[str](), ""
    while left:
        free = [one for one in left if not any(other in left for other in written.lines(steps[one], "follows"))]
        same_stage = [one for one in free if written.line(steps[one], "under") == stage]
        chosen = next(iter(same_stage or free), left[0])
        stage = written.line(steps[chosen], "under")
        left.remove(chosen)
        order.append(chosen)
    return tuple(order)


def _number(steps: Steps, order: tuple[str, ...], word: str) -> str:
    """The number of a step as printed, else its place in the order."""
    number = written.line(steps[word], "number") or str(order.index(word) + 1)
    return f"Step {number}" if number.isdigit() else number


def _name(steps: Steps, order: tuple[str, ...], word: str) -> str:
    return called({**steps[word], "number": _number(steps, order, word)}, word)


def _step(place: Place, one: written.Value) -> tuple[Html | None, ...]:
    condition = written.line(one, "when")
    actors = written.lines(one, "actors")
    return (
        element("p", element("strong", "When: "), condition, class_="step-when") if condition else None,
        *parts.words(one),
        records.facts(
            ("Who", references.links(place, actors, file="roles") if actors else None),
        ),
    )


def _around(steps: Steps, order: tuple[str, ...], here: int) -> tuple[Html | None]:
    return (records.facts(("Comes after", _after(steps, order, here)), ("Next", _next(steps, order, here))),)


def _after(steps: Steps, order: tuple[str, ...], here: int) -> Html | None:
    """The steps that come directly before this one, unless that is plainly the one above."""
    follows = [one for one in written.lines(steps[order[here]], "follows") if one in steps]
    if not follows or (here and follows == [order[here - 1]]):
        return None
    return join((_link(steps, order, one) for one in follows), between=", ")


def _next(steps: Steps, order: tuple[str, ...], here: int) -> Html | None:
    """The steps that come directly after this one, unless that is plainly the one below."""
    after = [one for one in order if order[here] in written.lines(steps[one], "follows")]
    if not after:
        follows = any("follows" in one for one in steps.values())
        return element("span", "The process ends here.") if follows else None
    if after == [*order[here + 1 : here + 2]]:
        return None
    return element("ul", *(element("li", *_on(steps, order, one)) for one in after))


def _on(steps: Steps, order: tuple[str, ...], word: str) -> Iterator[object]:
    condition = written.line(steps[word], "when")
    yield _link(steps, order, word)
    yield f" (when: {condition})" if condition else ""


def _link(steps: Steps, order: tuple[str, ...], word: str) -> Html:
    return element("a", _name(steps, order, word), href=f"#{word}")
