"""Two editions side by side: neighbouring ones made with the site, and any other pair in the reader's own browser."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from decision_aids import impact
from decision_aids.compiler import Compiled
from decision_aids.markup import Html, element, join
from decision_aids.resolved import resolved
from macros import references
from macros.machines import api
from macros.page import Page, root_from
from macros.time import compared, consequences, standing, timeline
from schemas.checks import links
from schemas.comparing import comparison
from schemas.register import Edition, Register
from schemas.remembering.remembered import per_register

# What somebody reads who comes to compare an item of which only one edition is held.
_ALONE = "Only one edition of this is held. You can set it beside an edition that another publisher holds."


def pages(register: Register, aids: Mapping[str, Compiled], today: str) -> Iterator[Page]:
    """For each item with several editions, a page for each two neighbours and one to choose any two.

    Args:
        register: what is held.
        aids: its compiled aids by the address of their edition.
        today: the day whose statuses are shown, as an ISO date.

    """
    for item in sorted(register.items):
        pairs = timeline.neighbours(register, item)
        for older, newer in pairs:
            yield _pair(register, aids, older, newer, today)
        if pairs or timeline.alike(register, item):
            yield _choice(register, item, pairs, today)


def body(  # noqa: PLR0913, PLR0917 - what is held, two editions, and where and when they are shown
    register: Register, aids: Mapping[str, Compiled], older: Edition, newer: Edition, today: str, root: str
) -> Html:
    """Two editions side by side; of an aid, first what the newer one does differently for people."""
    names = _names(register, (older, newer), today)
    sides = [
        compared.side(f"Edition {one.name}", one.value, path=_path(one, root), names=names)
        for one in (older, newer)
    ]
    found = comparison.compare(*(resolved(register, one) for one in (older, newer)))
    ends = (
        consequences.section(impact.between(aids[older.address].aid, aids[newer.address].aid))
        if newer.kind == "aid"
        else None
    )
    return join((ends, compared.edition_comparison(found, *sides)))


def _pair(
    register: Register, aids: Mapping[str, Compiled], older: Edition, newer: Edition, today: str
) -> Page:
    uri = timeline.comparison_path(older, newer)
    root = root_from(uri)
    title = f"{newer.title}: edition {older.name} and edition {newer.name} compared"
    return Page(
        uri=uri,
        title=title,
        text=join(
            (
                _crumbs(register, newer, root, f"Editions {older.name} and {newer.name}"),
                element("h1", newer.title),
                element("p", "What changed from one edition to the next.", class_="lede"),
                element(
                    "p",
                    _named(register, older, today, root),
                    " beside ",
                    _named(register, newer, today, root),
                    class_="standing",
                ),
                body(register, aids, older, newer, today, root),
                element("p", element("a", "Compare any two editions", href=f"{root}{newer.item}/compare/")),
            )
        ),
        summary=f"What changed in {newer.title} from edition {older.name} to edition {newer.name}.",
        searched=False,
        indexed=False,
    )


def _named(register: Register, edition: Edition, today: str, root: str) -> Html:
    link = element("a", f"Edition {edition.name}", href=f"{root}{edition.address}/")
    return join((link, " ", standing.tag(register, edition, today)))


def _choice(register: Register, item: str, pairs: tuple[tuple[Edition, Edition], ...], today: str) -> Page:
    """The page where any two editions are chosen; without a script it leads to those that are made already."""
    uri = f"{item}/compare/"
    root = root_from(uri)
    held = timeline.in_order(register.items[item])
    newest, alone = held[-1], len(held) == 1
    made = [
        element("li", element("a", f"Edition {older.name} and edition {newer.name}", href=f"{root}{path}"))
        for older, newer in reversed(pairs)
        for path in (timeline.comparison_path(older, newer),)
    ]
    return Page(
        uri=uri,
        title=f"{newest.title}: compare any two editions",
        text=join(
            (
                _crumbs(register, newest, root, ""),
                element("h1", f"Compare editions: {newest.title}"),
                element("p", _ALONE, class_="lede") if alone else None,
                _form(register, item, pairs, root, today),
                element("p", id="comparison-status", role="status", class_="status"),
                element("div", id="comparison"),
                element(
                    "p",
                    "Choosing any two editions needs JavaScript. ",
                    "The comparisons below are made already."
                    if made
                    else join(
                        (
                            "Without it, open two editions beside each other. One of them is ",
                            element("a", f"{newest.title}, edition {newest.name}", href=f"{root}{newest.address}/"),
                            ".",
                        )
                    ),
                    class_="without-script",
                ),
                element("h2", "Made already: each edition and the next", id="made") if made else None,
                element("ul", *made) if made else None,
            )
        ),
        summary=f"Put any two editions of {newest.title} side by side.",
        searched=False,
        indexed=False,
    )


def _path(edition: Edition, root: str) -> str:
    """The way to an edition's page; none for an aid, whose steps have no names of their own there."""
    return "" if edition.kind == "aid" else f"{root}{edition.address}/"


def _names(register: Register, held: Iterable[Edition], today: str) -> dict[str, str]:
    """What the addresses in some editions of one publisher are called, by the text they are written as there.

    A bare id that names two things, such as a contact and a deadline, is left as it is written.
    """
    found: dict[str, set[str]] = {}
    for edition in held:
        # Each edition stands beside the one before it, the one after it, and in the list of all.
        named: dict[str, set[str]] = per_register(
            f"names in {edition.address} on {today}", register, partial(_named_in, register, edition, today)
        )
        for text, titles in named.items():
            found.setdefault(text, set()).update(titles)
    return {text: title for text, titles in sorted(found.items()) if len(titles) == 1 for title in titles}


def _named_in(register: Register, edition: Edition, today: str) -> dict[str, set[str]]:
    """What each address in an edition may mean, by the text it is written as."""
    found: dict[str, set[str]] = {}
    for one in links.references(edition.value, edition.publisher):
        if one.address:
            found.setdefault(one.text, set()).add(references.title_of(register, one.address, today))
    return found


def _crumbs(register: Register, edition: Edition, root: str, last: str) -> Html:
    about = register.publishers[edition.publisher]
    steps = [
        (str(about.get("short", about["title"])), f"{edition.publisher}/"),
        (edition.title, f"{edition.item}/"),
        ("Compare editions", f"{edition.item}/compare/" if last else ""),
    ]
    return references.breadcrumbs(root, *steps, *([(last, "")] if last else []))


def _form(
    register: Register, item: str, pairs: tuple[tuple[Edition, Edition], ...], root: str, today: str
) -> Html:
    """Two lists of this item's editions. Those of other publishers are fetched when they are asked for."""
    own = timeline.in_order(register.items[item])
    older = own[-2] if pairs else own[-1]
    return element(
        "form",
        _select(register, "older", "First edition", own, older),
        _select(register, "newer", "Second edition", own, own[-1]),
        element("p", element("button", "Compare", type="submit", class_="button"), _add(register, item)),
        class_="choice",
        data_compare=True,
        data_root=root,
        data_worker=f"{root}assets/worker.js",
        data_json=api.FOLDER,
        data_names=json.dumps(_names(register, own, today)),
        data_item=item,
        data_kind=own[0].kind,
        data_edition="Edition ",
        data_working="Comparing. The first time this can take a few seconds.",
        data_same="Those are one and the same edition. Choose two different ones.",
        data_added="Editions of other publishers are now in both lists.",
        data_failed="This could not be done on this device. "
        + ("The comparisons made already are listed below." if pairs else "Open the two editions beside each other."),
        aria_label="Editions to compare",
    )


def _add(register: Register, item: str) -> Html | None:
    if not timeline.alike(register, item):
        return None
    return element("button", "Add other publishers", type="button", class_="button button--quiet", data_add=True)


def _select(register: Register, name: str, label: str, held: list[Edition], chosen: Edition) -> Html:
    options = [element("option", f"Edition {one.name}", value=one.address, selected=one == chosen) for one in held]
    publisher = register.publishers[held[0].publisher]["title"]
    group = element("optgroup", *options, label=f"{publisher}: {held[-1].title}")
    return element(
        "p",
        element("label", label, for_=f"compare-{name}"),
        element("select", group, id=f"compare-{name}", name=name),
    )
