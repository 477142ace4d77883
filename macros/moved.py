"""The page that is left at an address which an item had before it moved, and at that of each of its editions.

A reader's browser goes on from it at once. Whoever is left on it reads where to go.
"""

from collections.abc import Iterator

from decision_aids.markup import element, join
from macros import publisher, references
from macros.page import Page, root_from
from schemas.register import Register


def pages(register: Register, today: str) -> Iterator[Page]:
    """The page at each address that an item had, and at each address that one of its editions had there."""
    for old, item in sorted(register.moved.items()):
        held = register.items[item]
        shown = publisher.shown(register, item, today) or held[-1]
        yield _page(register, f"{old}/", f"{item}/", shown.title)
        for one in held:
            yield _page(register, f"{old}/{one.name}/", f"{one.address}/", f"{one.title}, edition {one.name}")


def _page(register: Register, uri: str, now: str, title: str) -> Page:
    owner, root = now.partition("/")[0], root_from(uri)
    about = register.publishers[owner]
    short = str(about.get("short", about["title"]))
    link = element("a", title, href=f"{root}{now}")
    return Page(
        uri=uri,
        title=title,
        text=join(
            (
                references.breadcrumbs(root, (short, f"{owner}/"), (title, "")),
                element("h1", title),
                element("p", "This page has moved to ", link, f" ({now.rstrip('/')}).", class_="lede"),
            )
        ),
        summary=f"This page has moved to {now}",
        searched=False,
        indexed=False,
        in_menu=False,
        area=owner if about["tier"] == "local" else "",
        moved_to=now,
    )
