"""``kgraph resolve``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.command_line import from_here
from kgraph.cli.progress import shown_progress

_MEGABYTE, _GIGABYTE = 1_000_000, 1_000_000_000


@click.command()
@click.argument("tables", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write into; by default shards/ in the output folder.",
)
@click.option(
    "--shards",
    type=click.IntRange(min=1, max=10_000),
    default=8,
    show_default=True,
    help="Files that entities and the claims about them are shared out among.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Processes that work at once.",
)
@click.option(
    "--memory",
    type=click.FloatRange(min=1),
    default=4.0,
    show_default=True,
    help="Memory for all processes together, in GB; what does not fit goes to the disk.",
)
@click.option("--gzip", "is_packed", is_flag=True, help="Pack the files.")
@click.option(
    "--scratch",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder for what is needed meanwhile; by default the output folder.",
)
@click.option(
    "--without-decisions",
    is_flag=True,
    help="Leave out the decisions of people and what things are elsewhere.",
)
def resolve(
    *,
    tables: Path,
    out: Path | None,
    shards: int,
    workers: int,
    memory: float,
    **rest: object,
) -> None:
    """Write the graph of TABLES as N-Quads in several files, however large it is.

    TABLES is a folder of Parquet tables with what documents yield. The graph is the one that a
    build of these documents writes.
    """
    from kgraph.build import find_project
    from kgraph.build.progress import Step
    from kgraph.build.sharding import ShardingOrder, write_sharded_graph

    project = find_project(Path.cwd())
    target = out or from_here(project.output_folder) / "shards"
    scratch = rest["scratch"]
    order = ShardingOrder(
        tables, target, shards, workers, int(memory * _GIGABYTE),
        is_packed=bool(rest["is_packed"]),
        without_decisions=bool(rest["without_decisions"]),
        scratch=scratch if isinstance(scratch, Path) else None,
    )  # fmt: skip
    with shown_progress() as progress:
        written = write_sharded_graph(order, project, on_stage=lambda name: progress(Step(name)))
    click.echo(f"{len(written.files)} files in {target}, {_size(written.files)} in all")


def _size(files: tuple[Path, ...]) -> str:
    return f"{sum(path.stat().st_size for path in files) / _MEGABYTE:,.1f} MB"
