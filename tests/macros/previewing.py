"""The builds of a preview without its server: one for each line that comes in, into the folder that the line names.

Run in a project's folder. After each build it says how many pages are as they were, as JSON. ``--stale NAME`` plants a
fault: what pages are known by is then the same for all edits, as far as a function of ``macros/preview.py`` says it.
"""

import json
import logging
import os
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config


class Kept(logging.Handler):
    """Hears from the preview how many pages it has as they are to be."""

    counted: tuple[int, int] = (0, 0)

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("As they were before"):
            self.counted = record.args  # type: ignore[assignment]


def main(stale: str = "") -> None:
    heard = Kept()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    log.setLevel(logging.INFO)
    started = False
    for line in sys.stdin:
        site, os.environ["HANDRAIL_TODAY"] = line.split()
        config = load_config("mkdocs.yml", site_dir=site)
        if not started:
            config.plugins.on_startup(command="serve", dirty=False)
            started = True
            if stale:
                from macros import preview  # noqa: PLC0415 - the hook has it, and this one is that one

                setattr(preview, stale, {"on_every_page": lambda _: None, "made_from": lambda page: page.url}[stale])
        build(config, serve_url="http://127.0.0.1/")
        kept, pages = heard.counted
        sys.stdout.write(json.dumps({"kept": kept, "pages": pages}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[2:])
