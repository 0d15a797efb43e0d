"""Tables of what documents yield -> a graph in shards, with a project's settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.build.language_model import find_language_model, packaged_identity
from kgraph.build.ledger_file import read_ledger
from kgraph.build.project import LEDGER_FILE, Project
from kgraph.errors import MissingExtraError, SettingsError
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.ontology import find_ontology_folder, load_ontology

if TYPE_CHECKING:
    from kgraph.tables.run import Sharded


@dataclass(frozen=True, slots=True)
class ShardingOrder:
    """What a person asks for: ``memory`` is in bytes, for all processes together.

    ``without_decisions`` leaves out what people decided, which cannot be applied out of core.
    """

    tables: Path
    out: Path
    shards: int
    workers: int
    memory: int
    is_packed: bool = False
    without_decisions: bool = False
    scratch: Path | None = None


def write_sharded_graph(
    order: ShardingOrder, project: Project, *, on_stage: Callable[[str], None]
) -> Sharded:
    """Write the graph of tables in shards.

    Raises:
        MissingExtraError: DuckDB or Arrow is not installed.
        SettingsError: people have decided about the graph, and it was not said to leave this out.
        OutputError: there are no usable tables, or the output cannot be written.
    """
    try:
        from kgraph.tables.run import Asked, resolve_to_quads
    except ImportError as error:
        raise MissingExtraError(what="kgraph resolve", extra="tables") from error

    _require_undecided(project, without=order.without_decisions)
    chosen = project.settings.language_model
    model = find_language_model(chosen, folder=project.folder) if chosen else None
    asked = Asked(
        ontology=load_ontology(find_ontology_folder(project.folder)),
        base_iri=project.settings.base_iri or DEFAULT_BASE_IRI,
        model=model.identity if model else packaged_identity(),
        shards=order.shards,
        workers=order.workers,
        memory=order.memory,
        is_packed=order.is_packed,
        scratch=order.scratch,
        on_stage=on_stage,
    )
    return resolve_to_quads(order.tables, order.out, asked=asked)


def _require_undecided(project: Project, *, without: bool) -> None:
    authorities = project.authorities_file
    decided = len(read_ledger(project.ledger_file).entries)
    if not without and decided:
        raise SettingsError(
            f"kgraph resolve does not apply decisions, and there are {decided:,}. "
            "Use kgraph build, or leave them out: --without-decisions.",
            place=LEDGER_FILE,
        )
    if not without and authorities is not None and authorities.exists():
        raise SettingsError(
            "kgraph resolve does not say what things are elsewhere. "
            "Use kgraph build, or leave it out: --without-decisions.",
            place=str(authorities),
        )
