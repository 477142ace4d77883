"""The three questions of a start page, as lists that work without a script: where, who, and what has happened.

Who somebody is only shortens the list of what has happened: a link to a target, and a style sheet that hides the rest.
"""

from collections.abc import Mapping

from decision_aids.markup import Html, element, join
from macros import written
from macros.facts import subjects
from macros.place import Place
from macros.start import situation
from schemas.register import Record, Register

#: Who comes, as they would say it. The words are those of the schema of situations.
PEOPLE: Mapping[str, str] = {
    "works-with-children": "I work or volunteer with children or families",
    "leads-on-safeguarding": "I lead on safeguarding where I work",
    "runs-a-partnership": "I run, fund or scrutinise a partnership",
    "family": "I am a parent, a carer or a young person",
}


def situations(register: Register, area: str) -> tuple[Record, ...]:
    """Every national situation and those of an area, in the order of their files."""
    return tuple(
        one
        for one in register.records.values()
        if one.kind == "situations"
        and (register.publishers[one.address.publisher]["tier"] == "national" or one.address.publisher == area)
    )


def who() -> Html:
    """Who are you: each choice shortens the list of what has happened."""
    rows = (element("li", element("a", words, href=f"#who..{word}")) for word, words in PEOPLE.items())
    return element("ul", *rows, class_="choices")


def what(place: Place, area: str = "") -> Html:
    """What has happened: each situation unfolds into what to do.

    Args:
        place: the page it stands on.
        area: the publisher of the area where the child lives; empty while none is chosen.

    """
    spoken = subjects.spoken(place.register, place.today)
    chosen = (
        element(
            "p",
            element("strong", f"{words}. "),
            "Below is what people ask most often. ",
            element("a", "Show everything", href="#what"),
            id=f"who..{word}",
            class_="who",
        )
        for word, words in PEOPLE.items()
    )
    rows = (
        element(
            "details",
            element("summary", one.value["title"]),
            element(
                "div",
                situation.answer(place, one, area, spoken),
                id=one.address.part,
                class_="situation__answer",
            ),
            class_="situation",
            data_for=" ".join(written.lines(one.value, "for")),
        )
        for one in situations(place.register, area)
    )
    # The page of all situations is the one that the search finds.
    return element("div", join(chosen), *rows, class_="situations", data_search_exclude=True)
