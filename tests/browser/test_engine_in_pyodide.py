"""What the browser's Python says is what the build's Python says, word for word.

Pyodide runs in Node here, since a browser would add time and nothing else: it starts from the very files that the site
carries. The same requests go to `decision_aids.page.respond` in this Python.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from decision_aids import hand_over, held, page, record, states, surroundings
from macros import runtime
from tests.browser import pyodide_in_node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from decision_aids.compiler import Compiled
    from decision_aids.held import Held
    from decision_aids.model import Field

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"
# An ordinary afternoon; the hours around both clock changes; the evening before Good Friday; a date with no time.
MOMENTS = ("2026-11-23T15:05", "2027-03-28T00:30", "2026-10-24T23:30", "2027-03-25T18:00", "2026-12-24")
# Letters outside ASCII, a line break, and what would be markup if it were not escaped.
TYPED = "Siân’s teacher – “worried”\n<b>&amp;</b> 🙂"
STARTS = {
    "bytecode": ("library.zip", "engine.zip"),
    "source": ("python_stdlib.zip", "engine-source.zip"),
    "memory": ("library.zip", "engine.zip", "remembered"),
}


def filled(field: Field, moment: str) -> str:
    """Something to write in a field of a record's form."""
    if field.choices:
        return field.choices[0]
    return moment if field.starts or field.type in {"date", "moment"} else TYPED


def requests(folder: Held, one: Compiled) -> Iterator[dict[str, Any]]:
    """Load an aid; then, for paths that take every arrow: every step on the way, a changed answer, and records."""
    bundle = {"aid": one.value, "around": surroundings.of(folder.register, one, TODAY)}
    yield {"do": "load", "root": "../../", "bundle": bundle}
    for path in states.walk(one.aid).covering:
        given, answers = list(path), dict(path)
        for count in range(len(given) + 1):
            yield {"do": "step", "today": TODAY, "answers": dict(given[:count]), "begun": True}
        yield {"do": "step", "today": TODAY, "answers": {}, "later": dict(given[1:]), "chosen": given[0][1]}
        yield {"do": "step", "today": TODAY, "answers": {given[0][0]: given[0][1]}, "later": dict(given[1:])}
        yield {"do": "record", "answers": answers, "fields": {}, "now": MOMENTS[0]}
        # The same as another aid would hand it over, with a conclusion of one's own, as text and for Word.
        handed = {"title": TYPED, "facts": hand_over.facts_of(one.aid, given)}
        yield {"do": "step", "today": TODAY, "answers": {}, "handed": handed, "begun": True}
        own = {f"{record.OWN_NAME}{each.id}": TYPED for each in record.OWN}
        for what in ("record", "word"):
            yield {"do": what, "answers": answers, "fields": own, "handed": handed, "now": MOMENTS[0]}
        for moment in MOMENTS:
            fields = {field.id: filled(field, moment) for field in one.aid.fields}
            yield {"do": "record", "answers": answers, "fields": fields, "now": MOMENTS[0]}
    yield {"do": "step", "today": TODAY, "answers": {"no-such-question": "yes"}}


@pytest.fixture(scope="module")
def folder() -> Held:
    return held.read(ROOT / "data")


@pytest.fixture(scope="module")
def asked(folder: Held) -> list[str]:
    return [json.dumps(request) for one in folder.aids for request in requests(folder, one)]


@pytest.fixture(scope="module")
def said_by_cpython(asked: list[str]) -> list[str]:
    return [page.respond(request) for request in asked]


def said_by_pyodide(asked: list[str], files: Mapping[str, Path], start: tuple[str, ...]) -> list[str]:
    source = "from decision_aids import page\n'\\n'.join(page.respond(one) for one in given.splitlines())"
    given = "\n".join(asked)
    return pyodide_in_node.run(source, given, files, ROOT / "node_modules/pyodide", start).splitlines()


@pytest.fixture(scope="module")
def files() -> Mapping[str, Path]:
    return runtime.assets(ROOT / ".cache", ROOT)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_the_browser_gives_the_same_answer_on_every_complete_path(
    asked: list[str], said_by_cpython: list[str], files: Mapping[str, Path], start: tuple[str, ...]
) -> None:
    said = said_by_pyodide(asked, files, start)
    assert len(said) == len(asked)
    differ = [request for request, here, there in zip(asked, said_by_cpython, said, strict=True) if here != there]
    assert differ == []


def test_the_comparison_holds_every_arrow_of_every_aid_and_a_record_of_each_way(folder: Held, asked: list[str]) -> None:
    done = Counter(json.loads(request)["do"] for request in asked)
    every = sum(len(states.walk(one.aid).covering) for one in folder.aids)
    assert folder.is_sound
    assert len(folder.aids) > 0
    assert done["load"] == len(folder.aids)
    assert done["record"] == every * (2 + len(MOMENTS))
    assert done["word"] == every


def test_the_comparison_holds_records_with_a_deadline_worked_out(said_by_cpython: list[str]) -> None:
    records = [json.loads(json.loads(answer)["file"]) for answer in said_by_cpython if "text" in json.loads(answer)]
    due = {one["at"] for each in records for one in each["deadlines"] if "at" in one}
    assert len(due) >= len(MOMENTS) - 1


def test_the_comparison_would_see_one_changed_letter(asked: list[str], files: Mapping[str, Path]) -> None:
    asks = json.loads(asked[0])["bundle"]["aid"]["questions"][0]["ask"]
    changed = asked[0].replace(asks, asks.replace("?", "!"))
    assert changed != asked[0]
    first = next(request for request in asked if json.loads(request)["do"] == "step")
    page.respond(asked[0])
    here = page.respond(first)
    (_, there) = said_by_pyodide([changed, first], files, STARTS["bytecode"])
    assert here != there
