"""Feed the targets with atheris for a time, and print how often and what crashed: ``python -m tests.fuzzing``.

Each target has a process of its own, as atheris ends the process it runs in. What it learnt stays in
``.cache/fuzzing``, so that the next run goes on from there. Exit code 1 when anything crashed; the input is kept beside
the corpus.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(".cache", "fuzzing")
TARGETS = ("record-reader", "engine", "compiler")
ROOMS = ["decision_aids", "schemas"]
LONGEST = 20_000


def main() -> int:
    """Run every target and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("target", nargs="*", choices=[*TARGETS, []], help="record-reader, engine, compiler; all")
    parser.add_argument("--seconds", type=int, default=60, help="how long for each target (60)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        inside(asked.target[0], asked.seconds)
    return max(run(one, asked.seconds) for one in asked.target or TARGETS)


def run(target: str, seconds: int) -> int:
    """Run one target in a process of its own; 1 if it crashed."""
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.fuzzing", target, "--inside", "--seconds", str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    ran = re.search(r"stat::number_of_executed_units: (\d+)", done.stdout)
    crashed = done.returncode != 0 or ran is None
    times = f"{int(ran[1]):,}" if ran else "an unknown number of"
    took = time.monotonic() - begun
    print(f"{target}: {times} executions in {took:.0f} s, {'1 crash' if crashed else 'no crash'}", flush=True)
    if crashed:
        print(done.stdout[-4000:])
    return int(crashed)


def inside(target: str, seconds: int) -> None:
    """Run a target here, for good: libFuzzer ends the process."""
    import atheris  # noqa: PLC0415 - only where it is installed, and before what it is to look into

    with atheris.instrument_imports(include=ROOMS, enable_loader_override=False):
        from tests.fuzzing import targets  # noqa: PLC0415 - instrumented as it is imported

    home = HOME / target
    home.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.corpus(target)):
        (home / f"seed-{number}").write_bytes(seed)
    bounds = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000"]
    options = [*bounds, "-print_final_stats=1", f"-artifact_prefix={HOME}/{target}-", str(home)]
    atheris.Setup([sys.argv[0], *options], targets.TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
