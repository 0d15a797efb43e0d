"""``kgraph curate``, and the parts of it that look at the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.command_line import print_lines
from kgraph.cli.curate_apply import apply
from kgraph.cli.curate_claims import accept, add, reject
from kgraph.cli.curate_entities import merge, rename, retype, split
from kgraph.cli.curate_review import review


@click.group(commands=(accept, add, apply, merge, reject, rename, retype, review, split))
def curate() -> None:
    """Correct the graph, for good: every build applies what you decide here.

    Decisions are written to data/curation.toml of the project. A NAME is a label, an alias or
    an id such as person/ana-ruiz.
    """


@curate.command()
@click.option("--line", type=click.IntRange(min=1), help="Line where the decision begins.")
@click.option("--dry-run", is_flag=True, help="Say which it is, and write nothing.")
def undo(line: int | None, dry_run: bool) -> None:
    """Take the last decision out again, or the one at --line."""
    from kgraph.build import find_project
    from kgraph.build.curating import require_ledger
    from kgraph.build.ledger_file import remove_entry
    from kgraph.build.ledger_text import render_entry

    path = require_ledger(find_project(Path.cwd()))
    entry = remove_entry(path, line, dry_run=dry_run)
    click.echo("This would be taken out:" if dry_run else "Taken out:")
    print_lines(f"  {each}".rstrip() for each in render_entry(entry).splitlines())


@curate.command("list")
def list_decisions() -> None:
    """List all decisions, each with the line where it begins."""
    from kgraph.build import find_project
    from kgraph.build.curating import require_ledger
    from kgraph.build.ledger_file import read_ledger
    from kgraph.resolution.ledger import describe_entry

    ledger = read_ledger(require_ledger(find_project(Path.cwd())))
    print_lines(f"{entry.line:>5}  {describe_entry(entry)}" for entry in ledger.entries)
    if not ledger.entries:
        click.echo("No decision has been made yet.", err=True)
