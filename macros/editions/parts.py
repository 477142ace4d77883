"""One part of an edition as a section: a clause, a statement, a standard, a level or a step, under its own anchor.

A part may say more than its words: from when it holds, whether it must be followed, whom to ring, what it was before.
All of that is said in words, so that nothing rests on colour or on a script.
"""

from collections.abc import Iterable
from dataclasses import replace

from decision_aids.markup import Html, element
from macros import days, references, written
from macros.editions import lineage
from macros.editions.called import in_words, only_a_number
from macros.facts import contacts, deadline_table, records
from macros.place import Place
from macros.time import clock
from schemas import addresses
from schemas.checks import obligations
from schemas.history import editions
from schemas.register import Edition

#: How binding a part is. A *must* rests on law or on statutory guidance, which the check sees to.
FORCE = {
    "must": "Must: the law or statutory guidance requires it.",
    "should": "Should: it is expected. Nothing held here says that a law requires it.",
    "may": "May: it is allowed, and nobody has to.",
}
#: What is expected and rests on law of which nobody has read that it goes so far.
SHOULD_AT_LEAST = "Should, at the least: it rests on law or statutory guidance, which may require it."
#: The same in a source document: what it called for then, and no word of what is so now.
FORCE_THEN = {
    "must": "Must, as this source puts it. It is not in force.",
    "should": "Should, as this source puts it. It is not in force.",
    "may": "May, as this source puts it. It is not in force.",
}
CONSENT = {
    True: "Asks for consent before you share information. You never need consent to get help for a child at risk.",
    False: "Asks for no consent before you share information.",
}


def section(  # noqa: PLR0913 - each is one thing that only the kind of part knows
    place: Place,
    edition: Edition,
    word: str,
    one: written.Value,
    *,
    said: Iterable[object] = (),
    then: Iterable[object] = (),
    level: int = 3,
    number: str = "",
    title: str = "",
) -> Html:
    """A part of an edition as a section of its own.

    Args:
        place: the page it stands on.
        edition: the edition it is a part of.
        word: its id, which is its anchor.
        one: the part, as its file has it.
        said: what it says, made by whoever knows its kind.
        then: what else that kind says, after what every part may say.
        level: the level of its heading, 2 or 3.
        number: shown above its title; its own number when left out.
        title: its title where it has none of its own.

    """
    number = number or (written.line(one, "number") if "title" in one else only_a_number(one))
    return element(
        "section",
        heading(word, number, written.line(one, "title") or title, level=level),
        when(one, place.today),
        *said,
        deadline_table.sentence(
            _in_its_life(place, edition),
            written.line(one, "deadline"),
            until=(editions.life(edition.dates, place.register.siblings(edition)) or ("", ""))[1],
        ),
        _route(place, one),
        _contact(place, written.line(one, "contact")),
        records.facts(
            ("How binding", how_binding(place, edition, one)),
            ("Consent", CONSENT[bool(one["consent_required"])] if "consent_required" in one else None),
            ("Form", _link(place, one, "form", "")),
            ("Subject", _link(place, one, "subject", "subjects")),
            *lineage.rows(place, edition, word, one),
        ),
        *then,
        references.rests_on(place, written.lines(one, "cites")),
        class_="clause",
        data_starts=written.line(one, "starts") or None,
        data_ends=written.line(one, "ends") or None,
    )


def how_binding(place: Place, edition: Edition, one: written.Value) -> str | None:
    """How binding a part is, in words; of a historic edition what its source called for, and no word of today."""
    force = written.line(one, "force")
    if edition.dates.historic:
        return FORCE_THEN.get(force)
    if force == "should" and obligations.may_be_required(place.register, edition, one, place.today):
        return SHOULD_AT_LEAST
    return FORCE.get(force)


def _in_its_life(place: Place, edition: Edition) -> Place:
    """The page as on the day of an edition's life that is nearest to today.

    What an edition allowed while it was in force is what people were held to; a shorter time since is another's.
    """
    life = editions.life(edition.dates, place.register.siblings(edition))
    if life is None:
        return place
    first, last = life
    return replace(place, today=max(first, min(place.today, last or place.today)))


def heading(word: str, number: str, title: str, *, level: int) -> Html:
    """A part's heading: its number as a link to itself, and its title; either alone where it has no other."""
    anchor = f"#{word}"
    said: tuple[object, ...]
    if number and title:
        link = element("a", number, href=anchor, class_="clause__number")
        said = (link, " ", element("span", title, class_="clause__title"))
    else:
        said = (element("a", title or number or in_words(word), href=anchor, class_="clause__title"),)
    return element(f"h{level}", *said, id=word)


def words(one: written.Value) -> tuple[Html | None, ...]:
    """The text of a part and its list of points."""
    points = [element("li", point) for point in written.lines(one, "points")]
    text = written.line(one, "text")
    lead = text if not points or text.endswith((".", ":")) else f"{text}:"
    return (element("p", lead) if text else None, element("ul", *points) if points else None)


def when(one: written.Value, today: str) -> Html | None:
    """From when and until when a part holds, where that differs from its edition; it follows the reader's clock."""
    starts, ends = written.line(one, "starts"), written.line(one, "ends")
    if not starts and not ends:
        return None
    begun = f"Started on {days.in_words(starts)}." if starts else ""
    ending = f"Ends on {days.in_words(ends)}." if ends else ""
    cases = [("", " ".join(text for text in (begun, ending) if text))]
    if starts:
        cases = [("", f"Starts on {days.in_words(starts)}, not in force yet."), (starts, cases[0][1])]
    if ends:
        cases.append((editions.next_day(ends), f"Ended on {days.in_words(ends)}, no longer in force."))
    said = [(day, element("p", element("strong", words), class_="clause__when")) for day, words in cases]
    return clock.by_day(said, today)


def _link(place: Place, one: written.Value, key: str, file: str) -> Html | None:
    text = written.line(one, key)
    return references.link(place, text, file=file) if text else None


def _route(place: Place, one: written.Value) -> Html | None:
    """The contact that people are sent to first."""
    listed = _contact(place, written.line(one, "route"))
    return element("div", element("p", element("strong", "Go here first.")), listed) if listed else None


def _contact(place: Place, text: str) -> Html | None:
    if not text:
        return None
    address = str(addresses.read(text, publisher=place.publisher, file="contacts"))
    return contacts.plain_list([contacts.at(place.register, place.today)[address]])
