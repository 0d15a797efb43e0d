"""``kgraph export``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.built import built_folder, out_option

FORMATS = ("trig", "nquads", "jsonld", "graphml", "gexf", "csv", "parquet", "neo4j", "obsidian")


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    required=True,
    help="csv, parquet, neo4j and obsidian are folders of files, the others are one file.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="File or folder to write; by default one beside graph.ttl.",
)
@out_option
def export(format_name: str, to: Path | None, out: Path | None) -> None:
    """Write the built graph in another format.

    For RDF tools trig (a named graph for each source), nquads and jsonld; for network tools
    graphml and gexf; for spreadsheets csv; for pandas, DuckDB and clusters parquet; for
    neo4j-admin import neo4j; for Obsidian a vault with a note for each thing. An earlier export
    is replaced; other files are left alone.
    """
    from kgraph.build.exporting import export_graph
    from kgraph.build.project import find_project
    from kgraph.ontology import find_ontology_folder

    written = export_graph(
        built_folder(out),
        format_name=format_name,
        to=to,
        ontology_folder=find_ontology_folder(find_project(Path.cwd()).folder),
    )
    click.echo(f"Wrote {written}.")
