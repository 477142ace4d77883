"""The pages of a publisher's records, one for each kind it holds: what each is called, and who makes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decision_aids.markup import Html
from macros.facts import (
    agencies,
    bodies,
    calendars,
    coverage,
    deadline_table,
    records,
    roles,
    sources,
    subjects,
    superseded,
    terms,
)
from macros.page import Heading
from macros.place import Place
from macros.start import listed


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """The page of one kind of records.

    Attributes:
        kind: the kind, which is its path below the publisher's.
        title: what the page is called.
        one: one of its records in a word, for counting.
        many: several of them.
        summary: what it tells, as one sentence in which ``{}`` is the publisher.
        make: what makes the page below its title.
        in_menu: whether the menu names it.

    """

    kind: str
    title: str
    one: str
    many: str
    summary: str
    make: Callable[[Place], tuple[Html, tuple[Heading, ...]]]
    in_menu: bool = False

    def counted(self, place: Place) -> str:
        """How many of them the publisher holds, such as *3 terms*."""
        count = len(records.of(place.register, self.kind, place.publisher))
        return f"{count} {self.one if count == 1 else self.many}"


#: Every kind of records with a page, in the order in which a publisher's page leads to them. Its numbers to ring have a
#: page too, which is made whether or not it holds any: 999 stands on it.
PAGES = (
    RecordPage(
        kind="situations",
        title="What has happened?",
        one="situation",
        many="situations",
        summary="What to do first, whom to ring and what the rules say, in one list: {}.",
        make=listed.page,
    ),
    RecordPage(
        kind="deadlines",
        title="Deadlines",
        one="deadline",
        many="deadlines",
        summary="How long each thing may take in the arrangements of {}, counted from what, and who keeps it.",
        make=deadline_table.page,
    ),
    RecordPage(
        kind="terms",
        title="Glossary",
        one="term",
        many="terms",
        summary="The words and abbreviations of {}, each with what it means.",
        make=terms.page,
        in_menu=True,
    ),
    RecordPage(
        kind="bodies",
        title="Groups and bodies",
        one="body",
        many="bodies",
        summary="The groups and bodies of {}: who reports to whom, members, meetings and duties.",
        make=bodies.page,
    ),
    RecordPage(
        kind="roles",
        title="Roles",
        one="role",
        many="roles",
        summary="The roles of {}: the body each belongs to, and what it has to do. Roles only, never names.",
        make=roles.page,
    ),
    RecordPage(
        kind="agencies",
        title="Agencies",
        one="agency",
        many="agencies",
        summary="The agencies that are part of the arrangements of {}, and why.",
        make=agencies.page,
    ),
    RecordPage(
        kind="calendars",
        title="Calendars",
        one="calendar",
        many="calendars",
        summary="The calendars of {}: what falls on which day, and who takes part.",
        make=calendars.page,
    ),
    RecordPage(
        kind="subjects",
        title="Subjects side by side",
        one="subject",
        many="subjects",
        summary="Questions on which publishers can be put side by side, and the clause of each that answers.",
        make=subjects.page,
    ),
    RecordPage(
        kind="superseded-statements",
        title="No longer so",
        one="statement",
        many="statements",
        summary="What old documents say that is not so now, what is so today, and what could go wrong.",
        make=superseded.page,
    ),
    RecordPage(
        kind="coverage",
        title="Coverage",
        one="part of the source",
        many="parts of the source",
        summary="Every part of the source document of {}, with what holds it here or why it is left out.",
        make=coverage.page,
    ),
    RecordPage(
        kind="sources",
        title="Sources",
        one="source",
        many="sources",
        summary="The law, guidance and documents behind the pages of {}, and how far each can be relied on.",
        make=sources.page,
    ),
)


def held(place: Place) -> Iterator[RecordPage]:
    """The pages of the kinds of which a publisher holds any."""
    return (one for one in PAGES if records.of(place.register, one.kind, place.publisher))
