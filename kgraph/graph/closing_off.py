"""What a process that answers queries gives up before it reads one."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path


def close_off(memory_bytes: int | None = None) -> None:
    """Allow no file or connection beyond those that are open, and only so much more memory.

    Whatever a query that got past the checks may try, it stays in this process. Modules that are
    not loaded yet can no longer be. On Windows nothing of this can be had.

    Args:
        memory_bytes: How much memory may be added to what is in use now; as much as there is
            if ``None``. Only Linux can bound it.
    """
    if sys.platform == "win32":
        return
    resource = import_module("resource")
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory_bytes is not None:
            most = memory_bytes + _address_space()
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
