"""``kgraph curate review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.built import out_option
from kgraph.cli.command_line import one_line, print_lines
from kgraph.cli.deciding import by_option, made_by, open_here, print_written

if TYPE_CHECKING:
    from kgraph.resolution.doubts import Doubt

_ANSWERS = ("a", "r", "s", "q")


@click.command()
@by_option
@click.option("--merges", "only", flag_value="merges", help="Only joined names.")
@click.option("--claims", "only", flag_value="claims", help="Only claims.")
@out_option
def review(by: str | None, only: str | None, out: Path | None) -> None:
    """Walk through what is doubtful: joined names, then claims, the least sure first.

    Each is shown with its reason or its quotes. Each answer is written at once.
    """
    desk, made, asked = open_here(out), made_by(by), set[str]()
    kept = desk.kept()
    while True:
        doubts = kept.doubts(desk.ledger, made, only=only)
        doubt = next((each for each in doubts if each.question not in asked), None)
        if doubt is None:
            click.echo("Nothing more is in doubt.", err=True)
            return
        asked.add(doubt.question)
        answer = _ask(doubt)
        if answer == "q":
            return
        if answer != "s":
            print_written(desk.write(doubt.accept if answer == "a" else doubt.reject))


def _ask(doubt: Doubt) -> str:
    """Show a doubt and return the answer; the end of the input, or Ctrl-C, is to quit."""
    click.echo()
    print_lines(f"  {line}" for line in doubt.lines)
    click.echo(one_line(doubt.question))
    try:
        return str(
            click.prompt(
                "(a)ccept, (r)eject, (s)kip, (q)uit",
                type=click.Choice(_ANSWERS, case_sensitive=False),
                show_choices=False,
            )
        )
    except click.Abort:
        return "q"
