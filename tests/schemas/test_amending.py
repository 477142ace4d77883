"""A file with some values changed keeps every comment, quote and fold that its author wrote."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.files import amending, reading

# What it was, what its value becomes, and the text to the letter.
CASES: dict[str, tuple[str, dict[str, Any], str]] = {
    "a day becomes null": (
        "# Agreed by the board.\nagreed: 2025-03-18\ntitle: X y\n",
        {"agreed": None, "title": "X y"},
        "# Agreed by the board.\nagreed: null\ntitle: X y\n",
    ),
    "a key goes and the comment above it stays": (
        "title: X y\n# Every two years.\nreview_by: 2027-03-31\nkind: form\n",
        {"title": "X y", "kind": "form"},
        "title: X y\n# Every two years.\nkind: form\n",
    ),
    "the first key goes": ("# Top.\na: one\nb: two\n", {"b": "two"}, "# Top.\nb: two\n"),
    "the last key goes": ("a: one\n\nb: two\n", {"a": "one"}, "a: one\n"),
    "a whole group goes with its lines": (
        "a: one\nheld:\n  source: x/y#z\n  note: >-\n    Long\n    text.\n\n# Next.\nb: two\n",
        {"a": "one", "b": "two"},
        "a: one\n\n# Next.\nb: two\n",
    ),
    "a key comes in after the one before it": (
        "a: one\nb: two # not a note\n".replace(" # not a note", ""),
        {"a": "one", "new": "here", "b": "two"},
        "a: one\nnew: here\nb: two\n",
    ),
    "a key comes in at the end of a group, before the comment on the next": (
        "c:\n  one:\n    text: >-\n      Folded\n      text.\n\n  # The second.\n  two: k\n",
        {"c": {"one": {"text": "Folded text.", "was": {"clause": "one"}}, "two": "k"}},
        "c:\n  one:\n    text: >-\n      Folded\n      text.\n    was: {clause: one}\n\n  # The second.\n  two: k\n",
    ),
    "a key comes in after text that keeps its empty lines": (
        "c:\n  one:\n    text: |+\n      Kept.\n\n  two: x\n",
        {"c": {"one": {"text": "Kept.\n\n", "was": {"clause": "one"}}, "two": "x"}},
        "c:\n  one:\n    text: |+\n      Kept.\n\n    was: {clause: one}\n  two: x\n",
    ),
    "in braces a value is replaced where it stands": (
        "s:\n  - {role: lead, signed: 2025-03-18} # by post\n  - {role: nurse,   signed: null}\n",
        {"s": [{"role": "lead", "signed": None}, {"role": "nurse", "signed": None}]},
        "s:\n  - {role: lead, signed: null} # by post\n  - {role: nurse,   signed: null}\n",
    ),
    "in braces the first, a middle and the last key go": (
        "a: {k: one, m: two}\nb: {k: one, m: two, z: three}\nc: {k: one, m: two}\n",
        {"a": {"m": "two"}, "b": {"k": "one", "z": "three"}, "c": {"k": "one"}},
        "a: {m: two}\nb: {k: one, z: three}\nc: {k: one}\n",
    ),
    "in braces a key comes in": (
        'c: {one: {number: "1"}, two: {number: "2", k: v}}\n',
        {"c": {"one": {"number": "1", "was": {"clause": "one"}}, "two": {"new": 1, "number": "2", "k": "v"}}},
        'c: {one: {number: "1", was: {clause: one}}, two: {new: 1, number: "2", k: v}}\n',
    ),
    "a list becomes one group": (
        "c:\n  was:\n    - {clause: a}\n    - {clause: b}\n  text: Z z\n",
        {"c": {"was": {"clause": "c"}, "text": "Z z"}},
        "c:\n  was: {clause: c}\n  text: Z z\n",
    ),
    "the first key of an item of a list goes": (
        "s:\n  - because: Away.\n    role: lead\n  - role: nurse\n    because: Away.\n",
        {"s": [{"role": "lead"}, {"role": "nurse"}]},
        "s:\n  - role: lead\n  - role: nurse\n",
    ),
    "a comment beside a value that loses its quotes gets a line of its own": (
        'a: one\nday: "2025-03-18" # a Tuesday\nb: two\n',
        {"a": "one", "day": None, "b": "two"},
        "a: one\n# a Tuesday\nday: null\nb: two\n",
    ),
    "line breaks are those of the file": (
        "a: one\r\nb: two\r\n",
        {"a": "one", "new": 1, "b": "two"},
        "a: one\r\nnew: 1\r\nb: two\r\n",
    ),
    "a file without a line break at its end": ("a: one", {"a": "one", "b": "two"}, "a: one\nb: two"),
}


@pytest.mark.parametrize("case", CASES)
def test_only_what_changes_is_written_anew(case: str) -> None:
    before, value, after = CASES[case]
    made = amending.amended(before, read(before), value)
    assert made == after
    assert amending.same(read(made), value)


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("a: {k: one, # the first\n  m: two}\n", {"a": {"k": "one"}}),
        ("a: {k: one, # the first\n  m: two}\n", {"a": {"m": "two"}}),
        ("a: # why\n  - k\n  - m\n", {"a": "z"}),
        ("a: one\n", {}),
    ],
)
def test_a_change_that_would_lose_a_comment_is_refused(before: str, value: dict[str, Any]) -> None:
    with pytest.raises(amending.CannotKeep):
        amending.amended(before, read(before), value)


def read(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    found, problems = reading.read(text.encode(), "a.yaml")
    assert problems == ()
    assert found is not None
    return found.value


KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
SCALARS = st.sampled_from(
    [
        ("one", "one"),
        ('"two # too"', "two # too"),
        ("'it''s'", "it's"),
        ("null", None),
        ("2025-03-18", "2025-03-18"),
        ("7", 7),
        ("[k, m]", ["k", "m"]),
        ("{k: v}", {"k": "v"}),
    ]
)


@st.composite
def groups(draw: st.DrawFn, indent: str = "", depth: int = 0) -> tuple[str, dict[str, Any]]:
    """A group of keys as an author might lay it out, and its value."""
    text = ""
    value: dict[str, Any] = {}
    for name in draw(st.lists(KEYS, min_size=1, unique=True)):
        text += draw(st.sampled_from(["", f"{indent}# A note.\n", "\n"]))
        layout = draw(st.sampled_from(["line", "folded", "literal"] + ["group", "list"] * (depth < 2)))
        if layout == "line":
            written, value[name] = draw(SCALARS)
            beside = draw(st.sampled_from(["", " # beside"])) if written[-1] in "\"']}" else ""
            text += f"{indent}{name}: {written}{beside}\n"
        elif layout == "folded":
            text += f"{indent}{name}: >-\n{indent}  Long text\n{indent}  over lines: # all text\n"
            value[name] = "Long text over lines: # all text"
        elif layout == "literal":
            text += f"{indent}{name}: |\n{indent}  One\n\n{indent}  two\n"
            value[name] = "One\n\ntwo\n"
        elif layout == "group":
            inner, value[name] = draw(groups(indent + "  ", depth + 1))
            text += f"{indent}{name}:\n{inner}"
        else:
            inner, one = draw(groups(indent + "    ", depth + 1))
            first = inner.lstrip("\n")
            head = first if first.lstrip().startswith("#") else f"{indent}  - {first.lstrip()}"
            if head is first:
                head = f"{indent}  -\n{first}"
            text += f"{indent}{name}:\n{head}"
            value[name] = [one]
    return text, value


@st.composite
def changed(draw: st.DrawFn, value: dict[str, Any]) -> dict[str, Any]:
    """The value with keys gone, come in and replaced, the rest in its order."""
    made: dict[str, Any] = {}
    for name, one in value.items():
        if draw(st.integers(0, 9)) == 0:
            made[f"new-{name}"] = draw(SCALARS)[1]
        match draw(st.sampled_from(["stay", "stay", "go", "other", "inside"])):
            case "go":
                continue
            case "other":
                made[name] = draw(SCALARS)[1]
            case "inside" if isinstance(one, dict) and one:
                made[name] = draw(changed(one))
            case "inside" if isinstance(one, list) and one and isinstance(one[0], dict):
                made[name] = [draw(changed(one[0]))]
            case _:
                made[name] = one
    return {**made, "last": "end"} if draw(st.booleans()) else made


@given(st.data())
def test_a_changed_file_reads_back_to_its_new_value(data: st.DataObject) -> None:
    text, value = data.draw(groups())
    wanted = data.draw(changed(value))
    assert amending.same(read(text), value)
    try:
        made = amending.amended(text, value, wanted)
    except amending.CannotKeep:
        # Only an empty file, or a comment that would be lost, is a reason.
        assert not wanted or "#" in text
        return
    assert amending.same(read(made), wanted)
    # A note on a line of its own stays, even when the key below it goes.
    assert made.splitlines().count("# A note.") == text.splitlines().count("# A note.")
