"""Functions that wait, of which the engine has none. Pyodide wants this module to be there and uses it for promises."""
