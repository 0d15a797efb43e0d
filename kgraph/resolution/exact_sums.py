"""Sums that are the same in whatever order their values come, and however they are grouped."""

from __future__ import annotations

from typing import TypeAlias

Parts: TypeAlias = tuple[float, ...]
"""Numbers that have no digit in common; ``math.fsum`` of them is the sum, rounded once."""


def with_value(parts: Parts, value: float) -> Parts:
    """Return the parts of a sum with one more value in it.

    Source:
        Shewchuk 1997, "Adaptive precision floating-point arithmetic", GROW-EXPANSION.

    >>> with_value(with_value(with_value((), 1e16), 1.0), -1e16)
    (1.0,)
    """
    if len(parts) == 1:
        total = parts[0] + value
        if abs(total) < 2**52 and parts[0].is_integer() and value.is_integer():
            return (total,)  # as nearly always: counts
    grown = []
    for part in parts:
        large, small = (value, part) if abs(value) >= abs(part) else (part, value)
        value = large + small
        rest = small - (value - large)
        if rest:
            grown.append(rest)
    return (*grown, value) if value or not grown else tuple(grown)
