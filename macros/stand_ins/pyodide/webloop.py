"""The loop for `async` functions in Python, of which the engine has none."""


def _initialize_event_loop():
    pass
