"""How long a register takes to read and to check, over the raw parsing of the same bytes, and how that grows.

Each figure comes from a program of its own, so that none begins warm and none leaves its memory to the next.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import figures, generated_register
from benchmarks.figures import NotMeasured, Row
from benchmarks.site import ROOT

# The small register is measured as often as a median needs; the whole one takes too long for that.
SMALL, WHOLE = 15, 150
RUNS_OF_THE_WHOLE = 3
LONG_EDITION = 1000

# How the text of a clause begins in a generated file.
_TEXT = "    text: >-\n      "

READING, CHECKING, GROWTH, AGAIN, COMPARING = 2.0, 4.0, 1.1, 0.1, 500.0
MEMORY = 1.5e9

# All three take the bytes from memory; the seconds are those of the loop alone.
_FILES = """
import json, pathlib, sys, time
files = [(one.read_bytes(), one.name) for one in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml"))]
"""
_RAW = f"""{_FILES}
import yaml
begun = time.perf_counter()
for data, _ in files:
    yaml.load(data, yaml.CSafeLoader)
print(json.dumps(time.perf_counter() - begun))
"""
_READ = f"""{_FILES}
from schemas.files.reading import read
begun = time.perf_counter()
held = [read(data, name) for data, name in files]
took = time.perf_counter() - begun
assert all(reading is not None and not problems for reading, problems in held)
print(json.dumps(took))
"""
_COMPARE = """
import json, pathlib, sys, time
from schemas.comparing.comparison import compare
from schemas.files.reading import read
older, newer = (read(pathlib.Path(one).read_bytes(), one)[0].value for one in sys.argv[1:3])
took = []
for _ in range(int(sys.argv[3])):
    begun = time.perf_counter()
    compare(older, newer)
    took.append(1000 * (time.perf_counter() - begun))
print(json.dumps(took))
"""
_CHECK = "import sys; from publishing.command import main; sys.exit(main(['check', '--data', sys.argv[1]]))"


@dataclass(kw_only=True)
class Times:
    """The seconds of each run over one register, and the most memory that a check took, in bytes."""

    raw: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def measure(runs: int) -> list[Row]:
    """Every row of the register, the small one in so many interleaved runs."""
    with tempfile.TemporaryDirectory() as scratch:
        small = _timed(Path(scratch, "small"), SMALL, runs)
        whole = _timed(Path(scratch, "whole"), WHOLE, RUNS_OF_THE_WHOLE)
        compared = _compared(Path(scratch), runs)
    figures.require_runs(small.raw)
    return [
        _over("Reading a register over raw parsing", small.read, small.raw, READING, SMALL),
        _over("Reading a register over raw parsing", whole.read, whole.raw, READING, WHOLE),
        _over("Checking a register over raw parsing", small.first, small.raw, CHECKING, SMALL),
        _over("Checking a register over raw parsing", whole.first, whole.raw, CHECKING, WHOLE),
        _growth("Growth of reading", small.read, whole.read),
        _growth("Growth of checking", small.first, whole.first),
        _over("A second check with one file changed", whole.second, whole.first, AGAIN, WHOLE),
        _most_memory(whole.memory),
        compared,
    ]


def _timed(folder: Path, publishers: int, runs: int) -> Times:
    """Each measure once a run, in turn; before every first check what the one before remembered is taken away."""
    data = folder / "data"
    generated_register.write(data, publishers)
    changed = data / f"area-{publishers // 2:03d}" / "item-03" / f"{generated_register.EDITIONS[-1]}.yaml"
    text = changed.read_text(encoding="utf-8")
    times = Times()
    for run in range(runs):
        times.raw.append(_said(_RAW, data))
        times.read.append(_said(_READ, data))
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        took, most = _checked(data)
        times.first.append(took)
        # A few words in the first clause, others each time; it says already that it was reworded.
        words = f"Since run {run} it is so: "
        changed.write_text(text.replace(_TEXT, _TEXT + words, 1), encoding="utf-8")
        again, most_again = _checked(data)
        times.second.append(again)
        times.memory.append(max(most, most_again))
    return times


def _said(program: str, *arguments: object) -> float:
    done = _run([sys.executable, "-c", program, *map(str, arguments)])
    return float(json.loads(done))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"A program that was to be measured failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def _checked(data: Path) -> tuple[float, int]:
    """The seconds that `arrangements check` takes from start to end, and the most memory it had at once."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen([sys.executable, "-c", _CHECK, str(data)], cwd=ROOT, stdout=said, stderr=said)
        _, status, used = os.wait4(started.pid, 0)
        took = time.perf_counter() - begun
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            raise NotMeasured(f"`arrangements check` failed: {said.read()[-500:].decode(errors='replace').strip()}")
    # Linux counts in units of 1,024 bytes, macOS in bytes.
    return took, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _compared(folder: Path, runs: int) -> Row:
    files = [folder / "older.yaml", folder / "newer.yaml"]
    for file, text in zip(files, generated_register.long_editions(LONG_EDITION), strict=True):
        file.write_text(text, encoding="utf-8")
    took = json.loads(_run([sys.executable, "-c", _COMPARE, *map(str, files), str(runs)]))
    figures.require_runs(took)
    low, middle, high = statistics.quantiles(took, n=4)
    return Row(
        measure="Comparing two editions",
        figure=f"{middle:,.0f} ms",
        spread=f"{low:,.0f} to {high:,.0f}",
        goal=f"at most {COMPARING:,.0f} ms",
        met=middle <= COMPARING,
        baseline=f"no baseline: {LONG_EDITION:,} clauses each, every fifth reworded, {runs} runs",
    )


def _over(measure: str, ours: list[float], theirs: list[float], goal: float, publishers: int) -> Row:
    """Our median over the baseline's; the spread of too few runs is all of them."""
    found = statistics.median(ours) / statistics.median(theirs)
    each = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    low, high = each[0], each[-1]
    if len(each) >= figures.FEWEST_RUNS:
        low, _, high = statistics.quantiles(each, n=4)
    of_what = "the first check" if goal == AGAIN else "yaml.load with CSafeLoader, the same bytes"
    few = "" if len(each) >= figures.FEWEST_RUNS else ", all of them in the spread"
    return Row(
        measure=f"{measure}, {publishers} publishers",
        figure=f"{found:.2f}",
        spread=f"{low:.2f} to {high:.2f}",
        goal=f"at most {goal:.2f}",
        met=found <= goal,
        baseline=f"{of_what} ({_seconds(ours)} over {_seconds(theirs)}, {len(each)} runs each{few})",
    )


def _growth(measure: str, small: list[float], whole: list[float]) -> Row:
    """The power of the register's size with which the time grows."""
    middle = statistics.median(small)
    each = sorted(math.log(one / middle) / math.log(WHOLE / SMALL) for one in whole)
    found = statistics.median(each)
    return Row(
        measure=f"{measure}, {SMALL} to {WHOLE} publishers",
        figure=f"{found:.2f}",
        spread=f"{each[0]:.2f} to {each[-1]:.2f}",
        goal=f"at most {GROWTH:.2f}",
        met=found <= GROWTH,
        baseline=f"the exponent: 1 grows as the register does ({_seconds(small)} in {len(small)} runs, "
        f"{_seconds(whole)} in {len(whole)}, all of which are in the spread)",
    )


def _most_memory(bytes_used: list[int]) -> Row:
    most = max(bytes_used)
    return Row(
        measure=f"Most memory of a check, {WHOLE} publishers",
        figure=f"{most / 1e9:.2f} GB",
        spread=f"{min(bytes_used) / 1e9:.2f} to {most / 1e9:.2f}",
        goal=f"at most {MEMORY / 1e9:.2f} GB",
        met=most <= MEMORY,
        baseline=f"resident memory at its highest, the worst of {2 * len(bytes_used)} checks",
    )


def _seconds(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} s"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m benchmarks.register_speed", description=__doc__)
    asked.add_argument("--runs", type=int, default=15, help="runs over the small register (15, the fewest)")
    print(figures.table(measure(asked.parse_args().runs)))
