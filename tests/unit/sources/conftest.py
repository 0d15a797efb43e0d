"""Reads a text as if it were a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.model import Document
from kgraph.sources import read_document

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def _read(content: str | bytes, name: str = "talk.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return read_document(path, source=name)

    return _read
