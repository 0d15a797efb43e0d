"""``kgraph build``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kgraph.cli.command_line import (
    exit_on_failure,
    from_here,
    language_model_option,
    print_problems,
)
from kgraph.cli.progress import shown_progress

if TYPE_CHECKING:
    from kgraph.build import Project

_INTERRUPTED: Final = 130  # as shells have it
_MOST_WORKERS: Final = 4  # each takes most of a gigabyte of memory


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write into; by default output/ in the project.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read sources; by default one a core, four at most.",
)
@language_model_option
@click.option("--force", is_flag=True, help="Read every source again.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(
    sources: tuple[Path, ...],
    out: Path | None,
    workers: int | None,
    language_model: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Build the graph of SOURCES, which are files and folders.

    Writes graph.ttl, graph.html and report.json. Without SOURCES, data/sources of the project
    is read. Sources that did not change since the last build are not read again. A source that
    cannot be read is listed, and the others are built. Ctrl-C ends a build; what it has read is
    kept, and the next one goes on from there.
    """
    from kgraph.build import build_graph, find_project, render_report

    project = find_project(Path.cwd()).with_language_model(language_model)
    try:
        with shown_progress() as progress:
            report = build_graph(
                sources or [_sources_folder(project)],
                out=out or from_here(project.output_folder),
                project=project,
                workers=workers or usual_workers(),
                force=force,
                progress=progress,
            )
    except KeyboardInterrupt:
        click.echo("Stopped. What was read is kept: build again to go on.", err=True)
        click.get_current_context().exit(_INTERRUPTED)
    print_problems(report.problems)
    click.echo(render_report(report) if as_json else report.summary(), nl=not as_json)
    exit_on_failure(report.problems)


def usual_workers() -> int | None:
    """Return how many processes read where nobody says it."""
    return min(os.cpu_count() or 1, _MOST_WORKERS)


def _sources_folder(project: Project) -> Path:
    if project.sources_folder is None:
        raise click.UsageError(
            "no SOURCES, and this is no project. Name files or folders, or go to a project folder."
        )
    return from_here(project.sources_folder)
