"""A copy of the shipped data may be changed by a test only where none of it is published: that is frozen for good."""

from __future__ import annotations

import shutil

#: What is left out of a copy, as `shutil.copytree` takes it: what publishing wrote, and what Python did.
AS_UNPUBLISHED = shutil.ignore_patterns("published", "published.yaml", "__pycache__")
