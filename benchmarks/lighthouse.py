"""What Lighthouse gives each type of page on a phone; Google's own judgement, by the program it publishes."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from typing import TYPE_CHECKING

from benchmarks import site
from benchmarks.figures import NotMeasured, Row
from macros.node import node
from tests.browser.chromium import ARGUMENTS

if TYPE_CHECKING:
    from pathlib import Path

GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100}


def measure(program: Path, url: str) -> list[Row]:
    """The lowest score of any type of page for each of three categories, as Lighthouse's own phone sees it."""
    scores = {path: _scores(program, f"{url}/{path}") for path in site.PAGE_TYPES}
    rows = []
    for category, goal in GOALS.items():
        worst = min(scores, key=lambda one, of=category: scores[one][of])  # type: ignore[misc]
        lowest = scores[worst][category]
        low = [path or "start page" for path in scores if scores[path][category] < goal]
        rows.append(
            Row(
                measure=f"Lighthouse, mobile, {category}",
                figure=str(lowest),
                spread=f"{lowest} to {max(one[category] for one in scores.values())}",
                goal=f"at least {goal}",
                met=lowest >= goal,
                baseline=f"no baseline: the lowest of {len(scores)} page types, one run each"
                + (f"; under the goal: {', '.join(low)}" if low else ""),
            )
        )
    return rows


def _scores(program: Path, address: str) -> dict[str, int]:
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        command = [
            str(node()),
            str(site.ROOT / "node_modules/lighthouse/cli/index.js"),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report.name}",
            f"--only-categories={','.join(GOALS)}",
            f"--chrome-flags={' '.join(ARGUMENTS)}",
        ]
        environment = {**os.environ, "CHROME_PATH": str(program)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            raise NotMeasured(f"Lighthouse failed on {address}: {done.stderr.strip()[-400:]}")
        found = json.load(report)["categories"]
    return {one: round(100 * found[one]["score"]) for one in GOALS}
