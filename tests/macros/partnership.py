"""The fictional partnership beside the national data, with one edition published and corrected."""

import hashlib
import shutil
from pathlib import Path

from schemas import register
from schemas.publication import kept
from schemas.register import Register
from tests.unpublished import AS_UNPUBLISHED

ROOT = Path(__file__).parents[2]
AGREEMENT = "north-glen/information-sharing-agreement/2025-04"
_CORRECTION = """\
corrections:
  - {revision: 2, made: 2025-05-02, reason: The number was misprinted., touched: [in-writing]}
"""


def folder(at: Path) -> Path:
    """A data folder with the national publisher and North Glen."""
    data = Path(shutil.copytree(ROOT / "data", at / "data", ignore=AS_UNPUBLISHED))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", data / "north-glen")
    return data


def publish(at: Path) -> Path:
    """The same folder with the agreement of 2025 published, and corrected six weeks later."""
    data = folder(at)
    file = data / f"{AGREEMENT}.yaml"
    keep(data, AGREEMENT, 1)
    file.write_text(file.read_text(encoding="utf-8") + _CORRECTION, encoding="utf-8")
    lock(data)
    return data


def published(at: Path) -> Register:
    """What that folder holds."""
    held, problems = register.load(publish(at))
    assert problems == ()
    return held


def lock(data: Path) -> None:
    """Write North Glen's lock, as if each corrected edition had been published on its day and corrected as it says.

    A revision that is kept already stays as it is; what is missing is kept as the edition stands now.
    """
    held, _ = register.load(data)
    rows = []
    for edition in held.of_kind("document"):
        if edition.publisher == "north-glen" and "corrections" in edition.value:
            first = edition.value.get("published", edition.value["agreed"])
            days = [first, *(one["made"] for one in edition.value["corrections"])]
            rows.append(f"  {edition.address.removeprefix('north-glen/')}:\n")
            for number, day in enumerate(days, start=1):
                digest = keep(data, edition.address, number)
                rows.append(f'    - {{revision: {number}, published_on: {day}, digest: "{digest}"}}\n')
    text = f"kind: published\neditions:\n{''.join(rows)}records: {{}}\n"
    (data / "north-glen" / "published.yaml").write_text(text, encoding="utf-8")


def keep(data: Path, address: str, number: int) -> str:
    """Keep an edition as it stands as one of its revisions, unless that is kept; the digest that the lock is to say."""
    publisher, item, name = address.split("/")
    place = data / publisher / "published" / item / f"{name}.{number}.json"
    if not place.exists():
        held, _ = register.load(data)
        edition = next(one for one in held.items[f"{publisher}/{item}"] if one.name == name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(kept.written(kept.Kept(value=edition.value)))
    return hashlib.sha256(place.read_bytes()).hexdigest()
