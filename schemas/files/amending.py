"""A file's text with some of its values changed, and everything else in it as its author wrote it.

Comments, order, quotes and folds stay. What changes is found by holding the value as it is against the value as it is
to be, group by group. Whoever calls this reads the result again and compares: layouts exist that only that can judge.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import yaml

from schemas.files.writing import in_line
from schemas.files.writing import key as written_key

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_EMPTY_END = re.compile(r"(?:\r\n|\r|\n)\s*\Z")
_KEEPS_ITS_END = re.compile(r"[|>][0-9]*\+")

Value = Any  # as the strict reader makes it
Group = Mapping[str, Value]


class CannotKeep(Exception):
    """The change cannot be made without touching what surrounds it, such as a comment inside a removed list."""


def amended(text: str, old: Group, new: Group) -> str:
    """The text of a file with its value changed from old to new.

    Args:
        text: the whole file, which the strict reader has read without a problem.
        old: its value.
        new: its value to be, whose keys that stay are in the order they had.

    Raises:
        CannotKeep: the layout leaves no place for the change.

    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or not new:
        raise CannotKeep
    line_break = _LINE_BREAK.search(text)
    file = _File(whole=text, line_break=line_break.group() if line_break else "\n")
    return text[: file.start(root)] + file.made(root, old, new) + text[file.end(root) :]


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same in kind and in the order of their keys, too."""
    return json.dumps(one) == json.dumps(other)


@dataclass(frozen=True, kw_only=True)
class _File:
    """The text whose parts are taken over, by where the parser says that they stand."""

    whole: str
    line_break: str

    def start(self, node: yaml.Node) -> int:
        return cast("int", node.start_mark.index)

    def end(self, node: yaml.Node) -> int:
        """Where a value ends; a list or group without brackets ends with the comment beside its last line."""
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            written = self.whole[self.start(node) : node.end_mark.index]
            if _KEEPS_ITS_END.match(written):
                ended = next((one for one in ("\r\n", "\n", "\r") if written.endswith(one)), "")
                return self.start(node) + len(written) - len(ended)
            return self.start(node) + len(_EMPTY_END.sub("", written))
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._beside(self.end(last[1] if isinstance(node, yaml.MappingNode) else last))
        return cast("int", node.end_mark.index)

    def _beside(self, end: int) -> int:
        """Where the comment beside a value ends; without one, where the value does."""
        found = _COMMENT.match(self.whole, end)
        return found.end() if found else end

    def made(self, node: yaml.Node, old: Value, new: Value) -> str:
        """What stands in the place of a node."""
        if same(old, new):
            return self.whole[self.start(node) : self.end(node)]
        if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(new, dict) and new:
            return self._in_braces(node, old, new) if node.flow_style else self._by_lines(node, old, new)
        if isinstance(node, yaml.SequenceNode) and isinstance(new, list) and len(new) == len(node.value) > 0:
            return self._items(node, old, new)
        return in_line(new)

    def _items(self, node: yaml.SequenceNode, old: Value, new: Value) -> str:
        made, at = "", self.start(node)
        for item, before, after in zip(node.value, old, new, strict=True):
            made += self.whole[at : self.start(item)] + self.made(item, before, after)
            at = self.end(item)
        return made + self.whole[at : self.end(node)]

    def _entry(self, name: yaml.Node, node: yaml.Node, old: Value, new: Value) -> str:
        """A key with its value."""
        between = self.whole[self.start(name) : self.start(node)]
        replaced = not isinstance(new, dict | list) or not new or type(old) is not type(new)
        in_lines = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if in_lines and (replaced or (isinstance(new, list) and len(new) != len(old))) and not same(old, new):
            if "#" in self.whole[name.end_mark.index : self.start(node)]:
                raise CannotKeep
            between = between.rstrip() + " "
        return between + self.made(node, old, new)

    def _in_braces(self, node: yaml.MappingNode, old: Group, new: Group) -> str:
        added = _added(old, new)
        entries = [f"{written_key(name)}: {in_line(one)}" for name, one in added.pop("", {}).items()]
        made = self.whole[self.start(node) : self.start(node.value[0][0])] + ", ".join(entries)
        at = 0
        for name, value in node.value:
            before = self.whole[at : self.start(name)] if at else ""
            at = self.end(value)
            if name.value not in new:
                if "#" in before:
                    raise CannotKeep
                continue
            first = not entries
            if first and "#" in before:
                raise CannotKeep
            entries.append(name.value)
            made += "" if first else before or ", "
            made += self._entry(name, value, old[name.value], new[name.value])
            for other, one in added.pop(name.value, {}).items():
                made += f", {written_key(other)}: {in_line(one)}"
        return made + self.whole[at : self.end(node)]

    def _by_lines(self, node: yaml.MappingNode, old: Group, new: Group) -> str:
        added = _added(old, new)
        next_line = self.line_break + " " * node.start_mark.column
        made = "".join(f"{next_line}{written_key(name)}: {in_line(one)}" for name, one in added.pop("", {}).items())
        at = self.start(node)
        for name, value in node.value:
            before = self.whole[at : self.start(name)]
            last = self.end(value)
            at = self._beside(last)
            beside = self.whole[last:at]
            if name.value not in new:
                # A comment above a key that goes is its author's word, and stays.
                made += before.rstrip() if "#" in before else ""
                continue
            made += before if before or not made else next_line
            if beside and not same(old[name.value], new[name.value]):
                # A value without quotes has no room for a comment beside it.
                made += beside.strip() + next_line
                beside = ""
            made += self._entry(name, value, old[name.value], new[name.value]) + beside
            for other, one in added.pop(name.value, {}).items():
                made += f"{next_line}{written_key(other)}: {in_line(one)}"
        return made.lstrip()


def _added(old: Group, new: Group) -> dict[str, dict[str, Value]]:
    """The keys that are new, by the key that stays and that they come after; by the empty text at the start."""
    found: dict[str, dict[str, Value]] = {}
    after = ""
    for name, one in new.items():
        if name in old:
            after = name
        else:
            found.setdefault(after, {})[name] = one
    return found
