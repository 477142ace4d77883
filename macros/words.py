"""Abbreviations and terms explained on every page: in the text, where a reader meets them.

An abbreviation is spelt out in brackets where a page first uses it. Whoever comes by a link to the middle of a page has
not read its beginning, so the first use in each later section can be asked for its words. A term is a word of the field
whose meaning changes what somebody does. The first use on a page can be asked for it, and all that a page explains
stand together at its foot, where paper and whoever hears a page have them.

To ask is to point at it, to move the focus to it or to tap it. No script is needed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from decision_aids.markup import Html, element, text
from macros import phrases
from schemas import abbreviations
from schemas.register import Record, Register

#: The most terms of a page that can be asked for in its text, since each is a stop for whoever goes by keyboard. Any
#: further ones are explained at its foot alone.
MOST = 12

# What is never touched: other languages and code, and whatever a reader acts on or a drawing says.
_CLOSED = frozenset(
    {
        "a", "abbr", "button", "caption", "code", "dfn", "h1", "h2", "h3", "h4", "label", "legend", "nav", "option",
        "pre", "script", "select", "style", "summary", "svg", "textarea", "title",
    }
)  # fmt: skip
# Where no term is explained besides: what is the name of something, or said by somebody else.
_NAMES = frozenset({"blockquote", "cite", "dt", "em", "q", "strong", "th"})
# A piece of text, which may be empty, and the tag or the comment after it; the last piece has none.
_TOKEN = re.compile(r"([^<]*)(<(/?)([a-z0-9]+)([^>]*)>|<!--.*?-->|$)", re.DOTALL)
_SECTION = frozenset({"h2", "h3"})
_WATCHED = _CLOSED | _NAMES | _SECTION
# A walk is drawn again in the page by the engine, word for word; a text in another language keeps its own words.
# Beside it stand what a law is called and how far it holds, what is on paper alone, and what a page says of itself.
_SAYS = re.compile(
    r'\b(?P<ours>class="(?:aid|terms)"|(?P<aid>id="aid")|lang="|data-plain)'
    r'|\b(?P<beside>class="(?:cites|printed|standing|provenance|side__of|source|terms__also)'
    r'|data-label="What stands there)'
)
_QUOTED = frozenset("“‘")


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term as it is explained on a page: its id, its title, and what it means in plain words."""

    id: str
    title: str
    means: str

    @property
    def place(self) -> str:
        """Where it is explained at the foot of a page."""
        return f"word..{self.id}"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a page may use and has to explain.

    Attributes:
        abbreviations: each abbreviation with its words.
        terms: each term, by every form in which a text may use it.
        names: longer names in which such a form stands for nothing by itself, such as *pupil referral unit*.

    """

    abbreviations: Mapping[str, str]
    terms: Mapping[str, Term]
    names: frozenset[str] = frozenset()

    def explained(self, page: str) -> str:
        """A page's HTML with its abbreviations spelt out and its terms explained."""
        return _Reading(self).of(page) if self.abbreviations or self.terms else page

    @cached_property
    def known(self) -> str:
        """All that it knows, to tell two of them apart by: one text, since a preview asks for it with every page."""
        return repr((dict(self.abbreviations), dict(self.terms), sorted(self.names)))

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Each abbreviation by itself and by its plural."""
        return {f"{one}{more}": one for one in self.abbreviations for more in ("s", "")}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them in a text."""
        return phrases.pattern(frozenset({*self.letters, *self.terms, *self.names}))


@lru_cache(maxsize=4096)
def _says(attributes: str) -> frozenset[str]:
    """What the attributes of an element say that decides what may be touched in it."""
    found = _SAYS.search(attributes)
    return frozenset(name for name, given in found.groupdict().items() if given) if found else frozenset()


class _Reading:
    """Where a page is being read, and what of it a reader has met so far."""

    def __init__(self, words: Words) -> None:
        self._words, self._find = words, words.pattern
        self._known: set[str] = set()
        self._in_section: set[str] = set()
        self._closed: list[str] = []
        self._beside: list[str] = []
        self._linked: list[str] = []  # those first used in the link that is being read
        self._met: dict[str, Term] = {}
        self._shown: set[str] = set()
        self._folds = 0  # the folded parts that are open here
        self._in_aid = self._listed = False

    def of(self, page: str) -> str:
        # This is most of what a page costs, so a tag of no interest is passed over here.
        closed, beside, find, explain = self._closed, self._beside, self._find.sub, self._explained
        read: list[str] = []
        say = read.append
        for piece, tag, ends, name, said in _TOKEN.findall(page):
            if piece:
                if closed:
                    self._unseen(piece)
                    say(piece)
                else:
                    say(find(explain, piece))
            say(tag)
            if closed:
                # In what may not be touched nothing counts but where it ends.
                if name in _WATCHED or name == closed[-1] or (beside and name == beside[-1]):
                    self._follow(name, said, ends)
                    if not closed:
                        say(self._after())
            elif beside or (not ends and (name in _WATCHED or (said and _says(said)))):
                self._follow(name, said, ends)
            if name == "details":
                self._folds += -1 if ends else 1
        if not self._listed:
            say(self._list())
        return "".join(read)

    def _after(self) -> str:
        """What follows on what may not be touched."""
        said = ""
        if self._linked:
            # A link keeps the words that others know it by; the meaning of its letters comes after it.
            long = self._words.abbreviations
            said = f" ({text('; '.join(long[one] for one in self._linked))})"
            self._known.update(self._linked)
            self._in_section.update(self._linked)
            self._linked = []
        if self._in_aid:
            self._in_aid = False
            said += self._list()
        return said

    def _follow(self, tag: str, said: str, ends: str) -> None:
        """Keep the elements within which nothing is touched, and those within which no term is, the outermost first."""
        if ends:
            for within in (self._closed, self._beside):
                if within and within[-1] == tag:
                    within.pop()
            return
        if tag in _SECTION:
            self._in_section = set()
        if said.endswith("/"):
            return
        about = _says(said)
        if tag in _CLOSED or "ours" in about or (self._closed and tag == self._closed[-1]):
            self._in_aid = self._in_aid or "aid" in about
            self._closed.append(tag)
        if tag in _NAMES or "beside" in about or (self._beside and tag == self._beside[-1]):
            self._beside.append(tag)

    def _unseen(self, piece: str) -> None:
        """Note what is met where nothing may be touched."""
        if self._in_aid:
            # A step is drawn again by the engine. What its words mean stands below it, for each step alike.
            for one in self._find.findall(piece):
                if (term := self._words.terms.get(one)) is not None:
                    self._met.setdefault(term.id, term)
        elif self._closed == ["a"]:
            # A heading that has the words and the letters, such as a title, has spelt them out.
            letters = self._words.letters
            used = (letters[one] for one in self._find.findall(piece) if one in letters)
            self._linked = list(dict.fromkeys((*self._linked, *(one for one in used if one not in self._known))))

    def _explained(self, found: re.Match[str]) -> str:
        short = self._words.letters.get(found[0])
        if short is not None:
            return self._spelt(found, short)
        term = self._words.terms.get(found[0])
        return found[0] if term is None else self._term(found, term)

    def _term(self, found: re.Match[str], term: Term) -> str:
        quoted = found.start() and found.string[found.start() - 1] in _QUOTED
        if quoted or self._beside or self._listed:
            return found[0]
        self._met.setdefault(term.id, term)
        own = f"means..{term.id}"
        # What is folded up may never be seen, so a word that is first used there is explained once more outside.
        if self._folds and own not in self._shown:
            own = f"{own}.folded"
        if own in self._shown or len(self._shown) >= MOST:
            return found[0]
        self._shown.add(own)
        return _asked_for_its_meaning(found[0], term, own)

    def _spelt(self, found: re.Match[str], short: str) -> str:
        piece, whole = found.string, found[0]
        long = self._words.abbreviations[short]
        before, after = piece[: found.start()], piece[found.end() :]
        new = short not in self._in_section
        self._in_section.add(short)
        # Letters alone in brackets stand after their words, also where a source has other words than the glossary.
        if (before.endswith("(") and after.startswith(")")) or after.startswith(" ("):
            self._known.add(short)
            return whole
        if short not in self._known:
            self._known.add(short)
            return f"{whole} ({text(long)})"
        return _asked(whole, long) if new else whole

    def _list(self) -> str:
        """The terms that the page has used so far, each with what it means; nothing where there are none."""
        self._listed = True
        if not self._met:
            return ""
        rows = [
            each
            for one in self._met.values()
            for each in (element("dt", one.title), element("dd", one.means, id=one.place))
        ]
        title = element("summary", "Words used on this page")
        return element("details", title, element("dl", *rows), class_="words", data_search_exclude=True)


def of(register: Register, publisher: str, today: str, *, historic: bool) -> Words:
    """The words of a publisher: its own, and those national ones that it does not use for something else.

    Args:
        register: the register.
        publisher: the publisher whose page it is; that of no publisher has the national ones.
        today: the day on which the page is read.
        historic: whether the page shows an old text, on which what a word means today says that it is of today.

    """
    short = abbreviations.words(register, publisher)
    national = {word for word, about in register.publishers.items() if about["tier"] == "national"}
    terms: dict[str, Term] = {}
    names: set[str] = set()
    # The publisher's own come last. What it uses a word for, it does not use it for in the national sense, also where
    # its own is only in its glossary.
    for owner in (*sorted(national - {publisher}), publisher):
        own = [one for one in register.records_of("terms") if one.address.publisher == owner]
        ids = {one.address.part for one in own}
        said = {str(text(each)).casefold() for one in own for each in _called(one)}
        terms = {form: term for form, term in terms.items() if term.id not in ids and form.casefold() not in said}
        for one in own:
            if (term := _term(one, today, short, historic=historic)) is not None:
                terms.update({form: term for each in one.value["in_text"] for form in _forms(each)})
            names.update(f"{form}{more}" for each in _called(one) for form in _forms(each) for more in ("", "s"))
    longer = {name for name in names - set(terms) if any(form in name for form in terms)}
    return Words(abbreviations=short, terms=terms, names=frozenset(longer))


def _term(record: Record, today: str, short: Mapping[str, str], *, historic: bool) -> Term | None:
    """A term as a page explains it; None where none does, or where it means nothing on the day."""
    now = record.on(today)
    if now is None or not record.value.get("in_text"):
        return None
    means = abbreviations.spelt_out(str(now["means"]), short)
    if not now["effective_from"]:
        means = f"Historic meaning: {means}"
    elif historic:
        means = f"Meaning today: {means}"
    return Term(id=record.address.part, title=str(record.value["title"]), means=means)


def _called(record: Record) -> tuple[str, ...]:
    """All that a term is called, as inside a sentence."""
    title = str(record.value["title"])
    return (title, title[0].lower() + title[1:], *record.value.get("also", ()))


def _forms(said: str) -> tuple[str, str]:
    """A form as it stands in a page's HTML, and as it begins a sentence."""
    return str(text(said)), str(text(said[0].upper() + said[1:]))


def _asked(short: str, long: str) -> Html:
    """An abbreviation that can be asked for its words: they show beside it while it has the focus or the pointer."""
    return element("span", short, element("span", f" ({long})", class_="short__words"), class_="short", tabindex="0")


def _asked_for_its_meaning(form: str, term: Term, own: str) -> Html:
    """A term that can be asked for its meaning, and leads to it at the foot of the page.

    Whoever hears the page hears that it is explained, and what it means when they ask: the words in the line are for
    eyes alone, or they would be heard in the middle of every sentence.
    """
    # A browser describes nothing by what is folded up, as the foot of the page is.
    words = element(
        "span", f" ({term.means})", class_="short__words", id=own, aria_hidden="true", data_search_exclude=True
    )
    # The form is a piece of a page, so it is HTML already.
    return element("a", Html(form), words, class_="short", href=f"#{term.place}", aria_describedby=own)


