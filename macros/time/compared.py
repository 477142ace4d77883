"""Two editions of an item side by side: what matters, said first and in words, then every change word by word.

It also runs in the reader's browser: only the standard library, `decision_aids.markup`, `macros.days` and the modules
of `schemas.comparing.comparison` are imported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from decision_aids.markup import Html, element, join
from macros import days
from schemas.comparing import comparison, descent, rewording
from schemas.comparing.comparison import Comparison, Difference, Field, Prose, Row
from schemas.comparing.rewording import Words

_RELATIONS: Mapping[str, str] = {
    "same": "Same",
    "reworded": "Reworded",
    "moved": "Moved",
    "split": "Split off",
    "merged": "Merged",
    "replaced": "Replaced",
    "new": "New",
    "dropped": "Left out",
}
_HOW = {comparison.ADDED: "New here", comparison.REMOVED: "Taken out", comparison.CHANGED: "Changed"}


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two editions: what it is called, where it stands in the site, and what its parts are called by id.

    ``path`` leads to its page, relative to the page that is made; empty for none. ``names`` are the titles of the
    addresses that its rules name, where they are known.
    """

    title: str
    path: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def side(title: str, value: descent.Value, *, path: str = "", names: Mapping[str, str] | None = None) -> Side:
    """A side made from the value of an edition's file."""
    called = {word: comparison.called(one, word) for (_, word), one in descent.parts(value).items()}
    return Side(title=title, path=path, parts=called, names=names or {})


def edition_comparison(made: Comparison, older: Side, newer: Side) -> Html:
    """The comparison of two editions, below the title of its page."""
    kept = [row for row in made.rows if not row.changed]
    return element(
        "div",
        _summary(made, older, newer),
        _head(made.head, older, newer),
        element(
            "section",
            element("h2", "What changed, part by part", id="page..changed"),
            *(_changed(row, older, newer) for row in made.changed),
        )
        if made.changed
        else None,
        _unchanged(kept, newer),
        class_="comparison",
    )


def _summary(made: Comparison, older: Side, newer: Side) -> Html:
    changed, material = len(made.changed), len(made.material)
    said = [element("p", "From ", _link(older), " to ", _link(newer), ".")]
    if not made.any:
        said.append(element("p", "Nothing changed but, at most, spaces and the shapes of quotation marks and dashes."))
    elif not changed:
        only = " Only what is said of the edition itself did."
        said.append(element("p", element("strong", "No part changed."), only))
    else:
        counted = f"{changed} of {len(made.rows)} {_plural('part', len(made.rows))} changed."
        matters = (
            f"{material} of the changes {'matters' if material == 1 else 'matter'}."
            if material
            else "No rule changed, and no change is marked as one that matters."
        )
        said.append(element("p", element("strong", f"{counted} {matters}")))
        said.append(
            element(
                "p",
                "A change matters when a rule changed, such as a deadline, a contact or whether consent is asked for; "
                "when a part is new, replaced or left out; or when its author says so.",
            )
        )
        counts = ((words, sum(row.relation == one for row in made.changed)) for one, words in _RELATIONS.items())
        said.append(element("ul", *(element("li", f"{words}: {count}") for words, count in counts if count)))
    return element("section", element("h2", "In short", id="page..in-short"), *said, class_="comparison__summary")


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _link(one: Side) -> Html:
    return element("a", one.title, href=one.path) if one.path else element("span", one.title)


def _head(head: Difference, older: Side, newer: Side) -> Html | None:
    if not head.any:
        return None
    return element(
        "section",
        element("h2", "The edition itself", id="page..edition"),
        *_difference(head, older, newer),
        class_="comparison__edition",
    )


def _changed(row: Row, older: Side, newer: Side) -> Html:
    gone = row.relation == comparison.DROPPED
    stands = older if gone else newer
    called = stands.parts.get(row.part) or comparison.called({"number": row.number, "title": row.title}, row.part)
    heading = element("a", called, href=f"{stands.path}#{row.part}") if stands.path else called
    tag = "change__tag change__tag--material" if row.material else "change__tag"
    return element(
        "section",
        element("h3", heading),
        element(
            "p",
            element("strong", "This matters" if row.material else _light(row), class_=tag),
            f" {join(_said(row, older, newer), between=' ')}",
            class_="change__what",
        ),
        element("p", element("strong", "Why: "), row.why) if row.why else None,
        *_difference(row.difference, older, newer, headed=row.relation in {comparison.NEW, comparison.DROPPED}),
        *_further(row, older, newer),
        class_="change change--material" if row.material else "change",
    )


def _light(row: Row) -> str:
    """What a change that does not matter by itself is."""
    if row.difference.fields:
        return "The same rule, put another way"
    return "Place only" if row.relation == descent.MOVED else "Wording only"


def _said(row: Row, older: Side, newer: Side) -> Iterator[str]:
    """What became of a part, in short sentences."""
    was = " and ".join(f"“{older.parts.get(word) or comparison.called({}, word)}”" for word in row.was)
    match row.relation:
        case descent.SPLIT:
            yield f"Split off from {was}."
        case descent.MERGED:
            yield f"Merged from {was}."
        case descent.REPLACED:
            yield f"Takes the place of {was}."
        case _ if row.was and row.was != (row.part,):
            again = older.parts.get(row.was[0]) == newer.parts.get(row.part)
            yield f"{_RELATIONS[row.relation]}. " + ("It has another address now." if again else f"It was {was}.")
        case descent.REWORDED if not row.difference.prose:
            yield "Changed."
        case _:
            yield f"{_RELATIONS[row.relation]}."
    if row.moved:
        yield "It stands in another place."


def _difference(found: Difference, older: Side, newer: Side, *, headed: bool = False) -> Iterator[Html]:
    """Rules as a list of before and now, then the words, without number and title where the heading has said them."""
    rules = [one for one in found.fields if one.name not in comparison.SAID_ELSEWHERE]
    if rules:
        yield element("ul", *(_field(one, older, newer) for one in rules), class_="change__rules")
    for one in found.prose:
        if not (headed and one.name in comparison.NAMES):
            yield _prose(one)


def _further(row: Row, older: Side, newer: Side) -> Iterator[Html]:
    for one in row.further:
        if one.fields:
            called = older.parts.get(one.part) or comparison.called({}, one.part)
            yield element("p", f"Beside “{called}”, which was merged into it:", class_="change__label")
            yield element("ul", *(_field(each, older, newer) for each in one.fields), class_="change__rules")


def _field(one: Field, older: Side, newer: Side) -> Html:
    said: list[object] = [element("strong", f"{_HOW[one.how]}: {comparison.in_words(one.name)}.")]
    if one.name not in comparison.LONG:
        if one.how != comparison.ADDED:
            said.append(join((" Before: ", element("del", _hidden("removed: "), _value(one.before, older)))))
        if one.how != comparison.REMOVED:
            said.append(join((" Now: ", element("ins", _hidden("added: "), _value(one.after, newer)))))
    return element("li", *said)


def _value(value: object, one: Side) -> str:
    """A rule's value as a reader would say it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        named = ((comparison.called({}, str(key)).lower(), each) for key, each in value.items())
        return ", ".join(f"{words}: {_value(each, one)}" for words, each in named)
    if isinstance(value, list):
        return "; ".join(_value(each, one) for each in value) or "none"
    text = str(value)
    return days.in_words(text) if _is_day(text) else one.names.get(text, text)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _prose(one: Prose) -> Html:
    label = element("p", _capital(comparison.in_words(one.name)), class_="change__label")
    if one.listed:
        body = element("ul", *(element("li", *_words(line)) for line in one.lines))
    else:
        body = element("p", *(run for line in one.lines for run in _words(line)))
    return element("div", label, body, class_="change__words")


def _words(line: Words) -> Iterator[Html]:
    """The runs of a text; whoever hears the page is told where each change begins and where it ends."""
    for number, (op, words) in enumerate(line):
        between = " " if number else ""
        if op == rewording.KEEP:
            yield join((between, _hidden("end of change: ") if number else None, words))
        elif op == rewording.OUT:
            yield join((between, element("del", _hidden("removed: "), words)))
        else:
            yield join((between, element("ins", _hidden("added: "), words)))


def _unchanged(rows: list[Row], newer: Side) -> Html | None:
    if not rows:
        return None
    called = ((row.part, newer.parts.get(row.part) or comparison.called({}, row.part)) for row in rows)
    links = (element("a", words, href=f"{newer.path}#{word}") if newer.path else words for word, words in called)
    count = f"{len(rows)} {_plural('part', len(rows))} did not change"
    return element("details", element("summary", count), element("ul", *(element("li", one) for one in links)))


def _hidden(words: str) -> Html:
    return element("span", words, class_="visually-hidden")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
