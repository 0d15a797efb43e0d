"""What a build changes in the graph of a folder, told before it takes the old one's place."""

from __future__ import annotations

import filecmp
from pathlib import Path
from typing import Any

from kgraph.build.previous import keep_previous
from kgraph.build.staging import GRAPH_FILE
from kgraph.build.tally import ChangeCounts, Tally
from kgraph.errors import OutputError
from kgraph.graph.difference import Changes, compare_graphs


def note_changes(out: Path, staged: Path) -> ChangeCounts | None:
    """Return what changes when a staged graph replaces that of a folder, and keep the old one.

    Returns:
        ``None`` where there is no graph yet, or none that can be read any more.
    """
    old, new = out / GRAPH_FILE, staged / GRAPH_FILE
    if not old.is_file():
        return None
    if filecmp.cmp(old, new, shallow=False):
        return ChangeCounts()
    try:
        difference = compare_graphs(old, new)
    except OutputError:
        return None
    keep_previous(out)
    return ChangeCounts(
        entities=_tally(difference.entities),
        claims=_tally(difference.claims),
        contradicted=len(difference.contradicted),
    )


def _tally(changes: Changes[Any]) -> Tally:
    return Tally(len(changes.added), len(changes.removed), len(changes.changed))
