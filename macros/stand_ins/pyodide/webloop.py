"""The loop for `async` functions in Python, of which the engine has none."""

# A snapshot of memory is refused unless this is the first object of JavaScript that Python keeps.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop():
    pass
