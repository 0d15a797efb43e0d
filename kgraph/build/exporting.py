"""A built graph -> another format, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from kgraph.build.staging import GRAPH_FILE, staged
from kgraph.errors import OutputError
from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.registry import get_format
from kgraph.ontology import load_ontology

LIST_FILE: Final = ".kgraph-export.json"
"""Names what an export has written into a folder, so that the next one may replace it."""


def export_graph(
    out: Path, *, format_name: str, ontology_folder: Path, to: Path | None = None
) -> Path:
    """Write the graph of a build in another format.

    A folder keeps what kgraph did not write there; what an earlier export wrote goes.

    Args:
        out: The folder that was built.
        format_name: A name that the registry of formats knows.
        ontology_folder: What the graph was built with.
        to: The file to write, or the folder to write into; below ``out`` if none.

    Returns:
        The file or folder that was written.

    Raises:
        OutputError: there is no graph or no such format; the target cannot be written, or holds a
            file of the same name that kgraph did not write.
        OntologyError: the ontology is not usable.
    """
    chosen = get_format(format_name)
    target = out / chosen.target if to is None else to
    dataset = Dataset(out / GRAPH_FILE, load_ontology(ontology_folder))
    if not chosen.is_folder:
        chosen.write(dataset, target)
        return target
    before = _listed(target)
    with staged(target) as folder:
        chosen.write(dataset, folder)
        names = {path.name for path in folder.iterdir()}
        _require_free(target, names - before)
        write_atomically(folder / LIST_FILE, json.dumps(sorted(names), indent=0) + "\n")
    for name in before - names:
        (target / name).unlink(missing_ok=True)
    return target


def _listed(folder: Path) -> set[str]:
    try:
        names = json.loads((folder / LIST_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return {name for name in names if isinstance(name, str) and Path(name).name == name}


def _require_free(folder: Path, names: set[str]) -> None:
    for name in sorted(names):
        if (folder / name).exists():
            message = "kgraph did not write this. Move it away, or choose another --to."
            raise OutputError(message, place=str(folder / name))
