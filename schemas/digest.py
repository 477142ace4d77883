"""What a value is known by: the SHA-256 of its sorted-key UTF-8 JSON (design §9, *Digest*)."""

import hashlib
import json

#: As many signs of a digest as people compare or type.
SHORT = 12


def canonical(value: object) -> bytes:
    """A value of a data file as the one JSON text it has: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def of(value: object) -> str:
    """The digest of a value, 64 hexadecimal signs."""
    return hashlib.sha256(canonical(value)).hexdigest()


def short(text: str) -> str:
    """The digest of a text as it stands, 12 hexadecimal signs: what a translation names its English by."""
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]
