"""Practice standards as a checklist for a team or one person: filled in on the page or on paper, and kept nowhere."""

from decision_aids.markup import Html, element, join
from macros import references, written
from macros.editions import clauses, parts
from macros.editions.called import called, in_words, within
from macros.page import Heading, Page, root_from
from macros.place import Place
from macros.time import standing
from schemas.register import Edition, Register

_PATH = "self-audit/"
_GRADES = ("Met", "Partly met", "Not met", "Does not apply")


def way(place: Place, edition: Edition) -> Html:
    """The way from the standards to their checklist."""
    link = element("a", "Use these standards as a self-audit checklist", href=f"{place.root}{edition.item}/{_PATH}")
    return element("p", link, ", on the page or on paper.")


def page(register: Register, edition: Edition, today: str) -> Page:
    """The checklist of an edition of standards."""
    uri = f"{edition.item}/{_PATH}"
    place = Place(register=register, publisher=edition.publisher, today=today, root=root_from(uri))
    about = register.publishers[edition.publisher]
    statements = written.inner(edition.value, "statements")
    standards = written.inner(edition.value, "standards")
    headings: list[Heading] = []
    made: list[Html] = []
    for number, word in enumerate(dict.fromkeys((*standards, *(str(one["standard"]) for one in statements.values())))):
        title = called(standards.get(word, {"title": in_words(word)}), word)
        headings.append(Heading(id=f"audit..{number}", title=title))
        made.append(element("h2", title, id=f"audit..{number}"))
        made += [_row(place, edition, each, one) for each, one in statements.items() if one["standard"] == word]
    title = f"Self-audit: {edition.title}"
    return Page(
        uri=uri,
        title=title,
        summary=f"{edition.title} of {about['title']} as a checklist to fill in.",
        headings=tuple(headings),
        searched=False,
        indexed=False,
        text=join(
            (
                references.breadcrumbs(
                    place.root,
                    (str(about.get("short", about["title"])), f"{edition.publisher}/"),
                    (edition.title, f"{edition.item}/"),
                    ("Self-audit", ""),
                ),
                element("h1", title),
                standing.line(register, edition, today),
                clauses.opening(place, edition),
                element(
                    "p",
                    "For each statement say how far you meet it, what shows it and what you will do. What you write "
                    "here is not sent and not stored: print it before you leave this page. Leave out names and "
                    "addresses.",
                    class_="lede",
                ),
                _who(),
                *made,
            )
        ),
    )


def _who() -> Html:
    fields = (("who", "Team or role"), ("day", "Date"), ("again", "To be looked at again on"))
    rows = (
        element(
            "p",
            element("label", words, for_=f"audit-{word}"),
            element("input", type="text", id=f"audit-{word}", autocomplete="off"),
        )
        for word, words in fields
    )
    return element("div", *rows, class_="audit__who")


def _row(place: Place, edition: Edition, word: str, one: written.Value) -> Html:
    anchor = f"audit.{word}"
    text = " ".join(said for said in (written.line(one, "text"), *written.lines(one, "points")) if said)
    shown_by = written.line(one, "shown_by")
    binding = parts.how_binding(place, edition, one)
    # Under the heading of its standard a statement without a title goes by its place there alone.
    title = written.line(one, "title") or within(edition.value, one, word).rpartition(", ")[2].capitalize()
    its_place = element(
        "a",
        "See it among the standards",
        href=f"{place.root}{edition.item}/#{word}",
        aria_label=f"See it among the standards: {title}",
        class_="audit__of",
    )
    grades = (
        element("label", element("input", type="radio", name=anchor, value=grade), " ", grade) for grade in _GRADES
    )
    return element(
        "fieldset",
        element("legend", title),
        element("p", text, " ", its_place) if text else None,
        element("p", binding, class_="audit__binding") if binding else None,
        element("p", element("strong", "Shown by: "), shown_by) if shown_by else None,
        element("div", *grades, class_="audit__grades"),
        element("label", "What shows it, and what you will do, by whom and when", for_=f"{anchor}.words"),
        element("textarea", id=f"{anchor}.words", rows="2"),
        class_="audit",
    )
