"""Where commands find what was built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from kgraph.cli.command_line import from_here

Command = TypeVar("Command", bound=Callable[..., object])

out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that was built; by default output/ in the project.",
)


def port_option(help_: str) -> Callable[[Command], Command]:
    """Return the option of commands that serve what was built, with its help."""
    return click.option(
        "--port", type=click.IntRange(0, 65535), default=8077, show_default=True, help=help_
    )


def built_folder(out: Path | None) -> Path:
    """Return the folder of a build: the one given, else the project's."""
    from kgraph.build.project import find_project

    return from_here(find_project(Path.cwd()).output_folder) if out is None else out


def built_graph(out: Path | None) -> Path:
    """Return the graph of a build, which need not be there."""
    from kgraph.build.staging import GRAPH_FILE

    return built_folder(out) / GRAPH_FILE
