"""Where the ontology lies."""

from __future__ import annotations

from pathlib import Path

from kgraph.errors import OntologyError

ONTOLOGY_FILE = "kgraph.ttl"
SHAPES_FILE = "shapes.ttl"


def find_ontology_folder(project: Path | None = None) -> Path:
    """Return the folder with the types and links to use.

    Args:
        project: A project folder. Its ``ontology/`` is used where that holds ``kgraph.ttl``.

    Returns:
        The project's folder, else the one that the installed package carries, else the
        checkout's.

    Raises:
        OntologyError: there is none, so the installation is incomplete.
    """
    package = Path(__file__).parent
    folders = [package / "files", package.parents[1] / "ontology"]
    if project is not None:
        folders.insert(0, project / "ontology")
    for folder in folders:
        if (folder / ONTOLOGY_FILE).is_file():
            return folder
    raise OntologyError(
        f"the package carries no {ONTOLOGY_FILE}. Install kgraph again.", place=str(package)
    )


def ontology_path(folder: Path) -> Path:
    """Return the file with the types and links.

    Raises:
        OntologyError: the folder has none.
    """
    return _require_file(folder / ONTOLOGY_FILE)


def shapes_path(folder: Path) -> Path:
    """Return the file with the SHACL shapes.

    Raises:
        OntologyError: the folder has none.
    """
    return _require_file(folder / SHAPES_FILE)


def _require_file(path: Path) -> Path:
    if not path.is_file():
        raise OntologyError(
            "no such file. Copy it from the ontology/ folder that `kgraph init DIR` makes.",
            place=str(path),
        )
    return path
