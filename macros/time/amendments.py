"""What was published and corrected and when, newest first: of everybody, and of each publisher."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aids.markup import Html, element, join
from macros import days, references, written
from macros.editions.called import called
from macros.page import Page, root_from
from macros.time import timeline
from schemas.publication import published
from schemas.publication.published import Revision
from schemas.register import Edition, Register, part
from schemas.remembering.remembered import per_register

URI = "amendments/"
FEED = "amendments.atom"


@dataclass(frozen=True, kw_only=True)
class _Amendment:
    """One publication of an edition: the first, or that of a correction."""

    edition: Edition
    revision: Revision


def pages(register: Register) -> Iterator[Page]:
    """The page of every amendment, and one for each publisher that has published anything."""
    found = _all(register)
    yield _page(register, URI, "What has changed", "", found)
    for word in sorted(register.publishers):
        own = [one for one in found if one.edition.publisher == word]
        if own:
            short = str(register.publishers[word].get("short", register.publishers[word]["title"]))
            yield _page(register, f"{word}/{URI}", f"What has changed: {short}", word, own)


def path(register: Register, publisher: str) -> str:
    """Where a publisher's amendments stand, from the site's root: on a page of its own, or with everybody's."""
    owners = per_register(
        "publishers with amendments", register, lambda: {one.partition("/")[0] for one, _ in published.every(register)}
    )
    return f"{publisher}/{URI}" if publisher in owners else URI


def _all(register: Register) -> list[_Amendment]:
    found = [
        _Amendment(edition=edition, revision=one)
        for held in register.items.values()
        for edition in held
        for one in published.revisions(register, edition.address)
    ]
    key = [(one.revision.published_on, one.edition.address, one.revision.number) for one in found]
    return [one for _, one in sorted(zip(key, found, strict=True), key=lambda pair: pair[0], reverse=True)]


def _page(register: Register, uri: str, title: str, publisher: str, found: list[_Amendment]) -> Page:
    root = root_from(uri)
    rows = [_row(register, one, root) for one in found]
    steps = [(title.partition(":")[0], "")]
    if publisher:
        steps.insert(0, (title.partition(": ")[2], f"{publisher}/"))
    return Page(
        uri=uri,
        title=title,
        text=join(
            (
                references.breadcrumbs(root, *steps),
                element("h1", title),
                element("p", "Every edition published here and every correction, newest first.", class_="lede"),
                element("ol", *rows, class_="amendments")
                if rows
                else element("p", "No publication has been recorded yet.", class_="banner banner--notice"),
                element(
                    "p",
                    "To be told by a news reader, follow the ",
                    element("a", "Atom feed of amendments", href=f"{root}{FEED}", type="application/atom+xml"),
                    ". What will change next stands on the page of ",
                    element("a", "what is due", href=f"{root}due/"),
                    ".",
                ),
            )
        ),
        summary="Every edition published and every correction, newest first, with what it touched and why.",
        in_menu=False,
    )


def _row(register: Register, one: _Amendment, root: str) -> Html:
    edition, revision = one.edition, one.revision
    corrected = revision.number > 1
    what = f"Revision {revision.number}, a correction" if corrected else "First publication"
    title = f"{edition.title}, edition {edition.name}"
    return element(
        "li",
        element("p", days.in_words(revision.published_on), class_="amendment__day"),
        element("p", element("a", title, href=f"{root}{edition.address}/", class_="amendment__item"), f". {what}."),
        element("p", register.publishers[edition.publisher]["title"], class_="amendment__what"),
        *(_correction(edition, revision.number) if corrected else _first(register, edition, revision, root)),
        class_="amendment",
    )


def _correction(edition: Edition, number: int) -> Iterator[Html]:
    """Why a correction was made and what it touched."""
    for one in edition.value.get("corrections", ()):
        if one["revision"] == number:
            touched = ", ".join(_touched(edition, word) for word in one["touched"])
            yield element("p", element("strong", "Why: "), one["reason"])
            yield element("p", element("strong", "What it touched: "), f"{touched}.")


def _touched(edition: Edition, word: str) -> str:
    found = part(edition, word)
    return called(found, word) if found else word.replace("_", " ")


def _first(register: Register, edition: Edition, revision: Revision, root: str) -> Iterator[Html]:
    """From when a new edition holds, whether it was published late, why its parts changed, and what it replaced."""
    begins = edition.dates.effective_from
    if edition.dates.historic:
        yield element("p", "Held as a source. It is historic and not in force.")
    elif begins:
        late = revision.published_on > begins
        yield element(
            "p",
            f"In force from {days.in_words(begins)}.",
            element("strong", " Published late: it had already begun.") if late else None,
        )
    changes = [
        element("li", f"{called(one, word)}: {written.line(written.one(one, 'change'), 'why')}")
        for group in ("clauses", "statements", "standards", "levels", "steps")
        for word, one in written.inner(edition.value, group).items()
        if "change" in one
    ]
    if changes:
        yield element("p", element("strong", "What it touched, and why:"))
        yield element("ul", *changes)
    older = {newer.name: older for older, newer in timeline.neighbours(register, edition.item)}.get(edition.name)
    if older:
        path = f"{root}{timeline.comparison_path(older, edition)}"
        yield element("p", element("a", f"Compare with edition {older.name}", href=path))
