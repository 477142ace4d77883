"""The small sound data folder of the corpus, with something changed: a register for one test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import register
from schemas.problems import as_text

if TYPE_CHECKING:
    from schemas.register import Register

BASE = Path(__file__).parent / "invalid" / "register" / "base"
AGREEMENT = "north-glen/sharing-agreement/2026-04.yaml"
ADVICE = "england/sharing-advice/2024-05.yaml"
SOURCES = "england/sources.yaml"


def but(folder: Path, *changes: tuple[str, str, str], added: dict[str, str] | None = None) -> Register:
    """The register of the base with each file's one text replaced by another, and with files added.

    Nothing may be wrong with what comes of it save what the test is about, which is found later.
    """
    data = Path(shutil.copytree(BASE, folder / "data"))
    for name, old, new in changes:
        file = data / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), "utf-8")
    for name, text in (added or {}).items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    held, problems = register.load(data)
    assert not problems, as_text(problems)
    return held
