"""How many states a second `decision-aids prove` walks and checks."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

from benchmarks import figures
from benchmarks.figures import NotMeasured, Row
from benchmarks.site import ROOT

_COMMAND = "import sys; from decision_aids.command import main; sys.exit(main(['prove', '--json']))"


def measure(runs: int) -> list[Row]:
    """The states of all aids over the seconds that the command itself says their proof took."""
    speeds = []
    states = 0
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", _COMMAND], cwd=ROOT, capture_output=True, text=True, check=False)
        try:
            proved = json.loads(done.stdout)
        except ValueError:
            raise NotMeasured(f"`decision-aids prove --json` gave no JSON: {done.stderr.strip()[-500:]}") from None
        states = sum(one["states"] for one in proved)
        seconds = sum(one["seconds"] for one in proved)
        if not states or not seconds:
            raise NotMeasured(f"`decision-aids prove --json` counted {states} states in {seconds} seconds.")
        speeds.append(states / seconds)
    figures.require_runs(speeds)
    low, middle, high = statistics.quantiles(speeds, n=4)
    return [
        Row(
            measure="States proved a second",
            figure=f"{middle:,.0f}",
            spread=f"{low:,.0f} to {high:,.0f}",
            goal="",
            met=None,
            baseline=f"no baseline: {states} states of all aids, {runs} runs",
        )
    ]
