"""How every test runs: Hypothesis never fails a test for being slow, and gives the same cases each time in CI."""

import os

from hypothesis import HealthCheck, settings

# Speed is measured in benchmarks/, as ratios: these machines are noisy.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
