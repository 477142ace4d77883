"""The folder that a preview is served from, kept from one build to the next.

MkDocs empties it before each build, and makes every folder and file in it again: nearly a quarter of a rebuild, and
more on a busy disk. Here a file is written only where it is to hold something else, and removed when a build no
longer makes it. What a file holds is read from the file, so whatever became of a build before, nothing stale stays.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs import utils
from mkdocs.structure.files import File
from mkdocs.utils import clean_directory, write_file

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


class Asset(File):
    """A file made from data that is no page. MkDocs writes such a file by itself, and not with what it writes pages."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs names and calls it so
        """Write it where it belongs."""
        utils.write_file(self.content_bytes, self.abs_dest_path)


@dataclass
class Served:
    """What is known of the folder.

    Attributes:
        folder: where it is; empty before the first build.
        held: the files that the last build was to put there, by their whole paths.

    """

    folder: str = ""
    held: frozenset[str] = frozenset()

    def take_over(self) -> None:
        """Be what MkDocs empties a folder and writes a file with. Should it ask for others, it is only slower."""
        utils.clean_directory, utils.write_file, utils.copy_file = self.empty, write, copy

    def empty(self, directory: str) -> None:
        """Empty a folder once, before the first build that goes there."""
        if directory != self.folder:
            self.folder, self.held = directory, frozenset()
            clean_directory(directory)

    def drop(self, files: Files) -> None:
        """Before anything is written: remove what was written and is made no longer."""
        shown = (file for file in files if file.inclusion.is_in_serve())  # type: ignore[no-untyped-call]
        made = frozenset(file.abs_dest_path for file in shown)
        for gone in self.held - made:
            Path(gone).unlink(missing_ok=True)
            # Its folders go with it as far as nothing else is in them.
            with suppress(OSError):
                os.removedirs(Path(gone).parent)
        self.held = made


def write(content: bytes, output_path: str) -> None:
    """Write a file, unless it holds just that."""
    with suppress(OSError):
        if Path(output_path).read_bytes() == content:
            return
    write_file(content, output_path)


def copy(source_path: str, output_path: str) -> None:
    """Copy a file, unless the copy is there."""
    write(Path(source_path).read_bytes(), output_path)
