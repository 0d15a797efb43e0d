"""TOML -> its tables; whatever is wrong with it is one kind of error."""

from __future__ import annotations

import tomllib
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises:
        tomllib.TOMLDecodeError: it is not TOML, or nests deeper or has longer numbers than can
            be read, for which tomllib has errors of other kinds.

    >>> parse_toml("title = 'Tides'")
    {'title': 'Tides'}
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("Too many brackets inside each other") from error
    except ValueError as error:
        raise tomllib.TOMLDecodeError("A number is too long") from error
