"""``kgraph cache``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.command_line import exit_on_failure, from_here, print_lines, print_problems

_out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The output folder, where this is no project.",
)


@click.group()
def cache() -> None:
    """What a project keeps between builds, in .kgraph/cache.sqlite3.

    It may be deleted at any time: the next build then reads every source again.
    """


@cache.command()
@_out_option
def show(out: Path | None) -> None:
    """Print how much is kept, and for which outputs."""
    from kgraph.build.cache_care import describe_cache

    print_lines(describe_cache(_folder(out)))


@cache.command()
@_out_option
@click.option("--all", "everything", is_flag=True, help="Let go of all that is kept.")
def prune(out: Path | None, everything: bool) -> None:
    """Let go of what no output needs any more."""
    from kgraph.build.cache_care import prune_cache

    print_lines([prune_cache(_folder(out), everything=everything)])


@cache.command()
@_out_option
def check(out: Path | None) -> None:
    """Look whether all that is kept is as it was; let go of what is not.

    The next build reads those sources again, so nothing is lost. The exit status is 1 if
    anything was damaged.
    """
    from kgraph.build.cache_care import check_cache

    problems = check_cache(_folder(out))
    print_problems(problems)
    if not problems:
        print_lines(["Nothing is damaged."])
    exit_on_failure(problems)


def _folder(out: Path | None) -> Path:
    from kgraph.build import find_project

    project = find_project(Path.cwd())
    return from_here(project.cache_folder(out or project.output_folder))
