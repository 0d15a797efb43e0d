"""Asking a built graph a stock query, with what a person gave as its parameters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kgraph.errors import QueryError
from kgraph.graph.answer import QueryResult
from kgraph.graph.naming import Named, find_named, get_named
from kgraph.graph.query import base_of, run_query
from kgraph.graph.short_names import iri_below, is_iri, render_string
from kgraph.graph.stock_queries import Parameter, StockQuery, require_value
from kgraph.model.folding import fold

_NAMES: Final = """
SELECT ?thing ?way ?name WHERE {
    { ?thing skos:prefLabel ?name BIND("label" AS ?way) }
    UNION { ?thing skos:altLabel ?name BIND("alias" AS ?way) }
    UNION { ?former dcterms:isReplacedBy ?thing BIND(STR(?former) AS ?name) BIND("former" AS ?way) }
    FILTER(%s)
}
"""


def bound_query(
    graph_path: Path, stock: StockQuery, *, given: Mapping[str, str], timeout: float
) -> str:
    """Return a stock query with what a person gave; things are told by label, alias or id.

    Raises:
        QueryError: a parameter is missing, unknown, or no number where one is needed.
        KgraphError: a name fits nothing or several things.
        OutputError: the graph cannot be read.
    """
    by_name = {each.name: each for each in stock.parameters}
    for name in given:
        if name not in by_name:
            known = ", ".join(by_name) or "none"
            raise QueryError(f"{stock.name} has no parameter {name!r}. It has: {known}.")
    values = {
        name: _value(graph_path, by_name[name], value=value, timeout=timeout)
        for name, value in given.items()
    }
    return stock.bound(values)


def find_thing(graph_path: Path, name: str, *, timeout: float) -> Named:
    """Return the one thing of a built graph that a name fits.

    Raises:
        KgraphError: none or several do; the message lists what to choose from.
        OutputError: the graph cannot be read.
    """
    base_iri = base_of(graph_path)
    text, former = (render_string(each) for each in (fold(name), base_iri + name))
    alike = f"LCASE(?name) = {text} || ?name = {former}"
    if is_iri(name):
        alike += f" || ?thing = <{base_iri}{name}> || STR(?thing) = {text}"
    found = _things(run_query(graph_path, _NAMES % alike, timeout=timeout))
    if find_named(found, name):
        return get_named(found, name)
    everything = run_query(graph_path, _NAMES % "true", timeout=timeout)
    return get_named(_things(everything), name)


def _value(graph_path: Path, parameter: Parameter, *, value: str, timeout: float) -> str:
    if parameter.kind == "thing":
        return find_thing(graph_path, value, timeout=timeout).iri
    return require_value(parameter, value)


def _things(found: QueryResult) -> list[Named]:
    """Return the things that are named in rows of IRI, way of naming and name, in IRI order."""
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, way, name in found.rows:
        names[str(thing)][str(way)].append(str(name))
    return [
        Named(
            iri=iri,
            id=iri_below(found.base_iri, iri) or iri,
            label=next(iter(ways["label"]), ""),
            aliases=tuple(ways["alias"]),
            former_ids=tuple(iri_below(found.base_iri, each) or each for each in ways["former"]),
        )
        for iri, ways in sorted(names.items())
    ]
