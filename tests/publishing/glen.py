"""The smallest partnership that can publish: one protocol in a data folder of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from decision_aids import checking, held

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.problems import Problem
    from schemas.register import Register

ITEM = "west-glen/visiting-protocol"
ADDRESS = f"{ITEM}/2026-02"
PUBLISHER = """\
kind: publisher
title: West Glen Safeguarding Children Partnership
short: West Glen
tier: local
area: West Glen
summary: A partnership made up for the tests.
"""
PROTOCOL = """\
kind: document
type: protocol
title: Visiting protocol
agreed: 2026-01-12
effective_from: 2026-02-01
clauses:
  visit:
    number: "1"
    text: Visit the family at home within the week.
  record:
    number: "2"
    text: Write down what you saw.
"""


def made(folder: Path) -> Path:
    """A data folder with the partnership and the first edition of its protocol."""
    data = folder / "data"
    write(data, PROTOCOL)
    (data / "west-glen" / "publisher.yaml").write_text(PUBLISHER, encoding="utf-8")
    return data


def file(data: Path, edition: str = "2026-02") -> Path:
    return data / "west-glen" / "visiting-protocol" / f"{edition}.yaml"


def write(data: Path, text: str, edition: str = "2026-02") -> None:
    where = file(data, edition)
    where.parent.mkdir(parents=True, exist_ok=True)
    where.write_text(text, encoding="utf-8")


def write_value(data: Path, value: dict[str, Any]) -> None:
    """Write an edition as JSON, which the reader takes as well."""
    write(data, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def edit(data: Path, old: str, new: str, *, corrected: str = "", made_on: str = "2026-03-02") -> None:
    """Change one text of the protocol, with a correction that names a part where one is given."""
    text = file(data).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    if corrected:
        text += "" if "corrections:" in text else "corrections:\n"
        text += f"  - {{revision: 2, made: {made_on}, reason: It was copied wrongly., touched: [{corrected}]}}\n"
    write(data, text)


def lock(data: Path) -> Path:
    return data / "west-glen" / "published.yaml"


def kept(data: Path, number: int, edition: str = "2026-02") -> Path:
    return data / "west-glen" / "published" / "visiting-protocol" / f"{edition}.{number}.json"


def register(data: Path) -> Register:
    return held.read(data).register


def problems(data: Path, day: str = "2026-11-22") -> tuple[Problem, ...]:
    return checking.everything(data, day).problems


def codes(data: Path) -> set[str]:
    """The codes of everything that is worse than a warning, and of the warning that something is unpublished."""
    return {one.code for one in problems(data) if one.severity == "error" or one.code == "not-published"}


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, with its bytes."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
