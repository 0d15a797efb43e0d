"""Tables of what documents yield -> entities, and the entity of each chain, out of core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kgraph.tables.engine import Crew, Means
from kgraph.tables.gathering import gather_all, make_profiles, rank_documents, sort_profiles
from kgraph.tables.naming import name_entities
from kgraph.tables.uniting import unite_all


def resolve_tables(
    tables: Path, means: Means, *, crew: Crew, shards: int, tell: Callable[[str], None]
) -> None:
    """Write entities, and which chain is which, into the folder of a run.

    They are what ``kgraph.resolution.resolve`` makes of the same documents.

    Args:
        tables: A set of tables.
        means: What may be used; its folder is empty.
        crew: Does what is parted.
        shards: Among how many the entities are shared out.
        tell: Is told what begins.

    Raises:
        OutputError: there are no usable tables.
    """
    tell("read tables")
    documents = rank_documents(tables, means)
    make_profiles(tables, means, crew=crew)
    tell("sort names")
    groups = sort_profiles(means, documents=documents)
    tell("gather names")
    gather_all(means, crew, groups=groups)
    tell("match names")
    unite_all(means, crew)
    tell("name things")
    name_entities(means, crew, shards=shards)
