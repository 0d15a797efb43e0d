"""What the ``tables`` extra brings, and what is said where it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kgraph.errors import MissingExtraError

_PACKAGES: Final = frozenset({"duckdb", "pandas", "pyarrow"})


@contextmanager
def needing_tables(what: str) -> Iterator[None]:
    """Let imports of the extra ``tables`` fail with the pip command; ``what`` needs them.

    Raises:
        MissingExtraError: a package of the extra is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _PACKAGES:
            raise
        raise MissingExtraError(what=what, extra="tables") from error
