"""``kgraph curate apply``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.built import out_option
from kgraph.cli.command_line import print_lines
from kgraph.cli.deciding import open_here


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@out_option
def apply(file: Path, dry_run: bool, out: Path | None) -> None:
    """Add the decisions in FILE, as the page downloads them, to data/curation.toml.

    What is there already is passed over. If one of them contradicts another, or one that is
    there, nothing is written.
    """
    from kgraph.build import find_project
    from kgraph.build.curating import require_ledger
    from kgraph.build.ledger_additions import read_decisions
    from kgraph.build.ledger_file import add_decisions

    found = read_decisions(file)
    if dry_run:
        print_lines(open_here(out).preview_all(found))
        return
    additions = add_decisions(require_ledger(find_project(Path.cwd())), found)
    if additions.added:
        first, last = additions.added[0].line, additions.added[-1].line
        lines = f"line {first}" if first == last else f"lines {first} to {last}"
        click.echo(
            f"{len(additions.added)} written to data/curation.toml, {lines}. "
            "Decisions hold from the next build on."
        )
    if additions.known:
        click.echo(f"{additions.known} there already.")
    if not found.entries:
        click.echo("The file holds no decision.", err=True)
