"""What runs on the nodes of a cluster: readers, each with a process that has the model.

Ray makes the readers anew where a node or a reader is lost, and gives them again what they had.
What a source does to the process that reads it costs no reader.
"""

from __future__ import annotations

import pickle
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from kgraph.build.cluster.parcels import Parcel, pack, unpack
from kgraph.build.keys import Recipe, installed
from kgraph.build.lasting_worker import LastingWorker
from kgraph.build.source_files import SourceFile
from kgraph.build.workers import Lost, Task
from kgraph.errors import KgraphError, ServiceError
from kgraph.model import Problem

if TYPE_CHECKING:
    from kgraph.build.reading import Read

COLUMN: Final = "content"
_TRIES: Final = 3  # of a source at which its process dies or hangs

Outcome: TypeAlias = "Read | Problem | Lost | KgraphError"
Row: TypeAlias = tuple[str, Outcome]
"""The name of a source and what became of it."""

Table: TypeAlias = Any  # of pyarrow, which has no types


class Reader:
    """Reads the parcels of one table after the other; made once for each worker of the cluster."""

    def __init__(self, task: Task[SourceFile, Read | Problem], recipe: Recipe) -> None:
        self._refusal = None if installed() == recipe.installed else _other_kgraph()
        self._folder = TemporaryDirectory(prefix="kgraph-")
        vars(sys.modules["__main__"]).pop(
            "__file__", None
        )  # or each process would load Ray as well
        self._worker = LastingWorker(task)  # which loads its model while the first table comes

    def __call__(self, table: Table) -> Table:
        """Return what became of each source of a table."""
        return as_table((each.file.source, self._outcome(each)) for each in items_of(table))

    def close(self) -> None:
        """End its process and leave nothing behind; Ray ends readers without asking them."""
        self._worker.close()
        self._folder.cleanup()

    def _outcome(self, parcel: Parcel) -> Outcome:
        if self._refusal is not None:
            return self._refusal
        if isinstance(parcel.content, Problem):
            return parcel.content
        file, fault = unpack(parcel, Path(self._folder.name))
        try:
            result = self._worker.work(file, tries=_TRIES)
        except KgraphError as error:
            return error
        return result if fault is None or isinstance(result, Problem) else fault


def pack_all(table: Table) -> Table:
    """Return parcels of the files that a table names; runs where the files are."""
    return as_table(pack(file) for file in items_of(table))


def as_table(items: Iterable[object]) -> Table:
    """Return things as a table of one column of bytes, which is what Ray Data passes on."""
    import pyarrow as pa

    rows = [pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL) for item in items]
    return pa.table({COLUMN: pa.array(rows, type=pa.large_binary())})


def items_of(table: Table) -> list[Any]:
    """Return what ``as_table`` put into a table. It never comes from outside the cluster."""
    return [pickle.loads(cast("bytes", row.as_py())) for row in table[COLUMN]]


def _other_kgraph() -> ServiceError:
    message = "the kgraph of this node is not the one that builds. Install the same on all nodes."
    return ServiceError(message, place=platform.node())
