"""Where packages would be put, if any were ever installed."""


# A snapshot of memory is refused unless this is the second object of JavaScript that Python keeps.
from pyodide_js import loadedPackages  # noqa: F401


class _Folder:
    """A path; JavaScript asks it for its text."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Folder("/lib/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages():
    """There are none."""
