"""A zip of files that are stored as they are, as PKWARE's APPNOTE 6.3 has it in sections 4.3 and 4.4.

The library's own writer brings eight modules along, a twentieth of all that a reader's browser fetches, and does little
else for files this small. No time is written but the oldest that a zip can hold: when something is saved is the
reader's own business.
"""

import struct
from collections.abc import Mapping
from zlib import crc32

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UTF8_NAME, _STORED = 20, 1 << 11, 0
_TIME, _DATE = 0, (1 << 5) | 1  # midnight on 1 January 1980


def stored(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip with a file for each name, in the order given."""
    files, directory = b"", b""
    for name, content in parts.items():
        called = name.encode()
        about = struct.pack(
            "<5H3I2H", _VERSION, _UTF8_NAME, _STORED, _TIME, _DATE, crc32(content), *2 * (len(content),), len(called), 0
        )
        # Made by what it needs; no comment, on the first disk, with no attributes; and where its own entry begins.
        where = struct.pack("<3H2I", 0, 0, 0, 0, len(files))
        directory += _CENTRAL + struct.pack("<H", _VERSION) + about + where + called
        files += _LOCAL + about + called + content
    end = struct.pack("<4H2IH", 0, 0, *2 * (len(parts),), len(directory), len(files), 0)
    return files + directory + _END + end
