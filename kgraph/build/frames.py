"""A built graph in memory, for notebooks: a network, data frames, or a database to query."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kgraph.build.project import find_project
from kgraph.build.staging import GRAPH_FILE
from kgraph.export.dataset import Dataset
from kgraph.export.extra import needing_tables
from kgraph.ontology import find_ontology_folder, load_ontology

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from networkx import MultiDiGraph
    from pandas import DataFrame

Place: TypeAlias = str | PathLike[str]


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """The tables of a graph as data frames; ``docs/formats.md`` says what each column holds.

    ``entities`` has a row for each thing, ``claims`` one for each claim, ``evidence`` one for each
    place that carries a claim, ``documents`` one for each source.
    """

    entities: DataFrame
    claims: DataFrame
    evidence: DataFrame
    documents: DataFrame


def to_networkx(built: Place, *, ontology: Place | None = None) -> MultiDiGraph[str]:
    """Return the entities of a graph and the claims between them as a network.

    A node is the id of an entity, with ``label``, ``type``, ``aliases`` (a tuple), ``mentions``,
    ``salience``, ``facts`` (claims with a value, as words, a tuple) and ``iri``. The key of an
    edge is the id of a claim; it has ``label``, ``link``, ``polarity``, ``modality``, ``in``,
    ``from``, ``to`` (dates as the source states them), ``confidence`` (0 to 1), and the tuples
    ``speakers``, ``sources`` and ``quotes``, one a place. What is not known is ``""``.

    Args:
        built: The folder that was built, or a ``graph.ttl``.
        ontology: The folder of types and links that it was built with; that of the project in
            which the graph lies if none, else the one of kgraph.

    Raises:
        OutputError: there is no graph, or it cannot be read.
        OntologyError: the ontology is not usable.
        SettingsError: the project's ``kgraph.toml`` cannot be used.
    """
    from kgraph.export.networks import network_of

    return network_of(_dataset(built, ontology))


def to_pandas(built: Place, *, ontology: Place | None = None) -> Frames:
    """Return the four tables of a graph as data frames.

    Whole numbers are ``Int64``, which may be missing; lists are arrays. Rows are in the order of
    the Parquet files that ``kgraph export --format parquet`` writes.

    Args:
        built: The folder that was built, or a ``graph.ttl``.
        ontology: As for ``to_networkx``.

    Raises:
        MissingExtraError: the packages of the extra ``tables`` are not installed.
        OutputError: there is no graph, or it cannot be read.
        OntologyError: the ontology is not usable.
        SettingsError: the project's ``kgraph.toml`` cannot be used.
    """
    with needing_tables("kgraph.to_pandas"):
        import pandas as pd
        import pyarrow as pa

        from kgraph.export.columns import TABLES

    dataset = _dataset(built, ontology)
    types = {pa.int64(): pd.Int64Dtype()}
    return Frames(
        **{each.name: each.whole(dataset).to_pandas(types_mapper=types.get) for each in TABLES}
    )


def to_duckdb(built: Place, *, ontology: Place | None = None) -> DuckDBPyConnection:
    """Return a database in memory with the tables entities, claims, evidence and documents.

    Lists are lists of DuckDB (``UNNEST`` makes rows of them). The caller closes it.

    Args:
        built: The folder that was built, or a ``graph.ttl``.
        ontology: As for ``to_networkx``.

    Raises:
        MissingExtraError: the packages of the extra ``tables`` are not installed.
        OutputError: there is no graph, or it cannot be read.
        OntologyError: the ontology is not usable.
        SettingsError: the project's ``kgraph.toml`` cannot be used.
    """
    with needing_tables("kgraph.to_duckdb"):
        import duckdb

        from kgraph.export.columns import TABLES

    dataset = _dataset(built, ontology)
    tables = {each.name: each.whole(dataset) for each in TABLES}
    database = duckdb.connect()
    for name, table in tables.items():
        database.register("given", table)
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        database.unregister("given")
    return database


def _dataset(built: Place, ontology: Place | None) -> Dataset:
    path = Path(built)
    graph = path / GRAPH_FILE if path.is_dir() or path.suffix != ".ttl" else path
    own = find_project(graph.parent).folder
    folder = find_ontology_folder(own) if ontology is None else Path(ontology)
    return Dataset(graph, load_ontology(folder))
