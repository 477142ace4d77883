"""How long the site takes to build: over plain MkDocs, for a country's worth of pages, and again after one edit.

Seconds of a build are those of the processor, its helpers' included, so what else the machine does hardly counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import yaml

from benchmarks import figures, generated_register
from benchmarks.figures import NotMeasured, Row
from benchmarks.site import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# About 40 pages a publisher: 600 pages and 6,000.
SMALL, WHOLE, ITEMS = 15, 150, 6
RUNS, RUNS_OF_THE_WHOLE = 5, 1

OVER_PLAIN, MILLISECONDS_A_PAGE, GROWTH, LARGEST, INDEX, REBUILT = 1.3, 5.0, 1.1, 60_000, 400_000, 3.0

_LEFT_OUT = {"data", "site", "site.new", "site.old", ".git", "content", "mkdocs.yml"}
_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)(?: - [^<]*)?</title>", re.DOTALL)
# Links to pages that only the shipped data or the whole of the authored pages have.
_TO_PAGES_LEFT_OUT = re.compile(r"\]\((?:england|developing)/[^)]*\)")
# What the macros and the hook give, plain MkDocs does without.
_PLAIN = {
    "site_name": "Plain",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "validation": {"omitted_files": "ignore", "not_found": "ignore", "unrecognized_links": "ignore"},
}
# What is changed in the national numbers to see how soon it shows.
_TITLE_OF_999 = "title: Emergency services"


def measure(runs: int, runs_of_the_whole: int = RUNS_OF_THE_WHOLE) -> list[Row]:
    """Every row of the build."""
    with tempfile.TemporaryDirectory() as scratch:
        return [
            *_over_plain(Path(scratch), runs),
            *_of_a_country(Path(scratch), runs, runs_of_the_whole),
            *_after_an_edit(Path(scratch), runs),
        ]


def _over_plain(scratch: Path, runs: int) -> list[Row]:
    ours, plain = scratch / "ours", scratch / "plain"
    _built(ROOT, ours)
    _as_plain(ours, plain)
    pages = len(list(ours.rglob("index.html")))
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        times[0].append(_built(ROOT, ours))
        times[1].append(_built(plain, scratch / "plain-site"))
    each = sorted(one / other for one, other in zip(*times, strict=True))
    found = statistics.median(times[0]) / statistics.median(times[1])
    return [
        Row(
            measure="Building this site over plain MkDocs",
            figure=f"{found:.2f}",
            spread=_spread(each),
            goal=f"at most {OVER_PLAIN:.2f}",
            met=found <= OVER_PLAIN,
            baseline=f"the finished text of the same {pages} pages in Markdown files, Material and search, no code of "
            f"ours ({_seconds(times[0])} over {_seconds(times[1])} of the processor, {runs} runs each)",
        )
    ]


def _of_a_country(scratch: Path, runs: int, runs_of_the_whole: int) -> list[Row]:
    small, pages_of_small, _ = _generated(scratch, SMALL, runs)
    whole, pages, site = _generated(scratch, WHOLE, runs_of_the_whole)
    each = 1000 * statistics.median(whole) / pages
    powers = sorted(math.log(one / statistics.median(small)) / math.log(pages / pages_of_small) for one in whole)
    largest = max(site.rglob("*.html"), key=lambda one: one.stat().st_size)
    size = largest.stat().st_size
    index = len(gzip.compress((site / "search" / "search_index.json").read_bytes()))
    over = sum(one.stat().st_size > LARGEST for one in site.rglob("*.html"))
    power = statistics.median(powers)
    made = f"{WHOLE} publishers"
    _as_plain(site, scratch / "plain-of-all")
    plain = 1000 * _built(scratch / "plain-of-all", scratch / "plain-site-of-all") / pages
    return [
        Row(
            measure=f"Building a page, {made}",
            figure=f"{each:.1f} ms",
            spread=_spread([1000 * one / pages for one in sorted(whole)], "ms"),
            goal=f"at most {MILLISECONDS_A_PAGE:.0f} ms",
            met=each <= MILLISECONDS_A_PAGE,
            baseline=f"{pages:,} pages in {_seconds(whole)} of the processor, all checks included, {len(whole)} runs; "
            f"plain MkDocs, Material and search take {plain:.1f} ms for the same finished text without a menu, one run",
        ),
        Row(
            measure=f"Growth of a build, {pages_of_small:,} to {pages:,} pages",
            figure=f"{power:.2f}",
            spread=_spread(powers),
            goal=f"at most {GROWTH:.2f}",
            met=power <= GROWTH,
            baseline=f"the exponent: 1 grows as the site does ({_seconds(small)} in {runs} runs, {_seconds(whole)})",
        ),
        Row(
            measure=f"Largest page, {made}",
            figure=f"{size / 1000:.0f} KB",
            spread="",
            goal=f"at most {LARGEST / 1000:.0f} KB",
            met=size <= LARGEST,
            baseline=f"HTML as it is written, {largest.relative_to(site).as_posix()}; "
            f"{over} of {pages:,} pages are larger than the goal",
        ),
        Row(
            measure=f"Search index, {made}",
            figure=f"{index / 1000:.0f} KB",
            spread="",
            goal=f"at most {INDEX / 1000:.0f} KB",
            met=index <= INDEX,
            baseline="gzip at its best",
        ),
    ]


def _generated(scratch: Path, publishers: int, runs: int) -> tuple[list[float], int, Path]:
    """The seconds of each clean build of a generated register, its number of pages, and the last site."""
    home, site = scratch / f"of-{publishers}", scratch / f"site-of-{publishers}"
    _beside_our_code(home)
    generated_register.write(home / "data", publishers, ITEMS)
    times = []
    for _ in range(runs):
        shutil.rmtree(home / ".cache" / "arrangements", ignore_errors=True)
        times.append(_built(home, site))
    return times, len(list(site.rglob("*.html"))), site


def _beside_our_code(home: Path) -> None:
    """A project with all that is ours but the data, and of the authored pages those that speak of any data."""
    home.mkdir()
    for one in ROOT.iterdir():
        if one.name not in _LEFT_OUT and not one.name.startswith("."):
            (home / one.name).symlink_to(one)
    # Drawings and the engine are made once; what a check remembers is this folder's own.
    (home / ".cache").mkdir()
    for one in (ROOT / ".cache").glob("*"):
        if one.name != "arrangements":
            (home / ".cache" / one.name).symlink_to(one)
    shutil.copy(ROOT / "mkdocs.yml", home)
    (home / "content").mkdir()
    (home / "content" / "assets").symlink_to(ROOT / "content" / "assets")
    # They lead to one another. What stands in folders is about the shipped data, or for those who build this.
    for file in (ROOT / "content").glob("*.md"):
        written = _TO_PAGES_LEFT_OUT.sub("](about.md)", file.read_text(encoding="utf-8"))
        (home / "content" / file.name).write_text(written, encoding="utf-8")


def _after_an_edit(scratch: Path, runs: int) -> list[Row]:
    """A preview of a copy of this site, in which one text of the data is changed again and again."""
    home = scratch / "previewed"
    _beside_our_code(home)
    shutil.rmtree(home / "content")
    (home / "content").symlink_to(ROOT / "content")
    shutil.copytree(ROOT / "data", home / "data")
    file = home / "data" / "england" / "contacts.yaml"
    text = file.read_text(encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = scratch / "preview.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    page = f"http://{address}/england/contacts/"
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=home, stderr=said, env=_quiet()) as server,
    ):
        try:
            _until(partial(_shows, page, "Numbers to ring"), "The preview never came up.")
            for run in range(1, runs + 1):
                words = f"Emergency services, edit {run}"
                file.write_text(text.replace(_TITLE_OF_999, f"title: {words}", 1), encoding="utf-8")
                _until(partial(_shows, page, words), "An edit never showed.")
                # The page is written long before the build is over.
                _until(partial(_has_built, log, run + 1), "The preview was not built again after an edit.")
        finally:
            server.terminate()
    clean, *again = _builds(log)
    found = statistics.median(again)
    return [
        Row(
            measure="Rebuilding a preview after one edit",
            figure=f"{found:.1f} s",
            spread=_spread(sorted(again), "s"),
            goal=f"under {REBUILT:.0f} s",
            met=found < REBUILT,
            baseline=f"as MkDocs says it, {len(again)} edits; by the clock, so a busy machine makes it worse",
        ),
        Row(
            measure="The same over the preview's first build",
            figure=f"{found / clean:.2f}",
            spread=_spread(sorted(one / clean for one in again)),
            goal="at most 1.00",
            met=found <= clean,
            baseline=f"{clean:.1f} s, the build with which the same preview began",
        ),
    ]


def _as_plain(site: Path, home: Path) -> None:
    """A plain MkDocs project with the finished text of every page of a site."""
    docs = home / "docs"
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    for file in sorted(site.rglob("index.html")):
        written = file.read_text(encoding="utf-8")
        article, title = _ARTICLE.search(written), _TITLE.search(written)
        if article is None or title is None:
            raise NotMeasured(f"{file.relative_to(site)} has no article to build plainly.")
        page = docs / file.relative_to(site).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        searched = f'"location":"{file.relative_to(site).parent.as_posix()}/"' in index
        head = {"title": title.group(1), "search": {"exclude": not searched}}
        page.write_text(f"---\n{json.dumps(head)}\n---\n\n<div>{article.group(1)}</div>\n", encoding="utf-8")
    settings: dict[str, Any] = {**_PLAIN, "nav": [{"Home": "index.md"}]}
    (home / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _built(home: Path, site: Path) -> float:
    """Build a project into a folder; the seconds of the processor that it took, its helpers' included."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=home,
        env=_quiet(),
        capture_output=True,
        text=True,
        check=False,
    )
    after = os.times()
    if done.returncode:
        raise NotMeasured(f"A site could not be built: {(done.stderr or done.stdout).strip()[-1000:]}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def _quiet() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def _shows(url: str, words: str) -> bool:
    try:
        with urlopen(url, timeout=60) as answer:  # noqa: S310 - an address of this machine
            return words in answer.read().decode()
    except (URLError, TimeoutError, ConnectionError):
        return False


def _builds(log: Path) -> list[float]:
    """How long each finished build of a preview took, in seconds, as MkDocs says it."""
    return [float(one) for one in re.findall(r"Documentation built in ([0-9.]+) seconds", log.read_text("utf-8"))]


def _has_built(log: Path, times: int) -> bool:
    return len(_builds(log)) >= times


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + 600
    while not holds():
        if time.monotonic() > end:
            raise NotMeasured(otherwise)
        time.sleep(0.2)


def _spread(each: Sequence[float], unit: str = "") -> str:
    return f"{each[0]:.2f} to {each[-1]:.2f} {unit}".strip()


def _seconds(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.2f} s"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.site_speed", description=__doc__)
    asked.add_argument("--runs", type=int, default=RUNS, help=f"runs over all but the largest site ({RUNS})")
    print(figures.table(measure(asked.parse_args().runs)))
