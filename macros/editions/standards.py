"""The page of practice standards: each standard with the statements that show it is met."""

from decision_aids.markup import Html, element, join
from macros import written
from macros.editions import clauses, parts, self_audit
from macros.editions.called import called, in_words
from macros.page import Heading
from macros.place import Place
from schemas.register import Edition


def page(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of the page below its title, and the headings in it."""
    statements = written.inner(edition.value, "statements")
    headings: list[Heading] = []
    made: list[Html] = [clauses.opening(place, edition), self_audit.way(place, edition)]
    standards = written.inner(edition.value, "standards")
    # Nothing that a file says is lost, not even a statement of a standard that it does not hold.
    for word in dict.fromkeys((*standards, *(str(one["standard"]) for one in statements.values()))):
        one = standards.get(word, {"title": in_words(word)})
        headings.append(Heading(id=word, title=called(one, word)))
        made.append(parts.section(place, edition, word, one, said=parts.words(one), level=2))
        own = [each for each, of in statements.items() if of["standard"] == word]
        for count, each in enumerate(own, start=1):
            statement = statements[each]
            # A statement with neither number nor title goes by its place under its standard.
            title = "" if "number" in statement or "title" in statement else f"Statement {count}"
            headings.append(Heading(id=each, title=title or called(statement, each), level=3))
            made.append(parts.section(place, edition, each, statement, said=_statement(statement), title=title))
    text, further = clauses.grouped(place, edition, "What else it says")
    return join((*made, text)), (*headings, *further)


def _statement(one: written.Value) -> tuple[Html | None, ...]:
    shown_by = written.line(one, "shown_by")
    told = element("p", element("strong", "Shown by: "), shown_by, class_="shown-by") if shown_by else None
    return (*parts.words(one), told)
