"""Runs the few lines of Python with which Pyodide begins, and finds a module by its name.

The whole module also compiles for consoles and awaits at top level; for that it imports the compiler's own library.
"""

import _ast
from importlib import import_module


def eval_code(source, globals=None, locals=None, **_):
    """What the last expression of a piece of source comes to; None where it ends with something else."""
    globals = {} if globals is None else globals
    tree = compile(source, "<exec>", "exec", 0x400)  # a tree, and no code yet
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    exec(compile(tree, "<exec>", "exec"), globals, locals)
    return last and eval(compile(_ast.Expression(last.value), "<exec>", "eval"), globals, locals)


def pyimport_impl(path):
    """The module of a dotted name."""
    return import_module(path)
