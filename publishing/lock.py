"""The text of a lock file: what a publisher has published, and when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.files import reading
from schemas.publication.published import Revision

_HEADING = """\
# Written by the command arrangements publish. Nobody changes it by hand: it says what was published and when.
# Each digest is the SHA-256 of the file that is kept under published/.
kind: published
"""


@dataclass(frozen=True, kw_only=True)
class Lock:
    """Everything that one publisher has published: its editions by ``item/edition``, and the digest of each record."""

    editions: Mapping[str, Sequence[Revision]]
    records: Mapping[str, str]

    def value(self) -> dict[str, object]:
        """The value that a reader of the file gets."""
        return {
            "kind": "published",
            "editions": {
                name: [
                    {"revision": one.number, "published_on": one.published_on, "digest": one.digest} for one in held
                ]
                for name, held in sorted(self.editions.items())
            },
            "records": dict(sorted(self.records.items())),
        }


def written(lock: Lock) -> bytes:
    """The bytes of a lock file.

    Raises:
        ValueError: our own reader would not read them back as they were meant.

    """
    lines = [_HEADING, "editions:" if lock.editions else "editions: {}", "\n"]
    for name, held in sorted(lock.editions.items()):
        lines.append(f"  {_quoted(name)}:\n")
        for one in held:
            said = f"revision: {one.number}, published_on: {_quoted(one.published_on)}, digest: {_quoted(one.digest)}"
            lines.append(f"    - {{{said}}}\n")
    lines += ["records:" if lock.records else "records: {}", "\n"]
    lines += [f"  {_quoted(name)}: {_quoted(digest)}\n" for name, digest in sorted(lock.records.items())]
    data = "".join(lines).encode()
    found, problems = reading.read(data, "published.yaml")
    if problems or found is None or found.value != lock.value():
        message = "The lock file would not be read back as it was meant, so nothing was published."
        raise ValueError(message)
    return data


def _quoted(text: str) -> str:
    """A text that every reader of YAML takes for text, whatever it looks like."""
    return json.dumps(text, ensure_ascii=False)
