"""Rows in columns for a terminal."""

from collections.abc import Sequence


def in_columns(rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """Rows of equally many cells, each column as wide as its widest cell; no line ends in spaces."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)
