"""The corpus as a network: who is central, who belongs together, and where each one is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import networkx as nx

from kgraph.graph.layout import lay_out
from kgraph.model import Claim, Corpus, Entity

_SEED = 1


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """An entity and its place in the picture.

    ``x`` and ``y`` are pixels at zoom 1, y downwards. ``salience`` is 0 to 1, relative to the
    most salient entity. ``community`` counts from 0, the largest first; ``None`` without links.
    ``facts`` are the claims about it whose object is a value, such as a date.
    """

    id: str
    label: str
    entity_type: str
    x: float
    y: float
    salience: float
    community: int | None = None
    facts: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """All claims between two entities, in both directions; ``first`` sorts before ``second``."""

    first: str
    second: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, the most salient first, and edges in the order of their ends."""

    nodes: tuple[NetworkNode, ...] = ()
    edges: tuple[NetworkEdge, ...] = ()

    def ranks(self) -> dict[str, int]:
        """Return the place of each node among the most salient, by entity id."""
        return {node.id: rank for rank, node in enumerate(self.nodes)}


def build_network(corpus: Corpus) -> Network:
    """Return the network of a corpus: the same for the same entities and claims in any order.

    Salience is PageRank over the links, each link weighing as much as it has evidence (one
    that a person added, as much as one quote), with jumps to an entity as likely as it is
    salient in the documents. Communities are found by the Louvain method; the layout keeps
    each of them together.
    """
    entities = sorted(corpus.entities)
    claims = _in_order(corpus.claims)
    edges = _edges(claims)
    graph = _graph(entities, edges)
    communities = _communities(graph)
    salience = _salience(graph, entities)
    order = sorted(graph, key=lambda node: (-salience[node], node))
    shelf = [node for node in order if not graph.degree(node)]
    places = lay_out(graph, communities, shelf=shelf)
    community_of = {node: number for number, group in enumerate(communities) for node in group}
    facts = _facts(claims)
    nodes = [
        NetworkNode(
            entity.id,
            entity.canonical_label,
            entity.entity_type,
            *places[node],
            salience=salience[node],
            community=community_of.get(node),
            facts=tuple(facts[entity.id]),
        )
        for node, entity in enumerate(entities)
    ]
    return Network(tuple(nodes[node] for node in order), tuple(edges))


def _edges(claims: Iterable[Claim]) -> list[NetworkEdge]:
    by_ends: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.object is not None and claim.object != claim.subject:
            first, second = sorted((claim.subject, claim.object))
            by_ends[first, second].append(claim)
    return [NetworkEdge(*ends, claims=tuple(found)) for ends, found in sorted(by_ends.items())]


def _facts(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    facts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value is not None:
            facts[claim.subject].append(claim)
    return facts


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims sorted, so that their order depends on nothing but what they say."""
    alike = groupby(sorted(claims, key=_statement), key=_statement)
    groups = (list(group) for _, group in alike)
    return [
        claim
        for group in groups
        for claim in (sorted(group, key=_carried_by) if len(group) > 1 else group)
    ]


def _statement(claim: Claim) -> tuple[str, ...]:
    return (
        claim.predicate,
        claim.subject,
        claim.object or "",
        claim.value or "",
        claim.polarity,
        claim.modality,
        claim.qualifier or "",
        claim.valid_from or "",
        claim.valid_to or "",
    )


def _carried_by(claim: Claim) -> tuple[str, str]:
    """Return what tells claims apart that state the same; it takes long to write down."""
    return (repr(claim.evidence), repr(claim.decision))


def _graph(entities: Sequence[Entity], edges: Iterable[NetworkEdge]) -> nx.Graph[int]:
    """Return a graph over positions in ``entities``: numbers hash alike in every run."""
    number = {entity.id: position for position, entity in enumerate(entities)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(entities)))
    for edge in edges:
        weight = sum(max(len(claim.evidence), 1) for claim in edge.claims)
        graph.add_edge(number[edge.first], number[edge.second], weight=weight)
    return graph


def _communities(graph: nx.Graph[int]) -> list[list[int]]:
    linked: nx.Graph[int] = nx.Graph()
    linked.add_nodes_from(node for node in graph if graph.adj[node])
    linked.add_edges_from((node, *to) for node in linked for to in graph.adj[node].items())
    if not linked:
        return []
    found = nx.community.louvain_communities(linked, weight="weight", seed=_SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _salience(graph: nx.Graph[int], entities: Sequence[Entity]) -> list[float]:
    if not entities:
        return []
    jumps = {node: 1.0 + entity.salience for node, entity in enumerate(entities)}
    rank = nx.pagerank(graph, personalization=jumps, weight="weight")
    highest = max(rank.values())
    return [round(rank[node] / highest, 3) for node in range(len(entities))]
