"""Two built graphs -> the statements that turn the one into the other, as a TurtlePatch.

Source:
    W3C, "TurtlePatch", https://www.w3.org/2001/sw/wiki/TurtlePatch: the part of SPARQL 1.1 Update
    that deletes and inserts statements without looking for any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kgraph.graph.blocks import differing_blocks, open_pair


def render_patch(old_path: Path, new_path: Path) -> Iterator[str]:
    """Yield lines: what to delete, then what to insert, each statement in full and in order.

    Without a difference there is none. Statements with blank nodes, of which a built graph has
    none, are left out.

    Raises:
        OutputError: a file is missing, unreadable, or not Turtle.
    """
    old, new = open_pair(old_path, new_path)
    old_blocks, new_blocks = differing_blocks(old, new)
    before = {str(triple) for triple in old.parse(old_blocks)}
    after = {str(triple) for triple in new.parse(new_blocks)}
    gone, come = sorted(before - after), sorted(after - before)
    yield from _operation("DELETE DATA", gone)
    if gone and come:
        yield ";"
    yield from _operation("INSERT DATA", come)


def _operation(name: str, statements: Iterable[str]) -> Iterator[str]:
    lines = [f"  {statement} ." for statement in statements]
    if lines:
        yield f"{name} {{"
        yield from lines
        yield "}"
