"""Abbreviations spelt out on every page: in brackets where a page first uses one, on demand where it uses it again.

Whoever comes by a link to the middle of a page has not read its beginning, so the first use in each later section can
be asked for its meaning: by pointing at it, by moving the focus to it or by tapping it. No script is needed. On paper
the words in brackets stand; a second use needs nothing there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aids.markup import Html, element, text
from schemas import abbreviations
from schemas.register import Register

# What is never touched: other languages and code, and whatever a reader acts on or a drawing says.
_CLOSED = frozenset(
    {
        "a", "abbr", "button", "caption", "code", "dfn", "h1", "h2", "h3", "h4", "label", "legend", "nav", "option",
        "pre", "script", "select", "style", "summary", "svg", "textarea", "title",
    }
)  # fmt: skip
_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9]+)([^>]*?)(/?)>|<!--.*?-->|[^<]+", re.DOTALL)
_SECTION = frozenset({"h2", "h3"})
# A walk is drawn again in the page by the engine, word for word; a text in another language keeps its own words.
_OURS_ONLY = re.compile(r'\b(?:class="(?:aid|terms)"|id="aid"|lang="|data-plain)')


@dataclass(frozen=True, kw_only=True)
class Abbreviations:
    """The abbreviations that a page may use, each with its words."""

    words: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(s?)(?![\w-])")

    def spelt_out(self, page: str) -> str:
        """A page's HTML with its abbreviations spelt out."""
        return "".join(self._pieces(page)) if self.words else page

    def _pieces(self, page: str) -> Iterator[str]:
        known: set[str] = set()
        in_section: set[str] = set()
        closed: list[str] = []
        linked: list[str] = []  # those first used in the link that is being read
        for token in _TOKEN.finditer(page):
            piece, tag = token[0], (token[2] or "").lower()
            if tag:
                if tag in _SECTION and not token[1]:
                    in_section = set()
                self._follow(closed, tag, token)
                yield piece
                if linked and not closed:
                    # A link keeps the words that others know it by; the meaning of its letters comes after it.
                    yield f" ({text('; '.join(self.words[one] for one in linked))})"
                    known.update(linked)
                    in_section.update(linked)
                    linked = []
            elif closed or piece.startswith("<!--"):
                # A heading that has the words and the letters, such as a title, has spelt them out.
                if closed == ["a"]:
                    new = (one[1] for one in self._pattern.finditer(piece) if one[1] not in known)
                    linked = list(dict.fromkeys((*linked, *new)))
                yield piece
            else:
                yield self._in_words(piece, known, in_section)

    @staticmethod
    def _follow(closed: list[str], tag: str, token: re.Match[str]) -> None:
        """Keep the elements within which nothing is touched, the outermost first."""
        if token[1]:
            if closed and closed[-1] == tag:
                closed.pop()
        elif not token[4] and (tag in _CLOSED or (closed and tag == closed[-1]) or _OURS_ONLY.search(token[3])):
            closed.append(tag)

    def _in_words(self, piece: str, known: set[str], in_section: set[str]) -> str:
        def spelt(found: re.Match[str]) -> str:
            short, whole = found[1], found[0]
            long = self.words[short]
            before, after = piece[: found.start()], piece[found.end() :]
            new = short not in in_section
            in_section.add(short)
            # Letters alone in brackets stand after their words, also where a source has other words than the glossary.
            if (before.endswith("(") and after.startswith(")")) or after.startswith(" ("):
                known.add(short)
                return whole
            if short not in known:
                known.add(short)
                return f"{whole} ({text(long)})"
            return _asked(whole, long) if new else whole

        return self._pattern.sub(spelt, piece)


def of(register: Register, publisher: str) -> Abbreviations:
    """The abbreviations of a publisher: its own, and those national ones that it does not use for something else."""
    return Abbreviations(words=abbreviations.words(register, publisher))


def _asked(short: str, long: str) -> Html:
    """An abbreviation that can be asked for its words: they show beside it while it has the focus or the pointer."""
    return element("span", short, element("span", f" ({long})", class_="short__words"), class_="short", tabindex="0")
