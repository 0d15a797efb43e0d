"""``kgraph query``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from kgraph.cli.built import built_graph, out_option
from kgraph.cli.stock import StockCall, stock_options
from kgraph.errors import QueryError

if TYPE_CHECKING:
    from kgraph.graph.answer import QueryResult


@click.command()
@click.argument("query", required=False)
@click.option("--file", type=click.File("rb"), help="File with the query; - is standard input.")
@stock_options
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    default="table",
    show_default=True,
    help="turtle is for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.001, max=86_400),
    metavar="SECONDS",
    default=60,
    show_default=True,
    help="End the query when it has taken so long.",
)
@out_option
def query(
    *,
    query: str | None,
    file: BinaryIO | None,
    stock: StockCall | None,
    format_name: str,
    timeout: float,
    out: Path | None,
) -> None:
    """Ask the built graph a QUERY in SPARQL 1.1, or one that kgraph brings along.

    The prefixes of graph.ttl need not be declared. Nothing but the built graph is read, and
    nothing is changed. The first query after a build makes a store beside the graph, in .store/,
    which makes all others quick.
    """
    from kgraph.graph.query import run_query

    if [query, file, stock].count(None) != 2:
        raise click.UsageError("give one of QUERY, --file and --stock.")
    graph = built_graph(out)
    if stock is not None:
        text = stock.text(graph, timeout=timeout)
    else:
        text = _decode(file) if file is not None else query or ""
    found = run_query(graph, text, timeout=timeout)
    click.echo(_render(found, format_name), nl=False)


def _render(found: QueryResult, format_name: str) -> str:
    from kgraph.graph import results

    if format_name == "turtle":  # which alone needs an RDF library
        from kgraph.graph.result_turtle import render_result_turtle

        return render_result_turtle(found)
    render_by_format = {
        "table": results.render_table,
        "csv": results.render_csv,
        "json": results.render_json,
    }
    return render_by_format[format_name](found)


def _decode(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("it is not UTF-8. Save it in that encoding.", place=file.name) from error
