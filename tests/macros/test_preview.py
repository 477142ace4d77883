"""A preview follows the files as they are saved, and a mistake never takes the pages away."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

AID = "data/england/share-information/2026-11.yaml"


@pytest.fixture
def preview(copy: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    # As on the code host, a page that could not be made stops the build; elsewhere it would show its traceback.
    environment = {**os.environ, "CI": "true", "NO_MKDOCS_2_WARNING": "1"}
    # What the server says is shown with a test that fails: it alone knows why a build stopped.
    with subprocess.Popen(command, cwd=copy, env=environment) as server:
        yield f"http://{address}/england/share-information/"
        server.terminate()


def shows(url: str, words: str) -> str:
    """The page, once it shows some words; it is given four minutes, which a busy machine needs."""
    page, end = "", time.monotonic() + 240
    while words not in page and time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:  # noqa: S310 - an address of this machine
                page = answer.read().decode()
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
        time.sleep(0.2)
    assert words in page
    return page


def test_a_saved_change_shows_and_a_mistake_leaves_the_last_good_pages_with_a_line_that_says_so(
    preview: str, copy: Path
) -> None:
    shows(preview, "Is anyone in immediate danger")
    file = copy / AID
    good = file.read_text(encoding="utf-8").replace("Is anyone in immediate", "Is someone in immediate")
    file.write_text(good, encoding="utf-8")
    shows(preview, "Is someone in immediate danger")
    file.write_text(good.replace("{go: call-999}", "{go: call-99}"), encoding="utf-8")
    assert "Is someone in immediate danger" in shows(preview, "Mistakes in the data: 1.")
    file.write_text(good.replace("someone", "anyone"), encoding="utf-8")
    assert "Mistakes in the data" not in shows(preview, "Is anyone in immediate danger")


def test_a_change_of_our_own_code_shows_too(preview: str, copy: Path) -> None:
    shows(preview, "Is anyone in immediate danger")
    file = copy / "macros" / "pages.py"
    code = file.read_text(encoding="utf-8")
    file.write_text(code.replace('element("h1", said.title),', 'element("h1", said.title, ", as new code has it"),'))
    assert "Is anyone in immediate danger" in shows(preview, ", as new code has it</h1>")
