"""Golden files: exact bytes that a person has looked at.

To write them anew after a change that is meant: KGRAPH_UPDATE_GOLDEN=1 pytest tests/golden,
then read the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parent
_UPDATE = "KGRAPH_UPDATE_GOLDEN"


@pytest.fixture
def golden() -> Callable[[bytes, str], None]:
    """Return a function that compares bytes with the golden file of a name."""
    return _check


def _check(actual: bytes, name: str) -> None:
    path = _FOLDER / name
    if os.environ.get(_UPDATE):
        assert "CI" not in os.environ, "golden files are updated by people, not by CI"
        path.write_bytes(actual)
    assert actual.decode() == path.read_bytes().decode(), f"{name} differs. If meant: {_UPDATE}=1"
