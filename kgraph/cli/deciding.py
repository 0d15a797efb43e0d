"""What the commands that write a decision share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kgraph.cli.built import built_folder, out_option
from kgraph.cli.command_line import print_lines

if TYPE_CHECKING:
    from kgraph.build.curating import Desk
    from kgraph.model import Decision
    from kgraph.resolution.ledger import Entry

by_option: Final = click.option(
    "--by", help="Who decides; by default your name in git, else your login."
)
_OPTIONS: Final = (
    by_option,
    click.option("--why", default="", help="Why; anybody may read it."),
    click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing."),
    out_option,
)


def decides(make: Callable[..., Entry]) -> Callable[..., None]:
    """Turn a function that makes a decision into a command that writes it.

    The function gets the desk, who decides (a ``Decision``), and its own parameters by name.
    """

    @wraps(make)
    def command(
        *, by: str | None, why: str, dry_run: bool, out: Path | None, **arguments: object
    ) -> None:
        desk = open_here(out)
        entry = make(desk, made_by(by, why=why), **arguments)
        if dry_run:
            print_lines(desk.preview(entry))
        else:
            print_written(desk.write(entry))

    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def open_here(out: Path | None) -> Desk:
    """Return the desk of the project that the working folder belongs to."""
    from kgraph.build import find_project
    from kgraph.build.curating import open_desk

    return open_desk(find_project(Path.cwd()), built_folder(out))


def made_by(name: str | None, *, why: str = "") -> Decision:
    """Return who decides, why, and that it is today."""
    from kgraph.build.curating import find_name
    from kgraph.model import Decision

    return Decision(name or find_name(), why, datetime.date.today().isoformat())


def print_written(line: int) -> None:
    """Say where a decision was written and how it takes effect."""
    click.echo(f"Written to data/curation.toml, line {line}. It holds from the next build on.")
