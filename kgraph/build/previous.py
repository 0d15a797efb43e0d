"""The graph that the last build replaced, kept beside the one that it wrote."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from kgraph.build.staging import GRAPH_FILE

PREVIOUS_FOLDER: Final = ".previous"


def find_previous(out: Path) -> Path | None:
    """Return the graph that was replaced by the one in a folder, if any was."""
    path = out / PREVIOUS_FOLDER / GRAPH_FILE
    return path if path.is_file() else None


def keep_previous(out: Path) -> None:
    """Keep the graph of a folder as the one that is about to be replaced.

    It stays where it is too, so that a kill at any moment leaves it there. Where it cannot be
    kept, as on a full disk, there is only nothing to compare with.
    """
    graph, kept = out / GRAPH_FILE, out / PREVIOUS_FOLDER / GRAPH_FILE
    unfinished = kept.with_name(f"{secrets.token_hex(8)}.part")
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        try:
            _link_or_copy(graph, unfinished)
            unfinished.replace(kept)
        finally:
            unfinished.unlink(missing_ok=True)


def _link_or_copy(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:  # a disk without links
        shutil.copyfile(path, to)
