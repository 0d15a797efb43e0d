"""``kgraph query``."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from kgraph.cli.built import built_graph, out_option
from kgraph.errors import QueryError


@click.command()
@click.argument("query", required=False)
@click.option("--file", type=click.File("rb"), help="File with the query; - is standard input.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "csv", "json", "turtle"]),
    default="table",
    show_default=True,
    help="turtle is for CONSTRUCT and DESCRIBE.",
)
@out_option
def query(query: str | None, file: BinaryIO | None, format_name: str, out: Path | None) -> None:
    """Ask the built graph a QUERY in SPARQL 1.1.

    The prefixes of graph.ttl need not be declared. Nothing but the built graph is read.
    """
    from kgraph.graph import results
    from kgraph.graph.query import run_query

    render_by_format = {
        "table": results.render_table,
        "csv": results.render_csv,
        "json": results.render_json,
        "turtle": results.render_result_turtle,
    }
    if (query is None) == (file is None):
        raise click.UsageError("give a QUERY or --file, and not both.")
    text = query if query is not None or file is None else _decode(file)
    found = run_query(built_graph(out), text or "")
    click.echo(render_by_format[format_name](found), nl=False)


def _decode(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("it is not UTF-8. Save it in that encoding.", place=file.name) from error
