"""A later visit goes on from the memory of an engine that was asked nothing; where that fails, it starts anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.devices import LIVE, NATIONAL, PAUSE, addresses, kept, listed_anew, remembered, visited
from tests.browser.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.server import Server

HARM = "suffering significant harm"
SIZE = "(url) => caches.match(url).then((one) => one.arrayBuffer()).then((one) => one.byteLength)"
# What a device keeps in place of an address; the digest is right for it unless it is said to be another.
PUT = """async ([url, bytes, digest]) => {
  const content = Uint8Array.from(bytes);
  digest ??= String(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));
  await (await caches.open("handrail-kept")).put(url, new Response(content, { headers: { "X-Digest": digest } }));
}"""
# Whether some words stand in the memory that is kept, in any of the widths that Python has for letters.
HOLDS = """async ([url, words]) => {
  const memory = new Uint8Array(await (await caches.match(url)).arrayBuffer());
  let text = "";
  for (let at = 0; at < memory.length; at += 32768) text += String.fromCharCode(...memory.subarray(at, at + 32768));
  return [1, 2, 4].some((width) => text.includes([...words].map((one) => one + "\\0".repeat(width - 1)).join("")));
}"""
# Starts a worker for a purpose; whether it is ready.
READY = """(purpose) => new Promise((done) => {
  const worker = new Worker("/assets/worker.js", { type: "module", name: purpose });
  worker.onmessage = ({ data }) => done(data);
})"""


@pytest.fixture
def server(own_site: Path) -> Iterator[Server]:
    with serve(own_site) as running:
        yield running


def workers(page: Page) -> list[str]:
    """The address of each worker that the page starts from now on."""
    found: list[str] = []
    page.on("worker", lambda worker: found.append(worker.url))
    return found


def answers(page: Page, server: Server) -> None:
    """An aid that is opened anew comes to life and goes on to its second question."""
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    page.click("#live a.answer[data-answer=no]")
    expect(page.locator("#live h2")).to_contain_text(HARM)


def test_a_later_visit_goes_on_from_the_memory_and_imports_nothing(device: BrowserContext, server: Server) -> None:
    page = visited(device, server)
    folder = remembered(page).removesuffix("started")
    # With these in place of the zips there is no other way to start, for an aid or for the page of comparisons.
    for name in ("library.zip", "engine.zip", "python_stdlib.zip", "engine-source.zip"):
        page.evaluate(PUT, [f"{folder}{name}", [0], None])
    answers(page, server)
    for purpose in ("", "compare"):
        assert page.evaluate(READY, purpose) == {"ready": True}


def test_the_memory_holds_no_answer_and_nothing_typed_while_it_was_made(device: BrowserContext, server: Server) -> None:
    page = visited(device, server)
    page.click("#live a.answer[data-answer=no]")
    page.click("#live a.answer[data-answer=yes]")
    page.fill("[name=reason]", "Quagga seen at the gate")
    page.click("#live form.record button")
    expect(page.locator("#live .record__text")).to_contain_text("Quagga")
    started = remembered(page)
    assert page.evaluate(HOLDS, [started, "decision_aids"])
    for words in ("Quagga", "immediate-danger", "share-information"):
        assert not page.evaluate(HOLDS, [started, words]), words


@pytest.mark.parametrize(
    ("content", "digest"), [([1, 2, 3], "0"), ([1, 2, 3], None), ([0] * 64, None)], ids=["torn", "wrong", "empty"]
)
def test_a_memory_that_cannot_be_gone_on_from_is_thrown_away_and_the_engine_starts_anew(
    device: BrowserContext, server: Server, content: list[int], digest: str | None
) -> None:
    page = visited(device, server)
    started = remembered(page)
    page.evaluate(PUT, [started, content, digest])
    answers(page, server)
    assert page.evaluate(SIZE, started) == 0
    # It is not made again, or every visit would begin with one that fails.
    page.wait_for_timeout(PAUSE + 2000)
    assert page.evaluate(SIZE, started) == 0
    answers(page, server)


def test_where_there_is_no_room_for_a_memory_everything_else_is_kept(device: BrowserContext, server: Server) -> None:
    page = visited(device, server)
    used = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    room = {"origin": server.url, "quotaSize": used + 1_000_000}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)
    assert page.evaluate(SIZE, remembered(page)) == 0
    answers(page, server)


@pytest.mark.parametrize("says", ["{deviceMemory: 1}", "{connection: {saveData: true}}"])
def test_a_small_device_and_one_that_saves_data_make_no_memory(
    device: BrowserContext, server: Server, says: str
) -> None:
    page = visited(device, server)
    page.goto("about:blank")
    device.add_init_script(
        f"for (const [name, value] of Object.entries({says})) Object.defineProperty(Navigator.prototype, name, "
        "{get: () => value});"
    )
    started = workers(page)
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    page.wait_for_timeout(PAUSE + 2000)
    assert len(started) == 1  # the page's own


def test_a_reader_who_has_just_touched_something_is_left_in_peace(device: BrowserContext, server: Server) -> None:
    page = device.new_page()
    started = workers(page)
    page.goto(f"{server.url}/{NATIONAL}")
    page.wait_for_selector(LIVE, timeout=60_000)
    kept(page)
    for _ in range(6):
        page.keyboard.press("Shift")
        page.wait_for_timeout(PAUSE // 3)
    assert len(started) == 1  # the page's own
    remembered(page)
    assert len(started) == 2


def test_a_memory_goes_with_its_engine(device: BrowserContext, server: Server, own_site: Path) -> None:
    page = visited(device, server)
    old = remembered(page)
    before = kept(page)
    (engine,) = (own_site / "assets/engine").iterdir()
    worker = own_site / "assets/worker.js"
    worker.write_text(worker.read_text(encoding="utf-8").replace(engine.name, "0123456789abcdef"), encoding="utf-8")
    engine.rename(engine.with_name("0123456789abcdef"))
    listed = own_site / "offline.json"
    listed.write_text(listed.read_text(encoding="utf-8").replace(engine.name, "0123456789abcdef"), encoding="utf-8")
    listed_anew(own_site)
    page.goto(f"{server.url}/about/")
    kept(page, since=before)
    assert not any(one.endswith("/started") for one in addresses(page))
    answers(page, server)
    assert remembered(page) == old.replace(engine.name, "0123456789abcdef")
