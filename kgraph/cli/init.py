"""``kgraph init``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a project in DIR, a new or empty folder.

    It gets settings, the ontology, lists for names and authorities, and a small source to try.
    """
    from kgraph.build import create_project
    from kgraph.cli.command_line import print_lines

    files = create_project(folder)
    print_lines(["Made:", *(f"  {path}" for path in files), f"Next: cd {folder}; kgraph build"])
