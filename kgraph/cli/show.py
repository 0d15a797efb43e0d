"""``kgraph show``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.built import built_graph, out_option
from kgraph.cli.command_line import print_lines


@click.command()
@click.argument("name")
@click.argument("name2", required=False)
@click.option("--why", is_flag=True, help="Say why its names are taken for one thing.")
@out_option
def show(name: str, name2: str | None, *, why: bool, out: Path | None) -> None:
    """Show what the sources say of NAME, with quotes.

    With NAME2, show how the two are linked, by way of others. A name is a label, an alias or
    an id such as person/ana-ruiz.
    """
    from kgraph.graph.describe import describe, render_description
    from kgraph.graph.paths import find_paths, render_paths
    from kgraph.graph.stored import StoredGraph

    stored = StoredGraph.read(built_graph(out))
    if name2 is None:
        print_lines(render_description(stored, describe(stored, name), why=why))
    else:
        print_lines(render_paths(stored, find_paths(stored, name, to=name2)))
