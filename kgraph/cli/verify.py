"""``kgraph verify``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.built import built_folder, out_option
from kgraph.cli.command_line import exit_on_failure, print_problems


@click.command()
@out_option
def verify(out: Path | None) -> None:
    """Check the built graph against its sources and shapes.

    Every source must be as it was, every quote must stand at its place, every link must have a
    claim behind it, whatever is named must be described, the graph must have its shapes, and the
    ontology must be sound. What does not hold is listed.
    """
    from kgraph.build import find_project, find_sources_root
    from kgraph.graph.validate import verify_output
    from kgraph.ontology import find_ontology_folder

    folder, project = built_folder(out), find_project(Path.cwd())
    problems = verify_output(
        folder,
        root=find_sources_root(folder) or project.folder,
        ontology_folder=find_ontology_folder(project.folder),
    )
    print_problems(problems)
    exit_on_failure(problems)
    click.echo("Every quote stands at its place, every link has its claim, and every shape holds.")
