"""``kgraph diff``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.built import built_folder
from kgraph.cli.command_line import print_lines
from kgraph.errors import OutputError


@click.command()
@click.argument("old", required=False, type=click.Path(path_type=Path))
@click.argument("new", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "patch"]),
    default="text",
    show_default=True,
    help="patch is SPARQL that turns OLD into NEW.",
)
def diff(old: Path | None, new: Path | None, format_name: str) -> None:
    """Tell what graph NEW has otherwise than graph OLD, with quotes.

    Each is a folder that was built or a graph.ttl. NEW is the project's output unless it is
    given. Without OLD, it is what the last build that changed anything has replaced.
    """
    from kgraph.graph.difference import compare_graphs
    from kgraph.graph.difference_text import difference_json, render_difference
    from kgraph.graph.patch import render_patch

    after = _graph(built_folder(None) if new is None else new)
    before = _replaced() if old is None else _graph(old)
    if format_name == "patch":
        for line in render_patch(before, after):
            click.echo(line)
    elif format_name == "json":
        click.echo(difference_json(compare_graphs(before, after)), nl=False)
    else:
        print_lines(render_difference(compare_graphs(before, after)))


def _graph(path: Path) -> Path:
    """Return a graph that is given by its file or by its folder."""
    from kgraph.build.staging import GRAPH_FILE

    return path / GRAPH_FILE if path.is_dir() else path


def _replaced() -> Path:
    from kgraph.build.previous import find_previous

    folder = built_folder(None)
    found = find_previous(folder)
    if found is None:
        message = "no build has replaced a graph here yet. Name two: kgraph diff OLD NEW."
        raise OutputError(message, place=str(folder))
    return found
