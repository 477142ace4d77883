"""A page of one file that can be printed or sent: nothing folded away, and no way into a site that is not there."""

import re

from decision_aids.markup import Html, element, join

# In an attribute every bracket is escaped, so that a tag ends at its first one. No link stands within another.
_LINK = re.compile(r'<a [^>]*?href="(?!tel:|mailto:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_FOLDED = re.compile(r"<details\b")

# No character that is escaped in HTML may stand here.
_STYLE = """
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; color: #111;
  overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 0.4rem; break-after: avoid; }
h3 { font-size: 1.05rem; margin: 1rem 0 0.3rem; break-after: avoid; }
.part { border-top: 3px solid #111; margin-top: 2rem; }
.step, .change { border-left: 3px solid #767676; padding-left: 0.8rem; margin: 1rem 0; break-inside: avoid; }
.ways li { margin: 0.3rem 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #767676; padding: 0.4rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { font-weight: bold; }
.to-sign td { height: 3.2rem; }
.facts div { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 0.2rem; }
dt { font-weight: bold; flex: 0 1 15rem; }
dd { margin: 0; flex: 1 1 15rem; }
dd ul { margin: 0; padding-left: 1.2rem; }
del { color: #8a1c12; }
ins { color: #0b5a2b; }
summary { list-style: none; font-weight: bold; }
.room { min-height: 1.4rem; }
.room--5, .room--10 { min-height: 6rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.answer__label { font-weight: bold; }
.contact span { margin-right: 0.2rem; }
@page { margin: 18mm; }
"""


def document(title: str, *parts: object) -> Html:
    """A whole HTML document that asks for nothing from anywhere; its parts are laid flat for paper."""
    body = _FOLDED.sub("<details open", _LINK.sub(r"\1", join(parts)))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", _STYLE),
    )
    return join((Html("<!doctype html>\n"), element("html", head, element("body", Html(body)), lang="en-GB"), "\n"))
