"""docs/rdf-model.md lists the queries that kgraph brings along as they are."""

from __future__ import annotations

from kgraph.graph.stock_queries import StockQuery, stock_queries
from tests.house.source_tree import ROOT

PAGE = (ROOT / "docs" / "rdf-model.md").read_text("utf-8")


def row_of(query: StockQuery) -> str:
    told = ", ".join(
        f"`{each.name}`" + (f" ({each.default})" if each.default else "")
        for each in query.parameters
    )
    return f"| `{query.name}` | {query.title} | {told} |"


def test_the_page_lists_every_stock_query() -> None:
    rows = [line for line in PAGE.splitlines() if line in map(row_of, stock_queries().values())]
    assert rows == list(map(row_of, stock_queries().values()))
