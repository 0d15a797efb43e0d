"""The files of an output, which change together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError

GRAPH_FILE: Final = "graph.ttl"
PAGE_FILE: Final = "graph.html"
REPORT_FILE: Final = "report.json"

_UNFINISHED: Final = ".unfinished"


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give an empty folder to write into; what is there in the end is moved into ``out``.

    Nothing in ``out`` changes before all is written. Then each file takes the place of the old
    one, in quick succession; a kill at any moment leaves every file whole. What a killed build
    has left behind is removed by the next one.

    Raises:
        OutputError: ``out`` is no folder that can be written.
    """
    folder = unfinished(out)
    with _in_one_line(out):
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    try:
        yield folder
        with _in_one_line(out):
            for path in sorted(folder.iterdir()):
                path.replace(out / path.name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unfinished(out: Path) -> Path:
    """Return the folder in which the files of an output are written."""
    return out / _UNFINISHED


def empty(folder: Path) -> None:
    """Take away what was written, so that nothing of it is moved."""
    for path in folder.iterdir():
        path.unlink(missing_ok=True)


@contextmanager
def _in_one_line(out: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            "a file stands where the folder should be. Choose another --out.", place=str(out)
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"it cannot be written ({reason}). Mend that, or choose another --out.", place=str(out)
        ) from error
