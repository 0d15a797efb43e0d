"""A project of one's own, ready to build."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError
from kgraph.ontology import find_ontology_folder, ontology_path, shapes_path

_STARTER: Final = Path(__file__).parent / "starter"
_HIDDEN: Final = {
    "gitignore": ".gitignore"
}  # under its true name it would hide files from git here


def create_project(folder: Path) -> tuple[Path, ...]:
    """Make a project: settings, ontology, lists of people's decisions and a small source.

    Args:
        folder: A folder that does not exist yet or is empty.

    Returns:
        The files that were made, sorted.

    Raises:
        OutputError: something is there already, or the folder cannot be written.
    """
    try:
        _require_empty(folder)
        return tuple(sorted(_copy(source, folder / name) for name, source in _contents().items()))
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"no project can be made here ({reason}). Choose another folder.", place=str(folder)
        ) from error


def _contents() -> dict[Path, Path]:
    """Return the files to copy, by their names in a project."""
    starter = {path.relative_to(_STARTER): path for path in _STARTER.rglob("*") if path.is_file()}
    contents = {
        name.with_name(_HIDDEN.get(name.name, name.name)): path for name, path in starter.items()
    }
    ontology_folder = find_ontology_folder()
    for path in (ontology_path(ontology_folder), shapes_path(ontology_folder)):
        contents[Path("ontology", path.name)] = path
    return contents


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Contents only: an installed file may be read-only, and its age says nothing.
    return Path(shutil.copyfile(source, target))


def _require_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise OutputError(
            "something is here already, and it stays as it is. Choose a new or empty folder.",
            place=str(folder),
        )
