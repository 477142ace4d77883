"""The worker in a real Chromium, on an empty page: it starts under its strict policy, and says so when it cannot."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from macros import runtime
from tests.browser.server import WORKER_POLICY, serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PAGE = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A worker</title>'
UNKNOWN = json.dumps({"do": "no-such-thing"})

# Starts the worker, sends requests at once, and gives every message up to the last answer and the word on its start.
ASK = """
(requests) => new Promise((done) => {
  const worker = new Worker("/assets/worker.js", { type: "module" });
  const said = [];
  worker.onmessage = ({ data }) => {
    said.push(data);
    if (said.length === requests.length + 1) done(said);
  };
  requests.forEach((request, id) => worker.postMessage({ id, request }));
})
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty page, the worker and the engine."""
    for uri, path in runtime.assets(ROOT / ".cache", ROOT).items():
        (tmp_path / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, tmp_path / uri)
    shutil.copyfile(ROOT / "content/assets/worker.js", tmp_path / "assets/worker.js")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def told(browser: Browser, url: str, requests: list[Any]) -> list[dict[str, Any]]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}/")
        said: list[dict[str, Any]] = page.evaluate(ASK, requests)
    return said


def test_the_engine_starts_under_the_workers_strict_policy(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context() as context:
        headers = context.request.get(f"{server.url}/assets/worker.js").headers
        assert headers["content-security-policy"] == WORKER_POLICY
        assert told(browser, server.url, []) == [{"ready": True}]


def test_the_engine_is_all_that_is_asked_for_and_only_of_the_site_itself(browser: Browser, site: Path) -> None:
    asked: list[str] = []
    with serve(site) as server, browser.new_context() as context:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(f"{server.url}/")
        assert page.evaluate(ASK, []) == [{"ready": True}]
        assert all(url.startswith((f"{server.url}/", "data:,")) for url in asked)
        assert set(server.requests) == {
            "/",
            "/assets/worker.js",
            *(f"/assets/engine/{name}" for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")),
            *(f"/assets/engine/{name}" for name in ("pyodide-lock.json", "library.zip", "engine.zip")),
        }


def test_a_request_sent_before_the_engine_is_ready_is_answered_when_it_is(browser: Browser, site: Path) -> None:
    with serve(site) as server:
        said = told(browser, server.url, [UNKNOWN, 5])
    assert {"ready": True} in said
    assert {"id": 0, "error": "KeyError: 'no-such-thing'"} in said
    assert {"id": 1, "error": "A request to the engine is JSON text."} in said


def without(name: str) -> Callable[[Path], None]:
    return lambda engine: (engine / name).unlink()


def other_bytecode(name: str) -> Callable[[Path], None]:
    """The zip as another version of Python would have made it."""

    def spoil(engine: Path) -> None:
        with zipfile.ZipFile(engine / name) as archive:
            magic = archive.read(archive.namelist()[0])[:4]
        (engine / name).write_bytes((engine / name).read_bytes().replace(magic, b"\x01\x02\r\n"))

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [without("library.zip"), without("engine.zip"), other_bytecode("library.zip"), other_bytecode("engine.zip")],
    ids=["no library", "no engine", "library of another Python", "engine of another Python"],
)
def test_when_the_bytecode_does_not_fit_the_engine_starts_from_source(
    browser: Browser, site: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(site / "assets/engine")
    with serve(site) as server:
        assert told(browser, server.url, []) == [{"ready": True}]
        assert "/assets/engine/engine-source.zip" in server.requests


def test_an_engine_that_is_not_there_at_all_is_said_in_a_sentence(browser: Browser, site: Path) -> None:
    for name in ("engine.zip", "engine-source.zip"):
        (site / "assets/engine" / name).unlink()
    with serve(site) as server:
        (only,) = told(browser, server.url, [])
    assert only == {
        "failed": "The decision aid's engine could not start. The file engine-source.zip could not be fetched (404)."
    }


@pytest.mark.parametrize("what", ["a wrong type", "nothing"])
def test_a_wasm_file_that_leaves_pyodide_waiting_is_said_after_a_time(browser: Browser, site: Path, what: str) -> None:
    worker = site / "assets/worker.js"
    patient = worker.read_text(encoding="utf-8")
    hasty = patient.replace("SECONDS_TO_START = 20", "SECONDS_TO_START = 1")
    assert hasty != patient
    worker.write_text(hasty, encoding="utf-8")
    if what == "nothing":
        (site / "assets/engine/pyodide.asm.wasm").unlink()
    with serve(site, types={".wasm": "text/plain"}) as server:
        (only,) = told(browser, server.url, [])
    assert only == {"failed": "The decision aid's engine could not start. It had not started after 1 seconds."}


def test_a_server_that_is_stopped_answers_nothing_more_on_an_open_connection(browser: Browser, site: Path) -> None:
    with serve(site, caching=False) as server, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}/")
        server.stop()
        failed = page.evaluate("fetch('/').then(() => false, () => true)")
    assert failed
