"""What an edition that is no aid says, whatever its kind."""

from decision_aids.markup import Html
from macros.editions import blank_record, clauses, levels, process, standards
from macros.page import Heading
from macros.place import Place
from schemas.register import Edition


def of(place: Place, edition: Edition) -> tuple[Html, tuple[Heading, ...]]:
    """The content of an edition's page below its title, and the headings in it."""
    match edition.kind:
        case "form":
            return blank_record.form(place, edition), ()
        case "standards":
            return standards.page(place, edition)
        case "levels":
            return levels.page(place, edition)
        case "process":
            return process.page(place, edition)
        case _:
            return clauses.document(place, edition)
