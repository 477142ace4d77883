"""What must be so, in the field's words.

The folder is a package of its own so that it is the one meant by ``tests``: a library that we test with brings another.
"""
