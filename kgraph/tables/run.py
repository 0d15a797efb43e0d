"""From tables of what documents yield to a graph in shards: the whole way, out of core."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError
from kgraph.export.atomic import write_atomically
from kgraph.graph.identifiers import require_base_iri
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.ontology.types import Ontology
from kgraph.tables.engine import Crew, Means
from kgraph.tables.parts import require_each_once
from kgraph.tables.resolving import resolve_tables
from kgraph.tables.shards import REST, ShardOrder, write_shard
from kgraph.tables.stating import place_claims

LIST_FILE: Final = "shards.json"
"""Names the files of a graph in shards; it is written last."""
MEMORY: Final = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """How a graph in shards is to be written.

    ``base_iri`` and ``model`` are as ``build_statements`` has them. ``memory`` is what all
    processes together may use, in bytes. ``scratch`` is where the folder of the run is made, below
    the output by default. ``on_stage`` is told what begins.
    """

    ontology: Ontology
    base_iri: str = DEFAULT_BASE_IRI
    model: str | None = None
    shards: int = 8
    workers: int = 2
    memory: int = MEMORY
    is_packed: bool = False
    scratch: Path | None = None
    on_stage: Callable[[str], None] | None = None

    def tell(self, stage: str) -> None:
        """Tell what begins."""
        if self.on_stage is not None:
            self.on_stage(stage)


@dataclass(frozen=True, slots=True)
class Sharded:
    """The files of a graph in shards, that of what is of no entity last."""

    files: tuple[Path, ...]


def resolve_to_quads(tables: Path, out: Path, *, asked: Asked) -> Sharded:
    """Write the graph of documents as N-Quads, in files that together are the whole of it.

    It is the graph that a build of these documents writes. An output folder that holds a graph in
    shards is renewed: its list goes first and comes last, so that files without a list are not
    whole.

    Raises:
        OutputError: there are no usable tables, or the output cannot be written.
        SettingsError: the base IRI cannot be used.
    """
    require_base_iri(asked.base_iri)
    require_each_once(tables)
    _clear(out)
    scratch = Path(tempfile.mkdtemp(prefix=".kgraph-", dir=asked.scratch or out))
    try:
        files = _written(tables, out, asked=asked, folder=scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    listed = {"shards": asked.shards, "files": [path.name for path in files]}
    write_atomically(out / LIST_FILE, json.dumps(listed, indent=1) + "\n")
    return Sharded(tuple(files))


def _clear(out: Path) -> None:
    """Make the folder, and take away the shards and the scratch of an earlier run."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / LIST_FILE).unlink(missing_ok=True)
        for path in [*out.glob("graph-*.nq"), *out.glob("graph-*.nq.gz"), *out.glob(".graph-*")]:
            path.unlink()
        for folder in out.glob(".kgraph-*"):
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the folder cannot be used ({reason}). Choose another."
        raise OutputError(message, place=str(out)) from error


def _written(tables: Path, out: Path, *, asked: Asked, folder: Path) -> list[Path]:
    means = Means(folder, asked.workers, asked.memory)
    with Crew(asked.workers) as crew:
        resolve_tables(tables, means, crew=crew, shards=asked.shards, tell=asked.tell)
        asked.tell("join claims")
        place_claims(tables, means, ontology=asked.ontology)
        asked.tell("write shards")
        orders = [
            ShardOrder(
                means, tables, out / _file_name(shard, asked), shard,
                asked.ontology, asked.base_iri, asked.model,
            )
            for shard in (*range(asked.shards), None)
        ]  # fmt: skip
        crew.carry_out(write_shard, [orders[-1], *orders[:-1]])
    return [order.path for order in orders]


def _file_name(shard: int | None, asked: Asked) -> str:
    name = REST if shard is None else f"{shard:05d}-of-{asked.shards:05d}"
    return f"graph-{name}.nq{'.gz' if asked.is_packed else ''}"
