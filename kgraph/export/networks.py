"""The dataset as GraphML and as GEXF, for programs that draw and measure networks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import networkx as nx

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.rows import LinkRow, link_rows, node_rows

Network: TypeAlias = "nx.MultiDiGraph[str]"

# What XML 1.0 cannot hold.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r' lastmodifieddate="[^"]*"')
_SEPARATOR = " | "


def write_graphml(dataset: Dataset, path: Path) -> None:
    """Write a GraphML file: a node an entity, an edge a claim.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, _lines(nx.generate_graphml(_flat(network_of(dataset)))))


def write_gexf(dataset: Dataset, path: Path) -> None:
    """Write a GEXF file, as Gephi reads it: a node an entity, an edge a claim.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    # networkx writes the day, and the same graph must give the same bytes on any day.
    lines = (_DAY.sub("", line) for line in nx.generate_gexf(_flat(network_of(dataset))))
    write_atomically(path, _lines(lines))


def network_of(dataset: Dataset) -> Network:
    """Return the entities and the claims between them as a network.

    Claims with a value (a date, a number) are told in the attribute ``facts`` of their entity.
    What there may be several of is a tuple.
    """
    links = list(link_rows(dataset.stored))
    facts = _facts(links)
    network: Network = nx.MultiDiGraph()
    for row in node_rows(dataset.stored, dataset.ontology):
        network.add_node(
            row.id,
            label=row.label,
            type=row.entity_type,
            aliases=row.aliases,
            mentions=row.mention_count,
            salience=row.salience,
            facts=tuple(facts[row.id]),
            iri=row.iri,
        )
    for link in links:
        if link.target:
            key = network.add_edge(link.subject, link.target, key=link.id)
            network.edges[link.subject, link.target, key].update(_attributes(link))
    return network


def _attributes(link: LinkRow) -> dict[str, str | float | tuple[str, ...]]:
    return {
        "id": link.id,
        "label": link.label,
        "link": link.predicate,
        "polarity": link.polarity,
        "modality": link.modality,
        "in": link.qualifier,
        "from": link.valid_from,
        "to": link.valid_to,
        "confidence": link.confidence,
        "speakers": tuple(each.speaker for each in link.evidence),
        "sources": tuple(each.source for each in link.evidence),
        "quotes": tuple(each.quote for each in link.evidence),
    }


def _flat(network: Network) -> Network:
    """Return the network as the files hold it: without what XML cannot hold, and without lists."""
    flat: Network = nx.MultiDiGraph()
    for node, told in network.nodes(data=True):
        flat.add_node(_clean(node), **{name: _value(value) for name, value in told.items()})
    for one, other, key, told in network.edges(data=True, keys=True):
        flat.add_edge(_clean(one), _clean(other), key=key)
        flat.edges[_clean(one), _clean(other), key].update(
            {name: _value(value) for name, value in told.items()}
        )
    return flat


def _value(value: str | float | tuple[str, ...]) -> str | float:
    if isinstance(value, tuple):
        return _SEPARATOR.join(map(_clean, value))
    return _clean(value) if isinstance(value, str) else value


def _facts(links: Iterable[LinkRow]) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if not link.target:
            notes = [note for note in (link.polarity, link.modality) if note not in _PLAIN]
            said = f"{link.label}: {link.value}"
            facts[link.subject].append(f"{said} ({', '.join(notes)})" if notes else said)
    return facts


_PLAIN = frozenset({"positive", "asserted"})


def _lines(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
