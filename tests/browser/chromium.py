"""The browser tests run in a real Chromium: this finds it, or installs it where that is permitted.

`python -m tests.browser.chromium` does the same and prints where it is.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

# Headless, in a container without a sandbox or a graphics card, and silent: it asks the network for nothing of its own.
# Give each test a fresh profile as well.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class ChromiumMissingError(Exception):
    """There is no Chromium, and it may not or could not be installed. It fails a test and never skips it."""


@cache
def chromium() -> Path:
    """The Chromium program: `$CHROMIUM`, else the first on the path that starts, else newly installed by apt.

    Raises:
        ChromiumMissingError: `$CHROMIUM` does not start, or none is there and apt is not permitted or failed.
    """
    given = os.environ.get("CHROMIUM")
    if given:
        if _starts(Path(given)):
            return Path(given)
        message = f"$CHROMIUM says {given}, which is no program that starts. Mend it, or unset it."
        raise ChromiumMissingError(message)
    found = _on_path()
    if found:
        return found
    _install()
    found = _on_path()
    if found:
        return found
    message = "apt-get installed its chromium, but no Chromium that starts is on the path. Set $CHROMIUM to one."
    raise ChromiumMissingError(message)


def _on_path() -> Path | None:
    for name in NAMES:
        program = shutil.which(name)
        # Some systems keep a stand-in under this name that only says how to get the real one.
        if program and _starts(Path(program)):
            return Path(program)
    return None


def _starts(program: Path) -> bool:
    try:
        subprocess.run([program, "--version"], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _install() -> None:
    """Install Debian's Chromium, and a font so that text has a size when it is measured."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        message = (
            f"The browser tests need Chromium, and none of {', '.join(NAMES)} is on the path. Install it, "
            "or set $CHROMIUM to the program (`playwright install chromium` fetches one where the network is open)."
        )
        raise ChromiumMissingError(message)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-dejavu-core"]
    try:
        # Its own words go to standard error, so that standard output stays the answer alone.
        subprocess.run([apt, "update"], env=environment, stdout=sys.stderr, check=True)
        install = [apt, "install", "--yes", "--no-install-recommends", *packages]
        subprocess.run(install, env=environment, stdout=sys.stderr, check=True)
    except (OSError, subprocess.SubprocessError) as problem:
        message = f"Chromium could not be installed ({problem}). Install it by hand, or set $CHROMIUM to the program."
        raise ChromiumMissingError(message) from problem


if __name__ == "__main__":
    try:
        print(chromium())
    except ChromiumMissingError as problem:
        sys.exit(str(problem))
