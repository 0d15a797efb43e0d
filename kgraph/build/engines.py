"""Who reads the sources of a build: this process, processes here, or a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class RayCluster:
    """A Ray cluster with so many readers, as many as it has processors where ``None``.

    ``address`` is that of a cluster which is there, as Ray has it, or ``auto``; where it is
    ``None``, one is started on this machine and ended with the build. ``on_gpu`` says that each
    reader takes its part of a GPU.
    """

    address: str | None = None
    workers: int | None = None
    on_gpu: bool = False


Workers: TypeAlias = int | RayCluster | None
"""So many processes of this machine, a cluster, or ``None`` for the process that builds."""
