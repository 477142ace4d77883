"""The diagram of an aid: Graphviz decides where everything goes, and the drawing itself is made here as SVG.

Drawing it here keeps Graphviz's own inline styles out of the page, which the site's policy forbids, lets the colours
follow the reader's scheme, and makes each box a link. A list says the same beside it.
"""

import hashlib
import json
import re
import subprocess
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from decision_aids.html import RESULT_WORDS, fragment
from decision_aids.markup import Html, element
from decision_aids.model import Aid
from decision_aids.states import Walk
from macros.node import node

if TYPE_CHECKING:
    from decision_aids.graph import State

SCRIPT = Path(__file__).with_name("draw.mjs")

Layout = Mapping[str, Any]

# In points, as Graphviz counts. The type is large enough to read where the drawing is shown at its own size.
_TYPE = 15
_LEADING = 19
_BOX_WIDTH = 26
_AROUND = 8


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """An arrow of the diagram: from one node to another, with the words of every answer that goes that way."""

    start: str
    end: str
    words: tuple[str, ...]


def graph(walk: Walk) -> str:
    """An aid in Graphviz's language: one box a question or outcome, one arrow a pair of them."""
    aid = walk.aid
    nodes = _nodes(walk)
    rows = [f"{_quoted(one)} [label={_quoted(chr(10).join(_lines(aid, one)))}]" for one in nodes]
    rows += [
        f"{_quoted(arrow.start)} -> {_quoted(arrow.end)} [label={_quoted(chr(10).join(_label(arrow)))}]"
        for arrow in arrows(walk)
    ]
    return (
        f'digraph {{ rankdir=TB nodesep=0.35 ranksep=0.55 node [shape=box fontname="Helvetica" fontsize={_TYPE} '
        f'margin="0.22,0.16"] edge [fontname="Helvetica" fontsize={_TYPE - 1}] ' + "; ".join(rows) + " }"
    )


def arrows(walk: Walk) -> tuple[Arrow, ...]:
    """Every arrow of an aid, those of a question in the order of its answers, as a reader meets them.

    Answers that lead the same way share one; states of one node are merged.
    """
    leads = {(state.node, answer, to.node) for state, out in walk.arrows.items() for answer, to in out}
    found: dict[tuple[str, str], list[str]] = {}
    for start in (one for one in _nodes(walk) if one in walk.aid.question):
        for answer in walk.aid.question[start].answers:
            for end in (one for one in _nodes(walk) if (start, answer.id, one) in leads):
                found.setdefault((start, end), []).append(answer.label)
    return tuple(Arrow(start=start, end=end, words=tuple(words)) for (start, end), words in found.items())


def draw(graphs: Iterable[str], cache: Path) -> dict[str, Layout]:
    """The layout of each graph, from the cache or from one Node process for all that are new.

    Args:
        graphs: in Graphviz's language.
        cache: the folder of earlier layouts, each under the digest of its graph and of the script.

    Raises:
        subprocess.CalledProcessError: Graphviz refused a graph.

    """
    wanted = tuple(dict.fromkeys(graphs))
    version = SCRIPT.parent.with_name("package-lock.json").read_bytes() + SCRIPT.read_bytes()
    files = {one: cache / f"{hashlib.sha256(version + one.encode()).hexdigest()}.json" for one in wanted}
    new = [one for one in wanted if not files[one].exists()]
    if new:
        answer = subprocess.run(
            [node(), SCRIPT], input=json.dumps(new), capture_output=True, text=True, check=True, timeout=120
        ).stdout
        cache.mkdir(parents=True, exist_ok=True)
        for one, layout in zip(new, json.loads(answer), strict=True):
            files[one].write_text(json.dumps(layout), encoding="utf-8")
    return {one: json.loads(files[one].read_text(encoding="utf-8")) for one in wanted}


def figure(walk: Walk, layout: Layout) -> Html:
    """The diagram with its list. The drawing scrolls inside its own region, so the page never has to."""
    drawing = element(
        "div",
        _svg(walk, layout),
        class_="diagram__scroll",
        role="region",
        tabindex="0",
        aria_label="The diagram, scrolls",
    )
    return element(
        "section",
        element("h2", "The whole aid at a glance", id="diagram"),
        element(
            "p",
            "Every question and outcome, with the answers that lead from one to the next. "
            "The list below says the same in words. As you answer, the page draws your way thick and ticks it there.",
            class_="diagram__about",
        ),
        element("details", element("summary", "Show the diagram"), drawing, class_="diagram__drawing"),
        element("details", element("summary", "The same as a list"), _list(walk), class_="diagram__list"),
        class_="diagram",
    )


def _nodes(walk: Walk) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.node for state in walk.states))


def _words(aid: Aid, node: str) -> str:
    return aid.outcome[node].do if node in aid.outcome else aid.question[node].ask


def _lines(aid: Aid, node: str) -> list[str]:
    """The lines of a box: an outcome says first what kind it is, so that colour is never alone."""
    lines = textwrap.wrap(_words(aid, node), _BOX_WIDTH)
    return [RESULT_WORDS[aid.outcome[node].result].upper(), *lines] if node in aid.outcome else lines


def _label(arrow: Arrow) -> list[str]:
    return textwrap.wrap(" / ".join(arrow.words), 22)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _anchor(walk: Walk, node: str) -> str | None:
    """The section of a node's first state. A historic aid has no such links: nobody may jump past its opening page."""
    if walk.aid.historic:
        return None
    first: State = next(state for state in walk.states if state.node == node)
    return "#" + fragment(walk.aid, *first.words)


# Where Graphviz says that a piece stands: pairs of numbers, and the keys that hold them.
_POINT = re.compile(r"(-?[0-9.]+(?:e[+-]?[0-9]+)?),(-?[0-9.]+(?:e[+-]?[0-9]+)?)")
_PLACES = frozenset({"pos", "lp"})


def _from_the_left(layout: Layout, first: str) -> Layout:
    """The layout with its first question in the left half, as one that scrolls is read; a mirror moves it there."""
    width = float(layout["bb"].split(",")[2])
    (pos,) = (one["pos"] for one in layout["objects"] if one["name"] == first)
    if float(pos.split(",")[0]) <= width / 2:
        return layout

    def mirrored(piece: Layout) -> Layout:
        points = {
            key: _POINT.sub(lambda m: f"{width - float(m[1]):.2f},{m[2]}", piece[key]) for key in _PLACES & piece.keys()
        }
        return {**piece, **points}

    return {
        **layout,
        "objects": [mirrored(one) for one in layout["objects"]],
        "edges": [mirrored(one) for one in layout["edges"]],
    }


def _svg(walk: Walk, laid_out: Layout) -> Html:
    layout = _from_the_left(laid_out, walk.aid.first)
    _, _, width, height = (float(one) for one in layout["bb"].split(","))
    names = {one["_gvid"]: one["name"] for one in layout["objects"]}
    pieces = [_arrow(one, height, f"{names[one['tail']]} {names[one['head']]}") for one in layout["edges"]]
    boxes = [_box(walk, one, height) for one in layout["objects"]]
    arrowhead = element(
        "marker",
        element("path", d="M0 0 L10 5 L0 10 z", class_="arrowhead"),
        id="arrowhead",
        viewBox="0 0 10 10",
        refX="9",
        refY="5",
        markerUnits="userSpaceOnUse",
        markerWidth="12",
        markerHeight="12",
        orient="auto",
    )
    around = f"{-_AROUND} {-_AROUND} {width + 2 * _AROUND:.0f} {height + 2 * _AROUND:.0f}"
    return element(
        "svg",
        element("title", f"Diagram of the aid {walk.aid.title}", id="diagram-title"),
        element(
            "desc",
            f"{len(walk.aid.questions)} questions and {len(walk.aid.outcomes)} outcomes joined by arrows, "
            "each arrow named for its answer. The list that follows gives the same in words.",
            id="diagram-desc",
        ),
        element("defs", arrowhead),
        *pieces,
        *boxes,
        role="group",
        aria_labelledby="diagram-title",
        aria_describedby="diagram-desc",
        viewBox=around,
        width=f"{width + 2 * _AROUND:.0f}",
        height=f"{height + 2 * _AROUND:.0f}",
        class_="diagram__svg",
    )


def _box(walk: Walk, laid: Layout, height: float) -> Html:
    aid, node_id = walk.aid, laid["name"]
    x, y = (float(one) for one in laid["pos"].split(","))
    wide, high = float(laid["width"]) * 72, float(laid["height"]) * 72
    lines = _lines(aid, node_id)
    top = height - y - _LEADING * len(lines) / 2 + _LEADING * 0.72
    kind = f"box--{aid.outcome[node_id].protection}" if node_id in aid.outcome else "box--question"
    rectangle = element(
        "rect",
        x=f"{x - wide / 2:.1f}",
        y=f"{height - y - high / 2:.1f}",
        width=f"{wide:.1f}",
        height=f"{high:.1f}",
        rx="6",
        class_=f"box {kind}",
    )
    words = element(
        "text",
        *(
            element(
                "tspan",
                f"{one} ",
                x=f"{x:.1f}",
                y=f"{top + _LEADING * number:.1f}",
                class_="box__label" if number == 0 and node_id in aid.outcome else None,
            )
            for number, one in enumerate(lines)
        ),
        text_anchor="middle",
        font_size=str(_TYPE),
        class_="box__text",
    )
    anchor = _anchor(walk, node_id)
    drawn = (rectangle, words)
    return element("a", *drawn, href=anchor, data_node=node_id) if anchor else element("g", *drawn, data_node=node_id)


def _arrow(laid: Layout, height: float, way: str) -> Html:
    """A Graphviz spline is its tip, then a start and triples of control points, all counted upwards from the foot."""
    tip, *points = laid["pos"].split(" ")
    at = [_point(one, height) for one in points]
    curve = f"M{at[0]} C{' '.join(at[1:])} L{_point(tip.removeprefix('e,'), height)}"
    line = element("path", d=curve, class_="arrow", fill="none", marker_end="url(#arrowhead)")
    if "lp" not in laid:
        return element("g", line, data_way=way)
    x, y = (float(one) for one in laid["lp"].split(","))
    words = laid["label"].split("\\n") if "\\n" in laid["label"] else laid["label"].split("\n")
    top = height - y - _LEADING * len(words) / 2 + _LEADING * 0.72
    label = (
        element("tspan", one, x=f"{x:.1f}", y=f"{top + _LEADING * number:.1f}") for number, one in enumerate(words)
    )
    return element(
        "g",
        line,
        element("text", *label, text_anchor="middle", font_size=str(_TYPE - 1), class_="arrow__label"),
        data_way=way,
    )


def _point(text: str, height: float) -> str:
    x, y = (float(one) for one in text.split(","))
    return f"{x:.1f},{height - y:.1f}"


def _list(walk: Walk) -> Html:
    aid = walk.aid
    onward: dict[str, list[Arrow]] = {}
    for arrow in arrows(walk):
        onward.setdefault(arrow.start, []).append(arrow)

    def named(node: str) -> Html:
        anchor = _anchor(walk, node)
        words = (
            f"{RESULT_WORDS[aid.outcome[node].result]}: {_words(aid, node)}"
            if node in aid.outcome
            else _words(aid, node)
        )
        return element("a", words, href=anchor) if anchor else element("span", words)

    return element(
        "ol",
        *(
            element(
                "li",
                named(one),
                element(
                    "ul",
                    *(
                        element(
                            "li",
                            element("strong", ", ".join(to.words)),
                            " → ",
                            named(to.end),
                            data_way=f"{to.start} {to.end}",
                        )
                        for to in onward[one]
                    ),
                ),
                data_node=one,
            )
            for one in _nodes(walk)
            if one in onward
        ),
    )
