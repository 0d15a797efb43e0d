"""``kgraph build``."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import click

from kgraph.cli.building import BuildOrder, building_options
from kgraph.cli.command_line import exit_on_failure, print_problems
from kgraph.cli.progress import shown_progress

_INTERRUPTED: Final = 130  # as shells have it


@click.command()
@building_options
@click.option("--force", is_flag=True, help="Read every source again.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    help="What reads the sources: processes of this machine, or a Ray cluster; "
    "by default what kgraph.toml says, else local.",
)
@click.option(
    "--address",
    metavar="ADDRESS",
    help="A Ray cluster that is there, or auto; without it --engine ray starts one here.",
)
@click.option(
    "--extracts",
    metavar="FOLDER",
    help="Keep what each source says as Parquet tables in this folder, or at this address.",
)
def build(
    *,
    order: BuildOrder,
    force: bool,
    as_json: bool,
    engine: str | None,
    address: str | None,
    extracts: str | None,
) -> None:
    """Build the graph of SOURCES, which are files and folders.

    Writes graph.ttl, graph.html and report.json. Without SOURCES, data/sources of the project
    is read. Sources that did not change since the last build are not read again. A source that
    cannot be read is listed, and the others are built. Ctrl-C ends a build; what it has read is
    kept, and the next one goes on from there. A build that would drop many claims of sources that
    did not change writes nothing, unless it has --accept-shrink.
    """
    from kgraph.build import render_report

    on_ray = (engine or order.project().settings.engine) == "ray"
    if address is not None and not on_ray:
        raise click.UsageError("--address is for --engine ray.")
    order = replace(order, on_ray=on_ray, address=address, extracts=extracts)
    try:
        with shown_progress() as progress:
            report = order.build(force=force, progress=progress)
    except KeyboardInterrupt:
        click.echo("Stopped. What was read is kept: build again to go on.", err=True)
        click.get_current_context().exit(_INTERRUPTED)
    print_problems(report.problems)
    click.echo(render_report(report) if as_json else report.summary(), nl=not as_json)
    exit_on_failure(report.problems)
