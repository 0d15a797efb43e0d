"""The Turtle file of a build as a file: what is wrong with it, and the base that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kgraph.errors import OutputError

_BASE = re.compile(r"@base <([^>]*)>")
_BASE_WITHIN = 4096  # letters from the beginning of the file


@contextmanager
def reading_built(path: Path) -> Iterator[None]:
    """Tell what goes wrong while a built file is opened and read as an OutputError.

    Raises:
        OutputError: the file is missing or unreadable.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise OutputError("no such file. Build it first: kgraph build.", place=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error) or "unknown fault"
        message = f"it cannot be read ({reason}). Check its permissions."
        raise OutputError(message, place=str(path)) from error


def not_turtle(path: Path, line: int | None) -> OutputError:
    """Return the error for a built file that cannot be parsed, with the line where it is known."""
    message = "this is not Turtle any more. Build it again: kgraph build --force."
    return OutputError(message, place=f"{path}:{line}" if line else str(path))


def base_in(text: str) -> str:
    """Return the base IRI that a Turtle text begins with, nothing where it has none.

    >>> base_in("@base <https://example.org/> .")
    'https://example.org/'
    """
    found = _BASE.match(text)
    return found[1] if found else ""


def read_base_iri(path: Path) -> str:
    """Return the base IRI that a Turtle file begins with, nothing where it has none.

    Raises:
        OutputError: the file is missing or unreadable.
    """
    with reading_built(path), path.open(encoding="utf-8", errors="replace") as file:
        return base_in(file.read(_BASE_WITHIN))
