"""The measured goals as ratios: `python -m benchmarks`, or `make bench`."""
