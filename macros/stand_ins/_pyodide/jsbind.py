"""How calls from Python to JavaScript are typed. Ours go the other way only; this is what a call without types needs."""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default

# Says that an argument has no value of its own.
no_default = object()


def _untyped(*args, **kwargs):
    pass


default_signature = JsFuncSignature(
    _untyped, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)


def func_to_sig(f):
    """The same for every function."""
    return default_signature


def get_attr_sig(sig, attr):
    """No attribute has a type."""
    return (False, None)


def bind_class_sig(sig):
    """A class as it is."""
    return sig
