"""The fictional partnership beside the national data, with one edition published and corrected."""

import hashlib
import shutil
from pathlib import Path

from schemas import kept, register
from schemas.register import Register

ROOT = Path(__file__).parents[2]
AGREEMENT = "north-glen/information-sharing-agreement/2025-04"
_LOCK = """\
kind: published
editions:
  information-sharing-agreement/2025-04:
    - {{revision: 1, published_on: 2025-03-20, digest: "{first}"}}
    - {{revision: 2, published_on: 2025-05-02, digest: "{second}"}}
records: {{}}
"""
_CORRECTION = """\
corrections:
  - {revision: 2, made: 2025-05-02, reason: The number was misprinted., touched: [in-writing]}
"""


def folder(at: Path) -> Path:
    """A data folder with the national publisher and North Glen."""
    data = Path(shutil.copytree(ROOT / "data", at / "data"))
    shutil.copytree(ROOT / "tests" / "partnership" / "north-glen", data / "north-glen")
    return data


def publish(at: Path) -> Path:
    """The same folder with the agreement of 2025 published, and corrected six weeks later."""
    data = folder(at)
    file = data / f"{AGREEMENT}.yaml"
    first = _keep(data, 1)
    file.write_text(file.read_text(encoding="utf-8") + _CORRECTION, encoding="utf-8")
    second = _keep(data, 2)
    (data / "north-glen" / "published.yaml").write_text(_LOCK.format(first=first, second=second), encoding="utf-8")
    return data


def published(at: Path) -> Register:
    """What that folder holds."""
    held, problems = register.load(publish(at))
    assert problems == ()
    return held


def _keep(data: Path, number: int) -> str:
    """Keep the edition as it stands as a revision; the digest that the lock is to say."""
    held, _ = register.load(data)
    edition = next(one for one in held.items[AGREEMENT.rpartition("/")[0]] if one.address == AGREEMENT)
    content = kept.written(kept.Kept(value=edition.value))
    place = data / "north-glen" / "published" / "information-sharing-agreement" / f"2025-04.{number}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return hashlib.sha256(content).hexdigest()
