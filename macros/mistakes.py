"""Where a page, or one part of it, takes a correction: an address with item, part and edition already filled in.

The address is a link like any other, so it is whole without a script. Under the heading of each part stands one of its
own, which shows once the address of the page leads to that part; each step of an aid has one at its foot.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from decision_aids.markup import Html, element
from macros.page import root_from

#: What the address of a whole page says in the place of a part.
WHOLE = "the whole page"
_HEADING = re.compile(r'<h([2-4])[^>]* id="([^"]+)"[^>]*>.*?</h\1>', re.DOTALL)
# What a page puts in by itself, such as the heading of a group of clauses, has two full stops in its name.
_NO_PART = ".."
_STEP = re.compile(r'<section class="step [^>]*data-part="([^"]+)"[^>]*>.*?(?=</section>)', re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """Where the corrections of one page go.

    Attributes:
        to: the address that corrections are sent to, with ``{title}`` and ``{body}`` to be filled in; empty where there
            is none, and a page to print takes them.
        url: the page's own path from the site's root.
        edition: the edition it shows, by its address; empty for none.

    """

    to: str
    url: str
    edition: str

    @property
    def of(self) -> str:
        """What is corrected, as an address: the edition, or the page where it shows none."""
        return self.edition or self.url or "home"

    def address(self, part: str = WHOLE) -> str:
        """The address at which a correction of a part opens. No address and no name of a part has a comma."""
        if not self.to:
            return f"{root_from(self.url)}correction/?of={quote(self.of)},{quote(part)}"
        about = f"Page: /{self.url}\nEdition: {self.edition or 'none'}\nPart: {part}"
        body = f"{about}\n\nWhat it says:\n\nWhat it should say, and how you know:\n"
        return self.to.replace("{title}", quote(f"Correction to {self.of}")).replace("{body}", quote(body))

    def in_parts(self, page: str) -> str:
        """A page's HTML with a link for each of its parts."""

        def below(heading: re.Match[str]) -> str:
            return heading[0] if _NO_PART in heading[2] else heading[0] + self._link(heading[2])

        return _STEP.sub(lambda step: step[0] + self._link(step[1]), _HEADING.sub(below, page))

    # A page of a country's numbers has a hundred of these, so each is as short as it can be.
    def _link(self, part: str) -> Html:
        return element("a", f"Report a mistake in {part} of {self.of}", class_="mend", href=self.address(part))
