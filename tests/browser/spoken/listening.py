"""What a listener hears of a page, read off Chromium's own accessibility tree.

It is written as screen readers say it, in the order of the tree: what a thing is, what it is called, its state and its
description. Parts of a paragraph come in one line, with what can be pressed between square brackets. What is in a list
or a region stands further in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import CDPSession, Page

# Chromium's role of a node, as it is said. What has no word here is passed over, and what is in it is read.
REGIONS = {
    "alert": "alert",
    "banner": "banner",
    "complementary": "aside",
    "contentinfo": "foot of the page",
    "dialog": "dialog",
    "form": "form",
    "main": "main",
    "navigation": "navigation",
    "note": "note",
    "region": "region",
    "search": "search",
    "status": "status",
}
CONTROLS = {
    "button": "button",
    "checkbox": "tick box",
    "combobox": "choice",
    "ComboBoxSelect": "choice",
    "Date": "date",
    "DateTime": "date and time",
    "radio": "choice of one",
    "InputTime": "time",
    "link": "link",
    "searchbox": "search box",
    "textbox": "text box",
}
FOLDS = {"DisclosureTriangle", "DisclosureTriangleGrouped"}
LISTS = {"DescriptionList": "list of terms", "list": "list"}
ITEMS = {"definition": "means", "listitem": "-", "term": "term"}
BLOCKS = {"paragraph", "Pre", "cell", "columnheader", "rowheader", "gridcell", "LabelText", "Legend", "caption"}
NAMELESS = "WITHOUT A NAME"
#: Before the words of a live region that came with them.
IN_VAIN = "SILENT, it came with its words: "
# What is drawn and says nothing.
SILENT = {"ListMarker", "InlineTextBox", "LineBreak", "none"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One node of the tree that is not passed over: its role, what is said of it, and the parts in it."""

    role: str
    name: str
    description: str
    states: Mapping[str, Any]
    parts: tuple[Part, ...]
    element: int


def tree(session: CDPSession) -> Part:
    """The whole tree of the page as it is now."""
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in nodes}

    def parts(node: Mapping[str, Any]) -> Iterator[Part]:
        for each in node.get("childIds", ()):
            child = by_id.get(each)
            if child is None:
                continue
            if child.get("ignored"):
                yield from parts(child)
            elif _value(child, "role") not in SILENT:
                yield part(child)

    def part(node: Mapping[str, Any]) -> Part:
        return Part(
            role=_value(node, "role"),
            # The spaces around a piece of text are what keeps its words from running into the next one's.
            name=re.sub(r"\s+", " ", _value(node, "name")),
            description=_words(_value(node, "description")),
            states={one["name"]: one["value"].get("value") for one in node.get("properties", ())},
            parts=tuple(parts(node)),
            element=int(node.get("backendDOMNodeId", 0)),
        )

    return part(nodes[0])


def within(whole: Part, element: int) -> Part:
    """The part that an element of the page is; where it says nothing itself, the smallest that holds all of it."""
    found = next((one for one in every(whole) if one.element == element), None)
    if found is None:
        raise LookupError("What was to be listened to is not in the tree: it is hidden, or says nothing.")
    return found


def every(whole: Part) -> Iterator[Part]:
    """A part and all parts in it, in order."""
    yield whole
    for one in whole.parts:
        yield from every(one)


def heard(whole: Part) -> list[str]:
    """A part as it is read out, a line at a time."""
    return [line for line in _lines(whole.parts, "") if line.strip()]


def said_on_focus(focused: Part) -> str:
    """What is said when the focus lands on a part: what it is called, what it is, and what describes it."""
    if focused.role in CONTROLS:
        return _control(focused)
    return _heading(focused) if focused.role == "heading" else _called(focused.role, focused)


def _lines(parts: tuple[Part, ...], indent: str) -> Iterator[str]:
    inline: list[str] = []
    for one in parts:
        if _is_inline(one):
            inline.append(_inline(one))
            continue
        yield from _flushed(inline, indent)
        yield from _block(one, indent)
    yield from _flushed(inline, indent)


def _flushed(inline: list[str], indent: str) -> Iterator[str]:
    # What stands in lines of its own is read with a pause, which the tree does not tell of.
    text = re.sub(r"(?<=[.?!])(?=[A-Z])", " ", _words("".join(inline)))
    inline.clear()
    if text:
        yield indent + text


def _is_inline(one: Part) -> bool:
    """Whether a part is said within a line: text, what can be pressed, and what has no word of its own around these."""
    if one.role == "StaticText" or one.role in CONTROLS or one.role == "image":
        return True
    known = {*REGIONS, *LISTS, *ITEMS, *BLOCKS, *FOLDS, "heading", "table", "grid", "row"}
    return one.role not in known and all(_is_inline(each) for each in one.parts)


def _inline(one: Part) -> str:
    if one.role == "StaticText":
        return one.name
    if one.role == "image":
        # What has no name is passed over by a screen reader too, and that each picture has one is another test's claim.
        return f"[image: {one.name}]" if one.name else ""
    if one.role in CONTROLS:
        return f" [{_control(one)}] "
    return "".join(map(_inline, one.parts))


def _block(one: Part, indent: str) -> Iterator[str]:
    deeper = indent + "  "
    if one.role == "heading":
        yield f"{indent}{_heading(one)}"
        for each in every(one):
            if each.role in CONTROLS:
                yield f"{deeper}[{_control(each)}]"
    elif one.role in FOLDS:
        yield f"{indent}[button: {one.name.strip()}, {'open' if one.states.get('expanded') else 'folded'}]"
    elif one.role in LISTS:
        items = [each for each in one.parts if each.role in {"listitem", "term"}]
        yield f"{indent}{_called(LISTS[one.role], one)}, {len(items)} item{'' if len(items) == 1 else 's'}"
        yield from _lines(one.parts, deeper)
    elif one.role in ITEMS:
        first, *others = list(_lines(one.parts, "")) or [""]
        mark = "- " if one.role == "listitem" else f"{ITEMS[one.role]}: "
        yield f"{indent}{mark}{first}"
        yield from (f"{deeper}{each}" for each in others)
    elif one.role in {"table", "grid"}:
        yield from _table(one, indent)
    elif one.role in REGIONS and (one.role != "form" or one.name):  # a form without a name is no landmark
        inside = list(_lines(one.parts, deeper))
        yield from (f"{indent}{_called(REGIONS[one.role], one)}", *inside) if inside else ()
    else:
        yield from _lines(one.parts, indent)


def _table(one: Part, indent: str) -> Iterator[str]:
    rows = [each for each in every(one) if each.role == "row"]
    across = max((len(each.parts) for each in rows), default=0)
    yield f"{indent}{_called('table', one)}, {len(rows)} rows, {across} columns"
    for row in rows:
        cells = [" ".join(line.strip() for line in _lines(each.parts, "")) for each in row.parts]
        yield f"{indent}  {' | '.join(cells)}"


def _called(what: str, one: Part) -> str:
    return what + (f" “{one.name.strip()}”" if one.name else "") + _described(one)


def _heading(one: Part) -> str:
    return f"heading {one.states.get('level')}: {one.name.strip()}{_described(one)}"


def _control(one: Part) -> str:
    said = [f"{CONTROLS[one.role]}: {one.name.strip() or NAMELESS}"]
    states = one.states
    if states.get("checked") in {"true", True}:
        said.append("ticked")
    if states.get("pressed") in {"true", True}:
        said.append("pressed")
    said += [word for word in ("disabled", "required") if states.get(word)]
    if states.get("multiline"):
        said.append("several lines")
    if states.get("invalid") not in {None, "false", False}:
        said.append("wrong")
    choices = [each.name for each in every(one) if each.role in {"option", "MenuListOption"} and each.name]
    if choices:
        said.append(f"of {len(choices)}: {'; '.join(choices)}")
    return ", ".join(said) + _described(one)


def _described(one: Part) -> str:
    return f" ({one.description})" if one.description and one.description != one.name else ""


def _value(node: Mapping[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))


def _words(text: str) -> str:
    # A digest is read out letter by letter, and which letters it has changes with every word of an aid.
    return re.sub(r"\b[0-9a-f]{64}\b", "(64 letters and digits)", re.sub(r"\s+", " ", text).strip())


# What is said without being asked for: a live region that was there before its words changed. A browser tells no one
# what it announced, so the page is watched by the rules that screen readers keep (WAI-ARIA 1.2, *aria-live*).
WATCH = """(IN_VAIN) => {
  const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  const shown = (one) => one.checkVisibility();
  const known = new Map([...document.querySelectorAll(LIVE)].map((one) => [one, shown(one) ? one.textContent : ""]));
  globalThis.heardLive = [];
  new MutationObserver((all) => {
    const changed = new Set();
    for (const { target } of all) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
      if (region) changed.add(region);
    }
    for (const region of changed) {
      if (!known.has(region)) continue; // it came with its words, and most screen readers say nothing
      if (shown(region) && region.textContent.trim()) heardLive.push(region.textContent);
    }
    for (const region of document.querySelectorAll(LIVE)) {
      if (known.has(region)) continue;
      known.set(region, "");
      if (region.textContent.trim()) heardLive.push(IN_VAIN + region.textContent);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def watch(page: Page) -> None:
    """Begin to note down what is announced."""
    page.evaluate(WATCH, IN_VAIN)


def announced(page: Page) -> list[str]:
    """What has been announced since the last time this was asked."""
    return [_words(one) for one in page.evaluate("globalThis.heardLive.splice(0)")]
