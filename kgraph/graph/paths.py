"""How two entities of a built graph are linked, by way of others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx
from rdflib import URIRef

from kgraph.graph.describe import predicate_label, render_evidence, render_notes
from kgraph.graph.find import get_entity
from kgraph.graph.stored import StoredClaim, StoredEntity, StoredGraph

PATH_LIMIT = 5


@dataclass(frozen=True, slots=True)
class PathsBetween:
    """The shortest ways from one entity to another.

    A path is a sequence of steps, a step the claims that link its two ends, in IRI order.
    """

    first: StoredEntity
    second: StoredEntity
    paths: tuple[tuple[tuple[StoredClaim, ...], ...], ...]


def find_paths(
    stored: StoredGraph, first: str, *, to: str, limit: int = PATH_LIMIT
) -> PathsBetween:
    """Return at most ``limit`` shortest paths between two entities; there may be none.

    Links count in both directions. What a source denies links nothing.

    Raises:
        KgraphError: a name fits no entity or several.
    """
    ends = get_entity(stored, first), get_entity(stored, to)
    claims_by_pair = _claims_by_pair(stored)
    network: nx.Graph[URIRef] = nx.Graph(sorted((min(pair), max(pair)) for pair in claims_by_pair))
    network.add_nodes_from(end.iri for end in ends)
    if not nx.has_path(network, ends[0].iri, ends[1].iri):
        return PathsBetween(*ends, ())
    routes = islice(nx.all_shortest_paths(network, ends[0].iri, ends[1].iri), limit)
    paths = (
        tuple(tuple(claims_by_pair[frozenset(pair)]) for pair in pairwise(route))
        for route in routes
    )
    return PathsBetween(*ends, tuple(paths))


def render_paths(stored: StoredGraph, found: PathsBetween) -> list[str]:
    """Return paths as lines for a terminal: each step with its quotes."""
    names = f"{found.first.label} and {found.second.label}"
    if found.first == found.second:
        return [f"{names} are the same thing."]
    if not found.paths:
        return [f"No chain of links joins {names}."]
    lines = []
    for number, path in enumerate(found.paths, start=1):
        lines += ["", f"Path {number} of {len(found.paths)}, {len(path)} long"]
        for claim in (claim for step in path for claim in step):
            lines += [f"  {_sentence(stored, claim)}"]
            lines += render_evidence(stored, claim, indent="    ")
    return lines[1:]


def _claims_by_pair(stored: StoredGraph) -> dict[frozenset[URIRef], list[StoredClaim]]:
    claims_by_pair: dict[frozenset[URIRef], list[StoredClaim]] = {}
    for claim in stored.claims:
        if claim.polarity == "negative":
            continue
        ends = [end for end in (claim.target, claim.qualifier) if isinstance(end, URIRef)]
        for end in dict.fromkeys(ends):
            if end != claim.subject:
                claims_by_pair.setdefault(frozenset((claim.subject, end)), []).append(claim)
    return claims_by_pair


def _sentence(stored: StoredGraph, claim: StoredClaim) -> str:
    subject, target = stored.label(claim.subject), stored.label(claim.target)
    predicate = predicate_label(stored, claim.predicate)
    return f"{subject} — {predicate} → {target}{render_notes(stored, claim)}"
