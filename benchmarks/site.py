"""The site that is measured: built once into a folder of its own, with what it is compared with beside it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import NotMeasured

ROOT = Path(__file__).parents[1]
AID = "england/share-information/"
PLAIN = f"{AID}plain.html"
# The largest of today's aids, and the same page walked by JavaScript written by hand.
LARGEST = "england/notify-a-serious-incident/"
BY_HAND = f"{LARGEST}by-hand.html"
# One page of each type.
PAGE_TYPES = (
    "", "about/", "england/", "england/contacts/", "england/terms/", "england/sources/", "england/subjects/", "due/",
    "west-sussex/", "west-sussex/information-sharing-agreement/", "west-sussex/levels-of-need/",
    "west-sussex/information-sharing-flowchart/", AID,
)  # fmt: skip
# Two empty pages: each starts one worker and notes how long it takes until the worker says that it is ready.
OURS = "bench/ours.html"
STOCK = "bench/stock.html"

# The tags with which a page asks for the aid's script, for the engine, or for what they load.
_OURS_IN_PAGE = re.compile(r"<(?:script|link)\b[^>]*(?:page\.js|worker\.js|/engine/|aid\.json)[^>]*>(?:\s*</script>)?")

_STARTING = """<!doctype html><html lang="en"><title>Starting a worker</title>
<script type="module" src="{name}.js"></script></html>
"""
_TIMED = """globalThis.start = () => new Promise((done) => {{
  const begun = performance.now();
  const worker = new Worker(new URL("{worker}", import.meta.url), {{ type: "module" }});
  worker.onerror = () => done("The worker did not start.");
  worker.onmessage = ({{ data }}) => {{
    done(data.ready ? performance.now() - begun : data.failed);
    worker.terminate();
  }};
}});
globalThis.took = await globalThis.start();
"""
_STOCK_WORKER = """import { loadPyodide } from "./pyodide/pyodide.mjs";
await loadPyodide();
postMessage({ ready: true });
"""


def build(folder: Path) -> None:
    """Build the site into a folder as it is published.

    Raises:
        NotMeasured: the build failed; its last words are in the message.

    """
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"The site could not be built: {(done.stderr or done.stdout).strip()[-2000:]}")


def add_baselines(folder: Path) -> None:
    """Put into a built site what it is compared with: the aid's page without our script, and stock Pyodide.

    Raises:
        NotMeasured: the site has no page of the aid, or that page has no script of ours to take out.

    """
    page = folder / AID / "index.html"
    if not page.is_file():
        raise NotMeasured(f"The site has no page {AID}.")
    written = page.read_text(encoding="utf-8")
    plain = _OURS_IN_PAGE.sub("", written)
    if plain == written or "page.js" in plain:
        raise NotMeasured(f"The script of {AID} was not found in its page, so there is no plain page to compare with.")
    (folder / PLAIN).write_text(plain, encoding="utf-8")
    largest = (folder / LARGEST / "index.html").read_text(encoding="utf-8")
    by_hand = largest.replace("assets/page.js", "bench/walker.js")
    if by_hand == largest:
        raise NotMeasured(f"The script of {LARGEST} was not found in its page, so nothing could take its place.")
    (folder / BY_HAND).write_text(by_hand, encoding="utf-8")
    bench = folder / "bench"
    bench.mkdir()
    shutil.copyfile(Path(__file__).with_name("walker.js"), bench / "walker.js")
    for name, worker in (("ours", "../assets/worker.js"), ("stock", "stock-worker.js")):
        (bench / f"{name}.html").write_text(_STARTING.format(name=name), encoding="utf-8")
        (bench / f"{name}.js").write_text(_TIMED.format(worker=worker), encoding="utf-8")
    (bench / "stock-worker.js").write_text(_STOCK_WORKER, encoding="utf-8")
    shutil.copytree(ROOT / "node_modules/pyodide-stock", bench / "pyodide")
