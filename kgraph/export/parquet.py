"""The dataset as a folder of Parquet files, for pandas, DuckDB, Spark and clusters."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pyarrow.parquet import ParquetWriter

from kgraph.export.atomic import replacing
from kgraph.export.columns import TABLES
from kgraph.export.dataset import Dataset

_COMPRESSION: Final = "zstd"


def write_parquet(dataset: Dataset, folder: Path) -> None:
    """Write ``entities``, ``claims``, ``evidence`` and ``documents``, each as one Parquet file.

    The same graph gives the same bytes with the same version of pyarrow, which each file names.

    Raises:
        OutputError: the graph cannot be read, or a file cannot be written.
    """
    for table in TABLES:
        with (
            replacing(folder / f"{table.name}.parquet") as path,
            ParquetWriter(path, table.schema, compression=_COMPRESSION) as writer,
        ):
            for batch in table.batches(dataset):
                writer.write_batch(batch)
