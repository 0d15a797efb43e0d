"""The arguments and options of commands that build, and a build by them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kgraph.cli.command_line import from_here, language_model_option, named_source

if TYPE_CHECKING:
    from kgraph.build import BuildReport, Project
    from kgraph.build.engines import Workers
    from kgraph.build.progress import Progress

_MOST_WORKERS: Final = 4  # each takes some 300 MB of memory

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What a build is to read and where it is to write, as a person has said it."""

    sources: tuple[Path | str, ...]
    out: Path | None
    workers: int | None
    language_model: str | None
    accepts_shrink: bool
    on_ray: bool = False
    address: str | None = None
    extracts: str | None = None

    def project(self) -> Project:
        """Return the project of the working folder, with what was said.

        Raises:
            SettingsError: its ``kgraph.toml`` cannot be used.
        """
        from kgraph.build import find_project

        project = find_project(Path.cwd()).with_language_model(self.language_model)
        return replace(project, accepts_shrink=self.accepts_shrink, extracts=self.extracts)

    def places(self, project: Project) -> tuple[tuple[Path | str, ...], Path]:
        """Return what is to be read, and the folder to write into."""
        if not self.sources and project.sources_folder is None:
            raise click.UsageError(
                "no SOURCES, and this is no project. "
                "Name files or folders, or go to a project folder."
            )
        folder = project.sources_folder
        sources = self.sources or (() if folder is None else (from_here(folder),))
        return sources, self.out or from_here(project.output_folder)

    def build(
        self, *, force: bool = False, in_one_process: bool = False, progress: Progress
    ) -> BuildReport:
        """Build once.

        Args:
            force: Read every source again.
            in_one_process: Read in this process unless it was said how many should.
            progress: Is told how far the build is.

        Raises:
            KgraphError: what the build needs cannot be used.
        """
        from kgraph.build import build_graph

        project = self.project()
        sources, out = self.places(project)
        return build_graph(
            sources,
            out=out,
            project=project,
            workers=self._readers(
                None if in_one_process else usual_workers(),
                on_gpu=project.settings.device == "gpu",
            ),
            force=force,
            progress=progress,
        )

    def _readers(self, usual: int | None, *, on_gpu: bool) -> Workers:
        from kgraph.build import RayCluster

        if not self.on_ray:
            return self.workers or usual
        # A cluster that is there has as many readers as processors.
        return RayCluster(
            self.address, self.workers or (None if self.address else usual), on_gpu=on_gpu
        )


def usual_workers() -> int | None:
    """Return how many processes read where nobody says it."""
    return min(os.cpu_count() or 1, _MOST_WORKERS)


def building_options(command: Command) -> Command:
    """Give a command the arguments and options of a build, and call it with ``order``."""

    @wraps(command)
    def called(
        *,
        sources: tuple[Path | str, ...],
        out: Path | None,
        workers: int | None,
        language_model: str | None,
        accepts_shrink: bool,
        **rest: object,
    ) -> None:
        order = BuildOrder(sources, out, workers, language_model, accepts_shrink)
        command(order=order, **rest)

    for option in (
        click.option(
            "--accept-shrink",
            "accepts_shrink",
            is_flag=True,
            help="Write also a graph that drops claims which nobody took out.",
        ),
        language_model_option,
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            help="Processes that read sources; by default one a core, four at most.",
        ),
        click.option(
            "--out",
            type=click.Path(file_okay=False, path_type=Path),
            help="Folder to write into; by default output/ in the project.",
        ),
        click.argument("sources", nargs=-1, type=named_source),
    ):
        called = option(called)
    return called
