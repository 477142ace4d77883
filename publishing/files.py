"""Files that are put in their places together: all of them, or none."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

#: The files of one step, in the order in which they are put in place: each with its bytes.
Step = Mapping[Path, bytes]


def put(steps: Sequence[Step]) -> None:
    """Write every file, and put each whole in its place; a step is begun only when the one before it is done.

    All of them are first written beside their places under hidden names, which no reader of the folder takes for
    data, and forced to the disk, so that a full disk is met before anything has changed. When a file cannot be put in
    its place, those of this call that were there before are as they were and the new ones are taken away again.

    Raises:
        OSError: a file could not be written; nothing has changed.

    """
    waiting = {file: file.with_name(f".{file.name}.new") for step in steps for file in step}
    before: dict[Path, bytes | None] = {}
    try:
        for step in steps:
            for file, data in step.items():
                _write(waiting[file], data)
        for step in steps:
            for file in step:
                before[file] = file.read_bytes() if file.exists() else None
                waiting[file].replace(file)
            for folder in {file.parent for file in step}:
                _to_disk(folder)
    except BaseException:
        # Even an interruption from the keyboard leaves the folder as it was.
        for file, was in reversed(before.items()):
            _put_back(file, was, waiting[file])
        raise
    finally:
        for file in waiting.values():
            file.unlink(missing_ok=True)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _put_back(file: Path, data: bytes | None, waiting: Path) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    elif not file.exists() or file.read_bytes() != data:
        _write(waiting, data)
        waiting.replace(file)


def _to_disk(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can."""
    # Windows opens no folder; there the files themselves are on the disk and that has to do.
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
