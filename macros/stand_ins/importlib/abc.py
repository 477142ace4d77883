"""The two names of this module from which Pyodide's finder of JavaScript modules descends."""


class Loader:
    """Loads a module."""


class MetaPathFinder:
    """Finds a module."""

    def invalidate_caches(self):
        """Nothing is kept."""
